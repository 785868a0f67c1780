"""Notes are called 1, 2, 3 … in the order of the text, each once, and each says something; the first is no *Ibid.*

A comment of a reviewer is no note of the text.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from draftdiff.checks.draft import Clause, Draft
from draftdiff.checks.remarks import Remark
from draftdiff.citations import CitationKind, find_citations
from draftdiff.model import MarkKind, Note, NoteKind
from draftdiff.problems import Severity
from draftdiff.sessions import read_figures
from draftdiff.symbols import parse_symbol

_FIRST_PART = "A"
_PREFACE_NOTE = "preface-note"
"""The code by which an import tells of a note to the symbol or the title."""


def find(draft: Draft) -> Iterator[Remark]:
    """Yield a problem for each note that is out of order, repeated or empty, and each call without a note."""
    yield from _out_of_sequence(draft)
    yield from _first_refers_back(draft)
    called: set[str] = set()
    for clause in draft.clauses:
        called.update(map(_marker, _footnotes(clause)))
        for note in _footnotes(clause):
            if not note.text.strip("() \u00a0"):
                yield clause.remark(Severity.WARNING, "empty", offset=note.anchor, text=note.marker)
        yield from _calls_without_note(clause, called)


def _out_of_sequence(draft: Draft) -> Iterator[Remark]:
    notes = [(clause, *found) for clause in draft.clauses for found in _numbered(clause)]
    first = notes[0][2] if notes else 1
    symbol = parse_symbol(draft.document.symbol)
    # The notes of part B or a later one of a resolution go on with those of the part before.
    is_later_part = symbol is not None and symbol.part[:1] > _FIRST_PART
    # The symbol and the title may have notes in the source; one of an asterisk is not counted on.
    of_title = sum(problem.code == _PREFACE_NOTE for problem in draft.document.problems)
    before = due = first - 1 if first == 1 or is_later_part else of_title
    for clause, note, number in notes:
        is_next = number in (before + 1, due + 1) or (number == 1 and clause.paragraph.annex > 0)
        if not is_next:
            yield _out_of_order(clause, note, number, before)
        before, due = number, number if is_next else before + 1


def _first_refers_back(draft: Draft) -> Iterator[Remark]:
    """Yield a problem for a first note that begins with *Ibid.*: the note before it was left out, or moved."""
    notes = [(clause, note) for clause in draft.clauses for note in _footnotes(clause)]
    for clause, note in notes[:1]:
        cited = find_citations(note.text, clause.lexicon)
        if cited and cited[0].kind is CitationKind.IBID and not note.text[: cited[0].start].strip():
            yield clause.remark(Severity.WARNING, "refers-back", offset=note.anchor, text=cited[0].text)


def _numbered(clause: Clause) -> list[tuple[Note, int]]:
    """Return the notes of a paragraph whose markers are numbers, in the order of their calls."""
    notes = [(note, read_figures(_marker(note))) for note in sorted(_footnotes(clause), key=lambda note: note.anchor)]
    return [(note, number) for note, number in notes if number is not None]


def _marker(note: Note) -> str:
    """Return the marker of a note without the brackets or the asterisk around it."""
    return note.marker.strip("() *")


def _footnotes(clause: Clause) -> Iterator[Note]:
    return (note for note in clause.paragraph.notes if note.kind is NoteKind.FOOTNOTE)


def _out_of_order(clause: Clause, note: Note, number: int, before: int) -> Remark:
    message = "first" if not before else "twice" if number == before else "after"
    return clause.remark(
        Severity.WARNING, message, offset=note.anchor, text=note.marker, hint="due",
        number=number, before=before, due=before + 1,
    )  # fmt: skip


def _calls_without_note(clause: Clause, called: Collection[str]) -> Iterator[Remark]:
    """Yield a problem for each raised number, but for that of a note before it: it is called once more."""
    text = clause.paragraph.text
    for mark in clause.paragraph.marks:
        raised = text[mark.start : mark.end].strip()
        behind_a_word = bool(text[: mark.start]) and not text[: mark.start][-1].isdigit()
        is_number = mark.kind is MarkKind.SUPERSCRIPT and raised.isdecimal()
        if is_number and behind_a_word and raised not in called:
            yield clause.remark(Severity.WARNING, "no-note", offset=mark.start, text=raised)
