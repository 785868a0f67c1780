"""The lines of a Word file in reading order: paragraphs, rows of tables, text boxes, wherever they are nested.

Pasted text may have line breaks where paragraphs should end: such a paragraph is parted there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree
from msgspec import Struct
from msgspec.structs import replace

from draftdiff.importers.attributes import whole
from draftdiff.importers.body.endings import ends_clause
from draftdiff.importers.body.inline import Inline, join_cells, join_inlines
from draftdiff.importers.docx.lists import Lists
from draftdiff.importers.docx.notes import Notes
from draftdiff.importers.docx.package import w
from draftdiff.importers.docx.runs import RawText, opened, read_runs
from draftdiff.importers.docx.styles import Styles, value_of
from draftdiff.importers.spans import WIDEST
from draftdiff.model import MarkKind
from draftdiff.numbering import leading_number

_BLANK = re.compile(r"\n[^\S\n]*\n\s*")
_BREAK = re.compile(r"\n")
_FEWEST, _MOST_OTHERS = 4, 0.4
"""So many lines, of which no more than this share end otherwise than clauses, are a paragraph each, and no address."""
_FULL = 0.75
"""All lines of a page but the last of a paragraph are longer than this share of the longest."""


class StoryLine(Struct, frozen=True, kw_only=True):
    """A paragraph or a row; `cells` are the lines of each cell of a row.

    `misread` is the number as typed, where letters stood for its figures.
    """

    inline: Inline
    element: etree._Element
    number: str = ""
    depth: int = 0
    is_row: bool = False
    is_heading: bool = False
    hidden: str = ""
    misread: str = ""
    cells: tuple[tuple[StoryLine, ...], ...] = ()

    @property
    def pieces(self) -> tuple[str, ...]:
        """The texts that stand on lines of their own in it, as on a cover."""
        if not self.is_row:
            return (self.inline.text,) if self.inline.text else ()
        return tuple(piece for cell in self.cells for one in cell for piece in one.pieces)


class Story:
    """Reads lines; numbers and notes are counted on the way, so everything is read once and in order.

    `parts`: line breaks may part a paragraph of the file into several.
    """

    def __init__(self, styles: Styles, lists: Lists, notes: Notes, links: dict[str, str], *, parts: bool) -> None:
        self._styles = styles
        self._lists = lists
        self._notes = notes
        self._links = links
        self._parts = parts

    def lines(self, element: etree._Element) -> Iterator[StoryLine]:
        """Give the lines of a container."""
        for child in element:
            if child.tag == w("p"):
                yield from self._paragraph(child)
            elif child.tag == w("tbl"):
                yield from self._rows(child)
            else:
                yield from self.lines(opened(child))

    def _paragraph(self, paragraph: etree._Element) -> Iterator[StoryLine]:
        raw = read_runs(paragraph, self._styles, self._links)
        is_heading = self._styles.is_heading(paragraph)
        is_seen = raw.text or raw.calls or not self._styles.hides_mark(paragraph)
        number = self._lists.number_of(paragraph) if is_seen else None
        for part in _parted(raw) if self._parts else (raw,):
            yield StoryLine(
                inline=self._notes.inline(part), element=paragraph, number=number.text if number else "",
                depth=number.level + number.bullet if number else 0, is_heading=is_heading, hidden=part.hidden,
            )  # fmt: skip
            number = None
        for box in raw.boxes:
            yield from self.lines(box)

    def _rows(self, table: etree._Element) -> Iterator[StoryLine]:
        for row in within(table, w("tr")):
            cells = [[] if cell is None else list(self.lines(cell)) for cell in slots_of(row)]
            inlines = [join_inlines([_with_number(one) for one in cell if _is_full(one.inline)], " ") for cell in cells]
            yield StoryLine(
                inline=join_cells([_without_tabs(cell) for cell in inlines]),
                element=row,
                is_row=True,
                hidden="".join(one.hidden for cell in cells for one in cell),
                cells=tuple(map(tuple, cells)),
            )


def _is_full(inline: Inline) -> bool:
    return bool(inline.text or inline.calls)


def _with_number(line: StoryLine) -> Inline:
    return join_inlines([Inline(text=line.number), line.inline], " ") if line.number else line.inline


def within(element: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Give the rows of a table or the cells of a row, through content controls and whatever else holds them."""
    for child in element:
        if child.tag == tag:
            yield child
        else:
            yield from within(opened(child), tag)


def slots_of(row: etree._Element) -> list[etree._Element | None]:
    """Return the cells of a row; None in a column that one before spans, or that the row leaves out, if any follows."""
    slots: list[etree._Element | None] = []
    passed = _number(row, "trPr", "gridBefore")
    for cell in within(row, w("tc")):
        slots += [None] * min(passed, WIDEST - len(slots))
        slots.append(cell)
        passed = _number(cell, "tcPr", "gridSpan") - 1
    return slots


def _number(element: etree._Element, properties: str, name: str) -> int:
    return whole(value_of(element.find(f"{w(properties)}/{w(name)}")))


def _without_tabs(cell: Inline) -> Inline:
    """A table in a cell has its own tabs; they would look like cells of this row."""
    marks = tuple(mark for mark in cell.marks if mark.kind is not MarkKind.CELL)
    return Inline(text=cell.text.replace("\t", " "), marks=marks, calls=cell.calls, controls=cell.controls)


def _parted(raw: RawText) -> Iterator[RawText]:
    """Give the paragraphs that line breaks part: at blank lines, and at every line where most end as clauses do.

    Few lines have to be a list, the items of which have numbers.
    """
    lines = [line.strip() for line in raw.text.split("\n") if line.strip()]
    others = sum(not ends_clause(line) for line in lines)
    full = _FULL * max(map(len, lines), default=0)
    each = (
        len(lines) >= _FEWEST and others <= _MOST_OTHERS * len(lines) and any(len(line) < full for line in lines[:-1])
    )
    each = each or (not others and all(leading_number(line) for line in lines[1:]))
    start = 0
    for match in (_BREAK if each else _BLANK).finditer(raw.text):
        if raw.text[start : match.start()].strip():
            yield _cut(raw, start, match.end())
            start = match.end()
    yield replace(_cut(raw, start, len(raw.text)), hidden=raw.hidden) if start else raw


def _cut(raw: RawText, start: int, end: int) -> RawText:
    """Return a stretch of a paragraph; what stands at its very end belongs to it only if nothing follows."""
    last = end == len(raw.text)
    return RawText(
        raw.text[start:end],
        tuple(
            replace(span, start=max(span.start, start) - start, end=min(span.end, end) - start)
            for span in raw.spans
            if (span.start < end and span.end > start) or (last and span.start == span.end == end)
        ),
        tuple(
            replace(call, place=call.place - start)
            for call in raw.calls
            if start <= call.place < end or (last and call.place == end)
        ),
    )
