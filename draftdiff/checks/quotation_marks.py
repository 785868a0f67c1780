"""A quotation that opens must close. Where a quotation runs over several paragraphs, each opens it anew.

Single marks are left alone: one of them is the apostrophe.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from draftdiff.checks.draft import Clause, Draft
from draftdiff.problems import Problem, Severity

CODE = "quotation-marks"

_APOSTROPHES = "‘’"
_STRAIGHT = '"'


def find(draft: Draft) -> Iterator[Problem]:
    """Yield a problem for each quotation mark without a partner in its paragraph."""
    marks = draft.lexicon.punctuation
    pairs = zip(marks.get("open-quote", ()), marks.get("close-quote", ()), strict=False)
    closing = {opens: closes for opens, closes in pairs if opens not in _APOSTROPHES}
    signs = re.compile("|".join(map(re.escape, {*closing, *closing.values()})) or "(?!)")
    for clause in draft.clauses:
        yield from _unpaired(clause, signs, closing)
        yield from _odd_straight(clause)


def _unpaired(clause: Clause, signs: re.Pattern[str], closing: dict[str, str]) -> Iterator[Problem]:
    open_marks: list[tuple[str, int]] = []
    for match in signs.finditer(clause.paragraph.text):
        place, sign = match.start(), match[0]
        if sign in closing.values() and (depth := _depth_of(sign, open_marks, closing)):
            for _, start in open_marks[len(open_marks) - depth + 1 :]:
                yield _problem(clause, start, "opens")
            del open_marks[len(open_marks) - depth :]
        elif sign in closing:
            open_marks.append((sign, place))
        else:
            yield _problem(clause, place, "closes")
    for _, place in open_marks:
        yield _problem(clause, place, "opens")


def _depth_of(sign: str, open_marks: list[tuple[str, int]], closing: dict[str, str]) -> int:
    """Return how many quotations a mark closes, what opened inside and was left open with them; 0: none."""
    depths = (depth for depth, (opened, _) in enumerate(reversed(open_marks), start=1) if closing[opened] == sign)
    return next(depths, 0)


def _odd_straight(clause: Clause) -> Iterator[Problem]:
    text = clause.paragraph.text
    if text.count(_STRAIGHT) % 2:
        yield _problem(clause, text.rindex(_STRAIGHT), "straight")


def _problem(clause: Clause, place: int, message: str) -> Problem:
    shown = clause.sign(place, opens=message != "closes")
    return clause.problem(CODE, Severity.WARNING, message, offset=place, text=shown)
