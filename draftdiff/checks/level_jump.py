"""A sub-paragraph (i) stands under an (a): a level that is left out makes it unclear what it belongs to."""

from __future__ import annotations

from collections.abc import Iterator

from draftdiff.checks.draft import Draft
from draftdiff.problems import Problem, Severity

CODE = "level-jump"


def find(draft: Draft) -> Iterator[Problem]:
    """Yield a problem for each paragraph that is two levels below the one before it."""
    depth = -1
    for clause in draft.clauses:
        level = clause.paragraph.level
        if level > depth + 1:
            message = "under" if depth >= 0 else "first"
            printed = clause.paragraph.number.strip()
            yield clause.problem(
                CODE, Severity.WARNING, message, text=printed, hint="level-above", level=level, above=depth
            )
        depth = level
