"""Text pasted into Word: lines of a page as paragraphs, heads of pages and remarks of negotiators between them."""

from __future__ import annotations

from itertools import pairwise
from textwrap import wrap

import pytest
from support.word_files import paragraph, word_file

from draftdiff.importers import read_source
from draftdiff.importers.plaintext.decoding.lines import Line, are_lines_of_page
from draftdiff.importers.plaintext.layout import layout_of
from draftdiff.importers.plaintext.paragraphs.glued_lines import remark_cuts, split_glued
from draftdiff.importers.plaintext.traced_text import traced
from draftdiff.importers.plaintext.zones.remarks import is_remark
from draftdiff.model import Document, Language, ParagraphKind

CLAUSES = (
    "The General Assembly,",
    "Recalling its resolution 173/135 of 14 December 2118 on the care of lighthouses and of the lamps that are lit in "
    "them, in particular on coasts without well-known harbours,",
    "Noting that ships keep away from rocks where lamps are lit, and that keepers of lamps, bells and horns are few,",
    "1. Requests all coastal States to light a lamp on each rock that stands in the way of ships, to keep it in good "
    "order, and to inform the ships that pass, in all languages, of the days on which it is cleaned;",
    "2. Urges non-coastal States to help them with oil, wicks and glass, and to teach keepers the signs of bells, as "
    "far as they have any knowledge of them;",
    "3. Decides to remain seized of the matter.",
)


def read(*lines: str, end: str = "") -> Document:
    cover = paragraph("A/C.2/175/L.8") + paragraph("Care of lighthouses")
    body = cover + "".join(map(paragraph, lines)) + end
    return read_source(word_file(body), "", language=Language.ENGLISH).documents[0]


def texts(document: Document) -> list[str]:
    return [f"{one.number} {one.text}".strip() for one in document.paragraphs]


def told(document: Document, code: str) -> list[str]:
    return [problem.text for problem in document.problems if problem.code == code]


def test_lines_of_a_page_are_joined_to_the_paragraphs_that_they_are_of() -> None:
    lines = [line for clause in CLAUSES for line in wrap(clause, 60)]
    assert len(lines) > 2 * len(CLAUSES)
    document = read(*lines)
    assert texts(document) == list(CLAUSES)
    assert [one.kind for one in document.paragraphs] == [one.kind for one in read(*CLAUSES).paragraphs]


@pytest.mark.parametrize("between", [" ", '</w:t><w:br/><w:t xml:space="preserve">'])
def test_the_formula_and_the_recital_behind_it_are_two_paragraphs(between: str) -> None:
    glued = paragraph(f"{CLAUSES[0]} {CLAUSES[1]}").replace(f"{CLAUSES[0]} ", CLAUSES[0] + between)
    body = paragraph("A/C.2/175/L.8") + paragraph("Care of lighthouses") + glued
    document = read_source(word_file(body + "".join(map(paragraph, CLAUSES[2:]))), "").documents[0]
    assert (document.title, texts(document)) == ("Care of lighthouses", list(CLAUSES))
    assert [one.kind for one in document.paragraphs] == [one.kind for one in read(*CLAUSES).paragraphs]


def test_a_table_behind_lines_of_a_page_stands_once() -> None:
    row = f"<w:tr><w:tc>{paragraph('Lamp')}</w:tc><w:tc>{paragraph('Keeper')}</w:tc></w:tr>"
    document = read(*(line for clause in CLAUSES for line in wrap(clause, 60)), end=f"<w:tbl>{row}</w:tbl>")
    assert texts(document) == [*CLAUSES, "Lamp\tKeeper"]


def test_names_one_below_the_other_are_no_lines_of_a_page() -> None:
    names = ["كوبا", "غانا", "بنما", "مالي", "تشاد", "كندا", "عمان", "تونس"]
    assert not are_lines_of_page(names * 3)


def test_heads_and_numbers_of_pages_between_lines_are_no_text() -> None:
    lines = [line for clause in CLAUSES for line in wrap(clause, 60)]
    inside = next(index for index, line in enumerate(lines) if line.startswith("1.")) + 2
    document = read(*lines[:inside], "A/C.2/175/L.8", "2/3", *lines[inside:])
    assert texts(document) == list(CLAUSES)
    between = read(*CLAUSES[:3], "A/C.2/175/L.8", "2/3", *CLAUSES[3:])
    assert texts(between) == list(CLAUSES)
    assert told(between, "page-break") == ["A/C.2/175/L.8"]
    assert told(between, "page-mark") == ["2/3"]


def test_the_title_alone_within_a_text_names_what_is_adopted() -> None:
    document = read(*CLAUSES, "Care of lighthouses", "1. Lamps shall be lit by night.", "2. Bells shall be rung.")
    assert texts(document)[len(CLAUSES)] == "Care of lighthouses"
    assert not told(document, "page-break")
    assert told(read(*CLAUSES[:3], "2", "A/C.2/175/L.8", "Care of lighthouses", *CLAUSES[3:]), "page-break")


def test_a_line_that_ends_within_a_word_goes_on_without_a_space() -> None:
    clause = "Urges non-coastal States to help them with oil and to teach their keepers;"
    broken = word_file(
        paragraph("The General Assembly,")
        + paragraph(f"1. {clause}").replace("non-", 'non-</w:t><w:br/><w:t xml:space="preserve">')
        + paragraph("2. Decides to meet.")
    )
    assert read_source(broken, "").documents[0].paragraphs[1].text == clause


def test_remarks_on_their_own_lines_and_behind_clauses_are_told_and_are_no_text() -> None:
    first, second = "(based on 173/135, OP4)", "[A/RES/173/135, PP2]"
    document = read(
        CLAUSES[0], f"{CLAUSES[1]} {second}", "NEW", CLAUSES[2], CLAUSES[3], first, *CLAUSES[4:], "[Agreed ad ref]"
    )
    assert texts(document) == list(CLAUSES)
    assert told(document, "status-mark") == [second, "NEW", first, "[Agreed ad ref]"]


@pytest.mark.parametrize("remark", ["[Agreed]", "[173/135, OP3]"])
def test_a_clause_keeps_its_number_before_a_remark(remark: str) -> None:
    document = read(*CLAUSES[:4], CLAUSES[4].replace("2. ", f"2. {remark} "), CLAUSES[5])
    assert texts(document) == list(CLAUSES)
    assert told(document, "status-mark") == [remark]


def test_a_line_that_names_a_source_within_a_sentence_is_text() -> None:
    lines = ["The General Assembly,", "1. Recalls the report of the Committee", "(A/173/16, paras. 3 and 4)"]
    going_on = [*lines, "and the lamps that it names;", "2. Decides to meet."]
    for source in (going_on, [*lines, "2. Decides to meet."]):
        document = read_source("\n".join(source).encode(), "draft.txt").documents[0]
        assert "(A/173/16, paras. 3 and 4)" in document.paragraphs[1].text
        assert not told(document, "status-mark")
    assert not told(read(*going_on), "status-mark")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "(PP4 of 173/135, updated)"), ("en", "Source: A/RES/173/135, para. 13"), ("en", "(agreed)"),
        ("en", "[S/RES/2998 (2119) OP3]"), ("fr", "(fondé sur le par. 3 de la résolution 173/135)"),
        ("es", "[tomado del párrafo 5 de la resolución 173/135]"), ("ru", "(пункт 3 резолюции 173/135)"),
        ("zh", "（第173/135号决议第3段）"), ("ar", "(الفقرة 3 من القرار 173/135)"),
    ],
)  # fmt: skip
def test_a_remark_says_where_a_wording_is_from(language: str, text: str) -> None:
    assert is_remark(text, layout_of(Language(language)))


@pytest.mark.parametrize(
    "text", ["[173/135]", "(A/RES/173/135)", "(8 736 500)", "[see 173/135 and the report]", "[OP3]", "(2175/76)"]
)
def test_what_may_be_text_is_no_remark(text: str) -> None:
    assert not is_remark(text, layout_of(Language.ENGLISH))


@pytest.mark.parametrize("words", ["decision (resolution 173/135)", "report and the [text of resolution 173/135]"])
def test_what_ends_a_clause_in_brackets_is_text_of_it(words: str) -> None:
    assert texts(read(*CLAUSES[:4], f"2. Recalls its {words}"))[-1] == f"2. Recalls its {words}"


@pytest.mark.parametrize(
    ("text", "last", "parts"),
    [
        ("1. Requests oil; [agreed ad ref]", False, ["1. Requests oil;", "[agreed ad ref]"]),
        ("1. Requests oil [agreed ad ref]", True, ["1. Requests oil", "[agreed ad ref]"]),
        ("1. Requests oil [for lamps]", True, ["1. Requests oil [for lamps]"]),
        ("1. Requests oil [agreed ad ref]", False, ["1. Requests oil [agreed ad ref]"]),
        ("1. Requests oil; (based on 175/16, OP3)", False, ["1. Requests oil; (based on 175/16, OP3)"]),
        ("[agreed ad ref] 3. Oil and wicks;", True, ["[agreed ad ref]", "3. Oil and wicks;"]),
        ("3. [agreed ad ref] 4. Oil and wicks;", True, ["3. [agreed ad ref] 4. Oil and wicks;"]),
    ],
)
def test_remarks_in_one_line_with_a_clause(text: str, last: bool, parts: list[str]) -> None:
    cuts = (0, *remark_cuts(text, layout_of(Language.ENGLISH), last=last), len(text))
    assert [part for start, end in pairwise(cuts) if (part := text[start:end].strip())] == parts


def test_a_long_line_is_cut_before_openings_in_capitals_alone() -> None:
    first = f"{CLAUSES[1]} Norland, which has no lamps, noting the tides, and its neighbours,"
    lines = split_glued((Line(text=traced(" ".join((first, *CLAUSES[2:4])), 0)),), layout_of(Language.ENGLISH))
    assert [one.text.text for one in lines] == [first, *CLAUSES[2:4]]


def test_a_signature_below_the_last_clause_is_no_annex() -> None:
    document = read(*CLAUSES, "Jane Doe", "Permanent Representative of Norland", "New York, 3 November 2175")
    assert {one.annex for one in document.paragraphs} == {0}
    assert [one.kind for one in document.paragraphs[len(CLAUSES) :]] == [ParagraphKind.CLOSING] * 3


def test_no_annex_begins_at_a_short_line_where_the_clauses_count_on() -> None:
    document = read(*CLAUSES[:5], "Norland: reserves on OP2.", "Meridia supports Norland", CLAUSES[5])
    last = document.paragraphs[-1]
    assert (last.annex, last.kind, last.number) == (0, ParagraphKind.OPERATIVE, "3.")


def test_the_preamble_ends_at_a_first_number_behind_a_bracket() -> None:
    document = read(*CLAUSES[:3], "[1. All States light a lamp on each rock;]", CLAUSES[4], CLAUSES[5])
    assert document.paragraphs[2].kind is ParagraphKind.PREAMBULAR
    assert document.paragraphs[3].kind is not ParagraphKind.PREAMBULAR


def test_items_of_an_arabic_list_that_begin_with_a_figure_are_no_clauses() -> None:
    lines = ["إن الجمعية العامة،", "-1 تقرر إنشاء الوظائف التالية:", "- 2 وظيفتان برتبة ف-3؛", "- 4 وظائف؛"]
    body = "".join(map(paragraph, [*lines, "-2 تطلب إلى الأمين العام أن يقدم تقريرا."]))
    document = read_source(word_file(body), "", language=Language.ARABIC).documents[0]
    assert [one.number for one in document.paragraphs] == ["", "-1", "", "", "-2"]


@pytest.mark.parametrize("opened", ["[Norland: ", "[Norland/Meridia: 3 alt. ", "_[", "[2 bis] "])
def test_a_clause_put_in_between_two_others_opens_behind_bracket_speaker_and_number(opened: str) -> None:
    document = read(*CLAUSES[:5], f"{opened}Invites all ports to lend their bells;", CLAUSES[5])
    assert [one.kind for one in document.paragraphs[3:]] == [ParagraphKind.OPERATIVE] * 4
