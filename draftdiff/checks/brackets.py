"""A bracket that opens must close: round ones in their paragraph, square ones in the text.

For negotiators put whole paragraphs into square ones. In the languages that print a) for the letter of a list, that
bracket closes nothing. A Roman number behind another number is no such letter: *973 (X)* names an old resolution.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from draftdiff.checks.draft import Clause, Draft
from draftdiff.checks.habits import keeps
from draftdiff.checks.remarks import Remark
from draftdiff.model import LED
from draftdiff.problems import Severity

_ROUND = re.compile("[()（）]")
_SQUARE = re.compile(r"[\[\]]")
_LIST_LETTER = re.compile(
    r"(?:^|(?<=[\s\u00a0;:,(])|(?<=\)[\u2011-\u2014-]))(?:[ivx]{1,4}|[^\W\d_A-Z]{1,2}|(?<=\d\s)[A-HJ-UWYZ]|\d{1,2})\)"
)


def find(draft: Draft) -> Iterator[Remark]:
    """Yield a problem for each bracket without a partner, and a hint for those of words that are still to be agreed."""
    open_squares: list[tuple[Clause, int]] = []
    not_agreed: list[tuple[Clause, int]] = []
    for clause in draft.clauses:
        yield from _round(clause, bare_letters=keeps("bare list letters", draft.lexicon.language))
        for match in _SQUARE.finditer(clause.paragraph.text):
            if match[0] == "[":
                open_squares.append((clause, match.start()))
            elif open_squares:
                opened = open_squares.pop()
                if not open_squares and clause.paragraph.kind in LED:
                    not_agreed.append(opened)
            else:
                yield clause.alone(match.start(), "closes")
    for clause, place in open_squares:
        yield clause.alone(place, "opens")
    for clause, place in not_agreed[:1]:
        shown = clause.sign(place, opens=True)
        yield clause.remark(Severity.HINT, "not-agreed", offset=place, text=shown, count=len(not_agreed))


def _round(clause: Clause, *, bare_letters: bool) -> Iterator[Remark]:
    text = clause.paragraph.text
    letters = {match.end() - 1 for match in _LIST_LETTER.finditer(text)} if bare_letters else set()
    open_brackets: list[int] = []
    for match in _ROUND.finditer(text):
        if match[0] in "(（":
            open_brackets.append(match.start())
        elif open_brackets:
            open_brackets.pop()
        elif match.start() not in letters:
            yield clause.alone(match.start(), "closes")
    for place in open_brackets:
        yield clause.alone(place, "opens")
