"""How paragraphs are set on the page: indents, headings in the middle, lists further in, the direction of writing."""

from __future__ import annotations

from msgspec import Struct

from draftdiff.model import Language, Paragraph, ParagraphKind
from draftdiff.renderers.labels import direction_of

STEP = 567
"""A centimetre, in twentieths of a point."""
_FLUSH = frozenset({ParagraphKind.TEXT, ParagraphKind.CLOSING, ParagraphKind.TABLE_ROW})


def is_right_to_left(language: Language) -> bool:
    """Say whether a language is written from right to left."""
    return direction_of(language) == "rtl"


class Shape(Struct, frozen=True):
    """How a paragraph is set: style and tabs, then its indents, as the schema of Word orders them."""

    style: str = ""
    indents: str = ""


SYMBOL, TITLE, CELL, HEAD = (Shape(f'<w:pStyle w:val="{name}"/>') for name in ("Symbol", "Title", "Cell", "CellHead"))


def shape_of(paragraph: Paragraph) -> Shape:
    """Return how a paragraph is set: the first line further in, the text after its number at a tab."""
    if paragraph.kind is ParagraphKind.HEADING:
        return Shape('<w:pStyle w:val="Heading1"/>')
    if paragraph.kind in _FLUSH and not paragraph.number and not paragraph.level:
        return Shape()
    left = STEP * paragraph.level
    first = 0 if paragraph.kind is ParagraphKind.CONTINUATION else STEP
    tab = f'<w:tabs><w:tab w:val="left" w:pos="{left + 2 * STEP}"/></w:tabs>' if paragraph.number else ""
    return Shape(tab, f'<w:ind w:left="{left}" w:firstLine="{first}"/>')


def look_of(shape: Shape, mark: str, *, rtl: bool) -> str:
    """Return the properties of a paragraph: its shape, its direction, and what happened to its mark."""
    inside = mark + ("<w:rtl/>" if rtl else "")
    about_mark = f"<w:rPr>{inside}</w:rPr>" if inside else ""
    return f"<w:pPr>{shape.style}{'<w:bidi/>' if rtl else ''}{shape.indents}{about_mark}</w:pPr>"
