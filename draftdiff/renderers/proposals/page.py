"""Proposals as one HTML file: a table with the text in one column, and what is proposed beside it."""

from __future__ import annotations

from draftdiff.renderers.html_page.markup import redlined
from draftdiff.renderers.html_page.page import page_of
from draftdiff.renderers.options import RenderOptions
from draftdiff.renderers.proposals.compilation import Compilation
from draftdiff.renderers.proposals.table import Table


def render(table: Table, _options: RenderOptions) -> str:
    """Return the proposals as an HTML page."""
    return page_of("proposals.html", table.wording.labels, tool=table.tool, table=table, redlined=redlined)


def render_compilation(compilation: Compilation, _options: RenderOptions) -> str:
    """Return the compilation as an HTML page."""
    labels = compilation.wording.labels
    return page_of("compilation.html", labels, tool=compilation.tool, compilation=compilation, redlined=redlined)
