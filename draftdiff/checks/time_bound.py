"""*Recent*, *next biennium*, *newly elected*: words that were true last time, in a clause that nobody touched."""

from __future__ import annotations

from collections.abc import Iterator

from draftdiff.checks.draft import Draft
from draftdiff.checks.remarks import Remark
from draftdiff.comparison import FlagKind
from draftdiff.problems import Severity


def find(draft: Draft) -> Iterator[Remark]:
    """Yield a hint for each clause with words bound to a time that stayed as they were."""
    rows = draft.previous.rows if draft.previous else ()
    for row in rows:
        for flag in row.flagged(FlagKind.TIME_BOUND):
            if row.new:
                clause = draft.clause_of[row.new[0].key]
                words = ", ".join(value.new for value in flag.values if value.new)
                place = clause.paragraph.text.find(words)
                yield clause.remark(Severity.HINT, "same", offset=place if place >= 0 else None, text=words)
