"""The encoding of a page: what it says of itself, if that can be true; else the one that gives words of a language."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from draftdiff.errors import UnreadableFile
from draftdiff.importers.plaintext.decoding.encodings import best_reading

_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:\-]{1,40})""", re.IGNORECASE)
_HEAD = 4096
"""Where a page says its encoding, if it does: browsers look no further than its first kilobyte."""
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_OF_PAGES = re.compile(r"cp\d+|iso8859-\d+|koi8-[ru]|gb\w+|mac-\w+|hz|ascii")
_WIDER = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030"}
"""What browsers read for a declared encoding: the wider one, which is what was meant."""


def decode(data: bytes, name: str) -> str:
    """Return the text of a page. Raises UnreadableFile where it is in no encoding that can be read."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    best = best_reading(data, _declared(data))
    if best is None:
        hint = "open it in a browser and save it anew; pages are saved in UTF-8 today"
        raise UnreadableFile(f"{name or 'the page'} is in no encoding that can be read", hint=hint, slug="encoding")
    return best.text


def _declared(data: bytes) -> Iterator[str]:
    found = _DECLARED.search(data[:_HEAD])
    try:
        name = codecs.lookup(found[1].decode("ascii")).name if found else ""
    except LookupError:
        return
    if _OF_PAGES.fullmatch(name):
        yield _WIDER.get(name, name)
