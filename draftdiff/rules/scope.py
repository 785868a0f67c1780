"""A word of scope that came or went: *all*, *any*, *relevant*, *including*, *in particular*, *only*, *such as*.

Why it matters: it decides who and what is meant. Example: *all parties* becomes *the relevant parties*. Limits: in
a rewritten clause only words at its beginning are named apart; the clause is substantive in any case.
"""

from __future__ import annotations

from collections.abc import Iterator

from draftdiff.rules.claims import Claim, Claims
from draftdiff.rules.evidence import Evidence
from draftdiff.rules.word_changes import begins_with, claim_of, is_in_long_hunk, word_changes

RULE = "scope"


def find(evidence: Evidence, claims: Claims) -> Iterator[Claim]:
    """Yield a claim for each hunk in which such words changed."""
    for change in word_changes(evidence, claims, RULE):
        if not is_in_long_hunk(change) or begins_with(change):
            yield claim_of(evidence, RULE, change)
