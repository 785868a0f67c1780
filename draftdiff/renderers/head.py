"""The head of a report: what the two documents are."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from draftdiff.comparison import Comparison, FieldChange, new_document, old_document
from draftdiff.model import Document, EventKind, Header, Language, NoteKind, ParagraphKind, Stage, Vote, VoteKind
from draftdiff.renderers.harmless import has_right_to_left
from draftdiff.renderers.labels import direction_of
from draftdiff.renderers.wording import Wording
from draftdiff.symbols import parse_symbol

_EVENTS = (EventKind.ADOPTED, EventKind.SUBMITTED, EventKind.ISSUED, EventKind.REISSUED)
"""The event that dates a document: the first of these that it states."""


NAMES = ("sponsors",)
"""Fields that are lists of names: the head is not the place for all that came and went."""


class Side(Struct, frozen=True):
    """One document in the reader's words; an empty string is a fact that it does not state."""

    name: str
    """Which side it is: OLD or NEW."""
    symbol: str
    date: str
    meeting: str
    item: str
    originating: str
    vote: str
    counts: str
    language: str

    @property
    def facts(self) -> tuple[str, ...]:
        """What it states beside its symbol, in the order in which it is told; empty where it does not."""
        return (self.date, self.meeting, self.item, self.originating, self.vote, self.counts)


def sides_of(comparison: Comparison, wording: Wording) -> tuple[Side, Side]:
    """Return the head of the old and of the new document."""
    old = _side(wording.say("side.old"), old_document(comparison), wording)
    new = _side(wording.say("side.new"), new_document(comparison), wording)
    return old, new


def heading_of(comparison: Comparison, wording: Wording) -> str:
    """Return what is compared: `A/RES/173/135 → A/RES/175/16`."""
    old, new = (symbol_of(header, wording) for header in (comparison.old, comparison.new))
    return wording.say("from-to", old=old, new=new)


def title_of(comparison: Comparison) -> str:
    """Return the title of both documents: that of the new one, or the old one's where the new states none."""
    return comparison.new.title or comparison.old.title


def titles_told(comparisons: Sequence[Comparison]) -> list[str]:
    """Return the title of each comparison where they are of different texts; empty where one title serves all."""
    titles = [title_of(one) for one in comparisons]
    return titles if len(set(titles)) > 1 else [""] * len(titles)


def head_fields(comparison: Comparison) -> tuple[FieldChange, ...]:
    """Return the changed fields that say what the documents are: title, agenda item."""
    return tuple(field for field in comparison.fields if field.name not in NAMES)


def direction_of_texts(comparison: Comparison) -> str:
    """Return the direction of the documents; of a language that nobody knows, that of the letters."""
    if comparison.new.language is not Language.UNKNOWN:
        return direction_of(comparison.new.language)
    paragraphs = (paragraph for row in comparison.rows for paragraph in (*row.old, *row.new))
    return "rtl" if any(has_right_to_left(paragraph.text) for paragraph in paragraphs) else "ltr"


def direction_of_field(field: FieldChange) -> str:
    """Return the direction of a changed field."""
    return "rtl" if has_right_to_left(field.new + field.old) else "ltr"


def _side(name: str, document: Document, wording: Wording) -> Side:
    items = [wording.quote(agenda.item) for agenda in document.agenda if agenda.item]
    first, *others = document.originating or ("",)  # what the others share with it is left out: A/75/L.27, Add.1
    return Side(
        name=name,
        symbol=symbol_of(document, wording),
        date=date_of(document, wording),
        meeting=wording.quote(document.meeting),
        item=wording.say("head.item", item=wording.say("list").join(items)) if items else "",
        originating=wording.quote(" + ".join((first, *(symbol.removeprefix(f"{first}/") for symbol in others)))),
        vote=_vote(document.vote, wording),
        counts=_counts(document, wording),
        language=wording.term("language", document.language.value),
    )


def date_of(header: Header, wording: Wording) -> str:
    """Return the date of a document in the reader's words, empty if it states none."""
    by_kind = {event.kind: event for event in reversed(header.events)}
    event = next((by_kind[kind] for kind in _EVENTS if kind in by_kind), None)
    if event is None:
        return ""
    return wording.labels.worded_date(event.date) if event.date else wording.quote(event.text)


def symbol_of(header: Header, wording: Wording) -> str:
    """Return what a document is called in a report: its symbol, else its file, else that it has none."""
    return wording.quote(header.symbol or header.source.name) or wording.say("unnamed")


def short_name_of(header: Header, wording: Wording) -> str:
    """Return what a document is called in a column: `75/16` for `A/RES/75/16`."""
    return short_symbol(header.symbol) or header.source.name or wording.say("unnamed")


def short_symbol(text: str) -> str:
    """Return the symbol of a resolution of the General Assembly as it is cited: `75/16`; any other text as it is."""
    symbol = parse_symbol(text)
    if symbol and symbol.body == "A" and symbol.kind == "RES" and symbol.session and "(" not in symbol.text:
        return symbol.text.removeprefix("A/RES/")
    return text


def _vote(vote: Vote | None, wording: Wording) -> str:
    if vote is None:
        return ""
    if vote.kind is not VoteKind.RECORDED or None in (vote.in_favour, vote.against, vote.abstaining):
        return wording.term("vote", vote.kind.value)
    return wording.say("head.vote", in_favour=vote.in_favour, against=vote.against, abstaining=vote.abstaining)


def _counts(document: Document, wording: Wording) -> str:
    body = [p.kind for p in document.paragraphs if not p.annex and not p.level]
    notes = sum(note.kind is NoteKind.FOOTNOTE for p in document.paragraphs for note in p.notes)
    annexed = sum(p.annex > 0 for p in document.paragraphs)
    said = [
        wording.say("head.preambular", count=body.count(ParagraphKind.PREAMBULAR)),
        wording.say("head.operative", count=body.count(ParagraphKind.OPERATIVE)),
        wording.say("head.notes", count=notes),
    ]
    if annexed:
        said.append(wording.say("head.annexed", count=annexed))
    if document.stage is not Stage.ADOPTED:
        said.append(wording.term("stage", document.stage.value))
    if any(problem.code == "ocr-text" for problem in document.problems):
        said.append(wording.say("head.ocr"))
    return wording.say("dot").join(said)
