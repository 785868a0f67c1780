"""Numbers of resolutions and decisions, old and new, and the bodies that adopted them."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator
from typing import NamedTuple

from draftdiff.citations.bodies import adopting_body, named_bodies
from draftdiff.citations.dates import FoundDate
from draftdiff.citations.grammar import Grammar
from draftdiff.citations.records import CitationKind
from draftdiff.symbols import parse_symbol

_COUNCIL = re.compile(r"(?<![\d/])(?P<number>\d{1,4}) ?\((?P<year>(?:19|20)\d\d)\)")
_LOOK_ALIKE = str.maketrans("\u0410\u0412\u0421\u0415\u041d\u041a\u041c\u041e\u0420\u0422\u0425\u0406", "ABCEHKMOPTXI")
_COUNCIL_1990 = 646
"""The last resolution that the Security Council adopted before 1990."""
_ROMAN = (("XC", 90), ("L", 50), ("XL", 40), ("X", 10), ("IX", 9), ("V", 5), ("IV", 4), ("I", 1))

_FIRST_DECISION = 401
"""Since its thirty-first session the General Assembly numbers its decisions from 401; no resolution is."""


class FoundNumber(NamedTuple):
    """A resolution or decision in a text."""

    start: int
    end: int
    kind: CitationKind
    value: str
    date: str = ""


def find_old_numbers(text: str, grammar: Grammar, dates: list[FoundDate]) -> Iterator[FoundNumber]:
    """Find `1325 (2000)`, `3369 (XXX)`, `ES-10/21` and `1/CP.21`."""
    if "(" in text:
        yield from _bracketed(text, grammar, dates)
    if "/" not in text:
        return
    for match in grammar.special.finditer(text):
        session = f"{_mark(match, grammar)}{match['session']}"
        yield from _with_parts(match, f"{session}/{match['number']}{{}}", grammar, dates)
    for match in grammar.conference.finditer(text):
        value = f"{match['number']}/{grammar.lexicon.conferences[match['name']]}.{match['session']}"
        yield FoundNumber(match.start(), match.end(), CitationKind.DECISION, value)


def _bracketed(text: str, grammar: Grammar, dates: list[FoundDate]) -> Iterator[FoundNumber]:
    for match in _COUNCIL.finditer(text):
        if not _is_council(int(match["number"]), int(match["year"])):
            continue
        short = f"{match['number']} ({match['year']})"
        yield _found(match, short, CitationKind.RESOLUTION, _date_of(match, text, grammar, dates))
    for match in grammar.era.finditer(text):
        era = f"{_mark(match, grammar)}{_roman(match['session'])}"
        yield from _with_parts(match, f"{match['number']}{{}} ({era})", grammar, dates)


def _is_council(number: int, year: int) -> bool:
    """Tell a resolution of the Security Council from a numbered recommendation of another body."""
    return (number > _COUNCIL_1990) == (year >= 1990)


def _mark(match: re.Match[str], grammar: Grammar) -> str:
    return grammar.lexicon.session_marks.get(match["mark"] or "", "")


def _roman(session: str) -> str:
    if not session.isdigit():
        return session.translate(_LOOK_ALIKE)
    left, signs = int(session), ""
    for sign, worth in _ROMAN:
        count, left = divmod(left, worth)
        signs += sign * count
    return signs


def _with_parts(match: re.Match[str], short: str, grammar: Grammar, dates: list[FoundDate]) -> Iterator[FoundNumber]:
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
        yield start, end, grammar.lexicon.part_names[part.group()]


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


def find_numbers(text: str, grammar: Grammar, dates: list[FoundDate]) -> Iterator[FoundNumber]:
    """Find `75/16` and its like: resolutions and decisions of the Assembly and of other bodies.

    A number without a date, in a text that names no resolution or decision, is none (`24/7`).
    """
    matches = list(grammar.resolution.finditer(text)) if "/" in text else []
    if not matches:
        return
    nouns = _nouns_of(text, grammar)
    for match, named in zip(matches, named_bodies(text, matches, grammar), strict=True):
        date = _date_of(match, text, grammar, dates)
        kind = _kind_of(match, nouns, grammar)
        if kind is None and not date:
            continue
        if len(match["session"]) == 1 and not named:
            continue
        kind = kind or CitationKind.RESOLUTION
        body = adopting_body(int(match["session"]), int(date[:4]) if date[:1].isdigit() else 0, named)
        for start, end, part in _parts_of(match, grammar):
            short = f"{match['session']}/{match['number']}" + (f" {part}" if part else "")
            yield FoundNumber(start, end, kind, _value(body, kind, short), date)


def _nouns_of(text: str, grammar: Grammar) -> list[tuple[int, CitationKind]]:
    nouns = [(match.start(), CitationKind.RESOLUTION) for match in grammar.resolution_noun.finditer(text)]
    nouns += [(match.start(), CitationKind.DECISION) for match in grammar.decision_noun.finditer(text)]
    return sorted(nouns)


def _kind_of(match: re.Match[str], nouns: list[tuple[int, CitationKind]], grammar: Grammar) -> CitationKind | None:
    if int(match["number"]) >= _FIRST_DECISION:
        return CitationKind.DECISION
    index = bisect(nouns, (match.start(),))
    place = index if grammar.noun_is_behind else index - 1
    return nouns[place][1] if 0 <= place < len(nouns) else None


def _value(body: str, kind: CitationKind, short: str) -> str:
    if not body:
        return short
    name = "DEC" if kind is CitationKind.DECISION else "RES"
    symbol = parse_symbol(f"{body}/{name}/{short}")
    return symbol.text if symbol else f"{body}/{name}/{short}"
