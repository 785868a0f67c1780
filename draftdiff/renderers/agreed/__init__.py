"""Renderers of agreed language: each clause of a document, and where its words stand already."""

from __future__ import annotations

from typing import cast

from draftdiff.passages import Agreed
from draftdiff.renderers import renderer_of
from draftdiff.renderers.agreed.told import told_of
from draftdiff.renderers.labels import labels_in
from draftdiff.renderers.options import RenderOptions

__all__ = ["AGREED_RENDERERS", "render_agreed"]

AGREED_RENDERERS: dict[str, tuple[str, str]] = {
    "terminal": ("draftdiff.renderers.agreed.terminal:render", "each clause, and where its words stand"),
    "markdown": ("draftdiff.renderers.agreed.markdown:render", "the same for GitHub and e-mail"),
    "html": ("draftdiff.renderers.agreed.page:render", "the clauses whole in one file, for a browser"),
    "csv": ("draftdiff.renderers.agreed.csv_table:render", "one line for each passage, for a spreadsheet"),
}
"""Name of the format: the function `(Told, RenderOptions) -> str`, and a help of one line."""


def render_agreed(agreed: Agreed, format_name: str, options: RenderOptions | None = None) -> str:
    """Render what of a document is agreed language. Raises UnknownFormat."""
    renderer = renderer_of(format_name, AGREED_RENDERERS, f"no output format of clauses is called {format_name!r}")
    options = options or RenderOptions()
    labels = labels_in(format_name, options.reader)
    return cast(str, renderer(told_of(agreed, labels), options))
