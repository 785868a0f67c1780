"""Edits of a text that know where every place of the source has gone."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

_FOLDED = re.compile(r"[\s\x7f-\x9f]{2,}|[\t-\r\x1c-\x1f\x7f-\x9f\u2028\u2029]")

_LONGEST_NUMBER = 32
"""Of a heading, `Guideline 2`."""

Edit = tuple[int, int, str]
"""Start and end in the source, and what stands there instead; edits are in order and do not overlap."""


class Edited:
    """A source after its edits: `text`, and `place` to find where a place of the source is in it."""

    def __init__(self, source: str, edits: Sequence[Edit]) -> None:
        self._starts: list[int] = []
        self._ends: list[tuple[int, int, int]] = []
        parts: list[str] = []
        position = length = 0
        for start, end, instead in edits:
            length += start - position
            self._starts.append(start)
            self._ends.append((end, length, length + len(instead)))
            parts += (source[position:start], instead)
            position, length = end, length + len(instead)
        self.text = "".join((*parts, source[position:])) if edits else source

    def place(self, position: int) -> int:
        """Return where a place of the source is; one inside an edit goes to where the edit starts."""
        index = bisect_right(self._starts, position) - 1
        if index < 0:
            return position
        end, new_start, new_end = self._ends[index]
        return new_start if position < end else position - end + new_end


class Folded:
    """A text as it is stored: white space folded, none at the ends, no control character."""

    def __init__(self, source: str) -> None:
        self._source = source
        plain = source.strip()
        self._lead = len(source) - len(source.lstrip())
        needs_none = plain.isprintable() and "  " not in plain  # said quickly of most texts
        matches = [] if needs_none else list(_FOLDED.finditer(plain))
        self._edited = Edited(plain, [(match.start(), match.end(), _fold(match)) for match in matches])
        self.controls = "".join(sign for match in matches for sign in match[0] if not sign.isspace())
        self.text = self._edited.text

    def place(self, position: int) -> int:
        """Return where a place of the source is in the text."""
        return min(self._edited.place(max(position - self._lead, 0)), len(self.text))

    def after_tab(self) -> int:
        """Return where the text goes on after a tab near its start, as one stands after a number; 0: none."""
        tab = self._source.find("\t", self._lead, self._lead + _LONGEST_NUMBER)
        return self.place(len(self._source) - len(self._source[tab:].lstrip())) if tab >= 0 else 0

    def anchor(self, position: int) -> int:
        """Return the place for a call: directly after what stands before it, without the space between."""
        place = self.place(position)
        while place and self.text[place - 1].isspace():
            place -= 1
        return place

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where a stretch of the source is, without white space at its ends."""
        first, last = self.place(start), self.place(end)
        while first < last and self.text[first].isspace():
            first += 1
        while first < last and self.text[last - 1].isspace():
            last -= 1
        return first, last


def fold(text: str) -> str:
    """Fold white space and drop control characters, as in every stored text."""
    return _FOLDED.sub(_fold, text).strip()


def _fold(match: re.Match[str]) -> str:
    return " " if any(sign.isspace() for sign in match[0]) else ""
