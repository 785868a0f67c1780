"""Wires the stages of the import of plain text."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from draftdiff.importers.plaintext.assemble import Assembled, assemble, note_of, problems_of
from draftdiff.importers.plaintext.calls import Call, Span, find_calls, find_repeated
from draftdiff.importers.plaintext.footnotes import Footnote, footnotes_of
from draftdiff.importers.plaintext.furniture import Role, Sorted, sort_lines
from draftdiff.importers.plaintext.glued import split_glued
from draftdiff.importers.plaintext.header import read_header
from draftdiff.importers.plaintext.identity import Identity, find_identity
from draftdiff.importers.plaintext.layout import Layout, layout_of
from draftdiff.importers.plaintext.lines import Line, Omission, split_lines
from draftdiff.importers.plaintext.parts import Parts, take_apart
from draftdiff.importers.plaintext.reports import report
from draftdiff.importers.plaintext.segments import Segment, segments_of
from draftdiff.importers.plaintext.traced import Edit, Source, Traced, join
from draftdiff.importers.plaintext.vocabulary import Vocabulary
from draftdiff.importers.plaintext.zones import Zone, find_zones, mark_notes
from draftdiff.keys import with_keys
from draftdiff.lexicons import detect_language
from draftdiff.model import Document, Imported, Language, Note, ParagraphKind
from draftdiff.model import Source as SourceFile
from draftdiff.problems import Problem, Severity

MEDIA_TYPE = "text/plain"


class _Sheet(Struct, frozen=True, kw_only=True):
    """All that is known of the lines before paragraphs are made."""

    identity: Identity
    lines: tuple[Sorted, ...]
    zones: tuple[Zone, ...]
    parts: Parts
    notes: tuple[Footnote, ...]


class _Text(Struct, frozen=True, kw_only=True):
    """The paragraphs made, the first calls of notes, and later calls."""

    made: tuple[Assembled, ...]
    calls: tuple[Call, ...]


def read_text(text: str, data: bytes, name: str, language: Language | None) -> Imported:
    """Import the text of a file; `data` are its bytes, for the checksum."""
    source, lines, controls = split_lines(text)
    known = language or detect_language(text)
    layout = layout_of(known)
    sheet = _sheet(split_glued(lines, layout), name, layout)
    segments = segments_of(sheet.parts.body, sheet.parts.after, layout)
    document = _document(sheet, segments, controls, source, known)
    file = SourceFile(
        name=name.rpartition("/")[2],
        media_type=MEDIA_TYPE,
        sha256=hashlib.sha256(data).hexdigest(),
        importer="text",
    )
    return Imported(documents=(replace(document, source=file),), confidence=_confidence(document.problems))


def _sheet(lines: tuple[Line, ...], name: str, layout: Layout) -> _Sheet:
    identity = find_identity(lines, name, layout)
    ordered = sort_lines(lines, identity, layout)
    zones = find_zones(ordered, identity.enacting + 1, layout)
    ordered = mark_notes(ordered, zones)
    return _Sheet(
        identity=identity, lines=ordered, zones=zones, parts=take_apart(ordered, identity, layout),
        notes=footnotes_of(ordered, zones),
    )  # fmt: skip


def _document(
    sheet: _Sheet,
    segments: Sequence[Segment],
    controls: Sequence[Omission],
    source: Source,
    language: Language,
) -> Document:
    words = Vocabulary(language, [segment.text.text for segment in segments])
    prepared = [note_of(note, words) for note in sheet.notes]
    text = _text(
        sheet, segments, {index: note for index, (note, _) in enumerate(prepared)}, words, layout_of(language)
    )
    paragraphs = with_keys(one.paragraph for one in text.made)
    enacting = next(
        (one.paragraph.text for one in text.made if one.paragraph.kind is ParagraphKind.ENACTING), ""
    )
    header = read_header(sheet.identity, sheet.parts.cover, sheet.parts.end, enacting, language)
    problems = [
        *(report(one.code, one.text, source) for one in (*controls, *_omissions(sheet))),
        *_paragraph_problems(text.made, segments, [one.key for one in paragraphs], source),
        *_note_problems(sheet.notes, prepared, text.calls, source),
    ]
    problems.sort(key=lambda problem: (problem.location.line, problem.location.column))
    fields = {name: getattr(header, name) for name in header.__struct_fields__}
    return Document(**{**fields, "problems": tuple(problems)}, paragraphs=paragraphs)


def _text(
    sheet: _Sheet, segments: Sequence[Segment], notes: dict[int, Note], words: Vocabulary, layout: Layout
) -> _Text:
    texts = [segment.text for segment in segments]
    spans = _spans(sheet)
    calls = find_calls(texts, sheet.notes, spans, layout)
    repeated = find_repeated(texts, sheet.notes, calls, layout)
    extra: dict[int, list[Edit]] = {}
    for call in calls:
        extra.setdefault(call.segment, []).append(Edit(start=call.start, end=call.end, call=call.note))
    for call in repeated:
        extra.setdefault(call.segment, []).append(Edit(start=call.start, end=call.end, code="repeated-call"))
    made = tuple(
        assemble(segment, extra.get(index, []), notes, words) for index, segment in enumerate(segments)
    )
    return _Text(made=made, calls=calls)


def _spans(sheet: _Sheet) -> list[Span]:
    """Return the stretch of the source above each zone of notes: that of its page."""
    spans: list[Span] = []
    start = 0
    for zone in sheet.zones:
        end = sheet.lines[zone.start].line.text.start
        spans.append(Span(start=start, end=end))
        start = end
    return spans


def _omissions(sheet: _Sheet) -> Iterator[Omission]:
    """Give what stands in no paragraph, note or title."""
    for line in sheet.parts.neighbours:
        yield Omission(code="neighbouring-text", text=line.text)
    for line in sheet.parts.cover:
        yield Omission(code="cover-line", text=line.text)
    for line in sheet.parts.end:
        yield Omission(code="end-line", text=line.text)
    yield from _furniture(sheet.lines)


_CODES = {Role.HEAD: "page-break", Role.PAGE: "page-break", Role.RULE: "note-rule", Role.ORNAMENT: "ornament"}


def _furniture(lines: Sequence[Sorted]) -> Iterator[Omission]:
    """Give what a page prints round the text, what stands together in one piece."""
    run: list[Traced] = []
    for one in lines:
        if one.role in (Role.HEAD, Role.PAGE):
            run.append(one.line.text)
            continue
        if run:
            yield Omission(code="page-break", text=join(run, " "))
            run = []
        if one.role in (Role.RULE, Role.ORNAMENT, Role.NOISE):
            yield Omission(code=_CODES.get(one.role, "noise"), text=one.line.text)
    if run:
        yield Omission(code="page-break", text=join(run, " "))


def _paragraph_problems(
    made: Sequence[Assembled], segments: Sequence[Segment], keys: Sequence[str], source: Source
) -> Iterator[Problem]:
    for one, segment, key in zip(made, segments, keys, strict=True):
        if segment.marker:
            yield report("markdown-mark", segment.marker.stripped(), source, key)
        if segment.displaced:
            yield report("displaced-number", segment.number, source, key)
        if segment.misread:
            yield report("misread-number", segment.number, source, key)
        yield from problems_of(one.raw, one.edits, source, key)


def _note_problems(
    notes: Sequence[Footnote],
    prepared: Sequence[tuple[Note, tuple[Edit, ...]]],
    calls: Sequence[Call],
    source: Source,
) -> Iterator[Problem]:
    called = {call.note for call in calls}
    for index, (note, (_, edits)) in enumerate(zip(notes, prepared, strict=True)):
        yield from problems_of(note.text, edits, source, "", in_text=False)
        if note.apart and note.number:
            yield report("note-number-apart", note.number, source)
        if not note.marker:
            yield report("note-without-number", note.text, source)
        elif index not in called:
            yield report("note-without-call", note.text, source)


def _confidence(problems: Sequence[Problem]) -> float:
    """Return 1.0 for a text without doubts; each warning takes a twentieth, each hint a hundredth, 0.1 is
    the least.
    """
    warnings = sum(problem.severity is Severity.WARNING for problem in problems)
    hints = sum(problem.severity is Severity.HINT for problem in problems)
    return round(max(0.1, 1.0 - 0.05 * warnings - 0.01 * hints), 2)
