"""Instructions in the reader's words: the same list for every renderer of amendments."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from draftdiff.comparison import Comparison
from draftdiff.model import Note, NoteKind, Paragraph, ParagraphKind
from draftdiff.renderers.account import limits_of
from draftdiff.renderers.amendments.places import Places, quoted
from draftdiff.renderers.amendments.plan import amendments_of
from draftdiff.renderers.amendments.records import Act, Edit, Instruction
from draftdiff.renderers.entries import note_label
from draftdiff.renderers.harmless import harmless
from draftdiff.renderers.head import direction_of_texts, symbol_of, title_of
from draftdiff.renderers.labels import Labels
from draftdiff.renderers.options import RenderOptions
from draftdiff.renderers.sentences import left_out_sentence
from draftdiff.renderers.wording import Wording, wording_of
from draftdiff.tokens import is_word, split_tokens

_WITHOUT_NAME = frozenset(ParagraphKind) - {ParagraphKind.PREAMBULAR, ParagraphKind.OPERATIVE, ParagraphKind.TEXT}
"""Kinds that are no paragraphs in the mouth of a drafter."""
_MOST_NAMED = 12
"""Places that are named where nothing is done."""


class Told(Struct, frozen=True):
    """One instruction: a sentence, what is to be done one by one, and the paragraphs that it quotes."""

    said: str
    parts: tuple[str, ...] = ()
    quoted: tuple[str, ...] = ()


class Sheet(Struct, frozen=True):
    """A list of amendments in the reader's words. What `Told.quoted` holds runs in `direction`, as the documents do."""

    title: str
    text_title: str
    about: str
    told: tuple[Told, ...]
    notes: tuple[str, ...]
    """What is to be known besides: the numbers of paragraphs that stay, what is left out."""
    labels: Labels
    language: str
    direction: str


def sheets_of(comparisons: Sequence[Comparison], labels: Labels, options: RenderOptions) -> list[Sheet]:
    """Return the amendments of comparisons, in order; the last one names what a report of several lacks."""
    sheets = [_sheet_of(one, labels, options) for one in comparisons]
    left_out = left_out_sentence(options.left_out, labels)
    return [*sheets[:-1], replace(sheets[-1], notes=(*sheets[-1].notes, left_out))] if left_out else sheets


def _sheet_of(comparison: Comparison, labels: Labels, options: RenderOptions) -> Sheet:
    """Return the amendments that make the old text of a comparison the new one."""
    wording = wording_of(comparison, labels)
    amendments = amendments_of(comparison, options)
    gone, recast = (
        {key for one in amendments.instructions if one.act in acts for key in one.places}
        for acts in ((Act.DELETE, Act.MOVE), (Act.RECAST,))
    )
    speaker = _Speaker(wording, Places(comparison, wording, gone, recast))
    notes = [wording.say("amend.renumber")] if amendments.renumbers else []
    if _has_notes_in_amended_words(amendments.instructions):
        notes.append(wording.say("amend.noted"))
    for reason, rows in amendments.left_out.items():
        names = dict.fromkeys(wording.label(comparison.rows[row]) for row in rows)
        notes.append(wording.say(f"amend.left-out.{reason}", labels=wording.joined([*names], _MOST_NAMED)))
    return Sheet(
        title=wording.say("amend.title", name=symbol_of(comparison.old, wording)),
        text_title=wording.quote(comparison.old.title or title_of(comparison)),
        about=wording.say("amend.told" if amendments.instructions else "amend.none"),
        told=tuple(speaker.told(one) for one in amendments.instructions),
        notes=(*notes, *limits_of(comparison, wording)),
        labels=labels,
        language=comparison.new.language.value,
        direction=direction_of_texts(comparison),
    )


def _has_notes_in_amended_words(instructions: Sequence[Instruction]) -> bool:
    """Say whether a note is inserted in a clause whose words change too, so that its place may be quoted from both."""
    changed = {row for one in instructions if one.note is None for row in one.rows}
    return any(one.act is Act.INSERT and one.note and not changed.isdisjoint(one.rows) for one in instructions)


class _Speaker:
    """Says the instructions of one comparison."""

    def __init__(self, wording: Wording, places: Places) -> None:
        self._wording = wording
        self._places = places

    def told(self, one: Instruction) -> Told:
        """Say one instruction."""
        if one.field == "sponsors":
            names = self._wording.say("list").join(self._wording.quote(edit.old or edit.new) for edit in one.edits)
            return Told(self._wording.say(f"amend.sponsors.{one.act}", names=names))
        if one.act is Act.AMEND:
            return self._amended(one)
        if one.act is Act.INSERT:
            return self._inserted(one) if one.note is None else self._note_inserted(one, one.note)
        if one.note is not None or one.field:
            said = self._clause(one, place=self._where(one, "whole"))
            return Told(said, quoted=tuple(quoted(edit.new, self._wording) for edit in one.edits))
        place = self._places.all_of(one.places) if one.act is Act.DELETE else self._places.listed(one.places)
        anchor = self._places.anchor(one.anchor, one.paragraphs[0] if one.paragraphs else None)
        new = self._places.recast(one.paragraphs[0].key) if one.act is Act.RECAST else ""
        said = self._clause(one, place=place, anchor=anchor, new=new)
        return Told(said, quoted=tuple(self._paragraphs(one.paragraphs)) if one.act is Act.REPLACE else ())

    def _clause(self, one: Instruction, **values: str) -> str:
        kind = one.field or ("note" if one.note else self._places.kind_of(one.places, whole=one.act is Act.DELETE))
        agreeing = self._wording.labels.places[kind].get(one.act)
        if agreeing:
            return _sentence(agreeing.format_map(values))
        return _sentence(self._wording.say(f"amend.clause.{one.act}", count=len(one.places), **values))

    def _where(self, one: Instruction, form: str) -> str:
        """Name the clause, the note of it that is there already, or the field that an instruction is about."""
        labels = self._wording.labels
        if one.field:
            return labels.place(one.field, form, "", "")
        if one.note is None:
            return self._places.say(one.places[0], form)
        path = self._wording.say("amend.opening", words=self._places.say(one.places[0], "whole"))
        path = self._wording.say("amend.path", path="", step=path)
        return labels.place("note", form, harmless(one.note.marker), path)

    def _amended(self, one: Instruction) -> Told:
        place = self._where(one, "in")
        parts = [self._edit(edit) for edit in one.edits]
        if len(parts) == 1:
            return Told(_sentence(self._wording.say("amend.one", place=place, said=parts[0])))
        names = ["amend.part"] * (len(parts) - 1) + ["amend.last"]
        told = tuple(self._wording.say(name, said=part) for name, part in zip(names, parts, strict=True))
        return Told(_sentence(self._wording.say("amend.many", place=place)), parts=told)

    def _note_inserted(self, one: Instruction, note: Note) -> Told:
        """Say beside which words of a clause a new note is called."""
        edit = one.edits[0]
        anchor = self._wording.say("amend.beside-before" if edit.before else "amend.beside", said=self._anchor(edit))
        place = self._places.say(one.places[0], "in")
        said = self._wording.say("amend.note.insert", place=place, anchor=anchor)
        return Told(_sentence(said), quoted=(quoted(note.text, self._wording),))

    def _inserted(self, one: Instruction) -> Told:
        """Say where new paragraphs go."""
        first = one.paragraphs[0]
        kinds = {paragraph.kind for paragraph in one.paragraphs}
        if kinds & _WITHOUT_NAME:
            name = "amend.added.other"
        else:
            name = "amend.added.sub" if first.level else "amend.added.paragraph"
        most = min(paragraph.level for paragraph in one.paragraphs)
        count = sum(paragraph.level == most for paragraph in one.paragraphs)
        name += "s" if count > 1 and name != "amend.added.other" else ""
        anchor = self._places.anchor(one.anchor, first)
        said = self._wording.say(name, anchor=anchor, count=count)
        return Told(_sentence(said), quoted=tuple(self._paragraphs(one.paragraphs)))

    def _paragraphs(self, paragraphs: tuple[Paragraph, ...]) -> Iterator[str]:
        """Quote paragraphs, each with its number and its notes."""
        for paragraph in paragraphs:
            yield quoted(f"{paragraph.number} {paragraph.text}".strip(), self._wording)
            for note in paragraph.notes:
                if note.kind is NoteKind.FOOTNOTE:
                    label = note_label(note, self._wording)
                    yield self._wording.say("reason", kind=label, said=quoted(note.text, self._wording))

    def _edit(self, edit: Edit) -> str:
        """Say one change of words."""
        if edit.anchor:
            name = "amend.insert-before" if edit.before else "amend.insert"
            return self._wording.say(name, anchor=self._anchor(edit), new=self._words(edit.new, "added"))
        old = self._words(edit.old, "what", edit.nth)
        if not edit.new.strip():
            return self._wording.say("amend.delete", old=old)
        return self._wording.say("amend.replace", old=old, new=self._words(edit.new, "with"))

    def _anchor(self, edit: Edit) -> str:
        """Quote the words beside which something is inserted."""
        return self._words(edit.anchor, "before" if edit.before else "beside", edit.nth)

    def _words(self, text: str, role: str, nth: int = 0) -> str:
        """Quote words in their role in the sentence, and say which of several equal ones are meant."""
        words = [token for token in split_tokens(text) if is_word(token)]
        is_plain = words and not any(map(str.isdecimal, text))
        shown = quoted(text, self._wording)
        name = f"amend.words.{role}" if is_plain else f"amend.signs.{role}"
        said = self._wording.say(name, words=shown, count=min(len(words), 2))
        return self._wording.say("amend.nth", said=said, nth=self._wording.labels.ordinal(str(nth))) if nth else said


def _sentence(said: str) -> str:
    """Return a phrase as the beginning of a sentence."""
    return said[:1].upper() + said[1:]
