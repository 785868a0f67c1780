"""The notes of a row: which note continues which, by what it says, whatever its marker."""

from __future__ import annotations

from collections.abc import Container, Sequence

from draftdiff.comparison import NoteChange
from draftdiff.model import Note
from draftdiff.redline import redline
from draftdiff.sequences import each_once, likeness
from draftdiff.tokens import compared_text

_ALIKE = 0.5
"""Likeness from which two notes may be one: a source keeps half of its words when its number rolls."""


def match_notes(old: Sequence[Note], new: Sequence[Note], words: Container[str]) -> tuple[NoteChange, ...]:
    """Pair the notes of a row, in order of the new ones, those that are gone last; notes of one kind only.

    Equal texts first, then the most alike; what is left on both sides, if it is as many, belongs together in
    order: a note `A/75/345` may become `E/2022/7`. `words` are those that stand by themselves.
    """
    partners = _partners(old, new)
    matched = set(partners.values())
    pairs: list[tuple[int | None, int | None]] = [(partners.get(place), place) for place in range(len(new))]
    pairs += [(place, None) for place in range(len(old)) if place not in matched]
    return tuple(
        NoteChange(old=before, new=after, segments=redline(_text(old, before), _text(new, after), words))
        for before, after in pairs
    )


def _text(notes: Sequence[Note], place: int | None) -> str:
    return "" if place is None else notes[place].text


def _partners(old: Sequence[Note], new: Sequence[Note]) -> dict[int, int]:
    """New places to old places."""
    if [(note.kind, note.text) for note in old] == [(note.kind, note.text) for note in new]:
        return {place: place for place in range(len(new))}
    old_texts = [compared_text(note.text) for note in old]
    new_texts = [compared_text(note.text) for note in new]
    pairs = [(i, j) for i in range(len(old)) for j in range(len(new)) if old[i].kind is new[j].kind]
    pairs.sort(key=lambda pair: (sum(pair), pair))
    found = [*each_once((i, j) for i, j in pairs if old_texts[i] == new_texts[j])]
    old_left, new_left = _left(old, new, found)
    left = [(i, j) for i, j in pairs if i in old_left and j in new_left]
    scored = sorted(((_likeness(old_texts[i], new_texts[j]), (i, j)) for i, j in left), key=lambda item: -item[0])
    found += each_once(pair for score, pair in scored if score >= _ALIKE)
    old_left, new_left = _left(old, new, found)
    if len(old_left) == len(new_left):
        found += [pair for pair in zip(old_left, new_left, strict=True) if pair in pairs]
    return {j: i for i, j in found}


def _left(old: Sequence[Note], new: Sequence[Note], found: Sequence[tuple[int, int]]) -> tuple[list[int], list[int]]:
    """Return the places of old and of new notes that no pair has."""
    old_taken, new_taken = {i for i, _ in found}, {j for _, j in found}
    return [i for i in range(len(old)) if i not in old_taken], [j for j in range(len(new)) if j not in new_taken]


def _likeness(old: str, new: str) -> float:
    """Return how alike two texts are; 0 where the shorter one is too short to be alike."""
    if 2 * min(len(old), len(new)) < (_ALIKE - 0.001) * (len(old) + len(new)):
        return 0.0
    return likeness(old, new)
