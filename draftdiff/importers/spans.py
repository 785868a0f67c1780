"""Cells that span columns or rows of a table: empty ones stand in their place, so that columns stay columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree

from draftdiff.importers.attributes import whole

CELLS = frozenset({"td", "th"})
WIDEST = 63
"""No table of Word has more columns; what spans beyond them is a mistake, or means harm."""


def empty_before(table: etree._Element) -> dict[etree._Element, int]:
    """Return how many empty cells stand before a cell of a table (HTML, Akoma Ntoso), if any do.

    None stand for a span that ends a row: nothing follows that could be shifted. Head and body have spans of their own.
    """
    groups = ([cells_of(row) for row in group.iterchildren("{*}tr")] for group in (table, *table))
    return {cell: count for rows in groups for cell, count in _in_group(rows)}


def cells_of(row: etree._Element) -> list[etree._Element]:
    """Return the cells of a row, in whatever namespace."""
    return list(row.iterchildren(*(f"{{*}}{name}" for name in sorted(CELLS))))


def _in_group(rows: Sequence[Sequence[etree._Element]]) -> Iterator[tuple[etree._Element, int]]:
    free_from: dict[int, int] = {}
    for place, row in enumerate(rows):
        behind = column = 0
        for cell in row:
            while free_from.get(column, 0) > place:
                column += 1
            if column >= WIDEST:
                break
            if column > behind:
                yield cell, column - behind
            behind, last = column + 1, column + span_of(cell.get("colspan", ""))
            free_from.update(dict.fromkeys(range(column, last), place + span_of(cell.get("rowspan", ""))))
            column = last


def span_of(said: str) -> int:
    """Return how many columns or rows a cell says that it spans: 1 where it says nothing of use."""
    return min(max(whole(said), 1), WIDEST)
