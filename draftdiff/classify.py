"""Rows and rules to findings, flags and weights: what a change is, and whether it matters.

The weight of a row is that of its heaviest finding. What no rule claims is claimed by the last one,
`topical-clause`, and is substantive: a light weight is proved (law 9).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from msgspec.structs import replace

from draftdiff.changes.claims import NOTHING, Claim, Claims
from draftdiff.changes.context import Context
from draftdiff.changes.evidence import Evidence, evidence_of, refined
from draftdiff.changes.little import is_little, trimmed
from draftdiff.changes.signs import EXPLAINED, signs_of
from draftdiff.comparison import Change, Comparison, FieldChange, Finding, Row, Weight, is_of_text
from draftdiff.flags import budget, hidden_signs, part, progress, referents, struck, task, unread, watched
from draftdiff.gravity import HEAVINESS, finding_order
from draftdiff.lexicon import Lexicon
from draftdiff.rules import RULES, clause, load_rule, sponsors

_WHOLE = frozenset({Change.ADDED, Change.REMOVED})

_FEW_WORDS = 10
"""Changed words, citations and dates apart, up to which a second look may prove a row light."""

_Claimed = Sequence[tuple[Evidence, Claim]]
"""Claims, each with the text of which it is made."""


def classify(comparison: Comparison, lexicon: Lexicon, watch: tuple[str, ...] = ()) -> Comparison:
    """Return the comparison with findings, flags and weights. `watch`: terms to be flagged in changed rows."""
    context = Context(comparison, lexicon)
    return replace(
        comparison,
        fields=tuple(_classified_field(context, field) for field in comparison.fields),
        rows=tuple(_classified(context, row, watch) for row in comparison.rows),
    )


def _classified(context: Context, row: Row, watch: tuple[str, ...]) -> Row:
    if row.change is Change.UNCHANGED:
        return _unchanged(context, row)
    return _added_or_removed(context, row, watch) if row.change in _WHOLE else _amended(context, row, watch)


def _unchanged(context: Context, row: Row) -> Row:
    flags = (*hidden_signs.find(row), *struck.find(row), *unread.find(context, row), *referents.find(context, row))
    weight = Weight.TYPOGRAPHIC if _has_typography(context, row) else None
    return replace(row, flags=flags, weight=weight) if flags or weight else row


def _has_typography(context: Context, row: Row) -> bool:
    """Say whether a row differs in typography, or its source did before the import mended it."""
    if context.repaired.intersection(paragraph.key for paragraph in (*row.old, *row.new)):
        return True
    if not context.is_plain:
        return bool(row.segments)
    return any(s.old != s.new and (s.old.strip() or s.new.strip()) for s in row.segments)


def _added_or_removed(context: Context, row: Row, watch: tuple[str, ...]) -> Row:
    """Classify a clause that came or went: its words need no further finding."""
    finding = clause.find_whole(context, row)
    flags = [*hidden_signs.find(row), *struck.find(row), *budget.find(context, row, ())]
    if watch or task.is_told_of(row):
        evidence = evidence_of(context, row, row.segments)
        flags += task.find(evidence)
        flags += watched.find(evidence, watch) if watch else ()
    return replace(row, findings=(finding,), flags=tuple(flags), weight=finding.weight)


def _amended(context: Context, row: Row, watch: tuple[str, ...]) -> Row:
    evidences = [*_evidences(context, row)]
    claimed = [(evidence, claim) for evidence in evidences for claim in account_of(evidence).made]
    findings = findings_of(claimed)
    weight = heaviest(findings)
    flags = [*hidden_signs.find(row), *struck.find(row), *(flag for _, claim in claimed for flag in claim.flags)]
    if weight is Weight.SUBSTANTIVE:
        flags += progress.find(evidences[0])
        flags += budget.find(context, row, tuple(claim for _, claim in claimed))
        flags += part.find(evidences[0])
    for evidence in evidences if watch else ():
        flags += watched.find(evidence, watch)
    flags += (*task.find(evidences[0]), *unread.find(context, row))
    return replace(row, findings=findings, flags=tuple(dict.fromkeys(flags)), weight=weight)


def _evidences(context: Context, row: Row) -> Iterator[Evidence]:
    """Yield the row's text, then each of its footnotes that changed; what is said of the drafting changes no text."""
    yield evidence_of(context, row, row.segments)
    for index, note in enumerate(row.notes):
        if is_of_text(note, row.old, row.new):
            yield evidence_of(context, row, note.segments, index)


def account_of(evidence: Evidence) -> Claims:
    """Return what the rules say of a text; where it is not proved light, the words apart may prove it."""
    claims = _claims_of_rules(evidence)
    if _is_proved(evidence, claims):
        return claims
    finer = refined(evidence)
    if finer is not None and _are_few_words(finer):
        proof = _claims_of_rules(finer)
        if proof.made and _is_proved(finer, proof):  # of words that only changed cells in a table nothing is claimed
            return _explaining_all(evidence, proof)
    return _proof_by_ibid(evidence) or claims


def _proof_by_ibid(evidence: Evidence) -> Claims | None:
    """Return the proof that a note is light where its *ibid.* is read out; it explains all of the note."""
    if evidence.note is None:
        return None
    from draftdiff.rules.note import resolved

    said = resolved(evidence)
    if said is None:
        return None
    proof = _claims_of_rules(said)
    if not _is_proved(said, proof):
        return None
    apart = tuple(replace(claim, old=NOTHING, new=NOTHING) for claim in proof.made)
    return _explaining_all(evidence, replace(proof, made=apart))


def _claims_of_rules(evidence: Evidence) -> Claims:
    """Ask the rules in order, until all is proved light; each is told what those before it have claimed."""
    claims, signs = Claims(), signs_of(evidence)
    for name, rule in RULES.items():
        if signs.isdisjoint(rule.signs):
            continue
        found = tuple(load_rule(name)(evidence, claims))
        if not found:
            continue
        claims, signs = claims.plus(found), signs | {EXPLAINED}
        if _is_proved(evidence, claims):
            break
    return claims


def _is_proved(evidence: Evidence, claims: Claims) -> bool:
    return len(claims.proved_old) == len(evidence.old.changed_units) and len(claims.proved_new) == len(
        evidence.new.changed_units
    )


def _are_few_words(evidence: Evidence) -> bool:
    """Say whether few words changed that are no part of a citation or a date."""
    words = (
        unit
        for side in (evidence.old, evidence.new)
        for unit in side.changed_units
        if unit not in side.slotted and not is_little(side, unit)
    )
    return next(islice(words, _FEW_WORDS, None), None) is None


def _explaining_all(evidence: Evidence, proof: Claims) -> Claims:
    """Let the first claim of a proof explain the segments of words that were only drawn into a hunk."""
    changed = {evidence.old.owners[unit] for unit in evidence.old.changed_units}
    changed |= {evidence.new.owners[unit] for unit in evidence.new.changed_units}
    first = replace(proof.made[0], segments=proof.made[0].segments | changed)
    return replace(proof, made=(first, *proof.made[1:]))


def findings_of(claimed: _Claimed) -> tuple[Finding, ...]:
    """Return the findings of some claims, heaviest first; claims that say the same are one finding."""
    findings: dict[tuple[object, ...], Finding] = {}
    for evidence, claim in claimed:
        finding = _finding(evidence, claim)
        same = (finding.rule, finding.weight, finding.message, finding.values, finding.note)
        if same in findings:
            segments = tuple(sorted({*findings[same].segments, *finding.segments}))
            finding = replace(finding, segments=segments)
        findings[same] = finding
    whole = (one for one in findings.values() if not any(_is_within(one, other) for other in findings.values()))
    return tuple(sorted(whole, key=finding_order))


def _is_within(one: Finding, other: Finding) -> bool:
    """Say whether one of two findings of a kind and weight is told in what the other quotes of the same change."""
    if one is other or not one.values or _says(one) != _says(other) or not {*one.segments} <= {*other.segments}:
        return False
    return all(
        said.old in more.old and said.new in more.new for said, more in zip(one.values, other.values, strict=True)
    )


def _says(finding: Finding) -> tuple[object, ...]:
    """Return what a finding says, but for the words of the texts in it."""
    return finding.rule, finding.weight, finding.message, finding.note, [value.name for value in finding.values]


def _finding(evidence: Evidence, claim: Claim) -> Finding:
    segments = claim.segments.union(
        map(evidence.old.owners.__getitem__, claim.old), map(evidence.new.owners.__getitem__, claim.new)
    )
    return Finding(
        rule=claim.rule,
        weight=claim.weight,
        message=claim.message,
        values=trimmed(claim.values) if claim.weight is Weight.SUBSTANTIVE else claim.values,
        segments=tuple(sorted(segments)),
        note=evidence.note,
    )


def heaviest(findings: Iterable[Finding]) -> Weight | None:
    """Return the weight of the heaviest finding; None if there is none."""
    return max((finding.weight for finding in findings), key=HEAVINESS.__getitem__, default=None)


def _classified_field(context: Context, field: FieldChange) -> FieldChange:
    if field.name == sponsors.RULE:
        found = sponsors.find(field, context.lexicon)
        return replace(field, findings=(found,), weight=found.weight)
    evidence = evidence_of(context, None, field.segments)
    findings = findings_of([(evidence, claim) for claim in account_of(evidence).made])
    return replace(field, findings=findings, weight=heaviest(findings))
