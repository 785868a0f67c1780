"""The lines of a resolution in reading order, each with the place in the source where it stands.

A walk over the elements, whatever way they are nested: containers are opened, lines are read. What a line *is* (which
paragraph, at which level) is decided afterwards, in `body`.
"""

from __future__ import annotations

from typing import cast

from lxml import etree
from msgspec import Struct
from msgspec.structs import replace

from draftdiff.importers.akoma_ntoso.inline import read_inline, read_text
from draftdiff.importers.akoma_ntoso.parse import local_name
from draftdiff.importers.body.blocks import Block, Role
from draftdiff.importers.body.inline import Inline, join_cells
from draftdiff.importers.body.places import fold
from draftdiff.importers.spans import cells_of, empty_before


class _Place(Struct, frozen=True, kw_only=True):
    role: Role
    annex: int = 0
    depth: int = 0
    style: str = ""


_SECTIONS = {
    "preamble": Role.PREAMBLE, "mainBody": Role.BODY, "body": Role.BODY, "conclusions": Role.CLOSING,
    "attachments": Role.BODY,
}  # fmt: skip
_LINES = frozenset({"p", "crossHeading", "subheading", "heading", "docTitle", "listIntroduction", "listWrapUp"})
_HEADINGS = frozenset({"crossHeading", "subheading", "heading", "docTitle"})
_LISTS = frozenset({"list", "sublist", "blockList"})
_ROUND_LISTS = frozenset({"intro", "wrapUp", "listIntroduction", "listWrapUp"})
_STRUCTURE = _LINES | _LISTS | {"num", "table", "paragraph", "content", "point", "item", "container"}
_HEAD = frozenset({"meta", "coverPage", "preface"})


def read_blocks(statement: etree._Element) -> tuple[Block, ...]:
    """Return the lines of a statement: preamble, body, conclusions and annexes, in the order of the source."""
    walker = _Walker()
    for child in statement:
        name = local_name(child)
        if name and name not in _HEAD:
            walker.open(child, _Place(role=_SECTIONS.get(name, Role.BODY)))
    return tuple(walker.blocks)


class _Walker:
    """Carries the lines read so far, and the number that stands before the next one."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._number = ""
        self._owner: etree._Element | None = None
        self._opens = True
        self._annex = 0
        self._empty: dict[etree._Element, int] = {}

    def open(self, element: etree._Element, place: _Place) -> None:
        """Read what stands in a container, in order."""
        self._opens = True
        self._stray(element.text, element, place)
        for child in element:
            name = local_name(child)
            if name:
                self._enter(name, child, element, place)
            self._stray(child.tail, child, place)
        if self._owner is element:
            self._flush(element, place)

    def _enter(self, name: str, element: etree._Element, parent: etree._Element, place: _Place) -> None:
        if name == "num":
            self._flush(element, place)
            self._number, self._owner = read_text(element), parent
        elif name in _LINES:
            self._line(name, element, place)
        elif name == "tr":
            self._emit(self._row(element), element, replace(place, role=Role.ROW))
        elif name != "meta":
            self._container(name, element, place)

    def _line(self, name: str, element: etree._Element, place: _Place) -> None:
        if name == "crossHeading" and element.get("refersTo") == "#preamble":
            place = replace(place, role=Role.PREAMBLE)
        elif name in _HEADINGS:
            place = replace(place, role=Role.HEADING)
        elif name in _ROUND_LISTS:
            place = replace(place, depth=max(place.depth - 1, 0))
        if any(local_name(child) in _STRUCTURE for child in element):
            self.open(element, place)
        else:
            self._emit(read_inline(element), element, place)

    def _container(self, name: str, element: etree._Element, place: _Place) -> None:
        if name == "attachment":
            self._annex += 1
            place = replace(place, annex=self._annex)
        elif name == "formula":
            place = replace(place, role=Role.FORMULA)
        elif name == "table":
            self._empty = empty_before(element)
        elif name in _LISTS:
            place = replace(place, depth=place.depth + 1)
        elif name in _ROUND_LISTS:
            place = replace(place, depth=max(place.depth - 1, 0))
        elif name in _SECTIONS and place.role is not Role.CLOSING:
            place = replace(place, role=_SECTIONS[name])
        if element.get("class"):
            place = replace(place, style=element.get("class", ""))
        self.open(element, place)

    def _row(self, row: etree._Element) -> Inline:
        """Read a row of a table, its empty cells too; an inline without text if no cell has any."""
        cells: list[Inline] = []
        for cell in cells_of(row):
            cells += [Inline()] * self._empty.get(cell, 0)
            cells.append(read_inline(cell))
        return join_cells(cells)

    def _emit(self, inline: Inline, element: etree._Element, place: _Place) -> None:
        if inline.text or inline.calls:
            self._add(inline, element, place)

    def _flush(self, element: etree._Element, place: _Place) -> None:
        """A number that no line followed in its container stands alone."""
        if self._number:
            self._add(Inline(), element, place)

    def _add(self, inline: Inline, element: etree._Element, place: _Place) -> None:
        block = Block(
            role=place.role, inline=inline, number=self._number, depth=place.depth, annex=place.annex,
            style=place.style, opens=self._opens, line=cast(int, element.sourceline or 0),
        )  # fmt: skip
        self.blocks.append(block)
        self._number, self._owner, self._opens = "", None, False

    def _stray(self, text: str | None, element: etree._Element, place: _Place) -> None:
        """Text that stands directly in a container is a line too: nothing is lost."""
        if text and not text.isspace():
            self._emit(Inline(text=fold(text)), element, place)
