"""Notes that the new text does not state, and that were not compared: a Word file keeps them where they stood."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from msgspec.structs import replace

from draftdiff.comparison import NOT_COMPARED, Comparison, NoteChange, Row, Segment
from draftdiff.model import Note, NoteKind, Paragraph, joined_text


def with_notes_kept(comparison: Comparison) -> Comparison:
    """Give the new text the notes of the old one that were not compared; those of a clause that went go with it."""
    if all(problem.code != NOT_COMPARED for problem in comparison.problems):
        return comparison
    return replace(comparison, rows=tuple(_with_notes_kept(row) if row.new else row for row in comparison.rows))


def _with_notes_kept(row: Row) -> Row:
    numbered = [(start + note.anchor, note) for start, one in _starts(row.old) for note in one.notes]
    kept = [
        (place, note, number)
        for number, (old_place, note) in enumerate(numbered)
        if note.kind is NoteKind.FOOTNOTE and (place := _place_in_new(old_place, row.segments)) is not None
    ]
    if not kept:
        return row
    own: list[tuple[int, Note, int | None]] = [
        (start + note.anchor, note, None) for start, one in _starts(row.new) for note in one.notes
    ]
    ordered = sorted((*kept, *own), key=lambda item: item[0])
    numbers = [number for number, item in enumerate(ordered) if item[2] is None]
    changes = [replace(one, new=None if one.new is None else numbers[one.new]) for one in row.notes]
    changes += [NoteChange(old=item[2], new=number) for number, item in enumerate(ordered) if item[2] is not None]
    paragraphs = []
    for start, one in _starts(row.new):
        inside = [(place - start, note) for place, note, _ in ordered if start <= place <= start + len(one.text)]
        paragraphs.append(replace(one, notes=tuple(replace(note, anchor=place) for place, note in inside)))
    return replace(row, new=tuple(paragraphs), notes=tuple(changes))


def _starts(paragraphs: Sequence[Paragraph]) -> list[tuple[int, Paragraph]]:
    """Return where each paragraph begins in the text of all."""
    return [(len(joined_text((*paragraphs[:at], one))) - len(one.text), one) for at, one in enumerate(paragraphs)]


def _place_in_new(place: int, segments: Sequence[Segment]) -> int | None:
    """Return where a place of the old text is in the new one; None in words that went, and for which none came."""
    old_at = new_at = 0
    for segment, following in zip_longest(segments, segments[1:]):
        old_end = old_at + len(segment.old)
        if old_at < place <= old_end and not segment.new:
            come = following.new if following is not None and not following.old else ""
            return new_at + len(come) if come else None
        if place <= old_end:
            return new_at + min(place - old_at, len(segment.new))
        old_at, new_at = old_end, new_at + len(segment.new)
    return place - old_at + new_at
