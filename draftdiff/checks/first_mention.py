"""A resolution is dated where a text first mentions it, and there alone: a paragraph that was put in or moved shows.

A section may give it again. Another date than the first one is told by `two-dates` and `session-date`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from draftdiff.checks.draft import Clause, Draft
from draftdiff.checks.remarks import Remark
from draftdiff.checks.sitting import adopted_on, assembly_session, dated_resolutions, has_day, hint_of, names_body
from draftdiff.citations import Citation, CitationKind
from draftdiff.model import LED
from draftdiff.problems import Severity


def find(draft: Draft) -> Iterator[Remark]:
    """Yield a problem for each paragraph with a first mention that has no date, or with a date that stood before."""
    mentioned = {*_of_other_bodies(draft)}
    first: dict[tuple[str, str], tuple[Clause, str]] = {}
    for clause in (one for one in draft.clauses if one.paragraph.kind in LED and not one.paragraph.annex):
        dated = {citation for citation, _ in dated_resolutions(clause)}
        told: set[str] = set()
        for citation in filter(_is_of_assembly, clause.citations):
            symbol = citation.value
            is_undated = symbol not in mentioned and _is_undated(citation, clause)
            mentioned.add(symbol)
            before, date = first.setdefault((clause.label.section, symbol), (clause, citation.date))
            is_dated_again = before is not clause and citation in dated and citation.date == date
            if is_undated:
                message = "undated"
            elif is_dated_again and not _has_new_part(citation, clause, mentioned):
                message = "again"
            else:
                continue
            if message not in told:
                told.add(message)
                yield _remark(clause, citation, message, before)


def _remark(clause: Clause, citation: Citation, message: str, before: Clause) -> Remark:
    days = adopted_on(citation.value) if message == "undated" else None
    hint, values = hint_of(days) if days else ("", {})
    return clause.remark_at(
        citation, None, Severity.WARNING, message, hint, symbol=citation.value, label=before.label, **values
    )


def _of_other_bodies(draft: Draft) -> Iterator[str]:
    """Yield the numbers of resolutions that a text names as another body's, as if they were the Assembly's.

    Elsewhere in the text they may stand without that body.
    """
    for citation in (one for clause in draft.clauses for one in clause.citations):
        if citation.kind is CitationKind.RESOLUTION and not _is_of_assembly(citation):
            yield f"A/RES/{citation.value.partition('RES/')[2]}"


def _is_of_assembly(citation: Citation) -> bool:
    return citation.kind is CitationKind.RESOLUTION and assembly_session(citation) is not None


def _has_new_part(citation: Citation, clause: Clause, mentioned: Collection[str]) -> bool:
    """Say whether parts of one resolution share a date, *53/208 A to E*, and not all of them were mentioned before."""
    number, *_ = citation.value.split(" ")
    others = {one.value for one in clause.citations if one.value.split(" ")[0] == number}
    return not others <= {*mentioned}


def _is_undated(citation: Citation, clause: Clause) -> bool:
    """Say whether no date of a paragraph can be that of a resolution, nor its number that of another body."""
    has_date = any(_may_date(one, citation) for one in clause.citations if one.kind is CitationKind.DATE)
    return not has_date and not names_body(clause.paragraph.text, clause.lexicon)


def _may_date(date: Citation, citation: Citation) -> bool:
    """Say whether a date is that of a resolution, right or wrong, or may be the day on which it was adopted."""
    days = adopted_on(citation.value)
    if days is None or not has_day(date.value) or date.value == citation.date:
        return True
    return days.first <= date.value <= days.last
