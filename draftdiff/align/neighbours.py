"""Place: how a pair of paragraphs fits among the links made so far, and whether it stands in one section."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence

from draftdiff.align.units import Shelf, Unit

REACH = 4
"""How many places away a link still says where its neighbours should be."""
FAR = 9
"""A pair that is off by so many places is as far away as can be."""
_NONE = -1
"""The place of the heading above a paragraph that has none: what stands before all headings is a section too."""


class Neighbours:
    """The links made so far, to be asked how a further pair would fit; its own link, if made, does not count."""

    def __init__(self, links: Mapping[int, int], old_count: int, new_count: int) -> None:
        self._links = {-1: -1, **links, old_count: new_count}
        self._reverse = {new: old for old, new in self._links.items()}
        self._old_around = _around(self._links, old_count)
        self._new_around = _around(self._reverse, new_count)
        self._old_offsets = _offsets({old: new - old for old, new in self._links.items()}, old_count)
        self._new_offsets = _offsets({new: new - old for old, new in self._links.items()}, new_count)

    def evidence_of(self, old: int, new: int) -> dict[str, float]:
        """Return how the pair fits, for the table `place`."""
        return {"drift": self._drift(old, new), "alone": float(self._is_alone(old, new))}

    def _is_alone(self, old: int, new: int) -> bool:
        """Say whether nothing else is left on either side between two neighbours that are each other's partners."""
        old_before, old_after = self._old_around[old]
        new_before, new_after = self._new_around[new]
        if not old_after - old_before == new_after - new_before == 2:
            return False
        return self._links[old_before] == new_before and self._links[old_after] == new_after

    def _drift(self, old: int, new: int) -> float:
        """Return 0 on the diagonal of a link nearby, 1 far from each."""
        offset, nearby = new - old, self._old_offsets[old] | self._new_offsets[new]
        if offset in nearby:
            return 0.0
        return min([FAR, *[abs(offset - other) for other in nearby]]) / FAR


def _offsets(by_place: Mapping[int, int], count: int) -> Sequence[set[int]]:
    """Return for each place the offsets of the links nearby."""
    return [
        {by_place[near] for near in range(place - REACH, place + REACH + 1) if near != place and near in by_place}
        for place in range(count)
    ]


def _around(links: Mapping[int, int], count: int) -> Sequence[tuple[int, int]]:
    """Return for each place the nearest linked places before and after it."""
    linked = sorted(links)
    around, at = [], 0
    for place in range(count):
        while linked[at] < place:
            at += 1
        around.append((linked[at - 1], linked[at + (linked[at] == place)]))
    return around


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
