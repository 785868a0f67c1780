"""What `pdftotext` does to the words of a page, and what the import of text makes of it."""

from __future__ import annotations

import pytest
from support.source_account import faults_of

from draftdiff.importers import read_source

STRETCHED = """A/RES/173/16
16 December 2118
173/16. Keepers of the harbour lights

The General Assembly,
Recalling the reports of the keepers of all the harbour lights on the coasts
of the islands, and the tables of the tides that the Board gave out in 2020,
Recognizing
the
indispensability,
irreplaceability
and
responsibilities
of the keepers who light the lamps at dusk and put them out again at daybreak,

A/RES/173/16 Keepers of the harbour lights

1. Requests the Board to go on publishing the tables of the tides, in all of the
official languages, and to send them to the keepers of all the harbour lights;
2. Decides to remain seized of the matter of the keepers of the harbour lights.
"""


def test_words_of_a_stretched_line_that_stand_on_lines_of_their_own_are_joined() -> None:
    document = read_source(STRETCHED.encode(), "draft.txt").documents[0]
    assert [one.text[:76] for one in document.paragraphs][2] == (
        "Recognizing the indispensability, irreplaceability and responsibilities of t"
    )
    assert [one.number for one in document.paragraphs] == ["", "", "", "1.", "2."]
    assert {"spread-lines", "page-break"} <= {one.code for one in document.problems}
    assert faults_of(STRETCHED, document) == []


def test_short_lines_that_are_no_parts_of_one_stay_apart() -> None:
    names = "Argentina\nBelize\nChile\nDominica\nEcuador\nFiji\nGuyana\n"
    text = STRETCHED.replace("A/RES/173/16 Keepers of the harbour lights\n\n", "")
    text = text.replace(
        "Recognizing\nthe\nindispensability,\nirreplaceability\nand\nresponsibilities\n", "Recognizing\n"
    )
    document = read_source(f"{text}\nAnnex\n\nMembers of the Board\n\n{names}".encode(), "draft.txt").documents[0]
    assert "spread-lines" not in {one.code for one in document.problems}


def test_a_number_that_follows_its_whole_paragraph_is_put_back() -> None:
    text = """大会，
回顾关于港口灯光的报告，
1. 请港务局公布潮汐表；
强调指出迫切需要维修灯塔，请各国提供
灯油；
2.

又强调指出必须照亮海岸；
3.

4.

决定继续处理此案。
"""
    document = read_source(text.encode(), "draft.txt").documents[0]
    assert [(one.number, one.text) for one in document.paragraphs[2:]] == [
        ("1.", "请港务局公布潮汐表；"),
        ("2.", "强调指出迫切需要维修灯塔，请各国提供灯油；"),
        ("3.", "又强调指出必须照亮海岸；"),
        ("4.", "决定继续处理此案。"),
    ]
    assert [one.code for one in document.problems] == ["displaced-number"] * 2


def test_blank_lines_round_the_first_line_of_a_numbered_paragraph_part_nothing() -> None:
    text = """大会，
回顾关于港口灯光的报告，
1. 请港务局公布潮汐表：
(a)

鼓励看守人每晚点亮灯塔，以便所有船只都能

平安进港；
(b)

向各国提供灯油；
2.

重申港务局的责任，

请各国协助港务局。
"""
    document = read_source(text.encode(), "draft.txt").documents[0]
    assert [(one.number, one.text) for one in document.paragraphs[3:]] == [
        ("(a)", "鼓励看守人每晚点亮灯塔，以便所有船只都能平安进港；"),
        ("(b)", "向各国提供灯油；"),
        ("2.", "重申港务局的责任，请各国协助港务局。"),
    ]


def test_the_call_of_a_note_that_runs_into_a_number_no_resolution_has_is_found() -> None:
    text = """The General Assembly,

Recalling its resolution 174/641 on tides,

1. Requests the Board to report.

1 See A/174/33.
"""
    document = read_source(text.encode(), "draft.txt").documents[0]
    called = document.paragraphs[1]
    assert called.text == "Recalling its resolution 174/64 on tides,"
    assert [(note.anchor, note.text) for note in called.notes] == [(31, "See A/174/33.")]
    assert [one.code for one in document.problems] == ["loose-call"]


@pytest.mark.parametrize("cited", ["the report A/174/641", "its decision 174/541", "the letter S/2118/741"])
def test_the_number_of_a_report_or_a_decision_holds_no_call(cited: str) -> None:
    text = f"""The General Assembly,

Recalling {cited} on tides,

1. Requests the Board to report.

1 See A/174/33.
"""
    document = read_source(text.encode(), "draft.txt").documents[0]
    assert document.paragraphs[1].text == f"Recalling {cited} on tides,"


def test_the_call_behind_the_comma_that_ends_a_paragraph_is_no_decimal() -> None:
    text = """The General Assembly,

Recalling the tides of 2112,1 and those of the north,

Recalling also the priorities of LAGOON+50,1

1. Notes that 6,1 million lamps were lit;

2. Requests the Board to report.

1 See A/174/33.
"""
    texts = [one.text for one in read_source(text.encode(), "draft.txt").documents[0].paragraphs]
    assert texts[2:4] == ["Recalling also the priorities of LAGOON+50,", "Notes that 6,1 million lamps were lit;"]


def test_words_one_below_the_other_that_cannot_be_joined_are_told_of() -> None:
    text = STRETCHED.replace("2. Decides", "implementation\nof\nthe\nagreed\n2. Decides")
    text = text.replace(
        "Recognizing\nthe\nindispensability,\nirreplaceability\nand\nresponsibilities\n", "Recognizing "
    )
    document = read_source(text.encode(), "draft.txt").documents[0]
    assert [one.code for one in document.problems if one.code == "spread-lines"] == ["spread-lines"]


PAGES = """A/RES/173/17
173/17. Keepers of the harbour lights

The General Assembly,
Recalling the tables of the tides that the Harbour Board gave out on paper1 to all keepers,2
Recalling also the report of the Harbour Board on the lights of the northern coasts and on
the Convention on Lamps,3 and mindful of the duty of all keepers under the statutes of the
1 Report of the Harbour Board on its session held at the harbour of the northern islands on

12 July 2118 (A/173/44), chap. I.
2 Resolution 170/1.

A/RES/173/17 Keepers of the harbour lights
Board and of the lighthouse service that was set up for them at the harbour in those years,
1. Requests the Harbour Board to publish the tables under the Agenda for Light to 2130,4 in
all languages, and to send them to the keepers of all the harbour lights on the coasts of the
3 Resolution 170/2, annex.
4 Resolution 170/3.

A/RES/173/17 Keepers of the harbour lights
islands;
2. Decides to remain seized of the matter in the light of the Programme for Lamps to 20305
44th plenary meeting
4 December 2118

5 Resolution 170/4.
"""


def test_notes_are_found_at_feet_where_sentences_go_on_and_called_on_the_page_before() -> None:
    """A line of a note begins with a day, a blank line stands within it, and a date with the number before a note."""
    document = read_source(PAGES.encode(), "draft.txt").documents[0]
    notes = {note.text: (one.number, one.text[: note.anchor][-6:]) for one in document.paragraphs for note in one.notes}
    assert notes == {
        "Report of the Harbour Board on its session held at the harbour of the northern islands on 12 July 2118 "
        "(A/173/44), chap. I.": ("", " paper"),
        "Resolution 170/1.": ("", "epers,"),
        "Resolution 170/2, annex.": ("", "Lamps,"),
        "Resolution 170/3.": ("1.", " 2130,"),
        "Resolution 170/4.": ("2.", "o 2030"),
    }
    assert [one.number for one in document.paragraphs] == ["", "", "", "1.", "2."]


def test_a_number_behind_all_notes_leaves_the_others_their_texts() -> None:
    text = (
        "大会，\n\n回顾港务局的报告，1 又回顾潮汐表2和灯光公约，3\n\n请港务局公布潮汐表。\n\n"
        "第44次全体会议\n2118年12月16日\n\n2\n见CD/1839。\n3\n见CD/1985。\n1\n\n18-26540\n\n2/2\n"
    )
    document = read_source(text.encode(), "draft.txt").documents[0]
    called = [(one.text[: note.anchor][-3:], note.text) for one in document.paragraphs for note in one.notes]
    assert called == [("潮汐表", "见CD/1839。"), ("公约，", "见CD/1985。")]
    assert "note-without-text" in {one.code for one in document.problems}


def test_a_name_that_ends_as_that_of_a_goal_does_calls_a_note() -> None:
    text = (
        "La Asamblea General,\n\nRecordando la Agenda 2030 para el Desarrollo Sostenible 1 y los faros del "
        "Objetivo de Desarrollo Sostenible 14 y de la Junta,\n\n1. Pide a la Junta que publique las tablas;\n\n"
        "2. Decide seguir examinando la cuestión.\n\n44ª sesión plenaria\n16 de diciembre de 2118\n\n"
        "1 Véase la resolución 170/1.\n"
    )
    recital = read_source(text.encode(), "draft.txt").documents[0].paragraphs[1]
    assert [note.text for note in recital.notes] == ["Véase la resolución 170/1."]
    assert "Sostenible y los faros del Objetivo de Desarrollo Sostenible 14 y" in recital.text
