"""Whole clauses: added, removed, split, merged, or moved between the preamble and the operative part.

Why it matters: a new paragraph is the first thing that everybody asks about. Example: an operative
paragraph that did not stand in the last resolution. Limits: less than substantive only where it is
proved: a recital that does nothing but cite the predecessor is technical.
"""

from __future__ import annotations

from collections.abc import Iterator

from draftdiff.comparison import Aspect, Change, Row, Weight
from draftdiff.model import ParagraphKind
from draftdiff.rules.citation import is_own
from draftdiff.rules.claims import Claim, Claims
from draftdiff.rules.clusters import CITED, is_glue
from draftdiff.rules.evidence import Evidence, Side

RULE = "clause"
_MESSAGES = {
    Change.ADDED: "clause.added",
    Change.REMOVED: "clause.removed",
    Change.SPLIT: "clause.split",
    Change.MERGED: "clause.merged",
}


def find(evidence: Evidence, claims: Claims) -> Iterator[Claim]:
    """Yield a claim for a clause that came, went, was split, merged or moved across."""
    row = evidence.row
    if row is None or evidence.note is not None:
        return
    if row.change in (Change.ADDED, Change.REMOVED):
        side = evidence.new if row.change is Change.ADDED else evidence.old
        weight = Weight.TECHNICAL if _only_cites(evidence, side) else Weight.SUBSTANTIVE
        old, new = frozenset(range(len(evidence.old.keys))), frozenset(range(len(evidence.new.keys)))
        yield Claim(RULE, weight, _MESSAGES[row.change], (), old, new)
    elif row.change in _MESSAGES:
        yield Claim(RULE, Weight.SUBSTANTIVE, _MESSAGES[row.change])
    elif _crosses(row):
        yield Claim(RULE, Weight.SUBSTANTIVE, "clause.moved")


def _crosses(row: Row) -> bool:
    kinds = {paragraph.kind for paragraph in (*row.old, *row.new)}
    return Aspect.KIND in row.changed and kinds >= {ParagraphKind.PREAMBULAR, ParagraphKind.OPERATIVE}


def _only_cites(evidence: Evidence, side: Side) -> bool:
    """Say whether a recital recalls the old document and says nothing else."""
    verbs = side.verbs
    if side is not evidence.new or side.kind is not ParagraphKind.PREAMBULAR or len(verbs) != 1:
        return False
    if "recall" not in verbs[0].phrase.acts:
        return False
    cited = [slot for slot in side.slots if slot.citation.kind in CITED]
    rest = (unit for unit in range(verbs[0].end, len(side.keys)) if unit not in side.slotted)
    return (
        bool(cited) and all(is_own(evidence, slot) for slot in cited) and all(is_glue(side, u) for u in rest)
    )
