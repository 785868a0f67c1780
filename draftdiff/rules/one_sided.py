"""What came or went alone: the hunks of which one side has units that nothing explains, and the other has none."""

from __future__ import annotations

from collections.abc import Iterator

from draftdiff.rules.claims import Claims
from draftdiff.rules.evidence import Evidence, Side

OneSided = tuple[Side, frozenset[int], frozenset[int]]
"""The side that has them, its old units and its new ones: one of the two is empty."""


def one_sided(evidence: Evidence, claims: Claims) -> Iterator[OneSided]:
    """Yield what came or went alone, hunk by hunk."""
    for hunk in evidence.hunks:
        old = evidence.old.changed_in(hunk.old_start, hunk.old_end) - claims.old
        new = evidence.new.changed_in(hunk.new_start, hunk.new_end) - claims.new
        if bool(old) != bool(new):
            yield evidence.new if new else evidence.old, old, new
