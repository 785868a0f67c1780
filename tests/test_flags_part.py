"""Parts of a clause with a verb of their own: told where they come or go, whatever else changes beside them."""

from __future__ import annotations

import pytest
from support.rule_cases import EN, NEW, OLD, paragraph, row_of

from draftdiff.compare import compare
from draftdiff.comparison import Alignment, FlagKind, Link, Row, Weight
from draftdiff.lexicons import load_lexicon
from draftdiff.model import Document, Language

LAMPS = "Recognizes the use of lamps that save oil"


def parts(old: str, new: str, language: Language = EN) -> list[tuple[str, str]]:
    """What went and what came of each flag."""
    return parts_of(row_of(language, old, new))


def parts_of(row: Row) -> list[tuple[str, str]]:
    return [(value.old, value.new) for flag in row.flags if flag.kind is FlagKind.PART for value in flag.values]


@pytest.mark.parametrize(
    ("language", "stays", "joint", "part", "end", "said"),
    [
        ("en", LAMPS, ", and ", "decides to extend the mandate of the Office of Lamps until 2130", ";",
         "decides to extend the mandate of the Office …"),
        ("fr", "Souligne l’utilité des lampes", ", et ", "décide de proroger le mandat du Bureau des lampes", " ;",
         "décide de proroger le mandat du Bureau des lampes"),
        ("es", "Reconoce la utilidad de las lámparas", ", y ", "decide prorrogar el mandato de la Oficina", ";",
         "decide prorrogar el mandato de la Oficina"),
        ("ru", "признает полезность ламп", " и ", "постановляет продлить мандат Управления", ";",
         "постановляет продлить мандат Управления"),
        ("zh", "确认灯具的用途", "，并", "决定延长灯具办公室的任务期限", "；", "决定延长灯具办公室的任务期限"),
        ("ar", "تسلم بفائدة المصابيح", "، ", "وتقرر تمديد ولاية مكتب المصابيح", "؛", "وتقرر تمديد ولاية مكتب المصابيح"),
    ],
)  # fmt: skip
def test_a_part_that_came_or_went_is_told(
    language: str, stays: str, joint: str, part: str, end: str, said: str
) -> None:
    short, long = stays + end, stays + joint + part + end
    assert parts(short, long, Language(language)) == [("", said)]
    assert parts(long, short, Language(language)) == [(said, "")]


def test_it_is_told_beside_a_graver_change_and_weighs_nothing_itself() -> None:
    row = row_of(EN, f"{LAMPS};", f"{LAMPS} and of all wicks, and requests the Keeper to count them;")
    assert [flag.values[0].new for flag in row.flags] == ["requests the Keeper to count them"]
    assert row.weight is Weight.SUBSTANTIVE
    assert "part" not in {finding.rule for finding in row.findings}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (f"{LAMPS};", f"Decides to build lamps, and {LAMPS[0].lower()}{LAMPS[1:]};"),  # the opening: a governing verb
        (f"{LAMPS};", f"{LAMPS}, and takes note of the report of the Keeper;"),  # asks for nothing
        (f"{LAMPS}, and urges States to act;", f"{LAMPS}, and calls upon States to act;"),  # one verb for another
        (f"{LAMPS} in all harbours of the north;", f"{LAMPS}, and urges their use in all harbours of the north;"),
        (f"{LAMPS}, for the north;", f"{LAMPS}, and requests States of the north;"),  # half of it stood there
    ],
)
def test_what_is_no_part_of_its_own_is_not_told(old: str, new: str) -> None:
    assert parts(old, new) == []


@pytest.mark.parametrize("ends", ["harbours", "gardens"])
def test_a_part_that_stood_in_another_clause_of_the_row_is_not_told(ends: str) -> None:
    """Nor one that says *further* now, or ends otherwise."""
    part, asks = "expresses deep concern at the reports of lamps put out in all", "and urges States to count them;"
    apart = paragraph(f"{LAMPS} in harbours, {asks}", "rest"), paragraph(f"Recalls lamps, and {part} harbours;", "part")
    joined = paragraph(f"{LAMPS} in harbours, further {part} {ends}, {asks}", "joined")
    before = Document(symbol=OLD, language=EN, paragraphs=apart)
    after = Document(symbol=NEW, language=EN, paragraphs=(joined,))
    merged = Alignment(old=OLD, new=NEW, links=(Link(old=("rest", "part"), new=("joined",)),))
    assert not parts_of(compare(before, after, load_lexicon(EN), merged).rows[0])
    split = Alignment(old=NEW, new=OLD, links=(Link(old=("joined",), new=("rest", "part")),))
    assert not parts_of(compare(after, before, load_lexicon(EN), split).rows[0])


def test_each_clause_of_a_row_has_verbs_of_its_own() -> None:
    old = paragraph("Requests the Board to tend the lamps and to plant gardens;", "joined")
    new = (
        paragraph("Requests the Board to tend the lamps;", "first"),
        paragraph("Invites the Secretary-General to plant gardens by 1 May 2130;", "second"),
    )
    before = Document(symbol=OLD, language=EN, paragraphs=(old,))
    after = Document(symbol=NEW, language=EN, paragraphs=new)
    split = Alignment(old=OLD, new=NEW, links=(Link(old=("joined",), new=("first", "second")),))
    flags = compare(before, after, load_lexicon(EN), split).rows[0].flags
    tasks = [[value.new for value in flag.values] for flag in flags if flag.kind is FlagKind.TASK]
    assert tasks == [["Secretary-General", "1 May 2130"]]


def test_a_verb_that_became_another_with_its_whole_part_is_no_part_that_came() -> None:
    before, after = "requests the States to light each lamp", "decides to extend the mandate of the Office"
    assert not parts(f"{LAMPS}, and {before};", f"{LAMPS}, and {after};")
