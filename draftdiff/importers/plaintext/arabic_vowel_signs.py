"""Vowel signs that `pdftotext` sets on lines of their own: they take the line that they stand over apart.

Behind so many such signs come the parts of their line, from its end to its beginning.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from draftdiff.importers.body.endings import ends_clause
from draftdiff.importers.plaintext.beginnings import width_of
from draftdiff.importers.plaintext.lines import Line
from draftdiff.importers.plaintext.traced_text import Traced, join
from draftdiff.importers.plaintext.vocabulary import VOWEL_SIGNS

_SIGN = re.compile(f"[{VOWEL_SIGNS}]")
_SLACK = 1.05
"""Letters of Arabic differ in width: a line may have so many more than most."""


def with_signs_in_place(lines: Sequence[Line]) -> Iterator[Line]:
    """Put the signs back behind the first words of the parts, and these in the order in which they are read."""
    width = _SLACK * width_of(lines)
    index = 0
    while index < len(lines):
        start = next((at for at in range(index, len(lines)) if not _SIGN.fullmatch(lines[at].text.text)), len(lines))
        parts = lines[start : _end_of_parts(lines, start, start - index, width)]
        if start == index or not parts:
            start = max(start, index + 1)
            yield from lines[index:start]
            index = start
            continue
        signs = [line.text for line in lines[index:start]]
        texts = [_with_sign(part.text, sign) for part, sign in zip(parts, signs, strict=False)]
        texts += [part.text for part in parts[len(signs) :]]
        yield replace(lines[index], text=join(reversed(texts), " "))
        index = start + len(parts)


def _end_of_parts(lines: Sequence[Line], start: int, signs: int, width: float) -> int:
    """Return the end of the parts of one line: at most one more than there are signs, and no longer than a line."""
    length = 0
    for index in range(start, min(start + signs + 1, len(lines))):
        text = lines[index].text.text
        length += len(text) + 1
        if index > start and (length > width or lines[index].gap or ends_clause(text)):
            return index
    return min(start + signs + 1, len(lines))


def _with_sign(text: Traced, sign: Traced) -> Traced:
    """Set a sign behind the first word of a text: it is nearly always the ending of that word."""
    end = text.text.find(" ")
    end = len(text.text) if end < 0 else end
    return join([text[:end], sign, text[end:]], "")
