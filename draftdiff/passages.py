"""Passages: words of a document that stand in other documents already, and where. Records of the stage `agreed`."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from draftdiff.comparison import Segment, Tool
from draftdiff.model import Header, Paragraph
from draftdiff.numbering import Label


class Standing(StrEnum):
    """How much of a clause stands elsewhere."""

    VERBATIM = "verbatim"
    """All of it, in these words and in this order, within one paragraph."""
    NEARLY = "nearly"
    """Most of it, within one paragraph."""
    PARTLY = "partly"
    """Some passages, each within a paragraph of its own."""
    NOWHERE = "nowhere"


class Place(Struct, frozen=True, kw_only=True):
    """A paragraph of another document: the symbol of the document or the name of its file, label and text."""

    symbol: str
    label: Label
    text: str


class Passage(Struct, frozen=True, kw_only=True):
    """A stretch of a clause that stands elsewhere.

    `start` and `end` are code points of the paragraph's text, `place` the latest paragraph with these words,
    `documents` how many documents have them, `first` the earliest of these. Of a clause that is nearly the same as a
    paragraph the passage is the whole clause.
    """

    start: int
    end: int
    place: Place
    documents: int
    first: str


class Clause(Struct, frozen=True, kw_only=True):
    """Words of a document that were looked for: the code points `start` to `end` of a paragraph, and what was found.

    `segments` lead from the paragraph at the place to the paragraph that was looked for, where it is nearly the same.
    """

    paragraph: Paragraph
    label: Label
    start: int
    end: int
    standing: Standing = Standing.NOWHERE
    passages: tuple[Passage, ...] = ()
    segments: tuple[Segment, ...] = ()

    @property
    def words(self) -> str:
        """Return the words that were looked for."""
        return self.paragraph.text[self.start : self.end]

    @property
    def is_whole(self) -> bool:
        """Say whether the whole paragraph was looked for."""
        return self.words == self.paragraph.text


class Agreed(Struct, frozen=True, kw_only=True):
    """What of a document is agreed language.

    `since` is the document whose own words were not looked for, None if all were; `searched` counts the documents that
    were read through.
    """

    document: Header
    since: Header | None
    searched: int
    clauses: tuple[Clause, ...]
    tool: Tool = Tool()
