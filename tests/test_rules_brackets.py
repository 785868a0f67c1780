"""Square brackets: whether the words in them stayed or went with them, came with them or were there before."""

from __future__ import annotations

import pytest
from support.rule_cases import compared, paragraph

from draftdiff.compare import compare
from draftdiff.comparison import Alignment, Link, Weight
from draftdiff.lexicons import load_lexicon
from draftdiff.model import Document, Language

AGREED = "Requests the villages to plant tidal gardens, as appropriate;"
OPEN = "Requests the villages to plant tidal gardens, [as appropriate];"
DROPPED = "Requests the villages to plant tidal gardens;"
ASKED_FOR = "Requests the villages to plant tidal gardens [G77: and dunes];"


def told(old: str, new: str) -> list[tuple[str, str, str]]:
    """Say what is told of brackets: the message, and the words of both sides."""
    before, after = (
        Document(symbol="A/175/L.8", language=Language.ENGLISH, paragraphs=(paragraph(text, key),))
        for text, key in ((old, "old"), (new, "new"))
    )
    alignment = Alignment(old="A/175/L.8", new="A/175/L.8", links=(Link(old=("old",), new=("new",)),))
    row = compare(before, after, load_lexicon(Language.ENGLISH), alignment).rows[0]
    findings = (finding for finding in row.findings if finding.rule == "brackets")
    return [(finding.message, finding.values[0].old, finding.values[0].new) for finding in findings]


@pytest.mark.parametrize(
    ("old", "new", "message", "words"),
    [
        (OPEN, AGREED, "brackets.lifted", ("[as appropriate]", "[as appropriate]")),
        (f"[Also] {OPEN}", f"[Also] {AGREED}", "brackets.lifted", ("[as appropriate]", "[as appropriate]")),
        (AGREED, OPEN, "brackets.put", ("[as appropriate]", "[as appropriate]")),
        (OPEN, DROPPED, "brackets.dropped", ("[as appropriate]", "")),
        (DROPPED, OPEN, "brackets.added", ("", "[as appropriate]")),
        (DROPPED, ASKED_FOR, "brackets.added", ("", "[G77: and dunes]")),
        (ASKED_FOR, ASKED_FOR.replace("[G77: and dunes]", "and dunes"), "brackets.lifted", ("[G77: and dunes]",) * 2),
    ],
)
def test_words_in_brackets_stay_or_go(old: str, new: str, message: str, words: tuple[str, str]) -> None:
    assert told(old, new) == [(message, *words)]


@pytest.mark.parametrize("more", [", [gulls, terns]", ", [gulls,] [terns]"])
def test_members_in_brackets_are_told_as_brackets_alone(more: str) -> None:
    text = "Requests the villages to feed crabs{} and herons;"
    (row,) = compared(Language.ENGLISH, text.format(""), text.format(more)).rows
    assert {finding.rule for finding in row.findings} == {"brackets"}
    (outside,) = compared(Language.ENGLISH, text.format(""), text.format(more + ", swans")).rows
    assert {finding.rule for finding in outside.findings} == {"brackets", "list-members"}


def test_brackets_round_a_symbol_in_a_note_are_no_negotiation() -> None:
    cited = "See Rules of the Lagoon [A/175/345 (Parts I and II)]."
    row = compared(
        Language.ENGLISH,
        "Welcomes the dunes,",
        "Welcomes the dunes,",
        (cited,),
        (cited.replace("[", "").replace("]", ""),),
    ).rows[0]
    assert "brackets" not in {finding.rule for finding in row.findings}


@pytest.mark.parametrize("said", ["A/175/12, not agreed", "A/175/12 and all annexes"])
def test_brackets_round_a_symbol_and_words_are_open_in_a_note_too(said: str) -> None:
    text = "Recalls the survey of tides;"
    row = compared(Language.ENGLISH, text, text, (f"See [{said}].",), (f"See {said}.",)).rows[0]
    assert ("brackets", Weight.SUBSTANTIVE) in {(finding.rule, finding.weight) for finding in row.findings}
