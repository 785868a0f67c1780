"""The numbers that a browser prints before the items of a list, for they stand nowhere in the text of the page.

How they are numbered is said by the `type` of a list, by styles, and by counters of a style sheet.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import islice

from lxml import etree
from msgspec import Struct

from draftdiff.importers.attributes import whole
from draftdiff.importers.docx.counting import printed
from draftdiff.importers.html_page.looks import is_call, raised
from draftdiff.importers.html_page.sheets import classes_of, sheets_of
from draftdiff.numbering import leading_number

_READ = 8
"""How many pieces of an item's text are read to see whether it prints a number of its own."""
_CLASS = re.compile(r"\.([\w-]{1,100})(?:\s*>\s*li|\s+li)?(?:::?before)?\s*$")
"""A class and its items; what says more is passed over."""
_TYPE = re.compile(r"list-style(?:-type)?\s*:\s*([a-z-]+)")
_COUNTER = re.compile(
    r"""content\s*:\s*(?:"([^"]*)"|'([^']*)')?\s*counter\([^,()]+(?:,\s*([a-z-]+)\s*)?\)\s*(?:"([^"]*)"|'([^']*)')?"""
)
_FORMATS = {
    "a": "lowerLetter", "lower-alpha": "lowerLetter", "lower-latin": "lowerLetter",
    "A": "upperLetter", "upper-alpha": "upperLetter", "upper-latin": "upperLetter",
    "i": "lowerRoman", "lower-roman": "lowerRoman", "I": "upperRoman", "upper-roman": "upperRoman",
}  # fmt: skip
_BULLET = "•"
_BULLETS = ("disc", "circle", "square")


class Lists:
    """Counts the items of the lists that are open."""

    def __init__(self, root: etree._Element) -> None:
        self._styles = _styles_of(root)
        self._notes = {link.get("href", "")[1:] for link in root.iter("a") if is_call(link)}
        self._last: list[int] = []

    def open(self, element: etree._Element) -> None:
        """Begin a list."""
        self._last.append(whole(element.get("start"), 1) - 1)

    def close(self) -> None:
        """End the list opened last."""
        if self._last:
            self._last.pop()

    def item(self, element: etree._Element) -> str:
        """Count an item; return its number or bullet, nothing where it prints its own or has none."""
        parent = element.getparent()
        if parent is None or parent.tag not in ("ol", "ul") or not self._last:
            return ""
        self._last[-1] = whole(element.get("value"), self._last[-1] + 1)
        if element.get("id", "") in self._notes:
            return raised(str(self._last[-1]))
        beginning = "".join(map(str, islice(element.itertext(), _READ))).strip()[:100]
        if leading_number(beginning):
            return ""
        return _style_of(parent, self._styles).printed(self._last[-1])


class _ListStyle(Struct, frozen=True):
    """How a number is printed: its format, and the signs before and after it; empty: as resolutions do."""

    format: str
    before: str = ""
    after: str = ""

    def printed(self, value: int) -> str:
        """Print a number: letters and Roman numbers in brackets, figures with a full stop, if nothing else is said."""
        if self.format == "none":
            return ""
        if self.format in _BULLETS:
            return _BULLET
        number = printed(value, _FORMATS.get(self.format, "decimal"))
        if self.before or self.after:
            return f"{self.before}{number}{self.after}"
        return f"({number})" if self.format in _FORMATS else f"{number}."


def _styles_of(root: etree._Element) -> dict[str, _ListStyle]:
    """Return what the style sheets of a page say of lists, by class. A counter before the items is what is seen."""
    types: dict[str, _ListStyle] = {}
    counters: dict[str, _ListStyle] = {}
    for selector, rules in sheets_of(root):
        if counter := _COUNTER.search(rules):
            before, after = counter[1] or counter[2] or "", counter[4] or counter[5] or ""
            style = _ListStyle(counter[3] or "decimal", before.strip(), after.strip())
            counters.update(dict.fromkeys(classes_of(selector, _CLASS), style))
        elif kind := _TYPE.search(rules):
            types.update(dict.fromkeys(classes_of(selector, _CLASS), _ListStyle(kind[1])))
    return types | counters


def _style_of(lists: etree._Element, styles: Mapping[str, _ListStyle]) -> _ListStyle:
    """Return how the items of a list are numbered."""
    said = _TYPE.search(lists.get("style", ""))
    if said:
        return _ListStyle(said[1])
    found = (styles[name] for name in lists.get("class", "").split() if name in styles)
    usual = _ListStyle(_BULLETS[0] if lists.tag == "ul" else lists.get("type", "1"))
    return next(found, usual)
