"""The body of the official file: its paragraphs amended or taken away, new ones put between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lxml import etree
from msgspec.structs import replace

from draftdiff.comparison import Comparison, Row, has_change
from draftdiff.importers.docx.documents import Sourced
from draftdiff.importers.docx.package import w
from draftdiff.importers.docx.reading import Opened
from draftdiff.model import Key, Mark, Paragraph, ParagraphKind
from draftdiff.renderers.docx.order import Place, is_move, name_of_move, places_of, told_of_next
from draftdiff.renderers.docx.pieces import (
    DELETED,
    INSERTED,
    Call,
    Piece,
    Stretch,
    ended_by_deletion,
    last_change,
    one_side,
    pieces_of_one,
    pieces_of_pair,
)
from draftdiff.renderers.docx.runs import MOVED_AWAY, MOVED_HERE, Ids, field_runs
from draftdiff.renderers.docx.shapes import is_right_to_left
from draftdiff.tracking.editor import SLANTED, Editor, added, fragment
from draftdiff.tracking.marks import (
    bound_move,
    change_look,
    change_of_mark,
    end_before_boxes,
    end_before_empty,
    mark_paragraph,
)
from draftdiff.tracking.models import Model, Models, shape_of
from draftdiff.tracking.notes import BaseNotes, stays
from draftdiff.tracking.places import Places, find_places
from draftdiff.tracking.rows import Rows, table_of


class BodyWriter:
    """Goes through the places of a comparison; what is new comes after the element that was last passed."""

    def __init__(self, opened: Opened, comparison: Comparison, notes: BaseNotes, ids: Ids) -> None:
        sourced = opened.sourced
        self._body = opened.root.find(w("body"))
        self._comparison = comparison
        self._notes = notes
        self._ids = ids
        self._elements = elements_of(sourced)
        self._models = Models(sourced.document.paragraphs, self._elements)
        self._rows = Rows(ids, notes, rtl=is_right_to_left(comparison.new.language))
        marks = (mark for row in comparison.rows for paragraph in row.new for mark in paragraph.marks)
        self._says_slant = any(mark.kind in SLANTED for mark in marks)
        self._last: etree._Element | None = None
        self._near: Key = ""

    def write(self) -> None:
        """Carry out all changes of the comparison."""
        places = list(told_of_next(list(places_of(self._comparison))))
        first = next((self._elements[p.old.key] for p in places if p.old and p.old.key in self._elements), None)
        for place in places:
            element = self._elements.get(place.old.key) if place.old else None
            if place.old and element is not None:
                self._last, self._near = element, place.old.key
                if place.new and self._amend(place, place.old, place.new, element):
                    continue
                if place.new or not self._move_away(place.row, element):
                    self._remove(element)
            if place.new:
                self._add(place, place.new, first)
        self._end()

    def _amend(self, place: Place, old: Paragraph, new: Paragraph, element: etree._Element) -> bool:
        """Change a paragraph or a row where it stands; False where the file does not hold it as it was read."""
        pieces = list(pieces_of_pair(old, new, place.row.segments, place.row.notes, keep_typography=True))
        is_same = not place.row.renumbered and shape_of(old) == shape_of(new)
        if is_same and not any(_is_written(piece, old) for piece in pieces):
            return True
        if (element.tag == w("tr")) or ParagraphKind.TABLE_ROW in (old.kind, new.kind):
            return self._rows.amend(element, pieces, old, new)
        editor = Editor([element], self._ids)
        places = find_places(old.text, editor.runs.text, old.number)
        if places is None or len(editor.runs.calls) != len(old.notes):
            return False
        if place.row.renumbered or bool(old.number) != bool(new.number):
            self._number_otherwise(editor, places, new, has_number=bool(old.number))
        editor.start_at(places.of(0))
        self._carry_out(ended_by_deletion(pieces) if place.before_added else pieces, editor, places, old, new)
        if places.number is None and shape_of(old) != shape_of(new):
            self._look_otherwise(element, new)
        return True

    def _number_otherwise(self, editor: Editor, places: Places, new: Paragraph, *, has_number: bool) -> None:
        """Give a paragraph another typed number, or one where it had none, or none where it had one."""
        if places.number is not None:
            start, end = places.number
            editor.start_at(start)
            editor.delete(start, end if new.number else places.of(0))
            editor.insert(new.number, None)
        elif not has_number:
            model = self._models.model_for(new, self._near, is_exact=True)
            if not self._models.counts(model, new, self._near):
                editor.start_at(places.of(0))
                typed = model.prefix(new.number, is_counted=False) if model else f"{new.number}\t"
                editor.insert(typed.lstrip(), ())

    def _look_otherwise(self, element: etree._Element, new: Paragraph) -> None:
        """Give a paragraph that became one of another kind the look of such, if Word prints the number of both."""
        model = self._models.model_for(new, self._near, is_exact=True)
        is_counted = self._models.counts(model, new, self._near)
        properties = model.properties(is_counted=is_counted) if model and model.number is None else None
        if properties is not None:
            change_look(element, properties, self._ids)

    def _carry_out(
        self, pieces: Iterable[Piece], editor: Editor, places: Places, old: Paragraph, new: Paragraph
    ) -> None:
        for piece in pieces:
            if isinstance(piece, Call):
                self._notes.carry_out(piece, editor, old, new)
            else:
                editor.carry_out(piece, places, new.text[slice(*piece.new)], self._marks(new, *piece.new))

    def _marks(self, new: Paragraph, start: int, end: int) -> list[Mark] | None:
        """Return what is slanted in a stretch of the new text; None where the new text says nothing of it."""
        if not self._says_slant or new.kind is ParagraphKind.HEADING:
            return None
        inside = (mark for mark in new.marks if mark.start < end and start < mark.end)
        return [replace(mark, start=max(mark.start - start, 0), end=min(mark.end, end) - start) for mark in inside]

    def _remove(self, element: etree._Element) -> None:
        if element.tag == w("tr"):
            self._rows.remove(element)
            return
        Editor([element], self._ids).delete_rest()
        if element.find(f"{w('pPr')}/{w('sectPr')}") is None:
            mark_paragraph(element, DELETED, self._ids)

    def _is_move(self, row: Row) -> bool:
        """Say whether a row is a paragraph that moved, and that the file holds as it was read."""
        model = self._models.model_of(row.old[0].key) if is_move(row) else None
        return model is not None and model.is_whole

    def _move_away(self, row: Row, element: etree._Element) -> bool:
        """Mark the old place of a move; False where it is none. What is dropped on the way is deleted."""
        if not self._is_move(row):
            return False
        editor = Editor([element], self._ids)
        places = find_places(row.old[0].text, editor.runs.text)
        if places is None:
            return False
        editor.start_at(places.of(0))
        pieces = list(one_side(_pieces(row), DELETED))
        for piece in pieces:
            if isinstance(piece, Call):
                editor.delete_call(piece.old or 0)
            else:
                editor.delete(*places.span(*piece.old), piece.change or MOVED_AWAY)
        editor.delete_rest()
        mark_paragraph(element, last_change(pieces, MOVED_AWAY) if pieces else DELETED, self._ids)
        bound_move(element, MOVED_AWAY, name_of_move(row), self._ids)
        return True

    def _add(self, place: Place, new: Paragraph, first: etree._Element | None) -> None:
        model = self._models.model_for(new, self._near)
        if new.kind is ParagraphKind.TABLE_ROW:
            after_row = self._last is not None and self._last.tag == w("tr")
            row = self._rows.new(new, model)
            element = row if after_row else table_of(row)
            self._put(element, first)
            self._last = row
        else:
            moved = place.old is None and self._is_move(place.row)
            element = self._moved_here(place.row) if moved else self._paragraph(new, model)
            self._put(element, first)
            self._last = element

    def _moved_here(self, row: Row) -> etree._Element:
        """Make the new place of a move: what stayed is moved here, the rest of it is inserted."""
        old, new = row.old[0], row.new[0]
        pieces = list(one_side(_pieces(row), INSERTED))
        model = self._models.model_of(old.key) if shape_of(old) == shape_of(new) else None
        element = self._paragraph(new, model or self._models.model_for(new, self._near), pieces, old)
        bound_move(element, MOVED_HERE, name_of_move(row), self._ids)
        return element

    def _paragraph(
        self, new: Paragraph, model: Model | None, pieces: Sequence[Piece] = (), old: Paragraph | None = None
    ) -> etree._Element:
        """Make a paragraph that looks like its model, all of it inserted; what stays of an old one is moved here."""
        element = etree.Element(w("p"))
        is_counted = self._models.counts(model, new, self._near)
        properties = model.properties(is_counted=is_counted) if model else None
        if properties is not None:
            element.append(properties)
        pieces = pieces or list(pieces_of_one(new, INSERTED))
        mark_paragraph(element, last_change(pieces, MOVED_HERE), self._ids)
        prefix = model.prefix(new.number, is_counted=is_counted) if model else f"{new.number}\t" if new.number else ""
        look = model.look if model else None
        if model and model.field and is_counted:
            element.extend(fragment(self._ids.wrap(INSERTED, field_runs(model.field))))
        element.extend(added(prefix, None, look, self._ids))
        for piece in pieces:
            if isinstance(piece, Stretch):
                marks = self._marks(new, *piece.new)
                stays = old is not None and piece.change != INSERTED
                text = old.text[slice(*piece.old)] if old is not None and stays else new.text[slice(*piece.new)]
                element.extend(added(text, marks, look, self._ids, MOVED_HERE if stays else INSERTED))
            elif piece.new is not None:
                call = self._notes.add(new.notes[piece.new])
                element.extend(fragment(self._ids.wrap(INSERTED, call)))
        return element

    def _put(self, element: etree._Element, first: etree._Element | None) -> None:
        """Put a new element behind the last one, or before the first paragraph of the text."""
        if self._last is not None:
            anchor = self._last if element.tag == w("tr") else block_of(self._last)
            anchor.addnext(element)
        elif first is not None:
            block_of(first).addprevious(element)
        elif self._body is not None:
            self._body.insert(0, element)

    def _end(self) -> None:
        """No word processor lets the mark of the last paragraph come or go: another one has to follow."""
        if self._body is not None:
            end_before_empty(self._body)
            end_before_boxes(self._body)
        blocks = [one for one in self._body if one.tag in (w("p"), w("tbl"))] if self._body is not None else []
        if blocks and blocks[-1].tag == w("p") and change_of_mark(blocks[-1]) is not None:
            blocks[-1].addnext(etree.Element(w("p")))


def _is_written(piece: Piece, old: Paragraph) -> bool:
    if isinstance(piece, Stretch):
        return bool(piece.change)
    return not stays(piece, old) and (bool(piece.change) or has_change(piece.segments))


def _pieces(row: Row) -> Iterator[Piece]:
    return pieces_of_pair(row.old[0], row.new[0], row.segments, row.notes, keep_typography=True)


def elements_of(sourced: Sourced) -> dict[Key, etree._Element]:
    """Return the paragraph or row of the file that each paragraph was read from.

    A heading's number may stand on a line of its own before it: its text is then on the next one.
    """
    found: dict[Key, etree._Element] = {}
    for paragraph, place in zip(sourced.document.paragraphs, sourced.places, strict=True):
        lines = [line for line in sourced.lines[place : place + 2] if paragraph.text.endswith(line.inline.text)]
        own = next((line for line in lines if line.inline.text and line.inline.text in paragraph.text), None)
        own = own or sourced.lines[place]
        found[paragraph.key] = own.element
    return found


def block_of(element: etree._Element) -> etree._Element:
    """Return the table of a row, or the paragraph itself."""
    table = next(element.iterancestors(w("tbl")), None) if element.tag == w("tr") else None
    return element if table is None else table
