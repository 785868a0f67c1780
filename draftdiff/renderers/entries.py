"""One shown row in the reader's words: its status, the reasons for its weight, who changed it, its changed notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from draftdiff.comparison import Aspect, Change, Finding, FlagKind, NoteChange, Row, SegmentKind, Weight, note_of
from draftdiff.gravity import CLAUSE, UNEXPLAINED, finding_order
from draftdiff.model import By, MarkKind, Note, NoteKind, Paragraph, joined_text
from draftdiff.renderers.excerpt import Piece, PieceKind, changed_spans, excerpt_of, opening_of, pieces_of
from draftdiff.renderers.highlights import opening_words
from draftdiff.renderers.verdict import CLAUSE_CHANGES, is_note_only
from draftdiff.renderers.wording import Wording

_ASPECTS = (Aspect.KIND, Aspect.LEVEL)
"""What else than text is told of a row; marks and notes are seen or change nothing."""

_NOTE = "note"
_MOST = {UNEXPLAINED: 3, _NOTE: 3}
"""Kinds that the text and its notes show as well: so many are told."""


class ShownNote(Struct, frozen=True):
    """A changed note: what it is called, and its redline."""

    label: str
    pieces: tuple[Piece, ...]


def status_of(row: Row, wording: Wording) -> str:
    """Return what happened to a row and how heavy it is: `amended, moved · technical`."""
    status = happened_to(row, wording)
    if row.weight is None or row.change is Change.UNCHANGED:
        return status
    return wording.say("dot").join((status, wording.term("weight", row.weight.value)))


def happened_to(row: Row, wording: Wording) -> str:
    """Return what happened to a row: `amended, moved`."""
    said = [wording.term("kind", "note-only" if is_note_only(row) else row.change.value)]
    if row.moved:
        moved = wording.term("kind", "moved")
        said = [moved] if row.change is Change.UNCHANGED else [*said, moved]
    return wording.say("list").join(said)


def reasons_of(row: Row, wording: Wording, *, with_notes: bool = True) -> list[str]:
    """Say why a row weighs what it weighs, the weightiest finding first; what is seen or flagged is not said.

    `with_notes`: the notes that changed are shown beside it.
    """
    findings = sorted(row.findings, key=finding_order)
    telling = [finding for finding in findings if finding.weight is not Weight.TYPOGRAPHIC] or findings
    said = list(_by_kind([finding for finding in telling if not _is_said(finding, row, with_notes)], wording))
    if not said and len(row.old) == len(row.new) == 1:
        said = [_aspect(aspect, row, wording) for aspect in _ASPECTS if aspect in row.changed]
    return list(dict.fromkeys((*said, *tracked_by(row, wording))))


def substantive_reasons_of(row: Row, wording: Wording) -> list[str]:
    """Say what makes a row substantive and nothing else; of a clause that came or went, its opening words."""
    if row.change in (Change.ADDED, Change.REMOVED):
        return [opening_words(row, wording)]
    heavy = (one for one in row.findings if one.weight is Weight.SUBSTANTIVE)
    told = [one for one in heavy if one.rule != CLAUSE or row.change not in CLAUSE_CHANGES]
    return list(_by_kind(sorted(told, key=finding_order), wording))


def _by_kind(findings: Iterable[Finding], wording: Wording) -> Iterator[str]:
    """Say findings of one kind together; of other wording, which the text shows as well, the first new places."""
    leads: dict[str, dict[str, str]] = {}  # by kind, what each message begins with
    for finding in findings:
        message = wording.message(finding)
        if finding.rule == UNEXPLAINED and any(message in said for said in leads.values()):
            continue
        said = leads.setdefault(finding.rule, {})
        if message:
            said.setdefault(message, wording.lead(finding))
    for rule, said in leads.items():
        told = _led_once(said)
        joined = wording.joined(told, _MOST.get(rule, len(told)), "reasons")
        kind = wording.term("kind", rule)
        yield wording.say("reason", kind=kind, said=joined) if joined else kind


def _led_once(leads: Mapping[str, str]) -> list[str]:
    """Return messages, each given with how it begins: what several begin with stands before the first of them alone."""
    told: list[str] = []
    for lead in sorted(dict.fromkeys(leads.values()), key=bool):
        first, *others = (message for message in leads if leads[message] == lead)
        told += (first, *(message.removeprefix(lead) for message in others))
    return told


def tracked_by(row: Row, wording: Wording) -> Iterator[str]:
    """Say who made the changes of a row as tracked changes, and on which day."""
    authors = authors_of(row)
    if authors:
        named = dict.fromkeys(_author(by, wording) for by in authors)
        yield wording.say("tracked", names=wording.say("reasons").join(named))


def _author(by: By, wording: Wording) -> str:
    name = wording.quote(by.name) if by.name else wording.say("tracked.unnamed")
    day = wording.quote(wording.labels.worded_date(by.date[:10])) if by.date else ""
    return wording.say("tracked.by", name=name, date=day) if day else name


def _is_said(finding: Finding, row: Row, with_notes: bool) -> bool:
    """Say whether the status of a row, a flag with the same facts, or a note that is shown tells a finding already."""
    if finding.rule == CLAUSE:
        return row.change in CLAUSE_CHANGES
    if finding.rule == _NOTE and finding.note is not None:
        change = row.notes[finding.note]
        is_alone = change.old is None or change.new is None  # what *ibid.* stands for is not in its text
        text = note_of(change, row.old, row.new).text
        return with_notes and is_alone and all((value.old or value.new) == text for value in finding.values)
    return bool(finding.values) and any(flag.values == finding.values for flag in row.flags)


def flags_of(row: Row, wording: Wording) -> list[str]:
    """Say the flags of a row, each with its facts if it has any; who is to act by when, its text says itself."""
    flags = [flag for flag in row.flags if flag.kind is not FlagKind.TASK]
    told = ((wording.term("flag", flag.kind.value), wording.message(flag)) for flag in flags)
    return [wording.say("flagged", flag=kind, said=said) if said else kind for kind, said in told]


def _aspect(aspect: Aspect, row: Row, wording: Wording) -> str:
    old, new = row.old[0], row.new[0]
    if aspect is Aspect.KIND:
        sides = [wording.term("paragraph", paragraph.kind.value) for paragraph in (old, new)]
    else:
        sides = [str(old.level), str(new.level)]
    return wording.say(f"why.{aspect.value}", old=sides[0], new=sides[1])


def row_pieces(row: Row, *, whole: bool) -> tuple[Piece, ...]:
    """Return what is shown of the text of a row; `whole`: nothing left out."""
    if row.change is Change.ADDED:
        return (Piece(PieceKind.INSERTED, joined_text(row.new)),)
    if row.change is Change.REMOVED:
        return (Piece(PieceKind.DELETED, joined_text(row.old)),)
    if whole:
        return pieces_of(row.segments) or (Piece(PieceKind.SAME, joined_text(row.new)),)
    excerpt = excerpt_of(row.segments)
    return excerpt if _has_change(excerpt) or row.change is Change.SPLIT else opening_of(joined_text(row.new))


def _has_change(pieces: Iterable[Piece]) -> bool:
    return any(piece.kind in (PieceKind.DELETED, PieceKind.INSERTED) for piece in pieces)


def notes_of(row: Row, wording: Wording) -> list[ShownNote]:
    """Return the notes of a row that changed, came or went; of an added or removed clause, all."""
    return [shown for change in row.notes if (shown := _shown_note(change, row, wording))]


def _shown_note(change: NoteChange, row: Row, wording: Wording) -> ShownNote | None:
    label = note_label(note := note_of(change, row.old, row.new), wording)
    if change.new is None or change.old is None:
        return ShownNote(label, (Piece(PieceKind.DELETED if change.new is None else PieceKind.INSERTED, note.text),))
    pieces = excerpt_of(change.segments)
    return ShownNote(label, pieces) if _has_change(pieces) else None


def note_label(note: Note, wording: Wording) -> str:
    """Return what a note is called: `note 3`, `comment 1 · EU`."""
    named = "note" if note.kind is NoteKind.FOOTNOTE else "comment"
    called = wording.say(named, marker=wording.quote(note.marker)).strip()
    return wording.say("dot").join((called, wording.quote(note.by.name))) if note.by and note.by.name else called


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
