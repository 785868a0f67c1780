"""A comparison as instructions: what is to be done where, so that the old text becomes the new one.

Places and quoted words are those of the old text, and all instructions are carried out on it at once.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct

from draftdiff.model import Key, Note, Paragraph


class Act(StrEnum):
    """What an instruction asks for."""

    AMEND = "amend"
    """Change words inside a clause, a note or a field of the head."""
    REPLACE = "replace"
    """Put other paragraphs in the place of one or several."""
    DELETE = "delete"
    INSERT = "insert"
    MOVE = "move"
    RECAST = "recast"
    """Make a paragraph of another kind or level: a sub-paragraph becomes a paragraph."""


class Edit(Struct, frozen=True, kw_only=True):
    """Words that are replaced, deleted (no `new`), or inserted behind or before the words `anchor` (no `old`).

    Words that are quoted hold the spaces at their edges, which are not quoted. `nth` says which of several equal
    words are meant; 0: they stand once.
    """

    old: str = ""
    new: str = ""
    anchor: str = ""
    before: bool = False
    nth: int = 0


class Anchor(Struct, frozen=True):
    """Where paragraphs go: behind an old one that stays or is moved, or before it; without a key, at the beginning.

    `behind_new`: behind those that are inserted there.
    """

    key: Key = ""
    before: bool = False
    behind_new: bool = False


class Instruction(Struct, frozen=True, kw_only=True):
    """One instruction. `rows` are the indices of the rows of the comparison that it carries out.

    `places` are old paragraphs; `paragraphs` those of the new text that are put in, or what a paragraph that
    is moved or recast becomes.
    `field` is a field of the head instead of a paragraph; `note` a note of the one paragraph: an old one, or the new
    one that is inserted behind the words of `edits`, which are read in the amended text.
    """

    act: Act
    rows: tuple[int, ...] = ()
    places: tuple[Key, ...] = ()
    anchor: Anchor = Anchor()
    edits: tuple[Edit, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    field: str = ""
    note: Note | None = None

    @property
    def adds_paragraphs(self) -> bool:
        """Say whether it puts in paragraphs, and no note or name."""
        return self.act is Act.INSERT and bool(self.paragraphs)


class Reason(StrEnum):
    """Why a row that is not quite the same has no instruction."""

    TYPOGRAPHIC = "typographic"
    LIGHTER = "lighter"
    LOOK = "look"
    COMMENTS = "comments"


class Amendments(Struct, frozen=True, kw_only=True):
    """All instructions, in the order of the old text, and the rows that are left out, by the reason."""

    instructions: tuple[Instruction, ...]
    left_out: dict[Reason, tuple[int, ...]]
    renumbers: bool
    """Paragraphs that stay have other numbers afterwards."""


_ALIKE = str.maketrans("\u00a0\u2009\u202f\u2010\u2011\u2012\u2013’‘“”„«»", "   ----''" + '"' * 5)
"""Signs that a reader does not tell apart when looking for words."""


def as_read(text: str) -> str:
    """Return a text, as long as before, in which words are looked for: with one kind of spaces, hyphens and quotes."""
    return text.translate(_ALIKE)


def applied(edits: Iterable[Edit], text: str) -> str:
    """Return a text with all edits made. Raises ValueError where it does not hold their words."""
    for start, end, new in sorted(((*span_of(edit, text), edit.new) for edit in edits), reverse=True):
        text = text[:start] + new + text[end:]
    return text


def span_of(edit: Edit, text: str) -> tuple[int, int]:
    """Return which stretch of a text an edit replaces: an empty one where words are inserted."""
    quoted, text = edit.anchor or edit.old, as_read(text)
    words = as_read(quoted).strip()
    start = text.index(words)
    for _ in range(edit.nth - 1):
        start = text.index(words, start + 1)
    start -= len(quoted) - len(quoted.lstrip())
    end = start + len(quoted)
    if not edit.anchor:
        return start, end
    return (start, start) if edit.before else (end, end)
