"""In which order old and new paragraphs stand in one text, so that either side read alone is in its own order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from msgspec import Struct
from msgspec.structs import replace

from draftdiff.comparison import Comparison, Row
from draftdiff.model import Paragraph, ParagraphKind


class Place(Struct, frozen=True, kw_only=True):
    """A paragraph of one side, or one of both; `row` is the row that it belongs to.

    `before_added`: directly after it stands an added paragraph, or one that begins with added words.
    """

    row: Row
    before_added: bool = False
    old: Paragraph | None = None
    new: Paragraph | None = None


def places_of(comparison: Comparison) -> Iterator[Place]:
    """Give each paragraph of both documents once; those that only one side has stand between those of both."""
    old_rows = {paragraph.key: row for row in comparison.rows for paragraph in row.old}
    new_rows = {paragraph.key: row for row in comparison.rows for paragraph in row.new}
    old = [Place(row=old_rows[key], old=_find(old_rows[key].old, key)) for key in comparison.old_order]
    new = [Place(row=new_rows[key], new=_find(new_rows[key].new, key)) for key in comparison.new_order]
    at_old = at_new = 0
    for old_place, new_place in _anchors(comparison):
        yield from old[at_old:old_place]
        yield from new[at_new:new_place]
        yield Place(row=old[old_place].row, old=old[old_place].old, new=new[new_place].new)
        at_old, at_new = old_place + 1, new_place + 1
    yield from old[at_old:]
    yield from new[at_new:]


def told_of_next(places: Sequence[Place]) -> Iterator[Place]:
    """Tell each place whether the next one begins with an insertion."""
    for place, following in zip_longest(places, places[1:]):
        yield replace(place, before_added=following is not None and begins_added(following))


def is_move(row: Row) -> bool:
    """Say whether a row is one paragraph that moved; Word knows no moves of rows of tables."""
    kinds = [paragraph.kind for paragraph in (*row.old, *row.new)]
    return row.moved and len(row.old) == len(row.new) == 1 and ParagraphKind.TABLE_ROW not in kinds


def name_of_move(row: Row) -> str:
    """Return the name that both places of a move share."""
    return f"move-{row.new[0].key}"


def begins_added(place: Place) -> bool:
    """Say whether a paragraph is added, or begins with added words."""
    if place.old is None or place.new is None:
        return place.old is None
    segments = place.row.segments
    return not place.old.number and (bool(place.new.number) or bool(segments and not segments[0].old))


def _find(paragraphs: Sequence[Paragraph], key: str) -> Paragraph:
    return next(one for one in paragraphs if one.key == key)


def _anchors(comparison: Comparison) -> list[tuple[int, int]]:
    """Return the places of the paragraphs that continue one another; those that did not move rise on both sides."""
    old = {key: place for place, key in enumerate(comparison.old_order)}
    new = {key: place for place, key in enumerate(comparison.new_order)}
    anchors: list[tuple[int, int]] = []
    stays = (row for row in comparison.rows if len(row.old) == len(row.new) == 1 and not row.moved)
    for new_place, old_place in sorted((new[row.new[0].key], old[row.old[0].key]) for row in stays):
        if not anchors or old_place > anchors[-1][0]:  # else a comparison that somebody edited by hand
            anchors.append((old_place, new_place))
    return anchors
