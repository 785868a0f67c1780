"""A clause that limits what was agreed: *as appropriate*, *within existing resources*, *upon request*, *voluntary*.

Why it matters: it is where a commitment is opened or closed. Example: *, as appropriate,* is inserted after *to
consider*. Limits: qualifiers that no lexicon entry names are unexplained words, and substantive as such.
"""

from __future__ import annotations

from collections.abc import Iterator

from draftdiff.rules.claims import Claim, Claims
from draftdiff.rules.evidence import Evidence
from draftdiff.rules.word_changes import begins_with, claim_of, is_in_long_hunk, word_changes

RULE = "qualifier"
LIMIT = "limit"
"""Words that limit where they stand alone or open a clause: *in accordance with*, *appropriate*."""


def find(evidence: Evidence, claims: Claims) -> Iterator[Claim]:
    """Yield a claim for each hunk in which such words changed."""
    for change in word_changes(evidence, claims, RULE):
        yield claim_of(evidence, RULE, change)
    for change in word_changes(evidence, claims, LIMIT):
        if begins_with(change) or not is_in_long_hunk(change):
            yield claim_of(evidence, RULE, change)
