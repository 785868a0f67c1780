"""Links to rows: the paragraphs, their redline, what else differs; and the order in which rows are read."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from operator import itemgetter

from draftdiff.compare.marks import kinds_of_marks, marks_differ
from draftdiff.comparison import Aspect, Change, Link, NoteChange, Row, Segment, has_change, is_of_text, note_of
from draftdiff.model import LED, Document, Note, NoteKind, Paragraph, joined_text, notes_in, owner_of
from draftdiff.numbering import readings_of
from draftdiff.problems import Location, Problem, Severity
from draftdiff.redline import MOST_TOKENS, is_coarse, redline
from draftdiff.sequences import each_once, likeness
from draftdiff.tokens import compare_key, compared_text

_FIRST = -1
"""A place before all others."""
_ALIKE = 0.5
"""Likeness from which two notes may be one: a source keeps half of its words when its number rolls."""


class RowMaker:
    """Makes the rows of two documents, without findings."""

    def __init__(self, old: Document, new: Document, words: Container[str], *, footnotes: bool = True) -> None:
        """`footnotes`: both texts state them, so they are compared."""
        self._words = words
        self._footnotes = footnotes
        self._old = {paragraph.key: paragraph for paragraph in old.paragraphs}
        self._new = {paragraph.key: paragraph for paragraph in new.paragraphs}
        self._marks = kinds_of_marks(old) & kinds_of_marks(new)

    def row_of(self, link: Link) -> Row:
        """Return the row of a link."""
        old = tuple(self._old[key] for key in link.old)
        new = tuple(self._new[key] for key in link.new)
        segments = redline(joined_text(old), joined_text(new), self._words)
        notes = _match_notes(notes_in(old), notes_in(new), self._words)
        if not self._footnotes:
            notes = tuple(note for note in notes if note_of(note, old, new).kind is not NoteKind.FOOTNOTE)
        notes_differ = any(is_of_text(note, old, new) for note in notes)
        changed = self._changed(old, new, segments, notes_differ) if old and new else ()
        return Row(
            link=link,
            change=_change_of(link, has_change(segments) or notes_differ or _crosses(old, new)),
            moved=link.moved,
            renumbered=is_renumbered(old, new),
            changed=changed,
            old=old,
            new=new,
            segments=segments,
            notes=notes,
        )

    def _changed(
        self,
        old: Sequence[Paragraph],
        new: Sequence[Paragraph],
        segments: Sequence[Segment],
        notes_differ: bool,
    ) -> tuple[Aspect, ...]:
        found = (
            (Aspect.KIND, {p.kind for p in old} != {p.kind for p in new}),
            (Aspect.LEVEL, {p.level for p in old} != {p.level for p in new}),
            (Aspect.MARKS, marks_differ(old, new, segments, self._marks)),
            (Aspect.NOTES, notes_differ),
        )
        return tuple(aspect for aspect, differs in found if differs)


def problems_of(row: Row) -> Iterator[Problem]:
    """Yield what is to be told of how a row was compared."""
    if row.old and row.new and is_coarse(joined_text(row.old), joined_text(row.new)):
        yield Problem(
            code="coarse-redline",
            severity=Severity.HINT,
            message=f"more than {MOST_TOKENS} words and marks: compared by the sentence, not by the word",
            location=Location(paragraph=row.shown[0].key),
        )


def _change_of(link: Link, differs: bool) -> Change:
    if not link.old or not link.new:
        return Change.REMOVED if link.old else Change.ADDED
    if len(link.old) == len(link.new) == 1:
        return Change.AMENDED if differs else Change.UNCHANGED
    return Change.MERGED if len(link.old) > len(link.new) else Change.SPLIT


def _crosses(old: Sequence[Paragraph], new: Sequence[Paragraph]) -> bool:
    """Say whether a clause crosses between the preamble and the operative part."""
    kinds = {p.kind for p in old} ^ {p.kind for p in new}
    return kinds >= LED


def is_renumbered(old: Sequence[Paragraph], new: Sequence[Paragraph]) -> bool:
    """Say whether the printed number of one paragraph is another one now; `3.` and `3 -` are one number."""
    if len(old) != 1 or len(new) != 1:
        return False
    before, after = old[0].number, new[0].number
    if not before or not after or compare_key(before) == compare_key(after):
        return False
    read = [{(n.style, n.value, n.parts, n.suffix) for n in readings_of(printed)} for printed in (before, after)]
    return not read[0] & read[1]


def in_reading_order(rows: Sequence[Row], old: Document, new: Document) -> tuple[Row, ...]:
    """Order rows by their first new paragraph; a removed one follows the row of the old one before it."""
    places = {paragraph.key: place for place, paragraph in enumerate(new.paragraphs)}
    row_of = {paragraph.key: row for row in rows for paragraph in row.old}
    order = [(places[row.new[0].key], _FIRST, row) for row in rows if row.new]
    above = _FIRST
    for place, paragraph in enumerate(old.paragraphs):
        row = row_of[paragraph.key]
        if row.new:
            above = places[row.new[0].key]
        else:
            order.append((above, place, row))
    return tuple(row for _, _, row in sorted(order, key=itemgetter(0, 1)))


def _match_notes(old: Sequence[Note], new: Sequence[Note], words: Container[str]) -> tuple[NoteChange, ...]:
    """Pair the notes of a row, in order of the new ones, those that are gone last; notes of one kind and author only.

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
    if [(owner_of(note), note.text) for note in old] == [(owner_of(note), note.text) for note in new]:
        return {place: place for place in range(len(new))}
    old_texts, new_texts = ([compared_text(note.text) for note in side] for side in (old, new))
    pairs = [(i, j) for i in range(len(old)) for j in range(len(new)) if owner_of(old[i]) == owner_of(new[j])]
    pairs.sort(key=lambda pair: (sum(pair), pair))
    found = [*each_once((i, j) for i, j in pairs if old_texts[i] == new_texts[j])]
    old_left, new_left = _left(old, new, found)
    left = [(i, j) for i, j in pairs if i in old_left and j in new_left]  # to say how alike two texts are takes long
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
