"""What the styles of a Word file say of paragraphs and runs, looked up along the chain of styles."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from draftdiff.importers.docx.package import w
from draftdiff.model import MarkKind

_LONGEST_CHAIN = 20
"""Styles based on one another; a longer chain goes round in a circle."""
_OFF = frozenset({"0", "false", "off", "none"})
_TOGGLES = {
    "b": MarkKind.BOLD, "i": MarkKind.ITALIC, "u": MarkKind.UNDERLINE, "strike": MarkKind.STRIKE,
    "dstrike": MarkKind.STRIKE, "highlight": MarkKind.HIGHLIGHT,
}  # fmt: skip
_HEADING = re.compile(r"heading [1-9]", re.IGNORECASE)
"""The names of Word's own styles of headings, which are English in files of every language."""
_RAISED = {"superscript": MarkKind.SUPERSCRIPT, "subscript": MarkKind.SUBSCRIPT}


class Styles:
    """The styles by their names in the file."""

    def __init__(self, root: etree._Element | None) -> None:
        found = root.iterfind(w("style")) if root is not None else ()
        self._styles = {style.get(w("styleId"), ""): style for style in found}

    def chain(self, name: str) -> Iterator[etree._Element]:
        """Give a style and those that it is based on, nearest first."""
        for _ in range(_LONGEST_CHAIN):
            style = self._styles.get(name)
            if style is None:
                return
            yield style
            name = value_of(style.find(w("basedOn")))

    def marks(self, run: etree._Element, paragraph_style: str) -> tuple[MarkKind, ...]:
        """Return what a run looks like: its own look, then that of its style, then that of its paragraph."""
        own = run.find(w("rPr"))
        looks = [] if own is None else [own]
        style = value_of(own.find(w("rStyle"))) if own is not None else ""
        for one in (*self.chain(style), *self.chain(paragraph_style)):
            look = one.find(w("rPr"))
            if look is not None:
                looks.append(look)
        kinds = [kind for name, kind in _TOGGLES.items() if _is_on(name, looks)]
        raised = next((found for look in looks if (found := look.find(w("vertAlign"))) is not None), None)
        kinds += [kind for name, kind in _RAISED.items() if raised is not None and value_of(raised) == name]
        return tuple(dict.fromkeys(kinds))

    def is_heading(self, paragraph: etree._Element) -> bool:
        """Say whether a paragraph has a style of headings, or one that is based on such a style."""
        return any(_HEADING.fullmatch(value_of(one.find(w("name")))) for one in self.chain(style_of(paragraph)))

    def numbering(self, paragraph: etree._Element) -> tuple[str, int | None, str]:
        """Return the list of a paragraph, its level if stated, and the style that says so; no list: empty."""
        properties = paragraph.find(w("pPr"))
        style = style_of(paragraph)
        holders = [("", properties), *((one.get(w("styleId"), ""), one.find(w("pPr"))) for one in self.chain(style))]
        level: int | None = None
        for name, holder in holders:
            found = holder.find(w("numPr")) if holder is not None else None
            if found is None:
                continue
            level = _level(found) if level is None else level
            number = value_of(found.find(w("numId")))
            if number:
                return ("" if number == "0" else number), level, name
        return "", None, ""


def _level(properties: etree._Element) -> int | None:
    stated = value_of(properties.find(w("ilvl")))
    return int(stated) if stated.isdecimal() and len(stated) == 1 else None


def _is_on(name: str, looks: list[etree._Element]) -> bool:
    for look in looks:
        found = look.find(w(name))
        if found is not None:
            return found.get(w("val"), "true") not in _OFF
    return False


def value_of(element: etree._Element | None) -> str:
    """Return what a property is set to, empty if it is not there."""
    return element.get(w("val"), "") if element is not None else ""


def style_of(paragraph: etree._Element) -> str:
    """Return the name of the style of a paragraph, empty if it has none of its own."""
    return value_of(paragraph.find(f"{w('pPr')}/{w('pStyle')}"))
