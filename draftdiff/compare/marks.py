"""Marks on words that stayed: italics taken off, a highlight added."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from draftdiff.comparison import Segment, SegmentKind
from draftdiff.model import Document, MarkKind, Paragraph, joined_text

_DERIVED = frozenset({MarkKind.LEAD, MarkKind.CELL, MarkKind.LINK, MarkKind.INSERTED, MarkKind.DELETED})
"""Marks that follow from the words themselves or tell who wrote them; sources set links here and there, and no reader
sees the difference."""

_Layer = tuple[MarkKind, str]
"""A kind of mark and its value: one alternative is another layer than the other."""


def kinds_of_marks(document: Document) -> frozenset[MarkKind]:
    """Return the kinds of marks that a document states: a source without italics says nothing of them."""
    return frozenset(mark.kind for paragraph in document.paragraphs for mark in paragraph.marks) - _DERIVED


def marks_differ(
    old: Sequence[Paragraph],
    new: Sequence[Paragraph],
    segments: Sequence[Segment],
    kinds: frozenset[MarkKind],
) -> bool:
    """Say whether words that are the same on both sides bear other marks, of the given kinds."""
    if not kinds or _marks_of(old, kinds) == _marks_of(new, kinds):
        return False
    old_layers, new_layers = _layers(old, kinds), _layers(new, kinds)
    nothing_old, nothing_new = bytes(_length(old)), bytes(_length(new))
    same = _same(old, segments)
    return any(
        _differ(old_layers.get(layer, nothing_old), new_layers.get(layer, nothing_new), same)
        for layer in sorted(old_layers.keys() | new_layers.keys())
    )


def _marks_of(paragraphs: Iterable[Paragraph], kinds: frozenset[MarkKind]) -> list[tuple[str, MarkKind, int, int, str]]:
    """Return the marks with their texts: equal lists need no further look."""
    return [(p.text, m.kind, m.start, m.end, m.value) for p in paragraphs for m in p.marks if m.kind in kinds]


def _length(paragraphs: Sequence[Paragraph]) -> int:
    return sum(len(paragraph.text) + 1 for paragraph in paragraphs)


def _layers(paragraphs: Sequence[Paragraph], kinds: frozenset[MarkKind]) -> dict[_Layer, bytearray]:
    """For each layer, one byte for each character of the joined texts: 1 where it bears the mark."""
    layers: dict[_Layer, bytearray] = {}
    base, length = 0, _length(paragraphs)
    for paragraph in paragraphs:
        for mark in paragraph.marks:
            if mark.kind in kinds:
                layer = layers.setdefault((mark.kind, mark.value), bytearray(length))
                start, end = min(mark.start, len(paragraph.text)), min(mark.end, len(paragraph.text))
                layer[base + start : base + end] = b"\1" * (end - start)
        base += len(paragraph.text) + 1
    return layers


def _same(old: Sequence[Paragraph], segments: Sequence[Segment]) -> list[tuple[int, int, str]]:
    """Return where each piece of equal text stands in the old and in the new text, and the piece."""
    if not segments:
        return [(0, 0, joined_text(old))]
    places, old_at, new_at = [], 0, 0
    for segment in segments:
        if segment.kind is SegmentKind.SAME:
            places.append((old_at, new_at, segment.old))
        old_at, new_at = old_at + len(segment.old), new_at + len(segment.new)
    return places


def _differ(old: bytes | bytearray, new: bytes | bytearray, same: Iterable[tuple[int, int, str]]) -> bool:
    """Say whether a letter or digit of equal text is marked on one side only; spaces do not count."""
    return any(
        old[old_at + index] != new[new_at + index]
        for old_at, new_at, text in same
        if old[old_at : old_at + len(text)] != new[new_at : new_at + len(text)]
        for index, character in enumerate(text)
        if character.isalnum()
    )
