"""Rows and rules to findings, flags and weights: what a change is, and whether it matters.

The weight of a row is that of its heaviest finding. What no rule claims is claimed by the last one,
`topical-clause`, and is substantive: a light weight is proved (law 9).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from draftdiff.comparison import (
    Change,
    Comparison,
    FieldChange,
    Finding,
    Row,
    Segment,
    SegmentKind,
    Weight,
    finding_order,
)
from draftdiff.lexicon import Lexicon
from draftdiff.rules import load_rules
from draftdiff.rules.claims import Claim, Claims
from draftdiff.rules.context import Context
from draftdiff.rules.evidence import Evidence, evidence_of

_ORDER = tuple(Weight)
_CHANGED = frozenset({SegmentKind.DELETED, SegmentKind.INSERTED})


def classify(comparison: Comparison, lexicon: Lexicon, watch: tuple[str, ...] = ()) -> Comparison:
    """Return the comparison with findings, flags and weights. `watch`: terms to be flagged in changed rows."""
    context = Context(comparison, lexicon)
    return msgspec.structs.replace(
        comparison,
        fields=tuple(_weighed_field(context, field) for field in comparison.fields),
        rows=tuple(_weighed(context, row, watch) for row in comparison.rows),
    )


def _weighed(context: Context, row: Row, watch: tuple[str, ...]) -> Row:
    if row.change is Change.UNCHANGED:
        return msgspec.structs.replace(row, weight=Weight.TYPOGRAPHIC if row.segments else None)
    found: list[tuple[Evidence, Claim]] = []
    for evidence in _evidence(context, row):
        found += ((evidence, claim) for claim in account_of(evidence).made)
    findings = _findings(found)
    weight = max((finding.weight for finding in findings), key=_ORDER.index, default=None)
    flags = tuple(dict.fromkeys(flag for _, claim in found for flag in claim.flags))
    return msgspec.structs.replace(row, findings=findings, flags=flags, weight=weight)


def _evidence(context: Context, row: Row) -> Iterable[Evidence]:
    """The row's text, then each of its notes that changed."""
    yield evidence_of(context, row, row.segments)
    for index, note in enumerate(row.notes):
        if _is_changed(note.segments):
            yield evidence_of(context, row, note.segments, index)


def _is_changed(segments: Sequence[Segment]) -> bool:
    return any(segment.kind in _CHANGED for segment in segments)


def account_of(evidence: Evidence) -> Claims:
    """Ask every rule in order; each is told what the rules before it have claimed."""
    claims = Claims()
    for rule in load_rules():
        claims = claims.plus(rule(evidence, claims))
    return claims


def _findings(found: Iterable[tuple[Evidence, Claim]]) -> tuple[Finding, ...]:
    findings = [_finding(evidence, claim) for evidence, claim in found]
    return tuple(sorted(findings, key=finding_order))


def _finding(evidence: Evidence, claim: Claim) -> Finding:
    segments = claim.segments.union(
        (evidence.old.owners[unit] for unit in claim.old), (evidence.new.owners[unit] for unit in claim.new)
    )
    return Finding(
        rule=claim.rule,
        weight=claim.weight,
        message=claim.message,
        values=claim.values,
        segments=tuple(sorted(segments)),
        note=evidence.note,
    )


def _weighed_field(context: Context, field: FieldChange) -> FieldChange:
    evidence = evidence_of(context, None, field.segments)
    findings = _findings((evidence, claim) for claim in account_of(evidence).made)
    weight = max((finding.weight for finding in findings), key=_ORDER.index, default=None)
    return msgspec.structs.replace(field, findings=findings, weight=weight)
