"""What stands inside an element of the source: its text, what is set apart in it, and the notes called from it.

White space means nothing in the source: a run of it is one space, and none stands at the ends. A single no-break or
ideographic space stays, for it was meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml import etree
from msgspec import Struct

from draftdiff.importers.akoma_ntoso.parse import local_name
from draftdiff.importers.body.inline import Call, Inline, cut_start
from draftdiff.importers.body.places import Edit, Edited, Folded, fold
from draftdiff.model import Mark, MarkKind

_CLASSES = {"italic": MarkKind.ITALIC, "bold": MarkKind.BOLD, "underline": MarkKind.UNDERLINE}
_TAGS = {
    "sup": MarkKind.SUPERSCRIPT, "sub": MarkKind.SUBSCRIPT, "i": MarkKind.ITALIC, "b": MarkKind.BOLD,
    "u": MarkKind.UNDERLINE, "a": MarkKind.LINK, "ref": MarkKind.LINK,
}  # fmt: skip
_NOTE = "authorialNote"
_LINES = frozenset({"p", "li", "tr", "td", "th", "block", "eol", "br", _NOTE})
_NEAR, _FAR = 64, 4096
"""How far brackets are looked for round a call, and before it one that is open."""
_BRACKETS = frozenset({("(", ")"), ("()", ")"), (")", "("), ("(", "()"), ("()", ""), ("", "()")})
"""Before and after a call of a note: as they should be, one too many, the wrong way round, both on one side."""
_SIGNS = ("(", ")", "()")
_OF_NOTE = re.compile(r"[()]{2}|\(\d{1,3}\)")
PLAIN_BRACKETS = frozenset({("", "", ""), ("(", "()", ")")})
"""What is right round a note: nothing, or brackets as Arabic has them."""


class _Span(Struct):
    kinds: tuple[MarkKind, ...]
    start: int
    end: int
    target: str = ""


class _Raw:
    """Collects the characters of an element as they stand in the source, with places in them.

    `in_note`: it is a note, in which another one is text.
    """

    def __init__(self, *, in_note: bool) -> None:
        self._in_note = in_note
        self.parts: list[str] = []
        self.length = 0
        self.spans: list[_Span] = []
        self.calls: list[tuple[int, etree._Element]] = []

    def walk(self, element: etree._Element) -> None:
        self._add(element.text)
        for child in element:
            self._enter(child)
            self._add(child.tail)

    def _add(self, text: str | None) -> None:
        if text:
            self.parts.append(text)
            self.length += len(text)

    def _enter(self, child: etree._Element) -> None:
        name = local_name(child)
        if name == _NOTE and not self._in_note:
            self.calls.append((self.length, child))
            return
        gap = " " if name in _LINES else None
        self._add(gap)
        start = self.length
        self.walk(child)
        kinds = _kinds_of(name, child)
        if kinds:
            self.spans.append(_Span(kinds, start, self.length, child.get("href", "")))
        self._add(gap)


def _kinds_of(name: str, element: etree._Element) -> tuple[MarkKind, ...]:
    if name == "span":
        return tuple(_CLASSES[one] for one in element.get("class", "").split() if one in _CLASSES)
    kind = _TAGS.get(name)
    return (kind,) if kind else ()


def read_inline(element: etree._Element) -> Inline:
    """Read all that stands in an element, its notes included."""
    raw = _Raw(in_note=local_name(element) == _NOTE)
    raw.walk(element)
    source = "".join(raw.parts)
    calls = [_call(anchor, note, source) for anchor, note in raw.calls]
    bracketed = [call for call in calls if any(call.brackets)]
    edited = Edited(source, _apart(edit for call in bracketed for edit in _bracket_edits(call, source)))
    folded = Folded(edited.text)
    return Inline(
        text=folded.text,
        marks=tuple(mark for span in raw.spans for mark in _marks(span, edited, folded)),
        calls=tuple(Call(folded.anchor(edited.place(c.anchor)), c.marker, c.note, c.brackets) for c in calls),
        tab=folded.after_tab(),
        controls=folded.controls,
    )


def _call(anchor: int, element: etree._Element, source: str) -> Call:
    """Read a note. Arabic prints its number in brackets: `(` and `)` stand round the call, and `()` before the note."""
    note = read_inline(element)
    marker = fold(element.get("marker", ""))
    if note.text[:1] not in _SIGNS and source[anchor - 1 : anchor] != "(":
        return Call(anchor, marker, note)
    opened = _OF_NOTE.match(note.text)
    inner = opened[0] if opened and opened[0].strip("()") in ("", marker) else ""
    before, after = _around(source[max(anchor - _NEAR, 0) : anchor], source[anchor : anchor + _NEAR])
    if (before, after) not in _BRACKETS or not (inner or (before, after) == ("(", ")")):
        before = after = ""
    return Call(anchor, marker, cut_start(note, len(inner)) if inner else note, (before, inner, after))


def _around(before: str, after: str) -> tuple[str, str]:
    """Return the brackets at the end of what stands before a call, and at the beginning of what stands after it."""
    before, after = before.rstrip()[-2:], after.lstrip()[:2]
    before, after = before if before == "()" else before[-1:], after if after == "()" else after[:1]
    return before if before in _SIGNS else "", after if after in _SIGNS else ""


def _bracket_edits(call: Call, source: str) -> list[Edit]:
    """Cut the brackets round a call. Where one belongs to the text before or after them, it closes or opens that."""
    before, _, after = call.brackets
    near, beyond = max(call.anchor - _NEAR, 0), source[call.anchor : call.anchor + _NEAR]
    end = near + len(source[near : call.anchor].rstrip())
    start = end - len(before)
    closing = call.anchor + len(beyond) - len(beyond.lstrip())
    last = closing + len(after)
    return [
        (start, end, ")" if before == "()" and _is_open(source, start) else ""),
        (closing, last, " (" if after == "()" and before and _is_closed(source, last) else ""),
    ]


def _apart(edits: Iterable[Edit]) -> list[Edit]:
    """Keep the first of edits that overlap: two calls may share a bracket."""
    kept: list[Edit] = []
    for edit in edits:
        if not kept or edit[0] >= kept[-1][1]:
            kept.append(edit)
    return kept


def _is_open(source: str, position: int) -> bool:
    """Say whether a bracket is open at a place of a text."""
    first = max(position - _FAR, 0)
    return source.count("(", first, position) > source.count(")", first, position)


def _is_closed(source: str, position: int) -> bool:
    """Say whether the next bracket behind a place of a text closes one."""
    behind = source[position : position + _FAR]
    return 0 <= behind.find(")") < (behind.find("(") if "(" in behind else len(behind))


def _marks(span: _Span, edited: Edited, folded: Folded) -> list[Mark]:
    start, end = folded.span(edited.place(span.start), edited.place(span.end))
    if start == end:
        return []
    targets = {MarkKind.LINK: fold(span.target)}
    return [Mark(kind=kind, start=start, end=end, value=targets.get(kind, "")) for kind in span.kinds]


def read_text(element: etree._Element | None) -> str:
    """Return the text of an element alone, or an empty string if there is none."""
    return fold("".join(str(part) for part in element.itertext())) if element is not None else ""
