"""Pages in two columns: which rows belong to which, and in what order they are read."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from draftdiff.importers.pdf.furniture import PageRow
from draftdiff.importers.pdf.rows import Placed, Row

_FEWEST_ROWS = 8
_GUTTER = 1.0
"""The space between two columns is at least so many times the size of the type."""
_MIDDLE = (0.35, 0.65)
_MOST_ACROSS = 0.35
_FULL = 0.55
"""Rows of a column fill, on the average, so much of its width; cells of a table and lines of a cover do not."""
_STEPS = 30


def in_reading_order(rows: Sequence[PageRow], *, rtl: bool) -> tuple[PageRow, ...]:
    """Return the rows of one page in reading order; those of a column that stand beside another's are parted."""
    gutter = _gutter([one for one in rows if not one.edge])
    if gutter is None:
        return tuple(rows)
    ordered: list[PageRow] = []
    columns: tuple[list[PageRow], list[PageRow]] = ([], [])
    for one in rows:
        sides = _sides(one.row, gutter) if not one.edge else None
        if sides is None:
            ordered += (*columns[rtl], *columns[not rtl], one)
            columns = ([], [])
            continue
        for side, part in enumerate(sides):
            if part is not None:
                columns[side].append(replace(one, row=part, column=1 + (side ^ rtl)))
    return (*ordered, *columns[rtl], *columns[not rtl])


def _gutter(rows: Sequence[PageRow]) -> float | None:
    """Return where the columns of a page part, None where it has one column."""
    if len(rows) < _FEWEST_ROWS:
        return None
    left, right = min(one.row.left for one in rows), max(one.row.right for one in rows)
    first, last = (left + share * (right - left) for share in _MIDDLE)
    places = [first + step * (last - first) / _STEPS for step in range(_STEPS + 1)]
    return next((place for place in _by_merit(rows, places) if _is_gutter(rows, place, left, right)), None)


def _by_merit(rows: Sequence[PageRow], places: Sequence[float]) -> list[float]:
    across = {place: sum(_sides(one.row, place) is None for one in rows) for place in places}
    return sorted(places, key=lambda place: across[place])[:3]


def _is_gutter(rows: Sequence[PageRow], place: float, left: float, right: float) -> bool:
    sides = [found for one in rows if (found := _sides(one.row, place)) is not None]
    if len(rows) - len(sides) > _MOST_ACROSS * len(rows):
        return False
    for side, width in ((0, place - left), (1, right - place)):
        widths = [part.right - part.left for found in sides if (part := found[side]) is not None]
        if len(widths) < _FEWEST_ROWS // 2 or sum(widths) < _FULL * width * len(widths):
            return False
    return True


def _sides(row: Row, place: float) -> tuple[Row | None, Row | None] | None:
    """Part a row at a place; None where it reaches across, or has no gap there that is wide enough."""
    before = [one for one in row.placed if one.glyph.right <= place + 0.5 and one.glyph.left < place]
    after = [one for one in row.placed if one.glyph.left >= place - 0.5]
    if len(before) + len(after) < len(row.placed):
        return None
    parts = tuple(_trimmed(part) for part in (before, after))
    if parts[0] and parts[1] and parts[1][0].glyph.left - parts[0][-1].glyph.right < _GUTTER * row.size:
        return None
    found = [row._replace(placed=tuple(part)) if part else None for part in parts]
    return found[0], found[1]


def _trimmed(placed: Sequence[Placed]) -> list[Placed]:
    """Return the signs without spaces at the ends."""
    kept = list(placed)
    while kept and kept[-1].glyph.text.isspace():
        kept.pop()
    while kept and kept[0].glyph.text.isspace():
        kept.pop(0)
    return kept
