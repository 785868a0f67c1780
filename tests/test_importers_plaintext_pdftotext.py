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
