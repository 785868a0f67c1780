"""Hunks that are tidied together, and what stands between them for good."""

from __future__ import annotations

from collections.abc import Iterator

from draftdiff.redline.hunks import Hunk
from draftdiff.redline.units import ANCHOR
from draftdiff.redline.weights import Weights

_HUNKS_AT_ONCE = 64
"""diff-match-patch starts again from the beginning after each change: long lists go to it in pieces."""

_PHRASE = 17
"""So many letters of equal text, three words or five Chinese characters, hold changes apart, but for islands."""

_LONGER, _MUCH_LONGER = 3, 7
"""A phrase is an island if both changes beside it are so many times as long, or one of them is much longer."""


def groups_of(hunks: list[Hunk], weights: Weights) -> list[list[Hunk]]:
    """Return the hunks in groups that have little between them, or an island."""
    groups: list[list[Hunk]] = []
    for group in _close_hunks(hunks, weights):
        if groups and len(groups[-1]) < _HUNKS_AT_ONCE and _is_island(groups[-1], group, weights):
            groups[-1] += group
        else:
            groups.append(group)
    return groups


def _close_hunks(hunks: list[Hunk], weights: Weights) -> Iterator[list[Hunk]]:
    """Yield the hunks that have less than a phrase between them."""
    group: list[Hunk] = []
    for hunk in hunks:
        if group and (len(group) == _HUNKS_AT_ONCE or weights.kept(group[-1], hunk) >= _PHRASE):
            yield group
            group = []
        group.append(hunk)
    if group:
        yield group


def _is_island(before: list[Hunk], after: list[Hunk], weights: Weights) -> bool:
    """Say whether what is kept between two groups is little beside the changes on both sides of it."""
    kept = weights.kept(before[-1], after[0])
    shorter, longer = sorted(weights.changed(group[0].to(group[-1])) for group in (before, after))
    return kept < ANCHOR and (shorter > _LONGER * kept or longer > _MUCH_LONGER * kept)
