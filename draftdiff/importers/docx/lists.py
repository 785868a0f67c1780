"""Automatic numbers, rebuilt as Word prints them: its lists, their levels, where they start and start anew."""

from __future__ import annotations

import re

from lxml import etree
from msgspec import Struct

from draftdiff.importers.attributes import whole
from draftdiff.importers.docx.counting import printed
from draftdiff.importers.docx.fonts import seen
from draftdiff.importers.docx.package import w
from draftdiff.importers.docx.styles import Styles, is_on, value_of

_PLACE = re.compile(r"%([1-9])")
_LEVELS = 9
"""Lists of Word have no more levels."""


class ListNumber(Struct, frozen=True, kw_only=True):
    """A number as printed, the level of its list from 0, and whether it is a bullet."""

    text: str
    level: int
    bullet: bool


class _Level(Struct, frozen=True, kw_only=True):
    start: int
    number_format: str
    text: str
    restart: int | None
    legal: bool
    style: str


class Lists:
    """Counts the paragraphs of all lists; ask for every paragraph once, in the order of the text."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstracts: dict[str, etree._Element] = {}
        self._numbers: dict[str, etree._Element] = {}
        self._levels: dict[str, dict[int, _Level]] = {}
        self._counters: dict[str, dict[int, int]] = {}
        self._begun: set[str] = set()
        for one in root if root is not None else ():
            if one.tag == w("abstractNum"):
                self._abstracts[one.get(w("abstractNumId"), "")] = one
            elif one.tag == w("num"):
                self._numbers[one.get(w("numId"), "")] = one

    def number_of(self, paragraph: etree._Element) -> ListNumber | None:
        """Return the automatic number of a paragraph, None if it has none."""
        name, stated, style = self._styles.numbering(paragraph)
        abstract = self._abstract_of(name)
        if abstract is None:
            return None
        levels = self._levels_of(name, abstract)
        level = stated if stated is not None else next((i for i, one in levels.items() if style == one.style != ""), 0)
        if level not in levels:
            return None
        counters = self._count(name, abstract, level, levels)
        own = levels[level]
        if own.number_format == "bullet":
            return ListNumber(text=own.text, level=level, bullet=True)
        return ListNumber(text=_printed(own, counters, levels), level=level, bullet=False)

    def _abstract_of(self, name: str) -> etree._Element | None:
        number = self._numbers.get(name)
        if number is None:
            return None
        abstract = self._abstracts.get(value_of(number.find(w("abstractNumId"))))
        link = value_of(abstract.find(w("numStyleLink"))) if abstract is not None else ""
        if link:
            linked = (one for one in self._abstracts.values() if value_of(one.find(w("styleLink"))) == link)
            return next(linked, abstract)
        return abstract

    def _levels_of(self, name: str, abstract: etree._Element) -> dict[int, _Level]:
        if name not in self._levels:
            elements = [*abstract.iterfind(w("lvl")), *self._numbers[name].iterfind(f"{w('lvlOverride')}/{w('lvl')}")]
            self._levels[name] = {whole(one.get(w("ilvl"))): _level(one) for one in elements}
        return self._levels[name]

    def _count(self, name: str, abstract: etree._Element, level: int, levels: dict[int, _Level]) -> dict[int, int]:
        counters = self._counters.setdefault(abstract.get(w("abstractNumId"), ""), {})
        if name not in self._begun:
            self._begun.add(name)
            for override in self._numbers[name].iterfind(w("lvlOverride")):
                start = override.find(w("startOverride"))
                if start is not None:
                    counters[whole(override.get(w("ilvl")))] = whole(value_of(start), 1) - 1
        counters[level] = counters.get(level, levels[level].start - 1) + 1
        for deeper in range(level + 1, _LEVELS):
            restart = levels[deeper].restart if deeper in levels else None
            if restart is None or (restart and level < restart):
                counters.pop(deeper, None)
        return counters


def _printed(own: _Level, counters: dict[int, int], levels: dict[int, _Level]) -> str:
    def place(match: re.Match[str]) -> str:
        index = int(match[1]) - 1
        if index not in levels:
            return ""
        value = counters.get(index, levels[index].start)
        return printed(value, "decimal" if own.legal else levels[index].number_format)

    return _PLACE.sub(place, own.text).strip()


def _level(element: etree._Element) -> _Level:
    restart = element.find(w("lvlRestart"))
    return _Level(
        start=whole(value_of(element.find(w("start")))),
        number_format=value_of(element.find(w("numFmt"))) or "decimal",
        text=seen(value_of(element.find(w("lvlText"))), element.findall(w("rPr"))),
        restart=whole(value_of(restart)) if restart is not None else None,
        legal=is_on("isLgl", [element]),
        style=value_of(element.find(w("pStyle"))),
    )
