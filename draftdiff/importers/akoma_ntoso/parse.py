"""Bytes of an XML file to its tree. The file is hostile until it is shown to be harmless."""

from __future__ import annotations

from lxml import etree

from draftdiff.errors import UnreadableFile

_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def local_name(element: etree._Element) -> str:
    """Return the name of an element without its namespace; empty for a comment or a processing instruction."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def parse_xml(data: bytes, name: str = "") -> etree._Element:
    """Parse a file of UTF-8 or UTF-16 and return its root.

    Nothing is loaded from the network or the disk, no entity is expanded, and a document type declaration is
    refused, for nothing in this format needs one. Raises UnreadableFile, which names line and column.
    """
    source = name or "the XML file"
    text = _as_utf_8(data, source)
    if b"<!DOCTYPE" in text:
        raise UnreadableFile(
            f"{source} has a document type declaration, which may hide harm and is not read",
            hint="delete the <!DOCTYPE …> from the file",
            slug="doctype",
        )
    parser = etree.XMLParser(
        encoding="utf-8", resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False,
        huge_tree=False, remove_comments=True, remove_pis=True, collect_ids=False,
    )  # fmt: skip
    try:
        return etree.fromstring(text, parser)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        reason = error.msg.partition(", line ")[0]
        raise UnreadableFile(
            f"{source} is not well-formed XML at line {line}, column {column}: {reason}",
            hint="open the file at that place and mend it, or fetch it again",
            slug="malformed-xml",
        ) from error


def _as_utf_8(data: bytes, source: str) -> bytes:
    if data[:2] not in _UTF_16:
        return data
    try:
        return data.decode("utf-16").encode()
    except UnicodeDecodeError as error:
        raise UnreadableFile(
            f"{source} is not UTF-16, as its first bytes say: {error.reason}", slug="encoding"
        ) from error
