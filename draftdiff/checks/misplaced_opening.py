"""A preambular paragraph opens with a participle, an operative one with a verb.

*Welcoming* does not decide, and *Welcomes* does not explain why.
"""

from __future__ import annotations

from collections.abc import Iterator

from draftdiff.checks.draft import Draft
from draftdiff.problems import Problem, Severity

CODE = "misplaced-opening"


def find(draft: Draft) -> Iterator[Problem]:
    """Yield a problem for each phrase that opens paragraphs of the other kind alone."""
    for clause in draft.clauses:
        opening = clause.opening if clause.is_whole else None
        if opening is None or not opening.kinds or clause.paragraph.kind in opening.kinds:
            continue
        message = f"in-{clause.paragraph.kind.value}"
        yield clause.problem(CODE, Severity.WARNING, message, offset=opening.start, text=opening.phrase)
