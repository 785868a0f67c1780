"""Rows of tables: the cells' texts joined by a tab, a mark for each cell."""

from __future__ import annotations

from lxml import etree

from draftdiff.importers.akoma_ntoso.inline import Inline, join_inlines, read_inline
from draftdiff.importers.akoma_ntoso.parse import local_name
from draftdiff.model import Mark, MarkKind

_CELLS = frozenset({"td", "th"})


def read_row(row: etree._Element) -> Inline:
    """Read a row of a table, its empty cells too; an inline without text if no cell has any."""
    cells = [read_inline(cell) for cell in row if local_name(cell) in _CELLS]
    if not any(cell.text or cell.calls for cell in cells):
        return Inline()
    joined = join_inlines(cells, "\t")
    marks: list[Mark] = []
    start = 0
    for cell in cells:
        marks.append(Mark(kind=MarkKind.CELL, start=start, end=start + len(cell.text)))
        start += len(cell.text) + 1
    return Inline(text=joined.text, marks=(*marks, *joined.marks), calls=joined.calls, controls=joined.controls)
