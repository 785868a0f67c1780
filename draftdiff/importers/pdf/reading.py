"""Wires the stages of the import of PDF files, and refuses what has no text: scans, and signs other than are shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from draftdiff.errors import UnreadableFile
from draftdiff.importers.notices import notice
from draftdiff.importers.pdf.direction import is_right_to_left
from draftdiff.importers.pdf.glyphs import Page, read_pages
from draftdiff.importers.pdf.lines import PdfLines, lines_of, read_rows
from draftdiff.importers.pdf.rows import usual_size
from draftdiff.importers.plaintext.decoding.lines import Omission
from draftdiff.importers.plaintext.layout import layout_of
from draftdiff.importers.plaintext.printed import Printed
from draftdiff.importers.plaintext.reading import read_printed
from draftdiff.importers.plaintext.traced_text import Traced, source_of
from draftdiff.importers.plaintext.vocabulary import folded, known_share, known_words
from draftdiff.lexicons import detect_language
from draftdiff.model import Imported, Language
from draftdiff.problems import Problem

_FEWEST_LETTERS = 40
"""A file with fewer letters holds pictures; a stamp or a head may be text."""
_LEAST_ON_PAGES = 0.3
"""Fewer pages with text are those of a scan with a cover."""
_LEAST_KNOWN = 0.55
"""Of resolutions more than nine words in ten are known; of text in other signs hardly one."""
_SURELY_KNOWN = 0.8
"""Where fewer words are known, the text may be that of an OCR."""
_MOST_UNMAPPED = 0.1
"""Where more glyphs have no sign, the text is not to be trusted."""
_MOST_UNSEEN = 0.5
"""Where more is not drawn, an OCR set it under a picture."""
_OCR = "run an OCR on it and import the text that it gives (draftdiff reads plain text)"


def read_pdf(data: bytes, name: str, language: Language | None) -> Imported:
    """Import a PDF. Raises UnreadableFile, or InvalidRecord where its language is not recognised."""
    pages = read_pages(data, name)
    _refuse_without_text(pages, name)
    glyphs = [glyph for page in pages for glyph in page.glyphs]
    rows = read_rows(pages, usual_size(glyphs), rtl=is_right_to_left(glyphs))
    said = language or detect_language(rows.text)
    known = known_share(rows.text, said)
    _refuse_garbage(known, pages, name)
    drawn = [glyph.seen for glyph in glyphs if not glyph.text.isspace()]
    exact = known >= _SURELY_KNOWN and drawn.count(False) <= _MOST_UNSEEN * len(drawn)  # else an OCR read it
    words = known_words(said)
    found = lines_of(rows, lambda word: folded(word) in words)
    whole = [] if exact else [Omission(code="ocr-text", text=Traced())]
    printed = Printed(
        name=name, source=source_of(found.text), lines=found.lines, left_out=found.left_out, looks=found.looks,
        exact=exact, doubts=(*whole, *_of_numbers(found, said)),
    )  # fmt: skip
    first, *others = read_printed(printed, said).documents
    return Imported(documents=(replace(first, problems=(*first.problems, *_of_pages(pages))), *others))


def _of_pages(pages: Sequence[Page]) -> Iterator[Problem]:
    """Tell what stands on pages and in none of their lines."""
    for code, texts in (("turned-text", [one.aside for one in pages]), ("hidden-text", [one.hidden for one in pages])):
        yield from (notice(code, text=text) for text in dict.fromkeys(texts) if text)
    if count := sum(page.annotations for page in pages):
        yield notice("page-remarks", count=count)
    for number, page in enumerate(pages, 1):
        if page.pictured and not _is_written(page):
            yield notice("page-picture", page=number)


def _of_numbers(found: PdfLines, language: Language) -> Iterator[Omission]:
    """Doubt the order of two numbers, unless they are the days of a date."""
    layout = layout_of(language)
    for doubt in found.doubts:
        second = doubt.text.start + doubt.text.text.rfind("-") + 1
        if layout.at("date", found.text, second) is None:
            yield doubt


def _refuse_without_text(pages: Sequence[Page], name: str) -> None:
    """Raise UnreadableFile for a scan: pages that hold pictures and no text."""
    written = sum(map(_is_written, pages))
    if sum(map(_letters_on, pages)) < _FEWEST_LETTERS or written < _LEAST_ON_PAGES * len(pages):
        raise UnreadableFile(f"{name or 'the PDF'} has no text, only pictures of it", hint=_OCR, slug="scan")


def _is_written(page: Page) -> bool:
    """Say whether a page has text; one with fewer letters may hold a number or a stamp."""
    return _letters_on(page) >= _FEWEST_LETTERS / 2


def _letters_on(page: Page) -> int:
    return sum(glyph.text.isalpha() for glyph in page.glyphs)


def _refuse_garbage(known: float, pages: Sequence[Page], name: str) -> None:
    """Raise UnreadableFile where the signs of the file are not those that it shows. `known`: see `known_share`."""
    glyphs = [glyph for page in pages for glyph in page.glyphs if not glyph.text.isspace()]
    unmapped = sum(not glyph.mapped or not glyph.text for glyph in glyphs)
    if unmapped > _MOST_UNMAPPED * len(glyphs) or known < _LEAST_KNOWN:
        message = f"{name or 'the PDF'} shows text but does not say what it is: its signs are mixed up"
        raise UnreadableFile(message, hint=_OCR, slug="garbled-text")
