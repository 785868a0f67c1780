"""Text as patterns want it: plain spaces, hyphens and figures, nothing invisible."""

from __future__ import annotations

import re

from msgspec import Struct

from draftdiff.patterns import late_pattern
from draftdiff.tokens import INVISIBLE, is_beyond_latin

_FOLDED = {
    **dict.fromkeys("\u00a0\u2007\u2009\u202f\u3000\t", " "),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"),
    **dict.fromkeys("\u2019\u2018\u02bc", "'"),
    "\u00b0": "\u00ba",
    **{chr(zero + digit): str(digit) for zero in (0x0660, 0x06F0, 0xFF10) for digit in range(10)},
    "（": "(",
    "）": ")",
    "／": "/",
}
_WESTERN = {sign: plain for sign, plain in _FOLDED.items() if not is_beyond_latin(sign)}
"""Those of Western languages: to look for each takes less time than for all signs at once."""
_FOREIGN = late_pattern("[" + "".join(map(re.escape, _FOLDED)) + "]")
_SOFT_HYPHEN = "\u00ad"
_UNREAD = late_pattern(rf"[{INVISIBLE}\u0640\u064b-\u065f\u0670]+")
"""What nobody reads as a letter: format characters, tatweel, the vowel signs of Arabic."""


class Folded(Struct, frozen=True):
    """A folded text, and for each of its places the place in the text (None: the same place)."""

    text: str
    places: list[int] | None

    def place(self, index: int) -> int:
        """Return the place in the original text of the character at `index`."""
        return index if self.places is None else self.places[index]

    def end_place(self, end: int) -> int:
        """Return the place in the original text directly after the character before `end`."""
        return self.place(end - 1) + 1


def _folded(text: str) -> tuple[str, bool]:
    """Return a text with plain signs, and whether it has any that cannot be seen."""
    if is_beyond_latin(text):
        text = _FOREIGN.sub(lambda match: _FOLDED[match[0]], text)
        return text, _UNREAD.search(text) is not None
    for sign, plain in _WESTERN.items():
        text = text.replace(sign, plain)
    return text, _SOFT_HYPHEN in text


def fold(text: str) -> Folded:
    """Fold a text: every character gives one or, where it cannot be seen, none."""
    if text.isascii() and "\t" not in text:
        return Folded(text, None)
    folded, has_unseen = _folded(text)
    if not has_unseen:
        return Folded(folded, None)
    pieces: list[str] = []
    places: list[int] = []
    start = 0
    for match in _UNREAD.finditer(folded):
        pieces.append(folded[start : match.start()])
        places.extend(range(start, match.start()))
        start = match.end()
    pieces.append(folded[start:])
    places.extend(range(start, len(folded)))
    return Folded("".join(pieces), places)
