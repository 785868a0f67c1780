"""Rows of tables: the cells' texts joined by a tab, a mark for each cell."""

from __future__ import annotations

from lxml import etree

from draftdiff.importers.akoma_ntoso.inline import Inline, join_cells, read_inline
from draftdiff.importers.akoma_ntoso.parse import local_name

_CELLS = frozenset({"td", "th"})


def read_row(row: etree._Element) -> Inline:
    """Read a row of a table, its empty cells too; an inline without text if no cell has any."""
    return join_cells([read_inline(cell) for cell in row if local_name(cell) in _CELLS])
