"""Fonts of symbols: which sign a reader sees where the file has a place in such a font."""

from __future__ import annotations

import re
from functools import cache

from lxml import etree

from draftdiff.importers.docx.package import w
from draftdiff.package_data import load_package_data

_PRIVATE = re.compile("[\uf020-\uf0ff]")
"""Where Unicode has room for the 224 places of an old font."""
_FIRST_PRIVATE = 0xF000
_UNREAD = "\ufffd"
"""A sign that is in no table, as a reader of Unicode knows it."""


@cache
def _tables() -> dict[str, dict[int, str]]:
    stated = load_package_data(dict[str, dict[str, str]], "importers", "docx", "fonts.json")
    return {
        font: {int(start, 16) + place: sign for start, signs in rows.items() for place, sign in enumerate(signs)}
        for font, rows in stated.items()
    }


def symbol_of(element: etree._Element) -> str:
    """Return the sign of a symbol (`w:sym`); in a font of letters, a private place stands for a character below 256."""
    try:
        code = int(element.get(w("char"), ""), 16)
    except ValueError:
        return ""
    code -= _FIRST_PRIVATE if _FIRST_PRIVATE + 0x20 <= code <= _FIRST_PRIVATE + 0xFF else 0
    table = _tables().get(element.get(w("font"), ""))
    if table is not None and code <= 0xFF:
        return table.get(code, _UNREAD)
    return chr(code) if 0x20 <= code < 0xD800 or 0xE000 <= code < 0x110000 else ""


def seen(text: str, looks: list[etree._Element]) -> str:
    """Return a text with the signs in the place of private ones, where a font of symbols prints it."""
    if not _PRIVATE.search(text):
        return text
    fonts = next((found for look in looks if (found := look.find(w("rFonts"))) is not None), None)
    table = _tables().get(fonts.get(w("ascii"), "")) if fonts is not None else None
    if table is None:
        return text
    return _PRIVATE.sub(lambda sign: table.get(ord(sign[0]) - _FIRST_PRIVATE, _UNREAD), text)
