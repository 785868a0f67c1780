"""What a merge could not decide stands in a document until a person settles it."""

from __future__ import annotations

from collections.abc import Iterator

from draftdiff.checks.draft import Draft
from draftdiff.checks.remarks import Remark
from draftdiff.problems import Location, Severity


def find(draft: Draft) -> Iterator[Remark]:
    """Yield a problem for each paragraph and each field of the header whose conflict is open."""
    for conflict in draft.document.conflicts:
        yield Remark(
            severity=Severity.ERROR,
            location=Location(paragraph=conflict.key),
            message="field" if conflict.field else "paragraph",
            hint="resolve",
            values={"field": conflict.field},
        )
