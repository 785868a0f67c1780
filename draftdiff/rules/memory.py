"""What was found once need not be looked for again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from msgspec import Struct

T = TypeVar("T")


class Memory(Struct, frozen=True, eq=False, dict=True):
    """A frozen record that keeps what was found in it, whichever rules ask."""

    def remembered(self, name: str, find: Callable[[Any], T]) -> T:
        """Return what a function finds in this record; it is asked once."""
        kept = self.__dict__
        if name not in kept:
            kept[name] = find(self)
        found: T = kept[name]
        return found
