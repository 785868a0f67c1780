"""Text in two columns: where they part, which signs belong to which, and in what order they are read.

The columns of a document part at one place on all its pages. Their lines need not stand at one height, so the signs of
each column are made into rows by themselves.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from statistics import median
from typing import NamedTuple

from draftdiff.importers.pdf.furniture import PageRow
from draftdiff.importers.pdf.glyphs import Page
from draftdiff.importers.pdf.rows import Row, rows_of
from draftdiff.importers.pdf.small_print import is_small

_FEWEST_ROWS = 4
"""So many rows beside one another show that a page has columns."""
_GUTTER = 1.0
"""The space between two columns is at least so many times the size of the type."""
_MIDDLE = (0.35, 0.65)
"""Columns part between these shares of the width of the text."""
_MOST_ACROSS = 0.35
"""Of the rows beside columns no larger share reaches across: the title above them, a table between them."""
_FULL = 0.55
"""Rows of a column fill, on the average, so much of its width; cells of a table and lines of a cover do not."""
_NEARLY = 0.8
"""A row of a column without a neighbour fills so much of its width."""
_STEPS = 60
"""So many places in the middle are tried."""
_TOUCH = 1.0
"""Signs may reach so many points over an edge."""
_INTO = 1.0
"""A line may end so many sizes of its type beyond the place where columns part, and still be of one of them."""
_BELOW, _ABOVE = 0.25, 1.05
"""A row that reaches across both columns takes so much of the page below and above its line, in sizes of its type."""


class _Spread(NamedTuple):
    """The line of a row, its size, and its stretches without wide gaps."""

    y: float
    size: float
    stretches: tuple[tuple[float, float], ...]


def gutter_of(pages: Sequence[Sequence[Row]]) -> float | None:
    """Return where the columns part on the pages of a document; None where it has one column."""
    rows = [row for page in pages for row in page]
    left, right = min((row.left for row in rows), default=0.0), max((row.right for row in rows), default=0.0)
    first, last = (left + share * (right - left) for share in _MIDDLE)
    places = [first + step * (last - first) / _STEPS for step in range(_STEPS + 1)]
    spread = [[_Spread(row.y, row.size, _stretches(row)) for row in page] for page in pages]
    shown = {place: sum(_shows(page, place, left, right) for page in spread) for place in places}
    most = max(shown.values())
    if not most:
        return None
    across = {
        place: sum(_reach_across(one.stretches, place) for page in spread for one in page)
        for place in places
        if shown[place] == most
    }
    best = [place for place, count in across.items() if count == min(across.values())]
    return best[len(best) // 2]


def columns_of(page: Page, number: int, rows: Sequence[Row], gutter: float | None) -> tuple[PageRow, ...]:
    """Return the rows of a page from top to bottom; those of columns (1: at the left) are parted at the gutter."""
    if gutter is None:
        return tuple(PageRow(page=number, row=row) for row in rows)
    found: list[PageRow] = []

    def is_of_both(row: Row) -> bool:
        return _reach_across(_stretches(row), gutter, _INTO * row.size)

    by_height = sorted(page.glyphs, key=lambda one: one.y)
    heights = [one.y for one in by_height]
    groups = [(across, [*group]) for across, group in groupby(rows, is_of_both)]
    for index, (across, group) in enumerate(groups):
        if across:
            found += (PageRow(page=number, row=row) for row in group)
            continue
        above = groups[index - 1][1][-1] if index else None
        below = groups[index + 1][1][0] if index + 1 < len(groups) else None
        top = above.y - _BELOW * above.size if above is not None else page.height + 1
        bottom = below.y + _ABOVE * below.size if below is not None else -1.0
        inside = by_height[bisect_right(heights, bottom) : bisect_left(heights, top)]
        between = page._replace(glyphs=tuple(sorted(inside, key=lambda one: one.place)))
        sides = [rows_of(part) for part in _sides(between, gutter, group)]
        columned = all(sides) or any(_is_full(side, gutter, rows) for side in sides)
        for column, side in enumerate(sides, 1):
            found += (PageRow(page=number, row=row, column=column * columned) for row in side)
    return tuple(sorted(found, key=lambda one: -one.row.y))


def in_reading_order(rows: Sequence[PageRow], size: float, *, rtl: bool) -> tuple[PageRow, ...]:
    """Return the rows of one page in reading order, the notes of both columns last. `size` is that of most text."""
    ordered: list[PageRow] = []
    small = [is_small(one.row, size) or one.edge for one in rows]
    for columned, group in groupby(enumerate(rows), lambda one: one[1].column > 0):
        places = [place for place, _ in group]
        if not columned:
            ordered += (rows[place] for place in places)
            continue
        order = (2, 1) if rtl else (1, 2)
        columns = [[rows[place] for place in places if rows[place].column == column] for column in order]
        ends = [_notes_start(column, size) if all(small[places[-1] + 1 :]) else len(column) for column in columns]
        ordered += (one for column, end in zip(columns, ends, strict=True) for one in column[:end])
        ordered += (one for column, end in zip(columns, ends, strict=True) for one in column[end:])
    return tuple(ordered)


def _notes_start(column: Sequence[PageRow], size: float) -> int:
    """Return where the small print at the end of a column begins."""
    start = len(column)
    while start and is_small(column[start - 1].row, size):
        start -= 1
    return start


def _stretches(row: Row) -> tuple[tuple[float, float], ...]:
    """Return where signs of a row stand without a gap as wide as a gutter: left and right ends."""
    groups = row.groups(_GUTTER)
    return tuple((group[0].glyph.left, max(one.glyph.right for one in group)) for group in groups)


def _reach_across(stretches: Iterable[tuple[float, float]], place: float, over: float = _TOUCH) -> bool:
    return any(left < place - over and right > place + over for left, right in stretches)


def _sides(page: Page, gutter: float, rows: Iterable[Row]) -> Iterator[Page]:
    """Give what stands at the left and at the right of the gutter; a stretch that reaches over it stays whole."""
    middles = {
        one.glyph.place: (group[0].glyph.left + group[-1].glyph.right) / 2
        for row in rows
        for group in row.groups(_GUTTER)
        if group[0].glyph.left < gutter < group[-1].glyph.right
        for one in group
    }
    for right in (False, True):
        own = (one for one in page.glyphs if (middles.get(one.place, one.x) >= gutter - _TOUCH) == right)
        yield page._replace(glyphs=tuple(own))


def _is_full(side: Sequence[Row], gutter: float, rows: Sequence[Row]) -> bool:
    """Say whether most rows at one side of the gutter fill a column, where none stand at the other side."""
    width = max(gutter - min(row.left for row in rows), max(row.right for row in rows) - gutter)
    return 2 * sum(row.right - row.left > _NEARLY * width for row in side) > len(side) > 1


def _shows(rows: Sequence[_Spread], place: float, left: float, right: float) -> bool:
    """Say whether a page shows that columns part at a place: where rows stand beside one another there."""
    across = {one.y for one in rows if _reach_across(one.stretches, place)}
    sides = [
        [(one.y, own) for one in rows if one.y not in across and (own := _at(one.stretches, place, side))]
        for side in (False, True)
    ]
    if not all(sides):
        return False
    top, bottom = min(side[0][0] for side in sides), max(side[-1][0] for side in sides)
    beside = [[own for y, own in side if bottom <= y <= top] for side in sides]
    between = sum(bottom <= y <= top for y in across)
    if between > _MOST_ACROSS * (between + max(map(len, beside))) or min(map(len, beside)) < _FEWEST_ROWS:
        return False
    free = min(own[0][0] for own in beside[1]) - max(own[-1][1] for own in beside[0])
    return free >= _GUTTER * median(one.size for one in rows) and all(
        sum(end - start for own in side for start, end in own) >= _FULL * room * len(side)
        for side, room in zip(beside, (place - left, right - place), strict=True)
    )


def _at(stretches: Iterable[tuple[float, float]], place: float, side: bool) -> list[tuple[float, float]]:
    """Return the stretches at the right of a place, or at the left."""
    return [one for one in stretches if (one[0] >= place - _TOUCH) == side]
