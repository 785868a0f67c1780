"""How much stretches of units say, in letters, and which hunks are tidied together."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate

from draftdiff.redline.hunks import Hunk
from draftdiff.redline.units import ANCHOR, weight_of
from draftdiff.sequences import grouped

_HUNKS_AT_ONCE = 64
"""diff-match-patch starts again from the beginning after each change: long lists go to it in pieces."""

_PHRASE = 17
"""So many letters of equal text, three words or five Chinese characters, hold changes apart, but for islands."""

_LONGER, _MUCH_LONGER = 3, 7
"""A phrase is an island if both changes beside it are so many times as long, or one of them is much longer."""


class Weights:
    """Sums of the weights of two sequences of keys."""

    def __init__(self, old: list[str], new: list[str]) -> None:
        self._old = [0, *accumulate(map(weight_of, old))]
        self._new = [0, *accumulate(map(weight_of, new))]

    def deleted(self, hunk: Hunk) -> int:
        """Return the weight of a hunk's old units."""
        return self._old[hunk.old_end] - self._old[hunk.old_start]

    def inserted(self, hunk: Hunk) -> int:
        """Return the weight of a hunk's new units."""
        return self._new[hunk.new_end] - self._new[hunk.new_start]

    def changed(self, hunk: Hunk) -> int:
        """Return the weight of the heavier side of a hunk."""
        return max(self.deleted(hunk), self.inserted(hunk))

    def kept(self, before: Hunk, after: Hunk) -> int:
        """Return the weight of the equal units between two hunks."""
        return self._old[after.old_start] - self._old[before.old_end]

    def have_island(self, before: Hunk, after: Hunk) -> bool:
        """Say whether what is kept between two hunks is little beside the changes on both sides of it."""
        kept = self.kept(before, after)
        shorter, longer = sorted((self.changed(before), self.changed(after)))
        return kept < ANCHOR and (shorter > _LONGER * kept or longer > _MUCH_LONGER * kept)

    def before(self, hunk: Hunk) -> tuple[int, int]:
        """Return the weights of all old and of all new units before a hunk."""
        return self._old[hunk.old_start], self._new[hunk.new_start]

    def hunk_between(self, old_start: int, old_end: int, new_start: int, new_end: int) -> Hunk:
        """Return the hunk before whose ends the units of either side have these weights."""
        return Hunk(
            bisect_left(self._old, old_start),
            bisect_left(self._old, old_end),
            bisect_left(self._new, new_start),
            bisect_left(self._new, new_end),
        )


def groups_of(hunks: list[Hunk], weights: Weights) -> list[list[Hunk]]:
    """Return the hunks in groups that have less than a phrase between them, or an island."""
    groups: list[list[Hunk]] = []
    for group in grouped(
        hunks, lambda close, hunk: len(close) < _HUNKS_AT_ONCE and weights.kept(close[-1], hunk) < _PHRASE
    ):
        if groups and len(groups[-1]) < _HUNKS_AT_ONCE and weights.have_island(_whole(groups[-1]), _whole(group)):
            groups[-1] += group
        else:
            groups.append(group)
    return groups


def _whole(group: Sequence[Hunk]) -> Hunk:
    return group[0].to(group[-1])
