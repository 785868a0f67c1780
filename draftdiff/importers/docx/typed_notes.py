"""Notes that a typist numbered by hand: raised figures in the text, and at its end the notes behind the same figures.

Whoever pastes a page of the web into Word has them so.
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
from draftdiff.model import Mark, MarkKind
from draftdiff.problems import Problem

_LONGEST, _NEAR = 3, 6
"""A note's number has no more figures; a unit stands so near behind its amount."""
_UNIT = re.compile(r"\d\s?[A-Za-zа-я]{1,2}$")
"""`7 km`, of which the figure is a power."""
_FEWEST = 2
"""So many raised figures that count from 1 on call notes, though none are there."""


class _Raised(Struct, frozen=True):
    """A raised figure: its number, and where it stands in which line."""

    number: int
    line: int
    mark: Mark


def with_typed_notes(lines: Sequence[StoryLine]) -> tuple[tuple[StoryLine, ...], tuple[Problem, ...]]:
    """Set the notes where they are called; tell of calls whose notes the file does not hold."""
    raised = [one for index, line in enumerate(lines) if not line.is_row for one in _raised(index, line)]
    heads = [one for one in raised if one.mark.start == 0]
    notes = {one.number: one for one in heads} if [one.number for one in heads] == [*range(1, len(heads) + 1)] else {}
    first = min((one.line for one in notes.values()), default=len(lines))
    calls = [one for one in raised if one.mark.start and one.line < first]
    counted = list(dict.fromkeys(one.number for one in calls))
    if counted != [*range(1, len(counted) + 1)] or (notes and not notes.keys() <= set(counted)):
        return tuple(lines), ()
    if not notes and len(counted) < _FEWEST:
        return tuple(lines), ()
    lost = tuple(notice("call-without-note", text=str(number)) for number in counted if number not in notes)
    texts = {number: cut_start(lines[one.line].inline, one.mark.end) for number, one in notes.items()}
    own: dict[int, list[tuple[_Raised, Inline | None]]] = defaultdict(list)
    for one in calls:
        own[one.line].append((one, texts.pop(one.number, None)))
    gone = {one.line for one in notes.values()}
    kept = (_with_calls(line, own[index]) if index in own else line for index, line in enumerate(lines))
    return tuple(line for index, line in enumerate(kept) if index not in gone), lost


def _raised(index: int, line: StoryLine) -> Iterator[_Raised]:
    for mark in line.inline.marks:
        figures = line.inline.text[mark.start : mark.end]
        counts = figures.isascii() and figures.isdigit() and len(figures) <= _LONGEST
        if mark.kind is MarkKind.SUPERSCRIPT and counts and not _UNIT.search(line.inline.text[: mark.start][-_NEAR:]):
            yield _Raised(int(figures), index, mark)


def _with_calls(line: StoryLine, figures: Sequence[tuple[_Raised, Inline | None]]) -> StoryLine:
    """Take the figures out of a line; those with a note call it, later ones of the same number do not."""
    inline = line.inline
    edited = Edited(inline.text, [(one.mark.start, one.mark.end, "") for one, _ in figures])
    marks = (replace(one, start=edited.place(one.start), end=edited.place(one.end)) for one in inline.marks)
    called = (Call(edited.place(one.mark.start), str(one.number), note) for one, note in figures if note is not None)
    moved = (replace(one, anchor=edited.place(one.anchor)) for one in inline.calls)
    changed = replace(
        inline, text=edited.text, marks=tuple(one for one in marks if one.start < one.end),
        calls=tuple(sorted((*moved, *called), key=lambda one: one.anchor)),
    )  # fmt: skip
    return replace(line, inline=changed, pieces=(edited.text,))
