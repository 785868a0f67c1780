"""The notes of a row: which note continues which, by what it says, whatever its marker."""

from __future__ import annotations

from collections.abc import Sequence

from draftdiff.comparison import NoteChange
from draftdiff.model import Note
from draftdiff.redline import redline
from draftdiff.sequences import likeness
from draftdiff.tokens import compared_text

_ALIKE = 0.5


def match_notes(old: Sequence[Note], new: Sequence[Note]) -> tuple[NoteChange, ...]:
    """Pair the notes of a row, in order of the new ones, those that are gone last; notes of one kind only.

    Equal texts first, then the most alike; what is left on both sides, if it is as many, belongs together in
    order: a note `A/75/345` may become `E/2022/7`.
    """
    if not old and not new:
        return ()
    partners = _partners(old, new)
    matched = set(partners.values())
    pairs: list[tuple[int | None, int | None]] = [(partners.get(place), place) for place in range(len(new))]
    pairs += [(place, None) for place in range(len(old)) if place not in matched]
    return tuple(
        NoteChange(old=before, new=after, segments=redline(_text(old, before), _text(new, after)))
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
    alike = sorted(
        (-likeness(before, after), i + j, i, j)
        for i, before in enumerate(old_texts)
        for j, after in enumerate(new_texts)
        if old[i].kind is new[j].kind
    )
    partners: dict[int, int] = {}
    taken: set[int] = set()
    for score, _, i, j in alike:
        if -score >= _ALIKE and j not in partners and i not in taken:
            partners[j] = i
            taken.add(i)
    left = [i for i in range(len(old)) if i not in taken], [j for j in range(len(new)) if j not in partners]
    if len(left[0]) == len(left[1]):
        partners.update(pair for pair in zip(left[1], left[0], strict=True) if old[pair[1]].kind is new[pair[0]].kind)
    return partners
