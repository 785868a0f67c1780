"""Words that stand elsewhere in the same clause: the order changed, and nothing else.

Why it matters: a translation that was read over again moves a phrase nearer to its noun, and nobody has to do
anything else. Example: *welcomes the opening in Port Pelican of the gardens* becomes *welcomes the opening of the
gardens in Port Pelican*. Limits: the same words, a few; nothing that divides the members of a list, and no verb,
between the two places; no word of a class that matters, and nobody who is asked, is moved so lightly. *As
appropriate* that stands beside another verb limits another thing: it is substantive, and neither came nor went.
"""

from __future__ import annotations

from collections.abc import Iterator

from draftdiff.changes.claims import Claim, Claims
from draftdiff.changes.evidence import Evidence, Hunk, Side
from draftdiff.changes.little import divides, is_little
from draftdiff.changes.terms import CHINESE
from draftdiff.changes.word_changes import MOVED
from draftdiff.comparison import Value, Weight
from draftdiff.gravity import UNEXPLAINED

RULE = "house-style"
_TOLD_BY_CLASS = ("negation", "modal", "period", "scope", "quantity", "qualifier", "time-word")
_JOINING = ("preposition", "relative")
_OPENING = (*_JOINING, "article", "report")
"""Classes of words with which a phrase may begin: *in the lagoon*, *a report*."""
_LONGEST = 8
"""Units that were moved, at most, where it is light."""
_LONGEST_TOLD = 20
"""The same where it is told as what it is."""
_FARTHEST = 10
"""Units over which they were moved, at most."""


def find(evidence: Evidence, claims: Claims) -> Iterator[Claim]:
    """Yield a claim for each stretch that went in one place of a clause and came in another."""
    gone = [hunk for hunk in evidence.hunks if hunk.new_start == hunk.new_end and hunk.old_start not in claims.old]
    come = [hunk for hunk in evidence.hunks if hunk.old_start == hunk.old_end and hunk.new_start not in claims.new]
    for before in gone:
        after = next((hunk for hunk in come if _has_moved(evidence, before, hunk)), None)
        if after is None:
            continue
        come.remove(after)
        words = _trimmed(evidence.old, before.old_start, before.old_end)
        said = evidence.old.said(words.start, words.stop)
        yield Claim(
            *_meaning(evidence, before, after),
            (Value(name="words", old=said, new=said),),
            before.old_units,
            after.new_units,
        )


def _has_moved(evidence: Evidence, before: Hunk, after: Hunk) -> bool:
    old, new = evidence.old, evidence.new
    gone, come = _trimmed(old, before.old_start, before.old_end), _trimmed(new, after.new_start, after.new_end)
    return 0 < len(gone) <= _LONGEST_TOLD and old.keys[gone.start : gone.stop] == new.keys[come.start : come.stop]


def _trimmed(side: Side, start: int, end: int) -> range:
    """Return the units of a stretch without the little words and marks at its ends."""
    units = [unit for unit in range(start, end) if not is_little(side, unit)]
    return range(units[0], units[-1] + 1) if units else range(0)


def _meaning(evidence: Evidence, before: Hunk, after: Hunk) -> tuple[str, Weight, str]:
    """Return rule, weight and message of words that moved: in the name of the class that one of them is of."""
    start, end = before.old_start, before.old_end
    is_phrase = _may_move(evidence.old, start, end) and _is_phrase(evidence, before, after)
    said = evidence.old.keys[start:end]
    is_same = len(said) <= _LONGEST and said == evidence.new.keys[after.new_start : after.new_end]
    if is_phrase and is_same and _is_near(evidence.new, before, after):
        return RULE, Weight.EDITORIAL, "house-style.order"
    classes = {name for term in evidence.old.words if term.start < end and start < term.end for name in term.classes}
    rule = next((name for name in _TOLD_BY_CLASS if name in classes), UNEXPLAINED)
    return rule, Weight.SUBSTANTIVE, MOVED


def _may_move(side: Side, start: int, end: int) -> bool:
    """Say whether a stretch holds nothing that matters by where it stands."""
    if any(divides(side, unit) for unit in range(start, end)):
        return False
    terms = (*side.words, *side.terms("addressee"))
    return not any(term.start < end and start < term.end for term in terms) and not side.has_verb(start, end)


def _is_near(side: Side, before: Hunk, after: Hunk) -> bool:
    """Say whether a stretch was moved over a few words of one clause."""
    passed = _passed(before, after)
    if len(passed) > _FARTHEST or any(divides(side, unit) for unit in passed):
        return False
    return not side.has_verb(passed.start, passed.stop)


def _passed(before: Hunk, after: Hunk) -> range:
    """Return the new units that a stretch was moved over."""
    is_forward = before.new_start <= after.new_start
    return range(before.new_start, after.new_start) if is_forward else range(after.new_end, before.new_start)


def _is_phrase(evidence: Evidence, before: Hunk, after: Hunk) -> bool:
    """Say whether a whole phrase changed its place: an adjective moved over *of* describes another noun.

    So does a Chinese character that is moved alone: it is half a word.
    """
    side, passed = evidence.new, _passed(before, after)
    if after.new_end - after.new_start == 1 and side.keys[after.new_start][0] >= CHINESE:
        return False
    return side.is_in(after.new_start, *_OPENING) or not any(side.is_in(unit, *_JOINING) for unit in passed)
