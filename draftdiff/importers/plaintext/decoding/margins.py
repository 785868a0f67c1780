"""What stands beside the text and is none of it: comments of a web office, numbers of lines, stamps of a chat.

Google Docs sets its comments at the end, `[a]We prefer 2119.`; by numbers of lines negotiators name places; a chat sets
before each message when and by whom it was sent, `[14/10/2118, 15:02] Ada: `.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from draftdiff.importers.body.endings import ends_clause
from draftdiff.importers.plaintext.traced_text import Traced, join, without

_COMMENT = re.compile(r"\s*\[(?P<name>[a-z]{1,2})\](?=\S)")
_CALL = re.compile(r"(?<=\S)\[(?P<name>[a-z]{1,2})\]")
_LETTERS = 26
"""The alphabet that names them."""
_WHEN = r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4}[,،，]?\s\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s?[AP]\.?\s?M\.?)?"
_STAMP = re.compile(rf"[\s\u200e\u200f]*(?:\[{_WHEN}\]|{_WHEN}\s[-–])\s[^:：]{{1,40}}[:：]\s", re.IGNORECASE)
_NUMBER = re.compile(r"\s*(\d{1,4})(?:\s?[:|│])?(?=\s|$)")
_STEPS = (1, 5)
"""Each line has its number, or every fifth."""
_FEWEST = 8
"""So many lines are numbered at least, or stand between numbers."""
_MOST_MISSING = 0.2
"""Heads and lines of tables may be without."""
_MOST_CLAUSES = 0.6
"""Where more lines than that end as clauses do, the numbers are rather those of paragraphs."""


class Commented(NamedTuple):
    """The lines of a text without its comments and their calls, and these, each by itself."""

    lines: list[Traced]
    comments: tuple[Traced, ...] = ()


def without_comments(lines: Sequence[Traced]) -> Commented:
    """Take comments away: a list at the end of a text, named in order, of which the text calls each by its name."""
    begins = {index: found["name"] for index, line in enumerate(lines) if (found := _COMMENT.match(line.text))}
    start = max((index for index, name in begins.items() if name == _name(0)), default=len(lines))
    places = [index for index in begins if index >= start]
    names = [begins[index] for index in places]
    called = {found["name"] for line in lines[:start] for found in _CALL.finditer(line.text)}
    if not names or not called.issuperset(names):
        return Commented([*lines])
    comments = [
        join((line.stripped() for line in lines[begin:end]), " ")
        for begin, end in zip(places, [*places[1:], len(lines)], strict=True)
    ]
    parted = [_parted(line, frozenset(names)) for line in lines[:start]]
    blank = [Traced()] * (len(lines) - start)
    calls = (call for _, own in parted for call in own)
    return Commented([*(line for line, _ in parted), *blank], (*calls, *comments))


def _name(place: int) -> str:
    """Return the name of a comment: a to z, then aa, ab."""
    first, last = divmod(place, _LETTERS)
    return (chr(ord("a") + first - 1) if first else "") + chr(ord("a") + last)


def _parted(line: Traced, names: frozenset[str]) -> tuple[Traced, list[Traced]]:
    """Part a line from the calls in it."""
    found = [match.span() for match in _CALL.finditer(line.text) if match["name"] in names]
    return without(line, found), [line[start:end] for start, end in found]


def stamps_of(lines: Sequence[Traced]) -> dict[int, int]:
    """Return the lines that begin with the stamp of a message, and where it ends.

    A chat begins with one; further down, `14.10.2118 09.00 – Opening: statements` is of a programme.
    """
    stamps = {index: found.end() for index, line in enumerate(lines) if (found := _STAMP.match(line.text))}
    first = next((index for index, line in enumerate(lines) if line.text.strip()), -1)
    return stamps if first in stamps else {}


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
