"""One resolution, five files: whatever it is imported from, it gives the same paragraphs.

Ten resolutions in six languages, from official XML, a PDF, a saved page, typed text and a Word file; each is compared
with the XML as a user would, and nothing but looks may differ.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Container, Iterator
from pathlib import Path

import pytest
from conftest import sample
from support.pdf_files import Typesetter, pdf_file

from benchmarks.folders import files_in
from benchmarks.printed_pages import Called, Cover, cover_of, saved_page, typed_lines, with_calls
from draftdiff.compare import compare
from draftdiff.comparison import Change, Row, Weight
from draftdiff.importers import read_source
from draftdiff.lexicons import load_lexicon
from draftdiff.model import LANGUAGES, Document, Language, Paragraph, ParagraphKind
from draftdiff.renderers import render
from draftdiff.renderers.options import RenderOptions

pytestmark = pytest.mark.corpus

CHOSEN = ("75_108", "75_18", "75_45", "75_99", "76_162", "76_54", "77_117", "77_171", "77_225", "78_63")
NAME = re.compile(r"(7\d)_ ?(\d{1,3})(?!\d)")


def as_html(document: Document, cover: Cover) -> bytes:
    return saved_page(document, cover).encode()


def as_text(document: Document, cover: Cover) -> bytes:
    return "\n\n".join(typed_lines(document, cover)).encode()


def as_word(document: Document, cover: Cover) -> bytes:
    same = compare(document, document, load_lexicon(document.language))
    written = render(same, "docx", RenderOptions())
    assert isinstance(written, bytes)
    return written


def as_pdf(document: Document, cover: Cover) -> bytes:
    rtl = document.language is Language.ARABIC
    setter = Typesetter(document.symbol, rtl=rtl, wide=document.language is Language.CHINESE)
    for text in (*cover.lines, f"{cover.number} {cover.title}"):
        setter.paragraph(shown(text), first=0)
    ended = False
    for paragraph in document.paragraphs:
        if paragraph.annex and not ended:
            ended = set_end(setter, cover)
        notes: list[Called] = []
        text = html.unescape(re.sub("</?i>", "", with_calls(paragraph, notes, "\ue000")))
        for part in parts_of(paragraph, text):
            setter.paragraph(shown(part), [shown(note.text) for note in notes])
    if not ended:
        set_end(setter, cover)
    return pdf_file(setter.pages())


def set_end(setter: Typesetter, cover: Cover) -> bool:
    for text in cover.end:
        setter.paragraph(shown(text), first=0)
    return True


def parts_of(paragraph: Paragraph, text: str) -> Iterator[str]:
    if paragraph.kind is ParagraphKind.HEADING and paragraph.number:
        yield paragraph.number
        yield text
    else:
        yield f"{paragraph.number} {text}".strip()


def shown(text: str) -> str:
    """Return what a page shows: plain spaces, no signs that print nothing."""
    return re.sub("[\u00a0\t]", " ", re.sub("[\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u00ad]", "", text))


WRITERS: dict[str, Callable[[Document, Cover], bytes]] = {
    "pdf": as_pdf, "html": as_html, "text": as_text, "docx": as_word,
}  # fmt: skip


@pytest.fixture(scope="module")
def originals(corpus: Path) -> dict[Language, list[tuple[Document, Cover]]]:
    found: dict[Language, list[tuple[Document, Cover]]] = {language: [] for language in LANGUAGES}
    for name, data in files_in(corpus / "ga"):
        match = NAME.search(name)
        if match and f"{match[1]}_{match[2]}" in CHOSEN:
            (document,) = read_source(data, name).documents
            found[document.language].append((document, cover_of(data)))
    return found


def is_change(row: Row, calls: Container[str]) -> bool:
    """Say whether a row differs; figures that were told as calls, which an official file has as text, do not count."""
    changed = [segment for segment in row.segments if segment.is_change]
    if changed and all(segment.old in calls and not segment.new for segment in changed):
        return False
    return row.change is not Change.UNCHANGED or row.weight not in (None, Weight.TYPOGRAPHIC)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("format_name", WRITERS)
def test_a_resolution_is_the_same_whatever_file_it_comes_from(
    originals: dict[Language, list[tuple[Document, Cover]]], format_name: str, language: Language
) -> None:
    assert len(originals[language]) == len(CHOSEN)
    for document, cover in sample(originals[language]):
        data = WRITERS[format_name](document, cover)
        (read,) = read_source(data, f"file.{format_name}").documents
        calls = {problem.text for problem in read.problems if problem.code == "repeated-call"}
        changes = [row for row in compare(document, read, load_lexicon(language)).rows if is_change(row, calls)]
        told = [([one.text for one in row.old], [one.text for one in row.new]) for row in changes]
        assert told == [], document.symbol
        assert len(read.paragraphs) == len(document.paragraphs), document.symbol
