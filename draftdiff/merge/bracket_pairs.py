"""Brackets that a side itself has: one that opens is taken with the one that closes it, or neither is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from draftdiff.merge.regions import Region, said, united

Part = tuple[Region, str | None]
"""A stretch of three texts, and the words that the merge takes of it; None: they are open."""

_CLOSING = dict(zip("([{（［｛【〔", ")]}）］｝】〕", strict=True))
_SIGN = re.compile(f"[{re.escape(''.join((*_CLOSING, *_CLOSING.values())))}]")


def with_whole_pairs(parts: Sequence[Part], texts: Sequence[str]) -> list[Part]:
    """Unite parts until each bracket is open with its partner, or taken with one that it has in a side."""
    left = [*parts]
    partners = [_partners(text) if len(left) > 1 else {} for text in texts]
    while torn := next(_torn(left, texts, partners), None):
        first, last = torn
        left[first : last + 1] = [(united(left[first][0], left[last][0]), None)]
    return left


def _torn(
    parts: Sequence[Part], texts: Sequence[str], partners: Sequence[Mapping[int, int]]
) -> Iterator[tuple[int, int]]:
    """Yield the first and last part of each pair of ours or of theirs of which one end is open, or taken alone."""
    alone = _without_partner([*_taken(parts, texts)], texts, partners)
    for side in (1, 2):
        for place, other in partners[side].items():
            first, last = sorted(_part_at(parts, side, at) for at in (place, other))
            is_open = None in (parts[first][1], parts[last][1])
            if first < last and (is_open or (side, place) in alone):
                yield first, last


def _taken(parts: Sequence[Part], texts: Sequence[str]) -> Iterator[dict[int, int]]:
    """Yield where each bracket that is taken stands in ours and in theirs, as far as they have it."""
    for region, taken in parts:
        words = said(region, texts)
        has = [side for side in (1, 2) if words[side] == taken]
        for sign in _SIGN.finditer(taken or ""):
            yield {side: region[side][0] + sign.start() for side in has}


def _without_partner(
    taken: Sequence[Mapping[int, int]], texts: Sequence[str], partners: Sequence[Mapping[int, int]]
) -> set[tuple[int, int]]:
    """Return the sides and places of brackets that are taken, and have another partner then than in any side."""
    signs = (next(iter(places.items())) for places in taken)
    paired = _partners("".join(texts[side][at] for side, at in signs))
    alone: set[tuple[int, int]] = set()
    for number, places in enumerate(taken):
        other: Mapping[int, int] = taken[paired[number]] if number in paired else {}
        if all(partners[side].get(at) != other.get(side) for side, at in places.items()):
            alone.update(places.items())
    return alone


def _part_at(parts: Sequence[Part], side: int, place: int) -> int:
    return next(n for n, (region, _) in enumerate(parts) if region[side][0] <= place < region[side][1])


def _partners(text: str) -> dict[int, int]:
    """Return where the partner of each bracket of a text stands; one without a partner is left out."""
    partners: dict[int, int] = {}
    opened: dict[str, list[int]] = {}
    for found in _SIGN.finditer(text):
        place, sign = found.start(), found.group()
        if sign in _CLOSING:
            opened.setdefault(_CLOSING[sign], []).append(place)
        elif opened.get(sign):
            start = opened[sign].pop()
            partners |= {start: place, place: start}
    return partners
