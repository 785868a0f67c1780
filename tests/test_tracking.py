"""Changes written into the official Word file: rejected it is that file again, accepted it is the new text."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path
from random import Random

import pytest
from lxml import etree
from msgspec.structs import replace
from support.word_files import counted, list_level, listed, paragraph, read_texts, with_parts, word_file
from support.word_rules import faults_of

from draftdiff.cli.main import run
from draftdiff.codec import encode
from draftdiff.compare import compare
from draftdiff.comparison import is_same
from draftdiff.errors import DraftdiffError
from draftdiff.importers import read_source
from draftdiff.importers.docx.package import w
from draftdiff.importers.docx.revisions import View
from draftdiff.importers.options import Revisions
from draftdiff.keys import with_keys
from draftdiff.lexicons import load_lexicon
from draftdiff.model import By, Document, Language, Note, NoteKind, Paragraph, ParagraphKind
from draftdiff.renderers.docx import render
from draftdiff.renderers.options import RenderOptions
from draftdiff.tracking import open_base, write_onto
from draftdiff.tracking.marks import change_of_mark
from draftdiff.tracking.places import find_places
from draftdiff.verify import verify

ENGLISH = load_lexicon(Language.ENGLISH)
LIST = (
    f'<w:abstractNum w:abstractNumId="1">{list_level(0, "decimal", "%1.")}{list_level(1, "lowerLetter", "(%2)")}'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
)
NOTED = '<w:r><w:footnoteReference w:id="2"/></w:r>'
NOTES = (
    '<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t> See the tide tables.</w:t></w:r></w:p>'
    "</w:footnote>"
)
WORD_2010 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
CELLS = "".join(
    f'<w:tr {WORD_2010} w14:paraId="{row}">{"".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row)}</w:tr>'
    for row in ("AB", "CD")
)
OFFICIAL_BODY = (
    paragraph("A/RES/173/5")
    + paragraph("Agenda item 12 (b)")
    + paragraph("Care of lighthouses", properties='<w:jc w:val="center"/>')
    + paragraph("The General Assembly,", italic="")
    + paragraph(" that lighthouses need  care,", italic="Recalling").replace("</w:r></w:p>", f"</w:r>{NOTED}</w:p>")
    + listed("Requests the keepers to clean the lamps twice a week;", 1)
    + listed("In summer;", 1, 1)
    + listed("Invites coastal States to measure ebb and flow.", 1)
    + f"<w:tbl>{CELLS}</w:tbl><w:p/>"
)
OFFICIAL = word_file(OFFICIAL_BODY, numbering=LIST, footnotes=NOTES)


def base_document() -> Document:
    return read_source(OFFICIAL, "official.docx").documents[0]


def written(new: Document) -> bytes:
    return write_onto(open_base(OFFICIAL, "official.docx"), new, ENGLISH, author="Norland", date="2175-11-02T00:00:00Z")


def assert_exact(data: bytes, new: Document, official: bytes = OFFICIAL) -> None:
    rejected = [text for text in read_texts(data, View.REJECT) if text.strip()]
    assert rejected == [text for text in read_texts(official, View.ACCEPT) if text.strip()]
    assert set(faults_of(data)) <= set(faults_of(official))
    before, after = read_source(data, "out.docx", revisions=Revisions.BOTH).documents
    assert is_same(compare(after, new, ENGLISH))
    assert verify(read_source(official, "official.docx").documents[0], before, after, ENGLISH).is_clean


def changed(text: str) -> Document:
    """The official text with other words in its first operative paragraph."""
    base = base_document()
    amended = (replace(p, text=text) if p.number == "1." else p for p in base.paragraphs)
    return replace(base, paragraphs=tuple(amended))


def part(data: bytes, name: str) -> str:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return archive.read(name).decode()


def test_words_change_where_they_stand() -> None:
    new = changed("Invites the keepers to clean the lamps every day;")
    data = written(new)
    assert_exact(data, new)
    text = part(data, "word/document.xml")
    assert text.count("<w:ins ") == 2
    assert "numPr" in text
    for name in ("word/styles.xml", "word/numbering.xml"):
        assert part(data, name) == part(OFFICIAL, name)


def test_a_stop_alone_changes_too() -> None:
    """A last clause that others follow in the new text must not keep its full stop."""
    (clause,) = (p.text for p in base_document().paragraphs if p.number == "1.")
    data = written(changed(clause[:-1] + "."))
    assert clause[-1] in ";:"
    assert [text for text in read_texts(data, View.ACCEPT) if text.endswith(clause[-9:-1] + ".")]
    assert_exact(data, changed(clause[:-1] + "."))


def test_added_and_removed_paragraphs_look_as_their_neighbours() -> None:
    base = base_document()
    added = Paragraph(key="new", kind=ParagraphKind.OPERATIVE, number="2.", text="Welcomes the gift of an astrolabe;")
    kept = [replace(p, key="new") for p in base.paragraphs if p.number != "(a)"]
    place = next(index for index, p in enumerate(kept) if p.text.startswith("Invites"))
    kept[place:] = [added, replace(kept[place], number="3."), *kept[place + 1 :]]
    new = replace(base, paragraphs=with_keys(kept))
    data = written(new)
    assert_exact(data, new)
    numbers = [p.number for p in read_source(data, "", revisions=Revisions.ACCEPT).documents[0].paragraphs]
    assert [number for number in numbers if number] == ["1.", "2.", "3."]


def test_the_first_items_of_a_list_are_counted_for_no_clauses() -> None:
    """The official file has no such item that they could look like: Word would count them as clauses."""
    for style in ("", '<w:pStyle w:val="ListNumber"/><w:keepNext/>'):
        clauses = [listed(text, 1).replace("<w:numPr>", style + "<w:numPr>") for text in ("Requests help;", "Ends.")]
        official = word_file(paragraph("The General Assembly,") + "".join(clauses) + "<w:p/>", numbering=LIST)
        base = open_base(official, "")
        formula, requests, ends = base.document.paragraphs
        items = (
            Paragraph(key=f"new{number}", kind=ParagraphKind.OPERATIVE, level=1, number=number, text=text)
            for number, text in (("(a)", "In summer;"), ("(b)", "In winter;"))
        )
        new = replace(base.document, paragraphs=with_keys([formula, replace(requests, text="Requests:"), *items, ends]))
        data = write_onto(base, new, ENGLISH, author="A")
        (read,) = read_source(data, "", language=Language.ENGLISH).documents
        assert [(p.number, p.level, p.text) for p in read.paragraphs] == [
            (p.number, p.level, p.text) for p in new.paragraphs
        ]
        assert set(faults_of(data)) <= set(faults_of(official))


def test_items_of_a_new_list_do_not_go_on_with_one_of_another_clause() -> None:
    """Where each list of items is one of its own, no clause above starts its numbers anew."""
    items = f'<w:abstractNum w:abstractNumId="2">{list_level(0, "lowerLetter", "(%1)")}</w:abstractNum>'
    lists = items + LIST + '<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>'
    body = listed("Requests:", 1) + listed("To clean;", 2) + listed("Decides;", 1) + listed("Ends.", 1)
    official = word_file(paragraph("The General Assembly,") + body + "<w:p/>", numbering=lists)
    base = open_base(official, "")
    formula, requests, item, decides, ends = base.document.paragraphs
    added = replace(item, key="new", text="To light;")
    for new_items in ((item, replace(added, number="(b)"), decides, ends), (item, decides, added, ends)):
        new = replace(base.document, paragraphs=with_keys([formula, requests, *new_items]))
        (read,) = read_source(write_onto(base, new, ENGLISH, author="A"), "", language=Language.ENGLISH).documents
        assert [(p.number, p.text) for p in read.paragraphs] == [(p.number, p.text) for p in new.paragraphs]
        base = open_base(official, "")


def test_the_number_of_an_added_clause_is_counted_by_a_field_where_fields_count() -> None:
    clauses = counted("AUTONUM", "Requests:") + counted(r"LISTNUM NumberDefault \l 5 \s 1", "To clean the lamps;")
    official = word_file(paragraph("The General Assembly,") + clauses + counted("AUTONUM", "Ends.") + "<w:p/>")
    base = open_base(official, "")
    formula, requests, item, ends = base.document.paragraphs
    assert [one.number for one in base.document.paragraphs] == ["", "1.", "(a)", "2."]
    added = (
        replace(item, key="new1", number="(b)", text="To light them;"),
        replace(requests, key="new2", number="2.", text="Welcomes the gift of an astrolabe;"),
    )
    new = replace(base.document, paragraphs=(formula, requests, item, *added, replace(ends, number="3.")))
    data = write_onto(base, new, ENGLISH, author="A")
    assert_exact(data, new, official)
    for revisions, numbers in (
        (Revisions.ACCEPT, ["1.", "(a)", "(b)", "2.", "3."]),
        (Revisions.REJECT, ["1.", "(a)", "2."]),
    ):
        (read,) = read_source(data, "", language=Language.ENGLISH, revisions=revisions).documents
        assert [one.number for one in read.paragraphs if one.number] == numbers
    assert [text for text in read_texts(data, View.ACCEPT) if "astrolabe" in text] == [
        "\tWelcomes the gift of an astrolabe;"
    ]


def test_a_content_control_gives_way_where_words_in_it_change() -> None:
    """LibreOffice undoes no change in one, and Word writes over that in one which is bound to data."""

    def control(content: str, name: str) -> str:
        return f'<w:sdt><w:sdtPr><w:tag w:val="{name}"/></w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>'

    runs = [f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>' for text in ("Requests ", "three lamps ", "soon;")]
    clause = f"<w:p>{runs[0]}{control(runs[1], 'amount')}{control(runs[2], 'stays')}</w:p>"
    official = word_file(paragraph("The General Assembly,") + control(clause, "clause") + paragraph("Ends."))
    base = open_base(official, "")
    formula, requests, ends = base.document.paragraphs
    new = replace(base.document, paragraphs=(formula, replace(requests, text="Requests four lamps soon;"), ends))
    data = write_onto(base, new, ENGLISH, author="A")
    assert_exact(data, new, official)
    assert re.findall(r'<w:tag w:val="(\w+)"/>', part(data, "word/document.xml")) == ["stays"]


def test_notes_change_come_and_go() -> None:
    base = base_document()
    place = next(index for index, p in enumerate(base.paragraphs) if p.notes)
    noted = base.paragraphs[place]
    for notes in (
        (),
        (replace(noted.notes[0], text="See the new tide tables."),),
        (*noted.notes, Note(anchor=9, marker="2", text="Of 2170.")),
    ):
        paragraphs = [*base.paragraphs]
        paragraphs[place] = replace(noted, notes=notes)
        new = replace(base, paragraphs=tuple(paragraphs))
        data = written(new)
        assert_exact(data, new)
        after = read_source(data, "out.docx").documents[0].paragraphs[place]
        assert sorted(note.text for note in after.notes) == sorted(note.text for note in notes)


@pytest.mark.parametrize(
    ("old", "new", "kept"),
    [
        ("that lamps need care", "that all lamps need care", ["Of 2170.", "Of 2171."]),
        ("that lamps need care", "that lamps need oil", ["Of 2170.", "Of 2171."]),
        ("that lamps, as a rule, need care", "that lamps, need care", ["Of 2170.", "Of 2171."]),
        ("that lamps, as a rule need care", "that need care", ["Of 2171."]),
    ],
)
def test_notes_that_a_typed_text_does_not_state_stay(old: str, new: str, kept: list[str]) -> None:
    """They were not compared, so none of them goes; one behind words for which none came goes with these."""
    base = read_source(word_file(paragraph("The General Assembly,") + paragraph("Recalling light,")), "").documents[0]
    formula, recital = base.paragraphs
    notes = tuple(
        Note(anchor=old.index(word) + len(word), marker="1", text=text)
        for word, text in ((old.split(" need")[0], "Of 2170."), (old, "Of 2171."))
    )
    before = replace(base, paragraphs=(formula, replace(recital, text=f"{old},", marks=(), notes=notes)))
    after = read_source(f"The General Assembly,\n\n{new},\n".encode(), "draft.txt").documents[0]
    after = replace(after, paragraphs=(formula, replace(recital, text=f"{new},", marks=())))
    official = render(compare(before, before, ENGLISH), RenderOptions())
    same = compare(open_base(official, "official.docx").document, after, ENGLISH)
    for data in (
        write_onto(open_base(official, "official.docx"), after, ENGLISH, author="Norland"),
        render(same, RenderOptions()),
    ):
        accepted, rejected = (
            read_source(data, "", revisions=view).documents[0].paragraphs[-1]
            for view in (Revisions.ACCEPT, Revisions.REJECT)
        )
        assert (accepted.text, [note.text for note in accepted.notes]) == (f"{new},", kept)
        assert (rejected.text, [note.text for note in rejected.notes]) == (f"{old},", ["Of 2170.", "Of 2171."])


def test_a_note_that_cannot_be_amended_goes_and_another_comes() -> None:
    """An endnote stands in a part that is not written on."""
    body, notes = (text.replace("footnote", "endnote") for text in (OFFICIAL_BODY, NOTES))
    official = word_file(body, numbering=LIST, endnotes=notes)
    base = open_base(official, "official.docx")
    formula, noted, *rest = base.document.paragraphs
    amended = replace(noted, notes=(replace(noted.notes[0], text="See the new tide tables."),))
    new = replace(base.document, paragraphs=(formula, amended, *rest))
    data = write_onto(base, new, ENGLISH, author="Norland")
    assert_exact(data, new, official)
    assert [note.text for note in read_source(data, "").documents[0].paragraphs[1].notes] == [
        "See the new tide tables."
    ]


def test_an_added_note_looks_as_another_one() -> None:
    styled = '<w:pPr><w:pStyle w:val="NoteText"/></w:pPr>'
    base = open_base(word_file(OFFICIAL_BODY, numbering=LIST, footnotes=NOTES.replace("<w:p>", f"<w:p>{styled}")), "")
    formula, noted, *rest = base.document.paragraphs
    noted = replace(noted, notes=(*noted.notes, Note(anchor=9, marker="2", text="Of 2170.")))
    data = write_onto(base, replace(base.document, paragraphs=(formula, noted, *rest)), ENGLISH, author="Norland")
    assert part(data, "word/footnotes.xml").count("NoteText") == 2


def test_a_run_that_holds_a_tab_and_a_break_is_cut_where_its_words_change() -> None:
    run = "<w:r><w:tab/><w:t>Requests the keepers to clean</w:t><w:br/><w:t>the lamps daily;</w:t></w:r>"
    official = word_file(paragraph("The General Assembly,", italic="") + f"<w:p>{run}</w:p>")
    base = open_base(official, "official.docx")
    formula, clause = base.document.paragraphs
    new = replace(base.document, paragraphs=(formula, replace(clause, text=clause.text.replace("daily", "weekly"))))
    data = write_onto(base, new, ENGLISH, author="Norland")
    assert_exact(data, new, official)
    assert re.findall(r"<w:delText[^>]*>([^<]*)", part(data, "word/document.xml")) == ["daily"]


def test_a_last_paragraph_that_comes_is_followed_by_another_one() -> None:
    """No word processor lets the mark of the last paragraph come or go."""
    official = word_file(paragraph("The General Assembly,") + listed("Decides to meet.", 1), numbering=LIST)
    base = open_base(official, "")
    added = Paragraph(key="new", kind=ParagraphKind.OPERATIVE, number="2.", text="Decides to report.")
    data = write_onto(base, replace(base.document, paragraphs=(*base.document.paragraphs, added)), ENGLISH, author="A")
    assert re.search(r"<w:p/>(?:<w:sectPr.*)?</w:body>", part(data, "word/document.xml"), re.DOTALL)
    same = write_onto(open_base(official, ""), base.document, ENGLISH, author="A")
    assert "<w:p/>" not in part(same, "word/document.xml")


def test_an_empty_paragraph_takes_no_number_where_one_before_it_is_rejected() -> None:
    """LibreOffice gives it the look of the added one: so the clause before ends anew, or the empty one comes first."""
    rows = f"<w:tbl><w:tr><w:tc>{paragraph('Lamps')}</w:tc></w:tr></w:tbl>"
    for before, marks in ((listed("Decides to meet;", 1), (True, False, False)), (rows, (False, True))):
        body = f"{paragraph('The General Assembly,')}{before}<w:p/>{listed('Decides to close.', 1)}"
        official = word_file(body, numbering=LIST)
        base = open_base(official, "")
        *others, last = base.document.paragraphs
        added = replace(last, key="new", text="Decides to report;")
        new = replace(base.document, paragraphs=(*others, added, last))
        data = write_onto(base, new, ENGLISH, author="A")
        assert_exact(data, new, official)
        inserted = re.findall(r"<w:p>.*?</w:p>|<w:p/>", part(data, "word/document.xml").partition("Assembly")[2])
        assert tuple("<w:rPr><w:ins " in one for one in inserted[-len(marks) - 1 : -1]) == marks


def test_a_clause_that_becomes_a_recital_loses_its_automatic_number() -> None:
    """What word processors print is tracked as a change of its look, and a moved one takes the look of its new kind."""
    requests, others = "Requests the keepers to clean the lamps twice a week;", [listed("Decides to meet;", 1)] * 2
    body = [paragraph("The General Assembly,"), paragraph(" that lamps fail,", italic="Noting"), listed(requests, 1)]
    official = word_file("".join([*body, *others, paragraph("Ends.")]), numbering=LIST)
    for place in (2, 1):
        base = open_base(official, "")
        clause = base.document.paragraphs[2]
        assert clause.number == "1."
        text = clause.text.replace("Requests", "Requesting")
        recital = replace(clause, key="new", kind=ParagraphKind.PREAMBULAR, number="", text=text, marks=())
        rest = [p for p in base.document.paragraphs if p is not clause]
        counted = [replace(p, number=f"{int(p.number[0]) - 1}.") if p.number else p for p in rest]
        new = replace(base.document, paragraphs=(*counted[:place], recital, *counted[place:]))
        data = write_onto(base, new, ENGLISH, author="A")
        assert_exact(data, new, official)
        (read,) = read_source(data, "out.docx", revisions=Revisions.ACCEPT).documents
        assert [(p.kind, p.number) for p in read.paragraphs] == [(p.kind, p.number) for p in new.paragraphs]


@pytest.mark.parametrize("gap", [" ", "\t"])
def test_a_clause_that_becomes_a_recital_loses_its_typed_number_and_back(gap: str) -> None:
    clauses = (f"1.{gap}Takes note of the report on lamps;", f"2.{gap}Decides to meet;")
    recital = paragraph(" that the lamps of the harbour fail,", italic="Noting")
    official = word_file(paragraph("The General Assembly,") + recital + "".join(map(paragraph, clauses)))
    for kinds in ("PPO", "OOO"):
        base = open_base(official, "")
        formula, noting, takes, decides = base.document.paragraphs
        texts = ("Notes that the lamps of the harbour fail;" if kinds == "OOO" else noting.text,
                 "Taking note of the report on lamps," if kinds == "PPO" else takes.text, decides.text)  # fmt: skip
        made, number = [], 0
        for one, text, letter in zip((noting, takes, decides), texts, kinds, strict=True):
            kind = ParagraphKind.OPERATIVE if letter == "O" else ParagraphKind.PREAMBULAR
            number += letter == "O"
            made.append(replace(one, kind=kind, text=text, marks=(), number=f"{number}." if letter == "O" else ""))
        new = replace(base.document, paragraphs=(formula, *made))
        data = write_onto(base, new, ENGLISH, author="A")
        assert_exact(data, new, official)
        (read,) = read_source(data, "out.docx", revisions=Revisions.ACCEPT).documents
        assert [(p.kind, p.number) for p in read.paragraphs] == [(p.kind, p.number) for p in new.paragraphs]


def test_text_in_a_box_of_a_deleted_clause_stays_its_own() -> None:
    box = "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>Tide</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
    boxed = paragraph("Decides to meet.").replace("</w:p>", f"{box}</w:p>")
    official = word_file(paragraph("The General Assembly,") + boxed + "<w:p/>")
    base = open_base(official, "")
    formula, _, tide = base.document.paragraphs
    data = write_onto(base, replace(base.document, paragraphs=(formula, tide)), ENGLISH, author="A")
    assert set(faults_of(data)) <= set(faults_of(official))
    assert "<w:t>Tide</w:t>" in part(data, "word/document.xml")


@pytest.mark.parametrize("order", [(1, 0, 2), (0, 2), (0, 2, 1)])
def test_what_changes_in_a_box_changes_in_each_of_its_alternatives(order: tuple[int, ...]) -> None:
    """Word reads the first, older programs the one that it falls back on: both read the same draft."""
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    decides, urges = "Decides to meet in the harbour of Norland;", "Urges the keepers to clean the lamps twice a week;"
    inside = paragraph(f"1. {decides}") + paragraph(f"2. {urges}")
    box = f"<w:txbxContent>{inside}</w:txbxContent>"
    choices = f"<mc:Choice><w:drawing>{box}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
    boxed = f'<w:p><w:r><mc:AlternateContent xmlns:mc="{mc}">{choices}</mc:AlternateContent></w:r></w:p>'
    official = word_file(paragraph("The General Assembly,") + boxed + paragraph("3. Requests the masters to meet."))
    base = open_base(official, "")
    formula, *clauses = base.document.paragraphs
    counted = (replace(clauses[one], number=f"{n}.") for n, one in enumerate(order, 1))
    new = replace(base.document, paragraphs=(formula, *counted))
    data = write_onto(base, new, ENGLISH, author="A")
    assert_exact(data, new, official)
    written_xml = part(data, "word/document.xml")
    found = re.findall(r"<w:txbxContent>.*?</w:txbxContent>", written_xml, re.DOTALL)
    choice, fallback = (re.sub(r' w:id="\d+"|<w:move\w+Range[^>]*>', "", one) for one in found)
    assert choice == fallback
    assert "<w:del " in choice


@pytest.mark.parametrize("look", ["", '<w:jc w:val="center"/>'])
@pytest.mark.parametrize("order", [(0, 1, "Welcomes the new harbour;", 2, 3), (0, 2, 3), (0, 2, 3, 1), (0, 3, 1, 2)])
def test_nothing_comes_or_goes_just_before_a_box(look: str, order: tuple[int | str, ...]) -> None:
    """LibreOffice would drop the box with it, and the clause inside: the paragraph before ends there instead."""
    meet, urge, decide = "1. Requests the keepers to meet;", "2. Urges the masters of all boats;", "3. Decides;"
    boxed = f"<w:p><w:r><w:pict><w:txbxContent>{paragraph(decide)}</w:txbxContent></w:pict></w:r></w:p>"
    last = paragraph("4. Requests the Norland Maritime Office to report.")
    clauses = paragraph(meet) + paragraph(urge, properties=look) + boxed + last
    official = word_file(paragraph("The General Assembly,") + clauses)
    base = open_base(official, "")
    formula, *rest = base.document.paragraphs
    made = [rest[one] if isinstance(one, int) else replace(rest[0], key="new", text=one) for one in order]
    counted_ones = (replace(one, number=f"{n}.") for n, one in enumerate(made, 1))
    new = replace(base.document, paragraphs=(formula, *counted_ones))
    data = write_onto(base, new, ENGLISH, author="A")
    assert_exact(data, new, official)
    root = etree.fromstring(part(data, "word/document.xml").encode())
    ahead = next(root.iter(w("pict"))).getparent().getparent().getprevious()
    assert change_of_mark(ahead) is None


def test_notes_are_counted_as_they_are_called() -> None:
    """LibreOffice takes the id of a note for its place in the file; a call without a note calls none of another."""
    stray = OFFICIAL_BODY.replace("flow.</w:t>", 'flow.</w:t><w:footnoteReference w:id="9"/>')
    base = open_base(word_file(stray, numbering=LIST, footnotes=NOTES), "official.docx")
    formula, noted, *rest = base.document.paragraphs
    notes = (Note(anchor=9, marker="1", text="Of 2170."), replace(noted.notes[0], marker="2"))
    new = replace(base.document, paragraphs=(formula, replace(noted, notes=notes), *rest))
    data = write_onto(base, new, ENGLISH, author="Norland")
    ids = re.compile(r'<w:footnote(?:Reference)? w:id="(\d+)"')
    called, stored = (ids.findall(part(data, f"word/{name}.xml")) for name in ("document", "footnotes"))
    assert called == [*stored, "3"] == ["1", "2", "3"]
    assert [note.text for note in read_source(data, "out.docx").documents[0].paragraphs[1].notes] == [
        "Of 2170.",
        "See the tide tables.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Recalling the tables of 2170, the pilots of 2171, and all lamps,",
        "Recalling the charts of Norland, and all lamps,",
        "Recalling all lamps,",
    ],
)
def test_brackets_round_a_call_come_stay_and_go_with_it(text: str) -> None:
    """Arabic prints them; what comes behind a note must not come inside them."""
    clause = paragraph(" the tables of 2170(NOTE), and all lamps,", italic="Recalling")
    start, end = clause.split("NOTE")
    called = f"{start}</w:t></w:r>{NOTED}<w:r><w:t>{end}"
    official = word_file(paragraph("The General Assembly,", italic="") + called, footnotes=NOTES)
    base = open_base(official, "official.docx")
    first, noted = base.document.paragraphs
    assert noted.text == "Recalling the tables of 2170, and all lamps,"
    place = text.find(",") if "of" in text else 0
    notes = tuple(replace(note, anchor=place) for note in noted.notes if place)
    new = replace(base.document, paragraphs=(first, replace(noted, text=text, notes=notes)))
    data = write_onto(base, new, ENGLISH, author="Norland")
    assert_exact(data, new, official)
    assert read_texts(data, View.ACCEPT)[1] == (f"{text[:place]}(){text[place:]}" if place else text)


def test_a_clause_that_hides_a_word_by_a_style_keeps_its_typed_number() -> None:
    hidden = '<w:r><w:rPr><w:rStyle w:val="Hid"/></w:rPr><w:t xml:space="preserve">never </w:t></w:r>'
    start, end = paragraph("1. Asks the keepers NOTE to rest;", italic="").split("NOTE")
    body = paragraph("The General Assembly,", italic="") + f"{start}</w:t></w:r>{hidden}<w:r><w:t>{end}"
    style = '<w:style w:type="character" w:styleId="Hid"><w:rPr><w:vanish/></w:rPr></w:style>'
    base = open_base(word_file(body, styles=style), "official.docx")
    formula, clause = base.document.paragraphs
    new = replace(base.document, paragraphs=(formula, replace(clause, text="Asks all keepers to rest;")))
    data = write_onto(base, new, ENGLISH, author="Norland")
    texts = [text.split() for text in read_texts(data, View.ACCEPT)]
    assert [one for one in texts if one][-1] == ["1.", "Asks", "all", "keepers", "to", "rest;"]


def test_comments_of_the_new_text_come_along() -> None:
    base = base_document()
    comment = Note(anchor=8, marker="1", kind=NoteKind.COMMENT, text="Why twice?", by=By(name="Ada"))
    noted = [replace(p, notes=(*p.notes, comment)) if p.number == "1." else p for p in base.paragraphs]
    data = written(replace(base, paragraphs=tuple(noted)))
    after = read_source(data, "out.docx").documents[0]
    found = [(note.text, note.by) for p in after.paragraphs for note in p.notes if note.kind is NoteKind.COMMENT]
    assert found == [("Why twice?", By(name="Ada"))]


def test_title_symbol_and_item_are_tracked_too() -> None:
    base = base_document()
    assert (base.symbol, base.title) == ("A/RES/173/5", "Care of lighthouses")
    new = replace(base, symbol="A/RES/175/16", title="Care of lighthouses and lamps")
    data = written(new)
    assert_exact(data, new)
    after = read_source(data, "out.docx").documents[0]
    assert (after.symbol, after.title) == ("A/RES/175/16", "Care of lighthouses and lamps")


def test_the_number_before_a_title_and_the_item_of_the_agenda_are_tracked_too() -> None:
    official = word_file(
        paragraph("A/RES/173/5")
        + paragraph("Agenda item 12 (b)")
        + paragraph("Lighthouses and lamps")
        + paragraph("173/5.\tCare of lighthouses")
        + paragraph("The General Assembly,")
        + paragraph("1.\tRequests the keepers to clean the lamps; A/RES/173/5 is their rule.")
    )
    base = read_source(official, "official.docx").documents[0]
    assert [item.item for item in base.agenda] == ["12 (b)"]
    agenda = (replace(base.agenda[0], item="14"),)
    new = replace(base, symbol="A/RES/175/16", title="Care of all lighthouses", agenda=agenda)
    data = write_onto(open_base(official, "official.docx"), new, ENGLISH, author="Norland")
    texts = read_texts(data, View.ACCEPT)
    assert "Agenda item 14" in texts
    assert "175/16.\tCare of all lighthouses" in texts
    assert "1.\tRequests the keepers to clean the lamps; A/RES/173/5 is their rule." in texts
    rejected = [text for text in read_texts(data, View.REJECT) if text]
    assert rejected == [text for text in read_texts(official, View.ACCEPT) if text]


def test_cells_change_and_rows_come_and_go() -> None:
    base = base_document()
    rows = [p for p in base.paragraphs if p.kind is ParagraphKind.TABLE_ROW]
    others = tuple(p for p in base.paragraphs if p.kind is not ParagraphKind.TABLE_ROW)
    for texts in (["A\tX", "C\tD"], ["A\tB"], ["A\tB", "E\tF", "C\tD"], ["A\tB", "C\tD", "E\tF\tG"]):
        made = [replace(rows[0], key=f"r{place}", text=text, marks=()) for place, text in enumerate(texts)]
        new = replace(base, paragraphs=(*others, *made))
        data = written(new)
        assert_exact(data, new)
        assert not re.search(r"</w:tc><w:trPr>", part(data, "word/document.xml"))  # the schema wants them first


def test_notes_in_cells_stay_change_go_and_come() -> None:
    noted = paragraph("Lamps").replace("</w:r></w:p>", f"</w:r>{NOTED}</w:p>")
    rows = f"<w:tr><w:tc>{paragraph('North')}</w:tc><w:tc>{noted}</w:tc></w:tr>"
    official = word_file(paragraph("The General Assembly,") + f"<w:tbl>{rows}</w:tbl><w:p/>", footnotes=NOTES)
    formula, row = open_base(official, "").document.paragraphs
    (note,) = row.notes
    added = Note(anchor=5, marker="2", text="Of 2170.")
    for changed in (
        [replace(row, text="South\tLamps")],
        [replace(row, notes=())],
        [replace(row, notes=(replace(note, text="See the new tide tables."),))],
        [replace(row, notes=(added, note))],
        [row, replace(row, key="r", text="South\tBells", notes=(added,))],
        [replace(row, text="North\tLamps\t12")],
    ):
        base = open_base(official, "")
        new = replace(base.document, paragraphs=(formula, *(replace(one, marks=()) for one in changed)))
        data = write_onto(base, new, ENGLISH, author="Norland")
        for view, expected in ((Revisions.ACCEPT, changed), (Revisions.REJECT, [row])):
            (read,) = read_source(data, "", revisions=view).documents
            assert [(p.text, [(n.anchor, n.text) for n in p.notes]) for p in read.paragraphs[1:]] == [
                (p.text, [(n.anchor, n.text) for n in p.notes]) for p in expected
            ]


def test_a_row_with_a_cell_over_two_columns_changes_in_its_cells() -> None:
    wide = f'<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{paragraph("Lamps")}</w:tc><w:tc>{paragraph("Oil")}</w:tc>'
    official = word_file(paragraph("The General Assembly,") + f"<w:tbl><w:tr>{wide}</w:tr></w:tbl><w:p/>")
    base = open_base(official, "official.docx")
    *others, row = base.document.paragraphs
    assert row.text == "Lamps\t\tOil"
    for texts, changed in ((["Lamps\t\tWicks"], 1), (["Lamps\t\tOil", "Bells\t\tRope"], 2), (["Lamps\tlit\tOil"], 2)):
        made = tuple(replace(row, key=f"r{place}", text=text, marks=()) for place, text in enumerate(texts))
        new = replace(base.document, paragraphs=(*others, *made))
        data = write_onto(open_base(official, "official.docx"), new, ENGLISH, author="Norland")
        (read,) = read_source(data, "").documents
        assert [p.text for p in read.paragraphs if p.kind is ParagraphKind.TABLE_ROW] == texts
        (kept,) = read_source(data, "", revisions=Revisions.REJECT).documents
        assert [p.text for p in kept.paragraphs if p.kind is ParagraphKind.TABLE_ROW] == [row.text]
        with zipfile.ZipFile(BytesIO(data)) as archive:
            assert archive.read("word/document.xml").count(b"<w:tr>") == changed


@pytest.mark.parametrize("seed", range(15))
def test_any_edits_are_written(seed: int) -> None:
    random = Random(seed)
    base = base_document()
    made: list[Paragraph] = []
    for one in base.paragraphs:
        words = one.text.split(" ")
        if one.kind is not ParagraphKind.TABLE_ROW and len(words) > 3 and random.random() < 0.6:
            place = random.randrange(1, len(words) - 1)
            words[place : place + 1] = random.choice((["quoin"], [], [words[place], "of", "brass"]))
        if random.random() < 0.8 or one.kind is ParagraphKind.ENACTING or one.number == "1.":
            made.append(replace(one, key="new", text=" ".join(words), marks=(), notes=()))
    new = replace(base, paragraphs=with_keys(made))
    assert_exact(written(new), new)


def row_of_word(random: Random) -> str:
    """Make a row whose cells span up to three columns, some of them before its first."""
    before = f'<w:trPr><w:gridBefore w:val="{random.randint(1, 2)}"/></w:trPr>' if random.random() < 0.3 else ""
    cells = ""
    for _ in range(random.randint(1, 4)):
        wide = f'<w:tcPr><w:gridSpan w:val="{random.choice((1, 1, 2, 3))}"/></w:tcPr>'
        cells += (
            f"<w:tc>{wide}{paragraph(' '.join(random.choices(('lamp', 'oil', '7'), k=random.randint(0, 2))))}</w:tc>"
        )
    return f"<w:tr>{before}{cells}</w:tr>"


def table_rows(data: bytes, revisions: Revisions) -> list[str]:
    (read,) = read_source(data, "", revisions=revisions).documents
    return [p.text.rstrip("\t") for p in read.paragraphs if p.kind is ParagraphKind.TABLE_ROW]


@pytest.mark.parametrize("seed", range(30))
def test_any_edits_of_tables_with_wide_cells_are_written(seed: int) -> None:
    random = Random(seed)
    rows = "".join(row_of_word(random) for _ in range(3)) + f"<w:tr><w:tc>{paragraph('Total')}</w:tc></w:tr>"
    official = word_file(paragraph("The General Assembly,") + f"<w:tbl>{rows}</w:tbl><w:p/>")
    base = open_base(official, "official.docx")
    texts = []
    for text in table_rows(official, Revisions.ACCEPT):
        cells = text.split("\t")
        place = random.randrange(len(cells))
        cells[place : place + 1] = random.choice(([], ["wick"], [cells[place]], [cells[place], "bell"]))
        texts += [edited] if (edited := "\t".join(cells).rstrip("\t")) else []
    texts.insert(random.randint(0, len(texts)), "\t".join(random.choices(("rope", ""), k=4)) + "\tebb")
    others = [p for p in base.document.paragraphs if p.kind is not ParagraphKind.TABLE_ROW]
    made = (Paragraph(key=f"r{at}", kind=ParagraphKind.TABLE_ROW, text=text) for at, text in enumerate(texts))
    data = write_onto(base, replace(base.document, paragraphs=(*others, *made)), ENGLISH, author="Norland")
    assert table_rows(data, Revisions.ACCEPT) == texts
    assert table_rows(data, Revisions.REJECT) == table_rows(official, Revisions.ACCEPT)


def test_a_moved_paragraph_is_a_move_with_its_changes() -> None:
    official = word_file(
        paragraph("A/RES/173/5")
        + paragraph("Care of lighthouses")
        + paragraph("The General Assembly,")
        + listed("Requests the keepers of the northern coasts to clean the lamps twice a week;", 1).replace(
            "</w:r></w:p>", f"</w:r>{NOTED}</w:p>"
        )
        + listed("Invites coastal States to measure ebb and flow;", 1)
        + listed("Welcomes the gift of a brass astrolabe by the museum;", 1)
        + listed("Decides to consider the matter again.", 1),
        numbering=LIST,
        footnotes=NOTES,
    )
    base = read_source(official, "official.docx").documents[0]
    formula, requests, *others, last = base.paragraphs
    moved = replace(requests, text=requests.text.replace("twice a week", "every day"), marks=())
    new = replace(base, paragraphs=with_keys(replace(p, key="new") for p in (formula, *others, moved, last)))
    data = write_onto(open_base(official, "official.docx"), new, ENGLISH, author="Norland")
    assert_exact(data, new, official)
    text = part(data, "word/document.xml")
    assert text.count("<w:moveFromRangeStart ") == text.count("<w:moveToRangeStart ") == 1
    gone = text.partition("<w:moveFromRangeStart")[2].partition("<w:moveFromRangeEnd")[0]
    assert "twice a week</w:delText>" in gone
    come = text.partition("<w:moveToRangeStart")[2].partition("<w:moveToRangeEnd")[0]
    assert re.search(r"<w:moveTo [^>]*><w:r>.*Requests the keepers", come)


TYPED = word_file(
    paragraph("The General Assembly,")
    + paragraph("Recalling the lamps,").replace(
        "</w:r></w:p>", f'</w:r>{NOTED}<w:r><w:commentReference w:id="4"/></w:r></w:p>'
    )
    + paragraph("1.\tRequests the keepers of the northern coasts to clean the lamps;")
    + paragraph("2.\tDecides to consider the matter again.", properties="<w:sectPr/>"),
    footnotes=NOTES,
    comments=f'<w:comment w:id="4">{paragraph("Who?")}</w:comment>',
)


@pytest.mark.parametrize(
    ("source", "number", "place"),
    [(" 2. Urges", "2.", (1, 3)), ("l2. Urges", "12.", (0, 3)), ("2 . Urges", "2.", (0, 3)), ("3. Urges", "2.", None)],
)
def test_a_typed_number_is_found_where_it_or_what_looks_like_it_stands(
    source: str, number: str, place: tuple[int, int] | None
) -> None:
    places = find_places("Urges", source, number)
    assert places is not None
    assert places.number == place


def test_typed_numbers_change() -> None:
    base = open_base(TYPED, "official.docx")
    formula, recalling, requests, decides = base.document.paragraphs
    invites = Paragraph(
        key="b", kind=ParagraphKind.OPERATIVE, number="1.", text="Invites all ports to ring their bells;"
    )
    after = (replace(requests, number="2."), replace(decides, number="3."))
    new = replace(base.document, paragraphs=(formula, recalling, invites, *after))
    data = write_onto(base, new, ENGLISH, author="Norland")
    assert_exact(data, new, TYPED)
    assert read_texts(data, View.ACCEPT)[-2].startswith("2.\tRequests")


def test_comments_and_sections_of_the_official_file_stay() -> None:
    base = open_base(TYPED, "official.docx")
    formula, recalling, requests, _ = base.document.paragraphs
    bare = replace(recalling, text="Recalling all lamps,", notes=())
    new = replace(base.document, paragraphs=(formula, bare, requests))
    data = write_onto(base, new, ENGLISH, author="Norland")
    assert_exact(data, new, TYPED)
    (kept,) = read_source(data, "").documents[0].paragraphs[1].notes
    assert (kept.kind, kept.text) == (NoteKind.COMMENT, "Who?")
    assert "<w:pPr><w:sectPr/></w:pPr>" in part(data, "word/document.xml")


def test_a_base_with_tracked_changes_is_refused() -> None:
    tracked = '<w:p><w:ins w:id="1" w:author="Ada"><w:r><w:t>New.</w:t></w:r></w:ins></w:p>'
    with pytest.raises(DraftdiffError, match="has tracked changes already"):
        open_base(word_file(tracked), "official.docx", Language.ENGLISH)


def test_same_input_same_bytes() -> None:
    new = changed("Invites the keepers to clean the lamps every day;")
    assert written(new) == written(new)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "official.docx").write_bytes(OFFICIAL)
    (tmp_path / "old.json").write_bytes(encode(base_document()))
    (tmp_path / "new.json").write_bytes(encode(changed("Invites the keepers to clean the lamps every day;")))
    return tmp_path


def test_what_diff_writes_over_the_base_is_verified_as_clean(folder: Path) -> None:
    assert run(["diff", "old.json", "new.json", "--base", "official.docx", "-o", "draft.docx"]) == 1
    assert run(["verify", "draft.docx", "--base", "official.docx"]) == 0
    assert run(["diff", "draft.docx", "new.json"]) == 0


def test_a_base_needs_a_word_file_to_write(folder: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run(["diff", "old.json", "new.json", "--base", "official.docx"]) == 2
    assert run(["diff", "old.json", "new.json", "--base", "old.json", "-o", "draft.docx"]) == 2
    errors = capfdbinary.readouterr().err.decode()
    assert "[base-output]" in errors and "[base-not-word]" in errors


def test_a_layout_that_a_base_does_not_heed_is_told(folder: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    onto = ["diff", "old.json", "new.json", "--base", "official.docx", "-o", "draft.docx"]
    assert run([*onto, "--layout", "amendments"]) == 1
    said = "notice: --layout amendments changes nothing with --base, which tracks the changes\n"
    assert capfdbinary.readouterr().err.decode() == said


def test_a_base_that_is_not_the_old_text_is_told(folder: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run(["diff", "new.json", "old.json", "--base", "official.docx", "-o", "draft.docx"]) == 1
    assert "OLD and official.docx differ in 1 clause;" in capfdbinary.readouterr().err.decode()


def test_a_base_whose_clauses_are_parted_by_line_breaks_is_told(
    folder: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    lines = ("The General Assembly,", "1. Asks all keepers to rest;", "2. Thanks them;", "3. Ends its session.")
    runs = "<w:r><w:br/></w:r>".join(f"<w:r><w:t>{line}</w:t></w:r>" for line in lines)
    (folder / "pasted.docx").write_bytes(word_file(f"<w:p>{runs}</w:p>"))
    arguments = ["diff", "pasted.docx", "new.json", "--base", "pasted.docx", "-o", "draft.docx", "--language", "en"]
    assert run(arguments) == 1
    assert "in pasted.docx line breaks divide the clauses" in capfdbinary.readouterr().err.decode()


def test_of_a_base_whose_notes_were_typed_by_hand_it_is_told_that_they_become_notes_of_word(
    folder: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    raised = "<w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:t>1</w:t></w:r>"
    body = (
        paragraph("The General Assembly,")
        + f"<w:p><w:r><w:t>1. Asks the keepers</w:t></w:r>{raised}<w:r><w:t> of lamps to rest.</w:t></w:r></w:p>"
        + f"<w:p>{raised}<w:r><w:t xml:space='preserve'> See A/175/9.</w:t></w:r></w:p>"
    )
    (folder / "typed.docx").write_bytes(word_file(body))
    arguments = ["diff", "typed.docx", "new.json", "--base", "typed.docx", "-o", "draft.docx", "--language", "en"]
    assert run(arguments) == 1
    told = capfdbinary.readouterr().err.decode()
    assert "the notes of typed.docx were typed by hand; the file that is written has them as Word footnotes" in told
    assert "differ" not in told


def test_what_stands_in_no_text_stays(folder: Path) -> None:
    data = with_parts(OFFICIAL, {"customXml/item1.xml": "<kept/>"})
    made = write_onto(open_base(data, "official.docx"), changed("Invites the keepers."), ENGLISH, author="Norland")
    assert part(made, "customXml/item1.xml") == "<kept/>"


def test_numbers_that_no_program_counts_to_are_none() -> None:
    made_up = "9" * 5000
    field = (
        f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="{made_up}"/>'
        '<w:listEntry w:val="bells"/></w:ddList></w:ffData></w:fldChar></w:r>'
    )
    body = (
        f'<w:p><w:bookmarkStart w:id="{made_up}" w:name="a"/><w:r><w:t>The General Assembly,</w:t></w:r></w:p>'
        f"<w:p><w:r><w:t>Recalling the lamps,</w:t></w:r>{NOTED}{field}</w:p>{paragraph('1. Decides to meet.')}"
    )
    base = open_base(word_file(body, footnotes=f'{NOTES}<w:footnote w:id="{made_up}"/>'), "base.docx")
    assert [one.text for one in base.document.paragraphs][1:] == ["Recalling the lamps,", "Decides to meet."]
    write_onto(base, base.document, load_lexicon("en"), author="N")
