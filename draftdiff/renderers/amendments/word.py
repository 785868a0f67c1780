"""Amendments as a Word file: numbered instructions, the text that they quote further in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from draftdiff.comparison import Comparison
from draftdiff.renderers.amendments.said import Sheet, sheets_of
from draftdiff.renderers.docx.comparison_table import STRONG, cell_text
from draftdiff.renderers.docx.package import pack
from draftdiff.renderers.docx.runs import spoken_runs
from draftdiff.renderers.docx.shapes import TITLE, Shape
from draftdiff.renderers.labels import page_labels
from draftdiff.renderers.options import RenderOptions

_STEP = 567
"""A centimetre, in twentieths of a point."""
_PLAIN = Shape()
_ITEM = Shape(
    f'<w:tabs><w:tab w:val="left" w:pos="{_STEP}"/></w:tabs>', f'<w:ind w:left="{_STEP}" w:hanging="{_STEP}"/>'
)
_PART = Shape(
    f'<w:tabs><w:tab w:val="left" w:pos="{2 * _STEP}"/></w:tabs>', f'<w:ind w:left="{2 * _STEP}" w:hanging="{_STEP}"/>'
)
_QUOTED = Shape("", f'<w:ind w:left="{2 * _STEP}" w:right="{_STEP}"/>')


def render(comparisons: Sequence[Comparison], options: RenderOptions) -> bytes:
    """Return the amendments as a Word file."""
    labels = page_labels(options.reader)
    blocks = [block for one in sheets_of(comparisons, labels, options) for block in _blocks(one)]
    return pack(blocks, labels.language)


def _blocks(sheet: Sheet) -> Iterator[str]:
    yield _said(sheet.title, sheet, TITLE)
    if sheet.text_title:
        yield _said(sheet.text_title, sheet, TITLE, STRONG)
    yield _said(sheet.about, sheet, _PLAIN, "<w:i/><w:iCs/>")
    for number, told in enumerate(sheet.told, 1):
        yield _said(f"{number}.\t{told.said}", sheet, _ITEM)
        yield from (_said(f"–\t{part}", sheet, _PART) for part in told.parts)
        for text in told.quoted:
            rtl = sheet.direction == "rtl"
            yield cell_text(spoken_runs(text, rtl=rtl), _QUOTED, rtl=rtl)
    yield from (_said(note, sheet, _PLAIN) for note in sheet.notes)


def _said(said: str, sheet: Sheet, shape: Shape, looks: str = "") -> str:
    """Write words of the reader's language."""
    rtl = sheet.labels.direction == "rtl"
    return cell_text(spoken_runs(said, rtl=rtl, looks=looks), shape, rtl=rtl)
