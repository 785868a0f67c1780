"""Three texts cut into stretches: what all have, and what a side changed, read off its redline with the base."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby, takewhile
from typing import NamedTuple

from msgspec.structs import replace

from draftdiff.comparison import Segment, SegmentKind
from draftdiff.redline import redline
from draftdiff.tokens import compared_text, words_of

Region = tuple[tuple[int, int], tuple[int, int], tuple[int, int]]
"""A stretch of base, ours and theirs, in code points."""

_NEAR = 3
"""So many words stand inside a date between figures at most: `5 de mayo de 2030`."""
_FIGURE = re.compile(r"\d")
_CELL = "\t"
_COMMA = re.compile("[,;，；、،؛]")


class _Hunk(NamedTuple):
    """Code points `start` to `end` of the base, which a side replaced by others."""

    start: int
    end: int
    is_typographic: bool
    new: str

    @property
    def grown(self) -> int:
        """Return how many code points the side has more there."""
        return len(self.new) - (self.end - self.start)


def regions_of(base: str | None, ours: str, theirs: str) -> list[Region]:
    """Cut three texts into stretches, in order, by what each side changed; without a base there is one."""
    if base is None:
        return [((0, 0), (0, len(ours)), (0, len(theirs)))]
    texts = (base, ours, theirs)
    return _widened(_regions(_hunks(base, ours), _hunks(base, theirs), [len(text) for text in texts]), texts)


def said(region: Region, texts: Sequence[str]) -> list[str]:
    """Return the words of a stretch, in base, ours and theirs."""
    return [text[start:end] for text, (start, end) in zip(texts, region, strict=True)]


def _hunks(base: str, side: str) -> list[_Hunk]:
    """Return what a side changed, piece by piece: words deleted and inserted in one place touch each other."""
    hunks: list[_Hunk] = []
    at = 0
    for segment in _with_spaces_kept(redline(base, side)):
        end = at + len(segment.old)
        if segment.kind is not SegmentKind.SAME:
            hunks.append(_Hunk(at, end, not segment.is_change, segment.new))
        at = end
    return hunks


def _with_spaces_kept(segments: Iterable[Segment]) -> list[Segment]:
    """Leave a space as it was where a redline changes it, and then words up to one like the old.

    The words stand before it: so they do not touch what the other side made of it, for instance the end of a paragraph.
    """
    left: list[Segment] = []
    for segment in segments:
        before = left[-1] if left and segment.is_change and left[-1].kind is SegmentKind.TYPOGRAPHIC else None
        old, new = (before.old + segment.old, before.new + segment.new) if before else ("", "")
        kept = len(_common_spaces(old[::-1], new[::-1]))
        if kept:
            left[-1] = replace(segment, old=old[:-kept], new=new[:-kept])
            segment = Segment(kind=SegmentKind.SAME, old=old[-kept:], new=new[-kept:])
        left.append(segment)
    return left


def _regions(ours: list[_Hunk], theirs: list[_Hunk], lengths: Sequence[int]) -> list[Region]:
    """Cut the three texts into regions: unchanged ones, and ones that hold hunks which touch each other."""
    regions: list[Region] = []
    at = [0, 0, 0]
    queue = sorted([(hunk, 1) for hunk in ours] + [(hunk, 2) for hunk in theirs])
    index = 0
    while index < len(queue):
        start, end = queue[index][0].start, queue[index][0].end
        group = [queue[index]]
        index += 1
        while index < len(queue) and _touches(start, end, group[-1][0], queue[index][0]):
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


def _widened(regions: Sequence[Region], texts: Sequence[str]) -> list[Region]:
    """Let words be open together that the two sides changed beside each other, or in one date, range or citation.

    One side made `should continue` of `shall continue`, the other `shall not delay`: neither wants `should not delay`.
    Neither wants `6 May 2031` where one said `6 May 2030`, the other `5 May 2031`.
    """
    widened: list[Region] = []
    for region in regions:
        widened.append(region)
        at = -3 if _belong_together([said(one, texts) for one in widened[-3:]]) else -2
        if len(widened) > 1 and _is_disputed(widened[at], region, texts):
            widened[at:] = [united(widened[at], region)]
    return widened


def _belong_together(parts: Sequence[Sequence[str]]) -> bool:
    """Say whether no word is between two stretches, or few without a comma, and figures in two of the three parts.

    What stands in two cells of a table row does not.
    """
    between = parts[1][0] if len(parts) > 2 else _CELL
    if not between or _CELL in between:
        return False
    count = len(words_of(between))
    has_figures = sum(any(map(_FIGURE.search, part)) for part in parts) > 1
    return not count or (count <= _NEAR and has_figures and not _COMMA.search(between))


def united(first: Region, last: Region) -> Region:
    """Return the stretch from the beginning of one to the end of another."""
    base, ours, theirs = ((one[0], other[1]) for one, other in zip(first, last, strict=True))
    return base, ours, theirs


def _is_disputed(first: Region, second: Region, texts: Sequence[str]) -> bool:
    """Say whether each of two stretches was changed, and not both by the same side alone."""
    sides = [_changed_by(said(region, texts)) for region in (first, second)]
    return all(sides) and len(set.union(*sides)) > 1


def _changed_by(words: Sequence[str]) -> set[int]:
    """Return which sides changed a stretch: none where both did so alike, and of typography alone."""
    base, *sides = map(compared_text, words)
    return {side for side, text in enumerate(sides) if text != base and words[1] != words[2]}


def parted(region: Region, texts: Sequence[str], least: int) -> list[Region]:
    """Cut an open stretch into what both sides say, in `least` words or more, and what not.

    Each part has all words of the base.
    """
    return [*chain.from_iterable(_trimmed(part, texts) for part in _differences(region, texts, least))]


def _trimmed(region: Region, texts: Sequence[str]) -> list[Region]:
    """Part from open words the spaces with which both sides begin or end: they stand outside the brackets."""
    words = said(region, texts)
    before = _common_spaces(words[1], words[2])
    after = _common_spaces(words[1][len(before) :][::-1], words[2][len(before) :][::-1])[::-1]
    cuts = []
    for text, (start, end) in zip(words, region, strict=True):
        left = start + (len(before) if text.startswith(before) else 0)
        right = end - (len(after) if text[left - start :].endswith(after) else 0)
        cuts.append((start, left, right, end))
    base, ours, theirs = cuts
    parts = [((base[n], base[n + 1]), (ours[n], ours[n + 1]), (theirs[n], theirs[n + 1])) for n in range(3)]
    return [part for part in parts if any(said(part, texts))]


def _common_spaces(first: str, second: str) -> str:
    spaces = takewhile(lambda pair: pair[0] == pair[1] and pair[0].isspace(), zip(first, second, strict=False))
    return "".join(sign for sign, _ in spaces)


def _differences(region: Region, texts: Sequence[str], least: int) -> Iterator[Region]:
    base, ours, theirs = region
    _, first, second = said(region, texts)
    at = (ours[0], theirs[0])

    def is_common(segment: Segment) -> bool:
        return segment.kind is SegmentKind.SAME and len(words_of(segment.old)) >= least

    for _, segments in groupby(redline(first, second), is_common):
        found = [*segments]
        stop = (at[0] + sum(len(one.old) for one in found), at[1] + sum(len(one.new) for one in found))
        yield base, (at[0], stop[0]), (at[1], stop[1])
        at = stop


def _touches(start: int, end: int, last: _Hunk, hunk: _Hunk) -> bool:
    """Say whether a hunk overlaps a stretch of the base; at its very end only if words were inserted beside words.

    Typography is by itself there, unless both sides inserted the same.
    """
    if hunk.start != end:
        return hunk.start < end
    if last.is_typographic or hunk.is_typographic:
        return hunk == last
    return start == end or hunk.start == hunk.end
