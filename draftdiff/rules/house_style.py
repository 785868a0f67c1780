"""House style: capitals, hyphens, spelling, numbers, short forms and other recorded terms that say the same.

Why it matters: an editor's hand, and none of it changes who must do what. Example: *health-care* becomes
*healthcare*, *in order to* becomes *to*. Limits: equal terms are data with their source; of two that need not agree
with anything, *its* and *their*, one is another owner.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from draftdiff.changes.claims import Claim, Claims
from draftdiff.changes.equalities import AGREEMENT, OPTIONAL, Equality, find_equalities
from draftdiff.changes.evidence import Evidence
from draftdiff.changes.little import are_little
from draftdiff.comparison import Value, Weight
from draftdiff.rules.agreement import reach_of
from draftdiff.rules.spelling import same_numbers, same_words

RULE = "house-style"
_EQUAL_KINDS = ("short-form", "spelling", "style", AGREEMENT, OPTIONAL)


def find(evidence: Evidence, claims: Claims) -> Iterator[Claim]:
    """Yield claims for what an editor changed."""
    found = tuple(find_equalities(evidence, *_EQUAL_KINDS))
    equalities = tuple(part for part in found if not any(_is_inside(part, whole) for whole in found))
    uncalled = _is_agreement_alone(evidence, claims, equalities)
    for equal in equalities:
        # A pronoun in another form may say that something is another's.
        is_pronoun = bool(equal.old) and evidence.old.is_in(min(equal.old), "pronoun")
        is_called = equal.group.kind != AGREEMENT or not (uncalled or is_pronoun)
        if is_called and not (equal.old <= claims.old and equal.new <= claims.new):
            words, source = Value(name="words", old=equal.said_old, new=equal.said_new), equal.group.source
            values = (words, Value(name="source", new=source))
            yield Claim(RULE, Weight.EDITORIAL, f"house-style.{equal.group.kind}", values, equal.old, equal.new)
    for hunk in evidence.hunks:
        for claim in same_words(evidence, claims, hunk):
            if not any(claim.old <= equal.old and claim.new <= equal.new for equal in equalities):
                yield claim
        yield from same_numbers(evidence, hunk)


def _is_inside(part: Equality, whole: Equality) -> bool:
    """Say whether what one pair of terms explains is explained by a longer one."""
    if part is whole or not (part.old <= whole.old and part.new <= whole.new):
        return False
    return len(part.said_old) + len(part.said_new) < len(whole.said_old) + len(whole.said_new)


def _is_agreement_alone(evidence: Evidence, claims: Claims, equalities: Sequence[Equality]) -> bool:
    """Say whether nothing changed that an agreement could follow: *its* for *their* alone is another owner."""
    agreements = [equal for equal in equalities if equal.group.kind == AGREEMENT]
    if not agreements:
        return False
    rolled = [claim for claim in claims.made if not reach_of(claim)]
    old = frozenset(evidence.old.changed_units).difference(*(e.old for e in agreements), *(c.old for c in rolled))
    new = frozenset(evidence.new.changed_units).difference(*(e.new for e in agreements), *(c.new for c in rolled))
    return are_little(evidence, old, new)
