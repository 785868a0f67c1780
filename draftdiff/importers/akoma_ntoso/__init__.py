"""Akoma Ntoso for the United Nations (AKN4UN): the official XML of resolutions."""

from __future__ import annotations

from draftdiff.errors import UnreadableFile
from draftdiff.model import Imported, Language

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
_MARKS = (b"<akomaNtoso", b":akomaNtoso", NAMESPACE.encode())
_HEAD = 4096
"""The name of the root element stands within this, comments before it included."""


def recognises(data: bytes, name: str) -> bool:
    """Say whether the data begins like an Akoma Ntoso file."""
    head = data[:_HEAD]
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        head = head.replace(b"\x00", b"")
    return any(mark in head for mark in _MARKS)


def read(data: bytes, name: str, language: Language | None) -> Imported:
    """Read a file into one document, or one for each of its parts. Raises UnreadableFile."""
    from draftdiff.importers.akoma_ntoso.documents import read_documents
    from draftdiff.importers.akoma_ntoso.parse import parse_xml

    root = parse_xml(data, name)
    try:
        return read_documents(root, name, language)
    except RecursionError as error:
        raise UnreadableFile(
            f"{name or 'the XML file'} is nested too deeply for a resolution", slug="malformed-xml"
        ) from error
