"""Word files become documents: numbers as printed, notes, tables, tracked changes, and nothing lost."""

from __future__ import annotations

import os
import re
import zipfile
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

import pytest
from msgspec.structs import replace
from support.word_files import (
    NAMESPACE,
    counted,
    field,
    list_level,
    listed,
    paragraph,
    read_texts,
    with_parts,
    word_file,
)

from draftdiff.compare import compare
from draftdiff.errors import UnreadableFile
from draftdiff.importers import read_source, recognise
from draftdiff.importers.docx import package
from draftdiff.importers.docx.authors import authors_in
from draftdiff.importers.docx.counting import printed
from draftdiff.importers.docx.reading import read_word
from draftdiff.importers.docx.revisions import View
from draftdiff.importers.options import Revisions
from draftdiff.lexicons import detect_language, load_lexicon
from draftdiff.model import By, Document, Language, MarkKind, Note, NoteKind, ParagraphKind
from draftdiff.renderers.entries import authors_of
from draftdiff.tracking import open_base, write_onto

CORPUS = Path(os.environ.get("DRAFTDIFF_CORPUS", Path(__file__).parents[2] / "shared" / "corpus")) / "docx"

LISTS = (
    f'<w:abstractNum w:abstractNumId="1">{list_level(0, "decimal", "%1.")}{list_level(1, "lowerLetter", "(%2)")}'
    "</w:abstractNum>"
    f'<w:abstractNum w:abstractNumId="2">{list_level(0, "decimal", "%1 -")}{list_level(1, "arabicAbjad", "(%2)")}'
    "</w:abstractNum>"
    '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
    "</w:lvlOverride></w:num>"
)

RESOLUTION = (
    paragraph("Seventy-fifth session")
    + paragraph("A/C.2/175/L.8")
    + paragraph("Care of lighthouses")
    + paragraph("The General Assembly,", italic="")
    + paragraph(" the importance of lighthouses for the safety of all ships,", italic="Recalling")
    + listed("Requests the keepers of lighthouses:", 1)
    + listed("To clean the lamps every week;", 1, 1)
    + listed("To report on the lamps;", 1, 1)
    + listed("Decides to remain seized of the matter.", 1)
)


def read(body: str, **parts: str) -> Document:
    """Read a file; a text too short to tell its language is English."""
    said = Language.ENGLISH if detect_language(body) is Language.UNKNOWN else None
    return read_source(word_file(body, **parts), "A_C.2_175_L.8.docx", language=said).documents[0]


def tracked(name: str, text: str, author: str = "Ada") -> str:
    element = "delText" if name in ("del", "moveFrom") else "t"
    run = f'<w:r><w:{element} xml:space="preserve">{text}</w:{element}></w:r>'
    return f'<w:{name} w:id="9" w:author="{author}" w:date="2175-01-01T00:00:00Z">{run}</w:{name}>'


def test_a_draft_becomes_its_paragraphs() -> None:
    document = read(RESOLUTION, numbering=LISTS)
    assert (document.symbol, document.title) == ("A/C.2/175/L.8", "Care of lighthouses")
    assert document.language is Language.ENGLISH
    assert [(p.kind, p.level, p.number) for p in document.paragraphs] == [
        (ParagraphKind.ENACTING, 0, ""),
        (ParagraphKind.PREAMBULAR, 0, ""),
        (ParagraphKind.OPERATIVE, 0, "1."),
        (ParagraphKind.OPERATIVE, 1, "(a)"),
        (ParagraphKind.OPERATIVE, 1, "(b)"),
        (ParagraphKind.OPERATIVE, 0, "2."),
    ]
    lead = document.paragraphs[1].marks[0]
    assert (lead.kind, lead.start, lead.end) == (MarkKind.LEAD, 0, len("Recalling"))


def test_a_paragraph_that_a_draft_puts_in_without_number_is_one_of_its_own() -> None:
    last = listed("Decides to remain seized of the matter.", 1)
    start, end = RESOLUTION.removesuffix(last), listed("Urges ships to keep away from rocks;", 1) + last
    put_in = read(start + paragraph("Invites all ports to lend their lamps;") + end, numbering=LISTS)
    assert [(p.kind, p.level, p.number) for p in put_in.paragraphs[5:]] == [
        (ParagraphKind.OPERATIVE, 0, ""),
        (ParagraphKind.OPERATIVE, 0, "2."),
        (ParagraphKind.OPERATIVE, 0, "3."),
    ]
    goes_on = read(start + paragraph("and to do so with care;") + end, numbering=LISTS)
    assert goes_on.paragraphs[5].kind is ParagraphKind.CONTINUATION


def test_a_text_in_another_language_than_the_user_names_is_told() -> None:
    body = "".join(map(paragraph, ("L’Assemblée générale,", "Rappelant l’importance des phares pour les navires,")))
    told = {}
    for code in (Language.FRENCH, Language.RUSSIAN):
        (document,) = read_source(word_file(body), "", language=code).documents
        told[code] = [one.message for one in document.problems if one.code == "language-disagrees"]
        assert document.language is code
    assert told == {Language.FRENCH: [], Language.RUSSIAN: ["said to be in ru; the text is in fr"]}


def test_a_section_ends_the_preamble() -> None:
    body = (
        paragraph("The General Assembly,")
        + paragraph(" the lamps,", italic="Recalling")
        + paragraph("I\tLamps")
        + listed("Requests the keepers to clean the lamps.", 1)
    )
    kinds = [(p.kind, p.number) for p in read(body, numbering=LISTS).paragraphs[1:]]
    assert kinds == [
        (ParagraphKind.PREAMBULAR, ""),
        (ParagraphKind.HEADING, "I"),
        (ParagraphKind.OPERATIVE, "1."),
    ]


def test_numbers_are_printed_as_word_prints_them() -> None:
    body = listed("One", 2) + listed("Two", 2, 1) + listed("Three", 2, 1) + listed("Four", 2)
    assert [p.number for p in read(body, numbering=LISTS).paragraphs] == ["1 -", "(أ)", "(ب)", "2 -"]


def test_a_list_starts_anew_where_word_says_so() -> None:
    body = listed("One", 1) + listed("Two", 1) + listed("Three", 3)
    assert [p.number for p in read(body, numbering=LISTS).paragraphs] == ["1.", "2.", "1."]


def test_a_style_says_the_level_of_its_list() -> None:
    named = [list_level(level, "decimal", text).replace("<w:numFmt", f'<w:pStyle w:val="Level{level}"/><w:numFmt')
             for level, text in enumerate(("%1.", "%1.%2."))]  # fmt: skip
    numbered = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = "".join(f'<w:style w:type="paragraph" w:styleId="Level{level}">{numbered}</w:style>' for level in (0, 1))
    lists = f'<w:abstractNum w:abstractNumId="1">{"".join(named)}</w:abstractNum>{LISTS[LISTS.index("<w:num ") :]}'
    body = "".join(paragraph("Text", properties=f'<w:pStyle w:val="Level{level}"/>') for level in (0, 1, 1, 0))
    assert [p.number for p in read(body, numbering=lists, styles=styles).paragraphs] == ["1.", "1.1.", "1.2.", "2."]


def test_the_first_automatic_number_ends_the_preamble_whatever_the_clause_says() -> None:
    body = "".join(map(paragraph, ("The General Assembly,", "Recalling the lamps,")))
    clauses = listed("The keepers are to clean the lamps;", 1) + listed("The lamps are to be lit.", 1)
    assert [p.kind.value for p in read(body + clauses, numbering=LISTS).paragraphs] == [
        "enacting", "preambular", "operative", "operative",
    ]  # fmt: skip


def test_a_list_may_have_the_levels_of_a_style() -> None:
    linked = '<w:abstractNum w:abstractNumId="7"><w:numStyleLink w:val="Clauses"/></w:abstractNum>'
    styled = LISTS.replace(
        '<w:abstractNum w:abstractNumId="1">', '<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="Clauses"/>'
    )
    lists = f'{linked}{styled}<w:num w:numId="7"><w:abstractNumId w:val="7"/></w:num>'
    assert [p.number for p in read(listed("One", 7) + listed("Two", 7, 1), numbering=lists).paragraphs] == ["1.", "(a)"]


def test_heads_of_pages_and_control_characters_are_told() -> None:
    head = f"<w:hdr {NAMESPACE}>{paragraph('A/C.2/175/L.8')}</w:hdr>"
    data = with_parts(
        word_file(paragraph("Decides\u0090 to meet.")), {"word/header1.xml": head, "word/header2.xml": head}
    )
    told = [(one.code, one.text) for one in read_source(data, "").documents[0].problems]
    assert told.count(("page-head", "A/C.2/175/L.8")) == 1
    assert "control-character" in {code for code, _ in told}


def test_a_level_starts_anew_below_the_level_that_it_names() -> None:
    levels = "".join(list_level(level, "decimal", f"%{level + 1}.") for level in range(2))
    third = list_level(2, "lowerRoman", "%3.").replace("<w:numFmt", '<w:lvlRestart w:val="1"/><w:numFmt')
    lists = f'<w:abstractNum w:abstractNumId="1">{levels}{third}</w:abstractNum>{LISTS[LISTS.index("<w:num ") :]}'
    body = "".join(listed("Text", 1, level) for level in (0, 1, 2, 1, 2, 0, 1, 2))
    assert [p.number for p in read(body, numbering=lists).paragraphs] == [
        "1.",
        "1.",
        "i.",
        "2.",
        "ii.",
        "2.",
        "1.",
        "i.",
    ]


TYPED = {
    "l. {}; | 2. {}; | 3. {}.": ["1.", "2.", "3."],
    "I.\t{}; | 2.\t{}; | 3.\t{}.": ["1.", "2.", "3."],
    "1 {}; | 2 {}; | 3 {}.": ["1", "2", "3"],
    "١ {}; | ٢ {}; | ٤ {}.": ["١", "٢", "٤"],
    "OP-1 {}; | OP-2 {}; | OP-3 {}.": ["OP-1", "OP-2", "OP-3"],
    "1.- {}; | 2.- {}; | 3.- {}.": ["1.-", "2.-", "3.-"],
    "[1. {}]; | [2. {}]; | [3. {}].": ["", "", ""],
    "[OP1 {}]; | [OP1bis EU: {}]; | [US: 2. {}].": ["", "", ""],
    "[1.] {}; | [2.] {}; | [3.] {}.": ["[1.]", "[2.]", "[3.]"],
    "(OP1) {}; | (OP2) {}; | (OP3) {}.": ["(OP1)", "(OP2)", "(OP3)"],
}


@pytest.mark.parametrize(("typed", "numbers"), TYPED.items())
def test_clauses_begin_behind_numbers_as_people_type_them(typed: str, numbers: list[str]) -> None:
    recitals = ["[Recalling the lamps,]", "Noting with concern the rocks near them,"]
    clauses = ["Requests the keepers to clean them", "Urges ships to keep away", "Decides to meet again"]
    body = "".join(map(paragraph, ["The General Assembly,", *recitals, *typed.format(*clauses).split(" | ")]))
    document = read(body)
    assert [(one.kind.value, one.number) for one in document.paragraphs[1:]] == [
        *[("preambular", "")] * 2, *(("operative", number) for number in numbers),
    ]  # fmt: skip
    told = [one.text for one in document.problems if one.code == "misread-number"]
    assert told == ([typed[:2]] if typed[:2] in ("l.", "I.") else [])


def test_a_typed_number_that_is_not_due_stays_in_the_text() -> None:
    texts = ("The General Assembly,", "1 Requests oil;", "9 Urges ships to keep away;", "2 Decides to meet again.")
    document = read("".join(map(paragraph, texts)))
    assert [(one.number, one.text) for one in document.paragraphs[1:]] == [
        ("1", "Requests oil;"), ("", "9 Urges ships to keep away;"), ("2", "Decides to meet again."),
    ]  # fmt: skip


def test_clauses_without_numbers_begin_where_they_end_as_clauses() -> None:
    texts = ("大会，", "重申灯塔的重要性，", "重申灯塔必须保持清洁；", "决定继续处理此案。")
    data = word_file("".join(map(paragraph, texts)))
    document = read_source(data, "", language=Language.CHINESE).documents[0]
    assert [one.kind.value for one in document.paragraphs] == ["enacting", "preambular", "operative", "operative"]


def test_a_letter_typed_for_the_first_number_is_changed_in_the_base() -> None:
    clauses = ("The General Assembly,", "l. Requests the keepers to clean the lamps;", "2. Decides to meet again.")
    base = open_base(word_file("".join(map(paragraph, clauses))), "lamps.docx", Language.ENGLISH)
    new = read(
        "".join(
            map(paragraph, (clauses[0], "1. Urges ships to keep away;", "2" + clauses[1][1:], "3" + clauses[2][1:]))
        )
    )
    data = write_onto(base, new, load_lexicon(Language.ENGLISH), author="Ada")
    assert read_texts(data, View.REJECT) == clauses
    assert read_texts(data, View.ACCEPT)[1:] == (
        "1. Urges ships to keep away;", "2. Requests the keepers to clean the lamps;", "3. Decides to meet again.",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (4, "lowerRoman", "iv"),
        (27, "lowerLetter", "aa"),
        (3, "arabicAbjad", "ج"),
        (23, "chineseCounting", "二十三"),
        (10, "chineseCounting", "十"),
        (7, "decimalZero", "07"),
        (3, "none", ""),
        (5, "not known", "5"),
    ],
)
def test_counting(value: int, number_format: str, text: str) -> None:
    assert printed(value, number_format) == text


TRACKED = (
    f'<w:p><w:r><w:t xml:space="preserve">Keep the </w:t></w:r>{tracked("del", "old ")}{tracked("ins", "new ")}'
    "<w:r><w:t>lamp.</w:t></w:r></w:p>"
    '<w:p><w:pPr><w:rPr><w:del w:id="2" w:author="Ada"/></w:rPr></w:pPr>'
    f"{tracked('del', 'A whole paragraph.')}</w:p>"
    f"<w:p>{tracked('moveFrom', 'A moved part.')}<w:r><w:t>Last.</w:t></w:r>{tracked('moveTo', 'A moved part.')}</w:p>"
)


def test_tracked_changes_are_read_as_accepted_and_told() -> None:
    document = read(TRACKED)
    assert [p.text for p in document.paragraphs] == ["Keep the new lamp.", "Last.A moved part."]
    told = next(problem for problem in document.problems if problem.code == "tracked-accepted")
    assert told.message == "tracked changes were read as accepted: del 3, ins 1, moveFrom 1, moveTo 1"


def test_tracked_changes_can_be_rejected() -> None:
    document = read_word(word_file(TRACKED), "", Language.ENGLISH, View.REJECT).documents[0]
    texts = [p.text for p in document.paragraphs]
    assert texts == ["Keep the old lamp.", "A whole paragraph.", "A moved part.Last."]


def test_both_ways_give_two_documents_that_say_who_changed_what() -> None:
    before, after = read_source(word_file(TRACKED), "lamps.docx", revisions=Revisions.BOTH).documents
    assert [p.text for p in before.paragraphs] == ["Keep the old lamp.", "A whole paragraph.", "A moved part.Last."]
    gone = [mark for mark in before.paragraphs[0].marks if mark.kind is MarkKind.DELETED]
    come = [mark for mark in after.paragraphs[0].marks if mark.kind is MarkKind.INSERTED]
    ada = By(name="Ada", date="2175-01-01T00:00:00Z")
    assert [(mark.start, mark.end, mark.by) for mark in gone] == [(9, 12, ada)]
    assert [(mark.start, mark.end, mark.by) for mark in come] == [(9, 12, ada)]
    row = compare(before, after, load_lexicon(Language.ENGLISH)).rows[0]
    assert authors_of(row) == (ada,)


def test_a_file_without_tracked_changes_is_one_document_both_ways() -> None:
    assert len(read_source(word_file(RESOLUTION), "lamps.docx", revisions=Revisions.BOTH).documents) == 1


def test_a_paragraph_tells_who_parted_it() -> None:
    mark = '<w:pPr><w:rPr><w:ins w:id="2" w:author="Ada"/></w:rPr></w:pPr>'
    body = f"<w:p>{mark}<w:r><w:t>Requests lamps.</w:t></w:r></w:p>{paragraph('Invites keepers.')}"
    before, after = read_source(word_file(body), "lamps.docx", revisions=Revisions.BOTH).documents
    assert [p.text for p in before.paragraphs] == ["Requests lamps.Invites keepers."]
    (end,) = after.paragraphs[0].marks
    assert (end.kind, end.start, end.end, end.by) == (MarkKind.INSERTED, 15, 15, By(name="Ada"))


def test_a_row_of_a_table_tells_who_added_it() -> None:
    cell = f"<w:tc>{paragraph('Lamp')}</w:tc>"
    row = f'<w:tr><w:trPr><w:ins w:id="1" w:author="Ada"/></w:trPr>{cell}</w:tr>'
    (only,) = read(f"<w:tbl>{row}</w:tbl>").paragraphs
    (mark,) = (mark for mark in only.marks if mark.kind is MarkKind.INSERTED)
    assert (mark.start, mark.end, mark.by) == (0, 4, By(name="Ada"))


@pytest.mark.parametrize(
    ("change", "before", "after"), [("cellIns", "Lamp", "Lamp\tLit"), ("cellDel", "Lamp\tLit", "Lamp")]
)
def test_a_column_comes_and_goes_by_its_cells(change: str, before: str, after: str) -> None:
    tracked_cell = f'<w:tc><w:tcPr><w:{change} w:id="1" w:author="Ada"/></w:tcPr>{paragraph("Lit")}</w:tc>'
    data = word_file(f"<w:tbl><w:tr><w:tc>{paragraph('Lamp')}</w:tc>{tracked_cell}</w:tr></w:tbl>")
    was, now = read_source(data, "lamps.docx", language="en", revisions=Revisions.BOTH).documents
    assert ([p.text for p in was.paragraphs], [p.text for p in now.paragraphs]) == ([before], [after])
    (author,) = authors_in(data)
    assert author.inserted + author.deleted == 1


def test_a_paragraph_whose_mark_is_deleted_joins_the_next() -> None:
    body = (
        '<w:p><w:pPr><w:rPr><w:del w:id="2" w:author="Ada"/></w:rPr></w:pPr><w:r><w:t>One </w:t></w:r></w:p>'
        "<w:p><w:r><w:t>sentence.</w:t></w:r></w:p>"
    ).replace("<w:t>One", '<w:t xml:space="preserve">One')
    assert read_texts(word_file(body), View.ACCEPT) == ("One sentence.",)
    assert read_texts(word_file(body), View.REJECT) == ("One ", "sentence.")


def test_nested_changes_of_two_authors() -> None:
    inner = tracked("del", "wrong ", "Ben")
    body = f'<w:p><w:r><w:t>Lamp </w:t></w:r><w:ins w:id="1" w:author="Ada">{inner}</w:ins></w:p>'
    assert read_texts(word_file(body), View.ACCEPT) == read_texts(word_file(body), View.REJECT)


def test_notes_and_comments_stand_at_their_calls() -> None:
    body = (
        '<w:p><w:r><w:t>Recalling lamps,</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r>'
        '<w:r><w:commentReference w:id="0"/></w:r></w:p>'
    )
    notes = '<w:footnote w:id="2"><w:p><w:r><w:t>See the lamps.</w:t></w:r></w:p></w:footnote>'
    comments = (
        '<w:comment w:id="0" w:author="Ada" w:date="2175-01-01T00:00:00Z">'
        "<w:p><w:r><w:t>Why lamps?</w:t></w:r></w:p></w:comment>"
    )
    (only,) = read(body, footnotes=notes, comments=comments).paragraphs
    footnote, comment = only.notes
    assert (footnote.kind, footnote.marker, footnote.text) == (NoteKind.FOOTNOTE, "1", "See the lamps.")
    assert (footnote.anchor, comment.anchor) == (len("Recalling lamps,"), len("Recalling lamps,"))
    assert (comment.kind, comment.text) == (NoteKind.COMMENT, "Why lamps?")
    assert comment.by is not None
    assert (comment.by.name, comment.by.date) == ("Ada", "2175-01-01T00:00:00Z")


@pytest.mark.parametrize("place", range(4))
def test_notes_and_comments_to_lines_of_the_cover_are_told(place: int) -> None:
    lines = [
        "A/C.3/173/L.5",
        "Agenda item 12 (b)",
        "Norland: draft resolution",
        "Care of lamps",
        "The General Assembly,",
    ]
    calls = '<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:commentReference w:id="0"/></w:r></w:p>'
    body = [paragraph(line) for line in lines]
    body[place] = body[place].replace("</w:p>", calls)
    notes = '<w:footnote w:id="2"><w:p><w:r><w:t>Sudland joined.</w:t></w:r></w:p></w:footnote>'
    comments = '<w:comment w:id="0" w:author="Ada"><w:p><w:r><w:t>Why lamps?</w:t></w:r></w:p></w:comment>'
    document = read("".join(body) + paragraph("Recalling lamps,"), footnotes=notes, comments=comments)
    assert document.title == "Care of lamps"
    told = [problem.text for problem in document.problems if problem.code == "preface-note"]
    assert told == ["Sudland joined.", "Why lamps?"]


def test_nothing_is_lost_in_controls_fields_links_and_boxes() -> None:
    body = (
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>In a control</w:t></w:r></w:p></w:sdtContent></w:sdt>"
        '<w:p><w:hyperlink w:anchor="x"><w:r><w:t>In a link</w:t></w:r></w:hyperlink></w:p>'
        '<w:p><w:fldSimple w:instr="PAGE"><w:r><w:t>In a field</w:t></w:r></w:fldSimple></w:p>'
        "<w:p><w:r><w:t>No</w:t><w:noBreakHyphen/><w:t>break</w:t></w:r></w:p>"
        "<w:p><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>In a box</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
        "</w:p>"
    )
    texts = [p.text for p in read(body).paragraphs]
    assert texts == ["In a control", "In a link", "In a field", "No\u2011break", "In a box"]


def run_of(text: str, look: str = "") -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


STYLED, SHOWN = '<w:rStyle w:val="Hid"/>', '<w:vanish w:val="0"/>'
HIDING = (
    '<w:style w:type="character" w:styleId="Hid"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Aside"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Below"><w:basedOn w:val="Aside"/></w:style>'
)


@pytest.mark.parametrize(
    ("clause", "text", "told"),
    [
        (f"<w:p>{run_of('Decides ')}{run_of('not ', '<w:vanish/>')}{run_of('to go;')}</w:p>", "Decides to go;", "not"),
        (f"<w:p>{run_of('Decides ')}{run_of('not ', STYLED)}{run_of('to go;')}</w:p>", "Decides to go;", "not"),
        (paragraph("Decides to go;", properties='<w:pStyle w:val="Below"/>'), "", "Decides to go;"),
        (f"<w:p><w:pPr><w:pStyle w:val='Below'/></w:pPr>{run_of('Decides to go;', SHOWN)}</w:p>", "Decides to go;", ""),
        (
            f"<w:p><w:pPr><w:pStyle w:val='Below'/></w:pPr>{run_of('Decides to go;', STYLED)}</w:p>",
            "Decides to go;",
            "",
        ),
    ],
)
def test_hidden_text_is_left_out_and_told(clause: str, text: str, told: str) -> None:
    document = read(RESOLUTION + clause, numbering=LISTS, styles=HIDING)
    assert [p.text for p in document.paragraphs[6:]] == [text] * bool(text)
    assert [one.text for one in document.problems if one.code == "hidden-text"] == [told] * bool(told)


def test_hidden_text_whose_deletion_is_tracked_is_told_before_it() -> None:
    gone = tracked("del", "not ").replace("<w:r>", "<w:r><w:rPr><w:vanish/></w:rPr>")
    data = word_file(f"<w:p>{run_of('Decides ')}{gone}{run_of('to go;')}</w:p>")
    for view, told in ((View.REJECT, ["not"]), (View.ACCEPT, [])):
        (document,) = read_word(data, "", None, view).documents
        assert [one.text for one in document.problems if one.code == "hidden-text"] == told


def test_a_note_that_hidden_text_calls_is_told() -> None:
    call = '<w:r><w:rPr><w:vanish/></w:rPr><w:footnoteReference w:id="2"/></w:r>'
    note = f'<w:footnote w:id="2"><w:p>{run_of("See the lamps.")}{run_of("Or not.", "<w:vanish/>")}</w:p></w:footnote>'
    document = read(f"{RESOLUTION}<w:p>{run_of('Decides to go;')}{call}</w:p>", numbering=LISTS, footnotes=note)
    told = [(one.code, one.text) for one in document.problems if one.code in ("note-without-call", "hidden-text")]
    assert sorted(told) == [("hidden-text", "Or not."), ("note-without-call", "See the lamps.")]


def test_a_number_before_no_text_counts_unless_it_is_hidden() -> None:
    empty = '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>MARK</w:pPr></w:p>'
    hidden = empty.replace("MARK", "<w:rPr><w:vanish/></w:rPr>")
    body = listed("One", 1) + empty.replace("MARK", "") + listed("Three", 1) + hidden + listed("Four", 1)
    assert [p.number for p in read(body, numbering=LISTS).paragraphs] == ["1.", "3.", "4."]


MATHS = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'


@pytest.mark.parametrize(
    ("equation", "text"),
    [
        ("<m:f><m:num>1</m:num><m:den>2</m:den></m:f>", "1/2"),
        ("<m:f><m:fPr/><m:num>a+b</m:num><m:den>2</m:den></m:f>", "(a+b)/2"),
        ("<m:f><m:num><m:f><m:num>1</m:num><m:den>2</m:den></m:f></m:num><m:den>3</m:den></m:f>", "(1/2)/3"),
        ("<m:sSup><m:e>10</m:e><m:sup>2</m:sup></m:sSup>", "10²"),
        ("<m:rad><m:radPr/><m:deg/><m:e>y</m:e></m:rad>", "√y"),
        ("<m:d><m:e>x+1</m:e><m:e>y</m:e></m:d>", "(x+1|y)"),
        ('<m:d><m:dPr><m:begChr m:val="["/><m:endChr m:val=""/></m:dPr><m:e>x</m:e></m:d>', "[x"),
        ('<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:sub/><m:sup/><m:e>x</m:e></m:nary>', "∑x"),
    ],
)
def test_an_equation_keeps_the_signs_that_word_draws(equation: str, text: str) -> None:
    inner = re.sub(r"(?<=>)([^<>]+)(?=<)", r"<m:r><m:t>\1</m:t></m:r>", equation)
    (found,) = read(f"<w:p><w:r><w:t>Lamp</w:t></w:r><m:oMath {MATHS}>{inner}</m:oMath></w:p>").paragraphs
    raised = [mark for mark in found.marks if mark.kind is MarkKind.SUPERSCRIPT]
    assert (found.text, len(raised)) == ("Lamp" + text.replace("²", "2"), text.count("²"))


@pytest.mark.parametrize(
    ("run", "text"),
    [
        ('<w:sym w:font="Symbol" w:char="F0B3"/>', "≥"),
        ('<w:sym w:font="Symbol" w:char="0061"/>', "α"),
        ('<w:sym w:font="Wingdings" w:char="F0FC"/>', "✓"),
        ('<w:sym w:font="Webdings" w:char="F061"/>', "\ufffd"),
        ('<w:sym w:font="Times New Roman" w:char="F0B0"/>', "°"),
        ('<w:sym w:font="Times New Roman" w:char="2013"/>', "–"),
        ('<w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr><w:t>\uf0b7</w:t>', "•"),
        ("<w:t>\uf0b7</w:t>", "\uf0b7"),
    ],
)
def test_signs_of_symbol_fonts_are_read_as_they_are_seen(run: str, text: str) -> None:
    assert [p.text for p in read(f"<w:p><w:r>{run}</w:r></w:p>").paragraphs] == [text]


def test_a_bullet_is_the_sign_that_is_seen() -> None:
    level = list_level(0, "bullet", "\uf0b7").replace("</w:lvl>", '<w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr></w:lvl>')
    lists = f'<w:abstractNum w:abstractNumId="1">{level}</w:abstractNum>{LISTS[LISTS.index("<w:num ") :]}'
    assert [p.number for p in read(listed("One", 1), numbering=lists).paragraphs] == ["•"]


def test_a_mark_that_somebody_typed_for_a_note_is_its_number() -> None:
    call = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>*</w:t></w:r>'
    counted = '<w:r><w:footnoteReference w:id="3"/></w:r>'
    starred = call.replace('"2"', '"4"')
    notes = "".join(
        f'<w:footnote w:id="{number}"><w:p>{run_of(text)}</w:p></w:footnote>'
        for number, text in ((2, "* See the lamps."), (3, " See the tides."), (4, "See the fog."))
    )
    body = f"<w:p>{run_of('Recalling lamps')}{call}{run_of(' and tides')}{counted}{run_of(',')}{starred}</w:p>"
    (found,) = read(body, footnotes=notes).paragraphs
    assert found.text == "Recalling lamps and tides,"
    assert [(n.marker, n.text) for n in found.notes] == [
        ("*", "See the lamps."), ("1", "See the tides."), ("*", "See the fog."),
    ]  # fmt: skip


def test_numbers_that_fields_count_are_those_that_word_prints() -> None:
    clauses = (
        counted("AUTONUM", "Requests the keepers:")
        + counted(r'LISTNUM "NumberDefault" \l 5', "To clean the lamps;")
        + counted("LISTNUM NumberDefault", "To light them;")
        + counted("LISTNUM NumberDefault \\l 6", "To ring the bells;")
        + counted("LISTNUM NumberDefault \\l 5", "To mend the roofs:")
        + counted("LISTNUM NumberDefault \\l 6", "Of towers;")
        + counted(r"AUTONUM \* Arabic", "Decides to meet again.")
    )
    document = read(paragraph("The General Assembly,") + paragraph("Recalling the lamps,") + clauses)
    assert [(one.number, one.level) for one in document.paragraphs[2:]] == [
        ("1.", 0), ("(a)", 1), ("(b)", 1), ("(i)", 2), ("(c)", 1), ("(i)", 2), ("2.", 0),
    ]  # fmt: skip
    assert not any(one.code == "field-number" for one in document.problems)


def test_the_number_of_a_field_in_a_clause_that_was_taken_out_is_one_of_the_text_before() -> None:
    number = field("AUTONUM").replace("instrText", "delInstrText")
    words = "<w:r><w:delText> Asks.</w:delText></w:r>"
    gone = f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:del>{number}{words}</w:del></w:p>"
    body = gone + counted("AUTONUM", "Decides.")
    for view, numbers in ((View.REJECT, ["1.", "2."]), (View.ACCEPT, ["1."])):
        (document,) = read_word(word_file(body), "", Language.ENGLISH, view).documents
        assert [one.number for one in document.paragraphs] == numbers


def test_numbers_of_fields_that_are_not_known_are_told() -> None:
    simple = (
        '<w:p><w:fldSimple w:instr="LISTNUM OutlineDefault \\l 2 \\s 3"/><w:r><w:t> Calls for oil.</w:t></w:r></w:p>'
    )
    body = simple + counted("LISTNUM Clauses", "Requests help;") + counted(r"AUTONUM \s :", "Decides.")
    document = read(body + "<w:p><w:r><w:t>See </w:t></w:r>" + field("REF _1") + "</w:p>")
    assert [(one.number, one.text) for one in document.paragraphs[:3]] == [
        ("C.", "Calls for oil."), ("", "Requests help;"), ("1:", "Decides."),
    ]  # fmt: skip
    assert [one.text for one in document.problems if one.code == "field-number"] == ["Requests help;"]


def test_a_field_within_the_code_of_another_is_not_printed() -> None:
    begin, middle, end = (f'<w:r><w:fldChar w:fldCharType="{which}"/></w:r>' for which in ("begin", "separate", "end"))
    page = f"{begin}{middle}{run_of('7')}{end}"
    body = f"<w:p>{begin}{page}{run_of('x')}{middle}{run_of('To act')}{end}{run_of(' soon')}</w:p>"
    document = read(body)
    assert [p.text for p in document.paragraphs] == ["To act soon"]
    assert [one.text for one in document.problems if one.code == "hidden-text"] == ["7x"]
    hidden = end.replace("<w:r>", "<w:r><w:rPr><w:vanish/></w:rPr>")
    for closing in (hidden, ""):
        (left,) = read(f"<w:p>{begin}{closing}{run_of('To act')}</w:p>").paragraphs
        assert left.text == "To act"


@pytest.mark.parametrize(
    ("result", "text"), [('<w:result w:val="1"/>', "Urges all"), ("", "Asks all"), ('<w:result w:val="9"/>', "all")]
)
def test_what_is_chosen_of_a_list_is_printed(result: str, text: str) -> None:
    entries = '<w:listEntry w:val="Asks "/><w:listEntry w:val="Urges "/>'
    begin = f'<w:fldChar w:fldCharType="begin"><w:ffData><w:ddList>{result}{entries}</w:ddList></w:ffData></w:fldChar>'
    end = '<w:instrText> FORMDROPDOWN </w:instrText><w:fldChar w:fldCharType="end"/>'
    assert [p.text for p in read(f"<w:p><w:r>{begin}{end}</w:r>{run_of('all')}</w:p>").paragraphs] == [text]


def test_a_file_with_macros_is_read_and_not_written_on() -> None:
    data = with_parts(word_file(RESOLUTION, numbering=LISTS), {"word/vbaProject.bin": b"macros"})
    found = read_source(data, "A_C.2_175_L.8.docm").documents[0]
    assert found.paragraphs == read(RESOLUTION, numbering=LISTS).paragraphs
    with pytest.raises(UnreadableFile, match="macros"):
        write_onto(open_base(data, "draft.docm"), found, load_lexicon(Language.ENGLISH), author="Ada")


def test_the_strict_variant_is_read_and_not_written_on() -> None:
    data = word_file(RESOLUTION, numbering=LISTS)
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist() if name.startswith("word/")}
    common = rb"http://schemas.openxmlformats.org/(wordprocessingml|officeDocument)/2006/"
    strict = {name: re.sub(common, rb"http://purl.oclc.org/ooxml/\1/", part) for name, part in parts.items()}
    found = read_source(with_parts(data, strict), "A_C.2_175_L.8.docx").documents[0]
    assert found.paragraphs == read(RESOLUTION, numbering=LISTS).paragraphs
    base = open_base(with_parts(data, strict), "A_C.2_175_L.8.docx")
    with pytest.raises(UnreadableFile, match="strict variant"):
        write_onto(base, found, load_lexicon(Language.ENGLISH), author="Ada")


@pytest.mark.parametrize(("body", "told"), [("", ["no-paragraphs"]), (paragraph("Decides to meet."), [])])
def test_a_file_without_text_is_told(body: str, told: list[str]) -> None:
    assert [one.code for one in read(body).problems if one.code == "no-paragraphs"] == told


def test_parts_may_have_other_names() -> None:
    """Word on the web writes `document2.xml`, `styles2.xml` …, which the file itself relates to one another."""
    data = word_file(RESOLUTION, numbering=LISTS)
    names = ("document", "styles", "numbering")
    with zipfile.ZipFile(BytesIO(data)) as old:
        parts = {name: old.read(name).decode("latin-1") for name in old.namelist()}
    renamed = {re.sub(rf"({'|'.join(names)})\.xml", r"\g<1>2.xml", name): name for name in parts}
    for name, content in parts.items():
        if name.endswith((".rels", "Types].xml")):
            parts[name] = re.sub(rf"({'|'.join(names)})\.xml", r"\g<1>2.xml", content)
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as new:
        for name, old_name in renamed.items():
            new.writestr(name, parts[old_name].encode("latin-1"))
    web, usual = (read_source(one, "draft.docx").documents[0] for one in (buffer.getvalue(), data))
    assert web.paragraphs == usual.paragraphs
    base = open_base(buffer.getvalue(), "draft.docx")
    note = Note(anchor=3, marker="1", text="See the lamps.")
    noted = tuple(replace(one, notes=(note,)) for one in web.paragraphs)
    written = write_onto(base, replace(web, paragraphs=noted), load_lexicon(Language.ENGLISH), author="Ada")
    first = read_source(written, "draft.docx").documents[0].paragraphs[0]
    assert [one.text for one in first.notes] == [note.text]
    assert "word/document.xml" not in zipfile.ZipFile(BytesIO(written)).namelist()


def test_the_first_alternative_that_holds_anything_is_read_wherever_it_stands() -> None:
    def alternatives(first: str, second: str) -> str:
        return (
            '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
            f'<mc:Choice Requires="later">{first}</mc:Choice><mc:Fallback>{second}</mc:Fallback></mc:AlternateContent>'
        )

    box = f"<w:pict><w:txbxContent>{paragraph('In a box')}</w:txbxContent></w:pict>"
    row = f"<w:tr><w:tc>{paragraph('In a row')}</w:tc></w:tr>"
    body = (
        f"<w:p><w:r>{alternatives('', box)}</w:r></w:p>{alternatives(paragraph('A clause'), paragraph('An old one'))}"
        f"<w:unknown>{paragraph('Another clause')}</w:unknown><w:tbl>{alternatives(row, row)}</w:tbl>"
    )
    assert [p.text for p in read(body).paragraphs] == ["In a box", "A clause", "Another clause", "In a row"]


def test_a_file_embedded_in_the_text_is_told() -> None:
    document = read(paragraph("Decides to meet.") + "<w:altChunk/>")
    assert [one.code for one in document.problems if one.code == "embedded-file"] == ["embedded-file"]


PICTURE = (
    '<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    '<wp:docPr id="1" name="Picture 1" descr="A map of the lighthouses"/>'
    '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"/></wp:inline></w:drawing></w:r>'
)


def test_a_picture_is_a_mark_that_describes_it() -> None:
    (only,) = read(
        f"<w:p><w:r><w:t>See </w:t></w:r>{PICTURE}</w:p>".replace("<w:t>", '<w:t xml:space="preserve">')
    ).paragraphs
    assert only.text == "See \ufffc"
    (mark,) = only.marks
    assert (mark.kind, mark.start, mark.end, mark.value) == (MarkKind.OBJECT, 4, 5, "A map of the lighthouses")


def test_the_letter_of_a_part_belongs_to_the_symbol() -> None:
    body = paragraph("A/RES/175/242 B") + paragraph("Care of lamps") + paragraph("The General Assembly,")
    data = word_file(body + paragraph("1.\tRequests the keepers to clean the lamps of the lighthouses."))
    assert read_source(data, "lamps.docx").documents[0].symbol == "A/RES/175/242 B"


@pytest.mark.parametrize(
    ("name", "symbol"),
    [
        ("A_RES_175_16_C.docx", "A/RES/175/16"),
        ("A_RES_175_16_B.docx", "A/RES/175/16 B"),
        ("A_RES_175_16_B_S.docx", "A/RES/175/16 B"),
    ],
)
def test_a_letter_at_the_end_of_a_name_is_a_language_or_else_a_part(name: str, symbol: str) -> None:
    data = word_file(paragraph("The General Assembly,") + paragraph("1.\tRequests the keepers to clean the lamps."))
    assert read_source(data, name).documents[0].symbol == symbol


def test_a_symbol_before_the_formula_is_no_title() -> None:
    document = read(paragraph("A/C.2/175/L.8") + paragraph("The General Assembly,") + paragraph("1. Decides to meet."))
    assert (document.symbol, document.title) == ("A/C.2/175/L.8", "")


def test_a_title_that_begins_with_an_organ_is_a_title() -> None:
    body = paragraph("A/RES/175/16") + paragraph("联合国灯塔管理办法") + paragraph("大会，") + paragraph("回顾其决议，")
    document = read_source(word_file(body), "").documents[0]
    assert (document.language, document.title) == (Language.CHINESE, "联合国灯塔管理办法")


def test_tables_are_read_by_row() -> None:
    cells = "".join(f"<w:tc>{paragraph(text)}</w:tc>" for text in ("Lamp", "Keeper"))
    (row,) = read(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>").paragraphs
    assert (row.kind, row.text) == (ParagraphKind.TABLE_ROW, "Lamp\tKeeper")
    assert [(mark.start, mark.end) for mark in row.marks if mark.kind is MarkKind.CELL] == [(0, 4), (5, 11)]


def test_rows_and_cells_in_content_controls_are_read() -> None:
    cell = f"<w:sdt><w:sdtContent><w:tc>{paragraph('Keeper')}</w:tc></w:sdtContent></w:sdt>"
    row = f"<w:sdt><w:sdtContent><w:tr><w:tc>{paragraph('Lamp')}</w:tc>{cell}</w:tr></w:sdtContent></w:sdt>"
    assert [one.text for one in read(f"<w:tbl>{row}</w:tbl>").paragraphs] == ["Lamp\tKeeper"]


def test_a_cell_that_spans_columns_leaves_empty_ones_in_its_place() -> None:
    wide, north = (
        f'<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{paragraph(one)}</w:tc>' for one in ("Lamps", "North")
    )
    plain = [f"<w:tc>{paragraph(text)}</w:tc>" for text in ("Oil", "lit", "dark", "9")]
    rows = (wide + plain[0], "".join(plain[1:]), "".join(plain[2:]) + north)
    before = '<w:trPr><w:gridBefore w:val="1"/></w:trPr>'
    table = "".join(f"<w:tr>{row}</w:tr>" for row in rows) + f"<w:tr>{before}{plain[3]}</w:tr>"
    texts = [one.text for one in read(f"<w:tbl>{table}</w:tbl>").paragraphs]
    assert texts == ["Lamps\t\tOil", "lit\tdark\t9", "dark\t9\tNorth", "\t9"]


def test_highlight_and_strike_are_marks() -> None:
    run = '<w:r><w:rPr><w:strike/><w:highlight w:val="yellow"/></w:rPr><w:t>perhaps</w:t></w:r>'
    (only,) = read(f'<w:p><w:r><w:t xml:space="preserve">And </w:t></w:r>{run}</w:p>').paragraphs
    assert {(mark.kind, mark.start, mark.end) for mark in only.marks} == {
        (MarkKind.STRIKE, 4, 11),
        (MarkKind.HIGHLIGHT, 4, 11),
    }


OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512) + "WordDocument".encode("utf-16-le")


@pytest.mark.parametrize(
    ("data", "slug"),
    [
        (OLD, "old-word"),
        (OLD + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (word_file("")[:-40], "damaged-word"),
        (b"PK\x03\x04 word/ and no more", "damaged-word"),
        (word_file("").replace(b"PK\x01\x02\x14\x03\x14", b"PK\x01\x02\x14\x03\xda"), "damaged-word"),
        (with_parts(word_file(""), {"word/document.xml": "<a"}), "damaged-word"),
        (with_parts(word_file(""), {"word/document.xml": "<a/>"}), "damaged-word"),
        (
            with_parts(word_file(""), {"_rels/.rels": "<a/>"}).replace(b"word/document.xml", b"word/documint.xml"),
            "no-word-document",
        ),
        (with_parts(word_file(""), {"word/document.xml": "<!DOCTYPE a><a/>"}), "damaged-word"),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, slug: str) -> None:
    assert recognise(data) == "docx"
    with pytest.raises(UnreadableFile) as caught:
        read_source(data, "lamps.docx")
    assert caught.value.slug == slug
    assert caught.value.hint


def test_a_part_that_unpacks_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "PART_LIMIT", 1000)
    with pytest.raises(UnreadableFile, match="once unpacked"):
        read_source(word_file(paragraph("lamp " * 1000)), "lamps.docx")


def test_a_declaration_in_another_encoding_is_refused_too() -> None:
    body = "<w:body><w:p><w:r><w:t>&e;</w:t></w:r></w:p></w:body>"
    text = f'<!DOCTYPE a [<!ENTITY e "lamp">]><w:document {NAMESPACE}>{body}'
    declared = f'<?xml version="1.0" encoding="UTF-16"?>{text}</w:document>'.encode("utf-16")
    with pytest.raises(UnreadableFile, match="document type declaration"):
        read_source(with_parts(word_file(""), {"word/document.xml": declared}), "lamps.docx")


def test_links_to_other_files_are_told_and_not_followed() -> None:
    relation = (
        '<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" '
        'Target="file:///etc/passwd" TargetMode="External"/>'
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    relations = f'<Relationships xmlns="{space}">{relation}</Relationships>'
    body = (
        '<w:p><w:hyperlink xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId9">'
        "<w:r><w:t>lamps</w:t></w:r></w:hyperlink></w:p>"
    )
    data = with_parts(word_file(body), {"word/_rels/document.xml.rels": relations})
    (only,) = read_source(data, "lamps.docx", language="en").documents[0].paragraphs
    assert only.text == "lamps"
    assert [mark.value for mark in only.marks] == ["file:///etc/passwd"]


def test_marks_of_draftdiff_in_a_file_are_not_believed() -> None:
    body = '<w:p><w:r d:change="inserted" xmlns:d="urn:draftdiff"><w:t>lamps</w:t></w:r></w:p>'
    assert read_source(word_file(body), language="en").documents[0].paragraphs[0].marks == ()


@pytest.mark.corpus
@pytest.mark.skipif(not CORPUS.is_dir(), reason="no corpus of Word files")
def test_real_files_are_read() -> None:
    documents = {path.name: read_source(path.read_bytes(), path.name).documents[0] for path in CORPUS.glob("*.docx")}
    assert documents
    numbered = next(one for name, one in documents.items() if "auto_numbered" in name)
    operative = [p.number for p in numbered.paragraphs if p.kind is ParagraphKind.OPERATIVE and not p.level]
    assert operative == ["1.", "2.", "3.", "4.", "5."]
    changed = next(one for name, one in documents.items() if "tracked-changes" in name)
    assert any(problem.code == "tracked-accepted" for problem in changed.problems)


def test_preambular_paragraphs_that_a_draft_numbers_are_preambular() -> None:
    texts = (
        "The General Assembly,", "PP1 Recalling its resolution 173/135 on tides,", "PP2. Noting the fog,",
        "OP1. Requests the Board to publish tables;", "OP1bis Urges States to mark wrecks;", "OP2. Decides to meet.",
    )  # fmt: skip
    document = read("".join(map(paragraph, texts)))
    assert [(one.kind, one.number) for one in document.paragraphs][1:] == [
        (ParagraphKind.PREAMBULAR, "PP1"), (ParagraphKind.PREAMBULAR, "PP2."), (ParagraphKind.OPERATIVE, "OP1."),
        (ParagraphKind.OPERATIVE, "OP1bis"), (ParagraphKind.OPERATIVE, "OP2."),
    ]  # fmt: skip


def in_table(*rows: tuple[str, ...]) -> str:
    cells = ("".join(f"<w:tc>{paragraph(text)}</w:tc>" for text in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


FRAMED = (
    ("", "Zero draft", "Comments"),
    ("", "The General Assembly,", ""),
    ("PP1", "Recalling its resolution 173/135 on tides,", "EU: agree"),
    ("1.", "Requests the Board to publish tables;", ""),
    ("", "(a) of the tides;", ""),
    ("1bis", "Urges coastal States to mark wrecks;", "US: delete"),
    ("2.", "Decides to meet.", ""),
)


def test_a_draft_in_a_table_is_read_by_its_column() -> None:
    document = read(in_table(*FRAMED))
    assert [(one.kind.value, one.level, one.number, one.text) for one in document.paragraphs] == [
        ("enacting", 0, "", "The General Assembly,"),
        ("preambular", 0, "PP1", "Recalling its resolution 173/135 on tides,"),
        ("operative", 0, "1.", "Requests the Board to publish tables;"),
        ("operative", 1, "(a)", "of the tides;"),
        ("operative", 0, "1bis", "Urges coastal States to mark wrecks;"),
        ("operative", 0, "2.", "Decides to meet."),
    ]
    told = [one.text for one in document.problems if one.code == "beside-draft"]
    assert told == ["Comments", "EU: agree", "US: delete"]
    titled = read(paragraph("Third Committee") + paragraph("Charts of tides") + in_table(*FRAMED))
    assert titled.title == "Charts of tides"
    assert next(one.text for one in titled.problems if one.code == "beside-draft") == "Zero draft Comments"


def test_labels_show_that_a_table_without_the_formula_is_a_draft() -> None:
    rows = ("PP1", "Recalling the tides,", "EU: agree"), ("OP1", "Urges care;", ""), ("OP1bis", "Decides to meet.", "")
    document = read(paragraph("Charts of tides") + in_table(*rows))
    assert [(one.kind.value, one.number, one.text) for one in document.paragraphs[-3:]] == [
        ("preambular", "PP1", "Recalling the tides,"), ("operative", "OP1", "Urges care;"),
        ("operative", "OP1bis", "Decides to meet."),
    ]  # fmt: skip
    assert [one.text for one in document.problems if one.code == "beside-draft"] == ["EU: agree"]


def test_a_draft_in_a_table_keeps_its_automatic_numbers() -> None:
    column = (
        paragraph("The General Assembly,"),
        listed("Requests the Board to act;", 1),
        listed("Decides to meet.", 1),
    )
    table = f"<w:tbl>{''.join(f'<w:tr><w:tc>{cell}</w:tc></w:tr>' for cell in column)}</w:tbl>"
    assert [one.number for one in read(table, numbering=LISTS).paragraphs] == ["", "1.", "2."]


LABELLED = (
    ("PP1", *["Recalling the tides,"] * 2),
    ("OP1", "Urges care;", "Urges haste;"),
    ("OP2", *["Decides to go."] * 2),
)


@pytest.mark.parametrize("rows", [[(text, text) for _, text, _ in FRAMED], LABELLED])
def test_two_drafts_side_by_side_are_rows_and_told(rows: Iterable[tuple[str, ...]]) -> None:
    document = read(in_table(*rows))
    assert {one.kind for one in document.paragraphs} == {ParagraphKind.TABLE_ROW}
    assert "several-drafts" in {one.code for one in document.problems}


@pytest.mark.parametrize("broken", ["<w:br/><w:br/>", "<w:br/>"])
def test_line_breaks_of_pasted_text_part_paragraphs(broken: str) -> None:
    texts = (
        "The General Assembly,", "Recalling its resolution 173/135 on tides,",
        "1. Requests the Board to publish tables;", "2. Decides to meet.",
    )  # fmt: skip
    run = broken.join(f"<w:t>{text}</w:t>" for text in texts)
    bold = f"<w:p><w:r><w:rPr><w:strike/></w:rPr>{run}</w:r></w:p>"
    document = read(bold)
    assert [(one.kind.value, one.number) for one in document.paragraphs] == [
        ("enacting", ""), ("preambular", ""), ("operative", "1."), ("operative", "2."),
    ]  # fmt: skip
    last = document.paragraphs[-1]
    assert (MarkKind.STRIKE, 0, len(last.text)) in [(mark.kind, mark.start, mark.end) for mark in last.marks]


def test_line_breaks_part_the_items_of_a_list() -> None:
    run = "<w:br/>".join(f"<w:t>{text}</w:t>" for text in ("Requests the Board:", "(a) To meet;", "(b) To report."))
    document = read(f"<w:p><w:r>{run}</w:r></w:p>")
    assert [(one.level, one.number, one.text) for one in document.paragraphs] == [
        (0, "", "Requests the Board:"), (1, "(a)", "To meet;"), (1, "(b)", "To report."),
    ]  # fmt: skip


def test_a_line_break_in_a_title_parts_nothing() -> None:
    title = "<w:p><w:r><w:t>Care of lighthouses</w:t><w:br/><w:t>and of their keepers</w:t></w:r></w:p>"
    rest = (paragraph("The General Assembly,"), paragraph("Recalling its tables,"), paragraph("1. Decides to meet."))
    document = read(title + "".join(rest))
    assert document.title == "Care of lighthouses and of their keepers"


def with_raised(*pieces: str) -> str:
    """Return a paragraph whose figures behind `^` are raised: `("the lamps", "^1", " of all coasts")`."""
    runs = (
        f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t xml:space="preserve">{piece[1:]}</w:t></w:r>'
        if piece.startswith("^")
        else f'<w:r><w:t xml:space="preserve">{piece}</w:t></w:r>'
        for piece in pieces
    )
    return f"<w:p>{''.join(runs)}</w:p>"


TYPED = (
    paragraph("The General Assembly,")
    + with_raised("Recalling the lamps", "^1", " on 7 km", "^2", " of the north", "^2", " coast,")
    + with_raised("Noting the bells,", "^2", " the boats", "^1", " and the tides,")
    + paragraph("1. Requests the Secretary-General to report.")
)


def test_notes_that_a_typist_numbered_by_hand_are_set_where_they_are_called() -> None:
    notes = with_raised("^1", " See A/175/9.") + with_raised("^2", " See A/175/10.")
    document = read_source(word_file(TYPED + notes)).documents[0]
    recalling, noting = document.paragraphs[1:3]
    assert noting.text == "Noting the bells, the boats and the tides,"
    assert [(one.marker, one.anchor, one.text) for one in recalling.notes] == [
        ("1", len("Recalling the lamps"), "See A/175/9."),
        ("2", len("Recalling the lamps on 7 km2 of the north"), "See A/175/10."),
    ]
    assert [one.kind for one in document.paragraphs[3:]] == [ParagraphKind.OPERATIVE]
    assert noting.notes == ()


@pytest.mark.parametrize(
    ("notes", "text", "called"),
    [
        (("1 See A/175/9.", "2 See A/175/10."), "Recalling the lamps, the 7 bells, and the tides,", ["1", "2"]),
        (("1 See A/175/9.",), "Recalling the lamps,1 the 7 bells,2 and the tides,", []),
    ],
)
def test_figures_behind_stops_call_notes_where_as_many_notes_follow(
    notes: tuple[str, ...], text: str, called: list[str]
) -> None:
    lines = (
        "The General Assembly,",
        "Recalling the lamps,1 the 7 bells,2 and the tides,",
        "1. Decides to meet.",
        *notes,
    )
    document = read("".join(map(paragraph, lines)))
    recalling = document.paragraphs[1]
    assert (recalling.text, [one.marker for one in recalling.notes]) == (text, called)
    assert len(document.paragraphs) == (3 if called else 4)


def test_raised_figures_that_call_no_note_of_the_file_are_left_out_and_told() -> None:
    document = read_source(word_file(TYPED)).documents[0]
    assert document.paragraphs[1].text == "Recalling the lamps on 7 km2 of the north coast,"
    assert [one.text for one in document.problems if one.code == "call-without-note"] == ["1", "2"]


def test_highlighted_text_is_kept_and_told_with_its_paragraph() -> None:
    marked = '<w:r><w:rPr><w:highlight w:val="yellow"/></w:rPr><w:t>all coasts</w:t></w:r>'
    line = (
        f'<w:p><w:r><w:t xml:space="preserve">Recalling the lamps of </w:t></w:r>{marked}<w:r><w:t>,</w:t></w:r></w:p>'
    )
    document = read_source(word_file(paragraph("The General Assembly,") + line)).documents[0]
    (told,) = [one for one in document.problems if one.code == "highlighted"]
    assert (told.text, told.location.paragraph) == ("all coasts", document.paragraphs[1].key)
    assert document.paragraphs[1].text == "Recalling the lamps of all coasts,"


@pytest.mark.parametrize("formula", ["大会", "大会，"])
def test_a_sole_clause_without_number_stands_before_the_numbers_of_its_annex(formula: str) -> None:
    lines = ["A/RES/175/3", "港口高级别会议的政治宣言", formula, "通过本决议附件所载的宣言。", "附件", "港口宣言"]
    lines += ["我们各国代表齐聚一堂，重申港口的重要性；", "1. 重申人人有权点灯；", "2. 认识到钟声的重要性。"]
    document = read_source(word_file("".join(map(paragraph, lines)))).documents[0]
    assert document.title == "港口高级别会议的政治宣言"
    assert [(one.kind.value, one.annex) for one in document.paragraphs[:4]] == [
        ("enacting", 0), ("operative", 0), ("heading", 1), ("heading", 1),
    ]  # fmt: skip
    assert {(one.kind.value, one.annex) for one in document.paragraphs[4:]} == {("text", 1)}


HARBOUR = ("A/RES/175/31", "Trust fund for lamps", "The General Assembly,", "Recalling the lamps of all coasts,")
TERMS = (
    "Terms of the fund",
    "I.\tPurpose",
    "1.\tThe fund pays for oil.",
    "II.\tReports",
    "2.\tKeepers report each year.",
)


def outline(*texts: str) -> list[tuple[str, int, str, str]]:
    """Kind, annex, number and text of the paragraphs that a Word file of these lines has."""
    document = read_source(word_file("".join(map(paragraph, texts)))).documents[0]
    return [(one.kind.value, one.annex, one.number, one.text) for one in document.paragraphs]


def test_an_annex_needs_no_heading_that_names_it() -> None:
    clauses = ("1.\tRequests the Secretary-General to open a fund;", "2.\tDecides to remain seized of the matter.")
    assert outline(*HARBOUR, *clauses, *TERMS)[4:] == [
        ("heading", 1, "", "Terms of the fund"),
        ("heading", 1, "I.", "Purpose"),
        ("text", 1, "1.", "The fund pays for oil."),
        ("heading", 1, "II.", "Reports"),
        ("text", 1, "2.", "Keepers report each year."),
    ]


def test_a_section_that_counts_anew_is_no_annex() -> None:
    clauses = ("1.\tRequests the keepers to clean the lamps;", "2.\tDecides to keep them lit.", "Bells")
    assert {annex for _, annex, _, _ in outline(*HARBOUR, *clauses, "1.\tInvites all ports to ring their bells.")} == {
        0
    }


def test_rows_behind_the_last_clause_are_an_annex() -> None:
    table = "<w:tbl><w:tr><w:tc>" + paragraph("Keeper") + "</w:tc><w:tc>" + paragraph("2") + "</w:tc></w:tr></w:tbl>"
    lines = (*HARBOUR, "I.\tLamps", "1.\tDecides to staff the lamps.", "Staff of the lamps")
    document = read_source(word_file("".join(map(paragraph, lines)) + table)).documents[0]
    assert [(one.kind.value, one.annex) for one in document.paragraphs[-2:]] == [("heading", 1), ("table-row", 1)]


@pytest.mark.parametrize("last", ["Adopts the following declaration:", "Adopts the declaration annexed hereto."])
def test_a_sole_clause_ends_the_preamble_before_the_text_that_it_adopts(last: str) -> None:
    kinds = [kind for kind, *_ in outline(*HARBOUR, last, "Declaration on lamps", "1.\tWe reaffirm the need of light.")]
    assert kinds == ["enacting", "preambular", "operative", "heading", "text"]


def test_a_style_of_headings_tells_a_heading_even_if_it_ends_as_a_sentence_does() -> None:
    styled = '<w:pStyle w:val="Heading2"/>'
    body = (
        paragraph("Lamps, lenses and keepers: what is to be done?", properties=styled)
        + listed("Encourages States to lend lenses;", 1)
        + paragraph("4.\tInvites all ports to lend their lamps;", properties=styled)
    )
    document = read(RESOLUTION + body, numbering=LISTS)
    assert [(p.kind, p.text) for p in document.paragraphs[-3:]] == [
        (ParagraphKind.HEADING, "Lamps, lenses and keepers: what is to be done?"),
        (ParagraphKind.OPERATIVE, "Encourages States to lend lenses;"),
        (ParagraphKind.OPERATIVE, "Invites all ports to lend their lamps;"),
    ]


def test_headings_are_numbered_by_a_word_and_a_figure_before_a_tab() -> None:
    lines = (
        "1.\tTakes note of the guidelines.",
        "Annex",
        "Руководящее положение 1\tLamps",
        "1.\tLamps are lit at dusk.",
    )
    assert outline(*HARBOUR, *lines)[4] == ("heading", 1, "Руководящее положение 1", "Lamps")


def test_a_title_is_known_where_no_enacting_formula_stands() -> None:
    document = read_source(
        word_file("".join(map(paragraph, (*HARBOUR[:2], HARBOUR[3], "1.\tDecides to act."))))
    ).documents[0]
    assert (document.title, [one.kind.value for one in document.paragraphs]) == (
        "Trust fund for lamps", ["preambular", "operative"],
    )  # fmt: skip


TYPED_PLAIN = ("The General Assembly,", "Noting the report on lamps,1", "1. Requests a report;2", "2. Decides to act.")


def test_notes_typed_in_plain_figures_are_set_where_they_are_called() -> None:
    lines = (*TYPED_PLAIN, "1 A/174/12.", "2 A/C.3/174/L.8.")
    document = read("".join(map(paragraph, lines)))
    assert [(one.text, [note.text for note in one.notes]) for one in document.paragraphs[1:]] == [
        ("Noting the report on lamps,", ["A/174/12."]),
        ("Requests a report;", ["A/C.3/174/L.8."]),
        ("Decides to act.", []),
    ]


def test_figures_behind_stops_stay_where_no_notes_follow() -> None:
    assert read("".join(map(paragraph, TYPED_PLAIN))).paragraphs[2].text == "Requests a report;2"


def test_line_breaks_part_a_draft_that_was_pasted_whole() -> None:
    lines = (
        "A/C.2/175/L.8",
        "Care of lighthouses",
        "The General Assembly,",
        "Recalling the lamps,",
        "1. Requests oil;",
    )
    breaks = "<w:r><w:br/></w:r>".join(f"<w:r><w:t>{line}</w:t></w:r>" for line in (*lines, "2. Decides to act."))
    document = read(f"<w:p>{breaks}</w:p>")
    assert (document.title, [one.number for one in document.paragraphs]) == (
        "Care of lighthouses",
        ["", "", "1.", "2."],
    )


@pytest.mark.parametrize(
    ("name", "stated", "markers"),
    [
        ("endnote", "", ("i", "ii")),
        ("endnote", '<w:numFmt w:val="decimal"/>', ("1", "2")),
        ("footnote", '<w:numFmt w:val="lowerLetter"/><w:numStart w:val="3"/>', ("c", "d")),
    ],
)
def test_notes_are_numbered_as_the_file_says(name: str, stated: str, markers: tuple[str, ...]) -> None:
    calls = "".join(
        f'<w:p><w:r><w:t>Urges all;</w:t><w:{name}Reference w:id="{place}"/></w:r></w:p>' for place in (2, 3)
    )
    body = f"{calls}<w:sectPr><w:{name}Pr>{stated}</w:{name}Pr></w:sectPr>"
    notes = "".join(f'<w:{name} w:id="{place}">{paragraph("A note.")}</w:{name}>' for place in (2, 3))
    document = read_source(word_file(body, **{f"{name}s": notes}), "A_C.2_175_L.8.docx", language="en").documents[0]
    assert tuple(note.marker for one in document.paragraphs for note in one.notes) == markers


def test_a_letter_is_told_and_a_file_of_pictures_is_refused() -> None:
    body = "".join(map(paragraph, ("Dear colleagues,", "Please find attached the zero draft.")))
    letter = read_source(word_file(body), "letter.docx", language="en")
    assert "no-paragraphs" in [problem.code for problem in letter.documents[0].problems]
    with pytest.raises(UnreadableFile, match="has no text"):
        read_source(word_file(""), "empty.docx")
