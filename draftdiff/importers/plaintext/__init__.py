"""Imports plain text: what pdftotext, an OCR, Markdown or a typist leaves of a resolution.

The stages, each from frozen values to frozen values, in the order in which `reading` wires them:

- `decoding`: bytes to lines;
- `zones`: what the lines are;
- `paragraphs`: lines to paragraphs;
- `repairs`: their text, which `assemble` and `header` make into the records of a document.

All use traced_text and layout; pages of other files come in through printed. No character of the file is lost: what
stands in no paragraph, note or title is told as a Problem.
"""

from __future__ import annotations

from draftdiff.importers.foreign import foreign
from draftdiff.importers.plaintext.decoding.encodings import WIDE_MARKS, is_wide
from draftdiff.model import Imported, Language


def recognises(data: bytes, name: str) -> bool:
    """Say whether data may be plain text: it decodes, and is neither XML nor JSON. The last importer to be asked."""
    if foreign(data):
        return False
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    marked = head[:1] in (b"<", b"{") and not name.lower().endswith(".md")
    if not head or marked or head.startswith(b"%PDF") or b"\x00" in head[2:]:
        return data.startswith(WIDE_MARKS) or is_wide(data)
    return True


def read(data: bytes, name: str = "", language: Language | None = None) -> Imported:
    """Import one resolution or draft from text.

    Raises UnreadableFile where the data is no text, InvalidRecord where its language is not recognised and
    none is given.
    """
    from draftdiff.importers.plaintext.reading import read_text

    return read_text(data, name, language)
