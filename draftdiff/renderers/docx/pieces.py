"""A paragraph of both sides taken to pieces: what stays, goes and comes, with the calls of notes where they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from unicodedata import category

from msgspec import Struct
from msgspec.structs import replace

from draftdiff.comparison import NoteChange, Segment, SegmentKind
from draftdiff.model import NoteKind, Paragraph

SAME, INSERTED, DELETED = "", "ins", "del"
_QUOTES = "\"'"
"""Signs that Unicode counts among the stops."""


class Stretch(Struct, frozen=True, kw_only=True):
    """Text that stays, came or went: its place in the old text, in the new text, or in both."""

    change: str
    old: tuple[int, int] = (0, 0)
    new: tuple[int, int] = (0, 0)

    @property
    def is_empty(self) -> bool:
        """Say whether it holds no text."""
        return self.old[0] == self.old[1] and self.new[0] == self.new[1]


class Call(Struct, frozen=True, kw_only=True):
    """The call of a note: its number among the notes of the old paragraph, of the new one, or of both."""

    old: int | None = None
    new: int | None = None
    segments: tuple[Segment, ...] = ()

    @property
    def change(self) -> str:
        """Say whether the call stays, came or went."""
        return SAME if self.old is not None and self.new is not None else DELETED if self.new is None else INSERTED


Piece = Stretch | Call


def pieces_of_one(paragraph: Paragraph, change: str) -> Iterator[Piece]:
    """Give the pieces of a paragraph that one side alone has."""
    nothing = replace(paragraph, text="", notes=())
    return pieces_of_pair(*((paragraph, nothing) if change == DELETED else (nothing, paragraph)), (), ())


def pieces_of_pair(
    old: Paragraph,
    new: Paragraph,
    segments: Sequence[Segment],
    notes: Sequence[NoteChange],
    *,
    keep_typography: bool = False,
) -> Iterator[Piece]:
    """Give the pieces of two paragraphs that continue one another, in an order that is right for both.

    `keep_typography`: differences of typography stay as the old text has them, but for stops: a last clause that others
    follow must not keep its full stop. A stretch that stays may then have two lengths.
    """
    pair = _Pair(old, new, notes, keep_typography=keep_typography)
    return pair.with_calls_kept(list(pair.pieces(segments or whole(old.text, new.text))))


def one_side(pieces: Iterable[Piece], change: str) -> Iterator[Piece]:
    """Give the pieces of one place of a move: that of the old text (`del`), or that of the new one (`ins`).

    A note is one at either place: it goes with the old place and comes with the new one.
    """
    for piece in pieces:
        if isinstance(piece, Stretch):
            if piece.change in (SAME, change) and not piece.is_empty:
                yield piece
        elif change == DELETED and piece.old is not None:
            yield Call(old=piece.old)
        elif change == INSERTED and piece.new is not None:
            yield Call(new=piece.new)


def last_change(pieces: Sequence[Piece], same: str) -> str:
    """Return what the mark of a paragraph does: as its last words do, for LibreOffice else leaves it behind, empty.

    What stays is `same`: as it was, or a side of a move.
    """
    return (pieces[-1].change if pieces else SAME) or same


def ended_by_deletion(pieces: Iterable[Piece]) -> list[Piece]:
    """Put what goes behind what comes at the end of a paragraph, where the next one begins with an insertion.

    LibreOffice takes an insertion up to the end of a paragraph and the one after it for a single insertion, and the
    mark between them with it. Where nothing goes, the last character does, and comes again.
    """
    found = [piece for piece in pieces if isinstance(piece, Call) or not piece.is_empty]
    come = len(found)
    while come and found[come - 1].change == INSERTED:
        come -= 1
    gone = come
    while gone and found[gone - 1].change == DELETED:
        gone -= 1
    last = found[come - 1] if come else None
    if come == len(found) or last is None:
        return found
    if gone < come:
        return [*found[:gone], *found[come:], *found[gone:come]]
    if isinstance(last, Call) or last.old[1] - last.old[0] != last.new[1] - last.new[0]:
        return found
    (old_start, old_end), (new_start, new_end) = last.old, last.new
    return [
        *found[: come - 1],
        Stretch(change=SAME, old=(old_start, old_end - 1), new=(new_start, new_end - 1)),
        Stretch(change=INSERTED, new=(new_end - 1, new_end)),
        *found[come:],
        Stretch(change=DELETED, old=(old_end - 1, old_end)),
    ]


def whole(old: str, new: str) -> tuple[Segment, ...]:
    """Return two texts as segments: one if they are equal, else all of both."""
    if old == new:
        return (Segment(kind=SegmentKind.SAME, old=old, new=new),)
    return (Segment(kind=SegmentKind.DELETED, old=old, new=""), Segment(kind=SegmentKind.INSERTED, old="", new=new))


def sides(segment: Segment) -> list[tuple[str, str]]:
    """Return what a segment takes away, then what it brings; or what both sides have."""
    if segment.old == segment.new:
        return [(SAME, segment.new)] if segment.new else []
    return [(change, text) for change, text in ((DELETED, segment.old), (INSERTED, segment.new)) if text]


class _Pair:
    """Walks along two paragraphs at once."""

    def __init__(self, old: Paragraph, new: Paragraph, notes: Sequence[NoteChange], *, keep_typography: bool) -> None:
        self._old, self._new = old, new
        self._keeps = keep_typography
        both = [change for change in notes if change.old is not None and change.new is not None]
        self._partners = {change.new: change for change in both if self._continues(change)}

    def _continues(self, change: NoteChange) -> bool:
        """A comment has no tracked text: one that says something else now is another one."""
        old, new = self._old.notes[change.old or 0], self._new.notes[change.new or 0]
        return new.kind is NoteKind.FOOTNOTE or (old.text, old.by) == (new.text, new.by)

    def with_calls_kept(self, pieces: Sequence[Piece]) -> Iterator[Piece]:
        """Keep the call of a note behind words that were replaced: it need not go and come with them."""
        at = 0
        while at < len(pieces):
            kept = self._kept_call(pieces[at : at + 3])
            if kept:
                yield pieces[at + 1]
                yield kept
                at += 3
            else:
                yield pieces[at]
                at += 1

    def _kept_call(self, three: Sequence[Piece]) -> Call | None:
        """Return a call that went, and came again behind words that were inserted between, as one that stays."""
        match three:
            case (Call(new=None) as gone, Stretch(change=between), Call(old=None) as come) if between == INSERTED:
                change = self._partners.get(come.new)
                if change and change.old == gone.old:
                    return Call(old=gone.old, new=come.new, segments=change.segments)
        return None

    def pieces(self, segments: Sequence[Segment]) -> Iterator[Piece]:
        old_at = new_at = 0
        yield from self._calls((-1, 0), (-1, 0))
        for segment in segments:
            if self._keeps and segment.kind is SegmentKind.TYPOGRAPHIC and _stops(segment.old) == _stops(segment.new):
                old_part = (old_at, old_at + len(segment.old))
                new_part = (new_at, new_at + len(segment.new))
                yield Stretch(change=SAME, old=old_part, new=new_part)
                yield from self._calls(old_part, new_part)
                old_at, new_at = old_part[1], new_part[1]
                continue
            for change, text in sides(segment):
                old_end = old_at + (len(text) if change != INSERTED else 0)
                new_end = new_at + (len(text) if change != DELETED else 0)
                yield from self._side(change, (old_at, old_end), (new_at, new_end))
                old_at, new_at = old_end, new_end

    def _side(self, change: str, old: tuple[int, int], new: tuple[int, int]) -> Iterator[Piece]:
        """Give one stretch, cut where notes are called."""
        before = _anchors(self._old, *old) if change != INSERTED else set()
        after = _anchors(self._new, *new) if change != DELETED else set()
        length = max(old[1] - old[0], new[1] - new[0])
        at = 0
        for stop in sorted({one - old[0] for one in before} | {one - new[0] for one in after} | {length}):
            old_part = (old[0] + at, old[0] + stop) if change != INSERTED else (0, 0)
            new_part = (new[0] + at, new[0] + stop) if change != DELETED else (0, 0)
            yield Stretch(change=change, old=old_part, new=new_part)
            yield from self._calls(old_part, new_part)
            at = stop

    def _calls(self, old_part: tuple[int, int], new_part: tuple[int, int]) -> Iterator[Call]:
        """Give the calls that stand after one place and not after another; one of both sides is unchanged."""
        old, new = _numbers(self._old, *old_part), _numbers(self._new, *new_part)
        kept = {number: change for number in new if (change := self._partners.get(number)) and change.old in old}
        stays = [change.old for change in kept.values()]
        if stays != sorted(stays, key=lambda one: one or 0):
            kept, stays = {}, []
        yield from (Call(old=number) for number in old if number not in stays)
        for number in new:
            change = kept.get(number)
            yield Call(old=change.old, new=number, segments=change.segments) if change else Call(new=number)


def _stops(text: str) -> list[str]:
    return [sign for sign in text if category(sign) == "Po" and sign not in _QUOTES]


def _anchors(paragraph: Paragraph, after: int, to: int) -> set[int]:
    return {min(note.anchor, to) for note in paragraph.notes if after < note.anchor <= to}


def _numbers(paragraph: Paragraph, after: int, to: int) -> list[int]:
    """Return which notes of a paragraph are called after one place and up to another."""
    length = len(paragraph.text)
    return [number for number, note in enumerate(paragraph.notes) if after < min(note.anchor, length) <= to]
