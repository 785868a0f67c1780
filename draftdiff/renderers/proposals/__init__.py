"""Renderers of proposals: what several drafts change in one text, clause by clause of that text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from draftdiff.comparison import Comparison
from draftdiff.renderers import renderer_of
from draftdiff.renderers.labels import labels_in
from draftdiff.renderers.options import RenderOptions
from draftdiff.renderers.proposals.table import table_of
from draftdiff.uptake import Outcome

__all__ = ["PROPOSAL_RENDERERS", "render_proposals"]

PROPOSAL_RENDERERS: dict[str, tuple[str, str]] = {
    "terminal": ("draftdiff.renderers.proposals.terminal:render", "under each clause what is proposed, and by whom"),
    "markdown": ("draftdiff.renderers.proposals.markdown:render", "the same for GitHub and e-mail"),
    "html": ("draftdiff.renderers.proposals.page:render", "a table in one file: the text, and the proposals beside it"),
    "docx": ("draftdiff.renderers.proposals.word:render", "the same table for Word, with a column for what is agreed"),
}
"""Name of the format: the function `(Table, RenderOptions) -> str or bytes`, and a help of one line."""


def render_proposals(
    comparisons: Mapping[str, Comparison],
    format_name: str,
    options: RenderOptions | None = None,
    outcome: Outcome | None = None,
) -> str | bytes:
    """Render the comparisons of one document with several drafts, by the names of these. Raises UnknownFormat.

    `outcome` is a text that came of the proposals; then each says whether it was taken up.
    """
    renderer = renderer_of(format_name, PROPOSAL_RENDERERS, f"no output format of proposals is called {format_name!r}")
    options = options or RenderOptions()
    labels = labels_in(format_name, options.reader)
    return cast(str | bytes, renderer(table_of(comparisons, labels, options, outcome), options))
