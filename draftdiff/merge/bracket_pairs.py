"""Brackets that a side itself has: one that opens is taken with the one that closes it, or neither is."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence

from draftdiff.merge.regions import Region, said, united

Part = tuple[Region, str | None]
"""A stretch of three texts, and the words that the merge takes of it; None: they are open."""

_Pair = tuple[int, int]
"""The first and the last of some parts."""

_CLOSING = dict(zip("([{（［｛【〔", ")]}）］｝】〕", strict=True))
_SIGN = re.compile(f"[{re.escape(''.join((*_CLOSING, *_CLOSING.values())))}]")


def with_whole_pairs(parts: Sequence[Part], texts: Sequence[str]) -> list[Part]:
    """Unite parts until each bracket is open with its partner, or taken with one that it has in a side."""
    left = [*parts]
    partners = [_partners(text) if len(left) > 1 else {} for text in texts]
    while torn := [*_torn(left, partners)]:
        pairs = [pair for pair, _ in torn if None in (left[pair[0]][1], left[pair[1]][1])]
        alone = set() if pairs else _without_partner([*_taken(left, texts)], texts, partners)
        pairs = pairs or [pair for pair, where in torn if where in alone][:1]
        if not pairs:
            break
        left = _with_united(left, pairs)
    return left


def _with_united(parts: Sequence[Part], pairs: Iterable[_Pair]) -> list[Part]:
    """Let the parts from the first to the last of each pair be one that is open."""
    left: list[Part] = []
    taken = 0
    for first, last in sorted(pairs):
        if first >= taken:
            left += [*parts[taken:first], parts[first]]
        if last >= taken:
            left[-1] = (united(left[-1][0], parts[last][0]), None)
        taken = max(taken, last + 1)
    return [*left, *parts[taken:]]


def _torn(parts: Sequence[Part], partners: Sequence[Mapping[int, int]]) -> Iterator[tuple[_Pair, tuple[int, int]]]:
    """Yield the parts of each bracket and its partner that stand in two of them, and the side and place of the one."""
    for side in (1, 2):
        starts = [region[side][0] for region, _ in parts]
        for place, other in partners[side].items():
            first, last = sorted(bisect_right(starts, at) - 1 for at in (place, other))
            if first < last:
                yield (first, last), (side, place)


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
