"""Numbers that Word counts by fields without storing them: AUTONUM, AUTONUMLGL, LISTNUM; set in as Word prints them.

Those in body text and in Word's own lists are counted; of others, in headings and in lists with names, a problem tells.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from lxml import etree

from draftdiff.importers.attributes import whole
from draftdiff.importers.docx.counting import printed
from draftdiff.importers.docx.package import w
from draftdiff.importers.docx.styles import Styles
from draftdiff.importers.notices import notice
from draftdiff.problems import Problem

_CODE = re.compile(r"\s*(AUTONUM(?:LGL|OUT)?|LISTNUM)(?![A-Z])\s*\"?(\w*)\"?(.*)", re.DOTALL)
_SWITCH = re.compile(r"\\([*ls])\s*\"?(\w+|[^\w\s\"])")
_START = re.compile(r"\\s\s*\"?\d+\"?")
_FORMATS = {
    "alphabetic": "lowerLetter", "ALPHABETIC": "upperLetter", "roman": "lowerRoman", "ROMAN": "upperRoman",
}  # fmt: skip
_NUMBER = ("decimal", "lowerLetter", "lowerRoman")
_LISTS = {
    "numberdefault": tuple((one, shape) for shape in ("{})", "({})", "{}.") for one in _NUMBER),
    "outlinedefault": (
        ("upperRoman", "{}."), ("upperLetter", "{}."), ("decimal", "{}."), ("lowerLetter", "{})"), ("decimal", "({})"),
        ("lowerLetter", "({})"), ("lowerRoman", "({})"), ("lowerLetter", "({})"), ("lowerRoman", "({})"),
    ),
}  # fmt: skip
"""The formats and shapes of the levels of Word's own lists, in small letters as their names are compared."""
_AUTO = "autonum"
"""Stands for the name of the list that AUTONUM counts, which has one level."""
_STORED = "="
"""Stands for the code of a field whose result follows: it needs no number."""
_SHOWN = 80
"""So many characters of a paragraph say which it is."""


def set_field_numbers(root: etree._Element, styles: Styles) -> tuple[list[etree._Element], list[Problem]]:
    """Set the numbers of fields into the tree behind their fields; return them, and what tells of those not known."""
    numbers: list[etree._Element] = []
    problems: list[Problem] = []
    fields = [(field, code, code[2].lower() if code[1] == "LISTNUM" else _AUTO) for field, code in _fields(root)]
    in_headings = any(name == _AUTO and styles.is_heading(_paragraph_of(field)) for field, _, name in fields)
    counters: dict[str, dict[int, int]] = defaultdict(dict)
    for field, code, name in fields:
        switches = {one[1]: one[2] for one in _SWITCH.finditer(code[3])}
        number = "" if in_headings and name == _AUTO else _number(name, switches, counters[name])
        if number:
            text = etree.Element(w("t"))
            text.text = number
            field.addnext(text)
            numbers.append(text)
        else:
            words = "".join(one.text or "" for one in _paragraph_of(field).iter(w("t"))).split()
            problems.append(notice("field-number", text=" ".join(words)[:_SHOWN]))
    return numbers, problems


def code_of_number(paragraph: etree._Element) -> str:
    """Return the code of the field that numbers a paragraph, to number another one: it starts nothing anew."""
    code = next((code for _, code in _fields(paragraph)), None)
    if code is None:
        return ""
    return _START.sub("", code.string) if code[1] == "LISTNUM" else code.string


def _number(name: str, switches: dict[str, str], counts: dict[int, int]) -> str:
    """Return the number that a field prints, empty if it is not known."""
    if name == _AUTO:
        value = counts[0] = counts.get(0, 0) + 1
        return printed(value, _FORMATS.get(switches.get("*", ""), "decimal")) + switches.get("s", ".")
    level = whole(switches["l"]) if "l" in switches else max(counts, default=0)
    if name not in _LISTS or not 1 <= level <= len(_LISTS[name]):
        return ""
    counts[level] = whole(switches["s"], 1) if "s" in switches else counts.get(level, 0) + 1
    for deeper in [one for one in counts if one > level]:
        del counts[deeper]
    number_format, shape = _LISTS[name][level - 1]
    return shape.format(printed(counts[level], number_format))


def _fields(root: etree._Element) -> Iterator[tuple[etree._Element, re.Match[str]]]:
    """Give the last element of each field that numbers and has no result, and its code."""
    codes: list[str] = []
    for element in root.iter(*map(w, ("fldChar", "instrText", "delInstrText", "fldSimple"))):
        if element.tag == w("fldSimple"):
            found = _CODE.match(element.get(w("instr"), ""))
            if found and next(element.iter(w("t")), None) is None:
                yield element, found
            continue
        which = element.get(w("fldCharType"), "")
        if which == "begin":
            codes.append("")
        elif codes and which in ("separate", "end"):
            found = _CODE.match(codes[-1]) if which == "end" else None
            codes[-1:] = [_STORED] if which == "separate" else []
            if found:
                yield element, found
        elif codes:
            codes[-1] += element.text or ""


def _paragraph_of(element: etree._Element) -> etree._Element:
    return next(element.iterancestors(w("p")), element)
