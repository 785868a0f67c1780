"""Files that people have and no importer reads: what they are, and what to do with them."""

from __future__ import annotations

import re
from typing import NamedTuple

_SAVE_AS = "open it in a word processor and save it as a Word document (.docx)"
_SAVE_MAIL = "save it as a mail (.eml) or a web page, or import the file that it carries"
_COPY = "copy the text of the resolution into a Word document"
_UNPACK = "unpack it and import the file in it"
_RECOGNISE = "let a program recognise its text (OCR) and import that"
_SHOWN = re.compile(rb"(?:\xef\xbb\xbf)?\[[^\n]+\]\r?\nlanguage: [a-z]+\r?\nstage: [a-z]+\r?\n")
_GIVE_RECORD = "give the document by its symbol, or what --format json writes"


class Foreign(NamedTuple):
    """What a file is, and what to do with it."""

    what: str
    hint: str


_ZIP, _COMPOUND = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_OPEN = Foreign("an OpenDocument file", _SAVE_AS)
_LINK = Foreign("a link to a file", "open it in a browser and download the file, such as Word (.docx)")
_ARCHIVE, _PICTURE = Foreign("an archive", _UNPACK), Foreign("a picture", _RECOGNISE)
_WORD_XML = Foreign("a Word document in XML", _SAVE_AS)
_KNOWN: tuple[tuple[bytes, bytes, Foreign], ...] = (
    (b"{\\rtf", b"", Foreign("rich text (.rtf)", _SAVE_AS)),
    (_COMPOUND, "__substg1.0_".encode("utf-16-le"), Foreign("a message of Outlook (.msg)", _SAVE_MAIL)),
    (_COMPOUND, b"", Foreign("a file of an old office program", _SAVE_AS)),
    (_ZIP, b"opendocument", _OPEN),
    (_ZIP, b"xl/workbook", Foreign("a spreadsheet", _COPY)),
    (_ZIP, b"ppt/slides", Foreign("a file of slides", _COPY)),
    (_ZIP, b"Index/Document.iwa", Foreign("a file of Pages, Numbers or Keynote", "export it as Word (.docx)")),
    (b"\xffWPC", b"", Foreign("a file of WordPerfect", _SAVE_AS)),
    (b"{", b'"doc_id"', _LINK),
    (b"[InternetShortcut]", b"", _LINK),
    (b"<?xml", b"<office:document", _OPEN),
    (b"<?xml", b"<pkg:package", _WORD_XML),
    (b"<?xml", b"<w:wordDocument", _WORD_XML),
    *((start, b"", _ARCHIVE) for start in (_ZIP, b"\x1f\x8b", b"\xfd7zXZ", b"7z\xbc\xaf", b"Rar!")),
    *((start, b"", _PICTURE) for start in (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*")),
    (b"RIFF", b"WEBP", _PICTURE),
    (b"\x00\x00\x00", b"ftyphei", _PICTURE),
)
"""How files begin, what stands in them besides, and what they then are."""


def foreign(data: bytes) -> Foreign | None:
    """Say what a file is that no importer reads; None where that is not known."""
    if _SHOWN.match(data):
        return Foreign("what `draftdiff show` prints for a reader", _GIVE_RECORD)
    return next((known for start, inside, known in _KNOWN if data.startswith(start) and inside in data), None)
