"""Notes that a typist numbered by hand: figures in the text, and at its end the notes behind the same figures.

Whoever pastes a page of the web into Word has them so, raised; who pastes plain text, not even that.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from draftdiff.importers.body.inline import Call, Inline, cut_start
from draftdiff.importers.body.places import Edited
from draftdiff.importers.docx.story import StoryLine
from draftdiff.importers.notices import notice
from draftdiff.model import MarkKind
from draftdiff.problems import Problem

_LONGEST, _NEAR = 3, 6
"""A note's number has no more figures; a unit stands so near behind its amount."""
_UNIT = re.compile(r"\d\s?[A-Za-zа-я]{1,2}$")
"""`7 km`, of which the figure is a power."""
_NOTE = re.compile(r"(\d{1,3})\s+[^\W\d]")
_CALL = re.compile(r"(?<=[^\W\d_][,;،؛，；。]|[^\W\d_A-Z]\.)\d{1,3}(?=\s|$)")
"""A figure close behind a stop; `L.8` is a symbol."""
_FEWEST = 2
"""So many raised figures that count from 1 on call notes, though none are there."""


class _Figure(Struct, frozen=True):
    """A figure that may call a note or stand before one, and where it stands in which line."""

    number: int
    line: int
    start: int
    end: int


def with_typed_notes(lines: Sequence[StoryLine]) -> tuple[tuple[StoryLine, ...], tuple[Problem, ...]]:
    """Set the notes where they are called; tell of calls whose notes the file does not hold."""
    notes, calls = _notes_and_calls(lines)
    lost = [number for number in dict.fromkeys(one.number for one in calls) if number not in notes]
    texts = {number: cut_start(lines[one.line].inline, one.end) for number, one in notes.items()}
    own: dict[int, list[tuple[_Figure, Inline | None]]] = defaultdict(list)
    for one in calls:
        own[one.line].append((one, texts.pop(one.number, None)))
    gone = {one.line for one in notes.values()}
    kept = (_with_calls(line, own[index]) if index in own else line for index, line in enumerate(lines))
    told = tuple(notice("call-without-note", text=str(number)) for number in lost)
    return tuple(line for index, line in enumerate(kept) if index not in gone), told


def _notes_and_calls(lines: Sequence[StoryLine]) -> tuple[dict[int, _Figure], list[_Figure]]:
    """Return the figures before notes, by number, and those that call them; none where they do not count from 1 on.

    Raised figures alone call notes that the file does not hold, if there are some of them.
    """
    figures = [one for index, line in enumerate(lines) if not line.is_row for one in _raised(index, line)]
    figures = figures or _plain(lines)
    notes = {one.number: one for one in figures if one.start == 0}
    if [one.number for one in figures if one.start == 0] != [*range(1, len(notes) + 1)]:
        notes = {}
    first = min((one.line for one in notes.values()), default=len(lines))
    calls = [one for one in figures if one.start and one.line < first]
    counted = list(dict.fromkeys(one.number for one in calls))
    count_on = counted == [*range(1, len(counted) + 1)]
    are_called = notes.keys() <= set(counted) if notes else len(counted) >= _FEWEST
    return (notes, calls) if count_on and are_called else ({}, [])


def _raised(index: int, line: StoryLine) -> Iterator[_Figure]:
    for mark in line.inline.marks:
        figures = line.inline.text[mark.start : mark.end]
        counts = figures.isascii() and figures.isdigit() and len(figures) <= _LONGEST
        if mark.kind is MarkKind.SUPERSCRIPT and counts and not _UNIT.search(line.inline.text[: mark.start][-_NEAR:]):
            yield _Figure(int(figures), index, mark.start, mark.end)


def _plain(lines: Sequence[StoryLine]) -> list[_Figure]:
    """Return the figures that call notes without being raised, and those before the notes, the last lines of all."""
    heads: list[_Figure] = []
    for index in range(len(lines) - 1, 0, -1):
        match = _NOTE.match(lines[index].inline.text)
        if match is None or lines[index].is_row or lines[index].number:
            break
        heads.insert(0, _Figure(int(match[1]), index, 0, match.end(1)))
    first = min((one.line for one in heads), default=0)
    calls = [
        _Figure(int(match[0]), index, *match.span())
        for index, line in enumerate(lines[:first])
        if not line.is_row
        for match in _CALL.finditer(line.inline.text)
    ]
    return [*calls, *heads] if [one.number for one in calls] == [one.number for one in heads] else []


def _with_calls(line: StoryLine, figures: Sequence[tuple[_Figure, Inline | None]]) -> StoryLine:
    """Take the figures out of a line; those with a note call it, later ones of the same number do not."""
    inline = line.inline
    edited = Edited(inline.text, [(one.start, one.end, "") for one, _ in figures])
    marks = (replace(one, start=edited.place(one.start), end=edited.place(one.end)) for one in inline.marks)
    called = (Call(edited.place(one.start), str(one.number), note) for one, note in figures if note is not None)
    moved = (replace(one, anchor=edited.place(one.anchor)) for one in inline.calls)
    changed = replace(
        inline, text=edited.text, marks=tuple(one for one in marks if one.start < one.end),
        calls=tuple(sorted((*moved, *called), key=lambda one: one.anchor)),
    )  # fmt: skip
    return replace(line, inline=changed)
