"""The raw difference of two sequences of units."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count
from typing import NamedTuple, cast

from rapidfuzz.distance import Indel

from draftdiff.redline.units import says_much

_FIRST_CODE = 0x10000
"""Units are coded as characters above the surrogates."""


class Hunk(NamedTuple):
    """Old units `old_start:old_end` became new units `new_start:new_end`; one of them may be empty."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int

    def turned(self) -> Hunk:
        """Return the hunk of the two sequences exchanged."""
        return Hunk(self.new_start, self.new_end, self.old_start, self.old_end)

    def to(self, after: Hunk) -> Hunk:
        """Return the hunk from the start of this one to the end of a later one."""
        return Hunk(self.old_start, after.old_end, self.new_start, after.new_end)

    def touches(self, after: Hunk) -> bool:
        """Say whether no unit stands between this hunk and a later one."""
        return self.old_end == after.old_start and self.new_end == after.new_start


def find_hunks(old: list[str], new: list[str]) -> list[Hunk]:
    """Return the hunks of a short difference of two sequences of keys.

    Where a shortest one keeps a small word at the cost of others, the words that say much are matched first:
    `second and third` keeps *third*, not *and*, in `second, third and fourth`.
    """
    old_codes, new_codes = _coded(old, new)
    hunks = _shortest(old_codes, new_codes, Hunk(0, len(old), 0, len(new)))
    if len(hunks) < 2:
        return hunks
    matched: list[Hunk] = []
    for group in _loose_groups(hunks, old):
        matched += (
            group if len(group) == 1 else _matched_by_weight(group[0].to(group[-1]), old, new, old_codes, new_codes)
        )
    return matched


def _coded(old_keys: list[str], new_keys: list[str]) -> tuple[str, str]:
    """Return the two sequences as strings, one character for each key."""
    codes = dict(zip(dict.fromkeys([*old_keys, *new_keys]), map(chr, count(_FIRST_CODE)), strict=False))
    return "".join(map(codes.__getitem__, old_keys)), "".join(map(codes.__getitem__, new_keys))


def _shortest(old: str, new: str, within: Hunk) -> list[Hunk]:
    """Return the hunks of a shortest difference of a stretch of both coded sequences."""
    old_first, new_first = within.old_start, within.new_start
    hunks: list[Hunk] = []
    codes = _opcodes(old[old_first : within.old_end], new[new_first : within.new_end])
    for tag, old_start, old_end, new_start, new_end in codes:
        if tag != "equal":
            hunk = Hunk(old_first + old_start, old_first + old_end, new_first + new_start, new_first + new_end)
            append_hunk(hunks, hunk)
    return hunks


def _opcodes(old: str, new: str) -> list[tuple[str, int, int, int, int]]:
    return cast("list[tuple[str, int, int, int, int]]", Indel.opcodes(old, new).as_list())


def append_hunk(hunks: list[Hunk], hunk: Hunk) -> None:
    """Add a hunk; a deletion and an insertion that touch are one."""
    if hunks and hunks[-1].touches(hunk):
        hunk = hunks.pop().to(hunk)
    hunks.append(hunk)


def _loose_groups(hunks: list[Hunk], old: Sequence[str]) -> Iterator[list[Hunk]]:
    """Yield the hunks that have nothing but small words and punctuation between them."""
    group: list[Hunk] = []
    for hunk in hunks:
        if group and any(map(says_much, old[group[-1].old_end : hunk.old_start])):
            yield group
            group = []
        group.append(hunk)
    yield group


def _matched_by_weight(
    within: Hunk, old: Sequence[str], new: Sequence[str], old_codes: str, new_codes: str
) -> list[Hunk]:
    """Return the hunks of a stretch after matching the words that say much, and then those between them."""
    old_places = [place for place in range(within.old_start, within.old_end) if says_much(old[place])]
    new_places = [place for place in range(within.new_start, within.new_end) if says_much(new[place])]
    old_part = "".join([old_codes[place] for place in old_places])
    new_part = "".join([new_codes[place] for place in new_places])
    hunks: list[Hunk] = []
    old_at, new_at = within.old_start, within.new_start
    for tag, start, end, new_start, _ in _opcodes(old_part, new_part):
        for offset in range(end - start) if tag == "equal" else ():
            old_place, new_place = old_places[start + offset], new_places[new_start + offset]
            hunks += _shortest(old_codes, new_codes, Hunk(old_at, old_place, new_at, new_place))
            old_at, new_at = old_place + 1, new_place + 1
    return hunks + _shortest(old_codes, new_codes, Hunk(old_at, within.old_end, new_at, within.new_end))
