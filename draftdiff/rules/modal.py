"""A modal verb that came, went or was replaced: *shall*, *should*, *may*, *will*, *must*, *can*.

Why it matters: it is the difference between a duty, a wish and a permission. Example: *should be considered*
becomes *may be considered*. Limits: a tense that only aged (*will be held*, *was held*) is the rule `time_word`'s;
inside a new clause a modal verb is part of what that says, but for a prohibition (*must not*).
"""

from __future__ import annotations

from collections.abc import Iterator

from draftdiff.changes.claims import Claim, Claims
from draftdiff.changes.equalities import AGREEMENT
from draftdiff.changes.evidence import Evidence, Side
from draftdiff.changes.term_tree import Term
from draftdiff.changes.word_changes import WordChange, claim_of, is_long, settled, telling, word_changes

RULE = "modal"
_NEGATION = "negation"


def find(evidence: Evidence, claims: Claims) -> Iterator[Claim]:
    """Yield a claim for each hunk in which such words changed."""
    for change in settled(word_changes(evidence, claims, RULE)):
        if _agrees(evidence, change):
            continue
        prohibits = _is_negated(evidence.old, change.old) or _is_negated(evidence.new, change.new)
        is_said = not is_long(change.hunk) and (change.is_replacement or prohibits)
        told = change if is_said else telling(evidence, change)
        if told is not None:
            yield claim_of(evidence, RULE, told)


def _agrees(evidence: Evidence, change: WordChange) -> bool:
    """Say whether one form of a verb took the place of another, as its subject did: *должна*, *должны*."""
    forms = {" ".join(term.words) for term in (*change.old, *change.new)}
    groups = evidence.context.lexicon.equal_terms
    return change.is_replacement and any(group.kind == AGREEMENT and forms <= {*group.terms} for group in groups)


def _is_negated(side: Side, terms: tuple[Term, ...]) -> bool:
    """Say whether a negation stands beside one of some modal verbs: then they prohibit."""
    beside = {unit for term in side.terms(_NEGATION) for unit in (term.start, term.end)}
    return any(not beside.isdisjoint((term.start, term.end)) for term in terms)
