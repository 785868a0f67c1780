"""Saved web pages (.html, .mht, .eml): resolutions as the official site, its libraries and mail programs show them.

The stages: bytes to text whatever their encoding, text to a tree that loads and runs nothing, the tree to lines
without what stands round the text; from there on as plain text.
"""

from __future__ import annotations

import re

from draftdiff.importers.html_page.archive import is_archive
from draftdiff.model import Imported, Language

_START = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*\?>\s*|<!--(?:(?!-->).)*-->\s*)*<(?:(?P<page>!doctype\s+html|html|head|body|title|meta)|div|p|h[1-6]"
    rb"|table|pre|article|main|span|font|center)\b",
    re.IGNORECASE | re.DOTALL,
)
_HEAD = 4096
"""A page begins within this, comments before it included."""
_MARKDOWN = ".md"
"""A file with this suffix may begin with an element of HTML and be no page."""
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def recognises(data: bytes, name: str) -> bool:
    """Say whether the data begins as a page or a piece of one, or as what a page is packed in."""
    if is_archive(data):
        return True
    head = data[:_HEAD]
    if head[:2] in _UTF_16:
        head = head[2:].replace(b"\x00", b"")
    found = _START.match(head)
    return found is not None and (found["page"] is not None or not name.lower().endswith(_MARKDOWN))


def read(data: bytes, name: str = "", language: Language | None = None) -> Imported:
    """Read a saved page. Raises UnreadableFile, or InvalidRecord where its language is not recognised."""
    from draftdiff.importers.html_page.reading import read_page

    return read_page(data, name, language)
