"""What stands inside a line: its text, what is set apart in it, and the notes called from it."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from draftdiff.model import By, Mark, MarkKind, NoteKind
from draftdiff.patterns import late_pattern
from draftdiff.tokens import WIDE

EMPHASIS = frozenset({MarkKind.ITALIC, MarkKind.BOLD, MarkKind.UNDERLINE})


_DIVIDED = late_pattern(rf"[^\W\d_][-\u2010\u2011]\n(?=[^\W\d_])|[{WIDE}]\n|\n(?=[{WIDE}])")
"""Where a line ends within a word: behind a hyphen, or beside Chinese signs."""


class Call(Struct, frozen=True):
    """A note and the place in the text that calls it.

    `brackets` are those round its printed number, where the language prints them: before the call, before the note
    itself, and after the call.
    """

    anchor: int
    marker: str
    note: Inline
    brackets: tuple[str, str, str] = ("", "", "")
    kind: NoteKind = NoteKind.FOOTNOTE
    by: By | None = None


class Inline(Struct, frozen=True):
    """The text of a line; offsets are code points.

    `tab` is where the text goes on after a tab near its start, as one stands after a number; 0 if there is none.
    `controls` are control characters that were dropped.
    """

    text: str = ""
    marks: tuple[Mark, ...] = ()
    calls: tuple[Call, ...] = ()
    tab: int = 0
    controls: str = ""


def cut_start(inline: Inline, count: int) -> Inline:
    """Return the text from `count` on, without white space at its start; all places in it move along."""
    count = len(inline.text) - len(inline.text[count:].lstrip())
    return Inline(
        text=inline.text[count:],
        marks=tuple(
            replace(mark, start=max(mark.start - count, 0), end=mark.end - count)
            for mark in inline.marks
            if mark.end > count
        ),
        calls=tuple(replace(call, anchor=max(call.anchor - count, 0)) for call in inline.calls),
        tab=max(inline.tab - count, 0),
        controls=inline.controls,
    )


def parted(inline: Inline, place: int) -> tuple[Inline, Inline]:
    """Part a text at a place, at which white space goes; what stands there belongs to the first part."""
    end = len(inline.text[:place].rstrip())
    before = Inline(
        text=inline.text[:end],
        marks=tuple(replace(mark, end=min(mark.end, end)) for mark in inline.marks if mark.start < end),
        calls=tuple(replace(call, anchor=min(call.anchor, end)) for call in inline.calls if call.anchor <= place),
        tab=inline.tab if inline.tab < end else 0,
        controls=inline.controls,
    )
    behind = replace(inline, calls=tuple(call for call in inline.calls if call.anchor > place), controls="")
    return before, cut_start(behind, place)


def join_inlines(inlines: Sequence[Inline], separator: str) -> Inline:
    """Join texts; their marks and calls move along."""
    marks: list[Mark] = []
    calls: list[Call] = []
    start = 0
    for inline in inlines:
        marks += (moved(mark, start) for mark in inline.marks)
        calls += (replace(call, anchor=call.anchor + start) for call in inline.calls)
        start += len(inline.text) + len(separator)
    return Inline(
        text=separator.join(inline.text for inline in inlines),
        marks=tuple(marks),
        calls=tuple(calls),
        controls="".join(inline.controls for inline in inlines),
    )


def join_cells(cells: Sequence[Inline]) -> Inline:
    """Join the cells of a row by a tab, with a mark for each; a row without any text has none."""
    if not any(cell.text or cell.calls for cell in cells):
        return Inline()
    joined = join_inlines(cells, "\t")
    marks: list[Mark] = []
    start = 0
    for cell in cells:
        marks.append(Mark(kind=MarkKind.CELL, start=start, end=start + len(cell.text)))
        start += len(cell.text) + 1
    return Inline(text=joined.text, marks=(*marks, *joined.marks), calls=joined.calls, controls=joined.controls)


def line_end(before: str, after: str) -> str:
    """Return what stands for the end of a line between two lines of a paragraph: a space, or nothing within a word."""
    return "" if _DIVIDED.search(f"{before[-2:]}\n{after[:1]}") else " "


def moved(mark: Mark, distance: int) -> Mark:
    """Return the mark that many code points further on."""
    return replace(mark, start=mark.start + distance, end=mark.end + distance)


def lead_end(inline: Inline) -> int:
    """Return where the emphasis ends that a text begins with, 0 if it begins with none.

    Runs with nothing but white space between them are one.
    """
    end = 0
    for mark in inline.marks:
        if mark.kind in EMPHASIS and not inline.text[end : mark.start].strip():
            end = max(end, mark.end)
    return end
