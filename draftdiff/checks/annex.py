"""A text that names its annex has one, and an annex is named: *as set out in the annex to the present resolution*."""

from __future__ import annotations

from collections.abc import Iterator

from draftdiff.checks.draft import Draft
from draftdiff.checks.remarks import Remark
from draftdiff.lexicon import word_pattern
from draftdiff.problems import Severity


def find(draft: Draft) -> Iterator[Remark]:
    """Yield a problem where the body names an annex that is not there, or does not name one that is."""
    body = [clause for clause in draft.clauses if not clause.paragraph.annex]
    annexed = next((clause for clause in draft.clauses if clause.paragraph.annex), None)
    if annexed is None:
        for clause in body:
            if match := word_pattern(draft.lexicon, "own-annex").search(clause.paragraph.text):
                yield clause.remark(Severity.WARNING, "missing", offset=match.start(), text=match[0])
    elif not any(word_pattern(draft.lexicon, "annex").search(clause.paragraph.text) for clause in body):
        yield annexed.remark(Severity.WARNING, "unnamed", offset=0)
