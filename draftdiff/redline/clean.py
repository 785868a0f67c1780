"""The semantic clean-up of a difference: equalities that are smaller than the changes around them go.

The rules are those of Neil Fraser's diff-match-patch (Diff Strategies, 2006), by the unit and not by the character.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from draftdiff.redline.hunks import Hunk, append_hunk
from draftdiff.redline.units import ANCHOR
from draftdiff.redline.weights import Weights

_HUNKS_AT_ONCE = 64

Step = Callable[[int, int, int, int, int], int]
"""How far a stretch is moved: told its length, the equal units to its left and right, how far it can go each way."""


def clean_up(hunks: list[Hunk], old: list[str], new: list[str], weights: Weights) -> list[Hunk]:
    """Drop equalities that are smaller than the changes on both sides of them, and tidy what that leaves."""
    cleaned: list[Hunk] = []
    for group in groups_of(hunks, weights):
        joined = _joined(group, weights)
        if len(joined) == len(group):
            cleaned += group
            continue
        for hunk in _met(joined, group[0].to(group[-1]), old, new):
            for part in _parted(hunk, old, new, weights):
                append_hunk(cleaned, part)
    return cleaned


def groups_of(hunks: list[Hunk], weights: Weights) -> Iterator[list[Hunk]]:
    """Yield hunks that stand close together; between two groups much is kept."""
    group: list[Hunk] = []
    for hunk in hunks:
        if group and (len(group) == _HUNKS_AT_ONCE or weights.kept(group[-1], hunk) >= ANCHOR):
            yield group
            group = []
        group.append(hunk)
    if group:
        yield group


def _joined(group: list[Hunk], weights: Weights) -> list[Hunk]:
    """Join hunks with no more kept between them than either changes, again and again."""
    joined: list[Hunk] = []
    for hunk in group:
        while joined and weights.kept(joined[-1], hunk) <= min(weights.changed(joined[-1]), weights.changed(hunk)):
            hunk = joined.pop().to(hunk)
        joined.append(hunk)
    return joined


def trim(hunk: Hunk, old: Sequence[str], new: Sequence[str]) -> Hunk:
    """Leave out what the two sides of a hunk have in common at their ends."""
    old_start, old_end, new_start, new_end = hunk.old_start, hunk.old_end, hunk.new_start, hunk.new_end
    while old_start < old_end and new_start < new_end and old[old_start] == new[new_start]:
        old_start, new_start = old_start + 1, new_start + 1
    while old_start < old_end and new_start < new_end and old[old_end - 1] == new[new_end - 1]:
        old_end, new_end = old_end - 1, new_end - 1
    return Hunk(old_start, old_end, new_start, new_end)


def _met(hunks: list[Hunk], whole: Hunk, old: list[str], new: list[str]) -> list[Hunk]:
    """Let insertions and deletions that can reach a neighbour join it, and move the others to the right."""
    while True:
        merged: list[Hunk] = []
        for hunk in hunks:
            append_hunk(merged, hunk)
        trimmed = [hunk for hunk in (trim(hunk, old, new) for hunk in merged) if not hunk.is_empty]
        hunks = _moved(trimmed, whole, old, new, _to_neighbour)
        if hunks == trimmed:
            return _moved(hunks, whole, old, new, _to_the_right)


def _moved(hunks: list[Hunk], whole: Hunk, old: list[str], new: list[str], step_of: Step) -> list[Hunk]:
    """Move each insertion and each deletion that stands between equal units of the whole."""
    moved: list[Hunk] = []
    for place, hunk in enumerate(hunks):
        left = hunk.old_start - (moved[-1].old_end if moved else whole.old_start)
        right = (hunks[place + 1].old_start if place + 1 < len(hunks) else whole.old_end) - hunk.old_end
        stretch = hunk.only_side(old, new)
        if stretch and left and right:
            keys, start, end = stretch
            hunk = hunk.moved(step_of(end - start, left, right, *reach(keys, start, end, left, right)))
        moved.append(hunk)
    return moved


def _to_neighbour(length: int, left: int, right: int, first: int, last: int) -> int:
    """Move as far as a neighbour, over no more than the stretch is long; else not at all."""
    if -first == left <= length:
        return first
    return last if last == right <= length else 0


def _to_the_right(length: int, left: int, right: int, first: int, last: int) -> int:
    """Move as far to the right as can be, unless only to the left a neighbour is reached."""
    return first if -first == left <= length and last < right else last


def reach(keys: Sequence[str], start: int, end: int, left: int, right: int) -> tuple[int, int]:
    """Return how far a stretch can move and say the same, at most `left` and `right` units; to the left is negative."""
    first = last = 0
    while -first < left and keys[start + first - 1] == keys[end + first - 1]:
        first -= 1
    while last < right and keys[start + last] == keys[end + last]:
        last += 1
    return first, last


def _parted(hunk: Hunk, old: list[str], new: list[str], weights: Weights) -> tuple[Hunk, ...]:
    """Keep what a deletion ends with and its insertion begins with, or the other way round, if it is half of either."""
    old_start, old_end, new_start, new_end = hunk.old_start, hunk.old_end, hunk.new_start, hunk.new_end
    deleted, inserted = old[old_start:old_end], new[new_start:new_end]
    shared = _overlap(deleted, inserted)
    deletion = Hunk(old_start, old_end - shared, new_start, new_start)
    insertion = Hunk(old_end, old_end, new_start + shared, new_end)
    shared = _overlap(inserted, deleted)
    early_insertion = Hunk(old_start, old_start, new_start, new_end - shared)
    late_deletion = Hunk(old_start + shared, old_end, new_end, new_end)
    parts = max((deletion, insertion), (early_insertion, late_deletion), key=lambda parts: weights.kept(*parts))
    kept = weights.kept(*parts)
    is_half = 2 * kept >= min(weights.deleted(hunk), weights.inserted(hunk))
    return parts if kept and is_half else (hunk,)


def _overlap(first: Sequence[str], second: Sequence[str]) -> int:
    """Return how many units at most a sequence ends with and another begins with."""
    most = min(len(first), len(second))
    return next((length for length in range(most, 0, -1) if first[-length:] == second[:length]), 0)
