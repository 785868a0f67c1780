"""Lines for a terminal: styled, wrapped to its width, in the right order with and without bidi support.

A line of a reader who writes from right to left stands in a right-to-left isolate, and so does a line of such
a document in a report from left to right. A terminal that knows bidi shows both as they are written; one that
does not shows characters in the order of the text; isolates take no room. Every line closes what it opens.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from draftdiff.renderers.harmless import FSI, LRI, PDI, RLI, width_of

_HAN = "\u2e80-\u2fff\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_SPACE = rf"(?<!\[-)(?<!{{\+)(?<!{FSI})[ \u3000]+(?!{PDI}?[-+][\]}}])"
"""Spaces where a line may end: not those that a marker of the redline encloses at its edge."""
_AT_MARKER = rf"(?<= [-+][\]}}])|(?<= {PDI}[-+][\]}}])|(?=[\[{{][-+]{FSI}? )|(?<=-\])(?={{\+)"
"""Where else a line may end: outside a marker that encloses a space at its edge, and between two markers."""
_UNIT = re.compile(rf"{_SPACE}|[{_HAN}]|(?:(?!{_SPACE})[^{_HAN}])+?(?:{_AT_MARKER}|(?={_SPACE}|[{_HAN}]|$))")
_CLOSING = "，。；：、！？）》」』”’」〉】,.;:!?)]}-+" + PDI
_OPENING = "（《「『“‘〈【([{-+" + FSI + LRI + RLI
_ISOLATE = re.compile(f"[{FSI}{LRI}{RLI}{PDI}]")
_NARROWEST = 20

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
        indent = sum(width_of(span.text) for span in prefix)
        room = max(self.width - indent, _NARROWEST)
        lines = list(wrapped(content, room)) or [[]]
        blank = (Span(" " * indent),)
        return [
            self._line(prefix if place == 0 else blank, line, direction or self.direction)
            for place, line in enumerate(lines)
        ]

    def _line(self, prefix: Sequence[Span], content: Sequence[Span], direction: str) -> str:
        if not content:
            prefix = [*prefix[:-1], *(Span(span.text.rstrip(), span.style) for span in prefix[-1:])]
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
    spans = tuple(spans)
    text = "".join(span.text for span in spans)
    open_isolates = ""
    for start, end in _lines(text, width):
        line = _cut(spans, start, end)
        opened = _still_open(open_isolates + text[start:end])
        if open_isolates:
            line.insert(0, Span(open_isolates))
        if opened:
            line.append(Span(PDI * len(opened)))
        open_isolates = opened
        yield line


def _lines(text: str, width: int) -> Iterator[tuple[int, int]]:
    """Give the start and end of each line, in code points; spaces at its ends belong to no line."""
    line: tuple[int, int] | None = None
    used = 0
    for start, end in _chunks(text, width):
        room = width_of(text[line[1] : end]) if line else 0
        if line and used + room <= width:
            line, used = (line[0], end), used + room
            continue
        if line:
            yield line
        line, used = (start, end), width_of(text[start:end])
    if line:
        yield line


def _chunks(text: str, width: int) -> Iterator[tuple[int, int]]:
    """Give what a line must not break, without the spaces around it; what is wider than a line is cut."""
    start = None
    before = ""
    for found in _UNIT.finditer(text):
        unit = found[0]
        is_space = not unit.strip(" \u3000")
        if start is not None and (is_space or _may_break(before, unit)):
            yield from _narrow(text, start, found.start(), width)
            start = None
        if start is None and not is_space:
            start = found.start()
        before = unit
    if start is not None:
        yield from _narrow(text, start, len(text), width)


def _may_break(before: str, after: str) -> bool:
    """Say whether a line may end between two units that no space parts."""
    return before[-1] not in _OPENING and after[0] not in _CLOSING


def _narrow(text: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    """Cut a chunk that is wider than a line."""
    used = 0
    for place in range(start, end):
        used += width_of(text[place])
        if used > width:
            yield start, place
            start, used = place, width_of(text[place])
    yield start, end


def _cut(spans: Sequence[Span], start: int, end: int) -> list[Span]:
    """Return the part of styled text that lies between two places."""
    parts = []
    place = 0
    for span in spans:
        first, last = max(start - place, 0), end - place
        if first < len(span.text) and last > 0:
            parts.append(Span(span.text[first:last], span.style))
        place += len(span.text)
    return parts


def _still_open(text: str) -> str:
    """Return the isolates that are opened in a text and not closed."""
    stack = ""
    for isolate in _ISOLATE.findall(text):
        stack = stack[:-1] if isolate == PDI else stack + isolate
    return stack
