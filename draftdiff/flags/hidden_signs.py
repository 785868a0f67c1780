"""Signs that deceive the eye: a letter of another script in a word, and a sign that cannot be seen.

Why it matters: the words look as they did, and are found by no search; a redline shows a change that nobody sees.
Example: a Cyrillic letter in *Bosnia*, an invisible sign in *not*. Limits: told where the old text did not have it;
what helps a script to be written (soft hyphens, joiners of Arabic letters) is told by `check` alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from draftdiff.comparison import Flag, FlagKind, Row, Segment, SegmentKind, Value
from draftdiff.lookalikes import UNSEEN, OddSign, foreign_words, odd_signs
from draftdiff.tokens import is_beyond_latin

_BEGINNING = 200
"""Code points of a text that show its script."""


def find(row: Row) -> Iterator[Flag]:
    """Yield a flag for each word of the new text with such a sign that the old text does not have."""
    said, beginning = " ".join(_said(row)), row.new[0].text[:_BEGINNING] if row.new else ""
    if not said or not is_beyond_latin(said + beginning):
        return
    found = dict.fromkeys(_signs_in(said, beginning))
    known = {*_signs_in(" ".join(_said_before(row)), beginning)} if found else set()
    for one in found:
        if one not in known:
            values = Value(name="sign", new=f"U+{ord(one.sign):04X}"), Value(name="words", new=one.word)
            yield Flag(kind=FlagKind.HIDDEN_SIGN, message=f"hidden-sign.{one.kind}", values=values)


def _signs_in(said: str, beginning: str) -> Iterator[OddSign]:
    """Yield the signs in some words of a text that begins so."""
    yield from (sign for _, sign in odd_signs(said))
    yield from foreign_words(said, beginning)


def _texts(row: Row) -> Iterator[Sequence[Segment]]:
    yield row.segments
    for note in row.notes:
        yield note.segments


def _said(row: Row) -> Iterator[str]:
    """Yield the new words; a sign that came alone with the letters round it."""
    for segments in _texts(row):
        for index, segment in enumerate(segments):
            if segment.kind is SegmentKind.SAME or not segment.new:
                continue
            is_alone = is_beyond_latin(segment.new) and not UNSEEN.sub("", segment.new)
            yield _with_neighbours(segments, index) if is_alone else segment.new


def _with_neighbours(segments: Sequence[Segment], index: int) -> str:
    """Return the new words of a segment between the letters before and behind it."""
    before = segments[index - 1].new[-1:] if index else ""
    after = segments[index + 1].new[:1] if index + 1 < len(segments) else ""
    return before + segments[index].new + after


def _said_before(row: Row) -> Iterator[str]:
    return (s.old for segments in _texts(row) for s in segments if s.kind is not SegmentKind.SAME)
