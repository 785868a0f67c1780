"""Hunks of units to segments of text: the gaps between units find their side here."""

from __future__ import annotations

from bisect import bisect_right

from draftdiff.comparison import Segment, SegmentKind
from draftdiff.redline.ends import common_start
from draftdiff.redline.hunks import Hunk
from draftdiff.redline.units import Side
from draftdiff.tokens import have_other_vowels

_END_MARKS = frozenset(",;:.!?…،؛؟۔，；：。！？、．")


class Segments:
    """Collects segments; neighbours of one kind become one."""

    def __init__(self) -> None:
        self._pieces: list[tuple[SegmentKind, str, str]] = []

    def add(self, kind: SegmentKind, old: str, new: str) -> None:
        """Add a piece of both texts; an empty one adds nothing."""
        if not old and not new:
            return
        if self._pieces and self._pieces[-1][0] is kind:
            _, old_before, new_before = self._pieces.pop()
            old, new = old_before + old, new_before + new
        self._pieces.append((kind, old, new))

    def add_kept(self, old: str, new: str) -> None:
        """Add a piece that no reader would call changed."""
        self.add(SegmentKind.SAME if old == new else SegmentKind.TYPOGRAPHIC, old, new)

    def add_changed(self, old: str, new: str) -> None:
        """Add a replacement: the deletion before the insertion."""
        self.add(SegmentKind.DELETED, old, "")
        self.add(SegmentKind.INSERTED, "", new)

    def result(self) -> tuple[Segment, ...]:
        """Return all segments in order."""
        return tuple(Segment(kind=kind, old=old, new=new) for kind, old, new in self._pieces)


def add_units(found: Segments, old: Side, new: Side, hunks: list[Hunk]) -> None:
    """Add both texts, cut into segments along the hunks."""
    kept = Hunk(0, 0, 0, 0)
    end = Hunk(len(old.keys), len(old.keys), len(new.keys), len(new.keys))
    for hunk in hunks:
        _add_kept_units(found, old, new, kept, hunk)
        if len(hunks) == 1 and _is_final_punctuation(old, new, hunk):
            found.add_kept(old.text[old.ends[hunk.old_start - 1] :], new.text[new.ends[hunk.new_start - 1] :])
        else:
            _add_hunk(found, old, new, hunk)
        kept = hunk
    _add_kept_units(found, old, new, kept, end)
    if not hunks or (kept.old_end, kept.new_end) != (end.old_end, end.new_end):
        found.add_kept(old.gap_before(end.old_end), new.gap_before(end.new_end))


def _add_kept_units(found: Segments, old: Side, new: Side, before: Hunk, after: Hunk) -> None:
    """Add the equal units between two hunks with their gaps, and the gap at the start if no hunk has it."""
    unit, new_unit = before.old_end, before.new_end
    if unit == after.old_start:
        return
    if unit == new_unit == 0:
        found.add_kept(old.gap_before(0), new.gap_before(0))
    old_at, new_at = old.starts[unit], new.starts[new_unit]
    old_end, new_end = old.ends[after.old_start - 1], new.ends[after.new_start - 1]
    while old_at < old_end or new_at < new_end:
        common = common_start(old.text[old_at:old_end], new.text[new_at:new_end])
        step = min(
            bisect_right(old.ends, old_at + common, unit, after.old_start) - unit,
            bisect_right(new.ends, new_at + common, new_unit, after.new_start) - new_unit,
        )
        if not step:
            found.add_kept(old.text[old_at : old.starts[unit]], new.text[new_at : new.starts[new_unit]])
            old_at, new_at, step = old.starts[unit], new.starts[new_unit], 1
        unit, new_unit = unit + step, new_unit + step
        words = old.text[old_at : old.ends[unit - 1]], new.text[new_at : new.ends[new_unit - 1]]
        if have_other_vowels(*words):
            found.add_changed(*words)
        else:
            found.add_kept(*words)
        old_at, new_at = old.ends[unit - 1], new.ends[new_unit - 1]


def _is_final_punctuation(old: Side, new: Side, hunk: Hunk) -> bool:
    """Say whether a hunk is the last punctuation of both texts: after some words, and nothing but marks."""
    if not hunk.old_start or (hunk.old_end, hunk.new_end) != (len(old.keys), len(new.keys)):
        return False
    return _END_MARKS.issuperset(old.keys[hunk.old_start :] + new.keys[hunk.new_start :])


def _add_hunk(found: Segments, old: Side, new: Side, hunk: Hunk) -> None:
    lead, body, tail = _gaps(old, hunk.old_start, hunk.old_end)
    new_lead, new_body, new_tail = _gaps(new, hunk.new_start, hunk.new_end)
    if not body:
        lead, tail = _share(lead, new_lead)
    if not new_body:
        new_lead, new_tail = _share(new_lead, lead)
    if lead and new_lead:
        found.add_kept(lead, new_lead)
        lead = new_lead = ""
    common = bool(tail and new_tail)
    found.add_changed(lead + body + tail * (not common), new_lead + new_body + new_tail * (not common))
    if common:
        found.add_kept(tail, new_tail)


def _gaps(side: Side, start: int, end: int) -> tuple[str, str, str]:
    """Return the gap before some units, their text, and the gap after them."""
    if start == end:
        return side.gap_before(start), "", ""
    return side.gap_before(start), side.between(start, end), side.gap_before(end)


def _share(gap: str, other_lead: str) -> tuple[str, str]:
    """Give the only gap of an empty side to the lead or to the tail, where the other side has one."""
    return (gap, "") if other_lead else ("", gap)
