"""The semantic clean-up of a difference: equalities that are smaller than the changes around them go."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from draftdiff.redline.groups import Weights, groups_of
from draftdiff.redline.hunks import Hunk
from draftdiff.redline.units import weight_of

_WORD = 5
"""So many letters are more than a small word or one Chinese character."""


def clean_up(hunks: list[Hunk], old: list[str], new: list[str], weights: Weights) -> list[Hunk]:
    """Drop equalities that are smaller than the changes on both sides of them, in letters.

    The rule is that of diff-match-patch: where one side of what was joined ends as the other begins, that stays.
    """
    cleaned: list[Hunk] = []
    for group in groups_of(hunks, weights):
        for part in _parts(group, old, new, weights):
            for hunk in _joined(part, weights):
                cleaned += [hunk] if hunk in part else _around_overlap(hunk, old, new)
    return cleaned


def _parts(group: list[Hunk], old: list[str], new: list[str], weights: Weights) -> Iterator[list[Hunk]]:
    """Divide a group in which text only came, or only went, at the words that stayed: joined, they would be replaced.

    A group that is one insertion or deletion as a whole is not divided.
    """
    start, whole = 0, without_common_end(group[0].to(group[-1]), old, new)
    is_replaced = any(map(weights.deleted, group)) and any(map(weights.inserted, group))
    if not is_replaced and not whole.only_side(old, new):
        for place, (before, after) in enumerate(pairwise(group), 1):
            if weights.kept(before, after) >= _WORD and not weights.have_island(before, after):
                yield group[start:place]
                start = place
    yield group[start:]


def _joined(part: list[Hunk], weights: Weights) -> list[Hunk]:
    """Make one hunk of neighbours between which no more is kept than either changes."""
    joined: list[Hunk] = []
    for hunk in part:
        while joined and weights.kept(joined[-1], hunk) <= min(weights.changed(joined[-1]), weights.changed(hunk)):
            hunk = joined.pop().to(hunk)
        joined.append(hunk)
    return joined


def _around_overlap(hunk: Hunk, old: list[str], new: list[str]) -> list[Hunk]:
    """Keep what one side of a hunk ends with and the other begins with, if it is half of either."""
    gone, come = old[hunk.old_start : hunk.old_end], new[hunk.new_start : hunk.new_end]
    ending, beginning = _overlap(gone, come), _overlap(come, gone)
    kept = max(_weight(come[:ending]), _weight(gone[:beginning]))
    if not kept or 2 * kept < min(_weight(gone), _weight(come)):
        return [hunk]
    if kept == _weight(come[:ending]):
        first = Hunk(hunk.old_start, hunk.old_end - ending, hunk.new_start, hunk.new_start)
        return [first, Hunk(hunk.old_end, hunk.old_end, hunk.new_start + ending, hunk.new_end)]
    first = Hunk(hunk.old_start, hunk.old_start, hunk.new_start, hunk.new_end - beginning)
    return [first, Hunk(hunk.old_start + beginning, hunk.old_end, hunk.new_end, hunk.new_end)]


def _overlap(before: list[str], after: list[str]) -> int:
    """Return how many units at most end the one and begin the other; neither is taken whole."""
    most = min(len(before), len(after)) - 1
    return next((n for n in range(most, 0, -1) if before[-n] == after[0] and before[-n:] == after[:n]), 0)


def _weight(keys: list[str]) -> int:
    return sum(map(weight_of, keys))


def without_common_end(hunk: Hunk, old: Sequence[str], new: Sequence[str]) -> Hunk:
    """Leave out the last units of a hunk that both sides have; the first ones always differ, as matches come early."""
    old_end, new_end = hunk.old_end, hunk.new_end
    while hunk.old_start < old_end and hunk.new_start < new_end and old[old_end - 1] == new[new_end - 1]:
        old_end, new_end = old_end - 1, new_end - 1
    return Hunk(hunk.old_start, old_end, hunk.new_start, new_end)
