"""Pairs the numbers of notes with their texts; a PDF may give numbers and texts apart and out of order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile, zip_longest

from msgspec import Struct
from msgspec.structs import replace

from draftdiff.importers.body.endings import UNSEEN, ends_clause
from draftdiff.importers.plaintext.traced_text import Traced, join
from draftdiff.importers.plaintext.zones.furniture import Role, Sorted
from draftdiff.importers.plaintext.zones.note_zones import Zone, number_alone, number_before, starts_misread_number
from draftdiff.importers.plaintext.zones.parts import BodyLine
from draftdiff.importers.raised import is_raised

_MISREAD = "?"
_SENTENCE_ENDS = (".", "。", ".]", ".)", "。)", "؛")


class Footnote(Struct, frozen=True, kw_only=True):
    """A note: its number as text, its printed number and text as traced, and the zone that it stands in.

    `apart` says that the number did not stand directly before the text.
    """

    marker: str
    number: Traced
    text: Traced
    zone: int
    apart: bool = False

    @property
    def is_anchored(self) -> bool:
        """Whether Markdown names it, `[^1]:`; then it is called by that name and in no other way."""
        return is_anchor(self.number.text)

    @property
    def whole(self) -> Traced:
        """The number and the text."""
        return join([self.number, self.text], " ")


def is_anchor(number: str) -> bool:
    """Say whether the number of a note is its name in Markdown."""
    return number.startswith("[^")


def with_calls_in_place(body: Sequence[BodyLine], notes: Sequence[Footnote]) -> tuple[BodyLine, ...]:
    """Put a figure that stands alone below the end of a clause behind it, where a note further down has that number."""
    below = {note.marker: note.text.start for note in notes if note.marker and note.text}
    placed: list[BodyLine] = []
    for one in body:
        before, text = placed[-1].line if placed else None, one.line.text
        alone = below.get(text.text, 0) > text.start and not one.cut and not one.line.gap
        if alone and before and ends_clause(before.shown):
            placed[-1] = replace(placed[-1], line=replace(before, text=join([before.text, text], "")))
        else:
            placed.append(one)
    return tuple(placed)


class _Piece(Struct, frozen=True, kw_only=True):
    """A line of a zone: a number, a text, or both."""

    marker: str = ""
    number: Traced = Traced()
    text: Traced = Traced()


def footnotes_of(lines: Sequence[Sorted], zones: Sequence[Zone]) -> tuple[Footnote, ...]:
    """Return the notes of all zones, in the order of their numbers within a zone; small print may go on in the next."""
    notes: list[Footnote] = []
    last = 0
    for index, zone in enumerate(zones):
        own = [one for one in lines[zone.start : zone.end] if one.role is Role.NOTE]
        pieces = [_piece(one) for one in own]
        if notes and all(one.line.note for one in own) and not notes[-1].text.text.endswith(_SENTENCE_ENDS):
            rest = [*takewhile(lambda piece: not piece.marker, pieces)]
            notes[-1] = replace(notes[-1], text=join([notes[-1].text, *(piece.text for piece in rest)]))
            pieces = pieces[len(rest) :]
        of_cover = _of_cover(pieces)
        if of_cover:
            text = join(piece.text for piece in of_cover)
            notes.append(Footnote(marker="", number=Traced(), text=text, zone=index))
            pieces = pieces[len(of_cover) :]
        found = list(_paired(_with_misread_numbers(_counting_on(pieces, last), last), index))
        last = max((int(note.marker) for note in found if note.marker.isdigit()), default=last)
        notes.extend(found)
    return tuple(notes)


def _of_cover(pieces: Sequence[_Piece]) -> list[_Piece]:
    """Return the lines of notes to the cover, `* State not a member`, above the first note with a number."""
    begins = bool(pieces) and pieces[0].text.text.startswith("*") and any(piece.marker for piece in pieces)
    return [*takewhile(lambda piece: not piece.marker, pieces)] if begins else []


def _counting_on(pieces: Sequence[_Piece], last: int) -> list[_Piece]:
    """A number before a text, unless it is raised, is that of a note only where it counts on; `3 July` goes on."""
    result: list[_Piece] = []
    for piece in pieces:
        plain = piece.marker.isdigit() and piece.text and not is_anchor(piece.number.text)
        plain = plain and not is_raised(piece.number.text)
        begun = any(one.text for one in result)
        if plain and last and (int(piece.marker) != last + 1 if begun else not last < int(piece.marker) <= last + 9):
            result.append(_Piece(text=join([piece.number, piece.text], " ")))
            continue
        last = int(piece.marker) if piece.marker.isdigit() else last + (piece.marker == _MISREAD)
        result.append(piece)
    return result


def _piece(one: Sorted) -> _Piece:
    text = one.line.text
    alone = number_alone(text.text)
    if alone:
        return _Piece(marker=alone, number=text)
    before = number_before(text.text, dotted=one.line.note)
    if before:
        return _Piece(marker=before[0], number=text[: before[1]].stripped(), text=text[before[1] :])
    if starts_misread_number(text.text):
        return _Piece(marker=_MISREAD, number=text[:1], text=text[2:])
    return _Piece(text=text)


def _with_misread_numbers(pieces: Sequence[_Piece], last: int) -> list[_Piece]:
    """A sign that figures are mostly taken for is the number that should stand there, misread; elsewhere it is text.

    Such signs may follow one another, begin the notes of a page, or end them; the note before is number `last`.
    """
    result: list[_Piece] = []
    for index, piece in enumerate(pieces):
        if piece.marker != _MISREAD:
            result.append(piece)
            continue
        before = next((_numeric(one) for one in reversed(result) if one.marker), last)
        rest = [*takewhile(lambda one: not one.marker.isdigit(), pieces[index:])]
        after = _numeric(pieces[index + len(rest)]) if index + len(rest) < len(pieces) else 0
        if after in (0, before + 1 + sum(one.marker == _MISREAD for one in rest)):
            result.append(replace(piece, marker=str(before + 1)))
        else:
            result.append(_Piece(text=join([piece.number, piece.text], " ")))
    return result


def _paired(pieces: Sequence[_Piece], zone: int) -> Iterator[Footnote]:
    """Pair in place where each number has its text behind it, else by the order of numbers and of texts.

    A number too many has no text, a text too many no number. One behind all others, whose text stands elsewhere, leaves
    the others theirs.
    """
    numbers = sorted((piece for piece in pieces if piece.marker), key=_numeric)
    texts = _texts([piece.text for piece in pieces if piece.text], len(numbers))
    groups = list(_groups(pieces))
    whole = [bool(group[0].marker) and any(piece.text for piece in group) for group in groups]
    if all(whole) or (all(whole[:-1]) and len(texts) < len(numbers)):
        for group in groups:
            text = join(piece.text for piece in group)
            yield Footnote(marker=group[0].marker, number=group[0].number, text=text, zone=zone)
        return
    nothing = _Piece()
    for number, words in zip_longest(numbers, texts, fillvalue=None):
        own = number or nothing
        yield Footnote(marker=own.marker, number=own.number, text=words or Traced(), zone=zone, apart=True)


def _groups(pieces: Sequence[_Piece]) -> Iterator[list[_Piece]]:
    """Group each number with the lines up to the next number."""
    group: list[_Piece] = []
    for piece in pieces:
        if piece.marker and group:
            yield group
            group = []
        group.append(piece)
    if group:
        yield group


def _numeric(piece: _Piece) -> int:
    return int(piece.marker) if piece.marker.isdigit() else 0


def _texts(lines: Sequence[Traced], count: int) -> list[Traced]:
    """Join lines to as many texts as there are numbers: a text ends with a full stop at the end of a line."""
    texts: list[list[Traced]] = [[]]
    for index, line in enumerate(lines):
        texts[-1].append(line)
        if index < len(lines) - 1 and len(texts) < count and line.text.rstrip(UNSEEN).endswith(_SENTENCE_ENDS):
            texts.append([])
    return [join(text) for text in texts if text]
