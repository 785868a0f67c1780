"""What a caller may ask of a renderer."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from draftdiff.model import Language


class Order(StrEnum):
    """In which order changes are shown."""

    READING = "reading"
    WEIGHT = "weight"


class Layout(StrEnum):
    """How a report shows the whole text, or what it gives instead."""

    REDLINE = "redline"
    """One text with its changes marked."""
    SIDE_BY_SIDE = "side-by-side"
    """Two texts in two columns."""
    TABLE = "table"
    """No text of its own: all paragraphs stand whole in the table of changes."""
    AMENDMENTS = "amendments"
    """No text: the instructions that make the old text the new one, as a delegate reads them out."""


class RenderOptions(Struct, frozen=True, kw_only=True):
    """How a comparison is to be shown; a renderer ignores what does not concern it.

    `reader` is the code of the language of labels and messages, apart from that of the documents. `width` is in columns
    of the terminal. `sort` is one of `Order`, or its name. `min_weight`, a `Weight` or its name, hides lighter changes
    (they are still counted). `brief` gives the first half page alone. `layout`, one of `Layout` or its name, is for
    pages, and for amendments. `author` and `date` (ISO 8601; empty: none) sign tracked changes; `keep_typography`
    leaves spaces, hyphens and quotation marks in them as the old text has them. `left_out` names the documents that a
    report of several lacks, for they could not be compared.
    """

    reader: str = Language.ENGLISH
    color: bool = False
    width: int = 80
    show_all: bool = False
    sort: str = Order.READING
    min_weight: str | None = None
    brief: bool = False
    layout: str = Layout.REDLINE
    author: str = "draftdiff"
    date: str = ""
    keep_typography: bool = False
    left_out: tuple[str, ...] = ()
