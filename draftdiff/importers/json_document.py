"""A document that draftdiff stored before: its own JSON."""

from __future__ import annotations

from draftdiff.codec import decode_document, format_of
from draftdiff.model import DOCUMENT_FORMAT, Imported, Language


def recognises(data: bytes, name: str) -> bool:
    """Say whether the data is JSON of a document."""
    return data.lstrip()[:1] == b"{" and format_of(data) == DOCUMENT_FORMAT


def read(data: bytes, name: str, language: Language | None) -> Imported:
    """Return the stored document as it is; its language is what it says. Raises InvalidRecord or UnreadableFile."""
    return Imported(documents=(decode_document(data),))
