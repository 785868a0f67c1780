"""What is wrong with a record although its structure is right: contradictions that no schema can say.

Each has a JSON path and, where there is one, the key of its paragraph; all are found.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec

from draftdiff.comparison import Alignment, Change, Comparison, Finding, Link, NoteChange, Row, Segment, SegmentKind
from draftdiff.decoding import convert
from draftdiff.errors import UnreadableFile
from draftdiff.faults import Fault, Said, fault
from draftdiff.model import DOCUMENT_FORMAT, Document, Mark, Note, Paragraph, joined_text, notes_in
from draftdiff.problems import Location


def find_faults(record: Document | Alignment | Comparison) -> tuple[Fault, ...]:
    """Return every contradiction in a record, in the order of its JSON."""
    if isinstance(record, Document):
        return tuple(_document_faults(record))
    if isinstance(record, Alignment):
        return tuple(_alignment_faults(record))
    return tuple(_comparison_faults(record))


def find_paragraph_faults(paragraphs: Iterable[tuple[str, Paragraph]]) -> Iterator[Fault]:
    """Yield what is wrong with paragraphs given with their paths: repeated keys, misplaced marks, notes."""
    seen: dict[str, str] = {}
    for path, paragraph in paragraphs:
        first = seen.setdefault(paragraph.key, path)
        if first != path:
            yield _fault("repeated-key", path, paragraph.key, key=paragraph.key, first=first)
        yield from _mark_faults(paragraph.marks, paragraph.text, path, paragraph.key)
        yield from _note_faults(paragraph.notes, paragraph, path)


def readable_paragraphs(tree: Any) -> tuple[tuple[str, Paragraph], ...]:
    """Return those paragraphs of a document's plain JSON that can be read, each with its JSON path."""
    found = tree.get("paragraphs") if isinstance(tree, dict) else None
    paragraphs = []
    for index, item in enumerate(found if isinstance(found, list) else ()):
        try:
            paragraphs.append((f"$.paragraphs[{index}]", convert(item, Paragraph)))
        except msgspec.ValidationError:
            continue
    return tuple(paragraphs)


def find_repeated_members(data: bytes) -> tuple[Fault, ...]:
    """Return a fault for each member that stands twice in one object of well-formed JSON.

    Raises UnreadableFile for what is nested too deeply.
    """
    import json

    found: list[Fault] = []

    def keep(members: list[tuple[str, Any]]) -> dict[str, Any]:
        tree = dict(members)
        key = tree.get("key")
        for name, count in Counter(name for name, _ in members).items():
            if count > 1:
                found.append(_fault("repeated-member", "", key if isinstance(key, str) else "", member=name))
        return tree

    try:
        json.loads(data, object_pairs_hook=keep)
    except RecursionError as error:
        raise too_deep() from error
    return tuple(found)


def too_deep() -> UnreadableFile:
    """Return the error of JSON that no decoder can follow to its bottom."""
    hint = "no record of draftdiff is nested like this"
    return UnreadableFile("the JSON is nested too deeply", hint=hint, slug="too-deep")


def _fault(code: str, path: str, paragraph: str = "", *, says: str = "", advises: str = "", **values: Said) -> Fault:
    return fault(code, Location(path=path, paragraph=paragraph), values, says=says, advises=advises)


def _side(side: str) -> tuple[str]:
    """Return the name of the word for one side of a comparison."""
    return (f"side.{side}",)


def _mark_faults(marks: Sequence[Mark], text: str, path: str, key: str) -> Iterator[Fault]:
    for index, mark in enumerate(marks):
        if not mark.start <= mark.end <= len(text):
            yield _fault(
                "mark-outside-text", f"{path}.marks[{index}]", key, advises="hint.counting-marks",
                kind=mark.kind.value, start=mark.start, end=mark.end, length=len(text),
            )  # fmt: skip


def _note_faults(notes: Sequence[Note], paragraph: Paragraph, path: str) -> Iterator[Fault]:
    for index, note in enumerate(notes):
        place = f"{path}.notes[{index}]"
        if note.anchor > len(paragraph.text):
            yield _fault(
                "note-outside-text", place, paragraph.key, advises="hint.counting-anchors",
                anchor=note.anchor, length=len(paragraph.text),
            )  # fmt: skip
        yield from _mark_faults(note.marks, note.text, place, paragraph.key)


def _document_faults(document: Document) -> Iterator[Fault]:
    yield from find_paragraph_faults((f"$.paragraphs[{i}]", p) for i, p in enumerate(document.paragraphs))
    for index, conflict in enumerate(document.conflicts):
        if not (conflict.key or conflict.field):
            yield _fault("conflict-without-place", f"$.conflicts[{index}]", conflict.key)


def _alignment_faults(alignment: Alignment) -> Iterator[Fault]:
    links = [(f"$.links[{index}]", link) for index, link in enumerate(alignment.links)]
    for path, link in links:
        yield from _link_faults(link, path)
    for side in ("old", "new"):
        seen: set[str] = set()
        for path, key in ((f"{path}.{side}", key) for path, link in links for key in getattr(link, side)):
            if key in seen:
                yield _fault("repeated-link", path, key, advises="hint.keep-one", side=_side(side), key=key)
            seen.add(key)


def _link_faults(link: Link, path: str) -> Iterator[Fault]:
    if not link.old and not link.new:
        yield _fault("empty-link", path, advises="hint.remove")
    for index, pair in enumerate(link.pairs):
        if pair.old not in link.old or pair.new not in link.new:
            place = f"{path}.pairs[{index}]"
            yield _fault("unknown-key", place, pair.new, says="foreign-pair", old=pair.old, new=pair.new)


def _comparison_faults(comparison: Comparison) -> Iterator[Fault]:
    for side, header in (("old", comparison.old), ("new", comparison.new)):
        if header.format != DOCUMENT_FORMAT:
            yield _fault("wrong-format", f"$.{side}.format", due=DOCUMENT_FORMAT, found=header.format)
    rows = [(f"$.rows[{index}]", row) for index, row in enumerate(comparison.rows)]
    for side, order in (("old", comparison.old_order), ("new", comparison.new_order)):
        paragraphs = [
            (f"{path}.{side}[{index}]", paragraph)
            for path, row in rows
            for index, paragraph in enumerate(getattr(row, side))
        ]
        yield from find_paragraph_faults(paragraphs)
        yield from _order_faults(order, [paragraph.key for _, paragraph in paragraphs], f"$.{side}_order")
    for index, field in enumerate(comparison.fields):
        path = f"$.fields[{index}]"
        yield from _segment_faults(field.segments, field.old, field.new, path)
        yield from _finding_faults(field.findings, field.segments, (), path)
    for path, row in rows:
        yield from _row_faults(row, path)


def _order_faults(order: Sequence[str], keys: Sequence[str], path: str) -> Iterator[Fault]:
    listed, held = Counter(order), Counter(keys)
    for key in listed - held:
        yield _fault("unknown-key", path, key, says="listed-too-often", key=key)
    for key in held - listed:
        yield _fault("unlisted-key", path, key, key=key)


_SIDES = {
    Change.ADDED: (False, True),
    Change.REMOVED: (True, False),
}


def _row_faults(row: Row, path: str) -> Iterator[Fault]:
    place = next((paragraph.key for paragraph in (*row.new, *row.old)), "")
    if (bool(row.old), bool(row.new)) != _SIDES.get(row.change, (True, True)):
        yield _fault("wrong-sides", path, place, change=row.change.value, old=len(row.old), new=len(row.new))
    for side in ("old", "new"):
        if list(getattr(row.link, side)) != [paragraph.key for paragraph in getattr(row, side)]:
            yield _fault("unknown-key", f"{path}.link.{side}", place, says="other-paragraphs", side=_side(side))
    if row.moved and (len(row.old), len(row.new)) != (1, 1):
        yield _fault("moved-group", f"{path}.moved", place, advises="hint.not-moved")
    yield from _link_faults(row.link, f"{path}.link")
    old, new = map(joined_text, (row.old, row.new))
    yield from _segment_faults(row.segments, old, new, path, place)
    for index, change in enumerate(row.notes):
        yield from _note_change_faults(change, row, f"{path}.notes[{index}]", place)
    yield from _finding_faults(row.findings, row.segments, row.notes, path, place)


def _note_change_faults(change: NoteChange, row: Row, path: str, key: str) -> Iterator[Fault]:
    texts = []
    for side, index in (("old", change.old), ("new", change.new)):
        notes = notes_in(getattr(row, side))
        if index is not None and index >= len(notes):
            yield _fault("unknown-note", f"{path}.{side}", key, side=_side(side), count=len(notes), index=index)
            return
        texts.append("" if index is None else notes[index].text)
    yield from _segment_faults(change.segments, texts[0], texts[1], path, key)


def _segment_faults(segments: Sequence[Segment], old: str, new: str, path: str, key: str = "") -> Iterator[Fault]:
    for index, segment in enumerate(segments):
        if not _is_sound(segment):
            yield _fault("wrong-segment", f"{path}.segments[{index}]", key, kind=segment.kind.value)
    for side, text in (("old", old), ("new", new)):
        if segments and "".join(getattr(segment, side) for segment in segments) != text:
            yield _fault("segments-do-not-join", f"{path}.segments", key, side=_side(side))


def _is_sound(segment: Segment) -> bool:
    if segment.kind is SegmentKind.SAME:
        return segment.old == segment.new
    if segment.kind is SegmentKind.DELETED:
        return not segment.new
    return segment.kind is SegmentKind.TYPOGRAPHIC or not segment.old


def _finding_faults(
    findings: Sequence[Finding],
    segments: Sequence[Segment],
    notes: Sequence[NoteChange],
    path: str,
    key: str = "",
) -> Iterator[Fault]:
    for index, finding in enumerate(findings):
        place = f"{path}.findings[{index}]"
        if finding.note is not None and finding.note >= len(notes):
            yield _fault("unknown-note", place, key, says="unknown-note-change", index=finding.note)
            continue
        explained = segments if finding.note is None else notes[finding.note].segments
        if any(number >= len(explained) for number in finding.segments):
            yield _fault("unknown-segment", place, key)
