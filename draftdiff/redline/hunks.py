"""The raw difference of two sequences of units."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

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

    Where there are several, the words that say much are matched first, the small words and the punctuation
    between them after that: `second and third` keeps *third*, not *and*, in `second, third and fourth`.
    """
    old_codes, new_codes = _coded(old, new)
    hunks = _shortest(old_codes, new_codes, Hunk(0, len(old), 0, len(new)))
    if len(hunks) < 2:
        return hunks
    whole = hunks[0].to(hunks[-1])
    old_places = [place for place in range(whole.old_start, whole.old_end) if says_much(old[place])]
    new_places = [place for place in range(whole.new_start, whole.new_end) if says_much(new[place])]
    anchors = _matches(old_codes, new_codes, old_places, new_places)
    hunks = []
    for gap in _gaps(anchors, whole):
        if old_codes[gap.old_start : gap.old_end] != new_codes[gap.new_start : gap.new_end]:
            hunks += _shortest(old_codes, new_codes, gap)
    return hunks


def _coded(old_keys: list[str], new_keys: list[str]) -> tuple[str, str]:
    """Return the two sequences as strings, one character for each key."""
    codes: dict[str, str] = {}
    old = [codes.setdefault(key, chr(_FIRST_CODE + len(codes))) for key in old_keys]
    new = [codes.setdefault(key, chr(_FIRST_CODE + len(codes))) for key in new_keys]
    return "".join(old), "".join(new)


def _shortest(old: str, new: str, within: Hunk) -> list[Hunk]:
    """Return the hunks of a shortest difference of a stretch of both sequences."""
    old_first, new_first = within.old_start, within.new_start
    hunks: list[Hunk] = []
    for code in Indel.opcodes(old[old_first : within.old_end], new[new_first : within.new_end]):
        if code.tag != "equal":
            start, end = code.src_start + old_first, code.src_end + old_first
            append_hunk(hunks, Hunk(start, end, code.dest_start + new_first, code.dest_end + new_first))
    return hunks


def _matches(old: str, new: str, old_places: list[int], new_places: list[int]) -> Iterator[tuple[int, int]]:
    """Match as many as possible of the given places of both sequences, in order."""
    old_part, new_part = "".join([old[i] for i in old_places]), "".join([new[i] for i in new_places])
    for code in Indel.opcodes(old_part, new_part):
        if code.tag == "equal":
            yield from zip(
                old_places[code.src_start : code.src_end],
                new_places[code.dest_start : code.dest_end],
                strict=True,
            )


def _gaps(anchors: Iterable[tuple[int, int]], within: Hunk) -> Iterator[Hunk]:
    """Yield the stretches between matched places."""
    old, new = within.old_start, within.new_start
    for old_place, new_place in anchors:
        yield Hunk(old, old_place, new, new_place)
        old, new = old_place + 1, new_place + 1
    yield Hunk(old, within.old_end, new, within.new_end)


def append_hunk(hunks: list[Hunk], hunk: Hunk) -> None:
    """Add a hunk; a deletion and an insertion that touch are one."""
    if hunks and hunks[-1].touches(hunk):
        hunk = hunks.pop().to(hunk)
    hunks.append(hunk)
