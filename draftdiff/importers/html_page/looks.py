"""What the elements of a page say of the looks of their text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from draftdiff.importers.raised import RAISED
from draftdiff.model import MarkKind

_LOOKS = {
    "i": MarkKind.ITALIC, "em": MarkKind.ITALIC, "cite": MarkKind.ITALIC, "b": MarkKind.BOLD, "strong": MarkKind.BOLD,
    "u": MarkKind.UNDERLINE, "ins": MarkKind.UNDERLINE,
    "s": MarkKind.STRIKE, "strike": MarkKind.STRIKE, "del": MarkKind.STRIKE,
    "mark": MarkKind.HIGHLIGHT, "sub": MarkKind.SUBSCRIPT, "sup": MarkKind.SUPERSCRIPT,
}  # fmt: skip
_STYLES = (
    (re.compile(r"font-style\s*:\s*(?:italic|oblique)"), MarkKind.ITALIC),
    (re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)"), MarkKind.BOLD),
    (re.compile(r"text-decoration[^;:]*:[^;]*underline"), MarkKind.UNDERLINE),
    (re.compile(r"text-decoration[^;:]*:[^;]*line-through"), MarkKind.STRIKE),
    (re.compile(r"vertical-align\s*:\s*super"), MarkKind.SUPERSCRIPT),
)
_PLACED = re.compile(r"position\s*:\s*absolute")
_LINK = re.compile(r"(?:https?|ftp|mailto):[^\s\x00-\x1f\x7f-\x9f\u2028\u2029]+", re.IGNORECASE)
_CALL = re.compile(r"\s*[\[(]?\d{1,3}[\])]?\s*")
_CALL_SIGNS = RAISED | str.maketrans("[]", "()")
_LONGEST_CALL = 40
"""White space and nested elements included; what is longer is not read to its end."""


def looks_of(element: etree._Element) -> Iterator[tuple[MarkKind, str]]:
    """Give the looks of an element, each with its value: the target of a link that leads out of the page."""
    kind = _LOOKS.get(str(element.tag))
    if kind:
        yield kind, ""
    style = element.get("style", "")
    for pattern, styled in _STYLES if style else ():
        if styled is not kind and pattern.search(style):
            yield styled, ""
    if element.tag == "a" and _LINK.fullmatch(element.get("href", "")):
        yield MarkKind.LINK, element.get("href", "")


def is_way_back(element: etree._Element) -> bool:
    """Say whether an element is a link within the page that has a sign and no word, as from a note to its call."""
    if element.tag != "a" or not element.get("href", "").startswith("#"):
        return False
    return not any(sign.isalnum() or sign in "*†‡" for piece in element.itertext() for sign in str(piece))


def is_placed(element: etree._Element) -> bool:
    """Say whether an element is set at a place of its own, as word processors write what stands behind a tab."""
    return bool(_PLACED.search(element.get("style", "")))


def is_call(element: etree._Element) -> bool:
    """Say whether an element is the number of a note: raised, or a link within the page."""
    linked = element.tag == "a" and element.get("href", "").startswith("#")
    raised = element.tag == "sup" or any(kind is MarkKind.SUPERSCRIPT for kind, _ in looks_of(element))
    if not (linked or raised):
        return False
    text = ""
    for piece in element.itertext():
        text += str(piece)
        if len(text) > _LONGEST_CALL:
            return False
    return _CALL.fullmatch(text) is not None


def raised(text: str) -> str:
    """Return the number of a note in raised figures, as it is told from other figures in a text."""
    return text.translate(_CALL_SIGNS)
