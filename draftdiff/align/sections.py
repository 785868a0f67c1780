"""Sections: whether the headings that two paragraphs stand under continue each other."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence

from draftdiff.align.units import Shelf, Unit

_NONE = -1
"""The place of the heading above a paragraph that has none: what stands before all headings is a section too."""


class Sections:
    """The sections of two documents, from a heading that has a partner up to the next.

    A heading without one divides a section or begins a new one: nothing tells which.
    """

    def __init__(self, old: Sequence[Unit], new: Sequence[Unit], links: Mapping[int, int]) -> None:
        headings = {i: j for i, j in links.items() if old[i].shelf is Shelf.HEADING}
        self._old, self._new = _headings_above(old, headings.keys()), _headings_above(new, frozenset(headings.values()))
        self._links = {_NONE: _NONE, **headings}

    def are_one(self, i: int, j: int) -> bool:
        """Say whether an old and a new paragraph stand in one section."""
        return self._links[self._old[i]] == self._new[j]

    def are_two(self, i: int, j: int) -> bool:
        """Say whether they stand under two headings, each of which goes on elsewhere."""
        return _NONE not in (self._old[i], self._new[j]) and not self.are_one(i, j)


def _headings_above(units: Sequence[Unit], headings: Container[int]) -> Sequence[int]:
    """Return for each paragraph the place of the nearest of the headings before it; headings stand under none."""
    above, last = list[int](), _NONE
    for unit in units:
        last = unit.index if unit.index in headings else last
        above.append(_NONE if unit.shelf is Shelf.HEADING else last)
    return above
