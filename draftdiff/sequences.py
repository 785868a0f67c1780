"""What two sequences have in common, in order; which pairs keep their order, and which move; the groups of one.

Written here because a comparison needs nothing else of a library for edit distances, which would take longer to load
than all redlines of a resolution take.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TypeVar

Item = TypeVar("Item")
Old = TypeVar("Old", bound=Hashable)
New = TypeVar("New", bound=Hashable)
Run = tuple[int, int, int]
"""Where a common stretch begins in either sequence, and its length."""


def equal_runs(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Run]:
    """Return a longest common subsequence as runs, in order: what lies between two runs differs."""
    first, last = _common_ends(old, new)
    runs = [(0, 0, first)] if first else []
    runs += _runs_inside(old[first : len(old) - last], new[first : len(new) - last], first)
    if last:
        runs.append((len(old) - last, len(new) - last, last))
    return runs


def likeness(old: Sequence[Hashable], new: Sequence[Hashable]) -> float:
    """Return which share of two sequences is common, in order: 0..1, rounded to 3 decimals."""
    whole = len(old) + len(new)
    if not whole:
        return 1.0
    first, last = _common_ends(old, new)
    rest = old[first : len(old) - last]
    # The last level alone is kept: those of long texts are large.
    level = deque(_levels(rest, new[first : len(new) - last]), maxlen=1).pop()
    grown = len(rest) - (level & ((1 << len(rest)) - 1)).bit_count()
    return round(1.0 - (whole - 2 * (first + grown + last)) / whole, 3)


def each_once(ranked: Iterable[tuple[Old, New]]) -> Iterator[tuple[Old, New]]:
    """Yield pairs in their order, without those that hold what an earlier one holds on the same side."""
    old_taken: set[Old] = set()
    new_taken: set[New] = set()
    for old, new in ranked:
        if old not in old_taken and new not in new_taken:
            old_taken.add(old)
            new_taken.add(new)
            yield old, new


def grouped(items: Iterable[Item], goes_on: Callable[[list[Item], Item], bool]) -> list[list[Item]]:
    """Part items into groups, in order: each is of the group before it if it goes on with that, else begins one."""
    groups: list[list[Item]] = []
    for item in items:
        if groups and goes_on(groups[-1], item):
            groups[-1].append(item)
        else:
            groups.append([item])
    return groups


def _common_ends(old: Sequence[Hashable], new: Sequence[Hashable]) -> tuple[int, int]:
    """Return how many items two sequences share at their start, and how many of the others at their end."""
    most = min(len(old), len(new))
    first = 0
    while first < most and old[first] == new[first]:
        first += 1
    last = 0
    while last < most - first and old[-1 - last] == new[-1 - last]:
        last += 1
    return first, last


def _runs_inside(old: Sequence[Hashable], new: Sequence[Hashable], offset: int) -> list[Run]:
    """Walk back through the common lengths from the last items: a match is where they grow for the first time."""
    if not old or not new:
        return []
    rows = [*_levels(old, new)]
    runs: list[Run] = []
    old_end = new_end = length = 0
    column, row = len(old), len(new)
    while column := (~rows[row] & ((1 << column) - 1)).bit_length():
        match = 1 << (column - 1)
        while not rows[row - 1] & match:
            row -= 1
        column, row = column - 1, row - 1
        if (column, row) == (old_end - length - 1, new_end - length - 1):
            length += 1
        else:
            runs.append((old_end - length + offset, new_end - length + offset, length))
            old_end, new_end, length = column + 1, row + 1, 1
    runs.append((old_end - length + offset, new_end - length + offset, length))
    return runs[:0:-1]  # in order, without the empty one that was there before any match


def _levels(old: Sequence[Hashable], new: Sequence[Hashable]) -> Iterator[int]:
    """Yield for no new item, for the first, for the first two … where the common length grows along the old items.

    Bit `i` stands for the old item `i`, and is 0 where the length grows. The algorithm: Heikki Hyyrö, Bit-Parallel
    LCS-length Computation Revisited (2004).
    """
    places: dict[Hashable, int] = {}
    for place, item in enumerate(old):
        places[item] = places.get(item, 0) | 1 << place
    level = (1 << len(old)) - 1
    yield level
    for item in new:
        matches = level & places.get(item, 0)
        level = (level + matches) | (level - matches)
        yield level


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
