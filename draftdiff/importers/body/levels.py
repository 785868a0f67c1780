"""Levels of paragraphs: from their numbers as they follow one another, for the nesting of the source is unreliable.

`1.` is a whole paragraph; `(a)` after it opens a list at level 1, `(i)` after `(a)` one at level 2, `(b)` returns.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from draftdiff.importers.body.blocks import Block, Role
from draftdiff.numbering import Number, Style, readings_of

_WHOLE = frozenset({Style.DIGIT, Style.UPPER_LETTER, Style.UPPER_ROMAN})


def levels_of(blocks: Sequence[Block]) -> list[int]:
    """Return the level of each line; lines without a number have that of their nesting in the source."""
    readings = [readings_of(block.number) if block.number else () for block in blocks]
    outline = _Outline()
    levels = []
    for index, block in enumerate(blocks):
        if block.role in (Role.HEADING, Role.ROW, Role.FORMULA, Role.CLOSING):
            outline.close()
            levels.append(0)
        elif not readings[index]:
            levels.append(block.depth)
        else:
            following = readings[index + 1] if index + 1 < len(blocks) else ()
            levels.append(outline.place(readings[index], following, block.depth))
    return levels


class _Outline:
    """The numbers that are open, one for each level from 1 down, and the last whole paragraph's."""

    def __init__(self) -> None:
        self._open: list[Number] = []
        self._whole: Number | None = None

    def close(self) -> None:
        self._open = []

    def place(self, readings: Sequence[Number], following: Sequence[Number], depth: int) -> int:
        """Open the number and return its level."""
        first = readings[0]
        if first.style in _WHOLE and not first.level and not (depth and not first.continues(self._whole)):
            self._open, self._whole = [], first
            return 0
        found = self._choose(readings, following, depth)
        if found is None and self._stands_for_whole(following):
            return 0
        level, number = found or self._unexpected(readings)
        self._open[level - 1 :] = [number]
        return level

    def _stands_for_whole(self, following: Sequence[Number]) -> bool:
        """Say whether the number of a whole paragraph is missing before the next one: `l.` then stands for `1.`"""
        last = self._whole.value if self._whole else 0
        return any(one.style is Style.DIGIT and not one.level and one.value == last + 2 for one in following)

    def _choose(self, readings: Sequence[Number], following: Sequence[Number], depth: int) -> tuple[int, Number] | None:
        """Choose the reading that goes on with a list, and with which the list goes on; None: none is expected."""
        continuing = [(level, one) for level, one in self._levels(readings) if one.continues(self._open[level - 1])]
        styles = {one.style for one in self._open}
        starting = [(len(self._open) + 1, one) for one in readings if one.value == 1 and one.style not in styles]
        candidates = continuing + starting
        for level, number in candidates:
            if any(after.continues(number) for after in following):
                return level, number
        return next((one for one in candidates if one[0] == depth), candidates[0] if candidates else None)

    def _unexpected(self, readings: Sequence[Number]) -> tuple[int, Number]:
        """Place a number that neither goes on with a list nor starts one: beside those that count like it."""
        same = [(level, one) for level, one in self._levels(readings) if one.style is self._open[level - 1].style]
        return same[0] if same else (len(self._open) + 1, readings[0])

    def _levels(self, readings: Iterable[Number]) -> list[tuple[int, Number]]:
        return [(level, one) for level in range(len(self._open), 0, -1) for one in readings]
