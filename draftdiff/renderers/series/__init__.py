"""Renderers of a series: three or more documents in one table, rows aligned across all.

A series is rendered with the comparisons of each document with the one before it: they hold the texts, and what
changed from one to the next.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from draftdiff.comparison import Comparison, Series
from draftdiff.renderers import renderer_of
from draftdiff.renderers.labels import labels_in
from draftdiff.renderers.options import RenderOptions
from draftdiff.renderers.series.matrix import matrix_of

__all__ = ["SERIES_RENDERERS", "render_series"]

SERIES_RENDERERS: dict[str, tuple[str, str]] = {
    "terminal": ("draftdiff.renderers.series.terminal:render", "a matrix of signs, paragraphs by documents"),
    "markdown": ("draftdiff.renderers.series.markdown:render", "the matrix with labels, for GitHub and e-mail"),
    "csv": ("draftdiff.renderers.series.csv_table:render", "label, change and text of each, for a spreadsheet"),
    "html": ("draftdiff.renderers.series.page:render", "the texts side by side in one file, for a browser"),
}
"""Name of the format: the function `(Matrix, RenderOptions) -> str`, and a help of one line."""


def render_series(
    series: Series, comparisons: Sequence[Comparison], format_name: str, options: RenderOptions | None = None
) -> str:
    """Render a series; `comparisons` are one fewer than its documents, in order. Raises UnknownFormat."""
    renderer = renderer_of(format_name, SERIES_RENDERERS, f"no output format of a series is called {format_name!r}")
    options = options or RenderOptions()
    labels = labels_in(format_name, options.reader)
    return cast(str, renderer(matrix_of(series, comparisons, labels), options))
