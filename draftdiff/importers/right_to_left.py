"""What a page shows from right to left, in the order in which it is read.

A page of Arabic, taken down from its left edge to its right, is read from the end; but numbers, symbols and Latin
words within it are read as they stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from draftdiff.importers.raised import RAISED_FIGURES
from draftdiff.tokens import LATIN

_LEFT_TO_RIGHT = re.compile(
    rf"(?:\d[\d/.]*)?[{LATIN}](?:[^\u0590-\u08ff]*[{LATIN}\d](?![{LATIN}\d])"
    r"(?<![\d()] \d)(?<![\d()] \d\d)(?<![\d()] \d{3})(?<![\d()] \d{4}))?"
    rf"|\d+(?:[/.,:\u00a0+\-]\d+)*%?|[{RAISED_FIGURES}]+"
)
"""What is read from left to right within text from right to left: numbers, symbols, Latin words."""
_NUMBER_FIRST = re.compile(r"(?<=\s)(?:\.|[-–]\s)\d{1,3}$")
"""The number of a note or a paragraph, where the row begins from right to left; text behind it may be Latin."""
_PAIR = re.compile(r"(\d{4}|\d\d?)-((?<=\d{4}-)\d{4}|(?<!\d{4}-)\d\d?)")
"""Two years or days: the hyphen between them may be one that leaves each in its place from right to left."""
_MIRRORED = re.compile(r"\)(?=\w)")
_HYPHENS = str.maketrans("\u2010\u2011", "--")


class Run(NamedTuple):
    """A stretch of a shown row that stays as it stands: a sign, a number, a word of Latin letters.

    `pair` is the length of the first of two years or days, with a hyphen between them, which are shown in reverse as
    often as not; else 0.
    """

    start: int
    end: int
    pair: int = 0


def runs_of(shown: str) -> Iterator[Run]:
    """Give the stretches of a row, as shown from left to right, in the order in which they are read."""
    number = _NUMBER_FIRST.search(shown)
    cut = number.start() if number else len(shown)
    found = (*_LEFT_TO_RIGHT.finditer(shown, 0, cut), *_LEFT_TO_RIGHT.finditer(shown, cut))
    starts = {_end(match): match.start() for match in found}
    end = len(shown)
    while end:
        start = starts.get(end, end - 1)
        pair = _PAIR.fullmatch(shown, start, end)
        yield Run(start, end, len(pair[1]) if pair else 0)
        end = start


def turned(shown: str) -> str:
    """Return a stretch that was read from left to right as it is read from right to left."""
    pieces: list[str] = []
    for run in runs_of(shown.translate(_HYPHENS)):
        cut = run.start + run.pair
        if run.pair and not ascends(shown, run):
            pieces.append(f"{shown[cut + 1 : run.end]}{shown[cut]}{shown[run.start : cut]}")
        else:
            pieces.append(shown[run.start : run.end])
    return "".join(pieces)


def ascends(shown: str, run: Run) -> bool:
    """Say whether the two numbers of a pair stand in their order."""
    cut = run.start + run.pair
    return int(shown[run.start : cut]) <= int(shown[cut + 1 : run.end])


def _end(match: re.Match[str]) -> int:
    """Return the end of a stretch, with the bracket behind it that closes one opened in it, drawn either way."""
    text, end = match.string, match.end()
    first, second = match[0].count("("), match[0].count(")")
    opened = first > second or (second > first and _MIRRORED.search(match[0]) is not None)
    return end + 1 if opened and text[end : end + 1] in ("(", ")") else end
