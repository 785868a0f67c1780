"""Wires the stages of the import of pages."""

from __future__ import annotations

import hashlib

from msgspec import structs

from draftdiff.importers.html_page.archive import Packed, is_archive, unpacked
from draftdiff.importers.html_page.decoding import decode
from draftdiff.importers.html_page.lines import lines_of
from draftdiff.importers.html_page.tree import parse_page
from draftdiff.importers.plaintext.printed import Printed
from draftdiff.importers.plaintext.reading import read_printed, read_text
from draftdiff.importers.plaintext.traced import source_of
from draftdiff.model import Imported, Language, Source

MEDIA_TYPE = "text/html"
MAIL = "message/rfc822"


def read_page(data: bytes, name: str, language: Language | None) -> Imported:
    """Import a saved page, or a mail. Raises UnreadableFile, or InvalidRecord where its language is not recognised."""
    source = Source(
        name=name.rpartition("/")[2],
        media_type=MEDIA_TYPE,
        sha256=hashlib.sha256(data).hexdigest(),
        importer="html",
    )
    packed = unpacked(data, name) if is_archive(data) else Packed(data, is_page=True)
    if not packed.is_page:
        return _of_file(read_text(packed.data, name, language), source)
    page = lines_of(parse_page(decode(packed.data, name), name))
    printed = Printed(
        file=source, source=source_of(page.text), lines=page.lines, left_out=page.left_out, looks=page.looks, exact=True
    )
    return read_printed(printed, language)


def _of_file(imported: Imported, mail: Source) -> Imported:
    """Name the mail, not the text in it, as the source."""
    source = structs.replace(mail, media_type=MAIL)
    return structs.replace(imported, documents=tuple(structs.replace(one, source=source) for one in imported.documents))
