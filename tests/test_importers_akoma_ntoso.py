"""The shapes that official XML comes in, each in a small file, and what they are read as.

`cases/import/<shape>.xml` is the source, `<shape>.txt` the document: first the header, then a line for each paragraph
with its kind, the annex it stands in, its number, indented by its level; `⟨…⟩` is the opening phrase, `^1` the call of
a note, whose text follows at the end; ` ⋮ ` stands between the cells of a table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from draftdiff.codec import decode_document, encode
from draftdiff.importers import read_source, recognise
from draftdiff.model import Document, Language, MarkKind, Paragraph, ParagraphKind

CASES = Path(__file__).parent / "cases" / "import"
SHAPES = sorted(path.stem for path in CASES.glob("*.xml"))


def read_case(shape: str) -> tuple[Document, ...]:
    return read_source((CASES / f"{shape}.xml").read_bytes(), f"{shape}.xml").documents


def read_one(shape: str) -> Document:
    (document,) = read_case(shape)
    return document


def told(document: Document) -> str:
    return "\n".join((*header_lines(document), "", *map(paragraph_line, document.paragraphs)))


def header_lines(document: Document) -> Iterator[str]:
    yield f"{document.symbol or '(no symbol)'}, {document.language.value}, session {document.session or '(none)'}"
    if document.title:
        yield f"title: {document.title}"
    for item in document.agenda:
        yield f"item: {item.item} {item.title}".rstrip()
    for event in document.events:
        yield f"{event.kind.value}: {event.date} {event.text}".rstrip()
    if document.meeting:
        yield f"meeting: {document.meeting}"
    if document.vote:
        vote = document.vote
        yield f"vote: {vote.kind.value} {vote.in_favour} {vote.against} {vote.abstaining}"
    for name, values in (("draft", document.originating), ("sponsor", document.sponsors)):
        yield from (f"{name}: {value}" for value in values)
    for problem in document.problems:
        yield f"{problem.severity.value}: {problem.code}: {problem.message}"


def paragraph_line(paragraph: Paragraph) -> str:
    where = paragraph.kind.value + (f" {paragraph.annex}" if paragraph.annex else "")
    notes = "".join(f" ^{note.marker} {note.text}" for note in paragraph.notes)
    number = f"{paragraph.number} " if paragraph.number else ""
    return f"{where:12} {'    ' * paragraph.level}{number}{marked_text(paragraph)}{notes}".rstrip()


def marked_text(paragraph: Paragraph) -> str:
    signs = [(note.anchor, 2, f"^{note.marker}") for note in paragraph.notes]
    for mark in paragraph.marks:
        if mark.kind is MarkKind.LEAD:
            signs += [(mark.start, 1, "⟨"), (mark.end, 0, "⟩")]
    text, end = "", 0
    for place, _, sign in sorted(signs):
        text, end = text + paragraph.text[end:place] + sign, place
    return (text + paragraph.text[end:]).replace("\t", " ⋮ ")


@pytest.mark.parametrize("shape", SHAPES)
def test_shapes_are_read_as_their_cases_say(shape: str) -> None:
    expected = (CASES / f"{shape}.txt").read_text(encoding="utf-8")
    assert "\n\n".join(map(told, read_case(shape))) + "\n" == expected


@pytest.mark.parametrize("shape", SHAPES)
def test_documents_can_be_stored_and_read_back(shape: str) -> None:
    for document in read_case(shape):
        assert decode_document(encode(document)) == document


def test_the_cases_are_the_shapes_that_the_product_promises() -> None:
    assert len(SHAPES) == 19
    assert {path.stem for path in CASES.glob("*.txt")} >= set(SHAPES)


def test_links_keep_their_targets_however_they_are_cut() -> None:
    recalling = read_one("plain").paragraphs[1]
    links = [mark for mark in recalling.marks if mark.kind is MarkKind.LINK]
    assert [recalling.text[mark.start : mark.end] for mark in links] == ["173/4", "169", "/", "8"]
    assert links[0].value == "https://undocs.org/en/A/RES/173/4"


def test_a_note_stands_after_what_calls_it_and_keeps_its_own_marks() -> None:
    (note,) = read_one("plain").paragraphs[1].notes
    assert read_one("plain").paragraphs[1].text[: note.anchor].endswith("Keepers of Coastal Lights")
    assert note.text == "Since 2110, the Guild of Coastal Lights."
    assert [(mark.kind, note.text[mark.start : mark.end]) for mark in note.marks] == [(MarkKind.ITALIC, "Guild")]


def test_the_lead_is_the_first_runs_together_and_no_other_emphasis() -> None:
    noting = read_one("plain").paragraphs[2]
    assert [(mark.kind, noting.text[mark.start : mark.end]) for mark in noting.marks] == [
        (MarkKind.LEAD, "Noting with appreciation")
    ]


def test_brackets_round_a_note_go_and_all_other_brackets_stay() -> None:
    first, second = read_one("arabic_numbers_in_text").paragraphs[1:3]
    assert (first.text.count("("), first.text.count(")")) == (1, 1)
    assert (second.text.count("("), second.text.count(")")) == (1, 1)
    assert [note.marker for note in (*first.notes, *second.notes)] == ["(1)", "(2)"]
    assert not any(note.text.startswith("(") for note in (*first.notes, *second.notes))


def test_cells_of_a_row_are_marked_and_joined_by_tabs() -> None:
    row = next(one for one in read_one("table").paragraphs if one.text.startswith("New post"))
    cells = [row.text[mark.start : mark.end] for mark in row.marks if mark.kind is MarkKind.CELL]
    assert cells == ["New post", "Keeper", "2"] == row.text.split("\t")
    assert [(note.anchor, note.text) for note in row.notes] == [(len("New post\tKeeper"), "At night only.")]


def test_what_was_left_out_is_told_with_its_place() -> None:
    document = read_one("sections")
    problem, full_stop = document.problems
    boats = next(one for one in document.paragraphs if one.text == "Boats")
    assert (problem.code, problem.text) == ("repeated-number", "V.")
    assert (problem.location.paragraph, problem.location.offset) == (boats.key, 0)
    assert problem.location.line > 1
    assert (full_stop.code, full_stop.text, document.paragraphs[-1].number) == ("repeated-number", ".", "1.")


def test_the_file_name_tells_that_a_symbol_was_cut_short() -> None:
    source = (CASES / "plain.xml").read_bytes()
    (document,) = read_source(source, "A_RES_175_160-20021E.xml").documents
    assert document.symbol == "A/RES/175/160"
    assert {problem.code for problem in document.problems} == {"symbol-disagrees"}


def test_the_source_is_named_with_its_hash() -> None:
    source = read_one("plain").source
    assert (source.name, source.media_type, source.importer) == ("plain.xml", "application/akn+xml", "akoma-ntoso")
    assert len(source.sha256) == 64


def test_a_language_that_the_user_names_counts() -> None:
    data = (CASES / "plain.xml").read_bytes()
    (document,) = read_source(data, language=Language.FRENCH).documents
    assert document.language is Language.FRENCH
    assert [problem.code for problem in document.problems] == ["language-disagrees"]


def test_what_an_import_doubts_is_what_its_documents_doubt() -> None:
    clean, doubtful = (read_source((CASES / f"{shape}.xml").read_bytes()) for shape in ("plain", "disagreements"))
    assert clean.problems == ()
    assert doubtful.problems == doubtful.documents[0].problems != ()


def test_drafts_are_drafts() -> None:
    data = (CASES / "plain.xml").read_bytes()
    data = data.replace(b'name="resolution"', b'name="resolutionDraft"').replace(b"A/RES/175/16", b"A/175/L.27/Rev.1")
    data = data.replace(b"175/16.", b"").replace(b"175-16", b"")
    (document,) = read_source(data).documents
    assert (document.stage.value, document.symbol, document.session) == ("revised", "A/175/L.27/Rev.1", "175")


def test_official_xml_is_recognised_by_its_content() -> None:
    data = (CASES / "plain.xml").read_bytes()
    assert recognise(data, "anything.txt") == "akoma-ntoso"
    assert recognise(b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- a note -->\n" + data) == "akoma-ntoso"
    assert recognise(data.decode().encode("utf-16")) == "akoma-ntoso"


def test_utf_16_reads_as_utf_8_does() -> None:
    data = (CASES / "wrong_language.xml").read_bytes()
    assert read_source(data.decode().encode("utf-16")).documents[0].paragraphs == read_one("wrong_language").paragraphs


def test_no_paragraph_is_without_text_unless_the_source_is() -> None:
    for shape in SHAPES:
        for document in read_case(shape):
            told_empty = {one.location.paragraph for one in document.problems if one.code == "no-text"}
            assert {one.key for one in document.paragraphs if not one.text} == told_empty
            assert ParagraphKind.CLOSING not in {one.kind for one in document.paragraphs}


def test_a_date_of_adoption_in_the_metadata_alone_counts_and_is_told() -> None:
    source = (CASES / "plain.xml").read_text(encoding="utf-8")
    (document,) = read_source(re.sub(r"<docDate [^>]*adoptionDate.*?</docDate>", "", source).encode()).documents
    assert ("adopted", "2120-11-23") in [(event.kind.value, event.date) for event in document.events]
    assert "no-adoption-date" in {problem.code for problem in document.problems}


def test_a_note_to_the_title_is_told() -> None:
    note = '<authorialNote marker="*"><p>Reissued for technical reasons.</p></authorialNote></preface>'
    source = (CASES / "plain.xml").read_text(encoding="utf-8").replace("</preface>", note)
    (document,) = read_source(source.encode()).documents
    assert [one.text for one in document.problems if one.code == "preface-note"] == ["Reissued for technical reasons."]
