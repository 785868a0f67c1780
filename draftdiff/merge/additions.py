"""Behind which paragraph goes what one side added: behind what it follows there, unless the other side moved that."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from draftdiff.merge.places import Place

Parents = Mapping[Place, Place]
"""The clause or item to which each item of a list belongs."""
Runs = dict[Place | None, list[Place]]
"""What goes behind each place; None: to the beginning."""


class Side(NamedTuple):
    """The places of a side in its order, and which of them it alone moved, or took out of their list."""

    order: Sequence[Place]
    parents: Parents = MappingProxyType({})
    moved: Collection[Place] = ()
    relisted: Collection[Place] = ()


_UNMOVED = Side(())


def runs_of(side: Side, shared: Collection[Place], other: Side = _UNMOVED) -> Runs:
    """Group what a side alone added by the shared paragraph behind which it goes."""
    runs: Runs = {}
    anchors: dict[Place | None, Place | None] = {}
    reached: dict[Place | None, int] = {None: 0}
    before: list[Place] = []
    ahead = _ahead(side.order, shared)
    for place in side.order:
        reached[place] = len(before)
        if place in shared:
            before.append(place)
            continue
        parent = side.parents.get(place)
        inside = reversed(before[reached[parent] :])
        left = (one for one in inside if not _is_away(one, parent, ahead[place], other))
        anchors[place] = next(left, anchors.get(parent))
        runs.setdefault(anchors[place], []).append(place)
    return runs


def _ahead(order: Sequence[Place], shared: Collection[Place]) -> dict[Place, Place | None]:
    """Return the next shared place behind each place."""
    ahead: dict[Place, Place | None] = {}
    following: Place | None = None
    for place in reversed(order):
        ahead[place] = following
        following = place if place in shared else following
    return ahead


def _is_away(one: Place, parent: Place | None, ahead: Place | None, other: Side) -> bool:
    """Say whether the other side took a place from before an addition: alone, not with its list or what follows.

    `parent` is the clause of which the addition is an item, `ahead` what follows the addition.
    """
    is_relisted = parent not in (None, one) and one in other.relisted
    return is_relisted or (one in other.moved and ahead not in other.moved and parent not in other.moved)
