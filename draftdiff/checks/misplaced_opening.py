"""A preambular paragraph opens with a participle, an operative one with a verb.

*Welcoming* does not decide, and *Welcomes* does not explain why.
"""

from __future__ import annotations

from collections.abc import Iterator

from draftdiff.checks.draft import Draft
from draftdiff.checks.remarks import Remark
from draftdiff.problems import Severity


def find(draft: Draft) -> Iterator[Remark]:
    """Yield a problem for each phrase that opens paragraphs of the other kind alone."""
    for clause in draft.clauses:
        opening = clause.opening if clause.is_whole else None
        if opening is None or clause.paragraph.kind in opening.kinds:
            continue
        message = f"in-{clause.paragraph.kind.value}"
        yield clause.remark(Severity.WARNING, message, offset=opening.start, text=opening.phrase)
