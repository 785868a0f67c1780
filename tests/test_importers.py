"""The registry of importers: the content decides which one reads."""

from __future__ import annotations

import pytest

from draftdiff.codec import encode
from draftdiff.errors import UnknownFormat
from draftdiff.importers import read_source, recognise
from draftdiff.model import Document, Language


def test_a_stored_document_is_read_as_it_is() -> None:
    document = Document(symbol="A/RES/175/16", language=Language.ENGLISH, title="Care of lighthouses")
    data = encode(document)
    assert recognise(data, "lamps.txt") == "json"
    assert read_source(data).documents == (document,)


def test_other_json_is_no_document() -> None:
    with pytest.raises(UnknownFormat):
        read_source(b'{"format": "lamps/1"}', from_format="lamps")


@pytest.mark.parametrize(
    ("data", "what", "hint"),
    [
        (rb"{\rtf1\ansi The General Assembly,}", "rich text", "save it as a Word document"),
        (b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/vnd.oasis.opendocument.text", "OpenDocument", "save it as"),
        (b"PK\x03\x04" + bytes(26) + b"notes.txt", "an archive", "unpack it"),
        (b"PK\x03\x04" + bytes(26) + b"ppt/slides/slide1.xml", "slides", "copy the text"),
        (b"PK\x03\x04" + bytes(26) + b"xl/workbook.xml", "a spreadsheet", "copy the text"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "__substg1.0_".encode("utf-16-le"), "message of Outlook", ".eml"),
        (b'<?xml version="1.0"?><office:document>', "OpenDocument", "save it as"),
        (b'<?xml version="1.0"?><pkg:package>', "Word document in XML", "save it as"),
        (b"\x89PNG\r\n\x1a\n", "a picture", "OCR"),
        (b"[A/RES/173/135]\nlanguage: en\nstage: adopted\n", "draftdiff show", "by its symbol"),
    ],
)
def test_files_that_people_have_and_no_importer_reads_are_named(data: bytes, what: str, hint: str) -> None:
    with pytest.raises(UnknownFormat, match=what) as caught:
        read_source(data, "draft")
    assert hint in caught.value.hint
