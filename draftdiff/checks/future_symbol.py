"""A draft of session 75 cannot recall a resolution of session 76: the number is mistyped.

Where its date is that of an earlier session, that is sure, and an error.
"""

from __future__ import annotations

from collections.abc import Iterator

from draftdiff.checks.draft import Clause, Draft
from draftdiff.checks.reversed_symbol import is_reversed
from draftdiff.checks.sitting import names_another_body
from draftdiff.citations import Citation, CitationKind
from draftdiff.model import Note
from draftdiff.problems import Problem, Severity
from draftdiff.sessions import can_adopt, sessions_on
from draftdiff.symbols import parse_symbol

CODE = "future-symbol"

_AHEAD = 2
"""Sessions by which a regional commission that was founded soon after the General Assembly is ahead of it."""
_KINDS = (CitationKind.RESOLUTION, CitationKind.DECISION, CitationKind.DOCUMENT)


def find(draft: Draft) -> Iterator[Problem]:
    """Yield a problem for each document of the General Assembly of a later session than the draft's."""
    own = draft.session
    if own is None:
        return
    for clause in draft.clauses:
        for citation, note in clause.cited:
            session = _session(citation)
            if session > own and not is_reversed(citation) and not _is_of_another_body(clause, citation, note):
                fits = can_adopt(session, citation.date)
                yield clause.problem_at(
                    citation, note, CODE, Severity.WARNING if fits else Severity.ERROR, "future",
                    symbol=citation.value, session=session, own=own,
                )  # fmt: skip


def _is_of_another_body(clause: Clause, citation: Citation, note: Note | None) -> bool:
    """Say whether the number may be that of a commission, which is a few sessions ahead of the General Assembly."""
    if note or citation.text.startswith("A/") or not names_another_body(clause, citation):
        return False
    sat_then = sessions_on(citation.date)
    return not sat_then or _session(citation) <= max(sat_then) + _AHEAD


def _session(citation: Citation) -> int:
    symbol = parse_symbol(citation.value) if citation.kind in _KINDS else None
    is_regular = symbol is not None and symbol.body == "A" and symbol.session.isdecimal()
    return int(symbol.session) if symbol and is_regular else 0
