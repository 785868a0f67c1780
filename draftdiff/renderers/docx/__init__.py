"""A comparison as a Word file: real tracked changes to accept or reject, or a table to print and fill in."""

from __future__ import annotations

from draftdiff.comparison import Comparison
from draftdiff.renderers.docx.changes import Writer
from draftdiff.renderers.docx.comparison_table import TableWriter
from draftdiff.renderers.docx.kept_notes import with_notes_kept
from draftdiff.renderers.docx.package import pack
from draftdiff.renderers.options import Layout, RenderOptions


def render(comparison: Comparison, options: RenderOptions) -> bytes:
    """Return the Word file: the whole text with tracked changes, or with `Layout.TABLE` the table of both texts."""
    if options.layout is Layout.TABLE:
        return pack(list(TableWriter(comparison, options).blocks()), comparison.new.language, across=True)
    writer = Writer(with_notes_kept(comparison), options)
    blocks = list(writer.blocks())
    notes = writer.notes
    return pack(blocks, comparison.new.language, footnotes=notes.footnotes, comments=notes.comments)
