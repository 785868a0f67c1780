"""Edits of a text that take its marks and notes along."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from draftdiff.merge.brackets import alternatives_in
from draftdiff.model import Conflict, Mark, Note, Paragraph


class Edit(NamedTuple):
    """Words put in the place of a stretch of text."""

    start: int
    end: int
    text: str


def rewritten(paragraph: Paragraph, edits_of: Callable[[Paragraph | Note], list[Edit]]) -> Paragraph | None:
    """Edit a paragraph and its notes, those of words that go are gone too; None if no words are left."""
    edits = edits_of(paragraph)
    text, marks = _edited(paragraph, edits)
    if edits and not text.strip():
        return None
    notes = []
    gone = [edit for edit in edits if not edit.text]
    for note in [note for note in paragraph.notes if not any(edit.start < note.anchor < edit.end for edit in gone)]:
        words, looks = _edited(note, edits_of(note))
        if words:
            notes.append(replace(note, text=words, marks=looks, anchor=_shifted(note.anchor, edits)))
    return replace(paragraph, text=text, marks=marks, notes=tuple(notes))


def _edited(holder: Paragraph | Note, edits: list[Edit]) -> tuple[str, tuple[Mark, ...]]:
    """Return a text and its marks after edits, without the marks of words that are gone, or that say it twice."""
    settled = alternatives_in(holder)
    left = [mark for mark in holder.marks if mark not in settled and not any(_holds(edit, mark) for edit in edits)]
    marks = dict.fromkeys(_moved(mark, edits) for mark in left)
    return _with_words(holder.text, edits), tuple(
        mark for mark in marks if not edits or not any(_repeats(mark, other) for other in marks)
    )


def _with_words(text: str, edits: Sequence[Edit]) -> str:
    for edit in sorted(edits, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def _holds(edit: Edit, mark: Mark) -> bool:
    return edit.start <= mark.start < mark.end <= edit.end


def _repeats(mark: Mark, other: Mark) -> bool:
    """Say whether another mark of the same kind says the same of more words."""
    return (
        other != mark
        and other == replace(mark, start=other.start, end=other.end)
        and (other.start <= mark.start and mark.end <= other.end)
    )


def _moved(mark: Mark, edits: Sequence[Edit]) -> Mark:
    return replace(mark, start=_shifted(mark.start, edits), end=_shifted(mark.end, edits))


def _shifted(offset: int, edits: Sequence[Edit]) -> int:
    """Return where a place of the text is after the edits; one that stood in replaced words stays among the new."""
    shifted = offset
    for edit in edits:
        before = min(edit.end, offset) - edit.start
        if before > 0:
            shifted += (len(edit.text) if offset >= edit.end else min(before, len(edit.text))) - before
    return shifted


def exchanged(paragraph: Paragraph, edits: Sequence[Edit]) -> Paragraph:
    """Put words in the place of others that say the same: marks and notes stay on them."""
    if not edits:
        return paragraph
    marks = (_moved(mark, edits) for mark in paragraph.marks)
    notes = (replace(note, anchor=_shifted(note.anchor, edits)) for note in paragraph.notes)
    return replace(paragraph, text=_with_words(paragraph.text, edits), marks=tuple(marks), notes=tuple(notes))


def restated(conflict: Conflict, change: Callable[[str], str]) -> Conflict:
    """Change the words that a conflict says base, ours and theirs have."""
    said = (conflict.base, conflict.ours, conflict.theirs)
    base, ours, theirs = (text and change(text) for text in said)
    return replace(conflict, base=base, ours=ours, theirs=theirs)
