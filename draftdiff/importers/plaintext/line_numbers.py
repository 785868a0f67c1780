"""Numbers beside the lines of a draft, each or every fifth, by which negotiators name places: no text of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from draftdiff.importers.body.endings import ends_clause
from draftdiff.importers.plaintext.traced_text import Traced

_NUMBER = re.compile(r"\s*(\d{1,4})(?=\s|$)")
_STEPS = (1, 5)
"""Each line has its number, or every fifth."""
_FEWEST = 8
"""So many lines are numbered at least, or stand between numbers."""
_MOST_MISSING = 0.2
"""Heads and lines of tables may be without."""
_MOST_CLAUSES = 0.6
"""Where more lines than that end as clauses do, the numbers are rather those of paragraphs."""


class _Counted(NamedTuple):
    """A line that begins with a number: its place among the lines that are not blank, the number, and where it ends."""

    line: int
    place: int
    number: int
    end: int


def line_numbers_of(lines: Sequence[Traced]) -> dict[int, int]:
    """Return the lines that begin with the number of a line, and where it ends; empty if they are not numbered."""
    filled = [index for index, line in enumerate(lines) if line.text.strip()]
    found = [
        _Counted(index, place, int(match[1]), match.end())
        for place, index in enumerate(filled)
        if (match := _NUMBER.match(lines[index].text))
    ]
    for step in _STEPS:
        counted = _counted(found, step)
        if step * len(counted) < max((1 - _MOST_MISSING) * len(filled), _FEWEST):
            continue
        ends = sum(ends_clause(lines[one.line].text.rstrip()) for one in counted)
        if ends <= _MOST_CLAUSES * len(counted):
            return {one.line: one.end for one in counted}
    return {}


def _counted(found: Sequence[_Counted], step: int) -> list[_Counted]:
    """Return the numbers that count on by a step, or begin anew as on the next page, so many lines further down.

    Blank lines may be counted too.
    """
    counted: list[_Counted] = []
    for one in found:
        before = counted[-1] if counted else _Counted(line=-1, place=-step, number=0, end=0)
        counts_on = one.number in (before.number + step, step)
        with_blank = step == 1 and one.place - before.place <= one.number - before.number <= one.line - before.line
        if one.place - before.place >= step and (counts_on or with_blank):
            counted.append(one)
    return counted
