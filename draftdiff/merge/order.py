"""The order of a merged document: moves of either side are kept, additions stay behind what they followed."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from draftdiff.merge.places import Place, parents_of
from draftdiff.model import Document, Paragraph, ParagraphKind
from draftdiff.sequences import grouped, moved_of

ORDER = "order"
"""Stands for a field in the conflict of two orders, which are no field of the header."""
_Parents = Mapping[Place, Place]
"""The clause or item to which each item of a list belongs."""
_Runs = dict[Place | None, list[Place]]
"""What goes behind each place; None: to the beginning."""


class _Side(NamedTuple):
    """The places of a side in its order, and which of them it alone moved, or took out of their list."""

    order: Sequence[Place]
    parents: _Parents = MappingProxyType({})
    moved: Collection[Place] = ()
    relisted: Collection[Place] = ()


_UNMOVED = _Side(())


def in_merged_order(places: Sequence[Place], sides: Sequence[Document]) -> tuple[list[Place], set[Place]]:
    """Return the places in the order of the merged text, and those that both sides moved, to different places.

    `sides` are base, ours and theirs.
    """
    known = (_read(places, number, side) for number, side in enumerate(sides))
    (in_base, of_base), (in_ours, of_ours), (in_theirs, of_theirs) = known
    ours_moved, theirs_moved = _moved(in_base, in_ours), _moved(in_base, in_theirs)
    skeleton, disputed = _skeleton(in_ours, in_theirs, ours_moved, theirs_moved)
    order = _with_missing(skeleton, in_base)
    ours = _Side(in_ours, of_ours, ours_moved - theirs_moved, _relisted(in_ours, of_base, of_ours))
    theirs = _Side(in_theirs, of_theirs, theirs_moved - ours_moved, _relisted(in_theirs, of_base, of_theirs))
    shared = set(order)
    return _woven(order, _runs_of(ours, shared, theirs), _runs_of(theirs, shared, ours)), disputed


def _woven(order: Sequence[Place], after_ours: _Runs, after_theirs: _Runs) -> list[Place]:
    """Put what either side has beyond an order behind what it follows there."""
    whole: list[Place] = []
    for anchor in (None, *order):
        if anchor is not None:
            whole.append(anchor)
        runs = (after_ours.get(anchor, []), after_theirs.get(anchor, []))
        # A run is cut into what belongs to its list, to its clause, to its section, and to the text: an item that one
        # side added to a list comes before the clause that the other put behind the list.
        cut = (grouped(run, lambda part, place: _rank(place) <= _rank(part[0])) for run in sorted(runs, key=_run_text))
        parts = [part for run in cut for part in run]
        whole += [place for part in sorted(parts, key=lambda part: _rank(part[0])) for place in part]
    return whole


def _rank(place: Place) -> tuple[int, int]:
    """Return how far out a paragraph stands: items before whole clauses, these before headings, annexes at the end."""
    return min(map(_rank_of, filter(None, place[1:])))


def _rank_of(paragraph: Paragraph) -> tuple[int, int]:
    if paragraph.kind in (ParagraphKind.HEADING, ParagraphKind.CLOSING):
        return paragraph.annex, 1
    is_inside = paragraph.kind in (ParagraphKind.CONTINUATION, ParagraphKind.TABLE_ROW)
    return paragraph.annex, -1 if is_inside else -2 * paragraph.level


def _read(places: Sequence[Place], number: int, side: Document) -> tuple[list[Place], _Parents]:
    """Return the places of a side in its order, and the clause or item to which each item belongs there."""
    by_key = {paragraph.key: place for place in places if (paragraph := place[number])}
    parents = {by_key[key]: by_key[parent.key] for key, parent in parents_of(side.paragraphs).items()}
    return [by_key[paragraph.key] for paragraph in side.paragraphs], parents


def _skeleton(
    in_ours: Sequence[Place], in_theirs: Sequence[Place], ours_moved: set[Place], theirs_moved: set[Place]
) -> tuple[list[Place], set[Place]]:
    """Return the order of the shared paragraphs: that of the side that moved some, if only one did.

    If both did, each paragraph stands where the side that moved it has it. Where that says nothing, one order is
    picked by its own text, so that exchanging the sides changes nothing.
    """
    ours = [place for place in in_ours if place.is_shared]
    theirs = [place for place in in_theirs if place.is_shared]
    if bool(ours_moved) != bool(theirs_moved):
        return (ours if ours_moved else theirs), set()
    if not (ours_moved and _reorders(in_ours, in_theirs)):
        return min((ours, theirs), key=_run_text), set()
    ours_alone, theirs_alone = ours_moved - theirs_moved, theirs_moved - ours_moved
    kept = [[place for place in side if place not in ours_moved ^ theirs_moved] for side in (ours, theirs)]
    ours = [place for place in ours if place not in theirs_alone]
    theirs = [place for place in theirs if place not in ours_alone]
    disputed = ours_moved & theirs_moved if _reorders(*kept) else set[Place]()
    order = min(kept, key=_run_text)
    shared = set(order)
    return _woven(order, _runs_of(_Side(ours), shared), _runs_of(_Side(theirs), shared)), disputed


def _moved(in_base: Sequence[Place], side: Sequence[Place]) -> set[Place]:
    """Return what a side moved: what is outside the longest run of paragraphs that it left in the order of the base."""
    places = {place: index for index, place in enumerate(side)}
    common = [place for place in in_base if place in places]
    lengths = [len(place.base.text) if place.base else 0 for place in common]
    return {common[index] for index in moved_of([(i, places[p]) for i, p in enumerate(common)], lengths)}


def _reorders(first: Sequence[Place], second: Sequence[Place]) -> bool:
    common = set(first) & set(second)
    return [place for place in first if place in common] != [place for place in second if place in common]


def _with_missing(skeleton: Sequence[Place], in_base: Sequence[Place]) -> list[Place]:
    """Put what the skeleton's side deleted back behind what it followed in the base."""
    order = list(skeleton)
    present = set(order)
    before: Place | None = None
    for place in in_base:
        if place not in present:
            order.insert(order.index(before) + 1 if before is not None else 0, place)
            present.add(place)
        before = place
    return order


def _relisted(side: Sequence[Place], before: _Parents, now: _Parents) -> set[Place]:
    """Return what a side took out of a list that it still has the clause of."""
    has = set(side)
    return {one for one in side if before.get(one) in has and now.get(one) != before[one]}


def _run_text(run: Sequence[Place]) -> list[list[tuple[str, str]]]:
    """Return by what two orders are told apart: the texts and keys, whichever side has them."""
    return [sorted((side.text, side.key) for side in place[1:] if side) for place in run]


def _runs_of(side: _Side, shared: Collection[Place], other: _Side = _UNMOVED) -> _Runs:
    """Group what a side alone added by the shared paragraph behind which it goes."""
    runs: _Runs = {}
    anchors: dict[Place | None, Place | None] = {}
    reached: dict[Place | None, int] = {None: 0}
    before: list[Place] = []
    ahead = _ahead(side.order, shared)
    for place in side.order:
        reached[place] = len(before)
        if place in shared:
            before.append(place)
            continue
        parent = side.parents.get(place)
        inside = reversed(before[reached[parent] :])
        left = (one for one in inside if not _is_away(one, parent, ahead[place], other))
        anchors[place] = next(left, anchors.get(parent))
        runs.setdefault(anchors[place], []).append(place)
    return runs


def _ahead(order: Sequence[Place], shared: Collection[Place]) -> dict[Place, Place | None]:
    """Return the next shared place behind each place."""
    ahead: dict[Place, Place | None] = {}
    following: Place | None = None
    for place in reversed(order):
        ahead[place] = following
        following = place if place in shared else following
    return ahead


def _is_away(one: Place, parent: Place | None, ahead: Place | None, other: _Side) -> bool:
    """Say whether the other side took a place from before an addition: alone, not with its list or what follows.

    `parent` is the clause of which the addition is an item, `ahead` what follows the addition.
    """
    is_relisted = parent not in (None, one) and one in other.relisted
    return is_relisted or (one in other.moved and ahead not in other.moved and parent not in other.moved)
