"""Text that remembers where in the source each of its characters stood, and edits of such text.

All stages cut and join traced text, so a repair or an omission can always say the line and column of the
source.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Sequence
from itertools import accumulate

from msgspec import Struct

from draftdiff.importers.notices import notice
from draftdiff.problems import Location, Problem

_NEWLINE = re.compile(r"\r\n|\r|\n")


class Traced(Struct, frozen=True):
    """A text and, for each of its characters, the offset of the source's character that it came from."""

    text: str = ""
    places: tuple[int, ...] = ()

    def __getitem__(self, part: slice) -> Traced:
        """Return a part of the text, with its places."""
        return Traced(self.text[part], self.places[part])

    def __bool__(self) -> bool:
        """Say whether there is any text."""
        return bool(self.text)

    @property
    def start(self) -> int:
        """The offset in the source of the first character; the text must not be empty."""
        return self.places[0]

    def stripped(self) -> Traced:
        """Return the text without white space at its ends."""
        start = len(self.text) - len(self.text.lstrip())
        return self[start : max(start, len(self.text.rstrip()))]


def traced(text: str, start: int) -> Traced:
    """Return a stretch of the source, beginning at an offset."""
    return Traced(text, tuple(range(start, start + len(text))))


def join(parts: Iterable[Traced], separator: str = "\n") -> Traced:
    """Join texts; the separator takes the place of the character before it."""
    text: list[str] = []
    places: list[int] = []
    for part in parts:
        if not part:
            continue
        if text:
            text.append(separator)
            places.extend([places[-1]] * len(separator))
        text.append(part.text)
        places.extend(part.places)
    return Traced("".join(text), tuple(places))


def without(text: Traced, spans: Iterable[tuple[int, int]]) -> Traced:
    """Take stretches, in order and apart, out of a text."""
    edges = [0, *(edge for span in spans for edge in span), len(text.text)]
    kept = (text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True))
    return join(kept, "") if len(edges) > 2 else text


class Edit(Struct, frozen=True, kw_only=True):
    """Replace `start` to `end` of a text by `new`. `code` names what to tell the reader; empty: nothing to tell.

    `call` is the index of the note whose call stood there, or None.
    """

    start: int
    end: int
    new: str = ""
    code: str = ""
    call: int | None = None


def without_overlaps(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """Return the edits in the order of the text; of two that overlap, the one given first."""
    kept: list[Edit] = []
    for edit in edits:
        before = bisect_left(kept, (edit.end, 0), key=_span)
        if not before or kept[before - 1].end <= edit.start:
            insort(kept, edit, key=_span)
    return tuple(kept)


def _span(edit: Edit) -> tuple[int, int]:
    return edit.start, edit.end


def edited(source: Traced, edits: Sequence[Edit]) -> Traced:
    """Apply edits that are in order and do not overlap; new characters take the place of those they replace."""
    text: list[str] = []
    places: list[int] = []
    at = 0
    for edit in edits:
        text.append(source.text[at : edit.start])
        places.extend(source.places[at : edit.start])
        text.append(edit.new)
        old = source.places[edit.start : edit.end] or source.places[edit.start - 1 : edit.start] or (0,)
        places.extend(old[min(index, len(old) - 1)] for index in range(len(edit.new)))
        at = edit.end
    text.append(source.text[at:])
    places.extend(source.places[at:])
    return Traced("".join(text), tuple(places))


class Moves:
    """Where the places of a text lie after edits, which are in order and do not overlap."""

    def __init__(self, edits: Sequence[Edit]) -> None:
        self._edits = edits
        self._starts = [edit.start for edit in edits]
        self._shifts = [0, *accumulate(len(edit.new) - (edit.end - edit.start) for edit in edits)]

    def of(self, offset: int) -> int:
        """Return where a place of the text lies after the edits; inside an edit: at its start."""
        before = bisect_left(self._starts, offset)
        if before and self._edits[before - 1].end > offset:
            return self._edits[before - 1].start + self._shifts[before - 1]
        return offset + self._shifts[before]


class SourceText(Struct, frozen=True, kw_only=True):
    """The text of a file, and where its lines begin."""

    text: str
    starts: tuple[int, ...]

    def location(self, offset: int, paragraph: str = "", at: int | None = None) -> Location:
        """Return line and column (from 1) of an offset, with the paragraph and the place in it if known."""
        line = bisect_right(self.starts, offset)
        return Location(line=line, column=offset - self.starts[line - 1] + 1, paragraph=paragraph, offset=at)

    def notice(self, code: str, text: Traced, paragraph: str = "", at: int | None = None) -> Problem:
        """Tell of a stretch of this text, with its place."""
        return notice(code, self.location(text.start if text else 0, paragraph, at), text.text)


def source_of(text: str) -> SourceText:
    """Find the lines of a text, as editors count them."""
    return SourceText(text=text, starts=(0, *(match.end() for match in _NEWLINE.finditer(text))))
