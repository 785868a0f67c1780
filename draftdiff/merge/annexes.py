"""Annexes of base, ours and theirs: a side that puts one in or takes one out counts the others on.

While texts are merged an annex has a number that is the same in all of them, and in the merged text they are counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import product

from msgspec.structs import replace

from draftdiff.merge.order import ORDER
from draftdiff.merge.places import LEAST_LIKE, Descent, Sides, headings_of, with_headings
from draftdiff.model import Conflict, Document, Paragraph, ParagraphKind
from draftdiff.sequences import likeness
from draftdiff.tokens import words_of

_STEP = 1000
"""The second annex of the base has twice this number; there is room behind it for those that sides put in."""


def with_shared_annexes(sides: Sides, descents: Sequence[Descent]) -> tuple[Sides, list[Descent]]:
    """Give each annex the number of that of the base of which it has most words, a new one a number of its own.

    What both sides put in is one annex if it has words enough in common. The headings of an annex are one.
    """
    if not any(map(_annexes, sides)):
        return sides, [*descents]
    base, *others = sides
    numbers = [_continued(base, side, descent) for side, descent in zip(others, descents, strict=True)]
    texts = [
        {annex: _text(side, annex) for annex in _annexes(side) if annex not in known}
        for side, known in zip(others, numbers, strict=True)
    ]
    first = min((0, 1), key=lambda place: list(texts[place].values()))
    for place, side in enumerate(others):
        numbers[place] = _with_new(numbers[place], _annexes(side), int(place != first))
    for one, other in product(*texts):
        if likeness(words_of(texts[0][one]), words_of(texts[1][other])) >= LEAST_LIKE:
            numbers[0][one] = numbers[1][other] = min(numbers[0][one], numbers[1][other])
    known = [{annex: annex * _STEP for annex in _annexes(base)}, *numbers]
    base, ours, theirs = (_numbered(side, of) for side, of in zip(sides, known, strict=True))
    return (base, ours, theirs), [
        with_headings(descent, base, side) for descent, side in zip(descents, (ours, theirs), strict=True)
    ]


def _continued(base: Document, side: Document, descent: Descent) -> dict[int, int]:
    """Return the shared number of each annex of a side that continues one of the base."""
    in_base, in_side = ({p.key: p for p in one.paragraphs if p.annex} for one in (base, side))
    pairs = [*descent.partners.items(), *(pair for link in descent.uneven for pair in product(link.old, link.new))]
    common = Counter[tuple[int, int]]()
    for old, new in pairs:
        if old in in_base and new in in_side and in_base[old].kind is not ParagraphKind.HEADING:
            common[in_base[old].annex, in_side[new].annex] += len(in_side[new].text)
    known: dict[int, int] = {}
    for (before, now), _ in sorted(common.items(), key=lambda one: (-one[1], one[0])):
        if now not in known and before * _STEP not in known.values():
            known[now] = before * _STEP
    return known


def _with_new(known: Mapping[int, int], annexes: Iterable[int], odd: int) -> dict[int, int]:
    """Number new annexes behind the ones that they follow: even numbers are of one side, odd ones of the other."""
    numbers = {**known}
    behind = 0
    for annex in annexes:
        numbers.setdefault(annex, behind + 2 + odd)
        behind = numbers[annex] - (odd if annex not in known else 0)
    return numbers


def with_counted_annexes(
    paragraphs: Sequence[Paragraph], conflicts: Iterable[Conflict], sides: Sides
) -> tuple[tuple[Paragraph, ...], list[Conflict]]:
    """Count the annexes of a merged text. A conflict tells of the heading of one that no side has in that place."""
    places = _places(paragraphs)
    told = [_said(one, places) if one.field == "annex" else one for one in conflicts]
    known = {one.key for one in told if one.field == ORDER}
    for annex, heading in headings_of(paragraphs).items():
        is_counted = any(_is_counted_so(annex, places, _places(side.paragraphs)) for side in sides[1:])
        if not is_counted and heading.key not in known:
            told.append(Conflict(key=heading.key, field=ORDER, base=heading.text))
    return tuple(replace(one, annex=places.get(one.annex, 0)) for one in paragraphs), told


def _is_counted_so(annex: int, places: Mapping[int, int], in_side: Mapping[int, int]) -> bool:
    """Say whether a side has an annex in the same place, and like the merged text others beside it, or none."""
    return in_side.get(annex) == places[annex] and (len(in_side) > 1) == (len(places) > 1)


def _said(conflict: Conflict, places: Mapping[int, int]) -> Conflict:
    """Return a conflict of two annexes with the numbers that they have now."""
    base, ours, theirs = (
        annex and str(places.get(int(annex), int(annex) // _STEP))
        for annex in (conflict.base, conflict.ours, conflict.theirs)
    )
    return replace(conflict, base=base, ours=ours, theirs=theirs)


def _places(paragraphs: Iterable[Paragraph]) -> dict[int, int]:
    """Return which annexes there are, by their numbers, and the place of each."""
    found = dict.fromkeys(paragraph.annex for paragraph in paragraphs if paragraph.annex)
    return {annex: place for place, annex in enumerate(found, 1)}


def _numbered(document: Document, numbers: Mapping[int, int]) -> Document:
    numbered = (replace(one, annex=numbers[one.annex]) if one.annex else one for one in document.paragraphs)
    return replace(document, paragraphs=tuple(numbered))


def _text(document: Document, annex: int) -> str:
    return " ".join(paragraph.text for paragraph in document.paragraphs if paragraph.annex == annex)


def _annexes(document: Document) -> list[int]:
    return [*_places(document.paragraphs)]
