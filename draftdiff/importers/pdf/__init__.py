"""PDF files: resolutions as the official site gives them, and as other programs print them.

The stages: glyphs with their places, read by a process of its own; glyphs to rows of text, in logical order also where
they are set from right to left; what repeats at the head and foot of pages is left out; small print is told from
text; from there on as plain text. A file without text, or with text that is none, is refused.
"""

from __future__ import annotations

from draftdiff.model import Imported, Language

_HEAD = 1024
"""The mark of a PDF stands within so many bytes."""


def recognises(data: bytes, name: str) -> bool:
    """Say whether the data is a PDF; readers accept some bytes before its mark."""
    return b"%PDF-" in data[:_HEAD]


def read(data: bytes, name: str = "", language: Language | None = None) -> Imported:
    """Read a PDF. Raises UnreadableFile, or InvalidRecord where its language is not recognised."""
    from draftdiff.importers.pdf.reading import read_pdf

    return read_pdf(data, name, language)
