"""A modal verb that came, went or was replaced: *shall*, *should*, *may*, *will*, *must*, *can*.

Why it matters: it is the difference between a duty, a wish and a permission. Example: *should be considered*
becomes *may be considered*. Limits: a tense that only aged (*will be held*, *was held*) is the rule `time_word`'s.
"""

from __future__ import annotations

from collections.abc import Iterator

from draftdiff.rules.claims import Claim, Claims
from draftdiff.rules.evidence import Evidence
from draftdiff.rules.word_changes import claim_of, is_in_long_hunk, settled, telling, word_changes

RULE = "modal"


def find(evidence: Evidence, claims: Claims) -> Iterator[Claim]:
    """Yield a claim for each hunk in which such words changed."""
    for change in settled(word_changes(evidence, claims, RULE)):
        is_replaced = bool(change.old and change.new) and not is_in_long_hunk(change)
        told = change if is_replaced else telling(evidence, change)
        if told is not None:
            yield claim_of(evidence, RULE, told)
