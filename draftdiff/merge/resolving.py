"""How a conflict of a merged document is settled."""

from __future__ import annotations

import msgspec

from draftdiff.errors import DraftdiffError
from draftdiff.merge.scalars import NOTHING
from draftdiff.model import Document, Mark, MarkKind, Paragraph


def resolve(document: Document, place: str, side: str) -> Document:
    """Settle one conflict: `place` is the key of a paragraph or the name of a field, `side` the name in its brackets.

    A field, and the order of paragraphs, already hold a value: settling accepts it as it stands. Raises
    DraftdiffError for a place without a conflict and for a side that its brackets do not name.
    """
    conflict = next((found for found in document.conflicts if place in (found.key, found.field) and place), None)
    if conflict is None:
        raise DraftdiffError(
            f"there is no conflict at {place}",
            hint="run `draftdiff conflicts FILE` to see those that are open",
            slug="no-conflict",
        )
    paragraphs = document.paragraphs
    if conflict.key:
        settled = [_settled(p, side) if p.key == place else p for p in paragraphs]
        paragraphs = tuple(p for p in settled if p is not None)
    return msgspec.structs.replace(
        document, paragraphs=paragraphs, conflicts=tuple(found for found in document.conflicts if found != conflict)
    )


def _settled(paragraph: Paragraph, side: str) -> Paragraph | None:
    """Keep one side's alternatives of a paragraph; None if that side has no such paragraph."""
    brackets = sorted(mark.start for mark in paragraph.marks if mark.kind is MarkKind.ALTERNATIVE)
    names = sorted({mark.value for mark in paragraph.marks if mark.kind is MarkKind.ALTERNATIVE})
    if brackets and side not in names:
        raise DraftdiffError(f"no alternative is called {side}", hint=f"there are: {', '.join(names)}", slug="no-side")
    cuts: list[tuple[int, int]] = []
    for mark in paragraph.marks:
        if mark.kind is MarkKind.ALTERNATIVE:
            cuts += _cuts(paragraph.text, mark, keep=mark.value == side)
    text = _without(paragraph.text, cuts)
    if brackets and not text.strip():
        return None
    marks = tuple(
        msgspec.structs.replace(mark, start=_shifted(mark.start, cuts), end=_shifted(mark.end, cuts))
        for mark in paragraph.marks
        if mark.kind is not MarkKind.ALTERNATIVE
    )
    notes = tuple(msgspec.structs.replace(n, anchor=_shifted(n.anchor, cuts)) for n in paragraph.notes)
    return msgspec.structs.replace(paragraph, text=text, marks=marks, notes=notes)


def _cuts(text: str, mark: Mark, *, keep: bool) -> list[tuple[int, int]]:
    """Return what to take out of a bracket: all of it, or the bracket signs and the name."""
    opening = mark.start + len(mark.value) + 3
    inside = text[opening : mark.end - 1]
    if not keep or inside == NOTHING:
        return [(mark.start, mark.end)]
    return [(mark.start, opening), (mark.end - 1, mark.end)]


def _without(text: str, cuts: list[tuple[int, int]]) -> str:
    for start, end in sorted(cuts, reverse=True):
        text = text[:start] + text[end:]
    return text


def _shifted(offset: int, cuts: list[tuple[int, int]]) -> int:
    return offset - sum(max(0, min(end, offset) - start) for start, end in cuts)
