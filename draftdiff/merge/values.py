"""A three-way choice between whole values, and between the members of sets; so the headers, field by field."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

import msgspec
from msgspec.structs import replace

from draftdiff.model import Conflict, Document, Header, header_of
from draftdiff.symbols import parse_symbol

Value = TypeVar("Value")

_SETS = ("problems", "sponsors", "originating")
"""Fields that are merged member by member; what a side took out as a whole, as a resolution its sponsors, is not."""

_SILENT = ("source", "format")
"""Fields that a person need not decide about."""


def merge_header(base: Document, ours: Document, theirs: Document) -> tuple[Header, list[Conflict]]:
    """Merge the headers; where both sides changed a field differently, one value is kept and a conflict names both."""
    before, first, second = header_of(base), header_of(ours), header_of(theirs)
    values: dict[str, object] = {}
    conflicts: list[Conflict] = []
    for name in Header.__struct_fields__:
        sides = [getattr(header, name) for header in (before, first, second)]
        values[name], disagree = chosen(*sides)
        if disagree and name in _SETS and all(sides[1:]):
            values[name] = tuple(sorted(merged_members(*sides), key=msgspec.json.encode))
            continue
        later = _later(name, sides[1], sides[2]) if disagree else None
        if later is not None:
            values[name] = later
        elif disagree and name not in _SILENT:
            texts = [value if isinstance(value, str) else msgspec.json.encode(value).decode() for value in sides]
            said_before = texts[0] if sides[0] != getattr(Header(), name) else None
            conflicts.append(Conflict(field=name, base=said_before, ours=texts[1], theirs=texts[2]))
    return replace(before, **values), conflicts


def _later(name: str, ours: Any, theirs: Any) -> str | tuple[object, ...] | None:
    """Return what two revisions of one draft leave nobody to decide: the later symbol and the later dates, or None."""
    if name == "symbol":
        return _later_symbol(*sorted((ours, theirs)))
    if name == "events" and [event.kind for event in ours] == [event.kind for event in theirs]:
        return tuple(max(pair, key=lambda event: (event.date, event.text)) for pair in zip(ours, theirs, strict=True))
    return None


def _later_symbol(first: str, second: str) -> str | None:
    """Return the symbol of the later of two revisions, None for those of two drafts; of equal ones the second."""
    one, other = parse_symbol(first), parse_symbol(second)
    if one is None or other is None or one.unrevised != other.unrevised:
        return None
    return first if one.revision > other.revision else second


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
