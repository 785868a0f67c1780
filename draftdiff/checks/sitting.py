"""The dates that a text gives the resolutions of the General Assembly, and what is known of their sessions and days.

Numbers are given in the order of adoption, so one that no text cites was adopted between its neighbours. The facts
stand in `adopted.json`; `python -m benchmarks.adoptions` counts them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from draftdiff.checks.draft import Clause
from draftdiff.checks.remarks import Said
from draftdiff.citations import Citation, CitationKind, find_citations
from draftdiff.citations.bodies import ASSEMBLY, SECURITY
from draftdiff.lexicon import Lexicon
from draftdiff.model import Note
from draftdiff.package_data import load_package_data
from draftdiff.sessions import opening_year, year_of_rights_council
from draftdiff.symbols import parse_symbol
from draftdiff.tokens import words_of

_ASSEMBLY = ("A/RES/", "A/DEC/")
_NUMBERED = frozenset({CitationKind.RESOLUTION, CitationKind.DECISION})
_NEAR = 20
"""Characters between a number and its date, at most, unless a title stands between them."""
_TITLED = 500
"""Characters between them, at most, where one does."""
_DIRECTLY = 3
"""Characters between a date and the number behind it, at most, where nothing is said of the resolution."""
_BEFORE = 150
"""Characters before a number in which another body may be named."""
_DAY = len("2020-11-23")
_IN_A_RANGE = 12
"""Characters between the two days of a range, at most."""
_FIRST_PARTS = ("", "A")
"""Parts that were adopted in the order of their numbers; B and C came months later."""
_YEAR_IN_BRACKETS = re.compile(r"S/RES/\d+ ?\((\d{4})\)")
"""The Security Council counts its resolutions through, and prints the year behind the number."""


class Dated(NamedTuple):
    """A resolution or decision with the date that stands beside it; `note` is None in the text itself."""

    citation: Citation
    note: Note | None


def dated_resolutions(clause: Clause) -> Iterator[Dated]:
    """Yield the resolutions and decisions of a paragraph and its notes that have a date of their own.

    A range of days (`from 22 to 24 March 2023`) is when something met, and no date of adoption.
    """
    yield from _dated(clause.paragraph.text, clause.citations, None, clause.lexicon)
    for note in clause.paragraph.notes:
        yield from _dated(note.text, find_citations(note.text, clause.lexicon), note, clause.lexicon)


def _dated(text: str, citations: tuple[Citation, ...], note: Note | None, lexicon: Lexicon) -> Iterator[Dated]:
    dates = [one for one in citations if one.kind is CitationKind.DATE]
    numbered = [one for one in citations if one.kind in _NUMBERED]
    for citation in numbered:
        if _is_beside(citation, dates, numbered, text, lexicon):
            yield Dated(citation, note)


def has_day(date: str) -> bool:
    """Say whether a date is that of a day, and its year is stated."""
    return len(date) == _DAY


def is_range(one: Citation, other: Citation, text: str) -> bool:
    """Say whether two dates are the ends of a range, or members of a list: nothing but a word stands between them."""
    between = text[min(one.end, other.end) : max(one.start, other.start)]
    return len(between) <= _IN_A_RANGE and not any(sign.isdigit() for sign in between)


def dates_beside(start: int, end: int, citations: tuple[Citation, ...]) -> tuple[str, ...]:
    """Return the dates that stand next to a stretch of a text, before it and behind it."""
    dates = (one for one in citations if one.kind is CitationKind.DATE)
    return tuple(one.value for one in dates if max(start, one.start) - min(end, one.end) <= _NEAR)


def assembly_session(citation: Citation) -> int | None:
    """Return the regular session of the General Assembly that adopted what is cited; None: another body's."""
    symbol = parse_symbol(citation.value) if citation.value.startswith(_ASSEMBLY) else None
    return int(symbol.session) if symbol and symbol.session.isdecimal() else None


def years_of_council(symbol: str) -> tuple[int, ...]:
    """Return the years in which a council can have adopted what a symbol says; empty: it does not tell."""
    if match := _YEAR_IN_BRACKETS.fullmatch(symbol):
        return (int(match[1]),)
    read = parse_symbol(symbol)
    if read and read.body == "E" and read.session.isdecimal():  # its session may begin in the July before
        return int(read.session) - 1, int(read.session)
    if read and read.body == "A/HRC" and read.session.isdecimal():
        return (year_of_rights_council(int(read.session)),)
    return ()


def names_another_body(clause: Clause, citation: Citation) -> bool:
    """Say whether a body that numbers its resolutions as the General Assembly does is named before a number."""
    return names_body(clause.paragraph.text[max(0, citation.start - _BEFORE) : citation.start], clause.lexicon)


def names_body(text: str, lexicon: Lexicon) -> bool:
    """Say whether a text names a body other than the General Assembly whose resolutions are cited by number alone."""
    plain = text.replace("’", "'")
    return any(name in plain for body, texts in lexicon.bodies.items() if body != ASSEMBLY for name in texts)


def sat(session: int) -> dict[str, int]:
    """Return the years in which a session opened and ended, as values of a remark."""
    return {"session": session, "first": opening_year(session), "last": opening_year(session) + 1}


def _is_beside(
    citation: Citation, dates: Sequence[Citation], numbered: Sequence[Citation], text: str, lexicon: Lexicon
) -> bool:
    for place, date in enumerate(dates):
        start, end = min(citation.end, date.end), max(citation.start, date.start)
        if date.value != citation.date or end - start > _TITLED:
            continue
        quotes = lexicon.punctuation.get("open-quote", ())
        if end - start > _NEAR and not any(mark in text[start:end] for mark in quotes):
            continue
        if date.end <= citation.start and _dates_another(date, numbered, text, lexicon):
            continue
        neighbours = [*dates[max(0, place - 1) : place], *dates[place + 1 : place + 2]]
        if not any(is_range(date, other, text) for other in neighbours):
            return True
    return False


def _dates_another(date: Citation, numbered: Sequence[Citation], text: str, lexicon: Lexicon) -> bool:
    """Say whether a date before a number is that of another thing: *the communiqué of 30 June and resolution 75/16*.

    Chinese alone sets the date first, directly before its number or with what the resolution is about between them.
    """
    first = next(one.start for one in numbered if one.start >= date.end)
    between = text[date.end : first]
    words = set(words_of(between))
    if not words.isdisjoint(lexicon.words.get("conjunction", ())):
        return True
    return len(between) > _DIRECTLY and words.isdisjoint(lexicon.words.get("relative", ()))


class Days(NamedTuple):
    """The first and the last day on which a resolution may have been adopted."""

    first: str
    last: str


class Run(NamedTuple):
    """Numbers of one session that follow each other and were adopted on one day."""

    first: int
    last: int
    day: str


def adopted_on(symbol: str) -> Days | None:
    """Return when a resolution was adopted; None where that is not known."""
    read = parse_symbol(symbol)
    if read is None or read.body not in (ASSEMBLY, SECURITY) or read.kind != "RES" or read.part not in _FIRST_PARTS:
        return None
    number, sessions = int(read.number), load_package_data(dict[str, tuple[Run, ...]], "checks", "adopted.json")
    runs = sessions.get(read.session or read.body, ())  # the Security Council numbers its resolutions through
    begun = [run.day for run in runs if run.first <= number]
    left = [run.day for run in runs if run.last >= number]
    return Days(begun[-1], left[0]) if begun and left and begun[-1] <= left[0] else None


def has_year(days: Days, year: int) -> bool:
    """Say whether a resolution may have been adopted in a year."""
    return days.first[:4] <= str(year) <= days.last[:4]


def hint_of(days: Days) -> tuple[str, dict[str, Said]]:
    """Return the hint that says when something was adopted: its name and values."""
    return "adopted" if days.first == days.last else "adopted-between", {"first": days.first, "last": days.last}
