"""Numbers with a bracket, `3369 (XXX)` and `1325 (2000)`, and decisions of conferences, `1/CP.21`."""

from __future__ import annotations

from collections.abc import Iterator

from draftdiff.citations.dates import FoundDate
from draftdiff.citations.found import Citation, CitationKind, date_with, parts_of, special_mark
from draftdiff.citations.grammar import Grammar
from draftdiff.numbering.numbers import to_roman
from draftdiff.patterns import late_pattern
from draftdiff.symbols import parse_symbol

_COUNCIL = late_pattern(r"(?P<number>\d(?<![\d/].)\d{0,3}) ?\((?P<year>(?:19|20)\d\d)\)")
_LETTER_IN_BRACKETS = late_pattern(r"\([^\W\da-z_]")
"""Without one there is no `(XXX)` and no `(S-VI)`."""
_COUNCIL_1990 = 646
"""The last resolution that the Security Council adopted before 1990."""
_LOOK_ALIKE = str.maketrans("\u0421\u0425\u0406", "CXI")


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
            date = date_with(match, grammar, dates)
            value = _symbol(f"{number} ({year})")
            yield Citation(match.start(), match.end(), CitationKind.RESOLUTION, value, date.value if date else "")


def _of_old_sessions(text: str, grammar: Grammar, dates: list[FoundDate]) -> Iterator[Citation]:
    for match in grammar.era.finditer(text):
        date = date_with(match, grammar, dates)
        session = f"{special_mark(match, grammar)}{_roman(match['session'])}"
        for start, end, part in parts_of(match, grammar):
            value = _symbol(f"{match['number']}{f' {part}' if part else ''} ({session})")
            yield Citation(start, end, CitationKind.RESOLUTION, value, date.value if date else "")


def _symbol(short: str) -> str:
    symbol = parse_symbol(short)
    return symbol.text if symbol else short


def _roman(session: str) -> str:
    """The session in Roman figures; Arabic prints them as ours, Russian at times with letters of its own."""
    return to_roman(int(session)).upper() if session.isdigit() else session.translate(_LOOK_ALIKE)
