"""How a conflict of a merged document is settled."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from draftdiff.errors import DraftdiffError
from draftdiff.merge.scalars import NOTHING, SIDES
from draftdiff.model import Conflict, Document, Header, Mark, MarkKind, Paragraph


def resolve(document: Document, place: str, side: str) -> Document:
    """Settle one conflict: `place` is the key of a paragraph or the name of a field, `side` the name in its brackets.

    A field takes the value of `ours` or `theirs`; the order of paragraphs is accepted as it stands. Raises
    DraftdiffError for a place without a conflict and for a side that it does not have.
    """
    conflict = _conflict_at(document, place)
    if conflict.field:
        return _closed(_with_field(document, conflict, side), conflict)
    settled = [_settled(p, side) if p.key == place else p for p in document.paragraphs]
    return _closed(_with(document, [p for p in settled if p is not None]), conflict)


def reword(document: Document, place: str, text: str) -> Document:
    """Settle one conflict of a paragraph by words that neither side has; notes and their places stay.

    Raises DraftdiffError for a place without a conflict, and for a field.
    """
    conflict = _conflict_at(document, place)
    if conflict.field:
        raise DraftdiffError(f"{place} is no paragraph", hint="take the value of ours or theirs", slug="no-side")
    return _closed(
        _with(document, [_reworded(p, text) if p.key == place else p for p in document.paragraphs]), conflict
    )


def _conflict_at(document: Document, place: str) -> Conflict:
    conflict = next((found for found in document.conflicts if place in (found.key, found.field) and place), None)
    if conflict is None:
        raise DraftdiffError(
            f"there is no conflict at {place}",
            hint="run `draftdiff conflicts FILE` to see those that are open",
            slug="no-conflict",
        )
    return conflict


def _with(document: Document, paragraphs: Sequence[Paragraph]) -> Document:
    return msgspec.structs.replace(document, paragraphs=tuple(paragraphs))


def _closed(document: Document, conflict: Conflict) -> Document:
    return msgspec.structs.replace(
        document, conflicts=tuple(found for found in document.conflicts if found != conflict)
    )


def _with_field(document: Document, conflict: Conflict, side: str) -> Document:
    if side not in SIDES:
        hint = f"a field has the values of {' and '.join(SIDES)}"
        raise DraftdiffError(f"no value of {conflict.field} is called {side}", hint=hint, slug="no-side")
    said = conflict.ours if side == SIDES.ours else conflict.theirs
    if said is None or conflict.field not in Header.__struct_fields__:
        return document
    value = said if isinstance(getattr(document, conflict.field), str) else msgspec.json.decode(said)
    changed = {**msgspec.to_builtins(document), conflict.field: value}
    return msgspec.convert(changed, Document)


def _reworded(paragraph: Paragraph, text: str) -> Paragraph:
    notes = tuple(msgspec.structs.replace(n, anchor=min(n.anchor, len(text))) for n in paragraph.notes)
    return msgspec.structs.replace(paragraph, text=text, marks=(), notes=notes)


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
