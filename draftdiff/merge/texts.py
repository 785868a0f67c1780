"""A three-way merge of one text: what either side changed is read off its redline with the base."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, groupby, takewhile
from typing import NamedTuple

from draftdiff.comparison import SegmentKind
from draftdiff.merge.scalars import Names, alternatives
from draftdiff.redline import redline
from draftdiff.tokens import compared_text


class Alternative(NamedTuple):
    """A bracketed alternative in a merged text: `start` to `end` in code points, and whose it is."""

    start: int
    end: int
    name: str


class Stretch(NamedTuple):
    """A stretch of base, ours and theirs, in code points, and where in the merged text the words of each stand."""

    spans: tuple[tuple[int, int], ...]
    homes: tuple[tuple[int, int], ...]


class MergedText(NamedTuple):
    """A merged text, its alternatives, and the map from the three texts to it."""

    text: str
    alternatives: tuple[Alternative, ...]
    stretches: tuple[Stretch, ...]

    def is_open(self, offset: int) -> bool:
        """Say whether a place of the merged text is inside an alternative."""
        return any(one.start < offset < one.end for one in self.alternatives)

    def moved(self, side: str, offset: int) -> int:
        """Return where an offset of one side's text lies in the merged text."""
        for stretch in self.stretches:
            start, end = stretch.spans[_SIDES.index(side)]
            if start <= offset <= end and (offset < end or stretch is self.stretches[-1] or start == end == offset):
                return _home_of(stretch, side, offset)
        return len(self.text)

    def moved_end(self, side: str, offset: int) -> int:
        """Return where words of one side's text end in the merged text that end at an offset there."""
        for stretch in self.stretches:
            start, end = stretch.spans[_SIDES.index(side)]
            if start < offset <= end:
                return _home_of(stretch, side, offset)
        return self.moved(side, offset)


def _home_of(stretch: Stretch, side: str, offset: int) -> int:
    place = _SIDES.index(side)
    start, end = stretch.homes[place]
    return min(start + offset - stretch.spans[place][0], end)


_SIDES = ("base", "ours", "theirs")


class _Hunk(NamedTuple):
    """Code points `start` to `end` of the base, which a side replaced by others: `grown` more of them."""

    start: int
    end: int
    grown: int


def merge_text(base: str | None, ours: str, theirs: str, names: Names) -> MergedText:
    """Merge three texts: changes of different words are both taken, changes of the same words stand as alternatives.

    Without a base the two sides wrote the text by themselves: whatever differs stands as alternatives.
    """
    texts = (base or "", ours, theirs)
    regions = (
        _differences(ours, theirs)
        if base is None
        else _widened(_regions(_hunks(base, ours), _hunks(base, theirs), [len(text) for text in texts]), texts)
    )
    parts: list[str] = []
    found: list[Alternative] = []
    stretches: list[Stretch] = []
    length = 0
    for spans in chain.from_iterable(_trimmed(region, texts) for region in regions):
        said = _said(spans, texts)
        part, inside = _merged_part(None if base is None else said[0], said[1], said[2], names)
        inside = [Alternative(length + a.start, length + a.end, a.name) for a in inside]
        homes = _homes(said, (length, length + len(part)), inside, names)
        stretches.append(Stretch(spans, homes))
        parts.append(part)
        found += inside
        length += len(part)
    return MergedText("".join(parts), tuple(found), tuple(stretches))


def _homes(
    said: Sequence[str], part: tuple[int, int], inside: Sequence[Alternative], names: Names
) -> tuple[tuple[int, int], ...]:
    """Say where the words of base, ours and theirs stand in a part of the merged text: their own bracket, or all."""
    brackets = {a.name: (a.start + len(a.name) + 3, a.end - 1) for a in inside}
    homes = (part, brackets.get(names.ours, part), brackets.get(names.theirs, part))
    return tuple(home if text else (part[0], part[0]) for text, home in zip(said, homes, strict=True))


def _merged_part(base: str | None, ours: str, theirs: str, names: Names) -> tuple[str, list[Alternative]]:
    """Merge a stretch: where one side changed the typography alone, the words of the other are taken."""
    if ours == theirs or theirs == base:
        return ours, []
    if ours == base:
        return theirs, []
    before, first, second = (None if text is None else compared_text(text) for text in (base, ours, theirs))
    if first == second:
        return min(ours, theirs), []
    if before in (first, second):
        return (theirs if first == before else ours), []
    text = ""
    found: list[Alternative] = []
    for bracket, name in alternatives(ours, theirs, names):
        found.append(Alternative(len(text), len(text) + len(bracket), name))
        text += bracket
    return text, found


def _hunks(base: str, side: str) -> list[_Hunk]:
    """Return what a side changed: words deleted and inserted in one place are one change, typography is by itself."""
    hunks: list[_Hunk] = []
    at = 0
    may_go_on = False
    for segment in redline(base, side):
        end = at + len(segment.old)
        is_change = segment.kind in (SegmentKind.DELETED, SegmentKind.INSERTED)
        if segment.kind is not SegmentKind.SAME:
            hunk = _Hunk(at, end, len(segment.new) - len(segment.old))
            if is_change and may_go_on:
                before = hunks.pop()
                hunk = _Hunk(before.start, end, before.grown + hunk.grown)
            hunks.append(hunk)
        may_go_on = is_change
        at = end
    return hunks


_Region = tuple[tuple[int, int], tuple[int, int], tuple[int, int]]


def _regions(ours: list[_Hunk], theirs: list[_Hunk], lengths: Sequence[int]) -> list[_Region]:
    """Cut the three texts into regions: unchanged ones, and ones that hold hunks which touch each other."""
    regions: list[_Region] = []
    at = [0, 0, 0]
    queue = sorted([(hunk, 1) for hunk in ours] + [(hunk, 2) for hunk in theirs], key=lambda item: item[0][:2])
    index = 0
    while index < len(queue):
        start, end = queue[index][0].start, queue[index][0].end
        group = [queue[index]]
        index += 1
        while index < len(queue) and _touches(start, end, queue[index][0]):
            end = max(end, queue[index][0].end)
            group.append(queue[index])
            index += 1
        gap = start - at[0]
        if gap:
            regions.append(((at[0], start), (at[1], at[1] + gap), (at[2], at[2] + gap)))
            at = [start, at[1] + gap, at[2] + gap]
        grown = [sum(hunk.grown for hunk, of in group if of == side) for side in (1, 2)]
        stop = [end, at[1] + end - start + grown[0], at[2] + end - start + grown[1]]
        regions.append(((at[0], stop[0]), (at[1], stop[1]), (at[2], stop[2])))
        at = stop
    if any(position < length for position, length in zip(at, lengths, strict=True)):
        regions.append(((at[0], lengths[0]), (at[1], lengths[1]), (at[2], lengths[2])))
    return regions


def _widened(regions: Sequence[_Region], texts: Sequence[str]) -> list[_Region]:
    """Let words that were inserted beside open ones, no more than a space between, be open with them.

    One side wrote `the first to fourth`, the other `the first, second, third and fourth`: `and fourth` is no more than
    the end of its list.
    """
    widened: list[_Region] = []
    for region in regions:
        widened.append(region)
        if len(widened) > 2 and _said(widened[-2], texts)[0].isspace() and _belong_together(widened[-3], region, texts):
            first = widened[-3]
            whole = ((first[0][0], region[0][1]), (first[1][0], region[1][1]), (first[2][0], region[2][1]))
            widened[-3:] = [whole]
    return widened


def _belong_together(first: _Region, second: _Region, texts: Sequence[str]) -> bool:
    """Say whether one of two stretches is open, and something was inserted at the other."""
    is_open = [len({*_said(region, texts)}) == len(texts) for region in (first, second)]
    is_insertion = [not _said(region, texts)[0] for region in (first, second)]
    return (is_open[0] and is_insertion[1]) or (is_insertion[0] and is_open[1])


def _trimmed(region: _Region, texts: Sequence[str]) -> list[_Region]:
    """Part from open words the spaces with which both sides begin or end: they stand outside the brackets."""
    said = _said(region, texts)
    if len({*said}) < len(texts):
        return [region]
    before = _common_spaces(said[1], said[2])
    after = _common_spaces(said[1][len(before) :][::-1], said[2][len(before) :][::-1])[::-1]
    cuts = []
    for text, (start, end) in zip(said, region, strict=True):
        left = start + (len(before) if text.startswith(before) else 0)
        right = end - (len(after) if text[left - start :].endswith(after) else 0)
        cuts.append((start, left, right, end))
    base, ours, theirs = cuts
    parts = [((base[n], base[n + 1]), (ours[n], ours[n + 1]), (theirs[n], theirs[n + 1])) for n in range(3)]
    return [part for part in parts if any(_said(part, texts))]


def _common_spaces(first: str, second: str) -> str:
    spaces = takewhile(lambda pair: pair[0] == pair[1] and pair[0].isspace(), zip(first, second, strict=False))
    return "".join(sign for sign, _ in spaces)


def _said(region: _Region, texts: Sequence[str]) -> list[str]:
    return [text[start:end] for text, (start, end) in zip(texts, region, strict=True)]


def _differences(ours: str, theirs: str) -> list[_Region]:
    """Cut two texts without a base into what they have in common and where they differ."""
    regions: list[_Region] = []
    at = (0, 0)
    for _, segments in groupby(redline(ours, theirs), lambda segment: segment.kind is SegmentKind.SAME):
        found = [*segments]
        stop = (at[0] + sum(len(one.old) for one in found), at[1] + sum(len(one.new) for one in found))
        regions.append(((0, 0), (at[0], stop[0]), (at[1], stop[1])))
        at = stop
    return regions or [((0, 0), (0, len(ours)), (0, len(theirs)))]


def _touches(start: int, end: int, hunk: _Hunk) -> bool:
    """Say whether a hunk overlaps a stretch of the base; at its very end only if one of the two is an insertion."""
    return hunk.start < end or (hunk.start == end and (start == end or hunk.start == hunk.end))
