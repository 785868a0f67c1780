"""Wires the stages of the import of pages."""

from __future__ import annotations

from msgspec.structs import replace

from draftdiff.importers.html_page.archive import Packed, is_archive, unpacked
from draftdiff.importers.html_page.decoding import decode
from draftdiff.importers.html_page.lines import lines_of
from draftdiff.importers.html_page.tree import parse_page
from draftdiff.importers.plaintext.printed import Printed
from draftdiff.importers.plaintext.reading import read_printed, read_text
from draftdiff.importers.plaintext.traced_text import source_of
from draftdiff.model import Imported, Language, Source

_MAIL = Source(media_type="message/rfc822")
"""What web archives and mails are, whatever is packed in them."""


def read_page(data: bytes, name: str, language: Language | None) -> Imported:
    """Import a saved page, or a mail. Raises UnreadableFile, or InvalidRecord where its language is not recognised."""
    if not is_archive(data):
        return _read_packed(Packed(data, is_page=True), name, language)
    imported = _read_packed(unpacked(data, name), name, language)
    return replace(imported, documents=tuple(replace(document, source=_MAIL) for document in imported.documents))


def _read_packed(packed: Packed, name: str, language: Language | None) -> Imported:
    if not packed.is_page:
        return read_text(packed.data, name, language)
    page = lines_of(parse_page(decode(packed.data, name), name))
    printed = Printed(
        name=name, source=source_of(page.text), lines=page.lines, left_out=page.left_out, looks=page.looks, exact=True
    )
    return read_printed(printed, language)
