"""A three-way merge of one paragraph: its text, its marks, its notes, and what it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from draftdiff.merge.brackets import Names, alternatives, bracketed, inside
from draftdiff.merge.places import LEAST_LIKE, Place
from draftdiff.merge.scalars import chosen, merged_members
from draftdiff.merge.texts import MergedText, merge_text
from draftdiff.model import Conflict, Key, Mark, MarkKind, Note, Paragraph
from draftdiff.sequences import likeness
from draftdiff.tokens import compared_text, words_of

_DECIDED = ("kind", "annex", "level")
"""Fields of a paragraph that a person decides about; keys and numbers follow by themselves."""


class MergedParagraph(NamedTuple):
    """What became of a place: a paragraph or none, and what is open there: its words, and what it is."""

    paragraph: Paragraph | None
    conflicts: tuple[Conflict, ...] = ()


def merge_paragraph(place: Place, names: Names) -> MergedParagraph:
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
    kept_text = bracketed(kept.text, name)
    text = kept_text + bracketed("", other)
    shift, _ = inside(0, 0, name)
    marks = (
        *(replace(mark, start=mark.start + shift, end=mark.end + shift) for mark in kept.marks),
        Mark(kind=MarkKind.ALTERNATIVE, start=0, end=len(kept_text), value=name),
        Mark(kind=MarkKind.ALTERNATIVE, start=len(kept_text), end=len(text), value=other),
    )
    notes = tuple(replace(note, anchor=note.anchor + shift) for note in kept.notes)
    paragraph = replace(kept, text=text, marks=marks, notes=notes)
    return MergedParagraph(paragraph, (_conflict(paragraph.key, place.base, place.ours, place.theirs),))


def _merge_both(base: Paragraph | None, ours: Paragraph, theirs: Paragraph, names: Names) -> MergedParagraph:
    before = base or Paragraph(key=min(ours.key, theirs.key), kind=min(ours.kind, theirs.kind), text="")
    merged = merge_text(base.text if base else None, ours.text, theirs.text, names)
    notes, open_notes = _merge_notes(before, ours, theirs, merged, names)
    marks = _merge_marks(before, ours, theirs, merged)
    marks += [Mark(kind=MarkKind.ALTERNATIVE, start=a.start, end=a.end, value=a.name) for a in merged.alternatives]
    facts = {
        name: chosen(getattr(before, name), getattr(ours, name), getattr(theirs, name)) for name in ("key", *_DECIDED)
    }
    values = {name: value for name, (value, _) in facts.items()}
    number = _number_of(before, ours, theirs)
    paragraph = replace(before, **values, number=number, text=merged.text, marks=tuple(marks), notes=notes)
    if merged.alternatives:
        conflicts = [_conflict(paragraph.key, base, ours, theirs)]
    else:
        conflicts = [*_conflict_of_notes(paragraph.key, open_notes)]
    conflicts += [_conflict(paragraph.key, base, ours, theirs, field=name) for name in _DECIDED if facts[name][1]]
    return MergedParagraph(paragraph, tuple(conflicts))


def _number_of(base: Paragraph, ours: Paragraph, theirs: Paragraph) -> str:
    """Return the number of a merged paragraph: that of the side which alone made a clause of an item, if one did."""
    made = [side for side in (ours, theirs) if any(getattr(side, name) != getattr(base, name) for name in _DECIDED)]
    return made[0].number if len(made) == 1 else chosen(base.number, ours.number, theirs.number)[0]


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
    base: Paragraph, ours: Paragraph, theirs: Paragraph, merged: MergedText, names: Names
) -> tuple[tuple[Note, ...], list[tuple[str, str, str]]]:
    """Merge notes as a set; two edits of one note become one note, with both texts.

    Return also what the base and both sides say in notes that stay open. To take a note out is an edit too. In open
    words each side has its own notes.
    """
    sides = _with_one_marker([_moved_notes(one, merged, side) for side, one in enumerate((base, ours, theirs))])
    before, in_ours, in_theirs = sides
    own = [note for note in (*in_ours, *in_theirs) if merged.is_open(note.anchor)]
    kept = [note for note in merged_members(*sides) if not _is_out(note, *sides)]
    edited = _edited_twice(kept, *sides) + _edited_once(kept, *sides)
    for first, second in edited:
        kept = [note for note in kept if note not in (first, second)]
        kept.append(_with_both_texts(first, second, names))
    notes = [note for note in kept if not merged.is_open(note.anchor)] + own
    said = [(_said_before(one if one.text else other, before), one.text, other.text) for one, other in edited]
    return tuple(sorted(notes, key=_order_of)), [one for one in said if one[1] != one[2]]


def _with_one_marker(sides: Sequence[Sequence[Note]]) -> list[list[Note]]:
    """Give each note of the base one marker on all sides that have it: to count on is no edit."""
    in_base, in_ours, in_theirs = known = [_by_words(side) for side in sides]
    markers = {
        said: chosen(note.marker, in_ours.get(said, note).marker, in_theirs.get(said, note).marker)[0]
        for said, note in in_base.items()
    }
    return [[replace(note, marker=markers.get(said, note.marker)) for said, note in side.items()] for side in known]


def _by_words(notes: Iterable[Note]) -> dict[tuple[Note, int], Note]:
    """Return notes by what they say, whatever their markers are, and by how many before them say the same."""
    times = Counter[Note]()
    found = {}
    for note in notes:
        said = replace(note, marker="", anchor=0)
        found[said, times[said]] = note
        times[said] += 1
    return found


def _is_out(note: Note, before: Sequence[Note], *sides: Sequence[Note]) -> bool:
    """Say whether a side took a note out that the other one has, be it elsewhere among words that changed."""
    had, *have = (any(replace(one, anchor=note.anchor) == note for one in notes) for notes in (before, *sides))
    return had and not all(have)


def _order_of(note: Note) -> tuple[int, int, str, bytes]:
    """Notes in one place stand in the order of their numbers: 9 before 10."""
    return note.anchor, len(note.marker), note.marker, msgspec.json.encode(note)


def _with_both_texts(first: Note, second: Note, names: Names) -> Note:
    kept = min(first, second, key=_order_of)
    if first.text == second.text:
        return kept
    text = ""
    marks = []
    for bracket, name in alternatives(first.text, second.text, names):
        marks.append(Mark(kind=MarkKind.ALTERNATIVE, start=len(text), end=len(text) + len(bracket), value=name))
        text += bracket
    return replace(kept, text=text, marks=tuple(marks))


def _moved_notes(paragraph: Paragraph, merged: MergedText, side: int) -> list[Note]:
    return [replace(note, anchor=merged.moved_end(side, note.anchor)) for note in paragraph.notes]


def _edited_twice(
    kept: Sequence[Note], base: Sequence[Note], ours: Sequence[Note], theirs: Sequence[Note]
) -> list[tuple[Note, Note]]:
    """Return pairs of notes that the two sides put in different places, or worded differently."""
    only_ours = [note for note in kept if note in ours and note not in theirs]
    only_theirs = [note for note in kept if note in theirs and note not in ours]
    pairs = []
    for first in only_ours:
        alike = [note for note in only_theirs if note.kind is first.kind]
        origin = _origin_of(first, base)
        same = [note for note in alike if note.text == first.text] or [n for n in alike if n.anchor == first.anchor]
        same = same or [note for note in alike if origin and _origin_of(note, base) == origin]
        if same:
            pairs.append((first, same[0]))
            only_theirs.remove(same[0])
    return pairs


def _edited_once(
    kept: Sequence[Note], base: Sequence[Note], ours: Sequence[Note], theirs: Sequence[Note]
) -> list[tuple[Note, Note]]:
    """Return notes that one side worded otherwise and the other took out, each paired with one that has no text."""
    of_ours, of_theirs = ([(note, _origin_of(note, base)) for note in side] for side in (ours, theirs))
    pairs = []
    for own, other, is_ours in ((of_ours, of_theirs, True), (of_theirs, of_ours, False)):
        taken_out = [one for one in base if all(one != origin for _, origin in other)]
        for note, origin in own:
            if note in kept and origin in taken_out and origin.text != note.text:
                gone = replace(note, text="")
                pairs.append((note, gone) if is_ours else (gone, note))
    return pairs


def _origin_of(note: Note, base: Sequence[Note]) -> Note | None:
    """Return the note of the base that goes on in one of a side: of the same words, in its place, or the most alike."""
    ranked = (
        (one.text == note.text, one.anchor == note.anchor, likeness(words_of(one.text), words_of(note.text)), -place)
        for place, one in enumerate(base)
        if one.kind is note.kind
    )
    has_words, is_there, found, place = max(ranked, default=(False, False, 0.0, 0))
    return base[-place] if has_words or is_there or found >= LEAST_LIKE else None


def _said_before(note: Note, base: Sequence[Note]) -> str:
    origin = _origin_of(note, base)
    return origin.text if origin else ""


def _conflict_of_notes(key: Key, open_notes: Sequence[tuple[str, str, str]]) -> Iterator[Conflict]:
    """Yield one conflict for all open notes of a paragraph: what the base, ours and theirs say in them."""
    if open_notes:
        base, ours, theirs = (" / ".join(filter(None, said)) or None for said in zip(*open_notes, strict=True))
        yield Conflict(key=key, base=base, ours=ours, theirs=theirs)
