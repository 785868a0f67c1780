"""Word files (.docx): drafts and resolutions as delegations and the Secretariat exchange them.

The stages: the package and its parts, tracked changes resolved in the tree, lines in reading order with their
automatic numbers and notes, cover and end parted from the body, paragraphs by the pieces that the other importers use.
"""

from __future__ import annotations

from draftdiff.errors import UnreadableFile
from draftdiff.importers.options import Revisions
from draftdiff.model import Imported, Language

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How an old Word file begins, and one with a password; so do files of other programs."""
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OLD = "WordDocument".encode("utf-16-le")


def recognises(data: bytes, name: str) -> bool:
    """Say whether the data is a Word file, perhaps one that cannot be read for its age or its password."""
    if data.startswith(COMPOUND):
        return _OLD in data or ENCRYPTED in data
    return data.startswith(b"PK\x03\x04") and b"word/" in data


def read(
    data: bytes,
    name: str = "",
    language: Language | None = None,
    revisions: Revisions = Revisions.ACCEPT,
) -> Imported:
    """Read a Word file as its tracked changes leave it, or as it was; `both`: two documents, if it has any.

    Raises UnreadableFile.
    """
    from draftdiff.importers.docx.reading import read_both, read_word
    from draftdiff.importers.docx.revisions import View

    try:
        if revisions is Revisions.BOTH:
            return read_both(data, name, language)
        return read_word(data, name, language, View(revisions.value))
    except RecursionError as error:
        message = f"{name or 'the Word file'} is nested too deeply for a resolution"
        raise UnreadableFile(message, slug="damaged-word") from error
