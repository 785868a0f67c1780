"""What was found once need not be looked for again."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any, TypeVar

T = TypeVar("T")


class Memory:
    """Keeps what functions find in a frozen record, whichever rules ask."""

    @cached_property
    def _found(self) -> dict[str, Any]:
        return {}

    def remembered(self, name: str, find: Callable[[Any], T]) -> T:
        """Return what a function finds in this record; it is asked once."""
        if name not in self._found:
            self._found[name] = find(self)
        found: T = self._found[name]
        return found
