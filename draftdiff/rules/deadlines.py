"""Dates that decide something: a deadline, the day to which something was put off, the beginning of a
period."""

from __future__ import annotations

from draftdiff.rules.clusters import TIMES, Cluster
from draftdiff.rules.evidence import Evidence, Side, Slot
from draftdiff.rules.steps import expected_step, step_of
from draftdiff.rules.terms import Term

_NEAR = 3
"""Units that may stand between *no later than* and its date; after one word (*by*) the date follows at once."""


def is_deadline(evidence: Evidence, cluster: Cluster) -> bool:
    """Say whether a roll moved a deadline, a new end or a beginning otherwise than by the expected step."""
    dates = [pair for pair in cluster.pairs if pair[1].citation.kind in TIMES]
    return any(_is_decided(evidence, before, after) for before, after in dates)


def _is_decided(evidence: Evidence, before: Slot, after: Slot) -> bool:
    if _stands_after(evidence.new, after, "postponed") and _stands_after(evidence.old, before, "postponed"):
        return True
    if not any(
        _stands_after(evidence.new, after, name) or _stands_after(evidence.old, before, name)
        for name in ("deadline", "covered")
    ):
        return False
    return step_of(before, after) != expected_step(evidence)


def _stands_after(side: Side, slot: Slot, name: str) -> bool:
    near = (term for term in side.terms(name) if not joins_dates(side, term))
    return any(0 <= slot.start - term.end <= (_NEAR if term.end - term.start > 1 else 0) for term in near)


def joins_dates(side: Side, term: Term) -> bool:
    """Say whether a word stands between two dates of a range: *3 to 5 May* has no deadline."""
    return any(slot.end == term.start and slot.citation.kind in TIMES for slot in side.slots)
