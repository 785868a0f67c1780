"""Renderers: a comparison to text or bytes. They decide looks, never facts."""

from __future__ import annotations

from importlib import import_module
from typing import cast

from draftdiff.comparison import Comparison
from draftdiff.errors import UnknownFormat
from draftdiff.renderers.options import Layout, Order, RenderOptions

__all__ = ["RENDERERS", "Layout", "Order", "RenderOptions", "render"]

RENDERERS: dict[str, tuple[str, str]] = {
    "terminal": ("draftdiff.renderers.terminal:render", "changes in reading order, for a screen"),
    "markdown": ("draftdiff.renderers.markdown:render", "a report for GitHub, pandoc and e-mail"),
    "html": ("draftdiff.renderers.html_page:render", "a report in one file, for a browser and for printing"),
    "json": ("draftdiff.renderers.json_record:render", "the whole comparison, for programs and `render`"),
    "docx": ("draftdiff.renderers.docx:render", "both texts in one Word file, with tracked changes"),
    "alignment": (
        "draftdiff.renderers.alignment_file:render",
        "which paragraphs belong together, to correct",
    ),
}
"""Name of the format: the function `(Comparison, RenderOptions) -> str | bytes`, and a help of one line."""


def render(comparison: Comparison, format_name: str, options: RenderOptions | None = None) -> str | bytes:
    """Render a comparison; needs nothing but the comparison. Raises UnknownFormat."""
    if format_name not in RENDERERS:
        raise UnknownFormat(
            f"no output format is called {format_name!r}",
            hint=f"use one of: {', '.join(RENDERERS)}",
            slug="unknown-format",
        )
    module, function = RENDERERS[format_name][0].split(":")
    renderer = getattr(import_module(module), function)
    return cast("str | bytes", renderer(comparison, options or RenderOptions()))
