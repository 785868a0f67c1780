"""Markdown in a text: its signs are taken out; emphasis, links and headings become marks.

Of whole lines: quotes, rows of tables, signs that mean themselves. Inside paragraphs: emphasis, links, changes, dashes.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from msgspec import Struct

from draftdiff.importers.plaintext.traced_text import Edit, Traced, join, traced, without
from draftdiff.model import MarkKind
from draftdiff.tokens import HAN

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
_BOLD = re.compile(r"(?P<open>\*{2,3}|__(?=\w))(?P<text>[^*_\n][^*]{0,400}?)(?P<close>\*{2,3}|(?<=\w)__)")
_LETTER = rf"[^\W{HAN}]"
"""Of a word that is set apart from others by spaces, as no Chinese word is."""
_ITALIC = re.compile(
    rf"(?<!\*)(?<!{_LETTER})(?P<open>\*)(?P<text>[^\s*][^*]{{0,400}}?)(?P<close>(?<!\s)\*)"
    rf"(?!\*)(?:(?!{_LETTER})|(?<=[{HAN}]\*))"
)
_STRIKE = re.compile(r"(?P<open>~~)(?P<text>[^\s~](?:[^~]{0,2000}[^\s~])?)(?P<close>~~)")
_TAGGED = r"(?P<open><(?P<tag>{})>)(?P<text>[^<>\n]{{1,2000}})(?P<close></(?P=tag)>)"
_OUT, _IN = re.compile(_TAGGED.format("del|s|strike")), re.compile(_TAGGED.format("ins|u"))
"""Tags that Markdown may hold."""
_LINK = re.compile(r"(?P<open>\[)(?P<text>[^\[\]]{1,400})(?P<close>\]\((?P<target>[^()\s]{0,2000})\))")
_HEADING = re.compile(r"(?P<open>#{1,6}\s+)")
_PATTERNS = (
    (MarkKind.BOLD, _BOLD), (MarkKind.ITALIC, _ITALIC), (MarkKind.STRIKE, _STRIKE), (MarkKind.STRIKE, _OUT),
    (MarkKind.UNDERLINE, _IN), (MarkKind.LINK, _LINK),
)  # fmt: skip
_CHANGE = re.compile(r"\[-[^\[\]\n]{1,400}-\]|\{\+[^{}\n]{1,400}\+\}|\{--[^{}\n]{1,400}--\}|</?(?:del|ins)>")
"""What git, this program and other tools set round words that were taken out or put in."""
_DASHES = (
    ("—", re.compile(r"(?<![-\[{])---(?![-\]}])")),
    ("–", re.compile(r"(?<=\w)--(?=\w)|(?<=\s)--(?=\s)")),
)
"""How Markdown and typists write dashes."""
_STRAY = re.compile(r"\*\*+")
CODE, DASH = "markdown-mark", "typed-dash"


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
    kept = without(line, ((place, place + 1) for place in places))
    return kept, [line[place : place + 1] for place in places]


class Emphasis(Struct, frozen=True, kw_only=True):
    """A mark in a text from which its signs are not yet taken: `start` to `end` of what is marked."""

    kind: MarkKind
    start: int
    end: int
    value: str = ""


def markup_of(text: str) -> tuple[tuple[Edit, ...], tuple[Emphasis, ...]]:
    """Find the Markdown of a text: the edits that take its signs out, and the marks that they make."""
    edits: list[Edit] = []
    marks: list[Emphasis] = []
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            target = match["target"] if kind is MarkKind.LINK else ""
            edits += (Edit(start=match.start(name), end=match.end(name), code=CODE) for name in ("open", "close"))
            if kind is not MarkKind.LINK or target not in ("", "#"):
                marks.append(Emphasis(kind=kind, start=match.start("text"), end=match.end("text"), value=target))
    heading = _HEADING.match(text)
    if heading:
        edits.append(Edit(start=0, end=heading.end(), code=CODE))
    for dash, written in _DASHES:
        edits.extend(Edit(start=one.start(), end=one.end(), new=dash, code=DASH) for one in written.finditer(text))
    taken = {place for edit in edits for place in range(edit.start, edit.end)}
    edits.extend(
        Edit(start=match.start(), end=match.end(), code=CODE)
        for match in _STRAY.finditer(text)
        if match.start() not in taken
    )
    return tuple(edits), tuple(marks)


def first_change_mark(text: str) -> Traced | None:
    """Find the first marks of a change in a text, `[-old-]`, `{+new+}` or `<del>`: the words in them stay text."""
    found = _CHANGE.search(text)
    return traced(found[0], found.start()) if found else None
