"""What `pdftotext` does to the words of a page, and what the import of text makes of it."""

from __future__ import annotations

from source_account import faults_of

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

A/RES/173/16 Keepers
of

the

lights

harbour

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
    text = STRETCHED.replace("A/RES/173/16 Keepers\nof\n\nthe\n\nlights\n\nharbour\n\n", "")
    text = text.replace(
        "Recognizing\nthe\nindispensability,\nirreplaceability\nand\nresponsibilities\n", "Recognizing\n"
    )
    document = read_source(f"{text}\nAnnex\n\nMembers of the Board\n\n{names}".encode(), "draft.txt").documents[0]
    assert "spread-lines" not in {one.code for one in document.problems}
