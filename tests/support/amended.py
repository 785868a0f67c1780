"""Carries out amendments on the old text, as a secretary would: knows the records, and nothing of how they are made."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from msgspec.structs import replace

from draftdiff.comparison import Comparison, old_document
from draftdiff.model import Key, Note, NoteKind, Paragraph
from draftdiff.renderers.amendments.records import Act, Amendments, Anchor, Instruction, applied


def carried_out(amendments: Amendments, comparison: Comparison) -> list[Paragraph]:
    """Return the paragraphs of the old text after all instructions; numbers stay as they were."""
    old = old_document(comparison).paragraphs
    now: dict[Key, list[Paragraph]] = {paragraph.key: [paragraph] for paragraph in old}
    behind: dict[Anchor, list[Key | tuple[Paragraph, ...]]] = defaultdict(list)
    away: set[Key] = set()
    for one in amendments.instructions:
        if one.field:
            continue
        if one.act is Act.INSERT and one.note is None:
            assert one.anchor not in behind, "two things in one place"
            behind[one.anchor].append(one.paragraphs)
        elif one.act is Act.MOVE:
            assert one.anchor not in behind, "two things in one place"
            behind[one.anchor].append(one.places[0])
            away.add(one.places[0])
        else:
            _change(now, one)
    done: list[Paragraph] = []

    def put(key: Key) -> None:
        for place in (Anchor(key, before=True),):
            follow(place)
        done.extend(now[key])
        follow(Anchor(key))
        follow(Anchor(key, behind_new=True))

    def follow(place: Anchor) -> None:
        for what in behind.pop(place, []):
            if isinstance(what, tuple):
                done.extend(what)
            else:
                put(what)

    follow(Anchor())
    follow(Anchor(behind_new=True))
    for paragraph in old:
        if paragraph.key not in away:
            put(paragraph.key)
    assert not behind, "something has no place"
    return done


def _change(now: dict[Key, list[Paragraph]], one: Instruction) -> None:
    first, *others = one.places
    if one.note is not None:
        now[first] = [_noted(now[first][0], one, one.note)]
    elif one.act is Act.DELETE:
        now |= {key: [] for key in one.places}
    elif one.act is Act.REPLACE:
        now |= {first: list(one.paragraphs), **{key: [] for key in others}}
    elif one.act is Act.RECAST:
        new = one.paragraphs[0]
        now[first] = [replace(now[first][0], kind=new.kind, level=new.level)]
    else:
        assert one.act is Act.AMEND
        now[first] = [replace(now[first][0], text=applied(one.edits, now[first][0].text))]


def _noted(paragraph: Paragraph, one: Instruction, note: Note) -> Paragraph:
    notes = list(paragraph.notes)
    if one.act is Act.INSERT:
        return replace(paragraph, notes=(*notes, note))
    at = notes.index(note)
    if one.act is Act.DELETE:
        return replace(paragraph, notes=(*notes[:at], *notes[at + 1 :]))
    text = one.edits[0].new if one.act is Act.REPLACE else applied(one.edits, note.text)
    return replace(paragraph, notes=(*notes[:at], replace(note, text=text), *notes[at + 1 :]))


def footnotes(paragraphs: Sequence[Paragraph]) -> list[list[str]]:
    """Return the texts of the notes of each paragraph, whatever their order; comments are none of the text."""
    return [sorted(note.text for note in one.notes if note.kind is NoteKind.FOOTNOTE) for one in paragraphs]
