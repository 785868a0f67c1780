"""What is wrong with a record although its structure is right: contradictions that no schema can say.

Each fault is a Problem with a JSON path and, where there is one, the key of its paragraph; all are found.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec

from draftdiff.comparison import (
    Alignment,
    Change,
    Comparison,
    Finding,
    Link,
    NoteChange,
    Row,
    Segment,
    SegmentKind,
)
from draftdiff.errors import UnreadableFile
from draftdiff.model import DOCUMENT_FORMAT, Conflict, Document, Mark, Note, Paragraph
from draftdiff.problems import Location, Problem, Severity


def find_faults(record: Document | Alignment | Comparison) -> tuple[Problem, ...]:
    """Return every contradiction in a record, in the order of its JSON."""
    if isinstance(record, Document):
        return tuple(_document_faults(record))
    if isinstance(record, Alignment):
        return tuple(_alignment_faults(record))
    return tuple(_comparison_faults(record))


def find_paragraph_faults(paragraphs: Iterable[tuple[str, Paragraph]]) -> Iterator[Problem]:
    """Yield what is wrong with paragraphs given with their paths: repeated keys, misplaced marks, notes."""
    seen: dict[str, str] = {}
    for path, paragraph in paragraphs:
        first = seen.setdefault(paragraph.key, path)
        if first != path:
            message = f"the key `{paragraph.key}` stands at {first} too"
            yield _fault("repeated-key", message, path, paragraph.key)
        yield from _mark_faults(paragraph.marks, paragraph.text, path, paragraph.key)
        yield from _note_faults(paragraph.notes, paragraph, path)


def readable_paragraphs(tree: Any) -> tuple[tuple[str, Paragraph], ...]:
    """Return those paragraphs of a document's plain JSON that can be read, each with its JSON path."""
    found = tree.get("paragraphs") if isinstance(tree, dict) else None
    paragraphs = []
    for index, item in enumerate(found if isinstance(found, list) else ()):
        try:
            paragraphs.append((f"$.paragraphs[{index}]", msgspec.convert(item, Paragraph)))
        except msgspec.ValidationError:
            continue
    return tuple(paragraphs)


def find_repeated_members(data: bytes) -> tuple[Problem, ...]:
    """Return a Problem for each member that stands twice in one object of well-formed JSON.

    Raises UnreadableFile for what is nested too deeply.
    """
    import json

    found: list[Problem] = []

    def keep(members: list[tuple[str, Any]]) -> dict[str, Any]:
        tree = dict(members)
        key = tree.get("key")
        for name, count in Counter(name for name, _ in members).items():
            if count > 1:
                message = f"the member `{name}` stands twice, the last is taken"
                found.append(_fault("repeated-member", message, "", key if isinstance(key, str) else ""))
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


def _fault(code: str, message: str, path: str, key: str = "", hint: str = "") -> Problem:
    location = Location(path=path, paragraph=key)
    return Problem(code=code, severity=Severity.ERROR, message=message, location=location, hint=hint)


def _mark_faults(marks: Sequence[Mark], text: str, path: str, key: str) -> Iterator[Problem]:
    for index, mark in enumerate(marks):
        if not mark.start <= mark.end <= len(text):
            message = f"the {mark.kind.value} mark {mark.start}–{mark.end} is outside its text, 0–{len(text)}"
            hint = "start and end count code points, start first"
            yield _fault("mark-outside-text", message, f"{path}.marks[{index}]", key, hint)


def _note_faults(notes: Sequence[Note], paragraph: Paragraph, path: str) -> Iterator[Problem]:
    for index, note in enumerate(notes):
        place = f"{path}.notes[{index}]"
        if note.anchor > len(paragraph.text):
            message = f"the note is anchored at {note.anchor}, its paragraph ends at {len(paragraph.text)}"
            yield _fault("note-outside-text", message, place, paragraph.key, "the anchor counts code points")
        yield from _mark_faults(note.marks, note.text, place, paragraph.key)


def _document_faults(document: Document) -> Iterator[Problem]:
    yield from find_paragraph_faults((f"$.paragraphs[{i}]", p) for i, p in enumerate(document.paragraphs))
    yield from _conflict_faults(document.conflicts)


def _conflict_faults(conflicts: Sequence[Conflict]) -> Iterator[Problem]:
    for index, conflict in enumerate(conflicts):
        if bool(conflict.key) == bool(conflict.field):
            message = "a conflict is about a paragraph (`key`) or a field of the header (`field`), one of the two"
            yield _fault("conflict-without-place", message, f"$.conflicts[{index}]", conflict.key)


def _alignment_faults(alignment: Alignment) -> Iterator[Problem]:
    links = [(f"$.links[{index}]", link) for index, link in enumerate(alignment.links)]
    for path, link in links:
        yield from _link_faults(link, path)
    for side in ("old", "new"):
        yield from _repeated_links(links, side)


def _repeated_links(links: Sequence[tuple[str, Link]], side: str) -> Iterator[Problem]:
    seen: set[str] = set()
    for path, link in links:
        for key in getattr(link, side):
            if key in seen:
                message = f"the {side} paragraph `{key}` stands in more than one link"
                yield _fault("repeated-link", message, f"{path}.{side}", key, "keep one of the links")
            seen.add(key)


def _link_faults(link: Link, path: str) -> Iterator[Problem]:
    if not link.old and not link.new:
        yield _fault("empty-link", "a link without any paragraph", path, hint="remove it")
    for index, pair in enumerate(link.pairs):
        if pair.old not in link.old or pair.new not in link.new:
            message = f"the pair `{pair.old}`, `{pair.new}` is not of this link"
            yield _fault("unknown-key", message, f"{path}.pairs[{index}]", pair.new)


def _comparison_faults(comparison: Comparison) -> Iterator[Problem]:
    for side, header in (("old", comparison.old), ("new", comparison.new)):
        if header.format != DOCUMENT_FORMAT:
            message = f"the format of a header is `{DOCUMENT_FORMAT}`, not `{header.format}`"
            yield _fault("wrong-format", message, f"$.{side}.format")
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


def _order_faults(order: Sequence[str], keys: Sequence[str], path: str) -> Iterator[Problem]:
    listed, held = Counter(order), Counter(keys)
    for key in listed - held:
        yield _fault("unknown-key", f"the key `{key}` is listed more often than rows hold it", path, key)
    for key in held - listed:
        yield _fault("unlisted-key", f"the paragraph `{key}` of a row is not listed", path, key)


_SIDES = {
    Change.ADDED: (False, True),
    Change.REMOVED: (True, False),
}


def _row_faults(row: Row, path: str) -> Iterator[Problem]:
    place = next((paragraph.key for paragraph in (*row.new, *row.old)), "")
    if (bool(row.old), bool(row.new)) != _SIDES.get(row.change, (True, True)):
        found = f"{len(row.old)} old and {len(row.new)} new paragraphs"
        message = f"the row is {row.change.value}, and has {found}"
        yield _fault("wrong-sides", message, path, place)
    for side in ("old", "new"):
        if list(getattr(row.link, side)) != [paragraph.key for paragraph in getattr(row, side)]:
            message = f"the link names other {side} paragraphs than the row holds"
            yield _fault("unknown-key", message, f"{path}.link.{side}", place)
    if row.moved and (len(row.old), len(row.new)) != (1, 1):
        message = "only a row of one old and one new paragraph can be moved"
        yield _fault("moved-group", message, f"{path}.moved", place, "set `moved` to false")
    yield from _link_faults(row.link, f"{path}.link")
    old, new = ("\n".join(paragraph.text for paragraph in side) for side in (row.old, row.new))
    yield from _segment_faults(row.segments, old, new, path, place)
    for index, change in enumerate(row.notes):
        yield from _note_change_faults(change, row, f"{path}.notes[{index}]", place)
    yield from _finding_faults(row.findings, row.segments, row.notes, path, place)


def _note_change_faults(change: NoteChange, row: Row, path: str, key: str) -> Iterator[Problem]:
    texts = []
    for side, index in (("old", change.old), ("new", change.new)):
        notes = [note for paragraph in getattr(row, side) for note in paragraph.notes]
        if index is not None and index >= len(notes):
            message = f"the {side} paragraphs of the row have {len(notes)} notes, none has the index {index}"
            yield _fault("unknown-note", message, f"{path}.{side}", key)
            return
        texts.append("" if index is None else notes[index].text)
    yield from _segment_faults(change.segments, texts[0], texts[1], path, key)


def _segment_faults(segments: Sequence[Segment], old: str, new: str, path: str, key: str = "") -> Iterator[Problem]:
    for index, segment in enumerate(segments):
        if not _is_sound(segment):
            message = f"a segment that is {segment.kind.value} cannot have these two texts"
            yield _fault("wrong-segment", message, f"{path}.segments[{index}]", key)
    for side, text in (("old", old), ("new", new)):
        if segments and "".join(getattr(segment, side) for segment in segments) != text:
            message = f"the segments joined do not give the {side} text"
            yield _fault("segments-do-not-join", message, f"{path}.segments", key)


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
) -> Iterator[Problem]:
    for index, finding in enumerate(findings):
        place = f"{path}.findings[{index}]"
        if finding.note is not None and finding.note >= len(notes):
            message = f"the row has no note change with the index {finding.note}"
            yield _fault("unknown-note", message, place, key)
            continue
        explained = segments if finding.note is None else notes[finding.note].segments
        if any(number >= len(explained) for number in finding.segments):
            yield _fault("unknown-segment", "the finding names a segment that does not exist", place, key)
