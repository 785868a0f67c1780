"""Pieces of paragraphs as runs of Word, with the tracked changes round them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from draftdiff.comparison import Segment, SegmentKind
from draftdiff.model import Language, Paragraph
from draftdiff.renderers.docx.notes import NoteWriter
from draftdiff.renderers.docx.pieces import SAME, Call, Piece, Stretch, sides, whole
from draftdiff.renderers.docx.runs import GONE, Ids, cuts, looks_at, marked_runs, properties, text_content, text_runs
from draftdiff.renderers.docx.shapes import is_right_to_left


class ChangedRuns:
    """Writes text, numbers and calls of notes with the changes round them; `notes` holds what was called.

    `keeps`: differences of typography stay as the old text has them.
    """

    def __init__(self, ids: Ids, old: Language, new: Language, *, keeps: bool) -> None:
        self._ids = ids
        self._keeps = keeps
        self._old_rtl, self._new_rtl = map(is_right_to_left, (old, new))
        self.notes = NoteWriter(ids, self.segments)

    def rtl(self, change: str) -> bool:
        """Say whether text of a change runs from right to left."""
        return self._old_rtl if change in GONE else self._new_rtl

    def mark(self, change: str) -> str:
        """Return what the properties of a paragraph say of its mark."""
        return f"<{self._ids.tag(change)}/>" if change else ""

    def number(self, paragraph: Paragraph, change: str) -> str:
        """Return the printed number of a paragraph that one side alone has."""
        return self._ids.wrap(change, text_runs(_numbered(paragraph), change, rtl=self.rtl(change)))

    def numbers(self, old: Paragraph, new: Paragraph) -> str:
        """Return the printed numbers of a paragraph of both sides."""
        return self.segments(whole(_numbered(old), _numbered(new)))

    def pieces(
        self, pieces: Iterable[Piece], old: Paragraph, new: Paragraph, *, same: str = SAME, relooked: bool = False
    ) -> str:
        """Return the runs of pieces. What stays is `same`: as it was, or a side of a move."""
        runs = ""
        for piece in pieces:
            if isinstance(piece, Call):
                runs += self.notes.call(piece, old.notes, new.notes, rtl=self.rtl(piece.change))
                continue
            change = piece.change or same
            is_kept = piece.change == SAME and old.text[slice(*piece.old)] != new.text[slice(*piece.new)]
            if relooked and piece.change == SAME and not is_kept:
                runs += self._relooked(piece, old, new)
            else:
                paragraph, (start, end) = (old, piece.old) if change in GONE or is_kept else (new, piece.new)
                runs += self._ids.wrap(change, marked_runs(paragraph, start, end, change, rtl=self.rtl(change)))
        return runs

    def segments(self, segments: Sequence[Segment]) -> str:
        """Return the runs of a redline."""
        runs = ""
        for segment in segments:
            kept = self._keeps and segment.kind is SegmentKind.TYPOGRAPHIC
            for change, text in [(SAME, segment.old)] if kept else sides(segment):
                runs += self._ids.wrap(change, text_runs(text, change, rtl=self.rtl(change)))
        return runs

    def _relooked(self, piece: Stretch, old: Paragraph, new: Paragraph) -> str:
        """Return text that stays, with its new look and a tracked change of it where the old one was another."""
        distance = piece.old[0] - piece.new[0]
        runs = ""
        for first, last in _cuts_of_both(old, new, piece):
            before, after = looks_at(old.marks, first + distance), looks_at(new.marks, first)
            text = new.text[first:last]
            if before == after or not text:
                runs += text_runs(text, SAME, rtl=self._new_rtl, looks=after)
                continue
            was = properties(before, rtl=self._new_rtl) or "<w:rPr/>"
            changed = f"<{self._ids.tag('rPrChange')}>{was}</w:rPrChange>"
            inside = after + ("<w:rtl/>" if self._new_rtl else "") + changed
            runs += f"<w:r><w:rPr>{inside}</w:rPr>{text_content(text, SAME)}</w:r>"
        return runs


def _cuts_of_both(old: Paragraph, new: Paragraph, piece: Stretch) -> Iterable[tuple[int, int]]:
    """Give the parts of a stretch of the new text in which neither look changes."""
    distance = piece.old[0] - piece.new[0]
    shifted = (replace(mark, start=mark.start - distance, end=mark.end - distance) for mark in old.marks)
    return cuts((*new.marks, *shifted), *piece.new)


def _numbered(paragraph: Paragraph) -> str:
    return f"{paragraph.number}\t" if paragraph.number else ""
