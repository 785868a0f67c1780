"""Word files (.docx): drafts and resolutions as delegations and the Secretariat exchange them.

The stages: the package and its parts, tracked changes resolved in the tree, lines in reading order with their
automatic numbers and notes, cover and end parted from the body, paragraphs by the pieces that the other importers use.
"""

from __future__ import annotations

from draftdiff.errors import UnreadableFile
from draftdiff.importers.docx.package import is_word
from draftdiff.importers.docx.reading import read_word
from draftdiff.model import Imported, Language


def recognises(data: bytes, name: str) -> bool:
    """Say whether the data is a Word file, perhaps one that cannot be read for its age or its password."""
    return is_word(data)


def read(data: bytes, name: str = "", language: Language | None = None) -> Imported:
    """Read a Word file with its tracked changes accepted. Raises UnreadableFile."""
    try:
        return read_word(data, name, language)
    except RecursionError as error:
        message = f"{name or 'the Word file'} is nested too deeply for a resolution"
        raise UnreadableFile(message, slug="damaged-word") from error
