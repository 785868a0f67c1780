"""What the styles of a Word file say of paragraphs and runs, looked up along the chain of styles."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from draftdiff.importers.docx.package import w
from draftdiff.model import MarkKind

_LONGEST_CHAIN = 20
"""Styles based on one another; a longer chain goes round in a circle."""
OFF = frozenset({"0", "false", "off", "none"})
"""How Word says that something is not so."""
_TOGGLES = {
    "b": MarkKind.BOLD, "i": MarkKind.ITALIC, "u": MarkKind.UNDERLINE, "strike": MarkKind.STRIKE,
    "dstrike": MarkKind.STRIKE, "highlight": MarkKind.HIGHLIGHT,
}  # fmt: skip
_SWITCHED = ("b", "i", "strike", "dstrike", "vanish")
"""What the style of a run turns off again where the style of its paragraph has turned it on."""
_HEADING = re.compile(r"heading [1-9]", re.IGNORECASE)
"""The names of Word's own styles of headings, which are English in files of every language."""
_RAISED = {"superscript": MarkKind.SUPERSCRIPT, "subscript": MarkKind.SUBSCRIPT}


class Styles:
    """The styles by their names in the file."""

    def __init__(self, root: etree._Element | None) -> None:
        found = root.iterfind(w("style")) if root is not None else ()
        self._styles = {style.get(w("styleId"), ""): style for style in found}
        self._looks: dict[tuple[str, ...], list[etree._Element]] = {}

    def chain(self, name: str) -> Iterator[etree._Element]:
        """Give a style and those that it is based on, nearest first."""
        for _ in range(_LONGEST_CHAIN):
            style = self._styles.get(name)
            if style is None:
                return
            yield style
            name = value_of(style.find(w("basedOn")))

    def looks(self, holder: etree._Element, paragraph_style: str) -> list[etree._Element]:
        """Return what a run, or the mark of a paragraph, looks like: its own look, those of its style, its paragraph's.

        `holder` is the run, or the properties of the paragraph. What is nearest counts.
        """
        own = holder.find(w("rPr"))
        style = value_of(own.find(w("rStyle"))) if own is not None else ""
        return [*([] if own is None else [own]), *self._looks_of(style, paragraph_style)]

    def _looks_of(self, *names: str) -> list[etree._Element]:
        if names not in self._looks:
            own, around = ([look for one in self.chain(name) for look in one.iterfind(w("rPr"))] for name in names)
            off = etree.Element(w("rPr"))
            for name in _SWITCHED:
                if is_on(name, own) and is_on(name, around):
                    etree.SubElement(off, w(name)).set(w("val"), "0")
            self._looks[names] = [off, *own, *around] if len(off) else [*own, *around]
        return self._looks[names]

    def hides_mark(self, paragraph: etree._Element) -> bool:
        """Say whether the mark of a paragraph is hidden: an empty one is then not printed at all."""
        properties = paragraph.find(w("pPr"))
        return properties is not None and is_on("vanish", self.looks(properties, style_of(paragraph)))

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


def marks_of(looks: list[etree._Element]) -> tuple[MarkKind, ...]:
    """Return the marks that looks make, nearest first."""
    kinds = [kind for name, kind in _TOGGLES.items() if is_on(name, looks)]
    raised = next((found for look in looks if (found := look.find(w("vertAlign"))) is not None), None)
    kinds += [kind for name, kind in _RAISED.items() if raised is not None and value_of(raised) == name]
    return tuple(dict.fromkeys(kinds))


def _level(properties: etree._Element) -> int | None:
    stated = value_of(properties.find(w("ilvl")))
    return int(stated) if stated.isdecimal() and len(stated) == 1 else None


def is_on(name: str, looks: list[etree._Element]) -> bool:
    """Say whether the nearest look that states a property states that it is so."""
    for look in looks:
        found = look.find(w(name))
        if found is not None:
            return found.get(w("val"), "true") not in OFF
    return False


def value_of(element: etree._Element | None) -> str:
    """Return what a property is set to, empty if it is not there."""
    return element.get(w("val"), "") if element is not None else ""


def style_of(paragraph: etree._Element) -> str:
    """Return the name of the style of a paragraph, empty if it has none of its own."""
    return value_of(paragraph.find(f"{w('pPr')}/{w('pStyle')}"))
