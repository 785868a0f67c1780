"""One line of a source in reading order, the place where it stands, and what of it stands in no text."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from draftdiff.importers.body.inline import Inline


class Role(StrEnum):
    """Where in the source a line stands."""

    FORMULA = "formula"
    PREAMBLE = "preamble"
    BODY = "body"
    HEADING = "heading"
    ROW = "row"
    CLOSING = "closing"


class Omission(Struct, frozen=True, kw_only=True):
    """What was left out of a line and is to be told: at which place of its text, and why (`code`)."""

    code: str
    text: str
    offset: int | None = None


class Block(Struct, frozen=True, kw_only=True):
    """One line. `number` is printed apart from it, `depth` counts the lists it stands in, `style` is its class.

    `opens` says that it is the first line of its element; `line` is the line of the file.
    """

    role: Role
    inline: Inline
    number: str = ""
    depth: int = 0
    annex: int = 0
    style: str = ""
    opens: bool = True
    line: int = 0
    omissions: tuple[Omission, ...] = ()
