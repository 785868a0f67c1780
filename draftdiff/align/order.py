"""Order: which links keep it, and which move."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise


def moved_of(links: Sequence[tuple[int, int]], weights: Sequence[int]) -> set[int]:
    """Return the places of the links outside the longest increasing run; of equally long runs, that with more text.

    `links` are old and new indices in old order, `weights` the text that each keeps in place: at most the shorter.
    """
    news = [new for _, new in links]
    if all(before < after for before, after in pairwise(news)):
        return set()
    return set(range(len(links))) - _longest_run(news, weights)


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
