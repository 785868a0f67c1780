"""How the lists of a page are numbered: by the `type` of a list, by styles, by counters of a style sheet."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree
from msgspec import Struct

from draftdiff.importers.docx.counting import printed
from draftdiff.importers.html_page.sheets import classes_of, sheets_of

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


class ListStyle(Struct, frozen=True):
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


def styles_of(root: etree._Element) -> dict[str, ListStyle]:
    """Return what the style sheets of a page say of lists, by class. A counter before the items is what is seen."""
    types: dict[str, ListStyle] = {}
    counters: dict[str, ListStyle] = {}
    for selector, rules in sheets_of(root):
        if counter := _COUNTER.search(rules):
            before, after = counter[1] or counter[2] or "", counter[4] or counter[5] or ""
            style = ListStyle(counter[3] or "decimal", before.strip(), after.strip())
            counters.update(dict.fromkeys(classes_of(selector, _CLASS), style))
        elif kind := _TYPE.search(rules):
            types.update(dict.fromkeys(classes_of(selector, _CLASS), ListStyle(kind[1])))
    return types | counters


def style_of(lists: etree._Element, styles: Mapping[str, ListStyle]) -> ListStyle:
    """Return how the items of a list are numbered."""
    said = _TYPE.search(lists.get("style", ""))
    if said:
        return ListStyle(said[1])
    found = (styles[name] for name in lists.get("class", "").split() if name in styles)
    usual = ListStyle(_BULLETS[0] if lists.tag == "ul" else lists.get("type", "1"))
    return next(found, usual)
