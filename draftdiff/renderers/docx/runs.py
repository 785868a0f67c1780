"""Runs of WordprocessingML: text with its look, the tracked changes round them, and words that go both ways.

Word knows runs that go from right to left, but not the isolates of Unicode. So what a phrase isolates becomes a
run of its own direction, and marks that both Word and LibreOffice obey stand where the direction changes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from xml.sax.saxutils import escape, quoteattr

from draftdiff.model import Mark, MarkKind, Paragraph
from draftdiff.renderers.docx.pieces import DELETED, SAME
from draftdiff.renderers.harmless import FSI, LRI, PDI, RLI, has_right_to_left

_LOOKS = (
    ("<w:b/><w:bCs/>", frozenset({MarkKind.BOLD})),
    ("<w:i/><w:iCs/>", frozenset({MarkKind.ITALIC, MarkKind.LEAD})),
    ("<w:strike/>", frozenset({MarkKind.STRIKE})),
    ('<w:highlight w:val="yellow"/>', frozenset({MarkKind.HIGHLIGHT})),
    ('<w:u w:val="single"/>', frozenset({MarkKind.UNDERLINE})),
    ('<w:vertAlign w:val="superscript"/>', frozenset({MarkKind.SUPERSCRIPT})),
    ('<w:vertAlign w:val="subscript"/>', frozenset({MarkKind.SUBSCRIPT})),
)
"""How kinds of marks look."""
_PROPERTY = re.compile(r"(<w:(\w+)[^>]*/>)")
_ORDER = ("b", "bCs", "i", "iCs", "strike", "color", "highlight", "u", "vertAlign")
"""Properties of a run in the order in which the schema of Word wants them."""
_NO_DATE = "1980-01-01T00:00:00Z"
"""The schema wants a date on the marks round a move, which no word processor shows; it is that of the parts."""
_NOT_IN_XML = str.maketrans("\ufffe\uffff", "\ufffd\ufffd")
MOVED_AWAY, MOVED_HERE = "moveFrom", "moveTo"
GONE = frozenset({DELETED, MOVED_AWAY})
"""Changes that the new text does not have."""
_ISOLATE = re.compile(f"([{FSI}{RLI}{LRI}{PDI}])")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_MARKS = {True: "\u200f", False: "\u200e"}
"""The invisible letters that are written from right to left, and from left to right."""


class Ids:
    """Gives every tracked change of a file a number of its own, and all of them one author and date.

    `last` is the highest number that the file has already; a date is ISO 8601, or empty.
    """

    def __init__(self, author: str, date: str = "", last: int = 0) -> None:
        self._by = signed(author, date)
        self._by_move = signed(author, date or _NO_DATE)
        self._last = last

    def number(self) -> str:
        """Return a number that no tracked change has yet."""
        self._last += 1
        return str(self._last)

    def tag(self, name: str) -> str:
        """Return the inside of the tag of a tracked change."""
        return f'w:{name} w:id="{self.number()}"{self._by}'

    def move(self, change: str, name: str, paragraph: str) -> str:
        """Return a moved paragraph between the marks that say where the move begins and ends."""
        self._last += 1
        start = f'<w:{change}RangeStart w:id="{self._last}"{self._by_move} w:name={quoteattr(name)}/>'
        return f'{start}{paragraph}<w:{change}RangeEnd w:id="{self._last}"/>'

    def wrap(self, change: str, runs: str) -> str:
        """Return runs as the change; unchanged or empty ones as they are."""
        return f"<{self.tag(change)}>{runs}</w:{change}>" if change and runs else runs


def signed(author: str, date: str) -> str:
    """Return the attributes that say who made something, and when."""
    said = {"author": author, "date": date} if date else {"author": author}
    return "".join(f" w:{name}={quoteattr(value.translate(_NOT_IN_XML))}" for name, value in said.items())


def text_content(text: str, change: str) -> str:
    """Return what stands in the runs of a text: its characters, a deleted text in elements of its own."""
    name = "delText" if change == DELETED else "t"
    parts = []
    for index, part in enumerate(text.split("\t")):
        if index:
            parts.append("<w:tab/>")
        if part:
            parts.append(f'<w:{name} xml:space="preserve">{escape(part.translate(_NOT_IN_XML))}</w:{name}>')
    return "".join(parts)


def text_runs(text: str, change: str, *, rtl: bool, looks: str = "") -> str:
    """Return the runs of a text, without the change round them."""
    return f"<w:r>{properties(looks, rtl=rtl)}{text_content(text, change)}</w:r>" if text else ""


def marked_runs(paragraph: Paragraph, start: int, end: int, change: str, *, rtl: bool) -> str:
    """Return the runs of a stretch of a paragraph, cut where its look changes."""
    return "".join(
        text_runs(paragraph.text[first:last], change, rtl=rtl, looks=looks_at(paragraph.marks, first))
        for first, last in cuts(paragraph.marks, start, end)
    )


def cuts(marks: Iterable[Mark], start: int, end: int) -> Iterable[tuple[int, int]]:
    """Return the parts of a stretch in which no mark begins or ends."""
    ends = {place for mark in marks for place in (mark.start, mark.end) if start < place < end}
    return pairwise((start, *sorted(ends), end))


def looks_at(marks: Iterable[Mark], place: int) -> str:
    """Return how the character at a place looks, as properties of a run."""
    kinds = {mark.kind for mark in marks if mark.start <= place < mark.end}
    return joined_looks(look for look, such in _LOOKS if kinds & such)


def joined_looks(looks: Iterable[str]) -> str:
    """Return the properties of several looks, each once, in the order in which the schema of Word wants them."""
    found = {name: element for element, name in _PROPERTY.findall("".join(looks))}
    return "".join(found[name] for name in _ORDER if name in found)


def call_run(number: int, *, rtl: bool) -> str:
    """Return the run that calls a footnote."""
    style = properties('<w:rStyle w:val="FootnoteReference"/>', rtl=rtl)
    return f'<w:r>{style}<w:footnoteReference w:id="{number}"/></w:r>'


def comment_run(number: int) -> str:
    """Return the run that calls a comment."""
    return f'<w:r><w:commentReference w:id="{number}"/></w:r>'


def field_runs(code: str) -> str:
    """Return the runs of a field whose result Word counts."""
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{which}"/></w:r>' for which in ("begin", "end"))
    return f'{begin}<w:r><w:instrText xml:space="preserve">{escape(code)}</w:instrText></w:r>{end}'


def properties(looks: str, *, rtl: bool) -> str:
    """Return the properties of a run."""
    inside = looks + ("<w:rtl/>" if rtl else "")
    return f"<w:rPr>{inside}</w:rPr>" if inside else ""


def spoken_runs(said: str, *, rtl: bool, looks: str = "") -> str:
    """Return the runs of a phrase whose line goes from right to left or not; what it isolates goes its own way."""
    written, before = "", rtl
    for text, own in (*_stretches(said, rtl=rtl), ("", rtl)):
        if own != before:
            written += text_runs(_MARKS[rtl], SAME, rtl=rtl)
        turned = own != rtl
        written += text_runs(f"{_MARKS[own]}{text}{_MARKS[own]}" if turned else text, SAME, rtl=own, looks=looks)
        before = own
    return written


def _stretches(said: str, *, rtl: bool) -> Iterator[tuple[str, bool]]:
    """Yield each text with its direction: an isolate has that of its letters, a number that of its line.

    The number is written alike in both; only in the run of a line from right to left is it as large as the line.
    """
    directions = [rtl]
    parts = _ISOLATE.split(said)
    for place, part in enumerate(parts):
        if part == PDI:
            directions = directions[:-1] or [rtl]
        elif part in (FSI, RLI, LRI):
            isolated = parts[place + 1]
            directions.append(directions[-1] if _NUMBER.fullmatch(isolated) else has_right_to_left(isolated))
        elif part:
            yield part, directions[-1]
