"""What becomes of the lines of official XML and of Word: numbers, headings and the notes that either calls."""

from __future__ import annotations

import pytest

from draftdiff.importers.body.blocks import Block, Role
from draftdiff.importers.body.inline import Call, Inline
from draftdiff.importers.body.lines import read_lines


def line(text: str, number: str = "", *, role: Role = Role.BODY, annex: int = 0, note: bool = False) -> Block:
    calls = (Call(len(text), "1", Inline("Of 2174.")),) if note else ()
    return Block(role=role, inline=Inline(text, calls=calls), number=number, annex=annex)


def heading(text: str, number: str = "", *, annex: int = 0, note: bool = False) -> Block:
    return line(text, number, role=Role.HEADING, annex=annex, note=note)


CLAUSE, IN_ANNEX = line("Light the lamps."), line("Light the lamps.", annex=1)


@pytest.mark.parametrize(
    ("blocks", "told"),
    [
        ((line("", "2.", note=True), CLAUSE), ["operative 2./1", "continuation Light the lamps."]),
        ((heading("Lamps"), heading("Lamps"), CLAUSE), ["heading Lamps", "text Light the lamps."]),
        ((heading("Lamps"), heading("Lamps", note=True)), ["heading Lamps", "heading Lamps/1"]),
        ((heading("II"), heading("Lamps"), CLAUSE), ["heading II Lamps", "text Light the lamps."]),
        ((heading("II"), heading("Lamps", "A."), CLAUSE), ["heading II", "heading A. Lamps", "text Light the lamps."]),
        ((heading("II", note=True), heading("Lamps")), ["heading II/1", "heading Lamps"]),
        ((heading("II"), heading("Lamps", annex=1)), ["heading II", "heading Lamps"]),
        ((line("Light:", "1."), line("Lamps;", "(a)"), line("and:"), line("Bells.", "(b)")),
         ["operative 1. Light:", "operative (a) Lamps;", "continuation and:", "operative (b) Bells."]),
        ((CLAUSE, line("3rd meeting")), ["text Light the lamps.", "closing 3rd meeting"]),
        ((IN_ANNEX, line("II", annex=1)), ["text Light the lamps.", "text II"]),
        ((heading("Annex", annex=1), heading("A", annex=1), line("Oil", annex=1), line("1", role=Role.ROW, annex=1)),
         ["heading Annex", "heading A Oil", "table-row 1"]),
        ((IN_ANNEX, line("As follows:", annex=1), line("Oil", annex=1), IN_ANNEX),
         ["text Light the lamps.", "text As follows:", "text Oil", "text Light the lamps."]),
    ],
)  # fmt: skip
def test_numbers_and_headings_join_their_texts_and_lose_no_note(blocks: tuple[Block, ...], told: list[str]) -> None:
    paragraphs = [one.paragraph for one in read_lines(blocks, None)]
    assert [
        " ".join(filter(None, (one.kind.value, one.number, one.text))) + "/1" * len(one.notes) for one in paragraphs
    ] == told


def test_a_letter_for_the_first_number_is_that_of_a_whole_clause() -> None:
    lines = read_lines((line("Light the lamps;", "l."), line("Ring the bells.", "2.")), None)
    assert [(one.paragraph.number, one.paragraph.level) for one in lines] == [("l.", 0), ("2.", 0)]
