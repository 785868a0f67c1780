"""Lists of sponsors, which the source's workflow prints in English: `Egypt, Fiji (on behalf of …) and Peru`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import msgspec

from draftdiff.package_data import read_package_data


class _Names(msgspec.Struct, frozen=True):
    """What `sponsors.json` holds: the word before the last sponsor, and names that contain it."""

    conjunction: str
    names: tuple[str, ...]


@cache
def _names() -> _Names:
    return msgspec.json.decode(read_package_data("importers", "akoma_ntoso", "sponsors.json"), type=_Names)


def split_sponsors(printed: str) -> tuple[str, ...]:
    """Return the sponsors of a printed list, in its order."""
    pieces = [piece for piece in map(str.strip, _pieces(printed)) if piece]
    return (*pieces[:-1], *_split_last(pieces[-1])) if pieces else ()


def _pieces(printed: str) -> Iterator[str]:
    """Split at the commas that stand in no brackets."""
    depth = start = 0
    for position, sign in enumerate(printed):
        depth += {"(": 1, ")": -1}.get(sign, 0)
        if sign == "," and depth <= 0:
            yield printed[start:position]
            start = position + 1
    yield printed[start:]


def _split_last(piece: str) -> list[str]:
    """Split `Fiji and Peru`; not `Antigua and Barbuda`, nor within brackets."""
    conjunction = _names().conjunction
    position = piece.rfind(conjunction)
    while position >= 0:
        if not _is_inside(piece, position):
            return [piece[:position].strip(), piece[position + len(conjunction) :].strip()]
        position = piece.rfind(conjunction, 0, position)
    return [piece.removeprefix(conjunction.lstrip())]


def _is_inside(piece: str, position: int) -> bool:
    """Say whether the conjunction at a position belongs to a name or stands in brackets."""
    if piece.count("(", 0, position) > piece.count(")", 0, position):
        return True
    return any(
        start <= position < start + len(name)
        for name in _names().names
        for start in range(max(position - len(name), 0), position + 1)
        if piece.startswith(name, start)
    )
