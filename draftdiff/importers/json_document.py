"""A document that draftdiff stored before: its own JSON."""

from __future__ import annotations

import codecs

from draftdiff.codec import decode_document
from draftdiff.model import Imported, Language


def recognises(data: bytes, name: str) -> bool:
    """Say whether the data means to be a record of draftdiff, be it broken or of another kind."""
    start = data[:4096].removeprefix(codecs.BOM_UTF8).lstrip()
    return start.startswith(b"{") and (name.lower().endswith(".json") or b'"format"' in start)


def read(data: bytes, name: str, language: Language | None) -> Imported:
    """Return the stored document as it is. Raises InvalidRecord or UnreadableFile."""
    return Imported(documents=(decode_document(data),))
