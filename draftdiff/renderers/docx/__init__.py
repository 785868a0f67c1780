"""A comparison as a Word file: real tracked changes to accept or reject, or a table to print and fill in."""

from __future__ import annotations

from draftdiff.comparison import Comparison
from draftdiff.renderers.docx.changes import Writer
from draftdiff.renderers.docx.package import pack
from draftdiff.renderers.options import RenderOptions


def render(comparison: Comparison, options: RenderOptions) -> bytes:
    """Return the Word file: symbol, title and paragraphs, whole, by the author of the options."""
    writer = Writer(comparison, options)
    blocks = list(writer.blocks())
    notes = writer.notes
    return pack(blocks, comparison.new.language, footnotes=notes.footnotes, comments=notes.comments)
