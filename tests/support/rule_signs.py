"""Asks all rules, whatever a change shows, and names those that found something where their signs are missing."""

from __future__ import annotations

from collections.abc import Iterator

from draftdiff.changes.claims import Claims
from draftdiff.changes.context import Context
from draftdiff.changes.evidence import Evidence, evidence_of, refined
from draftdiff.changes.signs import EXPLAINED, signs_of
from draftdiff.comparison import Comparison
from draftdiff.lexicon import Lexicon
from draftdiff.rules import RULES, load_rule


def unforeseen(comparison: Comparison, lexicon: Lexicon) -> list[str]:
    """Return the rules that found something in a change that shows none of their signs, with what they found."""
    context = Context(comparison, lexicon)
    return [found for evidence in _changes(context) for found in _found_without_sign(evidence)]


def _changes(context: Context) -> Iterator[Evidence]:
    """Every text that changed: of rows, notes and fields, as it is and with its hunks cut."""
    evidences = [evidence_of(context, None, field.segments) for field in context.comparison.fields]
    for row in context.comparison.rows:
        if row.segments and row.old and row.new:
            evidences.append(evidence_of(context, row, row.segments))
        evidences += (evidence_of(context, row, note.segments, index) for index, note in enumerate(row.notes))
    for evidence in evidences:
        yield evidence
        finer = refined(evidence)
        if finer is not None:
            yield finer


def _found_without_sign(evidence: Evidence) -> Iterator[str]:
    signs, claims = signs_of(evidence), Claims()
    for name, rule in RULES.items():
        found = tuple(load_rule(name)(evidence, claims))
        if found and signs.isdisjoint(rule.signs):
            yield f"{name}: {evidence.old.text} -> {evidence.new.text}: {found}"
        if found:
            claims, signs = claims.plus(found), signs | {EXPLAINED}
