"""Comments that a web office (Google Docs) sets at the end of a text, `[a]We prefer 2119.`: none is the draft's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import count, islice
from typing import NamedTuple

from draftdiff.importers.plaintext.traced_text import Traced, join

_COMMENT = re.compile(r"\s*\[(?P<name>[a-z]{1,2})\](?=\S)")
_CALL = re.compile(r"(?<=\S)\[(?P<name>[a-z]{1,2})\]")
_LETTERS = 26
"""The alphabet that names them."""


class Commented(NamedTuple):
    """The lines of a text without its comments and their calls, and these, each by itself."""

    lines: list[Traced]
    comments: tuple[Traced, ...] = ()


def without_comments(lines: Sequence[Traced]) -> Commented:
    """Take comments away: a list at the end of a text, named in order, of which the text calls each by its name."""
    begins = {index: found["name"] for index, line in enumerate(lines) if (found := _COMMENT.match(line.text))}
    start = max((index for index, name in begins.items() if name == _name(0)), default=len(lines))
    places = [index for index in begins if index >= start]
    names = [begins[index] for index in places]
    called = {found["name"] for line in lines[:start] for found in _CALL.finditer(line.text)}
    if not names or names != [*islice(map(_name, count()), len(names))] or not called.issuperset(names):
        return Commented([*lines])
    comments = [
        join((line.stripped() for line in lines[begin:end]), " ")
        for begin, end in zip(places, [*places[1:], len(lines)], strict=True)
    ]
    parted = [_parted(line, frozenset(names)) for line in lines[:start]]
    blank = [Traced()] * (len(lines) - start)
    calls = (call for _, own in parted for call in own)
    return Commented([*(line for line, _ in parted), *blank], (*calls, *comments))


def _name(place: int) -> str:
    """Return the name of a comment: a to z, then aa, ab."""
    first, last = divmod(place, _LETTERS)
    return (chr(ord("a") + first - 1) if first else "") + chr(ord("a") + last)


def _parted(line: Traced, names: frozenset[str]) -> tuple[Traced, list[Traced]]:
    """Part a line from the calls in it."""
    found = [match.span() for match in _CALL.finditer(line.text) if match["name"] in names]
    starts, ends = [0, *(end for _, end in found)], [*(start for start, _ in found), len(line.text)]
    kept = (line[start:end] for start, end in zip(starts, ends, strict=True))
    return (join(kept, "") if found else line), [line[start:end] for start, end in found]
