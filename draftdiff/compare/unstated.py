"""Notes that one of two texts alone states: a typed text often has none, and says nothing of them by that."""

from __future__ import annotations

from draftdiff.compare.fields import OFFICIAL
from draftdiff.comparison import NOT_COMPARED
from draftdiff.model import Document, NoteKind
from draftdiff.problems import Location, Problem, Severity

_LEAST = 2
"""Notes that one text must have, at least: a single one may have been left out by intent."""

_WORD = "docx"


def unstated_notes(old: Document, new: Document) -> tuple[Problem, ...]:
    """Return the notes that were not compared, one problem each; none where each text states some, or neither does.

    Two sources of one kind state alike: there the notes were dropped.
    """
    if old.source.importer == new.source.importer:
        return ()
    found, other = _footnotes(old), _footnotes(new)
    if bool(found) == bool(other) or len(found or other) < _LEAST:
        return ()
    silent = new if found else old
    return () if silent.source.importer == OFFICIAL or (silent is old and _is_base(old, new)) else found or other


def _is_base(old: Document, new: Document) -> bool:
    """Say whether a draft goes on from a Word file: what has no notes there has none, and the draft brings them."""
    return old.source.importer == _WORD and new.source.importer != OFFICIAL


def _footnotes(document: Document) -> tuple[Problem, ...]:
    return tuple(
        Problem(
            code=NOT_COMPARED,
            severity=Severity.INFO,
            message="the other text states no notes at all: this one was not compared",
            location=Location(paragraph=paragraph.key),
            text=note.text,
        )
        for paragraph in document.paragraphs
        for note in paragraph.notes
        if note.kind is NoteKind.FOOTNOTE
    )
