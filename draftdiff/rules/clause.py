"""Whole clauses: added, removed, split, merged, or moved between the preamble and the operative part.

Why it matters: a new paragraph is the first thing that everybody asks about. Example: an operative paragraph that
did not stand in the last resolution. Limits: less than substantive only where it is proved: a recital that does
nothing but cite the predecessor is technical.
"""

from __future__ import annotations

from collections.abc import Iterator

from draftdiff.changes.claims import Claim, Claims
from draftdiff.changes.clusters import CITED, is_glue
from draftdiff.changes.context import Context
from draftdiff.changes.evidence import Evidence, evidence_of
from draftdiff.comparison import Aspect, Change, Finding, Row, Weight
from draftdiff.model import LED, ParagraphKind
from draftdiff.rules.citation import is_own

RULE = "clause"
_MESSAGES = {
    Change.ADDED: "clause.added",
    Change.REMOVED: "clause.removed",
    Change.SPLIT: "clause.split",
    Change.MERGED: "clause.merged",
}
_LONGEST_RECITAL = 400
"""Code points of a recital that does nothing but cite."""


def find(evidence: Evidence, claims: Claims) -> Iterator[Claim]:
    """Yield a claim for a clause that was split, merged or moved across."""
    row = evidence.row
    if row is None or evidence.note is not None:
        return
    if row.change in _MESSAGES:
        yield Claim(RULE, Weight.SUBSTANTIVE, _MESSAGES[row.change])
    elif Aspect.KIND in row.changed and {paragraph.kind for paragraph in (*row.old, *row.new)} >= LED:
        yield Claim(RULE, Weight.SUBSTANTIVE, "clause.moved")


def find_whole(context: Context, row: Row) -> Finding:
    """Return the finding of a clause that was added or removed: it explains every word of the row."""
    weight = Weight.TECHNICAL if _only_cites(context, row) else Weight.SUBSTANTIVE
    segments = tuple(range(len(row.segments)))
    return Finding(rule=RULE, weight=weight, message=_MESSAGES[row.change], segments=segments)


def _only_cites(context: Context, row: Row) -> bool:
    """Say whether a new recital recalls the old document and says nothing else."""
    if not row.new or row.new[0].kind is not ParagraphKind.PREAMBULAR or row.new[0].notes:
        return False
    if len(row.new[0].text) > _LONGEST_RECITAL:
        return False
    evidence = evidence_of(context, row, row.segments)
    side, verbs = evidence.new, evidence.new.verbs
    if len(verbs) != 1 or "recall" not in verbs[0].phrase.acts:
        return False
    cited = [slot for slot in side.slots if slot.citation.kind in CITED]
    rest = (unit for unit in range(verbs[0].end, len(side.keys)) if unit not in side.slotted)
    are_own = all(is_own(evidence, slot) for slot in cited)
    return bool(cited) and are_own and all(is_glue(side, unit) for unit in rest)
