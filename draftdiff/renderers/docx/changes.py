"""A comparison as paragraphs with tracked changes: all accepted they are the new text, all rejected the old one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from draftdiff.comparison import Aspect, Comparison, Segment
from draftdiff.model import Paragraph, ParagraphKind
from draftdiff.renderers.docx.changed_runs import ChangedRuns
from draftdiff.renderers.docx.order import Place, begins_added, is_move, name_of_move, places_of, told_of_next
from draftdiff.renderers.docx.pieces import (
    DELETED,
    INSERTED,
    SAME,
    Piece,
    ended_by_deletion,
    last_change,
    one_side,
    pieces_of_one,
    pieces_of_pair,
    whole,
)
from draftdiff.renderers.docx.runs import MOVED_AWAY, MOVED_HERE, Ids
from draftdiff.renderers.docx.shapes import SYMBOL, TITLE, Shape, is_right_to_left, look_of, shape_of
from draftdiff.renderers.docx.tables import Cells, cells_of, keeps_cells, table
from draftdiff.renderers.options import RenderOptions
from draftdiff.tokens import compared_text

ENDING = "<w:p/>"
"""The last paragraph of a file: its mark can neither come nor go, and no table can stand there."""


class Writer:
    """Writes paragraphs and tables one after the other; `notes` holds what they called."""

    def __init__(self, comparison: Comparison, options: RenderOptions) -> None:
        self._comparison = comparison
        self._ids = Ids(options.author, options.date)
        self._keeps = options.keep_typography
        old, new = comparison.old.language, comparison.new.language
        self._runs = ChangedRuns(self._ids, old, new, keeps=self._keeps)
        self._is_mirrored = is_right_to_left(new)
        self.notes = self._runs.notes

    def blocks(self) -> Iterator[str]:
        """Give symbol, title, paragraphs and tables as XML."""
        old, new = self._comparison.old, self._comparison.new
        all_places = list(self._places())
        adds_text = bool(all_places) and begins_added(all_places[0])
        has_title = bool(old.title or new.title)
        adds_title = not self._segments("title", old.title, new.title)[0].old if has_title else adds_text
        yield from self._field("symbol", SYMBOL, old.symbol, new.symbol, before_added=adds_title)
        yield from self._field("title", TITLE, old.title, new.title, before_added=adds_text)
        for is_table, group in groupby(told_of_next(all_places), key=_is_row):
            if is_table:
                yield table([row for place in group for row in self._rows(place)], rtl=self._is_mirrored)
            else:
                yield from map(self._paragraph, group)
        last = all_places[-1] if all_places else None
        if last is None or last.old is None or last.new is None or _is_row(last):
            yield ENDING

    def _places(self) -> Iterator[Place]:
        """Give the places of the comparison; a row of a table and a paragraph are never one place."""
        for place in places_of(self._comparison):
            if len({side.kind is ParagraphKind.TABLE_ROW for side in (place.old, place.new) if side}) > 1:
                yield Place(row=place.row, old=place.old)
                yield Place(row=place.row, new=place.new)
            else:
                yield place

    def _field(self, name: str, shape: Shape, before: str, after: str, *, before_added: bool) -> Iterator[str]:
        if not before and not after:
            return
        mark = SAME if before and after else INSERTED if after else DELETED
        segments = self._segments(name, before, after)
        runs = self._runs.segments(segments)
        if before_added:
            old, new = (Paragraph(key="", kind=ParagraphKind.HEADING, text=text) for text in (before, after))
            runs = self._runs.pieces(ended_by_deletion(pieces_of_pair(old, new, segments, ())), old, new)
        yield f"<w:p>{look_of(shape, self._runs.mark(mark), rtl=self._runs.rtl(mark))}{runs}</w:p>"

    def _segments(self, name: str, before: str, after: str) -> tuple[Segment, ...]:
        found = next((field.segments for field in self._comparison.fields if field.name == name), ())
        if self._keeps and not found and compared_text(before) == compared_text(after):
            after = before
        return found or whole(before, after)

    def _paragraph(self, place: Place) -> str:
        if place.old and place.new:
            return self._pair(place, place.old, place.new)
        if place.new:
            return self._of_one_side(place, place.new, INSERTED, MOVED_HERE)
        return self._of_one_side(place, place.old, DELETED, MOVED_AWAY) if place.old else ""

    def _of_one_side(self, place: Place, paragraph: Paragraph, change: str, moved: str) -> str:
        return self._as_move(place, paragraph, change, moved) if is_move(place.row) else self._one(paragraph, change)

    def _one(self, paragraph: Paragraph, change: str) -> str:
        """A paragraph that one side alone has."""
        pieces = pieces_of_one(paragraph, change)
        runs = self._runs.number(paragraph, change) + self._runs.pieces(pieces, paragraph, paragraph)
        return f"<w:p>{self._look(paragraph, change)}{runs}</w:p>"

    def _as_move(self, place: Place, paragraph: Paragraph, change: str, moved: str) -> str:
        """Write one place of a move between its start and its end, with a name that both places share.

        What stays is moved away or here; what is dropped or added, the number and the notes go or come.
        """
        old, new = place.row.old[0], place.row.new[0]
        pieces = list(one_side(self._pair_pieces(place, old, new), change))
        runs = self._runs.number(paragraph, change) + self._runs.pieces(pieces, old, new, same=moved)
        look = self._look(paragraph, last_change(pieces, moved) if pieces else change)
        return self._ids.move(moved, name_of_move(place.row), f"<w:p>{look}{runs}</w:p>")

    def _pair(self, place: Place, old: Paragraph, new: Paragraph) -> str:
        pieces: Iterable[Piece] = self._pair_pieces(place, old, new)
        pieces = ended_by_deletion(pieces) if place.before_added else pieces
        relooked = Aspect.MARKS in place.row.changed
        runs = self._runs.numbers(old, new) + self._runs.pieces(pieces, old, new, relooked=relooked)
        return f"<w:p>{self._look(new, SAME)}{runs}</w:p>"

    def _pair_pieces(self, place: Place, old: Paragraph, new: Paragraph) -> Iterator[Piece]:
        return pieces_of_pair(old, new, place.row.segments, place.row.notes, keep_typography=self._keeps)

    def _rows(self, place: Place) -> Iterator[tuple[str, Cells]]:
        """Give a row of a table: one where its cells stay as they are, else the old one and the new one."""
        old, new = place.old, place.new
        if old and new:
            pieces = list(pieces_of_pair(old, new, place.row.segments, place.row.notes))
            if keeps_cells(pieces, old, new):
                cells = cells_of(pieces, old, new)
                first = self._runs.numbers(old, new)
                runs = [self._runs.pieces(cell, old, new) for cell in cells]
                yield "", [first + runs[0], *runs[1:]]
                return
        for paragraph, change in ((old, DELETED), (new, INSERTED)):
            if paragraph:
                cells = cells_of(list(pieces_of_one(paragraph, change)), paragraph, paragraph)
                runs = [self._runs.pieces(cell, paragraph, paragraph) for cell in cells]
                runs[:1] = [self._runs.number(paragraph, change) + "".join(runs[:1])]
                yield self._runs.mark(change), runs

    def _look(self, paragraph: Paragraph, change: str) -> str:
        return look_of(shape_of(paragraph), self._runs.mark(change), rtl=self._runs.rtl(change))


def _is_row(place: Place) -> bool:
    paragraph = place.new or place.old
    return paragraph is not None and paragraph.kind is ParagraphKind.TABLE_ROW
