"""What a merge could not decide stands in a document until a person settles it."""

from __future__ import annotations

from collections.abc import Iterator

from draftdiff.checks.draft import Draft
from draftdiff.problems import Location, Problem, Severity

CODE = "open-conflict"


def find(draft: Draft) -> Iterator[Problem]:
    """Yield a problem for each paragraph and each field of the header whose conflict is open."""
    for conflict in draft.document.conflicts:
        yield Problem(
            code=CODE,
            severity=Severity.ERROR,
            location=Location(paragraph=conflict.key),
            message=f"a merge left {conflict.field or 'this paragraph'} undecided",
            hint="`draftdiff conflicts` shows what each side wants, `draftdiff resolve` settles it",
        )
