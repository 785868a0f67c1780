"""Files that people have and no importer reads: what they are, and what to do with them."""

from __future__ import annotations

import re
from typing import NamedTuple

_SAVE_AS = "open it in a word processor and save it as a Word document (.docx)"
_UNPACK = "unpack it and import the file in it"
_RECOGNISE = "let a program recognise its text (OCR) and import that"
_SHOWN = re.compile(rb"(?:\xef\xbb\xbf)?\[[^\n]+\]\r?\nlanguage: [a-z]+\r?\nstage: [a-z]+\r?\n")
_GIVE_RECORD = "give the document by its symbol, or what --format json writes"
_HEAD = 200
"""All that tells a format, with the name of an OpenDocument type."""


class Foreign(NamedTuple):
    """What a file is, and what to do with it."""

    what: str
    hint: str


_STARTS: tuple[tuple[bytes, Foreign], ...] = (
    (b"{\\rtf", Foreign("rich text (.rtf)", _SAVE_AS)),
    (b"\xd0\xcf\x11\xe0", Foreign("a file of an old office program", _SAVE_AS)),
    (b"PK\x03\x04", Foreign("an archive", _UNPACK)),
    (b"\x1f\x8b", Foreign("an archive", _UNPACK)),
    (b"7z\xbc\xaf", Foreign("an archive", _UNPACK)),
    (b"Rar!", Foreign("an archive", _UNPACK)),
    (b"\x89PNG", Foreign("a picture", _RECOGNISE)),
    (b"\xff\xd8\xff", Foreign("a picture", _RECOGNISE)),
    (b"GIF8", Foreign("a picture", _RECOGNISE)),
    (b"II*\x00", Foreign("a picture", _RECOGNISE)),
    (b"MM\x00*", Foreign("a picture", _RECOGNISE)),
)


def foreign(data: bytes) -> Foreign | None:
    """Say what a file is that no importer reads; None where that is not known."""
    head = data[:_HEAD]
    if head.startswith(b"PK\x03\x04") and b"opendocument" in head:
        return Foreign("an OpenDocument file (.odt)", _SAVE_AS)
    if _SHOWN.match(head):
        return Foreign("what `draftdiff show` prints for a reader", _GIVE_RECORD)
    return next((known for start, known in _STARTS if head.startswith(start)), None)
