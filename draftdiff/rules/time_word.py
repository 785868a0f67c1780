"""Words of time: *recent*, *ongoing*, *continued*, *forthcoming*, and tenses that only aged.

Why it matters: *continued* says that something was done before, *immediate* that it is late. Example: *efforts*
becomes *continued efforts*. Limits: a tense recorded as the ageing of one event (*to be held*, *held*) is
technical; every other word of time is substantive.
"""

from __future__ import annotations

from collections.abc import Iterator

from draftdiff.changes.claims import Claim, Claims
from draftdiff.changes.equalities import find_equalities
from draftdiff.changes.evidence import Evidence
from draftdiff.changes.little import length
from draftdiff.changes.word_changes import WordChange, claim_of, settled, telling, word_changes
from draftdiff.comparison import Value, Weight

RULE = "time-word"
ROLL = "roll-forward"


def find_tenses(evidence: Evidence, claims: Claims) -> Iterator[Claim]:
    """Yield a claim for each recorded pair of tenses; in two texts of one session no event has aged."""
    if evidence.context.step == 0:
        return
    for equal in find_equalities(evidence, "tense"):
        is_bare = length(evidence.old, equal.old) <= 1 and length(evidence.new, equal.new) <= 1  # *is* became *was*
        verb = evidence.new.verb_before(min(equal.new)) if is_bare else None
        if verb is not None and evidence.is_directive(verb):
            continue  # States that were parties are other States
        value = Value(name="words", old=equal.said_old, new=equal.said_new)
        yield Claim(ROLL, Weight.TECHNICAL, "roll-forward.tense", (value,), equal.old, equal.new)


def find(evidence: Evidence, claims: Claims) -> Iterator[Claim]:
    """Yield a claim for each hunk in which a word of time changed."""
    for change in settled(word_changes(evidence, claims, RULE)):
        told = telling(evidence, _beside_verbs(evidence, change))
        if told is not None:
            yield claim_of(evidence, RULE, told)


def _beside_verbs(evidence: Evidence, change: WordChange) -> WordChange:
    """Return the change without the words that are part of a verb: *invites once again* is the rule of verbs'."""
    old, new = (
        tuple(term for term in terms if not any(verb.start <= term.start < verb.end for verb in side.verbs))
        for side, terms in ((evidence.old, change.old), (evidence.new, change.new))
    )
    return WordChange(change.hunk, old, new)
