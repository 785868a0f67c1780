"""Which body adopted a resolution that is cited by its number alone.

A year tells it where it stands: session n of the General Assembly falls in 1945 + n and the year after, and
the Human Rights Council, since 2006, holds three sessions a year. Else the name does that stands next to the
number.
"""

from __future__ import annotations

import re
from bisect import bisect
from typing import NamedTuple

from draftdiff.citations.grammar import Grammar

ASSEMBLY, HUMAN_RIGHTS, ECONOMIC = "A", "A/HRC", "E"
FIRST_SESSION = 31
"""The first session of the General Assembly whose resolutions are numbered by session."""

_SESSION_YEAR = 1945
_COUNCIL_YEAR = 2006
_COUNCIL_SESSIONS = 5
"""Sessions of the Council after the last of the years before, regular and some room."""
_NEAR_BEFORE, _NEAR_BEHIND = 80, 16
"""How many characters may stand between a body's name and the number behind it, or before it."""


class _Name(NamedTuple):
    start: int
    end: int
    body: str


def named_bodies(text: str, numbers: list[re.Match[str]], grammar: Grammar) -> list[str]:
    """For each number, the body named next to it or to the list that it stands in; empty if none is."""
    names = [_Name(*match.span(), grammar.body_of[match.group()]) for match in grammar.bodies.finditer(text)]
    found = ["" for _ in numbers]
    if not names:
        return found
    starts, ends = [match.start() for match in numbers], [match.end() for match in numbers]
    for name in names:
        first = bisect(starts, name.end - 1)
        if first < len(numbers) and _stands_before(text, name.end, starts[first], grammar):
            found[first:] = [name.body] * (len(numbers) - first)
    if len({name.body for name in names}) == 1 and names[0].body != ASSEMBLY:
        found = [body or names[0].body for body in found]
    for name in names:
        last = bisect(ends, name.start) - 1
        if last >= 0 and _stands_behind(text, ends[last], name.start, grammar):
            _fill_back(text, found, numbers, last, name.body, grammar)
    return found


def _stands_before(text: str, end: int, start: int, grammar: Grammar) -> bool:
    return start - end <= _NEAR_BEFORE and not grammar.joint.search(text, end, start)


def _stands_behind(text: str, end: int, start: int, grammar: Grammar) -> bool:
    between = text[end:start]
    return len(between) <= _NEAR_BEHIND and not grammar.joint.search(between) and not re.search(r"[\d,;:]", between)


def _fill_back(
    text: str, found: list[str], numbers: list[re.Match[str]], last: int, body: str, grammar: Grammar
) -> None:
    """Give the body to a number and those before it in its list, back to the noun that begins the list."""
    found[last] = body
    for index in range(last - 1, -1, -1):
        gap = (numbers[index].end(), numbers[index + 1].start())
        if grammar.resolution_noun.search(text, *gap) or grammar.decision_noun.search(text, *gap):
            return
        found[index] = body


def adopting_body(session: int, year: int, named: str) -> str:
    """Return the beginning of the symbols of the adopting body, empty where that is not clear.

    `year` is 0 where the text states none.
    """
    if session > _SESSION_YEAR:
        return ECONOMIC
    if year and year - _SESSION_YEAR in (session, session + 1):
        return ASSEMBLY
    if year and 0 <= session - 3 * (year - _COUNCIL_YEAR) <= _COUNCIL_SESSIONS:
        return HUMAN_RIGHTS
    return named or (ASSEMBLY if session >= FIRST_SESSION else "")
