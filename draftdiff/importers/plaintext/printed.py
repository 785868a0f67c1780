"""Running text as a reader of pages hands it over: lines, what it left out, and how stretches of it look.

Plain text comes through here, and so do the pages of PDF and HTML files: what is a paragraph, a note, a cover or a
running head is recognised once, whatever the file was.
"""

from __future__ import annotations

from bisect import bisect_left

from msgspec import Struct

from draftdiff.importers.plaintext.decoding.lines import Line, Omission
from draftdiff.importers.plaintext.decoding.markdown import Emphasis
from draftdiff.importers.plaintext.traced_text import SourceText, Traced
from draftdiff.model import MarkKind


class Look(Struct, frozen=True, kw_only=True):
    """A stretch of the source, `start` to `end`, that is set apart: in italics, in bold, as a link to `value`."""

    kind: MarkKind
    start: int
    end: int
    value: str = ""


class Printed(Struct, frozen=True, kw_only=True):
    """The lines of a file.

    `name` is that of the file; `source` its text as it was read, `left_out` what is in none of the lines, `doubts` what
    the reader is not sure to have read right.

    `exact`: the words and signs stand as they were set, so nothing but the ends of lines needs repair, and a
    star is a star, not a sign of Markdown.
    """

    name: str
    source: SourceText
    lines: tuple[Line, ...]
    left_out: tuple[Omission, ...] = ()
    looks: tuple[Look, ...] = ()
    doubts: tuple[Omission, ...] = ()
    exact: bool = False


def looks_in(text: Traced, looks: tuple[Look, ...]) -> tuple[Emphasis, ...]:
    """Find the looks of a text, by the places in the source that its characters come from."""
    found: list[Emphasis] = []
    if not text:
        return ()
    for look in looks:
        if look.end <= text.places[0] or look.start > text.places[-1]:
            continue
        start, end = bisect_left(text.places, look.start), bisect_left(text.places, look.end)
        if start < end:
            found.append(Emphasis(kind=look.kind, start=start, end=end, value=look.value))
    return tuple(found)
