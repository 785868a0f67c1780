"""A page as PDF, from the same HTML, by an extra dependency.

The same page gives the same bytes: nothing is fetched, no date is written, the identifier comes from the content.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

from draftdiff.comparison import Comparison
from draftdiff.errors import DraftdiffError
from draftdiff.package_data import read_package_data
from draftdiff.renderers.html_page import render_several as html_of
from draftdiff.renderers.options import RenderOptions

MOST_CHARACTERS = 1_000_000
"""Of the page: some 240 printed pages, laid out in half a minute. What is longer takes minutes and gigabytes."""


def render_several(comparisons: Sequence[Comparison], options: RenderOptions) -> bytes:
    """Return one or more comparisons, in order, as one PDF file."""
    return pdf_of(html_of(comparisons, options))


def pdf_of(page: str) -> bytes:
    """Print a page. Raises DraftdiffError if WeasyPrint is not installed or the page is too long."""
    if len(page) > MOST_CHARACTERS:
        hint = "take less: --brief, --layout table, --min-weight substantive; or write HTML and print it in a browser"
        message = f"this report is too long for PDF: {len(page):,} characters, and {MOST_CHARACTERS:,} are the most"
        raise DraftdiffError(message, hint=hint, slug="too-long-for-pdf")
    weasyprint = _weasyprint()
    style = read_package_data("renderers", "html_page", "pdf.css").decode()
    # A page holds all that it shows: whatever else it names is not fetched.
    document = weasyprint.HTML(string=page, url_fetcher=weasyprint.urls.URLFetcher(allowed_protocols=()))
    identifier = hashlib.sha256(page.encode()).digest()[:16]
    styles = [weasyprint.CSS(string=style)]
    # Tags say what is a heading, a table, a row: without them a screen reader finds nothing but words.
    written: bytes = document.write_pdf(stylesheets=styles, pdf_identifier=identifier, pdf_tags=True)
    return written


def _weasyprint() -> Any:
    try:
        import weasyprint
    except (ImportError, OSError) as error:  # OSError: Pango, which it is built on, is not installed
        message = "PDF needs WeasyPrint, which is not installed, or the library Pango, which it is built on"
        hint = "pip install weasyprint; or write HTML and print it in a browser"
        raise DraftdiffError(message, hint=hint, slug="no-weasyprint") from error
    return weasyprint
