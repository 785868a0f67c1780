"""Lines for a terminal: styled, wrapped to its width, in the right order with and without bidi support.

A line of a reader who writes from right to left stands in a right-to-left isolate, and so does a line of such
a document in a report from left to right. A terminal that knows bidi shows both as they are written; one that
does not shows characters in the order of the text; isolates take no room. Every line closes what it opens.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from msgspec import Struct

from draftdiff.renderers.excerpt import Piece, PieceKind
from draftdiff.renderers.harmless import FSI, LRI, PDI, RLI, columns_of, harmless, isolated, width_of
from draftdiff.tokens import HAN, may_hold_chinese

_WIDE_CLOSING = "，。；：、！？）》」』〉】"
_CLOSING = rf"{_WIDE_CLOSING}”’,.;:!?)\]}}\-+{PDI}"
_OPENING = rf"（《「『“‘〈【(\[{{\-+{FSI}{LRI}{RLI}"
_SPACE = rf"(?<!\[-)(?<!{{\+)(?<!{FSI})(?<![ \u3000])[ \u3000]+(?!{PDI}?[-+][\]}}])"
"""Spaces where a line may end: not those that a marker of the redline encloses at its edge."""
_AT_MARKER = rf"(?<= [-+][\]}}])|(?<= {PDI}[-+][\]}}])|(?=[\[{{][-+]{FSI}? )|(?<=-\])(?={{\+)"
"""Where else a line may end: outside a marker that encloses a space at its edge, and between two markers."""
_BESIDE_SIGN = rf"(?<![{_OPENING} \u3000])(?:(?<=[{HAN}{_WIDE_CLOSING}])|(?=[{HAN}]))(?![{_CLOSING}])"
"""And beside a Chinese character or behind a Chinese mark, but not after what opens or before what closes."""
_ISOLATE = f"[{FSI}{LRI}{RLI}{PDI}]"
GAP = "  "
"""Between two columns, and before what stands under a title."""
NARROWEST = 20
"""Columns that a text has at least, however long the label before it: two words stand in them in any language."""

STYLES: dict[str, dict[str, str | bool]] = {
    "deleted": {"fg": "red"},
    "inserted": {"fg": "green"},
    "gap": {"dim": True},
    "section": {"bold": True, "underline": True},
    "label": {"bold": True},
    "quiet": {"dim": True},
    "substantive": {"fg": "magenta", "bold": True},
    "technical": {"fg": "cyan"},
    "flag": {"fg": "yellow", "bold": True},
    "topic": {"fg": "yellow"},
    "verdict": {"bold": True},
}
"""Name of a style: what `click.style` is told; other names look plain."""

_MARKERS = {PieceKind.DELETED: ("[-", "-]"), PieceKind.INSERTED: ("{+", "+}")}


class Span(Struct, frozen=True):
    """A stretch of text in one style. It holds no newline; isolates in it may be cut by the end of a line."""

    text: str
    style: str = ""


class Paper(Struct, frozen=True, kw_only=True):
    """What is written on: a width in columns, the direction of the reader's language, colour or none."""

    width: int
    direction: str
    color: bool

    def block(self, prefix: Sequence[Span], content: Iterable[Span], *, direction: str = "") -> list[str]:
        """Write a text behind a prefix, further lines under the text. No direction: that of the reader."""
        indent = sum([width_of(span.text) for span in prefix])
        room = max(self.width - indent, NARROWEST)
        lines = list(wrapped(content, room)) or [[]]
        blank = (Span(" " * indent),)
        return [
            self._line(prefix if place == 0 else blank, line, direction or self.direction)
            for place, line in enumerate(lines)
        ]

    def _line(self, prefix: Sequence[Span], content: Sequence[Span], direction: str) -> str:
        if not content:
            prefix = [*prefix[:-1], *[Span(span.text.rstrip(), span.style) for span in prefix[-1:]]]
        line = self._styled(content)
        if content and direction != self.direction:
            isolate = RLI if direction == "rtl" else LRI
            line = isolate + line + (self._fill(prefix, content) if direction == "rtl" else "") + PDI
        line = self._styled(prefix) + line
        if self.direction == "rtl" and line:
            return RLI + line + self._fill(prefix, content) + PDI
        return line

    def _fill(self, prefix: Sequence[Span], content: Sequence[Span]) -> str:
        """Return what makes a right-to-left line as wide as all others, so that they begin at one edge.

        The last space is of the kind that the bidi algorithm does not move to the other end of the line.
        """
        missing = self.width - sum(width_of(span.text) for span in (*prefix, *content))
        return " " * (missing - 1) + "\u00a0" if missing > 0 else ""

    def _styled(self, spans: Iterable[Span]) -> str:
        if not self.color:
            return "".join(span.text for span in spans)
        from click import style

        return "".join(
            style(span.text, **STYLES[span.style]) if span.style in STYLES else span.text  # type: ignore[arg-type]
            for span in spans
        )


def padded(text: str, width: int) -> str:
    """Return a text with spaces after it, up to a width in columns."""
    return text + " " * (width - width_of(text))


def wrapped(spans: Iterable[Span], width: int) -> Iterator[list[Span]]:
    """Break styled text into lines of at most `width` columns: at spaces, and between Chinese characters."""
    waiting = tuple(spans)
    text = "".join([span.text for span in waiting])
    has_isolates = PDI in text  # none is left open
    passed, open_isolates = 0, ""
    for start, end in _lines(text, width):
        while passed + len(waiting[0].text) <= start:
            passed += len(waiting[0].text)
            waiting = waiting[1:]
        line = _cut(waiting, start - passed, end - passed)
        if has_isolates:
            opened = _still_open(open_isolates + text[start:end])
            line = [Span(open_isolates), *line, Span(PDI * len(opened))]
            open_isolates = opened
        yield line


def _lines(text: str, width: int) -> Iterator[tuple[int, int]]:
    """Give the start and end of each line, in code points; spaces at its ends belong to no line."""
    columns = columns_of(text)
    start, last = len(text) - len(text.lstrip(" ")), len(text.rstrip(" "))
    if start < last and columns[last] - columns[start] <= width:
        yield start, last
        return
    place_to_break = _break(may_hold_chinese(text))
    while start < last:
        farthest = bisect_right(columns, columns[start] + width) - 1
        if farthest >= last:
            yield start, last
            return
        end, following = _last_break(text, start, max(farthest, start + 1), place_to_break)
        yield start, end
        start = following


def _last_break(text: str, start: int, farthest: int, place_to_break: re.Pattern[str]) -> tuple[int, int]:
    """Return where a line ends at the latest and where the next begins; a word wider than a line is cut."""
    for end in range(farthest, start, -1):
        found = place_to_break.match(text, end)
        if found:
            return end, found.end()
    return farthest, farthest


@cache
def _break(has_han: bool) -> re.Pattern[str]:
    """Return what finds the places where a line may end; compiled when a text first needs it."""
    return re.compile(f"{_SPACE}|{_AT_MARKER}|{_BESIDE_SIGN}" if has_han else f"{_SPACE}|{_AT_MARKER}")


def _cut(spans: Iterable[Span], start: int, end: int) -> list[Span]:
    """Return the part of styled text that lies between two places."""
    parts = []
    place = 0
    for span in spans:
        if place >= end:
            break
        parts.append(Span(span.text[max(start - place, 0) : end - place], span.style))
        place += len(span.text)
    return parts


def _still_open(text: str) -> str:
    """Return the isolates that are opened in a text and not closed."""
    stack = ""
    for isolate in re.findall(_ISOLATE, text):
        stack = stack[:-1] if isolate == PDI else stack + isolate
    return stack


def spans_of(pieces: Iterable[Piece], direction: str) -> list[Span]:
    """Return pieces as styled text. What is marked is isolated where its direction could turn its markers."""
    spans = []
    for piece in pieces:
        if piece.kind is PieceKind.GAP:
            spans.append(Span(" … ", "gap"))
        elif piece.kind is PieceKind.SAME:
            spans.append(Span(harmless(piece.text)))
        else:
            opening, closing = _MARKERS[piece.kind]
            text = isolated(harmless(piece.text), direction=direction)
            spans.append(Span(f"{opening}{text}{closing}", piece.kind.value))
    return spans
