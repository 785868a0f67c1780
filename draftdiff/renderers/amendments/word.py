"""Amendments as a Word file: numbered instructions, the text that they quote further in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from draftdiff.comparison import Comparison
from draftdiff.renderers.amendments.said import Sheet, sheets_of
from draftdiff.renderers.docx.comparison_table import STRONG, said_text
from draftdiff.renderers.docx.package import pack
from draftdiff.renderers.docx.shapes import STEP, TITLE, Shape
from draftdiff.renderers.labels import page_labels
from draftdiff.renderers.options import RenderOptions

_PLAIN = Shape()
_ITEM = Shape(f'<w:tabs><w:tab w:val="left" w:pos="{STEP}"/></w:tabs>', f'<w:ind w:left="{STEP}" w:hanging="{STEP}"/>')
_PART = Shape(
    f'<w:tabs><w:tab w:val="left" w:pos="{2 * STEP}"/></w:tabs>', f'<w:ind w:left="{2 * STEP}" w:hanging="{STEP}"/>'
)
_QUOTED = Shape("", f'<w:ind w:left="{2 * STEP}" w:right="{STEP}"/>')


def render(comparisons: Sequence[Comparison], options: RenderOptions) -> bytes:
    """Return the amendments as a Word file."""
    labels = page_labels(options.reader)
    blocks = [block for one in sheets_of(comparisons, labels, options) for block in _blocks(one)]
    return pack(blocks, labels.language)


def _blocks(sheet: Sheet) -> Iterator[str]:
    said = partial(said_text, rtl=sheet.labels.direction == "rtl")
    yield said(sheet.title, TITLE)
    if sheet.text_title:
        yield said(sheet.text_title, TITLE, STRONG)
    yield said(sheet.about, _PLAIN, "<w:i/><w:iCs/>")
    for number, told in enumerate(sheet.told, 1):
        yield said(f"{number}.\t{told.said}", _ITEM)
        yield from (said(f"–\t{part}", _PART) for part in told.parts)
        for text in told.quoted:
            yield said_text(text, _QUOTED, rtl=sheet.direction == "rtl")
    yield from (said(note, _PLAIN) for note in sheet.notes)
