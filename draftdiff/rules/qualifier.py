"""A clause that limits what was agreed: *as appropriate*, *within existing resources*, *upon request*, *voluntary*.

Why it matters: it is where a commitment is opened or closed. Example: *, as appropriate,* is inserted after *to
consider*. Limits: qualifiers that no lexicon entry names are unexplained words, and substantive as such.
"""

from __future__ import annotations

from collections.abc import Iterator

from draftdiff.changes.claims import Claim, Claims
from draftdiff.changes.evidence import Evidence
from draftdiff.changes.word_changes import claim_of, is_of_single_words, telling, word_changes

RULE = "qualifier"
LIMIT = "limit"
"""Words that limit where they stand alone or open a clause: *in accordance with*, *appropriate*."""


def find(evidence: Evidence, claims: Claims) -> Iterator[Claim]:
    """Yield a claim for each hunk in which such words changed."""
    for change in word_changes(evidence, claims, RULE):
        told = telling(evidence, change) if is_of_single_words(change) else change
        if told is not None:
            yield claim_of(evidence, RULE, told)
    for change in word_changes(evidence, claims, LIMIT):
        told = telling(evidence, change)
        # *In accordance with* may have gone with the instrument that it named, of which a claim has told.
        old, new = evidence.old.changed_of(change.old), evidence.new.changed_of(change.new)
        if told is not None and not any(old <= claim.old and new <= claim.new for claim in claims.made):
            yield claim_of(evidence, RULE, told)
