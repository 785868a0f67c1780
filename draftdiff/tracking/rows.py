"""Rows of tables in a Word file that is written on: amended cell by cell, taken away, added like another row."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from typing import NamedTuple

from lxml import etree
from msgspec.structs import replace

from draftdiff.importers.docx.package import w
from draftdiff.importers.docx.story import slots_of, within
from draftdiff.model import Paragraph
from draftdiff.renderers.docx.pieces import DELETED, INSERTED, Call, Piece, Stretch, pieces_of_one
from draftdiff.renderers.docx.runs import Ids
from draftdiff.renderers.docx.tables import cells_of, keeps_cells, table
from draftdiff.tracking.editor import Editor, added, fragment
from draftdiff.tracking.marks import mark_row
from draftdiff.tracking.models import Model
from draftdiff.tracking.notes import BaseNotes
from draftdiff.tracking.places import Places, find_places
from draftdiff.tracking.runs import Runs, look_of_run

_OF_ONE = tuple(f"{{http://schemas.microsoft.com/office/word/2010/wordml}}{name}" for name in ("paraId", "textId"))
"""What Word calls a row and a paragraph, and no other one."""


class _Cell(NamedTuple):
    """A cell: its pieces, and how many characters and notes of the old row stand before it."""

    pieces: Sequence[Piece]
    editor: Editor
    places: Places
    start: int
    notes: int


class Rows:
    """Writes rows."""

    def __init__(self, ids: Ids, notes: BaseNotes, *, rtl: bool) -> None:
        self._ids = ids
        self._notes = notes
        self._rtl = rtl

    def amend(self, row: etree._Element, pieces: Sequence[Piece], old: Paragraph, new: Paragraph) -> bool:
        """Change a row in its cells; False where other cells came, or its text or notes are not as they were read."""
        cells = self._cells(row, pieces, old, new)
        for cell in cells or ():
            cell.editor.start_at(cell.places.of(0))
            for piece in cell.pieces:
                if isinstance(piece, Call):
                    self._notes.carry_out(piece, cell.editor, old, new, cell.notes)
                else:
                    cell.editor.carry_out(_in_cell(piece, cell.start), cell.places, new.text[slice(*piece.new)])
        return cells is not None

    def _cells(
        self, row: etree._Element, pieces: Sequence[Piece], old: Paragraph, new: Paragraph
    ) -> list[_Cell] | None:
        """Return what becomes of each cell that has text; None where the row is to go as a whole."""
        if row.tag != w("tr") or not keeps_cells(pieces, old, new):
            return None
        texts, slots, parted = old.text.split("\t"), slots_of(row), cells_of(pieces, old, new)
        if not len(texts) == len(slots) == len(parted):
            return None
        cells: list[_Cell] = []
        start = notes = 0
        for text, slot, parts in zip(texts, slots, parted, strict=True):
            kept = [part for part in parts if isinstance(part, Call) or not part.is_empty]
            paragraphs = [] if slot is None else slot.findall(w("p"))
            editor = Editor(paragraphs, self._ids) if paragraphs else None
            places = find_places(text, editor.runs.text) if editor else None
            if editor and places:
                cells.append(_Cell(kept, editor, places, start, notes))
                notes += len(editor.runs.calls)
            elif slot is not None or kept:
                return None
            start += len(text) + 1
        return cells if notes == len(old.notes) else None

    def remove(self, row: etree._Element) -> None:
        """Take a row away with all that it holds."""
        for paragraph in row.iter(w("p")):
            Editor([paragraph], self._ids).delete_rest()
        mark_row(row, DELETED, self._ids)

    def new(self, paragraph: Paragraph, model: Model | None) -> etree._Element:
        """Make a row that looks like its model where that has as many cells, all of it inserted."""
        cells = cells_of(list(pieces_of_one(paragraph, INSERTED)), paragraph, paragraph)
        slots = slots_of(model.element) if model is not None and model.element.tag == w("tr") else []
        if model is not None and len(slots) == len(cells) and all(slot is not None for slot in slots):
            row = deepcopy(model.element)
            etree.strip_attributes(row, *_OF_ONE)
        else:
            (row,) = fragment(table([("", [""] * len(cells))], rtl=self._rtl))[0].iterfind(w("tr"))
            etree.strip_elements(row, w("pStyle"))  # a style of ours
        for cell, pieces in zip(slots_of(row), cells, strict=True):
            if cell is not None:
                self._fill(cell, pieces, paragraph)
        mark_row(row, INSERTED, self._ids)
        return row

    def _fill(self, cell: etree._Element, pieces: Sequence[Piece], new: Paragraph) -> None:
        """Put text and calls of notes in a cell, in place of all that it holds, as its first paragraph looks."""
        paragraphs = cell.findall(w("p"))
        first = paragraphs[0] if paragraphs else etree.SubElement(cell, w("p"))
        look = next((found for atom in Runs(first).atoms if (found := look_of_run(atom.run)) is not None), None)
        for child in list(cell):
            if child is not first and child.tag != w("tcPr"):
                cell.remove(child)
        for child in list(first):
            if child.tag != w("pPr"):
                first.remove(child)
        for piece in pieces:
            if isinstance(piece, Stretch):
                first.extend(added(new.text[slice(*piece.new)], None, look, self._ids))
            elif piece.new is not None:
                first.extend(fragment(self._ids.wrap(INSERTED, self._notes.add(new.notes[piece.new]))))


def _in_cell(piece: Stretch, before: int) -> Stretch:
    """Return a stretch by its place in its cell, which begins after so many characters of the old row."""
    return replace(piece, old=(piece.old[0] - before, piece.old[1] - before))


def table_of(row: etree._Element) -> etree._Element:
    """Return a new table for a row that follows no other one."""
    columns = sum(1 for _ in within(row, w("tc")))
    made = fragment(table([("", [""] * columns)], rtl=False))[0]
    for old in made.findall(w("tr")):
        made.replace(old, row)
    return made
