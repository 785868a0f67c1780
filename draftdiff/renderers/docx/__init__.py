"""A comparison as a Word file with real tracked changes, to be accepted or rejected in any word processor."""

from __future__ import annotations

from draftdiff.comparison import Comparison
from draftdiff.renderers.docx.changes import Writer
from draftdiff.renderers.docx.package import pack
from draftdiff.renderers.options import RenderOptions


def render(comparison: Comparison, options: RenderOptions) -> bytes:
    """Return the Word file: symbol, title and paragraphs, whole, whatever the options say."""
    writer = Writer(comparison)
    paragraphs = list(writer.paragraphs())
    return pack(paragraphs, writer.footnotes)
