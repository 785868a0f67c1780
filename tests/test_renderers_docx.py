"""Word out: all changes accepted are the new text, all rejected the old one, code point for code point."""

from __future__ import annotations

from hypothesis import given, settings
from msgspec.structs import replace
from small_documents import NEW, OLD
from strategies import document_pairs

from draftdiff.compare import compare
from draftdiff.comparison import Comparison, new_document, old_document
from draftdiff.importers import read_source
from draftdiff.importers.docx.reading import read_texts, read_word
from draftdiff.importers.docx.revisions import View
from draftdiff.lexicons import load_lexicon
from draftdiff.model import Document, Language, Note, NoteKind
from draftdiff.renderers import render

ENGLISH = load_lexicon(Language.ENGLISH)


def lines_of(document: Document) -> tuple[str, ...]:
    """Return what a Word file of a document holds: symbol, title, and each paragraph after its number."""
    head = (text for text in (document.symbol, document.title) if text)
    return (*head, *(f"{p.number}\t{p.text}" if p.number else p.text for p in document.paragraphs))


def written(comparison: Comparison) -> bytes:
    data = render(comparison, "docx")
    assert isinstance(data, bytes)
    return data


def notes_of(document: Document) -> list[str]:
    return [
        note.text
        for paragraph in document.paragraphs
        for note in sorted(paragraph.notes, key=lambda one: one.anchor)
        if note.kind is NoteKind.FOOTNOTE
    ]


def assert_exact(comparison: Comparison) -> None:
    data = written(comparison)
    assert read_texts(data, View.ACCEPT) == lines_of(new_document(comparison))
    assert read_texts(data, View.REJECT) == lines_of(old_document(comparison))
    assert written(comparison) == data


def test_accepted_is_new_and_rejected_is_old() -> None:
    assert_exact(compare(OLD, NEW, ENGLISH))
    assert_exact(compare(NEW, OLD, ENGLISH))


def test_the_file_is_read_back_as_the_two_documents() -> None:
    data = written(compare(OLD, NEW, ENGLISH))
    for view, document in ((View.ACCEPT, NEW), (View.REJECT, OLD)):
        (read,) = read_word(data, "", None, view).documents
        assert (read.symbol, read.title, read.language) == (document.symbol, document.title, Language.ENGLISH)
        assert [(p.kind, p.number, p.text) for p in read.paragraphs] == [
            (p.kind, p.number, p.text) for p in document.paragraphs
        ]


def test_a_moved_paragraph_is_a_move() -> None:
    first, second, *rest = OLD.paragraphs[1:]
    turned = replace(OLD, paragraphs=(OLD.paragraphs[0], second, *rest, first))
    comparison = compare(OLD, turned, ENGLISH)
    assert any(row.moved for row in comparison.rows)
    assert_exact(comparison)
    told = next(p for p in read_source(written(comparison)).documents[0].problems if p.code == "tracked-accepted")
    assert "moveFrom" in told.message and "moveTo" in told.message


def test_arabic_runs_from_right_to_left() -> None:
    sides = [replace(one, language=Language.ARABIC) for one in (OLD, NEW)]
    comparison = compare(*sides, load_lexicon(Language.ARABIC))
    assert_exact(comparison)


def test_notes_are_footnotes_of_word() -> None:
    def noted(document: Document, text: str) -> Document:
        first, second, *rest = document.paragraphs
        note = Note(anchor=len(second.text), marker="1", text=text)
        return replace(document, paragraphs=(first, replace(second, notes=(note,)), *rest))

    data = written(compare(noted(OLD, "See the tide tables."), noted(NEW, "See the new tide tables."), ENGLISH))
    accepted, rejected = (read_word(data, "", None, view).documents[0] for view in (View.ACCEPT, View.REJECT))
    assert notes_of(accepted) == ["See the new tide tables."]
    assert notes_of(rejected) == ["See the tide tables."]


@given(document_pairs())
@settings(max_examples=40, deadline=None)
def test_any_two_documents(pair: tuple[Document, Document]) -> None:
    old, new = pair
    assert_exact(compare(old, new, ENGLISH))
