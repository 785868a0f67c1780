"""Runs of WordprocessingML: text with its look, and the tracked changes round them."""

from __future__ import annotations

from itertools import pairwise
from xml.sax.saxutils import escape

from draftdiff.model import Mark, MarkKind, Paragraph

_LOOKS = (
    ("b", frozenset({MarkKind.BOLD})),
    ("i", frozenset({MarkKind.ITALIC, MarkKind.LEAD})),
)
_NOT_IN_XML = str.maketrans("\ufffe\uffff", "\ufffd\ufffd")
AUTHOR = "draftdiff"
SAME, INSERTED, DELETED, MOVED_AWAY, MOVED_HERE = "", "ins", "del", "moveFrom", "moveTo"


class Ids:
    """Gives every tracked change of a file a number of its own."""

    def __init__(self) -> None:
        self._last = 0

    def tag(self, name: str, further: str = "") -> str:
        """Return the inside of the tag of a tracked change."""
        self._last += 1
        return f'w:{name} w:id="{self._last}" w:author="{AUTHOR}"{further}'

    def wrap(self, change: str, runs: str) -> str:
        """Return runs as the change; unchanged or empty ones as they are."""
        return f"<{self.tag(change)}>{runs}</w:{change}>" if change and runs else runs


def text_runs(text: str, change: str, *, rtl: bool, looks: str = "") -> str:
    """Return the runs of a text, without the change round them."""
    if not text:
        return ""
    name = "delText" if change == DELETED else "t"
    parts = []
    for index, part in enumerate(text.split("\t")):
        if index:
            parts.append("<w:tab/>")
        if part:
            parts.append(f'<w:{name} xml:space="preserve">{escape(part.translate(_NOT_IN_XML))}</w:{name}>')
    return f"<w:r>{_properties(looks, rtl=rtl)}{''.join(parts)}</w:r>"


def marked_runs(paragraph: Paragraph, start: int, end: int, change: str, *, rtl: bool) -> str:
    """Return the runs of a stretch of a paragraph, cut where its look changes."""
    ends = {place for mark in paragraph.marks for place in (mark.start, mark.end) if start < place < end}
    return "".join(
        text_runs(paragraph.text[first:last], change, rtl=rtl, looks=_looks(paragraph.marks, first))
        for first, last in pairwise((start, *sorted(ends), end))
    )


def call_run(number: int, *, rtl: bool) -> str:
    """Return the run that calls a footnote."""
    properties = _properties('<w:vertAlign w:val="superscript"/>', rtl=rtl)
    return f'<w:r>{properties}<w:footnoteReference w:id="{number}"/></w:r>'


def _looks(marks: tuple[Mark, ...], place: int) -> str:
    kinds = {mark.kind for mark in marks if mark.start <= place < mark.end}
    return "".join(f"<w:{name}/><w:{name}Cs/>" for name, such in _LOOKS if kinds & such)


def _properties(looks: str, *, rtl: bool) -> str:
    inside = looks + ("<w:rtl/>" if rtl else "")
    return f"<w:rPr>{inside}</w:rPr>" if inside else ""
