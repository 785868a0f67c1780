"""Three-way choice between whole values, and between the members of sets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

import msgspec

Value = TypeVar("Value")


def chosen(base: Value, ours: Value, theirs: Value) -> tuple[Value, bool]:
    """Return the value that a merge takes, and whether the sides disagree.

    Where they do, the value is picked by its own content, so that exchanging the sides changes nothing.
    """
    if ours == theirs or theirs == base:
        return ours, False
    if ours == base:
        return theirs, False
    return min((ours, theirs), key=msgspec.json.encode), True


def merged_members(base: Iterable[Value], ours: Sequence[Value], theirs: Sequence[Value]) -> list[Value]:
    """Merge three collections as sets: what a side added is in, what a side took out is not."""
    before = list(base)
    kept = [item for item in ours if item in theirs or item not in before]
    return kept + [item for item in theirs if item not in before and item not in ours]
