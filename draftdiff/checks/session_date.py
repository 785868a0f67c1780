"""A resolution 37/4 was adopted when session 37 sat: *37/4 of 22 October 1983* cannot be. Either number is wrong.

Nor can one whose day is known, or lies between those of its neighbours, have another. Symbols of councils say the year:
*1325 (2001)* cannot be either, for the Security Council numbers its resolutions through.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from draftdiff.checks.draft import Clause, Draft
from draftdiff.checks.remarks import Remark, Said
from draftdiff.checks.reversed_symbol import is_reversed
from draftdiff.checks.sitting import (
    Days,
    adopted_on,
    assembly_session,
    dated_resolutions,
    has_day,
    has_year,
    hint_of,
    names_another_body,
    sat,
    years_of_council,
)
from draftdiff.citations import Citation
from draftdiff.model import Note
from draftdiff.problems import Severity
from draftdiff.sessions import can_adopt, opening_year, sessions_on

_Hint = tuple[str, dict[str, Said]]
"""Its name, and the values that it says."""

_NEAR = 4
"""Sessions between the number and the date, at most, that are a slip whatever the figures."""


def find(draft: Draft) -> Iterator[Remark]:
    """Yield a problem for each resolution of the General Assembly with a date outside its session, or not its own.

    The check *future-symbol* tells one of a later session than the draft's.
    """
    for clause in draft.clauses:
        yield from _other_years(clause)
        for citation, note in dated_resolutions(clause):
            for severity, hint in (*_unfit_year(citation), *_unfit_day(citation, clause, draft)):
                yield _unfit(clause, citation, note, severity, hint)


def _unfit_year(citation: Citation) -> Iterator[tuple[Severity, _Hint]]:
    """Tell of a date in another year than the symbol of a council says, or on another day than is known."""
    years, days = years_of_council(citation.value), adopted_on(citation.value)
    if years and citation.date[:4].isdecimal() and int(citation.date[:4]) not in years:
        yield Severity.ERROR, ("adopted-in", {"years": tuple(map(str, years))})
    elif years and days and has_year(days, years[0]) and _is_other_day(citation, days):
        yield Severity.WARNING, hint_of(days)


def _unfit_day(citation: Citation, clause: Clause, draft: Draft) -> Iterator[tuple[Severity, _Hint]]:
    """Tell of a date on which the session of a resolution did not sit, or had adopted others."""
    session = assembly_session(citation)
    if session is None or is_reversed(citation) or (draft.session is not None and session > draft.session):
        return
    days = adopted_on(citation.value)
    if can_adopt(session, citation.date):
        if days and _is_other_day(citation, days):
            yield Severity.WARNING, hint_of(days)
    elif _is_to_come(citation, draft) or not _may_be_of_another_body(clause, citation, session):
        yield Severity.ERROR, hint_of(days) if days else _sat(session, citation)


def _is_other_day(citation: Citation, days: Days) -> bool:
    return has_day(citation.date) and not days.first <= citation.date <= days.last


def _other_years(clause: Clause) -> Iterator[Remark]:
    """Yield a problem for each resolution of the Security Council whose symbol says another year than its number."""
    for citation, note in clause.cited:
        years, days = years_of_council(citation.value), adopted_on(citation.value)
        if years and days and not has_year(days, years[0]):
            name, values = hint_of(days)
            symbol = citation.value.partition(" ")[0]
            yield clause.remark_at(
                citation, note, Severity.WARNING, "unfit", name, date=str(years[0]), symbol=symbol, **values
            )


def _is_to_come(citation: Citation, draft: Draft) -> bool:
    """Say whether a date is later than the draft's session."""
    return draft.session is not None and int(citation.date[:4]) > opening_year(draft.session) + 1


def _unfit(clause: Clause, citation: Citation, note: Note | None, severity: Severity, hint: _Hint) -> Remark:
    name, values = hint
    return clause.remark_at(
        citation, note, severity, "unfit", name, date=citation.date, symbol=citation.value, **values
    )


def _sat(session: int, citation: Citation) -> _Hint:
    then = tuple(map(str, sessions_on(citation.date)))
    return "sat-then" if then else "sat", {"then": then, **sat(session)}


def _may_be_of_another_body(clause: Clause, citation: Citation, session: int) -> bool:
    """Say whether the date is years late, and no slip: commissions and councils of fewer sessions number alike."""
    sat_then = sessions_on(citation.date)
    if not sat_then:
        return False
    distance = min(abs(session - one) for one in sat_then)
    if session < min(sat_then) - _NEAR and not _is_slip(citation.date, session, sat_then):
        return True
    return distance > 1 and names_another_body(clause, citation)


def _is_slip(date: str, session: int, sat_then: Iterable[int]) -> bool:
    """Say whether one wrong figure, or two that changed places, make the year or the session what it is."""
    year, first = date[:4], opening_year(session)
    years = any(_is_mistyped(year, str(other)) for other in (first, first + 1))
    return years or any(_is_mistyped(str(session), str(other)) for other in sat_then)


def _is_mistyped(one: str, other: str) -> bool:
    wrong = sum(a != b for a, b in zip(one, other, strict=False))
    return len(one) == len(other) and (wrong == 1 or sorted(one) == sorted(other))
