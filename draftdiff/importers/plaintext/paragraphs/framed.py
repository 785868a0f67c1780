"""Drafts that stand in a table: a column for labels, one for the text, others for what delegations say of it.

A sheet pasted as text parts its cells by tabs, Markdown by bars. The column that holds the enacting formula is the
draft, where there is none the one whose cells open as clauses do; with several such columns the lines stay as they are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from draftdiff.importers.plaintext.decoding.lines import Line, Omission
from draftdiff.importers.plaintext.layout import Layout, plain
from draftdiff.importers.plaintext.paragraphs.numbered_lines import opens
from draftdiff.importers.plaintext.traced_text import Traced, join
from draftdiff.importers.plaintext.zones.wishes import wishes_of
from draftdiff.numbering import readings_of

_FEWEST = 3
"""So many labels at least, one to so many rows, show that a table is a draft: items of lists have none."""
_FEWEST_CELLS = 2
"""A table without other columns, one of labels and one of the text, can be read line by line."""
_TAB, _TAB_WIDTH = "\t", 8


class Unframed(Struct, frozen=True, kw_only=True):
    """Lines without the other columns of the tables they stood in, and what is left out of these."""

    lines: tuple[Line, ...]
    beside: tuple[Omission, ...] = ()


class _Row(Struct, frozen=True):
    """A row of a table: the line that it stood on, and its cells."""

    line: int
    cells: tuple[Traced, ...]


def unframed(lines: Sequence[Line], layout: Layout) -> Unframed:
    """Take a draft out of the table that it stands in; other lines stay."""
    rows = [_Row(index, _cells(line)) for index, line in enumerate(lines) if _TAB in line.text.text]
    column = _draft_column(rows, layout) if any(len(row.cells) > _FEWEST_CELLS for row in rows) else None
    if column is None:
        return Unframed(lines=tuple(lines))
    head = rows[0] if _is_head(rows[0], column, layout) else None
    by_line = {row.line: row for row in rows if row is not head}
    parts: list[Line | Omission] = [_beside(join(filter(None, head.cells), " "))] if head else []
    for index, line in enumerate(lines):
        if row := by_line.get(index):
            parts += _parted(row, head, column, layout)
        elif head is None or index != head.line:
            parts.append(line)
    return Unframed(
        lines=tuple(one for one in parts if isinstance(one, Line) and one.text),
        beside=tuple(one for one in parts if isinstance(one, Omission)),
    )


def _parted(row: _Row, head: _Row | None, column: int, layout: Layout) -> Iterator[Line | Omission]:
    """Yield the clause of a row, then what a delegation wants of it, or what is left out, of each other cell."""
    number, text = _numbered(row, column)
    yield Line(text=join((number, text), " "), gap=True)
    for place, cell in enumerate(row.cells):
        if cell and cell not in (number, text):
            said = _said(head, row, place, layout)
            yield Line(text=said, gap=False) if said else _beside(cell)


def _beside(text: Traced) -> Omission:
    return Omission(code="beside-draft", text=text)


def _cells(line: Line) -> tuple[Traced, ...]:
    """Return the cells of a row; of empty ones before the first a line tells only how far it is indented."""
    edges = [-1, *(at for at, sign in enumerate(line.text.text) if sign == _TAB), len(line.text.text)]
    empty = [Traced()] * (0 if line.row else line.indent // _TAB_WIDTH)
    return (*empty, *(line.text[start + 1 : end].stripped() for start, end in pairwise(edges)))


def _draft_column(rows: Sequence[_Row], layout: Layout) -> int | None:
    """Return the column of the draft; None where rows have no labels, or several columns hold a text."""
    labels = [reading for row in rows for reading in readings_of(row.cells[0].text)[:1] if reading.prefix]
    if len(labels) < _FEWEST or _FEWEST * len(labels) < len(rows):
        return None
    cells = [(column, cell.text) for row in rows for column, cell in enumerate(row.cells)]
    formulas = {column for column, text in cells if layout.full("enacting", plain(text))}
    opened = Counter(column for column, text in cells if opens(text, layout))
    columns = formulas or {column for column, count in opened.items() if 2 * count >= len(rows)}
    return columns.pop() if len(columns) == 1 else None


def _is_head(row: _Row, column: int, layout: Layout) -> bool:
    """Say whether a row names the columns below it."""
    text = row.cells[column].text if column < len(row.cells) else ""
    is_text = opens(text, layout) or layout.full("enacting", plain(text)) is not None
    return not is_text and not any(readings_of(cell.text) for cell in row.cells)


def _numbered(row: _Row, column: int) -> tuple[Traced, Traced]:
    """Return the label of a row, which may be empty, and the text of the draft in it."""
    text = row.cells[column] if column < len(row.cells) else Traced()
    return next((cell for cell in row.cells if cell != text and readings_of(cell.text)), Traced()), text


def _said(head: _Row | None, row: _Row, place: int, layout: Layout) -> Traced:
    """Return what a delegation, named in the cell or above its column, wants of the clause of a row: `EU: delete`."""
    name = head.cells[place].text if head and place < len(head.cells) else ""
    cell = row.cells[place]
    if wishes_of(cell.text, layout):
        return cell
    said = Traced(f"{name}: ", (cell.start,) * (len(name) + 2))
    return join((said, cell), "") if wishes_of(f"{name}: {cell.text}", layout) else Traced()
