"""Pure insertions and deletions, moved to where a phrase begins and ends."""

from __future__ import annotations

from collections.abc import Sequence

from draftdiff.redline.hunks import Hunk
from draftdiff.redline.units import CLAUSE_MARKS, is_cjk, is_small_word, says_much

_SENTENCE_MARKS = frozenset(";.؛；。")
_OPENING = frozenset("([{（【「《〈")
_CLOSING = frozenset(")]}）】」》〉")


def slide(hunks: list[Hunk], old: Sequence[str], new: Sequence[str]) -> list[Hunk]:
    """Move each pure insertion or deletion, as far as its words allow, to where it reads best."""
    slid: list[Hunk] = []
    for place, hunk in enumerate(hunks):
        left = hunk.old_start - (slid[-1].old_end + 1 if slid else 0)
        right = (hunks[place + 1].old_start - 1 if place + 1 < len(hunks) else len(old)) - hunk.old_end
        stretch = hunk.only_side(old, new)
        slid.append(hunk.moved(_best_step(*stretch, left, right)) if stretch else hunk)
    return slid


def _best_step(keys: Sequence[str], start: int, end: int, left: int, right: int) -> int:
    """Return by how many units a stretch is best moved; `left` and `right` are the most it may."""
    first = last = 0
    while -first < left and keys[start + first - 1] == keys[end + first - 1]:
        first -= 1
    while last < right and keys[start + last] == keys[end + last]:
        last += 1
    if first == last:
        return first
    return max(range(first, last + 1), key=lambda step: (_phrase_score(keys, start + step, end + step), -step))


def _phrase_score(keys: Sequence[str], start: int, end: int) -> int:
    """Say how well a stretch stands for itself: a list member with its comma, a phrase, a whole bracket."""
    first, last = keys[start], keys[end - 1]
    before = keys[start - 1] if start else ""
    after = keys[end] if end < len(keys) else ""
    score = 0
    if last in CLAUSE_MARKS and before in CLAUSE_MARKS:
        score += 6 if last in _SENTENCE_MARKS else 3
    elif first in CLAUSE_MARKS and after in CLAUSE_MARKS:
        score += 4
    if first in _CLOSING or last in _OPENING:
        score -= 8
    if _is_counted(before, first) or _is_counted(last, after):
        score -= 6
    score += says_much(last) or last in CLAUSE_MARKS
    return score + is_small_word(first) + (first in CLAUSE_MARKS - _SENTENCE_MARKS)


def _is_counted(number: str, after: str) -> bool:
    """Say whether two units are a number and what belongs to it: a Chinese measure word, the letter of a part."""
    if not number or not number[0].isnumeric():
        return False
    return is_cjk(after) or ("/" in number and len(after) == 1 and after.isupper())
