"""What was found once need not be looked for again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

from msgspec import Struct

R = TypeVar("R", bound="Memory")
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


class once(Generic[R, T]):
    """A property of such a record that is found when it is first asked for; that of `functools` takes a lock."""

    def __init__(self, find: Callable[[R], T]) -> None:
        self._find = find
        self.__doc__ = find.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, record: None, owner: type) -> once[R, T]: ...

    @overload
    def __get__(self, record: R, owner: type) -> T: ...

    def __get__(self, record: R | None, owner: type) -> once[R, T] | T:
        if record is None:
            return self
        found = record.__dict__[self._name] = self._find(record)
        return found
