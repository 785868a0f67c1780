"""A *not*, *no*, *without* that came or went: the statement turns, or a prohibition comes or goes.

Why it matters: one unmarked *not*, and nobody opens the tool again. Example: *shall be published* becomes *shall
not be published*. Limits: fixed phrases (*no later than*, *not parties to*) go by their own kind.
"""

from __future__ import annotations

from collections.abc import Iterator

from draftdiff.changes.claims import Claim, Claims
from draftdiff.changes.evidence import Evidence
from draftdiff.changes.terms import classes_of
from draftdiff.changes.word_changes import begins_with, claim_of, is_in_long_hunk, word_changes
from draftdiff.comparison import Value, Weight

RULE = "negation"


def find(evidence: Evidence, claims: Claims) -> Iterator[Claim]:
    """Yield a claim for each hunk in which such words changed."""
    for change in word_changes(evidence, claims, RULE):
        if len(change.old) != len(change.new) and (begins_with(change) or not is_in_long_hunk(change)):
            claim = claim_of(evidence, RULE, change)
            claims = claims.plus((claim,))
            yield claim
    # Put before a word, or taken from it, it is one whatever idiom the two make: Chinese *sustainable*.
    for side, old, new in evidence.one_sided(claims):
        units = old | new
        if all(RULE in classes_of(side.lexicon, side.keys[unit]) for unit in units):
            said = side.said_across(units)
            value = Value(name="words", old=said if old else "", new=said if new else "")
            yield Claim(RULE, Weight.SUBSTANTIVE, RULE, (value,), old, new)
