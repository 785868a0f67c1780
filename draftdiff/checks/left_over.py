"""What a renewal forgets: the session to report to, the year ahead, the report of last time.

A session or year that lay ahead when the old text was adopted, and lies behind now, in a clause that both texts have:
*to report at its seventy-seventh session*, in a draft of session 77. A report of the old session that the draft still
considers. The old resolution itself, which a draft that lists its predecessors should list.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from draftdiff.checks.draft import Clause, Draft
from draftdiff.checks.past_session import sessions_of_agendas
from draftdiff.checks.remarks import Remark
from draftdiff.checks.sitting import assembly_session
from draftdiff.citations import Citation, CitationKind
from draftdiff.comparison import Comparison, Row
from draftdiff.model import ParagraphKind
from draftdiff.problems import Severity
from draftdiff.sessions import opening_year, session_of
from draftdiff.symbols import parse_symbol

_RECENT = 3
"""Sessions before the last resolution in which the one before it was adopted."""
_DASHES = ("-", "\u2011", "\u2013")
"""Behind the first year of a period, which goes on: *the working group 2121–2125*."""


def find(draft: Draft) -> Iterator[Remark]:
    """Yield a problem for each thing of last time that the draft still says."""
    comparison = draft.previous
    if comparison is None:
        return
    before, now = session_of(comparison.old), session_of(comparison.new)
    if before is None or now is None or now <= before:
        return
    for row in (row for row in comparison.rows if row.old and row.new):
        yield from _kept(row, draft, before, now)
    yield from _own_series(draft, comparison)


def _kept(row: Row, draft: Draft, before: int, now: int) -> Iterator[Remark]:
    """Yield a problem for each citation of both texts that is stale in this one.

    The check *past-session* tells the session of a provisional agenda. A document beside one of this session is no
    left-over: the list of reports grew.
    """
    old_clauses = (Clause(one, draft.clause_of[row.new[0].key].label, draft.lexicon) for one in row.old)
    old_values = {citation.value for clause in old_clauses for citation, _ in clause.cited}
    new_clauses = [draft.clause_of[paragraph.key] for paragraph in row.new]
    listed = _documents(new_clauses, before) if _documents(new_clauses, now) else set()
    for clause in new_clauses:
        told = {citation.start for citation in sessions_of_agendas(clause)}
        cited = (one for one in clause.cited if one[0].value in old_values - listed)
        for citation, note in cited:
            is_right = _names_volume(clause) if note else citation.start in told
            if not is_right and (stale := _stale(citation, clause, before, now)):
                message, said = stale
                yield clause.remark_at(citation, note, Severity.WARNING, message, said=said, now=now)


def _names_volume(clause: Clause) -> bool:
    """Say whether the notes of a paragraph name the volume of a resolution, as those of a council's do."""
    return any(one.kind is CitationKind.RESOLUTION and assembly_session(one) is None for one in clause.citations)


def _documents(clauses: Iterable[Clause], session: int) -> set[str]:
    """Return the documents of a session that paragraphs cite."""
    cited = {citation.value for clause in clauses for citation, _ in clause.cited}
    return {value for value in cited if value.startswith(f"A/{session}/")}


def _stale(citation: Citation, clause: Clause, before: int, now: int) -> tuple[str, int] | None:
    """Return what is stale in a citation that both texts have, and of which session or year; None: nothing is."""
    is_operative = clause.paragraph.kind is ParagraphKind.OPERATIVE
    if citation.kind is CitationKind.SESSION and is_operative and citation.value.isdecimal():
        ahead = before < int(citation.value) <= now
        return ("session", int(citation.value)) if ahead else None
    if citation.kind in (CitationKind.YEAR, CitationKind.DATE) and is_operative and citation.value[:4].isdecimal():
        year = int(citation.value[:4])
        begins = clause.paragraph.text[citation.end :].startswith(_DASHES)
        ahead = opening_year(before) < year < opening_year(now) and not begins
        return ("year", year) if ahead else None
    if citation.kind is CitationKind.DOCUMENT:
        symbol = parse_symbol(citation.value)
        is_report = symbol is not None and symbol.body == "A" and symbol.session == str(before)
        return ("document", before) if is_report else None
    return None


def _own_series(draft: Draft, comparison: Comparison) -> Iterator[Remark]:
    """Find a list of predecessors that the old resolution was not added to."""
    own = parse_symbol(comparison.old.symbol)
    if own is None or own.kind != "RES":
        return
    cited = {citation.value for clause in draft.clauses for citation, _ in clause.cited}
    whole = own.text.removesuffix(f" {own.part}") if own.part else own.text
    if cited & {own.text, whole}:
        return
    listing = next((row for row in comparison.rows if _lists_series(row, draft, session_of(comparison.old) or 0)), None)
    if listing is not None:
        clause = draft.clause_of[listing.new[0].key]
        yield clause.remark(Severity.WARNING, "series", offset=0, symbol=own.text)


def _lists_series(row: Row, draft: Draft, before: int) -> bool:
    """Say whether a row is a preambular paragraph of both texts that recalls resolutions up to a recent session.

    Many of one session are of several matters.
    """
    if not row.old or not row.new or row.new[0].kind is not ParagraphKind.PREAMBULAR:
        return False
    clause = draft.clause_of[row.new[0].key]
    listed = {one.value.split()[0]: session for one in clause.citations if (session := assembly_session(one))}
    sessions = {*listed.values()}
    return 1 < len(listed) < 2 * len(sessions) and any(before - _RECENT <= session < before for session in sessions)
