"""The numbers that a browser prints before the items of a list, for they stand nowhere in the text of the page."""

from __future__ import annotations

from itertools import islice

from lxml import etree

from draftdiff.importers.html_page.list_styles import style_of, styles_of
from draftdiff.importers.html_page.looks import is_call, raised
from draftdiff.importers.spans import whole
from draftdiff.numbering import leading_number

_READ = 8
"""How many pieces of an item's text are read to see whether it prints a number of its own."""


class Lists:
    """Counts the items of the lists that are open."""

    def __init__(self, root: etree._Element) -> None:
        self._styles = styles_of(root)
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
        return style_of(parent, self._styles).printed(self._last[-1])
