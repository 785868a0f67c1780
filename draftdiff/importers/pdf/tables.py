"""Tables without rules: rows whose parts stand in columns, beside one another, become rows of cells.

A row is taken for one of a table only where at least three in sequence leave the same space free and a column of them
is short, as figures and names are. Everything else stays text; no word is lost or moved past another row.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise, takewhile
from statistics import median

from msgspec.structs import replace

from draftdiff.importers.pdf.furniture import PageRow
from draftdiff.importers.pdf.rows import Placed, Row
from draftdiff.patterns import late_pattern
from draftdiff.sequences import grouped
from draftdiff.tokens import HAN

_GAP = 1.2
"""The cells of a row are at least so many times the size of the type apart."""
_FREE = 0.6
"""The space that all rows leave free between two columns is at least so wide."""
_FEWEST_ROWS = 3
"""Two rows with a common gap may be chance."""
_SHORT = 25
"""No cell of one column has more signs: running text in columns has none so short."""
_BETWEEN_WORDS, _EVEN, _FAR_APART = 0.15, 1.6, 4.0
"""Words of a filled line are between so many times the size of the type apart, none so many times more than most."""
_APART = 3.0
"""Rows of one table are at most so many times the size of the type apart."""
_DISTINCT, _MOST_DISTINCT = 1.1, 1.25
"""Lines of one cell are at one distance; rows of a table are so many times further apart, where they are at all."""
_MOST_ROWS = 120
"""A page has fewer rows; on a longer one, what goes on is a further table."""
_FAR = 1e6
"""Farther than any page reaches, in points."""
_FILLS = 0.8
"""A row that fills so much of the width is one of text."""
_FEWEST_LINES = 5
"""So many lines of text stand before a table on the first page: what stands beside one another above is a cover."""
_MOST_CROSSING = 0.15
"""So many of the rows may reach across a gap between columns, as headings within a table do."""
_NUMBER = late_pattern(
    rf"[(\[]?(?:\d{{1,4}}|[ivxlcIVXLC]{{1,6}}|[^\W{HAN}]|[-–—•·▪])(?:[.)\]]|\s?[-–])?"
    r"|\w{1,4}[.)\]]|[(\[]\w{1,4}[)\]]"
    r"|[-–]\s?\d{1,3}"
)
"""What numbers a paragraph; a short word, as `Mali` or two Chinese signs, is a cell."""


_Line = tuple[PageRow, tuple[Row, ...]]
_Interval = tuple[float, float]


def with_tables(rows: Sequence[PageRow], *, rtl: bool) -> tuple[PageRow, ...]:
    """Return rows in reading order with those of tables taken together, their `cells` from left to right."""
    found: list[PageRow] = []
    in_table = False
    for (_, _, edge), group in groupby(rows, lambda one: (one.page, one.column, one.edge)):
        own = [*group]
        if edge:
            found += own
            continue
        found += _of_column([(one, _parts(one.row, rtl=rtl)) for one in own], in_table, rtl=rtl)
        in_table = bool(found[-1].cells)
    return tuple(found)


def _of_column(lines: Sequence[_Line], in_table: bool, *, rtl: bool) -> Iterator[PageRow]:
    """Give the rows of one column of a page. `in_table`: the one before it ended in a table, which may go on here."""
    width = max((one.row.right - one.row.left for one, _ in lines), default=0.0)
    index = full = 0
    while index < len(lines):
        one, parts = lines[index]
        fewest = 1 if in_table and not index else _FEWEST_ROWS
        block = (
            _block(lines[index : index + _MOST_ROWS], fewest)
            if len(parts) > 1 and (one.page or full >= _FEWEST_LINES)
            else []
        )
        if block:
            yield from _rows(block, rtl=rtl)
        else:
            yield one
            full += one.row.right - one.row.left > _FILLS * width
        index += len(block) or 1


def _parts(row: Row, *, rtl: bool) -> tuple[Row, ...]:
    """Return the parts of a row, without a wide gap in them, from left to right.

    A number before the first part to be read belongs to it.
    """
    if _is_justified(row):
        return (row,)
    spaces = [one for one in row.placed if one.glyph.text.isspace()]
    parts = [row._replace(placed=tuple(_with_spaces(group, spaces))) for group in row.groups(_GAP)]
    first, second = (-1, -2) if rtl else (0, 1)
    if len(parts) > 1 and _NUMBER.fullmatch(parts[first].text):
        number, text = parts[first], parts[second]
        placed = (*text.placed, *number.placed) if rtl else (*number.placed, *text.placed)
        joined = row._replace(placed=placed)
        parts = [*parts[:-2], joined] if rtl else [joined, *parts[2:]]
    return tuple(parts)


def _is_justified(row: Row) -> bool:
    """Say whether the words of a row are evenly apart, as where its line is filled."""
    drawn = [one.glyph for one in row.placed if not one.glyph.text.isspace()]
    gaps = [after.left - before.right for before, after in pairwise(drawn)]
    between = [gap for gap in gaps if gap > _BETWEEN_WORDS * row.size]
    return len(between) > 1 and max(between) < min(_EVEN * median(between), _FAR_APART * row.size)


def _with_spaces(group: Sequence[Placed], spaces: Sequence[Placed]) -> list[Placed]:
    left, right = group[0].glyph.x, group[-1].glyph.x
    inside = [one for one in spaces if left < one.glyph.x < right]
    return sorted((*group, *inside), key=lambda one: one.glyph.x) if inside else [*group]


def _block(lines: Sequence[_Line], fewest: int) -> list[_Line]:
    """Return the lines of the table that begins with the first line; none where that is no table."""
    free = _gaps(lines[0][1])
    block = [lines[0]]
    for before, line in pairwise(lines):
        free = [*_common(free, _gaps(line[1]), _FREE * line[0].row.size)]
        if not any(one[0] > -_FAR and one[1] < _FAR for one in free):
            break
        if before[0].row.y - line[0].row.y > _APART * line[0].row.size:
            break
        block.append(line)
    single = len([*takewhile(lambda line: len(line[1]) == 1, block[::-1])])
    block, after = block[: len(block) - single], block[len(block) - single :]
    return [*block, *_last_of_cells(block, after)] if _is_table(block, fewest) else []


def _last_of_cells(block: Sequence[_Line], after: Sequence[_Line]) -> Iterator[_Line]:
    """Give the lines below a table that are the last of a cell of it: as close as such lines are, and in its column."""
    near, columns, last = _near(block), _columns(block), block[-1]
    for line in after:
        (part,) = line[1]
        slack = part.size
        inside = any(start - slack <= part.left and part.right <= end + slack for start, end in columns)
        if last[0].row.y - line[0].row.y > near or not inside:
            return
        yield line
        last = line


def _gaps(parts: Sequence[Row]) -> list[_Interval]:
    """Return what a row leaves free: beside it, and between its parts."""
    ends = [(-_FAR, -_FAR), *((one.left, one.right) for one in parts), (_FAR, _FAR)]
    return [(before[1], after[0]) for before, after in pairwise(ends)]


def _common(first: Iterable[_Interval], second: Sequence[_Interval], least: float) -> Iterator[_Interval]:
    for one in first:
        for other in second:
            start, end = max(one[0], other[0]), min(one[1], other[1])
            if end - start >= least:
                yield start, end


def _is_table(block: Sequence[_Line], fewest: int) -> bool:
    """Say whether lines with a common gap are a table: several rows, and a column of short cells."""
    several = sum(len(parts) > 1 for _, parts in block)
    columns = _columns(block) if several >= fewest else []
    return bool(columns) and bool(_short(block, columns, fewest))


def _short(block: Sequence[_Line], columns: Sequence[_Interval], fewest: int = 1) -> frozenset[int]:
    """Return the columns of which no cell is long, of at least so many beside others."""
    cells: list[list[int]] = [[] for _ in columns]
    for part in (part for _, parts in block if len(parts) > 1 for part in parts):
        cells[_place(part, columns)].append(len(part.text))
    found = (index for index, own in enumerate(cells) if len(own) >= fewest and max(own) <= _SHORT)
    return frozenset(found)


def _columns(block: Sequence[_Line]) -> list[_Interval]:
    """Return where the columns of a table begin and end: few rows reach across the space between them."""
    lines = [(parts, one.row.size) for one, parts in block if len(parts) > 1]
    ends = sorted((end, step) for parts, _ in lines for one in parts for end, step in ((one.left, 1), (one.right, -1)))
    most = int(_MOST_CROSSING * len(lines))
    columns: list[_Interval] = []
    depth, start = 0, ends[0][0]
    for end, step in ends:
        if step > 0 and depth == most:
            start = end
        depth += step
        if step < 0 and depth == most:
            columns.append((start, end))
    least = _FREE * median(size for _, size in lines)
    return _merged(columns, least)


def _merged(columns: Iterable[_Interval], least: float) -> list[_Interval]:
    """Join columns with too little space between them."""
    merged: list[_Interval] = []
    for start, end in columns:
        if merged and start - merged[-1][1] < least:
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    return merged


def _place(part: Row, columns: Sequence[_Interval]) -> int:
    """Return the index of the column that a part stands in, or begins in at the left."""
    near = [max(part.left - end, start - part.right, 0.0) for start, end in columns]
    return near.index(min(near))


def _rows(block: Sequence[_Line], *, rtl: bool) -> Iterator[PageRow]:
    """Give the rows of a table: each line is one, but where lines of a cell are closer than rows, with all of these."""
    columns = _columns(block)
    figures = _short(block, columns) - {len(columns) - 1 if rtl else 0}
    near = _near(block)

    def goes_on(row: Sequence[_Line], line: _Line) -> bool:
        taken = {_place(part, columns) for _, parts in row for part in parts} & figures
        is_near = row[-1][0].row.y - line[0].row.y <= near
        return is_near and not taken & {_place(part, columns) for part in line[1]}

    yield from (_row(lines, columns) for lines in grouped(block, goes_on))


def _near(block: Sequence[_Line]) -> float:
    """Return how far apart lines of one cell are at most; 0 where all lines are at one distance, each a row."""
    distances = [before[0].row.y - line[0].row.y for before, line in pairwise(block)]
    least, most = min(distances, default=0.0), max(distances, default=0.0)
    return _DISTINCT * least if _MOST_DISTINCT * least < most else 0.0


def _row(lines: Sequence[_Line], columns: Sequence[_Interval]) -> PageRow:
    cells: list[list[Row]] = [[] for _ in columns]
    for _, parts in lines:
        for part in parts:
            cells[_place(part, columns)].append(part)
    return replace(lines[0][0], cells=tuple(map(tuple, cells)))
