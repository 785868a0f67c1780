"""How a conflict of a merged document is settled."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

import msgspec
from msgspec.structs import replace

from draftdiff.errors import DraftdiffError
from draftdiff.merge.brackets import (
    NOTHING,
    SIDES,
    SideNames,
    alternatives_in,
    has_alternatives,
    open_places,
    side_names,
    texts_of,
    words_of_alternative,
)
from draftdiff.merge.edits import Edit, rewritten
from draftdiff.merge.order import ORDER
from draftdiff.merge.references import REFERENCES
from draftdiff.model import Conflict, Document, Note, Paragraph

Holder = TypeVar("Holder", Document, Paragraph)


def resolve(document: Document, place: str, side: str) -> Document:
    """Settle what is open at a place, the key of a paragraph or the name of a field; `side` is the name in brackets.

    `ours` and `theirs` always name a side. A field takes the value of a side by another name while open words tell
    which it is. Order and references are accepted as they stand, and not before the rest of their place is settled:
    only then is seen what it made of the text. Raises DraftdiffError for a place without a conflict and for a side that
    it does not have.
    """
    names = side_names(document)
    settled = document
    for conflict in first_to_settle(_conflicts_at(document, place)):
        settled = _resolved(settled, conflict, side, names)
    return settled


def first_to_settle(conflicts: Sequence[Conflict]) -> Sequence[Conflict]:
    """Return those of some conflicts that change the text, not order and references; if there are none, all."""
    return [conflict for conflict in conflicts if conflict.field not in (ORDER, REFERENCES)] or conflicts


def _resolved(document: Document, conflict: Conflict, side: str, names: SideNames) -> Document:
    if conflict.field:
        called = {names.ours: SIDES.ours, names.theirs: SIDES.theirs}.get(side, side)
        return _closed(_with_field(document, conflict, called), conflict)
    names = side_names(replace(document, conflicts=(conflict,)))
    called = {SIDES.ours: names.ours, SIDES.theirs: names.theirs}.get(side, side)
    settled = [_settled(p, called) if p.key == conflict.key else p for p in document.paragraphs]
    return _with_settled(document, conflict, settled)


def reword(document: Document, place: str, texts: Sequence[str]) -> Document:
    """Settle one conflict of a paragraph by words that neither side has, one text for each place that is open.

    Raises DraftdiffError for a place without a conflict, for a field, and for another number of texts.
    """
    conflict = _conflicts_at(document, place)[0]
    if conflict.field:
        raise DraftdiffError(f"{place} is no paragraph", hint="take the value of ours or theirs", slug="no-side")
    reworded = [_reworded(p, texts) if p.key == place else p for p in document.paragraphs]
    return _with_settled(document, conflict, reworded)


def _conflicts_at(document: Document, place: str) -> list[Conflict]:
    """Return the conflicts of a paragraph, that of its words first, or of a field of the header."""
    found = [one for one in document.conflicts if place and place == (one.key or one.field)]
    if not found:
        raise DraftdiffError(
            f"there is no conflict at {place}",
            hint="run `draftdiff conflicts FILE` to see those that are open",
            slug="no-conflict",
        )
    return sorted(found, key=lambda one: one.field)


def _with_settled(document: Document, conflict: Conflict, paragraphs: Sequence[Paragraph | None]) -> Document:
    """Return the document with these paragraphs; the conflict stays open where alternatives stood in alternatives."""
    left = tuple(paragraph for paragraph in paragraphs if paragraph is not None)
    settled = replace(document, paragraphs=left)
    is_open = any(paragraph.key == conflict.key and has_alternatives(paragraph) for paragraph in left)
    return settled if is_open else _closed(settled, conflict)


def _closed(document: Document, conflict: Conflict) -> Document:
    return replace(document, conflicts=tuple(found for found in document.conflicts if found != conflict))


def _with_field(document: Document, conflict: Conflict, side: str) -> Document:
    if side not in SIDES:
        hint = f"a field has the values of {' and '.join(SIDES)}"
        raise DraftdiffError(f"no value of {conflict.field} is called {side}", hint=hint, slug="no-side")
    said = conflict.ours if side == SIDES.ours else conflict.theirs
    try:
        if conflict.key:
            paragraphs = (_with_value(p, conflict, said) if p.key == conflict.key else p for p in document.paragraphs)
            return replace(document, paragraphs=tuple(paragraphs))
        return _with_value(document, conflict, said)
    except msgspec.DecodeError as error:
        hint = "the conflict was written by hand: put the value into the field, and take its conflict out"
        raise DraftdiffError(f"{conflict.field} cannot be {said}", hint=hint, slug="no-side") from error


def _with_value(holder: Holder, conflict: Conflict, said: str | None) -> Holder:
    """Put the value of a side, which a conflict words, into a field; what is no field is left alone."""
    if said is None or conflict.field not in holder.__struct_fields__:
        return holder
    value = said if isinstance(getattr(holder, conflict.field), str) else msgspec.json.decode(said)
    return msgspec.convert({**msgspec.to_builtins(holder), conflict.field: value}, type(holder))


def _settled(paragraph: Paragraph, side: str) -> Paragraph | None:
    """Keep one side's alternatives of a paragraph; None if that side has no such paragraph."""
    names = sorted({mark.value for holder in texts_of(paragraph) for mark in alternatives_in(holder)})
    if names and side not in names:
        raise DraftdiffError(f"no alternative is called {side}", hint=f"there are: {', '.join(names)}", slug="no-side")
    return rewritten(paragraph, lambda holder: _edits_for(holder, side))


def taken(paragraph: Paragraph, side: str) -> str:
    """Return the text that is left of a paragraph when a side is taken; one that has no part in it changes nothing."""
    is_open = any(mark.value == side for mark in alternatives_in(paragraph))
    settled = _settled(paragraph, side) if is_open else paragraph
    return settled.text if settled else ""


def _edits_for(holder: Paragraph | Note, side: str) -> list[Edit]:
    """Take the brackets off the alternatives of a side, and the alternatives of the other out."""
    edits = []
    for mark in alternatives_in(holder):
        said = words_of_alternative(holder.text, mark) if mark.value == side else NOTHING
        if said == NOTHING:
            edits.append(Edit(mark.start, mark.end, ""))
        else:
            edits += [Edit(mark.start, mark.end - 1 - len(said), ""), Edit(mark.end - 1, mark.end, "")]
    return edits


def _reworded(paragraph: Paragraph, texts: Sequence[str]) -> Paragraph | None:
    count = sum(len(open_places(holder)) for holder in texts_of(paragraph))
    if count == 0:
        raise DraftdiffError(f"no words are open at {paragraph.key}", hint="--take ours or theirs", slug="no-side")
    if count != len(texts):
        hint = "give the words of each, in their order: --text TEXT --text TEXT"
        said = f"{count} {'place is' if count == 1 else 'places are'} open at {paragraph.key}"
        raise DraftdiffError(said, hint=hint, slug="how-to-settle")
    words = iter(texts)
    return rewritten(paragraph, lambda holder: [_edit_to(holder, at, next(words)) for at in open_places(holder)])


def _edit_to(holder: Paragraph | Note, place: tuple[int, int], text: str) -> Edit:
    """Put words in a place, with one space round them: who types them may leave it out, or type it once more."""
    start, end = place
    said = [words_of_alternative(holder.text, mark) for mark in alternatives_in(holder) if start <= mark.start < end]
    words = text.strip(" ")
    has_space_before, has_space_after = holder.text[:start].endswith(" "), holder.text[end:].startswith(" ")
    if not words:
        return Edit(start - has_space_before, end + (has_space_after and not has_space_before), "")
    needs_before = text.startswith(" ") or (words[0].isalnum() and any(one.startswith(" ") for one in said))
    needs_after = text.endswith(" ") or any(one.endswith(" ") for one in said)
    before = " " if needs_before and not has_space_before else ""
    return Edit(start, end, before + words + (" " if needs_after and not has_space_after else ""))
