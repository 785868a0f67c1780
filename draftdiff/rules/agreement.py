"""Agreement: another form of a word, which what changed beside it asks for.

Why it matters: it follows another change and says nothing of its own. Example: *resolution 172/9 and its report*
becomes *resolutions 172/9 and 173/35 and their reports*. Limits: claimed near a change that is explained, and not
beside one that asks for no other form: *also*, a capital, a date for a date.
"""

from __future__ import annotations

from collections.abc import Iterator

from draftdiff.changes.claims import Claim, Claims
from draftdiff.changes.evidence import WORDS, Evidence, Hunk
from draftdiff.changes.forms import is_one_stem
from draftdiff.changes.terms import CLITIC
from draftdiff.comparison import Weight
from draftdiff.rules.list_dated import RULE as LIST_DATED
from draftdiff.rules.little_words import restyled

_NEAR = 8
"""Units within which another change calls for an agreement."""
_BEHIND = 1
"""Units behind a citation in which a word may agree with it: *resolutions 172/9 and 173/35 adopted …*."""
_BEHIND_LIST = 4
"""The same behind a list of sessions: *at its forty-fifth and forty-sixth sessions, of resolutions*."""
_BESIDE = 1
"""Units within which another word of the same meaning, an editor's change, calls for one."""
_CALLING_FOR_NOTHING = frozenset({"also-further", "typographic"})
_SAYING_THE_SAME = frozenset(
    {
        "governing-verb.ageing",
        "house-style.short-form",
        "house-style.spelling",
        "house-style.small",
        "house-style.date-of",
        "house-style.form",
        "house-style.order",
        "house-style.agreement",
    }
)
"""Messages of claims after which no other word takes another form: *Indigenous Peoples* are not *indigenous people*."""
_ROLLS = frozenset({"roll-forward", "citation-own", "citation-replaced"})


def find(evidence: Evidence, claims: Claims) -> Iterator[Claim]:
    """Yield claims for forms of one word, near something that is explained: agreement follows another change."""
    for hunk in evidence.hunks:
        if _is_licensed(evidence, claims, hunk):
            yield from _agreement(evidence, claims, hunk)


def is_one_for_one(claim: Claim) -> bool:
    """Say whether one date, session or citation took the place of one: nothing else has to agree with that."""
    if claim.weight is not Weight.TECHNICAL or not claim.values:
        return False
    return claim.rule in _ROLLS and bool(claim.values[0].old and claim.values[0].new)


def _is_licensed(evidence: Evidence, claims: Claims, hunk: Hunk) -> bool:
    """Say whether something explained stands near a hunk: agreement follows another change."""
    near = (claim for claim in claims.made if _is_within(claim, hunk, reach_of(claim)))
    return any(hunk.old_end > min(claim.old, default=0) or not _has_agreed(evidence, claim) for claim in near)


def _has_agreed(evidence: Evidence, claim: Claim) -> bool:
    """Say whether the noun before a list that grew has agreed with it: *the report of resolutions* is one report."""
    if claim.weight is not Weight.TECHNICAL or not claim.old or not claim.new:
        return False
    old, new = min(claim.old), min(claim.new)
    return is_one_stem(evidence.old.keys[old], evidence.new.keys[new])


def reach_of(claim: Claim) -> int:
    """Return how far a claim calls for an agreement: *also* and capitals call for none, another word for its own."""
    if claim.rule in _CALLING_FOR_NOTHING or claim.message in _SAYING_THE_SAME or is_one_for_one(claim):
        return 0
    return _BESIDE if claim.weight is Weight.EDITORIAL else _NEAR


def _is_within(claim: Claim, hunk: Hunk, reach: int) -> bool:
    """Say whether a claim stands near a hunk; a citation or date calls for no form of words well behind it."""
    behind = _BEHIND_LIST if claim.rule == LIST_DATED else _BEHIND
    before = min(reach, behind) if claim.weight is Weight.TECHNICAL else reach
    old = range(hunk.old_start - before, hunk.old_end + reach)
    new = range(hunk.new_start - before, hunk.new_end + reach)
    return reach > 0 and not (claim.old.isdisjoint(old) and claim.new.isdisjoint(new))


def _agreement(evidence: Evidence, claims: Claims, hunk: Hunk) -> Iterator[Claim]:
    """One word on each side with one stem: *session* becomes *sessions* where a list grew."""
    old, new = hunk.old_start, hunk.new_start
    is_alone = hunk.old_end - old == hunk.new_end - new == 1
    if not is_alone or old in claims.old or new in claims.new:
        return
    if evidence.old.is_in(old, *WORDS) or evidence.new.is_in(new, *WORDS):
        return
    clitics = evidence.context.lexicon.words.get(CLITIC, ())
    if is_one_stem(evidence.old.keys[old], evidence.new.keys[new], clitics):
        yield restyled(evidence, "agreement", frozenset({old}), frozenset({new}))
