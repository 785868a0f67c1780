"""Akoma Ntoso for the United Nations (AKN4UN): the official XML of resolutions."""

from __future__ import annotations

import hashlib

from lxml import etree

from msgspec.structs import replace

from draftdiff.importers.akoma_ntoso.body import read_lines
from draftdiff.importers.akoma_ntoso.metadata import read_header
from draftdiff.importers.akoma_ntoso.parse import NAMESPACE, parse_xml
from draftdiff.keys import with_keys
from draftdiff.lexicons import load_lexicon
from draftdiff.model import Document, Imported, Language, ParagraphKind, Source, with_paragraphs

_MARKS = (b"<akomaNtoso", b":akomaNtoso", NAMESPACE.encode())


def recognises(data: bytes, name: str) -> bool:
    """Say whether the data begins like an Akoma Ntoso file."""
    head = data[:4096]
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        head = head.replace(b"\x00", b"")
    return any(mark in head for mark in _MARKS)


def read(data: bytes, name: str, language: Language | None) -> Imported:
    """Read a file into one document, or one for each part. Raises UnreadableFile."""
    root = parse_xml(data, name)
    source = Source(
        name=name, media_type="application/akn+xml", sha256=hashlib.sha256(data).hexdigest(), importer="akoma-ntoso"
    )
    documents = tuple(_document(one, source, language) for one in root.iter("{*}statement"))
    return Imported(documents=documents)


def _document(statement: etree._Element, source: Source, language: Language | None) -> Document:
    header = replace(read_header(statement), source=source)
    lexicon = load_lexicon(header.language) if header.language is not Language.UNKNOWN else None
    lines = read_lines(statement, lexicon)
    paragraphs = with_keys(line.paragraph for line in lines)
    return with_paragraphs(header, tuple(p for p in paragraphs if p.kind is not ParagraphKind.CLOSING))
