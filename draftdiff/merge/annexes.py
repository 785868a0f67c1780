"""Annexes of base, ours and theirs: a side that puts one in or takes one out counts the others on.

While texts are merged an annex has a number that is the same in all of them, and in the merged text they are counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import product

from msgspec.structs import replace

from draftdiff.merge.edits import restated
from draftdiff.merge.order import ORDER
from draftdiff.merge.places import LEAST_LIKE, Descent, Sides, headings_of, with_headings
from draftdiff.model import Conflict, Document, Paragraph
from draftdiff.sequences import each_once, likeness
from draftdiff.tokens import words_of

_STEP = 1000
"""The second annex of the base has twice this number; there is room behind it for those that sides put in."""


def with_shared_annexes(sides: Sides, descents: Sequence[Descent]) -> tuple[Sides, list[Descent]]:
    """Give each annex the number of that of the base of which it has most words, a new one a number of its own.

    What both sides put in is one annex if it has words enough in common. The headings of an annex are one.
    """
    base, ours, theirs = sides
    in_ours, in_theirs = (_continued(base, side, descent) for side, descent in zip(sides[1:], descents, strict=True))
    new_ours, new_theirs = _texts_beyond(in_ours, ours), _texts_beyond(in_theirs, theirs)
    is_second = [*new_theirs.values()] < [*new_ours.values()]
    in_ours = _with_new(in_ours, _annexes(ours), odd=is_second)
    in_theirs = _with_new(in_theirs, _annexes(theirs), odd=not is_second)
    alike = (
        (-found, one, other)
        for (one, text), (other, its_text) in product(new_ours.items(), new_theirs.items())
        if (found := likeness(words_of(text), words_of(its_text))) >= LEAST_LIKE
    )
    for one, other in each_once((one, other) for _, one, other in sorted(alike)):
        in_ours[one] = in_theirs[other] = min(in_ours[one], in_theirs[other])
    in_base = {annex: annex * _STEP for annex in _annexes(base)}
    base, ours, theirs = map(_numbered, sides, (in_base, in_ours, in_theirs))
    return (base, ours, theirs), [with_headings(descents[0], base, ours), with_headings(descents[1], base, theirs)]


def _continued(base: Document, side: Document, descent: Descent) -> dict[int, int]:
    """Return the shared number of each annex of a side that continues one of the base."""
    in_base, in_side = ({p.key: p for p in one.paragraphs if p.annex} for one in (base, side))
    pairs = [*descent.partners.items(), *(pair for link in descent.uneven for pair in product(link.old, link.new))]
    common = Counter[tuple[int, int]]()
    for old, new in pairs:
        if old in in_base and new in in_side:
            common[in_base[old].annex, in_side[new].annex] += len(in_side[new].text)
    known: dict[int, int] = {}
    for (before, now), _ in sorted(common.items(), key=lambda one: (-one[1], one[0])):
        if now not in known and before * _STEP not in known.values():
            known[now] = before * _STEP
    return known


def _with_new(known: Mapping[int, int], annexes: Iterable[int], *, odd: bool) -> dict[int, int]:
    """Number new annexes behind the ones that they follow: even numbers are of one side, odd ones of the other."""
    numbers = {**known}
    behind = 0
    for annex in annexes:
        numbers.setdefault(annex, behind + 2 + odd)
        behind = numbers[annex] // 2 * 2
    return numbers


def with_counted_annexes(
    paragraphs: Sequence[Paragraph], conflicts: Iterable[Conflict], sides: Sides
) -> tuple[tuple[Paragraph, ...], list[Conflict]]:
    """Count the annexes of a merged text. A conflict tells of the heading of one that no side has in that place."""
    places = _places(paragraphs)
    in_sides = [_places(side.paragraphs) for side in sides[1:]]

    def counted(annex: str) -> str:
        return str(places.get(int(annex), int(annex) // _STEP))

    told = [restated(one, counted) if one.field == "annex" else one for one in conflicts]
    for annex, heading in headings_of(paragraphs).items():
        # A side may have an annex in the place of the merged text, and as the only one if it is that here.
        alike = [in_side for in_side in in_sides if (len(in_side) > 1) == (len(places) > 1)]
        if all(in_side.get(annex) != places[annex] for in_side in alike):
            told.append(Conflict(key=heading.key, field=ORDER, base=heading.text))
    return tuple(replace(one, annex=places.get(one.annex, 0)) for one in paragraphs), told


def _places(paragraphs: Iterable[Paragraph]) -> dict[int, int]:
    """Return which annexes there are, by their numbers, and the place of each."""
    found = dict.fromkeys(paragraph.annex for paragraph in paragraphs if paragraph.annex)
    return {annex: place for place, annex in enumerate(found, 1)}


def _numbered(document: Document, numbers: Mapping[int, int]) -> Document:
    numbered = (replace(one, annex=numbers[one.annex]) if one.annex else one for one in document.paragraphs)
    return replace(document, paragraphs=tuple(numbered))


def _texts_beyond(known: Collection[int], document: Document) -> dict[int, str]:
    """Return the texts of the annexes that a side put in."""
    return {
        annex: " ".join(paragraph.text for paragraph in document.paragraphs if paragraph.annex == annex)
        for annex in _annexes(document)
        if annex not in known
    }


def _annexes(document: Document) -> list[int]:
    return [*_places(document.paragraphs)]
