"""A three-way merge of one text: stretch by stretch, with bracketed alternatives where both sides changed one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from draftdiff.merge.brackets import Part, SideNames, alternatives, inside, with_whole_pairs
from draftdiff.merge.regions import parted, regions_of, said
from draftdiff.model import Mark
from draftdiff.tokens import compared_text

_ENOUGH = 3
"""So many common words cut an alternative in two."""


class Stretch(NamedTuple):
    """A stretch of base, ours and theirs, in code points, and where in the merged text the words of each stand."""

    spans: tuple[tuple[int, int], ...]
    homes: tuple[tuple[int, int], ...]


class MergedText(NamedTuple):
    """A merged text, its alternatives, and the map from the three texts to it: 0 is base, 1 ours, 2 theirs."""

    text: str
    alternatives: tuple[Mark, ...]
    stretches: tuple[Stretch, ...]

    def is_open(self, offset: int) -> bool:
        """Say whether a place of the merged text is inside an alternative."""
        return any(one.start < offset < one.end for one in self.alternatives)

    def lacks(self, side: int, offset: int) -> bool:
        """Say whether words of one side's text that end at an offset are gone, with none in their place."""
        there = (stretch for stretch in self.stretches if stretch.spans[side][0] < offset <= stretch.spans[side][1])
        return any(stretch.homes[side][0] == stretch.homes[side][1] for stretch in there)

    def moved(self, side: int, offset: int) -> int:
        """Return where an offset of one side's text lies in the merged text."""
        for stretch in self.stretches:
            start, end = stretch.spans[side]
            if start <= offset <= end and (offset < end or stretch is self.stretches[-1] or start == end == offset):
                return _home_of(stretch, side, offset)
        return len(self.text)

    def moved_end(self, side: int, offset: int) -> int:
        """Return where words of one side's text end in the merged text that end at an offset there."""
        for stretch in self.stretches:
            start, end = stretch.spans[side]
            if start < offset <= end:
                return _home_of(stretch, side, offset)
        return self.moved(side, offset)


def _home_of(stretch: Stretch, side: int, offset: int) -> int:
    (start, end), (begin, stop) = stretch.homes[side], stretch.spans[side]
    return end if offset == stop > begin else min(start + offset - begin, end)


def merge_text(base: str | None, ours: str, theirs: str, names: SideNames) -> MergedText:
    """Merge three texts: changes of different words are both taken, changes of the same words stand as alternatives.

    Without a base the two sides wrote the text by themselves: whatever differs stands as alternatives.
    """
    texts = (base or "", ours, theirs)
    text = ""
    found: list[Mark] = []
    stretches: list[Stretch] = []
    for spans, taken in with_whole_pairs([*_parts(base, ours, theirs)], texts):
        words = said(spans, texts)
        start = len(text)
        said_there, marks = alternatives(words[1], words[2], names, start) if taken is None else (taken, [])
        text += said_there
        stretches.append(Stretch(spans, _homes(words, (start, len(text)), marks, names)))
        found += marks
    return MergedText(text, tuple(found), tuple(stretches))


def _parts(base: str | None, ours: str, theirs: str) -> Iterator[Part]:
    """Yield the stretches of three texts in order, each with the words that the merge takes.

    What both sides say in an open stretch is open no longer, if it is more than a word or two left by chance.
    """
    texts = (base or "", ours, theirs)
    for region in regions_of(base, ours, theirs):
        words = said(region, texts)
        taken = _taken(None if base is None else words[0], words[1], words[2])
        if taken is not None:
            yield region, taken
            continue
        for part in parted(region, texts, 0 if base is None else _ENOUGH):
            _, first, second = said(part, texts)
            yield part, _taken(None, first, second)


def _homes(
    words: Sequence[str], part: tuple[int, int], found: Sequence[Mark], names: SideNames
) -> tuple[tuple[int, int], ...]:
    """Say where the words of base, ours and theirs stand in a part of the merged text: their own bracket, or all."""
    brackets = {mark.value: inside(mark) for mark in found}
    homes = (part, brackets.get(names.ours, part), brackets.get(names.theirs, part))
    return tuple(home if text else (part[0], part[0]) for text, home in zip(words, homes, strict=True))


def _taken(base: str | None, ours: str, theirs: str) -> str | None:
    """Return the words that a merge takes: where one side changed the typography alone, those of the other."""
    if ours == theirs or theirs == base:
        return ours
    if ours == base:
        return theirs
    before, first, second = (None if text is None else compared_text(text) for text in (base, ours, theirs))
    if first == second:
        return min(ours, theirs)
    if before in (first, second):
        return theirs if first == before else ours
    return None
