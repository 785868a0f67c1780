"""The order of rows: the reading order of the new text, with the removed paragraphs where they stood."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from draftdiff.comparison import Row
from draftdiff.model import Document, Key

_START = -1


def in_reading_order(rows: Sequence[Row], old: Document, new: Document) -> tuple[Row, ...]:
    """Order rows by their first new paragraph; a removed one follows the row of the old one before it."""
    old_places = {paragraph.key: place for place, paragraph in enumerate(old.paragraphs)}
    new_places = {paragraph.key: place for place, paragraph in enumerate(new.paragraphs)}
    followers = _followers(rows, old, old_places)
    standing = sorted((new_places[row.new[0].key], place) for place, row in enumerate(rows) if row.new)
    waiting = [*reversed([*followers[_START], *(place for _, place in standing)])]
    ordered = []
    while waiting:
        place = waiting.pop()
        ordered.append(rows[place])
        waiting += reversed(followers[place])
    return tuple(ordered)


def _followers(rows: Sequence[Row], old: Document, old_places: dict[Key, int]) -> dict[int, list[int]]:
    """For each row, the removed rows that stand directly after one of its old paragraphs."""
    row_of = {paragraph.key: place for place, row in enumerate(rows) for paragraph in row.old}
    removed = sorted((old_places[row.old[0].key], place) for place, row in enumerate(rows) if not row.new)
    followers: dict[int, list[int]] = defaultdict(list)
    for old_place, place in removed:
        before = row_of[old.paragraphs[old_place - 1].key] if old_place else _START
        followers[before].append(place)
    return followers
