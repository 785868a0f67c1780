"""Signs of Markdown that concern whole lines: of quotes, of tables, and before signs that mean themselves."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from draftdiff.importers.plaintext.traced_text import Traced, join, traced

_IS_MARKDOWN = re.compile(r"^ {0,3}>|(?<!\*)\*\w[^*\n]{0,200}\*|\[\^\w{1,8}\]|^ {0,3}\|.*\|\s*$", re.MULTILINE)
_TAG = re.compile(r"</?(?:span|div)(?:\s(?:[^<>]|(?<=\n)>){0,200})?>")
"""A tag may go on behind the sign of a quote."""
_LOOK = r"\{(?:\.|[\w-]{1,20}=\")[^{}\n]{0,200}\}"
_LOOKS = re.compile(rf"\]{_LOOK}")
"""What pandoc writes behind text in brackets to say how it looks: `[…]{dir="rtl"}`."""
_BRACKET = re.compile(rf"(?<!\\)(?:\\\\)*(?P<sign>\[|\](?P<look>{_LOOK})?)")
_FENCE = re.compile(r"^(?: {0,3}>)* {0,3}:{3,}(?: \{[^{}\n]{0,200}\})?[^\S\n]*$", re.MULTILINE)
"""The lines that pandoc writes above and below paragraphs of such a look."""
_QUOTE = re.compile(r"(?: {0,3}> ?)+")
_ESCAPE = re.compile(r"\\(?=[!-/:-@\[-`{-~]|\s*$)")
_ROW = re.compile(r"\s*\|.*\|\s*")
_RULE = re.compile(r"\s*\|(?:\s*:?-{2,}:?\s*\|)+\s*")
_BAR = re.compile(r"(?<!\\)\|")


class RawLine(NamedTuple):
    """A line with the signs that were taken out of it; a `row` is one of a table, a tab between two cells."""

    text: Traced
    signs: tuple[Traced, ...] = ()
    row: bool = False


def is_markdown(text: str) -> bool:
    """Say whether a text has signs of Markdown that no printed page has."""
    return any(signs.search(text) for signs in (_IS_MARKDOWN, _TAG, _LOOKS))


def tags_in(text: str) -> tuple[Traced, ...]:
    """Find what programs put round text that runs from right to left: tags of HTML, brackets and looks of pandoc."""
    spans = [found.span() for found in _TAG.finditer(text)]
    if _LOOKS.search(text):
        spans += [*_brackets(text), *(found.span() for found in _FENCE.finditer(text))]
    return tuple(traced(text[start:end], start) for start, end in sorted(spans))


def _brackets(text: str) -> Iterator[tuple[int, int]]:
    """Find the brackets round text of a look; the second with what it says."""
    opened: list[int] = []
    for found in _BRACKET.finditer(text):
        start, end = found.span("sign")
        if found["sign"] == "[":
            opened.append(start)
        elif opened:
            first = opened.pop()
            yield from ((first, first + 1), (start, end)) if found["look"] else ()


def between(start: int, end: int, tags: Sequence[Traced], text: str) -> Traced:
    """Return a stretch of a text without the tags in it, which stand in order."""
    pieces: list[Traced] = []
    index = max(bisect_right(tags, start, key=lambda tag: tag.start) - 1, 0)
    for tag in tags[index : bisect_left(tags, end, key=lambda tag: tag.start)]:
        pieces.append(traced(text[start : max(tag.start, start)], start))
        start = min(max(start, tag.places[-1] + 1), end)
    return join([*pieces, traced(text[start:end], start)], "")


def without_signs(line: Traced) -> RawLine:
    """Take out of a line what Markdown sets before quotes, round cells, and before signs that mean themselves."""
    quote = _QUOTE.match(line.text)
    start = quote.end() if quote else 0
    text, signs = line[start:], [line[at : at + 1] for at in range(start) if line.text[at] == ">"]
    if _RULE.fullmatch(text.text):
        return RawLine(Traced(), (*signs, text.stripped()), row=True)
    if _ROW.fullmatch(text.text):
        return _row(text, signs)
    kept, escapes = _unescaped(text)
    return RawLine(kept, (*signs, *escapes))


def _row(line: Traced, signs: list[Traced]) -> RawLine:
    bars = [bar.start() for bar in _BAR.finditer(line.text)]
    pieces: list[Traced] = []
    for before, after in pairwise(bars):
        cell, escapes = _unescaped(line[before + 1 : after])
        tab = Traced("\t", line[before : before + 1].places)
        pieces += (*([tab] if pieces else []), cell.stripped() or Traced())
        signs += (line[before : before + 1], *escapes)
    signs.append(line[bars[-1] : bars[-1] + 1])
    return RawLine(join(pieces, ""), tuple(signs), row=True)


def _unescaped(line: Traced) -> tuple[Traced, list[Traced]]:
    places = [found.start() for found in _ESCAPE.finditer(line.text)]
    if not places:
        return line, []
    ends = [*places, len(line.text)]
    starts = [0, *(place + 1 for place in places)]
    kept = join((line[start:end] for start, end in zip(starts, ends, strict=True)), "")
    return kept, [line[place : place + 1] for place in places]
