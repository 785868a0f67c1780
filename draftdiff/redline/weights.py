"""How much units and stretches of units say, in letters."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate

from draftdiff.redline.hunks import Hunk
from draftdiff.redline.units import weight_of


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
