"""Word out: all changes accepted are the new text, all rejected the old one, code point for code point."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

from hypothesis import given, settings
from msgspec.structs import replace
from support.invented import comparison, row
from support.small_documents import NEW, OLD
from support.strategies import document_pairs, lexicon_of
from support.word_files import read_texts
from support.word_rules import faults_of

from draftdiff.compare import compare
from draftdiff.comparison import (
    NOT_COMPARED,
    Change,
    Comparison,
    Flag,
    FlagKind,
    Weight,
    new_document,
    old_document,
)
from draftdiff.importers import read_source
from draftdiff.importers.body.places import fold
from draftdiff.importers.docx.reading import read_word
from draftdiff.importers.docx.revisions import View
from draftdiff.keys import with_keys
from draftdiff.lexicons import load_lexicon
from draftdiff.model import By, Document, Language, Mark, MarkKind, Note, NoteKind, Paragraph, ParagraphKind
from draftdiff.problems import Problem, Severity
from draftdiff.renderers import Layout, RenderOptions, render
from draftdiff.renderers.docx.runs import spoken_runs
from draftdiff.renderers.harmless import FSI, PDI

ENGLISH = load_lexicon(Language.ENGLISH)


def lines_of(document: Document) -> tuple[str, ...]:
    """Return what a Word file of a document holds: symbol, title, and each paragraph or cell after its number."""
    head = (text for text in (document.symbol, document.title) if text)
    return (*head, *(line for p in document.paragraphs for line in lines_of_paragraph(p)))


def lines_of_paragraph(paragraph: Paragraph) -> list[str]:
    number = f"{paragraph.number}\t" if paragraph.number else ""
    first, *cells = paragraph.text.split("\t") if paragraph.kind is ParagraphKind.TABLE_ROW else [paragraph.text]
    return [number + first, *cells]


def lines_in(data: bytes, view: View) -> tuple[str, ...]:
    """Return the paragraphs of one view, without the empty one that ends a file where its last text is changed."""
    lines = read_texts(data, view)
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return lines[:-1] if b"<w:p/><w:sectPr" in archive.read("word/document.xml") else lines


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
    assert lines_in(data, View.ACCEPT) == lines_of(new_document(comparison))
    assert lines_in(data, View.REJECT) == lines_of(old_document(comparison))
    assert written(comparison) == data
    assert not faults_of(data)


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
    first = replace(first, notes=(Note(anchor=9, marker="1", text="See the tide tables."),))
    before = replace(OLD, paragraphs=(OLD.paragraphs[0], first, second, *rest))
    turned = replace(OLD, paragraphs=(OLD.paragraphs[0], second, *rest, first))
    comparison = compare(before, turned, ENGLISH)
    assert any(row.moved for row in comparison.rows)
    assert_exact(comparison)
    told = next(p for p in read_source(written(comparison)).documents[0].problems if p.code == "tracked-accepted")
    assert "moveFrom" in told.message and "moveTo" in told.message
    for view in View:
        (document,) = read_word(written(comparison), "", None, view).documents
        assert notes_of(document).count("See the tide tables.") == 1


def test_a_paragraph_that_an_alignment_links_to_a_row_goes_and_the_row_comes() -> None:
    found = compare(OLD, OLD, ENGLISH)
    *others, last = found.rows
    for side in ("old", "new"):
        row = replace(OLD.paragraphs[-1], kind=ParagraphKind.TABLE_ROW, number="")
        assert_exact(replace(found, rows=(*others, replace(last, **{side: (row,)}))))


def with_row(document: Document, *rows: str) -> Document:
    made = with_keys(Paragraph(key="new", kind=ParagraphKind.TABLE_ROW, text=row) for row in rows)
    return replace(document, paragraphs=(*document.paragraphs, *made))


def part(data: bytes, name: str) -> str:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return archive.read(f"word/{name}.xml").decode()


def test_a_moved_and_amended_paragraph_is_a_move_with_changes_at_both_places() -> None:
    first, second, *rest = OLD.paragraphs[1:]
    amended = replace(first, text=first.text.replace("small harbours", "the smallest harbours"))
    turned = replace(OLD, paragraphs=(OLD.paragraphs[0], second, *rest, amended))
    comparison = compare(OLD, turned, ENGLISH)
    assert any(row.moved and row.segments for row in comparison.rows)
    assert_exact(comparison)
    text = part(written(comparison), "document")
    gone, come = text.partition("<w:moveFromRangeEnd")[0], text.partition("<w:moveToRangeStart")[2]
    assert "small</w:delText>" in gone
    assert ">the smallest</w:t></w:r></w:ins>" in come


def test_rows_of_tables_are_rows_of_word_that_come_and_go() -> None:
    old = with_row(OLD, "Lamp\tKeeper", "North\tAda", "West\tCy")
    new = with_row(OLD, "Lamp\tKeeper", "North\tEve", "South\tBen")
    data = written(compare(old, new, ENGLISH))
    assert_exact(compare(old, new, ENGLISH))
    text = part(data, "document")
    assert text.count("<w:tbl>") == 1
    assert text.count("<w:tr>") == 5
    for view, document in ((View.ACCEPT, new), (View.REJECT, old)):
        (read,) = read_word(data, "", None, view).documents
        rows = [p.text for p in read.paragraphs if p.kind is ParagraphKind.TABLE_ROW]
        assert rows == [p.text for p in document.paragraphs if p.kind is ParagraphKind.TABLE_ROW]


def test_comments_are_comments_of_word_with_their_authors() -> None:
    by = By(name="Ada", date="2175-11-02T09:00:00Z")

    def noted(text: str) -> Document:
        second = OLD.paragraphs[1]
        note = Note(anchor=9, marker="1", kind=NoteKind.COMMENT, text=text, by=by)
        return replace(OLD, paragraphs=(OLD.paragraphs[0], replace(second, notes=(note,)), *OLD.paragraphs[2:]))

    data = written(compare(noted("Why tides?"), noted("Why tables?"), ENGLISH))
    for view, text in ((View.ACCEPT, "Why tables?"), (View.REJECT, "Why tides?")):
        (read,) = read_word(data, "", None, view).documents
        assert [(note.text, note.by) for p in read.paragraphs for note in p.notes] == [(text, by)]
        assert not any(problem.code == "note-without-call" for problem in read.problems)


def test_another_look_of_the_same_words_is_tracked_too() -> None:
    def marked(document: Document, place: int, *kinds: MarkKind) -> Document:
        marks = tuple(Mark(kind=kind, start=14, end=24) for kind in kinds)
        paragraphs = [replace(p, marks=marks) if p is document.paragraphs[place] else p for p in document.paragraphs]
        return replace(document, paragraphs=tuple(paragraphs))

    kinds = (MarkKind.HIGHLIGHT, MarkKind.STRIKE)
    old, new = (marked(marked(OLD, -1, *kinds), 1, kind) for kind in kinds)
    data = written(compare(old, new, ENGLISH))
    for view, kind in ((View.ACCEPT, MarkKind.STRIKE), (View.REJECT, MarkKind.HIGHLIGHT)):
        (read,) = read_word(data, "", None, view).documents
        assert [mark.kind for mark in read.paragraphs[1].marks] == [kind]


def test_typography_can_be_left_as_it_was() -> None:
    printed = replace(
        NEW,
        title=NEW.title.replace(" of ", "\u00a0of "),
        paragraphs=tuple(
            replace(
                p, text=p.text.replace("Secretary-General", "Secretary\u2011General").replace("ebb and", "ebb\u00a0and")
            )
            for p in NEW.paragraphs
        ),
    )
    comparison = compare(OLD, printed, ENGLISH)
    assert_exact(comparison)
    data = render(comparison, "docx", RenderOptions(keep_typography=True))
    assert isinstance(data, bytes)
    assert lines_in(data, View.REJECT) == lines_of(OLD)
    assert lines_in(data, View.ACCEPT) == lines_of(NEW)


def test_changes_are_signed_and_dated() -> None:
    options = RenderOptions(author='Ada "Tide" & Co', date="2175-11-02T09:00:00Z")
    data = render(compare(OLD, NEW, ENGLISH), "docx", options)
    assert isinstance(data, bytes)
    (read,) = read_word(data, "", None, View.ACCEPT).documents
    authors = {mark.by for p in read.paragraphs for mark in p.marks if mark.kind is MarkKind.INSERTED}
    assert authors == {By(name='Ada "Tide" & Co', date="2175-11-02T09:00:00Z")}


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


def test_a_changed_word_with_a_look_of_its_own_is_written_in_the_order_of_the_schema() -> None:
    kinds = (MarkKind.STRIKE, MarkKind.SUPERSCRIPT, MarkKind.UNDERLINE)
    marks = tuple(Mark(kind=kind, start=0, end=9) for kind in kinds)
    old, new = (replace(one, paragraphs=tuple(replace(p, marks=marks) for p in one.paragraphs)) for one in (OLD, NEW))
    data = render(compare(old, new, ENGLISH), "docx", RenderOptions(layout=Layout.TABLE))
    assert isinstance(data, bytes)
    assert not faults_of(data)


def test_the_table_has_both_texts_what_changed_and_room_for_a_position() -> None:
    data = render(compare(OLD, NEW, ENGLISH), "docx", RenderOptions(layout=Layout.TABLE))
    assert isinstance(data, bytes)
    text = part(data, "document")
    assert 'w:orient="landscape"' in text
    assert text.count("<w:tblHeader/>") == 1
    lines = read_texts(data, View.ACCEPT)
    assert lines[:3] == (
        "A/RES/173/135 → A/RES/175/16",
        "Cooperation in the field of tide tables",
        "2 substantive changes: OP1 (governing verb), OP2 (added).",
    )
    look_at, counts = lines.index("LOOK AT"), lines.index("4 + 5 paragraphs accounted for") - 2
    assert lines[look_at + 1] == "added" and lines[look_at + 2].startswith("OP2  ")
    assert "governing verb" in lines[look_at:counts]
    assert lines[counts : counts + 8] == (
        "1 added · 0 removed · 1 amended · 3 unchanged · 0 moved",
        "2 substantive",
        "4 + 5 paragraphs accounted for",
        "Paragraph",
        "Old text",
        "New text",
        "Change",
        "Position or instruction",
    )
    row = lines.index("OP1", counts)
    assert lines[row + 1].startswith("1. Requests the Secretary-General")
    assert lines[row + 2].startswith("1. Invites the Secretary-General")
    assert lines[row + 3] == "amended · substantive"
    assert re.search(r"<w:strike/>[^/]*/></w:rPr><w:t [^>]*>Requests<", text)


def test_the_table_without_lighter_changes_names_what_is_unchanged_and_does_not_show_it() -> None:
    light = RenderOptions(layout=Layout.TABLE, min_weight=Weight.SUBSTANTIVE)
    lines = read_texts(render(compare(OLD, NEW, ENGLISH), "docx", light), View.ACCEPT)  # type: ignore[arg-type]
    assert "PP1–PP2 unchanged" in lines and "OP1" in lines and "PP1" not in lines


def test_the_table_says_what_one_language_alone_changes() -> None:
    compared = compare(OLD, NEW, ENGLISH)
    flag = Flag(kind=FlagKind.THIS_LANGUAGE_ONLY, message=FlagKind.THIS_LANGUAGE_ONLY.value)
    rows = (replace(row, flags=(flag,)) if row.change is Change.AMENDED else row for row in compared.rows)
    data = render(replace(compared, rows=tuple(rows)), "docx", RenderOptions(layout=Layout.TABLE))
    assert isinstance(data, bytes)
    lines = read_texts(data, View.ACCEPT)
    assert "2 substantive · 1 in this language only" in lines
    assert "this language only" in lines[lines.index("OP1") :]


def test_the_table_of_arabic_texts_is_mirrored() -> None:
    sides = [replace(one, language=Language.ARABIC) for one in (OLD, NEW)]
    comparison = compare(*sides, load_lexicon(Language.ARABIC))
    data = render(comparison, "docx", RenderOptions(layout=Layout.TABLE, reader=Language.ARABIC))
    assert isinstance(data, bytes)
    text = part(data, "document")
    assert "<w:bidiVisual/>" in text
    assert "فقرة المنطوق 1<" in text  # with spaces, at which a narrow column may part it
    assert "←" in text and "-&gt;" not in text


def runs_of(phrase: str, *, rtl: bool) -> list[tuple[str, bool]]:
    """Return the text of each run of a phrase of the reader's, and whether it is written from right to left."""
    runs = re.findall(r"<w:r>(.*?)<w:t [^>]*>(.*?)</w:t></w:r>", spoken_runs(phrase, rtl=rtl))
    return [(text, "<w:rtl/>" in properties) for properties, text in runs]


def test_a_quotation_written_the_other_way_keeps_its_order_in_a_line_of_word() -> None:
    assert runs_of("fecha: 2120 → 2122", rtl=False) == [("fecha: 2120 → 2122", False)]
    assert runs_of(f"fecha: {FSI}18 يوليه{PDI} → {FSI}22 يوليه{PDI}", rtl=False) == [
        ("fecha: ", False),
        ("\u200e", False),
        ("\u200f18 يوليه\u200f", True),
        ("\u200e", False),
        (" → ", False),
        ("\u200e", False),
        ("\u200f22 يوليه\u200f", True),
        ("\u200e", False),
    ]
    assert runs_of(f"الإحالة: {FSI}175/16{PDI}", rtl=True) == [
        ("الإحالة: ", True),
        ("\u200f", True),
        ("\u200e175/16\u200e", False),
        ("\u200f", True),
    ]


def all_notes(document: Document) -> list[str]:
    """Return the notes of a document, white space folded as in every import, and those told of lines left out."""
    told = (problem.text for problem in document.problems if problem.code == "preface-note")
    return sorted([*told, *(fold(note.text) for p in document.paragraphs for note in p.notes)])


@given(document_pairs())
@settings(max_examples=40)
def test_any_two_documents(pair: tuple[Document, Document]) -> None:
    old, new = pair
    comparison = compare(old, new, lexicon_of(old))
    assert_exact(comparison)
    for view, document in ((View.ACCEPT, new), (View.REJECT, old)):
        (read,) = read_word(written(comparison), "", Language.ENGLISH, view).documents
        assert all_notes(read) == all_notes(document)


def test_the_row_of_a_table_behind_a_symbol_is_no_title() -> None:
    note = Note(anchor=0, marker="1", text="Of the keepers.")
    rows = [Paragraph(key=f"k{n}", kind=ParagraphKind.TABLE_ROW, text="Recalling\tRecalling") for n in range(2)]
    new = replace(NEW, title="", paragraphs=(replace(rows[0], notes=(note,)), rows[1]))
    (read,) = read_word(written(compare(replace(new, paragraphs=()), new, ENGLISH)), "", None, View.ACCEPT).documents
    assert (read.title, [p.text for p in read.paragraphs], notes_of(read)) == ("", [p.text for p in rows], [note.text])


def test_a_number_is_as_large_as_the_line_that_it_stands_in() -> None:
    assert runs_of(f"الدورة {FSI}79{PDI}", rtl=True) == [("الدورة ", True), ("79", True)]
    assert runs_of(f"الوثيقة {FSI}A/179/1{PDI}", rtl=True)[2] == ("\u200eA/179/1\u200e", False)


def test_a_page_of_the_table_may_end_inside_a_long_row_alone() -> None:
    long = "Requests the harbours to publish their tide tables in good time, " * 12
    told = comparison([row(f"{long}[-twice-]{{+once+}}"), row("Notes [-one-]{+two+}", numbers=("2.", "2."))])
    data = render(told, "docx", RenderOptions(layout=Layout.TABLE))
    assert isinstance(data, bytes)
    rows = re.findall(r"<w:tr>(.*?)</w:tr>", part(data, "document"))
    assert ["<w:cantSplit/>" in one for one in rows if "OP1" in one or "OP2" in one][-2:] == [False, True]


def test_the_table_says_what_was_not_compared() -> None:
    note = Problem(code=NOT_COMPARED, severity=Severity.INFO, message="")
    told = replace(compare(OLD, NEW, ENGLISH), problems=(note, note))
    data = render(told, "docx", RenderOptions(layout=Layout.TABLE))
    assert isinstance(data, bytes)
    assert "2 notes not compared, as the other text has none at all" in read_texts(data, View.ACCEPT)
