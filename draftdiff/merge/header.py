"""A three-way merge of the headers, field by field."""

from __future__ import annotations

import re
from typing import Any

import msgspec

from draftdiff.merge.scalars import chosen, merged_members
from draftdiff.model import Conflict, Document, Header, header_of

_SETS = ("problems", "sponsors", "originating")
"""Fields that are merged member by member."""

_SILENT = ("source", "format")
"""Fields that a person need not decide about."""

_REVISION = re.compile(r"/Rev\.(?P<number>\d+)$")


def merge_header(base: Document, ours: Document, theirs: Document) -> tuple[Header, list[Conflict]]:
    """Merge the headers; where both sides changed a field differently, one value is kept and a conflict names both."""
    before, first, second = header_of(base), header_of(ours), header_of(theirs)
    values: dict[str, object] = {}
    conflicts: list[Conflict] = []
    for name in Header.__struct_fields__:
        sides = [getattr(header, name) for header in (before, first, second)]
        if name in _SETS:
            members = merged_members(*sides)
            values[name] = tuple(sorted(members, key=msgspec.json.encode)) if sides[1] != sides[2] else sides[1]
            continue
        values[name], disagree = chosen(*sides)
        later = _later(name, sides[1], sides[2]) if disagree else None
        if later is not None:
            values[name] = later
        elif disagree and name not in _SILENT:
            texts = [value if isinstance(value, str) else msgspec.json.encode(value).decode() for value in sides]
            said_before = texts[0] if sides[0] != getattr(Header(), name) else None
            conflicts.append(Conflict(field=name, base=said_before, ours=texts[1], theirs=texts[2]))
    return msgspec.structs.replace(before, **values), conflicts


def _later(name: str, ours: Any, theirs: Any) -> str | tuple[object, ...] | None:
    """Return what two revisions of one draft leave nobody to decide: the later symbol and the later dates, or None."""
    if name == "symbol":
        drafts = {_REVISION.sub("", text) for text in (ours, theirs)}
        return max((ours, theirs), key=_revision_of) if len(drafts) == 1 else None
    if name == "events" and [event.kind for event in ours] == [event.kind for event in theirs]:
        return tuple(max(pair, key=lambda event: (event.date, event.text)) for pair in zip(ours, theirs, strict=True))
    return None


def _revision_of(symbol: str) -> tuple[int, str]:
    found = _REVISION.search(symbol)
    return (int(found["number"]) if found else 0), symbol
