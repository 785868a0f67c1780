"""A draft of session 75 cannot recall a resolution of session 76: the number is mistyped."""

from __future__ import annotations

from collections.abc import Iterator

from draftdiff.checks.draft import Draft
from draftdiff.checks.reversed_symbol import is_reversed
from draftdiff.citations import Citation, CitationKind
from draftdiff.problems import Problem, Severity
from draftdiff.symbols import parse_symbol

CODE = "future-symbol"

_KINDS = (CitationKind.RESOLUTION, CitationKind.DECISION, CitationKind.DOCUMENT)


def find(draft: Draft) -> Iterator[Problem]:
    """Yield a problem for each document of the General Assembly of a later session than the draft's."""
    own = draft.session
    if own is None:
        return
    for clause in draft.clauses:
        for citation, note in clause.cited:
            session = _session(citation)
            if session > own and not is_reversed(citation):
                yield clause.problem_at(
                    citation, note, CODE, Severity.WARNING, "future", symbol=citation.value, session=session, own=own
                )


def _session(citation: Citation) -> int:
    symbol = parse_symbol(citation.value) if citation.kind in _KINDS else None
    is_regular = symbol is not None and symbol.body == "A" and symbol.session.isdecimal()
    return int(symbol.session) if symbol and is_regular else 0
