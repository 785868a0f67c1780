"""What delegations want, `[EU: delete]`, becomes a comment at the paragraph of which they want it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from draftdiff.importers.plaintext.decoding.lines import Line
from draftdiff.importers.plaintext.layout import Layout
from draftdiff.importers.plaintext.paragraphs.rough import RoughParagraph
from draftdiff.importers.plaintext.traced_text import SourceText, Traced
from draftdiff.importers.plaintext.zones.wishes import wishes_of
from draftdiff.model import By, Note, NoteKind, Paragraph, ParagraphKind

_ABOVE, _BELOW = re.compile(r"\s*\Z"), re.compile(r"\s*")
_WIDEST_GAP = 200
"""So far back a gap above a line is looked for."""


def with_wishes(
    paragraphs: Sequence[Paragraph],
    rough: Sequence[RoughParagraph],
    wishes: Sequence[Line],
    source: SourceText,
    layout: Layout,
) -> Iterator[Paragraph]:
    """Give the paragraphs with what is wanted of each; `rough` are the same."""
    comments: list[list[Note]] = [[] for _ in paragraphs]
    begins = [min(part.start for part in (one.marker, one.number, one.text) if part) for one in rough]
    for line in wishes:
        above = bisect_right(begins, line.text.start) - 1
        begun = above >= 0 and rough[above].kind is not ParagraphKind.ENACTING
        below = above + 1 < len(begins) and (not begun or _belongs_below(line.text, source.text))
        owner = above + below
        comments[owner] += (
            Note(
                anchor=len(paragraphs[owner].text), marker="", kind=NoteKind.COMMENT, text=one.text, by=By(name=one.by)
            )
            for one in wishes_of(line.text.text, layout)
        )
    for paragraph, own in zip(paragraphs, comments, strict=True):
        yield replace(paragraph, notes=(*paragraph.notes, *own)) if own else paragraph


def _belongs_below(wish: Traced, source: str) -> bool:
    """Say whether a wish stands before a clause on one line, or straight above one, set apart from the one before."""
    start, end = wish.start, wish.places[-1] + 1
    gaps = (_ABOVE.search(source, max(start - _WIDEST_GAP, 0), start), _BELOW.match(source, end))
    above, below = (gap[0].count("\n") if gap else 0 for gap in gaps)
    return above > below < 2
