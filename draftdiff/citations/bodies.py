"""Which body adopted a resolution that is cited by its number alone.

A year tells it where it stands: session n of the General Assembly falls in 1945 + n and the year after, and
the Human Rights Council, since 2006, holds three sessions a year. Else the name does that stands next to the
number.
"""

from __future__ import annotations

import re
from bisect import bisect

from msgspec import Struct

from draftdiff.citations.dates import FoundDate
from draftdiff.citations.folding import fold
from draftdiff.citations.grammar import Grammar
from draftdiff.model import Header
from draftdiff.patterns import late_pattern
from draftdiff.sessions import FIRST_NUMBERED, YEAR_ZERO, sessions_in, year_of_rights_council
from draftdiff.symbols import parse_symbol

ASSEMBLY, SECURITY, HUMAN_RIGHTS, ECONOMIC = "A", "S", "A/HRC", "E"
_OF_COMMITTEE = late_pattern(r"/C\.\d$")
_COUNCIL_NUMBERS = 100
"""No session of that council has adopted as many resolutions."""
_MOST_PAIRS = 100_000
"""Of a text with more names and numbers than any resolution has, names are not read."""
_BREAK = late_pattern(r"[\d,;:]")
_NEAR_BEFORE, _NEAR_BEHIND = 80, 16
"""How many characters may stand between a body's name and the number behind it, or before it."""


class Cited(Struct, frozen=True):
    """The number of a resolution in a text, and the date that stands with it."""

    match: re.Match[str]
    date: FoundDate | None

    @property
    def printed(self) -> str:
        """Return the number as it stands there, without parts: `75/16`, `S-27/1`."""
        return self.match.string[self.match.start() : self.match.end("number")]

    def end_before(self, place: int) -> int:
        """Return where the number ends, with its date if that stands between it and a place."""
        end = self.match.end()
        return self.date.end if self.date and end <= self.date.end <= place else end

    @property
    def is_special(self) -> bool:
        """Say whether it is the number of a special session."""
        return "mark" in self.match.re.groupindex


class _Name(Struct, frozen=True):
    start: int
    end: int
    body: str


def named_bodies(text: str, cited: list[Cited], grammar: Grammar) -> list[str]:
    """For each number, the body named next to it or to the list that it stands in; empty if none is.

    A low number is given the one body that the text names, wherever it does.
    """
    names = _names_in(text, grammar)
    if len(names) * len(cited) > _MOST_PAIRS:
        names = []
    found = ["" for _ in cited]
    starts, ends = [one.match.start() for one in cited], [one.match.end() for one in cited]
    for name in names:
        first = bisect(starts, name.end - 1)
        is_near = first < len(cited) and starts[first] - name.end <= _NEAR_BEFORE
        if is_near and not grammar.joint.search(text, name.end, starts[first]):
            found[first:] = [name.body] * (len(cited) - first)
    for name in names:
        last = bisect(ends, name.start) - 1
        if last >= 0 and _stands_behind(text, cited[last].end_before(name.start), name.start, grammar):
            _fill_back(text, found, cited, last, name.body, grammar)
    only = names[0].body if len({name.body for name in names}) == 1 else ""
    low = [int(one.match["session"]) < FIRST_NUMBERED and not one.is_special for one in cited]
    return [body or (only if is_low else "") for body, is_low in zip(found, low, strict=True)]


def _names_in(text: str, grammar: Grammar) -> list[_Name]:
    """Return the names of bodies in a text, none inside another; to look for each takes less than a pattern of all."""
    found: list[_Name] = []
    for name, body in grammar.body_of.items():
        place = text.find(name)
        while place >= 0:
            found.append(_Name(place, place + len(name), body))
            place = text.find(name, place + 1)
    found.sort(key=lambda name: (name.start, -name.end))
    kept: list[_Name] = []
    for each in found:
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return kept


def _stands_behind(text: str, end: int, start: int, grammar: Grammar) -> bool:
    between = text[end:start]
    return len(between) <= _NEAR_BEHIND and not grammar.joint.search(between) and not _BREAK.search(between)


def _fill_back(text: str, found: list[str], cited: list[Cited], last: int, body: str, grammar: Grammar) -> None:
    """Give the body to a number and those before it in its list, back to the noun that begins the list."""
    found[last] = body
    for index in range(last - 1, -1, -1):
        gap = (cited[index].match.end(), cited[index + 1].match.start())
        if grammar.resolution_noun.search(text, *gap) or grammar.decision_noun.search(text, *gap):
            return
        found[index] = body


def speaking_body(formula: str, grammar: Grammar) -> str:
    """Return the beginning of the symbols of the body that an enacting formula names; empty if none is known."""
    names = _names_in(fold(formula).text, grammar)
    return names[0].body if names else ""


def body_of(header: Header, grammar: Grammar) -> str:
    """Return the beginning of the symbols of the body whose text it is, by its organ or its symbol; empty: not known.

    The drafts of a committee are texts of the Assembly.
    """
    symbol = parse_symbol(header.symbol)
    return speaking_body(header.organ, grammar) or (_OF_COMMITTEE.sub("", symbol.body) if symbol else "")


def body_by_year(one: Cited) -> str:
    """Return the beginning of the symbols of the body that adopted a number, empty where no year tells it."""
    session, year = int(one.match["session"]), one.date.year if one.date else 0
    if one.is_special:
        return ""
    if session > YEAR_ZERO:
        return ECONOMIC
    if session in sessions_in(year):
        return ASSEMBLY
    if year == year_of_rights_council(session) and int(one.match["number"]) < _COUNCIL_NUMBERS:
        return HUMAN_RIGHTS
    return ""


def body_by_name(one: Cited, named: str) -> str:
    """Return the same by the name of the body that stands next to the number; empty where that is not clear.

    The Economic and Social Council numbers by year: its name stands there for another reason.
    """
    named = "" if named == ECONOMIC else named
    if not one.is_special and int(one.match["session"]) < FIRST_NUMBERED:
        return "" if named == ASSEMBLY else named
    return named or ASSEMBLY
