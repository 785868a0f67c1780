"""Arabic that `pdftotext` read off a page: each line is set from right to left by force, numbers in it the other way.

From a number on to the next letter, the program gives what it sees from left to right: ` ،16/75` for `75/16، `. Signs
of direction show exactly which stretches these are, so that they can be turned into the order in which they are read.
Vowel signs stand on lines of their own and take the line apart that they stand over: behind so many of them come the
parts of their line, from its end to its beginning.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from draftdiff.importers.body.endings import ends_clause
from draftdiff.importers.plaintext.decoding.line_widths import width_of
from draftdiff.importers.plaintext.decoding.lines import Line
from draftdiff.importers.plaintext.traced_text import Traced, join
from draftdiff.importers.plaintext.vocabulary import ARABIC_LETTERS, VOWEL_SIGNS, folded, known_words
from draftdiff.importers.right_to_left import turned
from draftdiff.model import Language

_PIECE = re.compile("\u202b((?:[^\u202a-\u202c\n]|\u202a[^\u202a-\u202c\n]*\u202c)*)\u202c")
"""A line, or what stands in one of its columns."""
_SHOWN = re.compile("\u202a([^\u202a-\u202c]*)\u202c")
_LINE = re.compile(r"[^\n\f]+")
_MARKS = f"[{VOWEL_SIGNS}]"
_VOWEL = "[\u064e-\u0652\u0670]"
_LETTER = f"[{ARABIC_LETTERS}]"
_ARABIC = re.compile(_LETTER)
_BEFORE_LETTER = re.compile(rf"({_MARKS}+)({_LETTER})")
_APART = re.compile(rf"(?:{_MARKS}|\w)+(?:(?:(?<=\w) (?={_MARKS})|(?<={_VOWEL}) )(?:{_MARKS}|\w)+)+")
"""A word with a space before or behind a vowel sign: room for the sign, or the end of the word."""
_ROOM = re.compile(rf"(?<={_MARKS}) (?=[،؛.])")
"""Room for a vowel sign before a comma."""
_FIRST_MARK, _LAST_MARK = re.compile(rf"(?<!\S){_MARKS}+{_LETTER}"), re.compile(rf"{_LETTER}{_MARKS}++(?!\w)")
_MOSTLY = 0.5
"""A typist sets a line or two by force, such a program most of them."""
_SIGN = re.compile(f"[{VOWEL_SIGNS}]")
_SLACK = 1.05
"""Letters of Arabic differ in width: a line may have so many more than most."""


def is_embedded(text: str) -> bool:
    """Say whether most lines are set from right to left by force, as programs do that read Arabic off a page."""
    lines = [line for match in _LINE.finditer(text) if (line := match[0].strip()) and _ARABIC.search(line)]
    return sum(line.startswith("\u202b") for line in lines) > _MOSTLY * len(lines)


def in_reading_order(text: str) -> str:
    """Return such a text in the order in which it is read, line by line, without the signs of direction."""
    ordered = _ROOM.sub("", _LINE.sub(_ordered, text))
    # Many words end with a vowel sign, none begins with one: where a page is read from its left edge, they do.
    if len(_FIRST_MARK.findall(ordered)) > len(_LAST_MARK.findall(ordered)):
        ordered = _BEFORE_LETTER.sub(r"\2\1", _APART.sub(_whole, ordered))
    return _APART.sub(_whole, ordered)


def _whole(parts: re.Match[str]) -> str:
    """Return a word that a space beside a vowel sign parts, where the whole is known."""
    whole = parts[0].replace(" ", "")
    return whole if folded(whole) in known_words(Language.ARABIC) else parts[0]


def _ordered(line: re.Match[str]) -> str:
    """Return a line in reading order: its columns from the right, without the space before it, at the left edge."""
    pieces = [*_PIECE.finditer(line[0])]
    outside = _PIECE.sub("", line[0])
    if not pieces or any(sign.isalpha() for sign in outside):
        return line[0]
    if outside.strip():  # as `pdftotext -raw` gives a line: each word by itself, from the left
        return turned(_PIECE.sub(lambda piece: piece[1][::-1], line[0]))
    gaps = [line[0][before.end() : after.start()] for before, after in pairwise(pieces)]
    ordered = [_SHOWN.sub(lambda shown: turned(shown[1]), piece[1]) for piece in reversed(pieces)]
    return ordered[0] + "".join(gap + piece for gap, piece in zip(reversed(gaps), ordered[1:], strict=True))


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
