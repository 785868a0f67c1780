"""The line of a source on which each paragraph begins, for sources that have lines: text, XML, HTML, JSON.

Paragraphs stand in a source in their order, so each is looked for behind the one before it: its first words, with
any tags, entities and marks between them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable

from draftdiff.model import Key, Paragraph

_WORDS = 5
"""Words by which the beginning of a paragraph is known."""
_BETWEEN = r"(?:[^\w<>&]|_|<[^<>]{0,300}>|&[#\w]{1,10};){0,40}"
_WORD = re.compile(r"[^\W_]+")
_WINDOW = 200_000
"""Characters of the source, behind the last paragraph found, in which the next one is looked for."""


def find_lines(paragraphs: Iterable[Paragraph], source: str) -> dict[Key, int]:
    """Return the line, counted from 1, of each paragraph that is found in the text of its source."""
    starts = [match.end() for match in re.finditer("\n", source)]
    lines: dict[Key, int] = {}
    place = 0
    for paragraph in paragraphs:
        pattern = _beginning_of(paragraph.text)
        match = pattern.search(source, place, place + _WINDOW) if pattern else None
        if match:
            lines[paragraph.key] = bisect_right(starts, match.start()) + 1
            place = match.end()
    return lines


def _beginning_of(text: str) -> re.Pattern[str] | None:
    words = _WORD.findall(text[:200])[:_WORDS]
    return re.compile(_BETWEEN.join(map(re.escape, words))) if words else None
