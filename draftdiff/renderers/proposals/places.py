"""Where in a text its drafts propose something: the rows of their comparisons by the place that they are about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from draftdiff.comparison import Comparison, FieldChange, Row, has_change, note_of
from draftdiff.model import Document, Key, Note, NoteKind, joined_text, notes_in
from draftdiff.renderers.head import head_fields
from draftdiff.renderers.labels import Labels
from draftdiff.renderers.options import RenderOptions
from draftdiff.renderers.outline import is_changed, is_heavy_enough, is_shown
from draftdiff.renderers.wording import Wording, wording_of
from draftdiff.sequences import likeness
from draftdiff.tokens import compared_text, words_of
from draftdiff.uptake import Outcome, Uptake, Uptakes

_ALIKE = 0.5
"""Share of common words from which on two additions are the same in other words; 0..1."""


class Draft:
    """One draft, or the outcome: its comparison with the text, and what became of its proposals."""

    def __init__(self, name: str, comparison: Comparison, words: Labels, outcome: Outcome | None = None) -> None:
        self.name = name
        self.comparison = comparison
        self.wording = wording_of(comparison, words)
        self._uptakes = Uptakes(outcome.since_text, outcome.since_drafts[name]) if outcome else None

    def uptake_of(self, change: Row | FieldChange) -> Uptake | None:
        """Say what became of a change, if there is an outcome that could tell."""
        if self._uptakes is None:
            return None
        return self._uptakes.of(change) if isinstance(change, Row) else self._uptakes.of_field(change)


class Proposed(NamedTuple):
    """A row of the comparison with one draft."""

    draft: Draft
    row: Row
    before: Key
    """Of a row that is moved, the paragraph of the text behind which; empty at the beginning."""


class Place(NamedTuple):
    """A paragraph of the text, or behind it; behind none: at the beginning."""

    key: Key
    is_behind: bool


def by_place(drafts: Iterable[Draft]) -> defaultdict[Place, list[Proposed]]:
    """Return the rows of all drafts by the places in the text that they are about."""
    placed: defaultdict[Place, list[Proposed]] = defaultdict(list)
    for draft in drafts:
        before = ""
        for row in draft.comparison.rows:
            proposed = Proposed(draft, row, before if row.moved else "")
            for place in [Place(paragraph.key, False) for paragraph in row.old] or [Place(before, True)]:
                placed[place].append(proposed)
            if row.old and not row.moved:
                before = row.old[-1].key
    return placed


def shown_of(proposed: Iterable[Proposed], options: RenderOptions) -> list[Proposed]:
    """Return what changes anything, and is heavy enough to be shown."""
    return [one for one in proposed if is_changed(one.row) and is_shown(one.row, options)]


def by_field(drafts: Iterable[Draft], options: RenderOptions) -> defaultdict[str, list[tuple[Draft, FieldChange]]]:
    """Return the changes of the head, such as the title, that are heavy enough to be shown, by their fields."""
    fields: defaultdict[str, list[tuple[Draft, FieldChange]]] = defaultdict(list)
    for draft in drafts:
        for field in head_fields(draft.comparison):
            if is_heavy_enough(field.weight, options):
                fields[field.name].append((draft, field))
    return fields


def places_of(text: Document) -> Iterator[Place]:
    """Yield all places of a text in order."""
    yield Place("", True)
    for paragraph in text.paragraphs:
        yield Place(paragraph.key, False)
        yield Place(paragraph.key, True)


def by_likeness(added: Iterable[Proposed]) -> list[Proposed]:
    """Return what is to be added at one place, beside each what another draft would add in nearly the same words."""
    groups: list[tuple[list[str], list[Proposed]]] = []
    for one in added:
        words = words_of(joined_text(one.row.new))
        alike = (group for first, group in groups if likeness(first, words) >= _ALIKE)
        if (group := next(alike, None)) is not None:
            group.append(one)
        else:
            groups.append((words, [one]))
    return [one for _, group in groups for one in group]


def alike(proposed: Iterable[Proposed]) -> list[list[Proposed]]:
    """Return what is proposed at one place, together what comes to the same."""
    groups: dict[object, list[Proposed]] = defaultdict(list)
    for one in proposed:
        row = one.row
        texts = tuple((paragraph.kind, compared_text(paragraph.text)) for paragraph in row.new)
        notes = tuple((compared_text(note.text), note.by and note.by.name) for note in notes_in(row.new))
        groups[row.change, row.moved, one.before, row.link.old, texts, notes].append(one)
    return list(groups.values())


def behind(before: Key, wording: Wording) -> str:
    """Say where something is to stand: behind which paragraph of the text, or at its beginning."""
    return wording.say("proposals.after", label=wording.old[before]) if before else wording.say("proposals.first")


def comments_of(row: Row) -> tuple[Note, ...]:
    """Return the comments that a draft brings to a clause."""
    notes = (note_of(one, row.old, row.new) for one in row.notes if one.new is not None and has_change(one.segments))
    return tuple(note for note in notes if note.kind is NoteKind.COMMENT)
