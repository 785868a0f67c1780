"""The semantic clean-up of a difference: what is kept between two changes and is less than either goes.

The rule is that of diff-match-patch. It counts letters, but cuts no unit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from draftdiff.redline.hunks import Hunk
from draftdiff.redline.units import ANCHOR
from draftdiff.redline.weights import Weights


def clean_up(hunks: list[Hunk], old: list[str], new: list[str], weights: Weights) -> list[Hunk]:
    """Make one hunk of neighbours that keep little between them, and no more than either of them changes."""
    joined = _joined(hunks, weights)
    if len(joined) == len(hunks):
        return hunks
    untouched = frozenset(hunks)
    cleaned = ([hunk] if hunk in untouched else _parted(trim(hunk, old, new), old, new, weights) for hunk in joined)
    return list(chain.from_iterable(cleaned))


def _joined(hunks: list[Hunk], weights: Weights) -> list[Hunk]:
    joined: list[Hunk] = []
    for hunk in hunks:
        while joined and _is_small(joined[-1], hunk, weights):
            hunk = joined.pop().to(hunk)
        joined.append(hunk)
    return joined


def _is_small(before: Hunk, after: Hunk, weights: Weights) -> bool:
    kept = weights.kept(before, after)
    return kept < ANCHOR and kept <= min(weights.changed(before), weights.changed(after))


def trim(hunk: Hunk, old: Sequence[str], new: Sequence[str]) -> Hunk:
    """Leave out what the two sides of a hunk have in common at their ends."""
    old_start, old_end, new_start, new_end = hunk
    while old_start < old_end and new_start < new_end and old[old_start] == new[new_start]:
        old_start, new_start = old_start + 1, new_start + 1
    while old_start < old_end and new_start < new_end and old[old_end - 1] == new[new_end - 1]:
        old_end, new_end = old_end - 1, new_end - 1
    return Hunk(old_start, old_end, new_start, new_end)


def _parted(hunk: Hunk, old: list[str], new: list[str], weights: Weights) -> list[Hunk]:
    """Keep what changed places with no more than itself: *winds* of `tides and winds` in `winds and tides`."""
    old_start, old_end, new_start, new_end = hunk
    deleted, inserted = old[old_start:old_end], new[new_start:new_end]
    last, first = _overlap(deleted, inserted), _overlap(inserted, deleted)
    weight_of_last = weights.deleted(hunk._replace(old_start=old_end - last))
    weight_of_first = weights.deleted(hunk._replace(old_end=old_start + first))
    least = min(weights.deleted(hunk), weights.inserted(hunk)) / 2
    if last and weight_of_last >= max(weight_of_first, least):
        after = Hunk(old_end, old_end, new_start + last, new_end)
        return [Hunk(old_start, old_end - last, new_start, new_start), after]
    if first and weight_of_first > weight_of_last and weight_of_first >= least:
        before = Hunk(old_start, old_start, new_start, new_end - first)
        return [before, Hunk(old_start + first, old_end, new_end, new_end)]
    return [hunk]


def _overlap(one: list[str], other: list[str]) -> int:
    """Return how many units at the end of the one are the beginning of the other."""
    for place in range(max(0, len(one) - len(other)), len(one)):
        if one[place] == other[0] and one[place:] == other[: len(one) - place]:
            return len(one) - place
    return 0


def groups_of(hunks: list[Hunk], weights: Weights) -> Iterator[list[Hunk]]:
    """Yield hunks that stand close together; between two groups much is kept."""
    group: list[Hunk] = []
    for hunk in hunks:
        if group and weights.kept(group[-1], hunk) >= ANCHOR:
            yield group
            group = []
        group.append(hunk)
    if group:
        yield group
