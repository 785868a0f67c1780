"""The whole text of a row with its changes, italics and calls of notes: a paragraph as it is printed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from markupsafe import Markup
from msgspec import Struct

from draftdiff.comparison import Row, Segment, SegmentKind
from draftdiff.model import MarkKind, Paragraph, joined_text
from draftdiff.renderers.excerpt import KINDS, PieceKind
from draftdiff.renderers.html_page.markup import marked, shown

_TAGS = {MarkKind.LEAD: "em", MarkKind.ITALIC: "em", MarkKind.SUPERSCRIPT: "sup", MarkKind.SUBSCRIPT: "sub"}
"""Marks that are shown; bold, underlined and struck text would look like a change."""


class _Side(Struct, frozen=True):
    """What one side shows besides its words, by place in its text, in order."""

    stretches: tuple[tuple[int, int, str], ...]
    """Start, end and tag."""
    calls: tuple[tuple[int, str], ...]
    """Place and marker of each note."""


def whole_text(row: Row) -> Markup:
    """Return the redline of a row, nothing left out; what did not change reads as the new text has it."""
    return _redlined(row, lambda segment: segment.kind is SegmentKind.DELETED)


def old_text(row: Row) -> Markup:
    """Return the old text of a row with its deletions marked."""
    return _redlined(row, lambda _: True)


def new_text(row: Row) -> Markup:
    """Return the new text of a row with its insertions marked."""
    return _redlined(row, lambda _: False)


def _redlined(row: Row, is_old: Callable[[Segment], bool]) -> Markup:
    """Write each segment of a row as the old text has it, or as the new one does."""
    old, new = _side_of(row.old), _side_of(row.new)
    written = []
    old_at = new_at = 0
    for segment in segments_of(row):
        text, at, side = (segment.old, old_at, old) if is_old(segment) else (segment.new, new_at, new)
        if text:
            written.append(marked(KINDS.get(segment.kind, PieceKind.SAME), _stretch(text, at, side)))
        old_at += len(segment.old)
        new_at += len(segment.new)
    return Markup("").join(written)


def segments_of(row: Row) -> Sequence[Segment]:
    """Return the segments of a row; where it has none, one for the whole text, which one side may lack."""
    if row.segments:
        return row.segments
    return (Segment(kind=_kind_of_whole(row), old=joined_text(row.old), new=joined_text(row.new)),)


def _kind_of_whole(row: Row) -> SegmentKind:
    if row.old and row.new:
        return SegmentKind.SAME
    return SegmentKind.INSERTED if row.new else SegmentKind.DELETED


def _side_of(paragraphs: Sequence[Paragraph]) -> _Side:
    stretches: list[tuple[int, int, str]] = []
    calls: list[tuple[int, str]] = []
    start = 0
    for paragraph in paragraphs:
        stretches += [
            (start + mark.start, start + mark.end, _TAGS[mark.kind]) for mark in paragraph.marks if mark.kind in _TAGS
        ]
        calls += [(start + note.anchor, note.marker) for note in paragraph.notes if note.marker]
        start += len(paragraph.text) + 1
    return _Side(tuple(sorted(stretches)), tuple(sorted(calls)))


def _stretch(text: str, start: int, side: _Side) -> Markup:
    """Write a stretch of one side, cut where a tag begins or ends and where a note is called."""
    end = start + len(text)
    tags = [(max(a, start), min(b, end), tag) for a, b, tag in side.stretches if a < end and b > start]
    calls = [(place, marker) for place, marker in side.calls if start < place <= end or place == start == 0]
    if not tags and not calls:
        return shown(text)
    cuts = sorted({start, end, *(place for a, b, _ in tags for place in (a, b)), *(place for place, _ in calls)})
    written = [_calls(calls, start)] if start == 0 else []
    for a, b in pairwise(cuts):
        content = shown(text[a - start : b - start])
        for tag in sorted({tag for first, last, tag in tags if first <= a and b <= last}):
            content = Markup("<{0}>{1}</{0}>").format(tag, content)
        written += [content, _calls(calls, b)]
    return Markup("").join(written)


def _calls(calls: Iterable[tuple[int, str]], place: int) -> Markup:
    return Markup("").join(
        Markup('<sup class="call">{}</sup>').format(shown(marker)) for at, marker in calls if at == place
    )
