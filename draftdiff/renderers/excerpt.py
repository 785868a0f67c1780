"""A redline cut to what a drafter needs: the opening words, every change, and some words on either side."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum

from msgspec import Struct

from draftdiff.comparison import Finding, Row, Segment, SegmentKind
from draftdiff.tokens import APOSTROPHES, HAN, may_hold_chinese, split_tokens

OPENING_WORDS = 7
"""Words that say what a paragraph is about: the phrase, and whom or what it names first."""
CONTEXT_WORDS = 8
"""Words on either side of a change: a line of a terminal, more or less."""
MEANINGLESS_ALONE = 3
"""So many changed words, or fewer, are not understood without those around them."""
WORTH_CUTTING = 5
"""Fewer words than these are shown rather than replaced by an ellipsis."""
_NEAR = 6
"""So many Chinese signs, or fewer, are shown up to the next mark: no space says where a word ends."""


class PieceKind(StrEnum):
    """What a piece of an excerpt is."""

    SAME = "same"
    DELETED = "deleted"
    INSERTED = "inserted"
    GAP = "gap"
    """Unchanged text that is left out; the piece has no text."""


class Piece(Struct, frozen=True):
    """A stretch of an excerpt: as the new document has it, or as the old one had it where it is deleted."""

    kind: PieceKind
    text: str


KINDS = {SegmentKind.DELETED: PieceKind.DELETED, SegmentKind.INSERTED: PieceKind.INSERTED}
"""What a piece is by its segment; of any other kind it is the same."""
_GAP = Piece(PieceKind.GAP, "")


def pieces_of(segments: Iterable[Segment]) -> tuple[Piece, ...]:
    """Return a whole redline as pieces, none of them cut. A typographic difference is no change: new text."""
    pieces: list[Piece] = []
    for segment in segments:
        kind = KINDS.get(segment.kind, PieceKind.SAME)
        text = segment.old if kind is PieceKind.DELETED else segment.new
        if pieces and pieces[-1].kind is kind:
            pieces[-1] = Piece(kind, pieces[-1].text + text)
        elif text:
            pieces.append(Piece(kind, text))
    return tuple(pieces)


def changed_spans(segments: Iterable[Segment], kind: SegmentKind) -> list[tuple[int, int]]:
    """Return where words went, in the joined old texts of a row, or came, in the new ones."""
    spans, at = [], 0
    for segment in segments:
        end = at + len(segment.old if kind is SegmentKind.DELETED else segment.new)
        if segment.kind is kind:
            spans.append((at, end))
        at = end
    return spans


def excerpt_of(segments: Iterable[Segment]) -> tuple[Piece, ...]:
    """Return a redline in which long stretches of unchanged text are replaced by gaps; ends of paragraphs stay."""
    pieces = [part for piece in pieces_of(segments) for part in _parted(piece)]
    cut: list[Piece] = []
    for place, piece in enumerate(pieces):
        if piece.kind is not PieceKind.SAME:
            cut.append(piece)
            continue
        is_last = place == len(pieces) - 1
        before = OPENING_WORDS if place == 0 else CONTEXT_WORDS
        cut += _shortened(piece.text, before, 0 if is_last else CONTEXT_WORDS)
    return tuple(cut)


def _parted(piece: Piece) -> list[Piece]:
    """Part unchanged text where a paragraph ends."""
    if piece.kind is not PieceKind.SAME:
        return [piece]
    return [Piece(piece.kind, text) for text in re.split("(\n)", piece.text) if text]


def opening_of(text: str, words: int = 2 * OPENING_WORDS) -> tuple[Piece, ...]:
    """Return the first words of an unchanged text."""
    return tuple(_shortened(text, words, 0))


def opening_text(text: str, words: int = 2 * OPENING_WORDS) -> str:
    """Return the first words of a text; an ellipsis says that it goes on."""
    return "".join("…" if piece.kind is PieceKind.GAP else piece.text for piece in opening_of(text, words))


def abridged(text: str, words: int) -> str:
    """Return a text as a message quotes it: of a long one the first and the last words, six to four.

    A text that breaks off keeps its first words alone.
    """
    last = 0 if text.endswith("…") else 2 * words // 5
    pieces = _shortened(text, words - last, last)
    return "".join(" … " if piece.kind is PieceKind.GAP else piece.text for piece in pieces).rstrip()


def _shortened(text: str, first: int, last: int) -> list[Piece]:
    """Keep the first and the last words of a text, if enough lies between them."""
    if len(text) < 2 * (first + last + WORTH_CUTTING):  # so short a text has not so many words
        return [Piece(PieceKind.SAME, text)]
    tokens = split_tokens(text)
    start = _end_at_mark(tokens, first)
    end = len(tokens) - _end_at_mark(tokens[::-1], last)
    if start >= end or _end_of_words(tokens[start:end], WORTH_CUTTING) == end - start:
        return [Piece(PieceKind.SAME, text)]
    pieces = [Piece(PieceKind.SAME, "".join(tokens[:start]).rstrip()), _GAP]
    if last:
        pieces.append(Piece(PieceKind.SAME, "".join(tokens[end:]).lstrip()))
    return pieces


def context_of(row: Row, finding: Finding, words_around: int) -> str:
    """Return the words around the few that a finding is about; empty where they speak for themselves.

    `words_around` on either side, read in the new text, or in the old one where the words are gone.
    """
    values = [value for value in finding.values if value.name != "direction"]
    if finding.note is not None or len(values) != 1:
        return ""
    words, is_new = (values[0].new, True) if values[0].new else (values[0].old, False)
    if not words or _end_of_words(split_tokens(words), MEANINGLESS_ALONE + 1) < len(split_tokens(words)):
        return ""
    texts = [segment.new if is_new else segment.old for segment in row.segments]
    whole = "".join(texts)
    at = 0
    for place, text in enumerate(texts):
        if text and place in finding.segments:
            start = whole.find(words, max(at - len(words) + 1, 0), at + len(text) + len(words) - 1)
            if start >= 0:
                return _around(whole, start, start + len(words), words_around)
        at += len(text)
    return ""


def whole_words(pattern: str, text: str) -> str:
    """Return a pattern that matches no part of a longer word of a text; Chinese words stand without spaces."""
    letter = rf"[^\W{HAN}]" if may_hold_chinese(text) else r"\w"
    return rf"(?<!{letter}){pattern}(?!{letter})"


def words_in(text: str, words: str, words_around: int) -> str:
    """Return whole words of a text where they first stand, with those around them; empty where they do not."""
    found = re.search(whole_words(re.escape(words), text), text)
    return _around(text, found.start(), found.end(), words_around) if found else ""


def _around(text: str, start: int, end: int, words: int) -> str:
    """Return a stretch of a text with some words before and after it, of the same paragraph."""
    before = split_tokens(text[:start].rpartition("\n")[2])
    after = split_tokens(text[end:].partition("\n")[0])
    first = len(before) - _end_at_mark(before[::-1], words)
    last = _end_at_mark(after, words)
    quoted = "".join((*before[first:], text[start:end], *after[:last])).strip()
    return f"{'… ' * (first > 0)}{quoted}{' …' * (last < len(after))}"


def _end_at_mark(tokens: Sequence[str], words: int) -> int:
    """Return how many tokens to show: the first `words` words, and a few Chinese signs more if a mark is near."""
    taken = _end_of_words(tokens, words)
    following = tokens[taken : taken + _NEAR + 1] if words else ()
    return taken + next((more for more, token in enumerate(following) if not _is_sign(token)), 0)


def _end_of_words(tokens: Iterable[str], words: int) -> int:
    """Return how many tokens hold the first `words` words.

    A Chinese sign, a token of its own, is half a word; an elided article (`l’`) is none, so that none ends a line.
    """
    seen, taken = 0.0, 0
    for token in tokens:
        if seen >= words:
            break
        if token[0].isalnum() and token[-1] not in APOSTROPHES:
            seen += 0.5 if _is_sign(token) else 1
        taken += 1
    return taken


def _is_sign(token: str) -> bool:
    """Say whether a token is a Chinese sign, and no mark."""
    return len(token) == 1 and token > "\u3000" and token.isalnum()
