"""Rows of tables: the cells' texts joined by a tab, a mark for each cell."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from draftdiff.importers.akoma_ntoso.inline import read_inline
from draftdiff.importers.body.inline import Inline, join_cells
from draftdiff.importers.spans import cells_of


def read_row(row: etree._Element, empty: Mapping[etree._Element, int]) -> Inline:
    """Read a row of a table, its empty cells too; an inline without text if no cell has any.

    `empty` says how many more stand before a cell, for others that span rows or columns.
    """
    cells: list[Inline] = []
    for cell in cells_of(row):
        cells += [Inline()] * empty.get(cell, 0)
        cells.append(read_inline(cell))
    return join_cells(cells)
