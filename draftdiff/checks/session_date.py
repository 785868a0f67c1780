"""A resolution 37/4 was adopted when session 37 sat: *37/4 of 22 October 1983* cannot be. Either number is wrong."""

from __future__ import annotations

from collections.abc import Iterator

from draftdiff.checks.draft import Clause, Draft
from draftdiff.checks.reversed_symbol import is_reversed
from draftdiff.checks.sitting import assembly_session, dated_resolutions, sat
from draftdiff.citations import Citation
from draftdiff.problems import Problem, Severity
from draftdiff.sessions import can_adopt, sessions_on

CODE = "session-date"

_ASSEMBLY = "A"
_BEFORE = 150
"""Characters before a number in which another body may be named."""


def find(draft: Draft) -> Iterator[Problem]:
    """Yield a problem for each resolution of the General Assembly with a date outside its session."""
    for clause in draft.clauses:
        for citation, note in dated_resolutions(clause):
            session = assembly_session(citation)
            if session is None or is_reversed(citation) or can_adopt(session, citation.date):
                continue
            if _may_be_of_another_body(clause, citation, session):
                continue
            sat_then = " or ".join(map(str, sessions_on(citation.date)))
            hint = f"{sat(session)}; on that date sat session {sat_then}" if sat_then else sat(session)
            message = f"{citation.date} does not fit {citation.value}"
            yield clause.problem_at(citation, note, CODE, Severity.ERROR, message, hint)


def _may_be_of_another_body(clause: Clause, citation: Citation, session: int) -> bool:
    """Say whether a body that numbers its resolutions in the same way is named before, and the date is years off."""
    sat_then = sessions_on(citation.date)
    if not sat_then or min(abs(session - one) for one in sat_then) <= 1:
        return False
    before = clause.paragraph.text[max(0, citation.start - _BEFORE) : citation.start].replace("’", "'")
    names = (name for body, texts in clause.lexicon.bodies.items() if body != _ASSEMBLY for name in texts)
    return any(name in before for name in names)
