"""The best one-to-one assignment on a sparse graph of scored pairs."""

from __future__ import annotations

import heapq
from collections.abc import Mapping


def assign(scores: Mapping[tuple[int, int], int]) -> dict[int, int]:
    """Return the one-to-one pairs (old to new) with the greatest sum of scores; pairs of no positive score stay out.

    Successive shortest augmenting paths with potentials, from each old paragraph in turn; every paragraph may also
    stay alone at score 0. Integers, so the result does not depend on the machine; equal sums go to the pairs that
    stand first.
    """
    edges: dict[int, list[tuple[int, int]]] = {}
    for (old, new), score in sorted(scores.items()):
        if score > 0:
            edges.setdefault(old, []).append((new, score))
    state = _State(edges)
    for old in edges:
        state.augment(old)
    return {old: new for new, old in sorted(state.partner_of_new.items(), key=lambda pair: pair[1])}


class _State:
    """Matching and potentials. Costs are negated scores; staying alone is a private column at cost 0."""

    def __init__(self, edges: dict[int, list[tuple[int, int]]]) -> None:
        self.edges = edges
        self.partner_of_new: dict[int, int] = {}
        self.partner_of_old: dict[int, int] = {}
        self.price_old = {old: min(-score for _, score in found) for old, found in edges.items()}
        self.price_new: dict[int, int] = {}

    def augment(self, root: int) -> None:
        """Give `root` its best place, moving others along the cheapest path."""
        distance: dict[int, int] = {}
        came: dict[int, int] = {}
        done: dict[int, int] = {}
        settled_old = {root: 0}
        best_alone = (-self.price_old[root], -root)  # of equal ones the last: the first continues what stood there
        heap: list[tuple[int, int]] = []
        self._relax(root, 0, distance, came, heap)
        end: int | None = None
        while heap and heap[0][0] < best_alone[0]:
            length, new = heapq.heappop(heap)
            if new in done or length > distance[new]:
                continue
            done[new] = length
            owner = self.partner_of_new.get(new)
            if owner is None:
                end = new
                break
            settled_old[owner] = length
            best_alone = min(best_alone, (length - self.price_old[owner], -owner))
            self._relax(owner, length, distance, came, heap)
        self._raise_prices(best_alone[0] if end is None else done[end], settled_old, done)
        self._turn(root, end, -best_alone[1], came)

    def _relax(
        self, old: int, length: int, distance: dict[int, int], came: dict[int, int], heap: list[tuple[int, int]]
    ) -> None:
        for new, score in self.edges[old]:
            if self.partner_of_old.get(old) == new:
                continue
            reached = length - score - self.price_old[old] - self.price_new.get(new, 0)
            if new not in distance or reached < distance[new]:
                distance[new] = reached
                came[new] = old
                heapq.heappush(heap, (reached, new))

    def _raise_prices(self, total: int, settled_old: Mapping[int, int], settled_new: Mapping[int, int]) -> None:
        """Keep every reduced cost from being negative, after a path of this length was found."""
        for old, length in settled_old.items():
            self.price_old[old] += total - length
        for new, length in settled_new.items():
            if length < total:
                self.price_new[new] = self.price_new.get(new, 0) - (total - length)

    def _turn(self, root: int, end: int | None, alone: int, came: dict[int, int]) -> None:
        """Walk the path back to the root and hand each column to the one who reached it."""
        if end is None and alone != root:
            end = self.partner_of_old.pop(alone)
        while end is not None:
            old = came[end]
            self.partner_of_new[end] = old
            self.partner_of_old[old], end = end, self.partner_of_old.get(old)
