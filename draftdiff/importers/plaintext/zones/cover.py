"""What stands on a cover: single lines, and the paragraph that announces a draft and names its sponsors."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from draftdiff.importers.plaintext.decoding.lines import Line
from draftdiff.importers.plaintext.layout import Layout, plain
from draftdiff.importers.sponsors import split_sponsors
from draftdiff.model import Language
from draftdiff.symbols import parse_symbol

SYMBOL = re.compile(
    r"(?<![\w/])[A-Z]{1,4}(?:/[A-Za-z0-9.\-]+){2,}(?:\s?\(\d{4}\)|\([A-Z\-]+\)|\s[A-Z]$)?"
    r"|(?<![\w/])(?:WHA\d{1,3}(?:\.|\()|EB\d{1,3}(?:\.R|\())\d{1,3}\b\)?"
)
_BEGINNINGS = ("organ", "distribution", "agenda", "adoption")
_WHOLE = ("organization", "session", "date", "draft", "adoption-date")
_COMMAS = (",", "،", "、")
_COMMA = re.compile("[,،、]")
_WORDS = re.compile(r"\s?[^\W\d_]{2}[^\d/]*")
_FEWEST = 2
"""A line of so many commas is one of a list: a title has one at times."""


def is_cover(text: str, layout: Layout) -> bool:
    """Say whether a line is one that stands on a cover: organ, distribution, session, item, adoption, symbols."""
    line = plain(text)
    if parse_symbol(line) or (line.startswith("[") and SYMBOL.search(line)):
        return True
    for name in ("session", "organization"):
        found = layout.at(name, line)
        rest = line[found.end() :] if found else ""
        goes_on = name == "organization" and _WORDS.fullmatch(rest)
        if found and ((len(rest) <= found.end() and not goes_on) or is_cover(rest, layout)):
            return True  # what goes on otherwise is a title
    return any(layout.full(name, line) or layout.at(name, line) for name in _BEGINNINGS) or any(
        layout.full(name, line) for name in _WHOLE
    )


class Announcement(Struct, frozen=True, kw_only=True):
    """Which lines announce a draft, from `start` to before `end`, and the sponsors that they name."""

    start: int
    end: int
    sponsors: tuple[str, ...]


def announcement_of(lines: Sequence[Line], layout: Layout) -> Announcement | None:
    """Find the paragraph that announces the draft: `Albania, Andorra … and Ukraine: draft resolution`."""
    language = layout.lexicon.language
    space = "" if language is Language.CHINESE else " "
    texts = [plain(line.text.text) for line in lines]
    for last in range(len(texts)):
        if layout.at("announced", space.join(texts[max(last - 1, 0) : last + 1])):
            start = _start(lines, texts, last, layout)
            found = layout.at("announced", space.join(texts[start : last + 1]))
            sponsors = split_sponsors(found["sponsors"], language) if found else ()
            return Announcement(start=start, end=last + 1, sponsors=sponsors)
    return None


def _start(lines: Sequence[Line], texts: Sequence[str], last: int, layout: Layout) -> int:
    """Return the first line of the paragraph that ends with a line; where no gap shows it, its commas do."""
    first = last
    while first and not (lines[first].gap or lines[first].glued) and not is_cover(texts[first - 1], layout):
        first -= 1
    if lines[first].gap or lines[first].glued:
        return first
    place = last if layout.at("announced", texts[last]) else last - 1
    while place > first and (texts[place - 1].endswith(_COMMAS) or len(_COMMA.findall(texts[place - 1])) >= _FEWEST):
        place -= 1
    return place
