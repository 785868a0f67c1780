"""How wide lines are; those that are more or less than one of a page: words of stretched lines, whole paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from msgspec.structs import replace

from draftdiff.importers.body.endings import ends_clause
from draftdiff.importers.plaintext.decoding.lines import Line
from draftdiff.importers.plaintext.traced_text import join
from draftdiff.importers.raised import RAISED_FIGURES
from draftdiff.patterns import late_pattern
from draftdiff.tokens import WIDE

_FIRST_WORD = late_pattern(rf"[{WIDE}]|[^\s{WIDE}]+")
_WIDE = late_pattern(f"[{WIDE}]")
LONG_LINE = 240
"""A line of more characters than this was not wrapped to the width of a page."""
FULL_SHARE = 0.9
"""Of lines in order of their length, the one at this share has the full width; the longest are chance."""
_FEWEST_LINES = 8
"""Fewer lines do not show a width."""
_MOST_ENDS = 0.75
"""Where more lines end as clauses do, each line is a paragraph."""
_MOST_PARTED = 0.6
"""Where blank lines part more lines, each line is a paragraph."""
_FEWEST = 3
"""So many lines in a row are parts of one, at least."""
_LONGEST = 0.55
"""A part takes no more than this share of the width; a column of the page that it was taken for takes half of it."""
_FULL = 0.6
"""The parts, joined, fill more than this share: other room was taken for that between columns."""
_FEWEST_PARAGRAPHS, _MOST_GAPS = 8, 0.1
"""So many lines, of which no more stand behind blank ones, may be a paragraph each."""
_WIDEST, _FEWEST_FULL, _MOST_LONG = 140, 0.3, 0.1
"""Lines of a page are no wider, in code points; more of them than this share are full, and hardly one is longer."""
_ITEM_ENDS = tuple(";:.؛；：。")
"""What ends the item of a list, and no part of a line but the last."""

_CALLED = re.compile(rf"\S[\d{RAISED_FIGURES}]{{1,3}}$")
_RESUMING = (",", ";", ".", ":", ")", "،", "؛")
_FEWEST_CALLS, _MOST_CALLS = 2, 0.8
"""So many lines, and at this share of those set in by one space, follow a figure where PDFium ends lines behind it."""


def length_of(text: str) -> int:
    """Return the length of a line in code points; beside Chinese signs others are half as wide."""
    wide = len(_WIDE.findall(text))
    return (len(text) + wide) // 2 if wide else len(text)


def width_of(lines: Iterable[Line]) -> int:
    """Return the width of full lines, in code points; 0 if the lines are not wrapped."""
    found = list(lines)
    return width_in([line.text.text for line in found], sum(line.gap for line in found))


def width_in(lines: Sequence[str], gaps: int) -> int:
    """Return the width of wrapped lines; 0 where blank lines part most, most are long, or most end as clauses do."""
    if gaps > _MOST_PARTED * len(lines) or sum(map(ends_clause, lines)) > _MOST_ENDS * len(lines):
        return 0
    wrapped = sorted(length for line in lines if (length := length_of(line)) <= LONG_LINE)
    if len(wrapped) < max(_FEWEST_LINES, 0.6 * len(lines)):
        return 0
    return wrapped[int(FULL_SHARE * (len(wrapped) - 1))]


def has_room(length: int, after: str, width: int) -> bool:
    """Say whether the first word of a line would have fitted on the line before; in Chinese, its first character."""
    word = _FIRST_WORD.match(after)
    return length + 1 + len(word[0] if word else "") <= width


def joined_spread(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Join the parts of stretched lines, each word of which `pdftotext` gives on a line of its own."""
    width = width_of(lines)
    return tuple(_joined(lines, width)) if width else tuple(lines)


def has_loose_words(lines: Sequence[Line]) -> bool:
    """Say whether words stand on lines of their own, one below the other, as parts of stretched lines that stay so."""
    texts = (line.text.text for line in lines)
    loose = (text[:1].islower() and text[-1:].isalpha() and len(text) > 1 and " " not in text for text in texts)
    return any(found and len([*group]) >= _FEWEST for found, group in groupby(loose))


def joined_at_calls(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Join the lines that PDFium, and so a browser whose page is copied, ends behind each raised figure.

    What follows on the same line of the page then begins with a space, or with a sign that begins no line.
    """
    follows = [_goes_on(before, after) for before, after in pairwise(lines)]
    spaced = [joined for joined, line in zip(follows, lines[1:], strict=True) if line.indent == 1]
    if sum(spaced) < max(_FEWEST_CALLS, _MOST_CALLS * len(spaced)):
        return tuple(lines)
    joined = list(lines[:1])
    for line, goes_on in zip(lines[1:], follows, strict=True):
        if goes_on:
            line = replace(joined[-1], text=join([joined.pop().text, line.text], " " * line.indent))
        joined.append(line)
    return tuple(joined)


def _goes_on(before: Line, after: Line) -> bool:
    """Say whether a line may go on with the one that a figure behind a word ends."""
    if after.gap or after.page or _CALLED.search(before.text.text) is None:
        return False
    return after.indent == 1 or (not after.indent and after.text.text.startswith(_RESUMING))


def parted_lines(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Part the lines that are a paragraph each, as word processors save text: no blank lines part them."""
    gaps = sum(line.gap for line in lines)
    if len(lines) < _FEWEST_PARAGRAPHS or gaps > _MOST_GAPS * len(lines) or _are_wrapped(lines):
        return tuple(lines)
    return tuple(replace(line, gap=True) for line in lines)


def _are_wrapped(lines: Sequence[Line]) -> bool:
    """Say whether lines have the width of a page, and many of them reach it; the lengths of paragraphs differ."""
    width = width_of(lines)
    lengths = [length_of(line.text.text) for line in lines]
    full = sum(length > _FULL * width for length in lengths)
    long = sum(length > LONG_LINE for length in lengths)
    return 0 < width <= _WIDEST and full > _FEWEST_FULL * len(lines) and long <= _MOST_LONG * len(lines)


def _joined(lines: Sequence[Line], width: int) -> Iterator[Line]:
    index = 0
    while index < len(lines):
        parts = _parts_from(lines, index, width)
        if parts and not (ends_clause(parts[0].text.text) and _parts_from(lines, index + 1, width)):
            yield replace(parts[0], text=join([one.text for one in parts], " "))
            index += len(parts)
        else:  # behind the end of a clause the parts of a new paragraph may follow
            yield lines[index]
            index += 1


def _parts_from(lines: Sequence[Line], start: int, width: int) -> Sequence[Line]:
    """Return the parts of a stretched line that begins at a line; empty if none does."""
    parts = lines[start : _end_of_parts(lines, start, width)]
    return parts if _is_one_line(parts, width) else ()


def _end_of_parts(lines: Sequence[Line], start: int, width: int) -> int:
    """Return the end of the short lines from one on that fit on a line together and could be parts of it."""
    length = 0
    for index in range(start, len(lines)):
        line = lines[index]
        length += length_of(line.text.text) + (index > start)
        if length > width or length_of(line.text.text) > _LONGEST * width or line.row:
            return index
        if index > start and (line.gap or line.page or lines[index - 1].text.text.endswith(_ITEM_ENDS)):
            return index
    return len(lines)


def _is_one_line(parts: Sequence[Line], width: int) -> bool:
    """Say whether short lines are parts of one: they fill it, and look like no list of names, figures or items."""
    texts = [part.text.text for part in parts]
    if len(parts) < _FEWEST or length_of(" ".join(texts)) <= _FULL * width:
        return False
    small = sum(text[0].islower() for text in texts[1:])
    ended = sum(text.endswith(",") for text in texts[:-1])
    return small > len(parts) / 2 and ended <= len(parts) / 2
