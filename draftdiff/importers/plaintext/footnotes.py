"""Pairs the numbers of notes with their texts; a PDF may give numbers and texts apart and out of order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from draftdiff.importers.plaintext.furniture import Role, Sorted
from draftdiff.importers.plaintext.traced import Traced, join
from draftdiff.importers.plaintext.zones import Zone, number_alone, number_before

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
    def whole(self) -> Traced:
        """The number and the text."""
        return join([self.number, self.text], " ")


class _Piece(Struct, frozen=True, kw_only=True):
    """A line of a zone: a number, a text, or both."""

    marker: str = ""
    number: Traced = Traced()
    text: Traced = Traced()


def footnotes_of(lines: Sequence[Sorted], zones: Sequence[Zone]) -> tuple[Footnote, ...]:
    """Return the notes of all zones, in the order of their numbers within a zone."""
    notes: list[Footnote] = []
    for index, zone in enumerate(zones):
        pieces = [_piece(one) for one in lines[zone.start : zone.end] if one.role is Role.NOTE]
        notes.extend(_paired(pieces, index))
    return tuple(notes)


def _piece(one: Sorted) -> _Piece:
    text = one.line.text
    alone = number_alone(text.text)
    if alone:
        return _Piece(marker=alone, number=text)
    before = number_before(text.text)
    if before:
        return _Piece(marker=before[0], number=text[: before[1]].stripped(), text=text[before[1] :])
    return _Piece(text=text)


def _paired(pieces: Sequence[_Piece], zone: int) -> Iterator[Footnote]:
    """Pair in place where each number has its text behind it, else by the order of numbers and of texts."""
    groups = list(_groups(pieces))
    if all(group[0].marker and any(piece.text for piece in group) for group in groups):
        for group in groups:
            text = join(piece.text for piece in group)
            yield Footnote(marker=group[0].marker, number=group[0].number, text=text, zone=zone)
        return
    numbers = sorted((piece for piece in pieces if piece.marker), key=_numeric)
    texts = _texts([piece.text for piece in pieces if piece.text], len(numbers))
    for number, text in zip(numbers, texts, strict=False):
        yield Footnote(marker=number.marker, number=number.number, text=text, zone=zone, apart=True)
    for text in texts[len(numbers) :]:
        yield Footnote(marker="", number=Traced(), text=text, zone=zone, apart=True)


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
        if index < len(lines) - 1 and len(texts) < count and line.text.endswith(_SENTENCE_ENDS):
            texts.append([])
    return [join(text) for text in texts if text]
