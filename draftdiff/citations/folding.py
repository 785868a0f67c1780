"""Text as patterns want it: plain spaces, hyphens and figures, nothing invisible; places lead back to the text."""

from __future__ import annotations

import re
from typing import NamedTuple

_FOLDED = str.maketrans(
    {
        **dict.fromkeys("\u00a0\u2007\u2009\u202f\u3000\t", " "),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"),
        **dict.fromkeys("\u2019\u2018\u02bc", "'"),
        **{chr(0x0660 + digit): str(digit) for digit in range(10)},
        **{chr(0x06F0 + digit): str(digit) for digit in range(10)},
        **{chr(0xFF10 + digit): str(digit) for digit in range(10)},
        "（": "(",
        "）": ")",
        "／": "/",
    }
)
_INVISIBLE = re.compile(
    "[\u00ad\u0640\u064b-\u065f\u0670\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
)


class Folded(NamedTuple):
    """A folded text, and for each of its places the place in the text that it was made of (None: the same place)."""

    text: str
    places: list[int] | None

    def place(self, index: int) -> int:
        """Return the place in the original text of the character at `index`."""
        return index if self.places is None else self.places[index]

    def end_place(self, end: int) -> int:
        """Return the place in the original text directly after the character before `end`."""
        return self.place(end - 1) + 1


def fold(text: str) -> Folded:
    """Fold a text: every character gives one or, where it cannot be seen, none."""
    folded = text.translate(_FOLDED)
    if not _INVISIBLE.search(folded):
        return Folded(folded, None)
    places = [place for place, sign in enumerate(folded) if not _INVISIBLE.match(sign)]
    return Folded("".join(folded[place] for place in places), places)
