"""The records of one document: what a resolution is. Frozen; tuples for sequences; text as the source has it."""

# Without `from __future__ import annotations`: msgspec would compile each of them when it first decodes.

from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct

from draftdiff.problems import Problem

Text = Annotated[str, Meta(pattern=r"\A[^\x00-\x1f\x7f-\x9f\u2028\u2029]*\Z")]
"""Stored text: no newline and no control character; lone surrogates are refused when JSON is read."""

LineText = Annotated[str, Meta(pattern=r"\A[^\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029]*\Z")]
"""Text of a paragraph: as `Text`, but tabs are allowed, between the cells of a table row."""

Key = Annotated[str, Meta(pattern=r"\A[A-Za-z0-9][A-Za-z0-9._-]{0,63}\Z")]
"""Key of a paragraph: unique in its document, carried to the next revision of the same draft."""

Sha256 = Annotated[str, Meta(pattern=r"\A([0-9a-f]{64})?\Z")]
Date = Annotated[str, Meta(pattern=r"\A([0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]))?\Z")]
Count = Annotated[int, Meta(ge=0)]

DOCUMENT_FORMAT = "draftdiff.document/1"


class Language(StrEnum):
    """The official languages of the United Nations; `und` where none is recognised."""

    ARABIC = "ar"
    CHINESE = "zh"
    ENGLISH = "en"
    FRENCH = "fr"
    RUSSIAN = "ru"
    SPANISH = "es"
    UNKNOWN = "und"


LANGUAGES = tuple(language for language in Language if language is not Language.UNKNOWN)
"""The six official languages."""

NAME_LANGUAGE = "name it with --language ar, en, es, fr, ru or zh"
"""What to do where a language is not recognised."""


class Stage(StrEnum):
    """How far a text has come."""

    DRAFT = "draft"
    REVISED = "revised"
    ADOPTED = "adopted"


class ParagraphKind(StrEnum):
    """What a paragraph is; where it stands (body or annex) is `Paragraph.annex`."""

    ENACTING = "enacting"
    PREAMBULAR = "preambular"
    OPERATIVE = "operative"
    HEADING = "heading"
    TEXT = "text"
    TABLE_ROW = "table-row"
    CONTINUATION = "continuation"
    CLOSING = "closing"


UNCOUNTED = (ParagraphKind.ENACTING, ParagraphKind.CLOSING)
"""Kinds that counts and the account of paragraphs leave out."""
LED = frozenset({ParagraphKind.PREAMBULAR, ParagraphKind.OPERATIVE})
"""Kinds that an opening phrase leads."""


class MarkKind(StrEnum):
    """What a mark says of a stretch of text."""

    LEAD = "lead"
    ITALIC = "italic"
    BOLD = "bold"
    UNDERLINE = "underline"
    SUPERSCRIPT = "superscript"
    SUBSCRIPT = "subscript"
    HIGHLIGHT = "highlight"
    STRIKE = "strike"
    LINK = "link"
    INSERTED = "inserted"
    DELETED = "deleted"
    ALTERNATIVE = "alternative"
    CELL = "cell"
    OBJECT = "object"


class NoteKind(StrEnum):
    """A note belongs to the text (footnote) or to its drafting (comment)."""

    FOOTNOTE = "footnote"
    COMMENT = "comment"


class EventKind(StrEnum):
    """What happened to the document on a date."""

    ADOPTED = "adopted"
    ISSUED = "issued"
    SUBMITTED = "submitted"
    REISSUED = "reissued"


class VoteKind(StrEnum):
    """How a resolution was adopted."""

    WITHOUT_VOTE = "without-vote"
    RECORDED = "recorded"


class By(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who made a mark or a note, and when (ISO 8601, as the source says it; empty: not stated)."""

    name: Text = ""
    date: Text = ""


class Mark(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A stretch of a text, `start` to `end` in code points, with a meaning.

    `value` is the target of a link, the name of an alternative, the description of an object.
    """

    kind: MarkKind
    start: Count
    end: Count
    value: Text = ""
    by: By | None = None


class Note(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A note of a paragraph. `anchor` is the place of its call in the paragraph's text, in code points."""

    anchor: Count
    marker: Text
    kind: NoteKind = NoteKind.FOOTNOTE
    text: Text
    marks: tuple[Mark, ...] = ()
    by: By | None = None


class Paragraph(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One paragraph, sub-paragraph, heading or table row, in a flat list with levels.

    `annex` is 0 in the body, 1 in the first annex; `level` is 0 for a whole paragraph, 1 for (a), 2 for (i);
    `number` is what is printed before the text (`3.`, `3 -`, `(a)`), empty if nothing is.
    """

    key: Key
    kind: ParagraphKind
    annex: Count = 0
    level: Count = 0
    number: Text = ""
    text: LineText
    marks: tuple[Mark, ...] = ()
    notes: tuple[Note, ...] = ()


def joined_text(paragraphs: Iterable[Paragraph]) -> str:
    """Return the texts of paragraphs as a comparison joins them: by one newline, which no text holds."""
    return "\n".join(paragraph.text for paragraph in paragraphs)


def notes_in(paragraphs: Iterable[Paragraph]) -> tuple[Note, ...]:
    """Return all notes of paragraphs, in order: what a change of a note counts in."""
    return tuple(note for paragraph in paragraphs for note in paragraph.notes)


class AgendaItem(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An item of the agenda: its number as printed (`130 (b)`) and its title."""

    item: Text = ""
    title: Text = ""


class Event(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Something that happened to the document: an ISO date (empty: not understood) and the words of the source."""

    kind: EventKind
    date: Date = ""
    text: Text = ""


class Vote(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How the resolution was adopted; counts are null where the source does not state them."""

    kind: VoteKind
    in_favour: Count | None = None
    against: Count | None = None
    abstaining: Count | None = None


class Source(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where the document came from. `name` is a file name without its folder."""

    name: Text = ""
    media_type: Text = ""
    sha256: Sha256 = ""
    importer: Text = ""


class Header(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All that a document says of itself outside its paragraphs, and what its import had to tell.

    Empty text, empty tuples and null mean *not stated*. `session` is `75`, `ES-11` or `S-32`. `originating` holds
    symbols of the draft resolutions; `problems` what the import repaired, guessed, doubts or left out.
    """

    format: str = DOCUMENT_FORMAT
    symbol: Text = ""
    language: Language = Language.UNKNOWN
    stage: Stage = Stage.ADOPTED
    organ: Text = ""
    session: Text = ""
    title: Text = ""
    agenda: tuple[AgendaItem, ...] = ()
    events: tuple[Event, ...] = ()
    meeting: Text = ""
    vote: Vote | None = None
    originating: tuple[Text, ...] = ()
    sponsors: tuple[Text, ...] = ()
    source: Source = Source()
    problems: tuple[Problem, ...] = ()


class Conflict(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A place that a merge could not decide: a paragraph (by `key`) or a field of the header (by `field`).

    With both it is a field of that paragraph, such as its kind. A side is null where there is no such paragraph.
    """

    key: str = ""
    field: str = ""
    base: LineText | None = None
    ours: LineText | None = None
    theirs: LineText | None = None


class Document(Header, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A resolution or a draft: the header's fields, the paragraphs in order, and conflicts while there are any."""

    paragraphs: tuple[Paragraph, ...] = ()
    conflicts: tuple[Conflict, ...] = ()


def owner_of(note: Note) -> tuple[NoteKind, str]:
    """Return whose a note is: what one says in a comment is no other wording of what another says."""
    return note.kind, note.by.name if note.by else ""


def name_of(header: Header, unnamed: str = "a text without a name") -> str:
    """Return what a document is called in a message: the name of its source, else its symbol, else its title."""
    return header.source.name or header.symbol or header.title or unnamed


def adopted_on(header: Header) -> str:
    """Return the date on which a document was adopted, as it states it; empty: it states none."""
    return next((event.date for event in header.events if event.kind is EventKind.ADOPTED), "")


def header_of(document: Document) -> Header:
    """Return the header of a document, without its paragraphs."""
    return Header(**{name: getattr(document, name) for name in Header.__struct_fields__})


def with_paragraphs(header: Header, paragraphs: tuple[Paragraph, ...]) -> Document:
    """Return the document that has this header and these paragraphs."""
    return Document(**{name: getattr(header, name) for name in Header.__struct_fields__}, paragraphs=paragraphs)


class Imported(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What an importer made of a source: one document, or one for each part (A, B, C); each holds its problems."""

    documents: tuple[Document, ...]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All that was repaired, guessed, doubted or left out."""
        return tuple(problem for document in self.documents for problem in document.problems)
