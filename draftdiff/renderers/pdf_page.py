"""A page as PDF, from the same HTML, by an extra dependency.

The same page gives the same bytes: nothing is fetched, no date is written, the identifier comes from the content.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from draftdiff.comparison import Comparison
from draftdiff.errors import DraftdiffError
from draftdiff.package_data import read_package_data
from draftdiff.renderers.html_page import render_several as html_of
from draftdiff.renderers.options import RenderOptions

MOST_CHARACTERS = 1_000_000
"""Of the page: some 240 printed pages, laid out in half a minute. What is longer takes minutes and gigabytes."""

_HOUR = "SOURCE_DATE_EPOCH"
"""The variable of reproducible builds: the hour that a program writes in place of the present one."""

_STRAY = 10
"""Signs that no font has, up to which the page can be read; an alphabet has more."""


def render_several(comparisons: Sequence[Comparison], options: RenderOptions) -> bytes:
    """Return one or more comparisons, in order, as one PDF file."""
    return pdf_of(html_of(comparisons, options))


def pdf_of(page: str) -> bytes:
    """Print a page. Raises DraftdiffError if WeasyPrint or a font is not installed, or the page is too long."""
    if len(page) > MOST_CHARACTERS:
        hint = "take less: --brief, --layout table, --min-weight substantive; or write HTML and print it in a browser"
        message = f"this report is too long for PDF: {len(page):,} characters, and {MOST_CHARACTERS:,} are the most"
        raise DraftdiffError(message, hint=hint, slug="too-long-for-pdf")
    weasyprint = _weasyprint()
    style = read_package_data("renderers", "html_page", "pdf.css").decode()
    # A page holds all that it shows: whatever else it names is not fetched.
    source = weasyprint.HTML(string=page, url_fetcher=weasyprint.urls.URLFetcher(allowed_protocols=()))
    document = source.render(stylesheets=[weasyprint.CSS(string=style)])
    identifier = hashlib.sha256(page.encode()).digest()[:16]
    # Tags say what is a heading, a table, a row: without them a screen reader finds nothing but words.
    with _without_the_hour():
        written: bytes = document.write_pdf(pdf_identifier=identifier, pdf_tags=True)
    missing = {sign for font in document.fonts.values() for sign in font.missing}
    if len(missing) > _STRAY:
        message = f"no font here has the sign {chr(min(missing))} and {len(missing) - 1} others of this report"
        hint = "install one, such as Noto Sans CJK for Chinese; or write HTML, and print it on another computer"
        raise DraftdiffError(message, hint=hint, slug="no-font")
    return written


@contextmanager
def _without_the_hour() -> Iterator[None]:
    """Keep the hour out of the fonts: where HarfBuzz cannot cut them down, fontTools does, and writes it in."""
    said = os.environ.get(_HOUR)
    os.environ[_HOUR] = said or "0"
    try:
        yield
    finally:
        if said is None:
            del os.environ[_HOUR]
        else:
            os.environ[_HOUR] = said


def _weasyprint() -> Any:
    try:
        import weasyprint
    except (ImportError, OSError) as error:  # OSError: Pango, which it is built on, is not installed
        message = "PDF needs WeasyPrint, which is not installed, or the library Pango, which it is built on"
        hint = "pip install weasyprint; or write HTML and print it in a browser"
        raise DraftdiffError(message, hint=hint, slug="no-weasyprint") from error
    return weasyprint
