"""Bracketed alternatives, the way negotiators write them: `[norland: Requests][meridia: Invites]`, each with a mark.

A bracket of the text itself that a region of a merge cuts stands whole in one alternative, with its partner.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from draftdiff.errors import DraftdiffError
from draftdiff.merge.regions import Region, said, united
from draftdiff.model import Document, Mark, MarkKind, Note, Paragraph
from draftdiff.tokens import compared_text

Part = tuple[Region, str | None]
"""A stretch of three texts, and the words that the merge takes of it; None: they are open."""

_Pair = tuple[int, int]
"""The first and the last of some parts."""

_CLOSING = dict(zip("([{（［｛【〔", ")]}）］｝】〕", strict=True))
_SIGN = re.compile(f"[{re.escape(''.join((*_CLOSING, *_CLOSING.values())))}]")


class SideNames(NamedTuple):
    """What the two sides are called in bracketed alternatives."""

    ours: str
    theirs: str


SIDES = SideNames("ours", "theirs")


def named_sides(names: tuple[str, str]) -> SideNames:
    """Return two names as those of the sides. Raises DraftdiffError for names that would break the brackets."""
    ours, theirs = names
    if ours == theirs or not all(name and name.isprintable() and not set(name) & set("[]:") for name in names):
        hint = "two different names, without brackets and colons"
        raise DraftdiffError("these cannot be the names of two sides", hint=hint, slug="side-names")
    return SideNames(ours, theirs)


NOTHING = "—"
"""Stands in a bracket for a side that has no text there."""


def alternatives(ours: str, theirs: str, names: SideNames, at: int = 0) -> tuple[str, list[Mark]]:
    """Write the words of both sides in brackets, in an order that does not depend on the side; they begin at a place.

    Return them with the mark of each.
    """
    one, other = sorted(((ours, names.ours), (theirs, names.theirs)))
    first, mark = bracketed(*one, at)
    second, last = bracketed(*other, mark.end)
    return first + second, [mark, last]


def bracketed(text: str, name: str, at: int = 0) -> tuple[str, Mark]:
    """Write the words of a side in a bracket, and mark it as one that begins at a place."""
    written = f"[{name}: {text or NOTHING}]"
    return written, Mark(kind=MarkKind.ALTERNATIVE, start=at, end=at + len(written), value=name)


def inside(mark: Mark) -> tuple[int, int]:
    """Return where the words of an alternative begin and end."""
    return mark.start + len(mark.value) + 3, mark.end - 1


def alternatives_in(holder: Paragraph | Note) -> list[Mark]:
    """Return the alternatives of a text, in order; of those that stand in one another the outer ones."""
    found = [mark for mark in holder.marks if mark.kind is MarkKind.ALTERNATIVE]
    outer: list[Mark] = []
    for mark in sorted(found, key=lambda mark: (mark.start, -mark.end)):
        if not outer or mark.start >= outer[-1].end:
            outer.append(mark)
    return outer


def words_of_alternative(text: str, mark: Mark) -> str:
    """Return what stands in the bracket of an alternative, behind the name of its side."""
    start, end = inside(mark)
    return text[start:end]


def has_alternatives(paragraph: Paragraph) -> bool:
    """Say whether words of a paragraph or of its notes are open."""
    return any(map(alternatives_in, texts_of(paragraph)))


def texts_of(paragraph: Paragraph) -> tuple[Paragraph | Note, ...]:
    """Return what holds text in a paragraph: itself, and its notes."""
    return (paragraph, *paragraph.notes)


def open_places(holder: Paragraph | Note) -> list[tuple[int, int]]:
    """Return the stretches of a text that are open: alternatives side by side are one."""
    places: list[tuple[int, int]] = []
    for mark in alternatives_in(holder):
        if places and places[-1][1] == mark.start:
            places[-1] = (places[-1][0], mark.end)
        else:
            places.append((mark.start, mark.end))
    return places


def side_names(document: Document) -> SideNames:
    """Return what the two sides are called: as in the brackets of open words, ours and theirs where there are none."""
    paragraphs = {paragraph.key: paragraph for paragraph in document.paragraphs}
    open_there = [(one, texts_of(paragraphs[one.key])) for one in document.conflicts if one.key in paragraphs]
    for conflict, holder in ((conflict, holder) for conflict, holders in open_there for holder in holders):
        for pair in pairwise(alternatives_in(holder)):
            for one, other in (pair, pair[::-1]):
                words = words_of_alternative(holder.text, one)
                in_ours, in_theirs = words in (conflict.ours or ""), words in (conflict.theirs or "")
                if words != NOTHING and in_ours != in_theirs and one.value != other.value:
                    return SideNames(one.value, other.value) if in_ours else SideNames(other.value, one.value)
    return SIDES


def with_whole_pairs(parts: Sequence[Part], texts: Sequence[str]) -> list[Part]:
    """Unite parts until each bracket is open with its partner, or taken with one that it has in a side."""
    partners = [_partners(text) if len(parts) > 1 else {} for text in texts]
    left = _with_united(parts, _agreed(parts, texts, partners))
    while torn := [*_torn(left, partners)]:
        pairs = [pair for pair, _ in torn if None in (left[pair[0]][1], left[pair[1]][1])]
        alone = set() if pairs else _without_partner([*_taken(left, texts)], texts, partners)
        pairs = pairs or [pair for pair, where in torn if where in alone][:1]
        if not pairs:
            break
        left = _with_united(left, pairs)
    return left


def _agreed(parts: Sequence[Part], texts: Sequence[str], partners: Sequence[Mapping[int, int]]) -> Iterator[_Pair]:
    """Yield the parts of brackets that a side took off words of the base, where the other changed these words.

    It agreed to the old words alone: without brackets the new ones would look agreed.
    """
    starts = [region[0][0] for region, _ in parts]
    words = [[compared_text(text) for text in said(region, texts)] for region, _ in parts]
    for pair in partners[0].items():
        first, last = (bisect_right(starts, at) - 1 for at in pair)
        has = [_are_paired(parts[first][0][n], parts[last][0][n], partners[n]) for n in range(3)]
        for side, other in ((1, 2), (2, 1)):
            changed = (one[other] != one[0] for one in words[first : last + 1])
            if first < last and has[other] and not has[side] and any(changed):
                yield first, last


def _are_paired(first: tuple[int, int], last: tuple[int, int], partners: Mapping[int, int]) -> bool:
    """Say whether a bracket in one stretch of a text has its partner in another."""
    return any(start in range(*first) and end in range(*last) for start, end in partners.items())


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
