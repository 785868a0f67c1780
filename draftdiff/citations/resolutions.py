"""Numbers of resolutions and decisions, old and new, and the bodies that adopted them."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator
from typing import NamedTuple

from draftdiff.citations.dates import FoundDate
from draftdiff.citations.grammar import Grammar
from draftdiff.citations.records import CitationKind
from draftdiff.symbols import parse_symbol

_COUNCIL = re.compile(r"(?<![\d/])(?P<number>\d{1,4}) ?\((?P<year>(?:19|20)\d\d)\)")
_CONFERENCE = re.compile(r"(?<![\d/])\d{1,3}/(?:CP|CMP|CMA|COP|MOP)[./\-]\d{1,2}(?![\d/])")
_LOOK_ALIKE = str.maketrans(
    "\u0410\u0412\u0421\u0415\u041d\u041a\u041c\u041e\u0420\u0422\u0425\u0406", "ABCEHKMOPTXI"
)
_ROMAN = (("XC", 90), ("L", 50), ("XL", 40), ("X", 10), ("IX", 9), ("V", 5), ("IV", 4), ("I", 1))

_FIRST_DECISION = 401
"""From the thirty-first session on, decisions of the General Assembly are numbered from 401; no resolution is."""
_FIRST_SESSION = 31
"""The first session whose resolutions are numbered by session."""
_SESSION_YEAR = 1945
"""Session n opens in September of the year 1945 + n and lasts a year."""
_COUNCIL_YEAR = 2006
"""The Human Rights Council held three sessions a year from 2006 on."""
_NEAR = 80
"""How far from a number, in characters, the name of the body that adopted it may stand."""
_ASSEMBLY, _HUMAN_RIGHTS, _ECONOMIC = "A", "A/HRC", "E"


class FoundNumber(NamedTuple):
    """A resolution or decision in a text."""

    start: int
    end: int
    kind: CitationKind
    value: str
    date: str = ""


def find_old_numbers(text: str, grammar: Grammar, dates: list[FoundDate]) -> Iterator[FoundNumber]:
    """Find `1325 (2000)`, `3369 (XXX)`, `ES-10/21` and `1/CP.21`."""
    for match in _COUNCIL.finditer(text):
        short = f"{match['number']} ({match['year']})"
        yield _found(match, short, CitationKind.RESOLUTION, _date_of(match, text, grammar, dates))
    for match in grammar.era.finditer(text):
        era = f"{_mark(match, grammar)}{_roman(match['session'])}"
        yield from _with_parts(match, f"{match['number']}{{}} ({era})", grammar, dates)
    for match in grammar.special.finditer(text):
        session = f"{_mark(match, grammar)}{match['session']}"
        yield from _with_parts(match, f"{session}/{match['number']}{{}}", grammar, dates)
    for match in _CONFERENCE.finditer(text):
        yield FoundNumber(match.start(), match.end(), CitationKind.DECISION, match.group())


def _mark(match: re.Match[str], grammar: Grammar) -> str:
    return grammar.session_marks.get(match["mark"] or "", "")


def _roman(session: str) -> str:
    if not session.isdigit():
        return session.translate(_LOOK_ALIKE)
    left, signs = int(session), ""
    for sign, worth in _ROMAN:
        count, left = divmod(left, worth)
        signs += sign * count
    return signs


def _with_parts(
    match: re.Match[str], short: str, grammar: Grammar, dates: list[FoundDate]
) -> Iterator[FoundNumber]:
    date = _date_of(match, match.string, grammar, dates)
    for start, end, part in _parts_of(match, grammar):
        value = parse_symbol(short.format(f" {part}" if part else ""))
        yield FoundNumber(start, end, CitationKind.RESOLUTION, value.text if value else match.group(), date)


def _parts_of(match: re.Match[str], grammar: Grammar) -> Iterator[tuple[int, int, str]]:
    """The citations that one number with several parts makes: `74/289 A and B` is two."""
    if not match["parts"]:
        yield match.start(), match.end(), ""
        return
    found = list(grammar.part.finditer(match.string, match.start("parts"), match.end("parts")))
    for index, part in enumerate(found):
        start = match.start() if index == 0 else part.start()
        end = match.end() if index == len(found) - 1 else part.end()
        yield start, end, grammar.part_letters[part.group()]


def _found(match: re.Match[str], short: str, kind: CitationKind, date: str) -> FoundNumber:
    symbol = parse_symbol(short)
    return FoundNumber(match.start(), match.end(), kind, symbol.text if symbol else short, date)


def _date_of(match: re.Match[str], text: str, grammar: Grammar, dates: list[FoundDate]) -> str:
    """The date that stands with a number, behind it or (Chinese) before it."""
    after = bisect(dates, (match.end(),))
    if after < len(dates) and grammar.dated_after.fullmatch(text, match.end(), dates[after].start):
        return dates[after].value
    before = bisect(dates, (match.start(),)) - 1
    if before >= 0 and grammar.dated_before.fullmatch(text, dates[before].end, match.start()):
        return dates[before].value
    return ""


class Governors(NamedTuple):
    """Where a text names resolutions, decisions and bodies."""

    nouns: list[tuple[int, CitationKind]]
    bodies: list[tuple[int, str]]


def find_numbers(text: str, grammar: Grammar, dates: list[FoundDate]) -> Iterator[FoundNumber]:
    """Find `75/16` and its like: resolutions and decisions of the Assembly and of other bodies."""
    matches = list(grammar.resolution.finditer(text))
    if not matches:
        return
    governors = _governors_of(text, grammar)
    for match in matches:
        date = _date_of(match, text, grammar, dates)
        kind = _kind_of(match, governors, grammar)
        if kind is None and not date:
            continue
        body = _body_of(match, date, governors)
        for start, end, part in _parts_of(match, grammar):
            short = f"{match['session']}/{match['number']}" + (f" {part}" if part else "")
            value = _value(body, kind or CitationKind.RESOLUTION, short)
            yield FoundNumber(start, end, kind or CitationKind.RESOLUTION, value, date)


def _governors_of(text: str, grammar: Grammar) -> Governors:
    nouns = [(match.start(), CitationKind.RESOLUTION) for match in grammar.resolution_noun.finditer(text)]
    nouns += [(match.start(), CitationKind.DECISION) for match in grammar.decision_noun.finditer(text)]
    bodies = [(match.start(), grammar.body_of[match.group()]) for match in grammar.bodies.finditer(text)]
    return Governors(sorted(nouns), sorted(bodies))


def _kind_of(match: re.Match[str], governors: Governors, grammar: Grammar) -> CitationKind | None:
    if int(match["number"]) >= _FIRST_DECISION:
        return CitationKind.DECISION
    index = bisect(governors.nouns, (match.start(),))
    behind = grammar.dated_before.pattern != "(?!)"
    if not behind:
        index -= 1
    return governors.nouns[index][1] if 0 <= index < len(governors.nouns) else None


def _body_of(match: re.Match[str], date: str, governors: Governors) -> str:
    """The beginning of the symbols of the body that adopted a numbered resolution, empty where it is not clear."""
    session = int(match["session"])
    if session > 1000:
        return _ECONOMIC
    named = _named_body(match, governors)
    if not date.startswith("-") and date:
        year = int(date[:4])
        if year - _SESSION_YEAR in (session, session + 1):
            return _ASSEMBLY
        if 3 * (year - _COUNCIL_YEAR) <= session <= 3 * (year - _COUNCIL_YEAR) + 5:
            return named or _HUMAN_RIGHTS
        return named
    return named or (_ASSEMBLY if session >= _FIRST_SESSION else "")


def _named_body(match: re.Match[str], governors: Governors) -> str:
    near = [
        (abs(place - match.start()), body)
        for place, body in governors.bodies
        if abs(place - match.start()) <= _NEAR
    ]
    return min(near)[1] if near else ""


def _value(body: str, kind: CitationKind, short: str) -> str:
    if not body:
        return short
    name = "DEC" if kind is CitationKind.DECISION else "RES"
    symbol = parse_symbol(f"{body}/{name}/{short}")
    return symbol.text if symbol else f"{body}/{name}/{short}"
