"""Order: which links keep it, which move, and how well a pair fits between its neighbours."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from msgspec import Struct


def moved_of(links: Sequence[tuple[int, int]], weights: Sequence[int]) -> set[int]:
    """Return the places of the links outside the longest increasing run; of equally long runs, that with more text.

    `links` are old and new indices in old order, `weights` the text that each keeps in place: at most the shorter.
    """
    kept = _longest_run([new for _, new in links], weights)
    return set(range(len(links))) - kept


def _longest_run(values: Sequence[int], weights: Sequence[int]) -> set[int]:
    """Places of the longest increasing run, heaviest among the longest (a tree of best prefixes by value)."""
    ranks = {value: rank for rank, value in enumerate(sorted(values), 1)}
    tree: list[tuple[int, int, int]] = [(0, 0, -1)] * (len(values) + 1)
    before = [-1] * len(values)
    for place, value in enumerate(values):
        length, weight, before[place] = _best_below(tree, ranks[value])
        _enter(tree, ranks[value], (length + 1, weight + weights[place], place))
    place = _best_below(tree, len(values) + 1)[2]
    kept = set[int]()
    while place >= 0:
        kept.add(place)
        place = before[place]
    return kept


def _best_below(tree: Sequence[tuple[int, int, int]], rank: int) -> tuple[int, int, int]:
    best, rank = (0, 0, -1), rank - 1
    while rank > 0:
        best = max(best, tree[rank], key=lambda run: run[:2])
        rank -= rank & -rank
    return best


def _enter(tree: list[tuple[int, int, int]], rank: int, run: tuple[int, int, int]) -> None:
    while rank < len(tree):
        tree[rank] = max(tree[rank], run, key=lambda entry: entry[:2])
        rank += rank & -rank


class Place(Struct, frozen=True):
    """How a pair stands among the links made so far."""

    before: float
    """1 if the nearest linked paragraphs before both are each other's partners, less with each paragraph between."""
    after: float
    crossed: float
    """Share of the nearby links that the pair would cross."""
    alone: float
    """1 if between its neighbours nothing else is left on either side."""


class Neighbours:
    """The links made so far, to be asked how a further pair would fit."""

    def __init__(self, links: Mapping[int, int], old_count: int, new_count: int) -> None:
        self._old = sorted(links)
        self._new = sorted(links.values())
        self._links = dict(links)
        self._reverse = {new: old for old, new in links.items()}
        self._counts = (old_count, new_count)

    def place_of(self, old: int, new: int) -> Place:
        """Say how the pair fits; its own link, if made, does not count."""
        old_before, old_after = self._around(self._old, old, self._links, self._counts[0])
        new_before, new_after = self._around(self._new, new, self._reverse, self._counts[1])
        before = self._follows(old_before, new_before)
        after = self._follows(old_after, new_after)
        gap = (old_after - old_before - 1, new_after - new_before - 1)
        return Place(
            before=before / (1 + abs((old - old_before) - (new - new_before))),
            after=after / (1 + abs((old_after - old) - (new_after - new))),
            crossed=self._crossed(old, new),
            alone=float(bool(before and after) and gap == (1, 1)),
        )

    def _follows(self, old: int, new: int) -> bool:
        return self._links.get(old, -1) == new or (old, new) in ((-1, -1), self._counts)

    def _around(self, linked: list[int], place: int, links: Mapping[int, int], count: int) -> tuple[int, int]:
        at = bisect_left(linked, place)
        here = place in links
        before = linked[at - 1] if at else -1
        follow = at + here
        after = linked[follow] if follow < len(linked) else count
        return before, after

    def _crossed(self, old: int, new: int, reach: int = 5) -> float:
        at = bisect_left(self._old, old)
        near = [(i, self._links[i]) for i in self._old[max(0, at - reach) : at + reach + 1] if i != old]
        at = bisect_left(self._new, new)
        near += [(self._reverse[j], j) for j in self._new[max(0, at - reach) : at + reach + 1] if j != new]
        crossing = sum((i - old) * (j - new) < 0 for i, j in near)
        return crossing / max(1, len(near))
