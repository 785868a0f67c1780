"""Hunks of units to segments of text: the gaps between units find their side here."""

from __future__ import annotations

from draftdiff.comparison import Segment, SegmentKind
from draftdiff.redline.hunks import Hunk
from draftdiff.redline.units import Side

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


def segments_of(old: Side, new: Side, hunks: list[Hunk]) -> tuple[Segment, ...]:
    """Cut both texts into segments along the hunks."""
    found = Segments()
    kept = Hunk(0, 0, 0, 0)
    end = Hunk(len(old.keys), len(old.keys), len(new.keys), len(new.keys))
    for hunk in hunks:
        _add_kept_units(found, old, new, kept, hunk)
        if len(hunks) == 1 and _is_final_punctuation(old, new, hunk):
            found.add_kept(old.from_unit(hunk.old_start), new.from_unit(hunk.new_start))
        else:
            _add_hunk(found, old, new, hunk)
        kept = hunk
    _add_kept_units(found, old, new, kept, end)
    if not hunks or (kept.old_end, kept.new_end) != (end.old_end, end.new_end):
        found.add_kept(old.gap_before(end.old_end), new.gap_before(end.new_end))
    return found.result()


def _add_kept_units(found: Segments, old: Side, new: Side, before: Hunk, after: Hunk) -> None:
    """Add the equal units between two hunks, with the gaps inside, and the first gap if no hunk has it."""
    first, last, first_new = before.old_end, after.old_start, before.new_end
    if first == last:
        return
    if first == first_new == 0:
        found.add_kept(old.gap_before(0), new.gap_before(0))
    old_text, new_text = old.between(first, last), new.between(first_new, after.new_start)
    if old_text == new_text:
        found.add_kept(old_text, new_text)
        return
    for unit, new_unit in zip(range(first, last), range(first_new, after.new_start), strict=True):
        if unit > first:
            found.add_kept(old.gap_before(unit), new.gap_before(new_unit))
        found.add_kept(old.between(unit, unit + 1), new.between(new_unit, new_unit + 1))


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
