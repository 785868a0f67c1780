"""A sub-paragraph (i) stands under an (a): a level that is left out makes it unclear what it belongs to."""

from __future__ import annotations

from collections.abc import Iterator

from draftdiff.checks.draft import Draft
from draftdiff.checks.remarks import Remark
from draftdiff.problems import Severity


def find(draft: Draft) -> Iterator[Remark]:
    """Yield a problem for each paragraph that is two levels below the one before it."""
    depth = -1
    for clause in draft.clauses:
        level = clause.paragraph.level
        if level > depth + 1:
            message = "under" if depth >= 0 else "first"
            printed = clause.paragraph.number.strip()
            yield clause.remark(Severity.WARNING, message, text=printed, hint="level-above", level=level, above=depth)
        depth = level
