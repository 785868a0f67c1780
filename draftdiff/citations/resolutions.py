"""Resolutions and decisions: numbered by session, `75/16` and `ES-10/21`, and the bodies that adopted them.

Others are numbered by era, `3369 (XXX)`, and by year, `1325 (2000)`.
"""

from __future__ import annotations

import re
from bisect import bisect, bisect_left
from collections.abc import Iterator
from operator import attrgetter

from draftdiff.citations.bodies import Cited, body_by_name, body_by_year, named_bodies
from draftdiff.citations.citation import Citation, CitationKind
from draftdiff.citations.dates import FoundDate
from draftdiff.citations.grammar import Grammar
from draftdiff.patterns import late_pattern
from draftdiff.roman import to_roman
from draftdiff.symbols import parse_symbol

_FIRST_DECISION = 401
"""Since its thirty-first session the General Assembly numbers its decisions from 401; no resolution is."""
_COUNCIL = late_pattern(r"(?P<number>\d(?<![\d/].)\d{0,3}) ?\((?P<year>(?:19|2\d)\d\d)\)")
_LETTER_IN_BRACKETS = late_pattern(r"\([^\W\da-z_]")
"""Without one there is no `(XXX)` and no `(S-VI)`."""
_COUNCIL_1990 = 646
"""The last resolution that the Security Council adopted before 1990."""
_LOOK_ALIKE = str.maketrans("\u0421\u0425\u0406", "CXI")


def find_numbers(text: str, grammar: Grammar, dates: list[FoundDate]) -> Iterator[Citation]:
    """Find numbers of resolutions and decisions of the Assembly and of other bodies.

    A number without a date, in a text that names no resolution or decision, is none (`24/7`).
    """
    if "/" not in text:
        return
    matches = [*grammar.resolution.finditer(text)]
    if any(f"{mark}-" in text for mark in grammar.lexicon.session_marks):
        matches += grammar.special.finditer(text)
    if not matches:
        return
    cited = sorted(
        (Cited(match, _date_with(match, grammar, dates)) for match in matches), key=lambda one: one.match.start()
    )
    nouns = _nouns_of(text, grammar)
    for one, body in zip(cited, _bodies(text, cited, grammar), strict=True):
        kind = _kind_of(one.match, nouns, grammar)
        if kind or one.date or one.is_special:
            yield from _found(one, kind or CitationKind.RESOLUTION, body, grammar)


def _bodies(text: str, cited: list[Cited], grammar: Grammar) -> list[str]:
    """Return the adopting body of each number; names are read only where no year tells it, there or elsewhere."""
    dated = [body_by_year(one) for one in cited]
    told = {one.printed: body for one, body in zip(cited, dated, strict=True) if body}
    bodies = [body or told.get(one.printed, "") for one, body in zip(cited, dated, strict=True)]
    if all(bodies):
        return bodies
    names = named_bodies(text, cited, grammar)
    return [body or body_by_name(one, named) for one, body, named in zip(cited, bodies, names, strict=True)]


def _found(one: Cited, kind: CitationKind, body: str, grammar: Grammar) -> Iterator[Citation]:
    match = one.match
    if len(match["session"]) == 1 and not body:
        return
    mark = _special_mark(match, grammar) if one.is_special else ""
    for start, end, part in _parts_of(match, grammar):
        short = f"{mark}{match['session']}/{match['number']}" + (f" {part}" if part else "")
        name = "DEC" if kind is CitationKind.DECISION else "RES"
        value = f"{body}/{name}/{short}" if body else short
        yield Citation(start, end, kind, value, one.date.value if one.date else "")


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


def find_old_numbers(text: str, grammar: Grammar, dates: list[FoundDate]) -> Iterator[Citation]:
    """Find resolutions numbered by year or by a session in Roman figures, and decisions of conferences."""
    if "(" in text:
        yield from _of_the_council(text, grammar, dates)
        if _LETTER_IN_BRACKETS.search(text):
            yield from _of_old_sessions(text, grammar, dates)
    if "/" in text and any(f"/{name}" in text for name in grammar.lexicon.conferences):
        for match in grammar.conference.finditer(text):
            value = f"{match['number']}/{grammar.lexicon.conferences[match['name']]}.{match['session']}"
            yield Citation(match.start(), match.end(), CitationKind.DECISION, value)


def _of_the_council(text: str, grammar: Grammar, dates: list[FoundDate]) -> Iterator[Citation]:
    for match in _COUNCIL.finditer(text):
        number, year = int(match["number"]), int(match["year"])
        if (number > _COUNCIL_1990) == (year >= 1990):
            date = _date_with(match, grammar, dates)
            value = _symbol(f"{number} ({year})")
            yield Citation(match.start(), match.end(), CitationKind.RESOLUTION, value, date.value if date else "")


def _of_old_sessions(text: str, grammar: Grammar, dates: list[FoundDate]) -> Iterator[Citation]:
    for match in grammar.era.finditer(text):
        date = _date_with(match, grammar, dates)
        # In Roman figures; Arabic prints them as ours, Russian at times with letters of its own.
        said = match["session"]
        roman = to_roman(int(said)).upper() if said.isdigit() else said.translate(_LOOK_ALIKE)
        session = f"{_special_mark(match, grammar)}{roman}"
        for start, end, part in _parts_of(match, grammar):
            value = _symbol(f"{match['number']}{f' {part}' if part else ''} ({session})")
            yield Citation(start, end, CitationKind.RESOLUTION, value, date.value if date else "")


def _symbol(short: str) -> str:
    symbol = parse_symbol(short)
    return symbol.text if symbol else short


def _parts_of(match: re.Match[str], grammar: Grammar) -> Iterator[tuple[int, int, str]]:
    """Yield the citations that one number with several parts makes: `74/289 A and B` is two; of a range its ends."""
    if not match["parts"]:
        yield match.start(), match.end(), ""
        return
    found = list(grammar.part.finditer(match.string, match.start("parts"), match.end("parts")))
    for index, part in enumerate(found):
        start = match.start() if index == 0 else part.start()
        end = match.end() if index == len(found) - 1 else part.end()
        yield start, end, grammar.lexicon.part_names[part.group()]


def _date_with(match: re.Match[str], grammar: Grammar, dates: list[FoundDate]) -> FoundDate | None:
    """Return the date that stands with a number, behind it or (Chinese) before it."""
    after = bisect_left(dates, match.end(), key=attrgetter("start"))
    if after < len(dates) and grammar.dated_after.fullmatch(match.string, match.end(), dates[after].start):
        return dates[after]
    before = bisect_left(dates, match.start(), key=attrgetter("start")) - 1
    if before >= 0 and grammar.dated_before.fullmatch(match.string, dates[before].end, match.start()):
        return dates[before]
    return None


def _special_mark(match: re.Match[str], grammar: Grammar) -> str:
    """Return what symbols write before the number of a special session (`ES-`, `S-`), empty for a regular one."""
    return grammar.lexicon.session_marks.get(match["mark"] or "", "")
