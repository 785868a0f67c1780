"""A draft of session 75 cannot recall a resolution of session 76: the number is mistyped.

Where its date is that of an earlier session, that is sure, and an error. A regional commission is some sessions ahead.
"""

from __future__ import annotations

from collections.abc import Iterator

from draftdiff.checks.draft import Draft
from draftdiff.checks.remarks import Remark
from draftdiff.checks.reversed_symbol import is_reversed
from draftdiff.checks.sitting import names_another_body
from draftdiff.citations import Citation, CitationKind
from draftdiff.problems import Severity
from draftdiff.sessions import can_adopt
from draftdiff.symbols import parse_symbol

_KINDS = (CitationKind.RESOLUTION, CitationKind.DECISION, CitationKind.DOCUMENT)


def find(draft: Draft) -> Iterator[Remark]:
    """Yield a problem for each document of the General Assembly of a later session than the draft's."""
    own = draft.session
    if own is None:
        return
    for clause in draft.clauses:
        for citation, note in clause.cited:
            session = _session(citation)
            if session > own and not is_reversed(citation) and not names_another_body(clause, citation):
                fits = can_adopt(session, citation.date)
                yield clause.remark_at(
                    citation, note, Severity.WARNING if fits else Severity.ERROR, "future",
                    symbol=citation.value, session=session, own=own,
                )  # fmt: skip


def _session(citation: Citation) -> int:
    symbol = parse_symbol(citation.value) if citation.kind in _KINDS else None
    is_regular = symbol is not None and symbol.body == "A" and symbol.session.isdecimal()
    return int(symbol.session) if symbol and is_regular else 0
