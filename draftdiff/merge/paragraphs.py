"""A three-way merge of one paragraph: its text, its marks, its notes, and what it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from draftdiff.merge.brackets import SideNames, alternatives, bracketed, inside
from draftdiff.merge.places import LEAST_LIKE, Place
from draftdiff.merge.texts import MergedText, merge_text
from draftdiff.merge.values import chosen, merged_members
from draftdiff.model import Conflict, Key, Mark, Note, Paragraph, owner_of
from draftdiff.sequences import each_once, likeness
from draftdiff.tokens import compared_text, words_of

_DECIDED = ("kind", "annex", "level")
"""Fields of a paragraph that a person decides about; keys and numbers follow by themselves."""


class MergedParagraph(NamedTuple):
    """What became of a place: a paragraph or none, and what is open there: its words, and what it is."""

    paragraph: Paragraph | None
    conflicts: tuple[Conflict, ...] = ()


def merge_paragraph(place: Place, names: SideNames) -> MergedParagraph:
    """Merge one paragraph. A deletion meets an edit, or two edits meet: the result holds both as alternatives."""
    if place.base == place.ours == place.theirs:
        return MergedParagraph(place.base)
    if place.ours is not None and place.theirs is not None:
        return _merge_both(place.base, place.ours, place.theirs, names)
    kept, name, other = (
        (place.ours, names.ours, names.theirs) if place.ours is not None else (place.theirs, names.theirs, names.ours)
    )
    if place.base is None or kept is None:
        return MergedParagraph(kept)
    if _said_by(place.base) == _said_by(kept):
        return MergedParagraph(None)
    return _deleted_against_edited(place, kept, name, other)


def _said_by(paragraph: Paragraph) -> tuple[object, ...]:
    """Return what a reader would call changed if it were another: no typography, no looks."""
    notes = [(note.kind, compared_text(note.text)) for note in paragraph.notes]
    return paragraph.kind, paragraph.annex, paragraph.level, compared_text(paragraph.text), notes


def _deleted_against_edited(place: Place, kept: Paragraph, name: str, other: str) -> MergedParagraph:
    said, own = bracketed(kept.text, name)
    gone, others = bracketed("", other, own.end)
    shift = inside(own)[0]
    moved = (replace(mark, start=mark.start + shift, end=mark.end + shift) for mark in kept.marks)
    notes = tuple(replace(note, anchor=note.anchor + shift) for note in kept.notes)
    paragraph = replace(kept, text=said + gone, marks=(*moved, own, others), notes=notes)
    return MergedParagraph(paragraph, (_conflict(paragraph.key, place.base, place.ours, place.theirs),))


def _merge_both(base: Paragraph | None, ours: Paragraph, theirs: Paragraph, names: SideNames) -> MergedParagraph:
    before = base or Paragraph(key=min(ours.key, theirs.key), kind=min(ours.kind, theirs.kind), text="")
    merged = merge_text(base.text if base else None, ours.text, theirs.text, names)
    notes, open_notes = _merge_notes(before, ours, theirs, merged, names)
    marks = [*_merge_marks(before, ours, theirs, merged), *merged.alternatives]
    facts = {
        name: chosen(getattr(before, name), getattr(ours, name), getattr(theirs, name)) for name in ("key", *_DECIDED)
    }
    values = {name: value for name, (value, _) in facts.items()}
    # That of the side which alone made a clause of an item, if one did.
    made = [side for side in (ours, theirs) if any(getattr(side, name) != getattr(before, name) for name in _DECIDED)]
    number = made[0].number if len(made) == 1 else chosen(before.number, ours.number, theirs.number)[0]
    paragraph = replace(before, **values, number=number, text=merged.text, marks=tuple(marks), notes=notes)
    if merged.alternatives:
        conflicts = [_conflict(paragraph.key, base, ours, theirs)]
    else:
        conflicts = [*_conflict_of_notes(paragraph.key, open_notes)]
    conflicts += [_conflict(paragraph.key, base, ours, theirs, field=name) for name in _DECIDED if facts[name][1]]
    return MergedParagraph(paragraph, tuple(conflicts))


def _conflict(key: str, *sides: Paragraph | None, field: str = "") -> Conflict:
    """Say what base, ours and theirs have in a field; without its name, their texts."""
    base, ours, theirs = (None if side is None else str(getattr(side, field or "text")) for side in sides)
    return Conflict(key=key, field=field, base=base, ours=ours, theirs=theirs)


def _merge_marks(base: Paragraph, ours: Paragraph, theirs: Paragraph, merged: MergedText) -> list[Mark]:
    sides = [
        [_moved_mark(mark, merged, side) for mark in paragraph.marks]
        for side, paragraph in enumerate((base, ours, theirs))
    ]
    marks = merged_members(*sides)
    return sorted(marks, key=lambda mark: (mark.start, mark.end, msgspec.json.encode(mark)))


def _moved_mark(mark: Mark, merged: MergedText, side: int) -> Mark:
    start, end = merged.moved(side, mark.start), merged.moved_end(side, mark.end)
    return replace(mark, start=start, end=max(start, end))


def _merge_notes(
    base: Paragraph, ours: Paragraph, theirs: Paragraph, merged: MergedText, names: SideNames
) -> tuple[tuple[Note, ...], list[tuple[str, str, str]]]:
    """Merge notes one by one; two edits of one note become one note, with both texts.

    Return also what the base and both sides say in notes that stay open. To take a note out is an edit too, and so is
    to take out the words to which the other side put a note. In open words each side has its own notes.
    """
    in_base, in_ours, in_theirs = (
        [replace(note, anchor=merged.moved_end(side, note.anchor)) for note in paragraph.notes]
        for side, paragraph in enumerate((base, ours, theirs))
    )
    notes = [note for note in (*in_ours, *in_theirs) if merged.is_open(note.anchor)]
    adrift = [
        moved
        for side, written, now in ((1, ours.notes, in_ours), (2, theirs.notes, in_theirs))
        for note, moved in zip(written, now, strict=True)
        if merged.lacks(side, note.anchor)
    ]
    open_notes = []
    for triple in _triples(in_base, in_ours, in_theirs):
        before, *new = triple
        is_adrift = before is None and None in new and any(one in adrift for one in new)
        note = _with_both_texts(new[0], new[1], names) if is_adrift else _merged_note(*triple, names)
        base_text, *texts = (one.text if one else "" for one in triple)
        if note and not merged.is_open(note.anchor):
            notes.append(note)
        if note and note.text not in texts:
            open_notes.append((base_text, texts[0], texts[1]))
    return tuple(sorted(notes, key=_order_of)), open_notes


def _triples(
    base: Sequence[Note], ours: Sequence[Note], theirs: Sequence[Note]
) -> list[tuple[Note | None, Note | None, Note | None]]:
    """Bring the notes of the three sides together: one that goes on from the base, or stands in one place, is one."""
    of_ours, of_theirs = (_matched(base, side, LEAST_LIKE) for side in (ours, theirs))
    new_ours, new_theirs = ([note for _, note in found[len(base) :] if note] for found in (of_ours, of_theirs))
    return [
        *((before, first, second) for (before, first), (_, second) in zip(of_ours, of_theirs, strict=False) if before),
        *((None, first, second) for first, second in _matched(new_ours, new_theirs, 1.0)),
    ]


def _matched(old: Sequence[Note], new: Sequence[Note], least: float) -> list[tuple[Note | None, Note | None]]:
    """Pair notes of one author that have the same words, the same place, or are most alike; then come new ones alone.

    `least` is the share of common words from which two notes are one wherever they stand.
    """
    ranked = sorted(
        (one.text != other.text, one.anchor != other.anchor, -found, i, j)
        for i, one in enumerate(old)
        for j, other in enumerate(new)
        if owner_of(one) == owner_of(other)
        and (
            (found := likeness(words_of(one.text), words_of(other.text))) >= least
            or one.text == other.text
            or one.anchor == other.anchor
        )
    )
    pairs = dict(each_once((i, j) for *_, i, j in ranked))
    alone = (other for j, other in enumerate(new) if j not in pairs.values())
    known = ((one, new[pairs[i]] if i in pairs else None) for i, one in enumerate(old))
    return [*known, *((None, one) for one in alone)]


def _merged_note(before: Note | None, ours: Note | None, theirs: Note | None, names: SideNames) -> Note | None:
    """Merge one note: none if a side took it out and the other left its words; both texts where both said another."""
    left = [note for note in (ours, theirs) if note]
    edited = [note for note in left if before is None or compared_text(note.text) != compared_text(before.text)]
    if before and not (ours and theirs):
        return _with_both_texts(ours, theirs, names) if edited else None
    if len({note.text for note in edited}) > 1:
        return _with_both_texts(ours, theirs, names)
    if before and ours and theirs:
        marker = chosen(before.marker, ours.marker, theirs.marker)[0]  # to count on is no edit
        taken, is_disputed = chosen(*(replace(note, marker=marker) for note in (before, ours, theirs)))
        if not is_disputed:
            return taken
    return min(edited or left, key=_order_of)


def _order_of(note: Note) -> tuple[int, int, str, bytes]:
    """Notes in one place stand in the order of their numbers: 9 before 10."""
    return note.anchor, len(note.marker), note.marker, msgspec.json.encode(note)


def _with_both_texts(ours: Note | None, theirs: Note | None, names: SideNames) -> Note:
    kept = min(filter(None, (ours, theirs)), key=_order_of)
    text, marks = alternatives(ours.text if ours else "", theirs.text if theirs else "", names)
    return replace(kept, text=text, marks=tuple(marks))


def _conflict_of_notes(key: Key, open_notes: Sequence[tuple[str, str, str]]) -> Iterator[Conflict]:
    """Yield one conflict for all open notes of a paragraph: what the base, ours and theirs say in them."""
    if open_notes:
        base, ours, theirs = (" / ".join(filter(None, said)) or None for said in zip(*open_notes, strict=True))
        yield Conflict(key=key, base=base, ours=ours, theirs=theirs)
