"""Texts of other bodies than the General Assembly: what they share with its form is read, the rest not misread."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from support.drafts import document_of, problems_of
from support.word_files import paragraph, word_file

from draftdiff.importers import read_source
from draftdiff.lexicons import load_lexicon
from draftdiff.model import Document, Language, ParagraphKind, Stage
from draftdiff.phrases import find_chain, find_opening

RIGHTS_COUNCIL = """United Nations
A/HRC/{symbol}
General Assembly
Distr.: General
5 July 2055
Original: English

Human Rights Council
Hundred and fiftieth session
13 June–8 July 2055
Agenda item 3

{above}

{number} Right of lighthouse keepers to adequate housing

The Human Rights Council,

Alarmed by the number of keepers without shelter,

1. Decides to extend the mandate for three years;

2. Decides to remain seized of the matter.

{below}
"""
HEALTH = """HUNDRED AND SEVENTY-FIFTH WORLD HEALTH ASSEMBLY
WHA175.8
Agenda item 16.2
27 May 2122

Trials of clocks

The Hundred and seventy-fifth World Health Assembly,

Having considered the report by the Director-General;1

Noting the importance of clocks;

1. URGES Member States:2

(1) to prioritize clocks;

(2) to fund them;

2. REQUESTS the Director-General:

(1) to hold consultations;

(2) to report thereon.

Eighth plenary meeting, 27 May 2122

1 Document A175/10.
2 And, where applicable, regional organizations.
"""
DECLARATION = """Rev.2 - 14 June 2127

Political declaration of the meeting on clocks

We, the Heads of State and Government, assembled on 20 June 2127, and in this regard:

1. Reaffirm our commitment to clocks;

2. Recognize that clocks are few;

I. Equity

3. Request the Secretary-General to report thereon.
"""


def read(text: str, name: str = "draft.txt") -> Document:
    return read_source(text.encode(), name).documents[0]


def texts(document: Document, kind: ParagraphKind = ParagraphKind.OPERATIVE) -> list[str]:
    return [one.text for one in document.paragraphs if one.kind is kind]


@pytest.mark.parametrize(
    ("language", "text", "act", "modifiers"),
    [
        (Language.ARABIC, "يقرر أن يمدد الولاية", "decide", ()),
        (Language.ARABIC, "وإذ يساوره بالغ القلق", "express-concern", ("gravely",)),
        (Language.ARABIC, "وقد نظر في التقرير", "have-considered", ()),
        (Language.SPANISH, "Profundamente preocupado por", "express-concern", ("deeply",)),
        (Language.FRENCH, "Profondément préoccupé par", "express-concern", ("deeply",)),
        (Language.FRENCH, "Conscient que", "be-conscious", ()),
        (Language.RUSSIAN, "будучи глубоко обеспокоен", "express-concern", ("deeply",)),
    ],
)
def test_a_council_speaks_in_the_masculine(language: Language, text: str, act: str, modifiers: tuple[str, ...]) -> None:
    opening = find_opening(text, load_lexicon(language))
    assert opening is not None
    assert act in opening.acts
    assert opening.modifiers == modifiers


def test_a_later_verb_of_the_other_gender_is_not_the_body_that_speaks() -> None:
    arabic = load_lexicon(Language.ARABIC)
    own = find_chain("يطلب إلى الأمين العام تقريرا، ويقرر النظر فيه", arabic, None)
    other = find_chain("تطلب إلى الأمين العام تقريرا، ويقرر المؤتمر النظر فيه", arabic, None)
    assert [one.acts[0] for one in own] == ["request", "decide"]
    assert [one.acts[0] for one in other] == ["request"]


def test_a_resolution_of_the_rights_council_is_its_own_and_its_vote_is_no_text() -> None:
    below = "25th meeting\n8 July 2055\n\n[Adopted by a recorded vote of 28 to 14:\n\nIn favour:\nNorland]"
    above = "Resolution adopted by the Human Rights Council on 8 July 2055"
    document = read(RIGHTS_COUNCIL.format(symbol="RES/150/3", above=above, number="150/3.", below=below))
    assert (document.symbol, document.stage, document.organ) == (
        "A/HRC/RES/150/3", Stage.ADOPTED, "Human Rights Council",
    )  # fmt: skip
    assert document.title == "Right of lighthouse keepers to adequate housing"
    assert document.meeting == "25th meeting"
    assert document.paragraphs[-1].text == "Decides to remain seized of the matter."


@pytest.mark.parametrize("number", ["150/…", "150/...", "150/__", "150/xx."])
def test_a_number_that_is_left_open_is_no_part_of_the_title(number: str) -> None:
    below = "__________________\n* State not a member of the Council.\n** On behalf of the Group of Coastal States."
    above = "Norland,* Sudland** and Westland: draft resolution"
    document = read(RIGHTS_COUNCIL.format(symbol="150/L.7", above=above, number=number, below=below))
    assert (document.symbol, document.title) == ("A/HRC/150/L.7", "Right of lighthouse keepers to adequate housing")
    assert document.sponsors == ("Norland", "Sudland", "Westland")
    assert texts(document)[-1] == "Decides to remain seized of the matter."


def test_notes_to_sponsors_are_no_text_without_a_rule_above_them() -> None:
    below = "* State not a member of the Council.\n** On behalf of the Group of Coastal States."
    above = "Norland,* Sudland** and Westland: draft resolution"
    text = RIGHTS_COUNCIL.format(symbol="150/L.7", above=above, number="150/…", below=below)
    typed = word_file("".join(paragraph(line) for line in text.splitlines() if line.strip()))
    for document in (read(text), read_source(typed, "draft.docx").documents[0]):
        assert document.paragraphs[-1].text == "Decides to remain seized of the matter."
    document = read(RIGHTS_COUNCIL.format(symbol="150/L.7", above="", number="150/…", below="* To be read slowly."))
    assert "To be read slowly." in document.paragraphs[-1].text


@pytest.mark.parametrize(
    ("number", "formula", "symbol"),
    [
        ("175/16.", "The General Assembly,", "A/RES/175/16"),
        ("150/3.", "The Human Rights Council,", "A/HRC/RES/150/3"),
        ("2122/12.", "The Economic and Social Council,", "E/RES/2122/12"),
        ("5/14.", "The United Nations Environment Assembly,", "UNEP/EA.5/Res.14"),
        ("Resolution 66/1\n", "The Commission on Narcotic Drugs,", "E/CN.7/RES/66/1"),
        ("Decision 1/CP.77\n", "The Conference of the Parties,", "1/CP.77"),
        ("61/1.", "The Commission on Ornamental Clocks,", ""),
        ("第2520(2020)号决议\n", "安全理事会，", "S/RES/2520 (2020)"),
        ("150/3.", "人权理事会，", "A/HRC/RES/150/3"),
        ("175/16.", "大会，", "A/RES/175/16"),
    ],
)
def test_a_bare_number_is_that_of_the_body_that_speaks(number: str, formula: str, symbol: str) -> None:
    title, clause = ("钟表", "1. 决定延长任期。") if formula.endswith("，") else ("Clocks", "1. Decides to wind them.")
    assert read(f"{number} {title}\n\n{formula}\n\n{clause}\n").symbol == symbol


def test_a_list_in_brackets_is_none_of_notes() -> None:
    document = read(HEALTH)
    assert (document.symbol, document.title, document.agenda[0].item) == ("WHA175.8", "Trials of clocks", "16.2")
    assert texts(document)[-3:] == ["REQUESTS the Director-General:", "to hold consultations;", "to report thereon."]
    notes = [note.text for paragraph in document.paragraphs for note in paragraph.notes]
    assert notes == ["Document A175/10.", "And, where applicable, regional organizations."]


@pytest.mark.parametrize("language", [Language.CHINESE, Language.ENGLISH])
def test_the_security_council_tells_of_the_adoption_where_others_have_a_title(language: Language) -> None:
    adopted = {
        Language.CHINESE: ("第2520(2020)号决议\n\n2020年5月29日安全理事会第8801次会议通过\n\n安全理事会，\n\n"
                           "认定局势构成威胁，\n\n1. 决定延长授权。\n"),
        Language.ENGLISH: ("Resolution 2520 (2020)\n\nAdopted by the Security Council at its 8801st meeting, on 29 May "
                           "2020\n\nThe Security Council,\n\nDetermining that it is a threat,\n\n1. Decides to act.\n"),
    }  # fmt: skip
    document = read(adopted[language])
    assert (document.title, document.events[0].date) == ("", "2020-05-29")
    assert "8801" in document.meeting


def test_a_draft_of_the_security_council_has_a_plain_symbol() -> None:
    cover = "United Nations\nS/2121/455\nSecurity Council\nProvisional\n12 May 2121\nOriginal: English\n\n"
    document = read(f"{cover}Norland: draft resolution\n\nThe Security Council,\n\n1. Decides to act.\n")
    assert (document.symbol, document.title, document.sponsors) == ("S/2121/455", "", ("Norland",))


def test_who_declares_needs_no_formula_and_misspells_no_verb() -> None:
    document = read(DECLARATION)
    assert document.title == "Political declaration of the meeting on clocks"
    assert texts(document)[0] == "Reaffirm our commitment to clocks;"
    assert [one.code for one in document.problems if one.severity != "info"] == []
    assert problems_of(document, "enacting-formula", "opening-phrase", "paragraph-ending") == ()


def test_the_session_of_another_body_is_none_of_the_assembly() -> None:
    text = "EF | | The Human Rights Council,\nPP | | Recalling General Assembly resolution 176/133,"
    council = replace(document_of(text, Language.ENGLISH, "A/HRC/150/L.7"), session="150")
    assert problems_of(council, "future-symbol") == ()
    assert problems_of(document_of(text, Language.ENGLISH), "future-symbol") != ()
    text = "EF | | The Economic and Social Council,\nPP | | Recalling its resolution 2121/23,"
    assert problems_of(document_of(text, Language.ENGLISH, "E/2122/L.20"), "own-resolution") == ()


def test_each_body_keeps_its_house_style() -> None:
    text = "OP | | Requests the Secretary-General to report on the implementation of this resolution."
    council = replace(document_of(text, Language.ENGLISH, "S/2121/455"), organ="Security Council")
    assert problems_of(council, "spelling") == ()
    assert problems_of(document_of(text, Language.ENGLISH), "spelling") != ()
    health = "PP | | Noting their importance;\nPP | | Recalling resolution WHA174.7;\nOP | | URGES States to act."
    assert problems_of(document_of(health, Language.ENGLISH, "WHA175.8"), "paragraph-ending") == ()
