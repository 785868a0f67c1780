"""Regular sessions: when each sat, and which one a document belongs to.

Session n of the General Assembly opened in September of 1945 + n and ended in the September after; the first one
opened in January 1946. Special sessions (`ES-11`, `S-32`) are none of these. Unless another body is named, a session is
one of the Assembly.
"""

from __future__ import annotations

from draftdiff.model import Header
from draftdiff.symbols import parse_symbol

FIRST_NUMBERED = 31
"""The first session whose resolutions are numbered by session, 31/1; until then they were numbered through."""

YEAR_ZERO = 1945
"""The year in which session 0 would have opened."""

RIGHTS_COUNCIL_A_YEAR = 3
"""Sessions of the Human Rights Council in each year."""

_SEPTEMBER = 9
_MOST_FIGURES = 18
"""Figures of a number that is read, at most: Python refuses to make a number of more than some thousands."""
_RIGHTS_COUNCIL_SINCE = 2006


def session_of(header: Header) -> int | None:
    """Return the session that a document belongs to, by its symbol or as stated; None: not stated, or special."""
    symbol = parse_symbol(header.symbol)
    stated = (symbol.session if symbol else "") or header.session
    return read_figures(stated)


def read_figures(text: str) -> int | None:
    """Return the number that a text of figures alone says; None for any other text, and for far too many figures."""
    return int(text) if text.isdecimal() and len(text) <= _MOST_FIGURES else None


def opening_year(session: int) -> int:
    """Return the year in which a session opened."""
    return YEAR_ZERO + session


def sessions_in(year: int) -> tuple[int, int]:
    """Return the session that ended in a year and the one that opened."""
    return year - YEAR_ZERO - 1, year - YEAR_ZERO


def can_adopt(session: int, date: str) -> bool:
    """Say whether a session could adopt on a date (`2020-11-23`, `2020-11`; others fit any session)."""
    year, month = _year_and_month(date)
    if not year:
        return True
    first = opening_year(session)
    return (first, _SEPTEMBER if session > 1 else 1) <= (year, month) <= (first + 1, _SEPTEMBER)


def sessions_on(date: str) -> tuple[int, ...]:
    """Return the sessions that could adopt on a date: one, in September two."""
    year, _ = _year_and_month(date)
    return tuple(one for one in sessions_in(year) if one > 0 and can_adopt(one, date))


def year_of_rights_council(session: int) -> int:
    """Return the year in which a regular session of the Human Rights Council sat."""
    return _RIGHTS_COUNCIL_SINCE + (session - 1) // RIGHTS_COUNCIL_A_YEAR


def _year_and_month(date: str) -> tuple[int, int]:
    parts = date.split("-")
    if len(parts) < 2 or not (parts[0].isdecimal() and parts[1].isdecimal()):
        return 0, 0
    return int(parts[0]), int(parts[1])
