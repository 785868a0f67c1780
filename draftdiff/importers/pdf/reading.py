"""Wires the stages of the import of PDF files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from draftdiff.importers.notices import notice
from draftdiff.importers.pdf.direction import is_right_to_left
from draftdiff.importers.pdf.glyphs import Page, read_pages
from draftdiff.importers.pdf.lines import PdfLines, lines_of, read_rows
from draftdiff.importers.pdf.rows import usual_size
from draftdiff.importers.pdf.trust import is_ocr, is_written, known_share, refuse_garbage, refuse_without_text
from draftdiff.importers.plaintext.decoding.lines import Omission
from draftdiff.importers.plaintext.layout import layout_of
from draftdiff.importers.plaintext.printed import Printed
from draftdiff.importers.plaintext.reading import read_printed
from draftdiff.importers.plaintext.traced_text import Traced, source_of
from draftdiff.importers.plaintext.vocabulary import folded, known_words
from draftdiff.lexicons import detect_language
from draftdiff.model import Imported, Language
from draftdiff.problems import Problem


def read_pdf(data: bytes, name: str, language: Language | None) -> Imported:
    """Import a PDF. Raises UnreadableFile, or InvalidRecord where its language is not recognised."""
    pages = read_pages(data, name)
    refuse_without_text(pages, name)
    glyphs = [glyph for page in pages for glyph in page.glyphs]
    rows = read_rows(pages, usual_size(glyphs), rtl=is_right_to_left(glyphs))
    said = language or detect_language(rows.text)
    known = known_share(rows.text, said)
    refuse_garbage(known, pages, name)
    exact = not is_ocr(known, pages)
    words = known_words(said)
    found = lines_of(rows, lambda word: folded(word) in words)
    printed = Printed(
        name=name, source=source_of(found.text), lines=found.lines, left_out=found.left_out, looks=found.looks,
        exact=exact, doubts=(*_of_text(exact=exact), *_of_numbers(found, said)),
    )  # fmt: skip
    first, *others = read_printed(printed, said).documents
    return Imported(documents=(replace(first, problems=(*first.problems, *_of_pages(pages))), *others))


def _of_pages(pages: Sequence[Page]) -> Iterator[Problem]:
    """Tell what stands on pages and in none of their lines."""
    for text in dict.fromkeys(page.aside for page in pages if page.aside):
        yield notice("turned-text", text=text)
    if count := sum(page.annotations for page in pages):
        yield notice("page-remarks", count=count)
    for number, page in enumerate(pages, 1):
        if page.pictured and not is_written(page):
            yield notice("page-picture", page=number)


def _of_text(*, exact: bool) -> Iterator[Omission]:
    """Doubt the whole text of an OCR."""
    if not exact:
        yield Omission(code="ocr-text", text=Traced())


def _of_numbers(found: PdfLines, language: Language) -> Iterator[Omission]:
    """Doubt the order of two numbers, unless they are the days of a date."""
    layout = layout_of(language)
    for doubt in found.doubts:
        second = doubt.text.start + doubt.text.text.rfind("-") + 1
        if layout.at("date", found.text, second) is None:
            yield doubt
