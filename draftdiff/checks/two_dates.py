"""A resolution has one date of adoption: two dates with one symbol, and one of them is wrong.

Where the day of adoption is known, the check *session-date* tells the wrong one.
"""

from __future__ import annotations

from collections.abc import Iterator

from draftdiff.checks.draft import Draft
from draftdiff.checks.remarks import Remark
from draftdiff.checks.sitting import adopted_on, dated_resolutions, has_day
from draftdiff.problems import Severity


def find(draft: Draft) -> Iterator[Remark]:
    """Yield a problem for each citation whose date is another than the first one with that symbol."""
    first: dict[str, str] = {}
    for clause in draft.clauses:
        for citation, note in dated_resolutions(clause):
            if not has_day(citation.date) or adopted_on(citation.value):
                continue
            known = first.setdefault(citation.value, citation.date)
            if known != citation.date:
                yield clause.remark_at(
                    citation, note, Severity.WARNING, "differ", symbol=citation.value, date=citation.date, known=known
                )
