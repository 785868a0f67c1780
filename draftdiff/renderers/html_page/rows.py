"""The rows of a comparison as a page shows them: in the table of changes and in the whole text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup
from msgspec import Struct

from draftdiff.comparison import Change, Row, Segment, SegmentKind, Weight, has_change, note_of
from draftdiff.model import ParagraphKind, joined_text, notes_in
from draftdiff.renderers.entries import flags_of, happened_to, note_label, reasons_of, status_of
from draftdiff.renderers.excerpt import Piece, PieceKind, excerpt_of, opening_of, pieces_of
from draftdiff.renderers.html_page.anchors import Anchors, anchor_of
from draftdiff.renderers.html_page.markup import redlined, said
from draftdiff.renderers.html_page.runs import new_text, old_text, segments_of, whole_text
from draftdiff.renderers.outline import is_changed
from draftdiff.renderers.verdict import is_note_only
from draftdiff.renderers.wording import Wording

_LONG = 450
"""Signs of a text that take a third of a printed page in its column."""
_LONG_BESIDE = 280
"""Signs of the reasons that take as much in theirs."""


class ShownText(Struct, frozen=True):
    """The words of a paragraph and its notes: one redline of both sides, or one side with what it alone has marked."""

    words: Markup = Markup("")
    notes: tuple[tuple[Markup, Markup], ...] = ()
    """What each note is called, and its words."""


class ShownRow(Struct, frozen=True, kw_only=True):
    """A row of the table of changes, with excerpts of both sides, or of the whole text: one redline, or both sides."""

    row: Row
    anchors: tuple[str, ...]
    """Its own, and those of the further paragraphs of a split row."""
    label: Markup
    happened: Markup
    status: Markup
    """What happened to the row and how heavy it is."""
    reasons: tuple[Markup, ...]
    flags: tuple[Markup, ...]
    weight: str
    """Empty where the row has none."""
    kinds: tuple[str, ...]
    """What happened and why, as names without spaces."""
    is_changed: bool
    level: int
    text: ShownText = ShownText()
    old: ShownText = ShownText()
    new: ShownText = ShownText()

    @property
    def is_long(self) -> bool:
        """Say whether a page may end inside the row: kept whole, it would leave half a page blank."""
        reasons = sum(len(reason.striptags()) for reason in self.reasons)
        texts = max(len(side.words.striptags()) for side in (self.old, self.new))
        return texts > _LONG or reasons > _LONG_BESIDE


class RowWriter(Struct, frozen=True):
    """Writes the rows of one comparison in the reader's words."""

    wording: Wording
    anchors: Anchors

    def _shown(self, row: Row, **texts: ShownText) -> ShownRow:
        """Put what is said of a row beside its text."""
        changed = is_changed(row)
        paragraph = row.shown[0]
        return ShownRow(
            row=row,
            anchors=tuple(self.anchors.all_of(row)),
            label=said(self.wording.label(row)),
            happened=said(happened_to(row, self.wording)),
            status=said(status_of(row, self.wording)) if changed else Markup(""),
            reasons=tuple(map(said, reasons_of(row, self.wording))) if changed else (),
            flags=tuple(map(said, flags_of(row, self.wording))),
            weight=row.weight.value if changed and row.weight else "",
            kinds=tuple(kinds_of(row)),
            is_changed=changed,
            level=paragraph.level + (paragraph.kind is ParagraphKind.CONTINUATION),
            **texts,
        )

    def table_row(self, row: Row, *, whole: bool) -> ShownRow:
        """Return a row of the table of changes; `whole`: nothing of the text left out."""
        if whole:
            return self._both_sides(row, old_text(row), new_text(row), notes_whole=False)
        segments = segments_of(row)
        old = _one_side(segments, joined_text(row.old), is_old=True)
        return self._both_sides(row, old, _one_side(segments, joined_text(row.new), is_old=False), notes_whole=False)

    def text_row(self, row: Row, *, both_sides: bool) -> ShownRow:
        """Return a row of the whole text with all its notes."""
        if both_sides:
            return self._both_sides(row, old_text(row), new_text(row), notes_whole=True)
        return self._shown(row, text=ShownText(whole_text(row), tuple(self._notes(row))))

    def _notes(self, row: Row) -> Iterator[tuple[Markup, Markup]]:
        for change in row.notes:
            note = note_of(change, row.old, row.new)
            pieces = pieces_of(change.segments) or (Piece(PieceKind.SAME, note.text),)
            yield said(note_label(note, self.wording)), redlined(pieces)

    def _both_sides(self, row: Row, old: Markup, new: Markup, *, notes_whole: bool) -> ShownRow:
        """Put the notes of each side below its words: all, whole; or what is telling of those that changed."""
        return self._shown(
            row,
            old=ShownText(old, tuple(self._notes_of(row, is_old=True, whole=notes_whole))),
            new=ShownText(new, tuple(self._notes_of(row, is_old=False, whole=notes_whole))),
        )

    def _notes_of(self, row: Row, *, is_old: bool, whole: bool) -> Iterator[tuple[Markup, Markup]]:
        notes = notes_in(row.old if is_old else row.new)
        for change in row.notes:
            place = change.old if is_old else change.new
            if place is not None and (whole or has_change(change.segments)):
                shown = _one_side(change.segments, notes[place].text, is_old=is_old, whole=whole)
                yield said(note_label(notes[place], self.wording)), shown


def _one_side(segments: Sequence[Segment], text: str, *, is_old: bool, whole: bool = False) -> Markup:
    """Return one side with what it alone has marked; unless `whole`, only that and some words around it."""
    seen = [_reversed(segment) for segment in segments] if is_old else segments
    if whole:
        pieces = pieces_of(seen) or (Piece(PieceKind.SAME, text),)
    else:
        pieces = excerpt_of(seen) if has_change(seen) else opening_of(text)
    changed = PieceKind.DELETED if is_old else PieceKind.INSERTED
    kinds = {PieceKind.SAME: PieceKind.SAME, PieceKind.GAP: PieceKind.GAP, PieceKind.INSERTED: changed}
    return redlined(Piece(kinds[piece.kind], piece.text) for piece in pieces if piece.kind in kinds)


_SEEN_FROM_OLD = {SegmentKind.DELETED: SegmentKind.INSERTED, SegmentKind.INSERTED: SegmentKind.DELETED}


def _reversed(segment: Segment) -> Segment:
    """Return a segment as the old side sees it: what it has and the new one has not is inserted."""
    return Segment(kind=_SEEN_FROM_OLD.get(segment.kind, segment.kind), old=segment.new, new=segment.old)


def kinds_of(row: Row) -> Iterator[str]:
    """Yield the names of what happened to a row and why it weighs what it weighs."""
    if row.change is not Change.UNCHANGED:
        yield "note-only" if is_note_only(row) else row.change.value
    if row.moved:
        yield "moved"
    weighty = dict.fromkeys(finding.rule for finding in row.findings if finding.weight is not Weight.TYPOGRAPHIC)
    yield from (anchor_of(rule) for rule in weighty)
    yield from dict.fromkeys(f"flag-{flag.kind.value}" for flag in row.flags)
