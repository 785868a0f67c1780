"""The raw difference of two sequences of units."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from draftdiff.redline.units import says_much
from draftdiff.sequences import equal_runs, grouped


class Hunk(Struct, frozen=True):
    """Old units `old_start:old_end` became new units `new_start:new_end`; one of them may be empty."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int

    def turned(self) -> Hunk:
        """Return the hunk of the two sequences exchanged."""
        return Hunk(self.new_start, self.new_end, self.old_start, self.old_end)

    def only_side(self, old: Sequence[str], new: Sequence[str]) -> tuple[Sequence[str], int, int] | None:
        """Return the units of a pure insertion or deletion, and where it stands in them; None: it has both sides."""
        if self.old_start == self.old_end:
            return new, self.new_start, self.new_end
        if self.new_start == self.new_end:
            return old, self.old_start, self.old_end
        return None

    def moved(self, step: int) -> Hunk:
        """Return the hunk so many units later in both sequences."""
        return Hunk(self.old_start + step, self.old_end + step, self.new_start + step, self.new_end + step)

    def to(self, after: Hunk) -> Hunk:
        """Return the hunk from the start of this one to the end of a later one."""
        return Hunk(self.old_start, after.old_end, self.new_start, after.new_end)

    def touches(self, after: Hunk) -> bool:
        """Say whether no unit stands between this hunk and a later one."""
        return self.old_end == after.old_start and self.new_end == after.new_start


def find_hunks(old: list[str], new: list[str], within: Hunk) -> list[Hunk]:
    """Return the hunks of a short difference of a stretch of two sequences of keys.

    Where a shortest one keeps a small word at the cost of others, the words that say much are matched first:
    `second and third` keeps *third*, not *and*, in `second, third and fourth`.
    """
    hunks = _shortest(old, new, within)
    if len(hunks) < 2:
        return hunks
    matched: list[Hunk] = []
    for group in grouped(hunks, lambda loose, hunk: not any(map(says_much, old[loose[-1].old_end : hunk.old_start]))):
        matched += group if len(group) == 1 else _matched_by_weight(group[0].to(group[-1]), old, new)
    return matched


def _shortest(old: list[str], new: list[str], within: Hunk) -> list[Hunk]:
    """Return the hunks of a shortest difference of a stretch of both sequences."""
    hunks: list[Hunk] = []
    old_at, new_at = within.old_start, within.new_start
    for old_run, new_run, length in equal_runs(old[old_at : within.old_end], new[new_at : within.new_end]):
        old_start, new_start = within.old_start + old_run, within.new_start + new_run
        if old_at < old_start or new_at < new_start:
            hunks.append(Hunk(old_at, old_start, new_at, new_start))
        old_at, new_at = old_start + length, new_start + length
    if old_at < within.old_end or new_at < within.new_end:
        hunks.append(Hunk(old_at, within.old_end, new_at, within.new_end))
    return hunks


def append_hunk(hunks: list[Hunk], hunk: Hunk) -> None:
    """Add a hunk; a deletion and an insertion that touch are one."""
    if hunks and hunks[-1].touches(hunk):
        hunk = hunks.pop().to(hunk)
    hunks.append(hunk)


def _matched_by_weight(within: Hunk, old: list[str], new: list[str]) -> list[Hunk]:
    """Return the hunks of a stretch after matching the words that say much, and then those between them."""
    old_places = [place for place in range(within.old_start, within.old_end) if says_much(old[place])]
    hunks: list[Hunk] = []
    old_at, new_at = within.old_start, within.new_start
    for old_run, new_run, length in equal_runs([old[p] for p in old_places], new[within.new_start : within.new_end]):
        for offset in range(length):
            old_place, new_place = old_places[old_run + offset], within.new_start + new_run + offset
            hunks += _shortest(old, new, Hunk(old_at, old_place, new_at, new_place))
            old_at, new_at = old_place + 1, new_place + 1
    return hunks + _shortest(old, new, Hunk(old_at, within.old_end, new_at, within.new_end))
