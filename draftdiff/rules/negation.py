"""A *not*, *no*, *without* that came or went: the statement turns, or a prohibition comes or goes.

Why it matters: one unmarked *not*, and nobody opens the tool again. Example: *shall be published* becomes *shall
not be published*. Limits: fixed phrases (*no later than*, *not parties to*) go by their own kind.
"""

from __future__ import annotations

from collections.abc import Iterator

from draftdiff.rules.claims import Claim, Claims
from draftdiff.rules.evidence import Evidence
from draftdiff.rules.word_changes import begins_with, claim_of, is_in_long_hunk, word_changes

RULE = "negation"


def find(evidence: Evidence, claims: Claims) -> Iterator[Claim]:
    """Yield a claim for each hunk in which such words changed."""
    for change in word_changes(evidence, claims, RULE):
        if len(change.old) != len(change.new) and (begins_with(change) or not is_in_long_hunk(change)):
            yield claim_of(evidence, RULE, change)
