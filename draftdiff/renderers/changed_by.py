"""Who made the changes of a row, as the tracked changes of a Word file say it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from draftdiff.comparison import Change, Row, SegmentKind
from draftdiff.model import By, MarkKind, Paragraph
from draftdiff.renderers.excerpt import changed_spans


def authors_of(row: Row) -> tuple[By, ...]:
    """Return who made the changes of a row as tracked changes; empty where its sources say nothing of them."""
    if row.change is Change.UNCHANGED and not row.moved:
        return ()
    if not any(mark.by for paragraph in (*row.old, *row.new) for mark in paragraph.marks):
        return ()
    gone = _changed_by(row.old, MarkKind.DELETED, _stretches(row, SegmentKind.DELETED))
    come = _changed_by(row.new, MarkKind.INSERTED, _stretches(row, SegmentKind.INSERTED))
    ends = _ends_by(row) if row.change in (Change.SPLIT, Change.MERGED) else ()
    return tuple(dict.fromkeys((*gone, *come, *ends)))


def _ends_by(row: Row) -> Iterator[By]:
    """Give who took away or put in the ends of paragraphs: marks without a length."""
    for paragraph in (*row.old, *row.new):
        for mark in paragraph.marks:
            if mark.kind in (MarkKind.DELETED, MarkKind.INSERTED) and mark.by and mark.start == mark.end:
                yield mark.by


def _stretches(row: Row, kind: SegmentKind) -> list[tuple[int, int]]:
    """Return the places, in the joined texts of one side, of what came or went; of a row without a redline, all."""
    if not row.segments:
        return [(0, sum(len(p.text) + 1 for p in (row.old if kind is SegmentKind.DELETED else row.new)))]
    return changed_spans(row.segments, kind)


def _changed_by(paragraphs: Sequence[Paragraph], kind: MarkKind, places: Sequence[tuple[int, int]]) -> Iterator[By]:
    base = 0
    for paragraph in paragraphs:
        for mark in paragraph.marks:
            start, end = base + mark.start, base + mark.end
            if mark.kind is kind and mark.by and any(start < last and first < end for first, last in places):
                yield mark.by
        base += len(paragraph.text) + 1
