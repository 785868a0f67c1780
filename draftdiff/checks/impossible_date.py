"""A day that no month has, *31 November*, and a year that no text of its time means, *2109*: a figure is mistyped.

The check *session-date* tells the year of a resolution.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from draftdiff.checks.draft import Clause, Draft
from draftdiff.checks.remarks import Remark
from draftdiff.checks.sitting import dated_resolutions, has_day
from draftdiff.citations import Citation, CitationKind
from draftdiff.citations.grammar import grammar_of
from draftdiff.problems import Severity
from draftdiff.sessions import opening_year

_UNSAID, _LEAP = "--", "2020-"
"""A year for a day whose year is not stated: it may be any."""
_AHEAD = 80
"""Years that a text looks ahead at most: plans reach to 2063, and some speak of the end of the century."""
_LAST_DAY, _LAST_MONTH = 31, 12
"""A greater one makes what `find_citations` takes for no date."""
_NUMBER = re.compile(r"\d+")


def find(draft: Draft) -> Iterator[Remark]:
    """Yield a problem for each day that is in no calendar, and each year of the text that lies too far ahead.

    Notes cite volumes whose numbers look like years.
    """
    for clause in draft.clauses:
        for match in _beyond_all_months(clause):
            yield clause.remark(Severity.ERROR, "day", offset=match.start(), text=match[0])
        for citation, note in clause.cited:
            if citation.kind is CitationKind.DATE and not _is_in_calendar(citation.value):
                yield clause.remark_at(citation, note, Severity.ERROR, "day")
            elif note is None and _is_far_ahead(citation, draft.session) and not _is_of_resolution(citation, clause):
                yield clause.remark_at(citation, note, Severity.WARNING, "year")


def _is_of_resolution(citation: Citation, clause: Clause) -> bool:
    return any(dated.citation.date == citation.value for dated in dated_resolutions(clause))


def _is_in_calendar(value: str) -> bool:
    """Say whether a month has such a day; a month alone always may be."""
    whole = value.replace(_UNSAID, _LEAP)
    if not has_day(whole):
        return True
    try:
        return bool(date.fromisoformat(whole))
    except ValueError:
        return False


def _is_far_ahead(citation: Citation, session: int | None) -> bool:
    year = citation.value[:4]
    is_dated = citation.kind in (CitationKind.DATE, CitationKind.YEAR) and year.isdecimal()
    return is_dated and session is not None and int(year) > opening_year(session) + _AHEAD


def _beyond_all_months(clause: Clause) -> Iterator[re.Match[str]]:
    """Yield what looks like a date, and has a day that no month has, or a month that no year has."""
    text = clause.paragraph.text.replace("\u00a0", " ")
    told = set[int]()
    for pattern in grammar_of(clause.lexicon).dates:
        for match in pattern.finditer(text):
            if match.end() not in told and _is_beyond(match):
                told.add(match.end())
                yield match


def _is_beyond(match: re.Match[str]) -> bool:
    parts = match.groupdict()
    days, month = _NUMBER.findall(parts.get("days") or ""), parts.get("month") or ""
    return any(int(day) > _LAST_DAY for day in days) or (month.isdecimal() and int(month) > _LAST_MONTH)
