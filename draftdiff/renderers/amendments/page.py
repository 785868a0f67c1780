"""Amendments as one HTML file, and the same page as PDF."""

from __future__ import annotations

from collections.abc import Sequence

from draftdiff.comparison import Comparison
from draftdiff.renderers.amendments.said import sheets_of
from draftdiff.renderers.html_page.page import page_of
from draftdiff.renderers.labels import page_labels
from draftdiff.renderers.options import RenderOptions


def render(comparisons: Sequence[Comparison], options: RenderOptions) -> str:
    """Return the amendments as an HTML page."""
    labels = page_labels(options.reader)
    sheets = sheets_of(comparisons, labels, options)
    return page_of("amendments.html", labels, tool=comparisons[0].tool, sheets=sheets)


def render_pdf(comparisons: Sequence[Comparison], options: RenderOptions) -> bytes:
    """Return the same page as PDF. Raises DraftdiffError where it cannot be printed."""
    from draftdiff.renderers.pdf_page import pdf_of

    return pdf_of(render(comparisons, options))
