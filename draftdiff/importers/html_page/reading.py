"""Wires the stages of the import of pages."""

from __future__ import annotations

import hashlib

from draftdiff.importers.html_page.archive import is_archive, page_in
from draftdiff.importers.html_page.decoding import decode
from draftdiff.importers.html_page.lines import lines_of
from draftdiff.importers.html_page.tree import parse_page
from draftdiff.importers.plaintext.printed import Printed
from draftdiff.importers.plaintext.reading import read_printed
from draftdiff.importers.plaintext.traced import source_of
from draftdiff.model import Imported, Language, Source

MEDIA_TYPE = "text/html"


def read_page(data: bytes, name: str, language: Language | None) -> Imported:
    """Import a saved page. Raises UnreadableFile, or InvalidRecord where its language is not recognised."""
    page = lines_of(parse_page(decode(page_in(data, name) if is_archive(data) else data, name), name))
    source = Source(
        name=name.rpartition("/")[2],
        media_type=MEDIA_TYPE,
        sha256=hashlib.sha256(data).hexdigest(),
        importer="html",
    )
    printed = Printed(
        file=source, source=source_of(page.text), lines=page.lines, left_out=page.left_out, looks=page.looks, exact=True
    )
    return read_printed(printed, language)
