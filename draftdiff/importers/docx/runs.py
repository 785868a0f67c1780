"""What stands inside a paragraph of Word: its text, how it looks, the notes and comments called from it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from lxml import etree
from msgspec import Struct

from draftdiff.importers.attributes import whole
from draftdiff.importers.body.places import fold
from draftdiff.importers.docx import equations
from draftdiff.importers.docx.fonts import seen, symbol_of
from draftdiff.importers.docx.package import w
from draftdiff.importers.docx.revisions import AUTHOR, CHANGE, TIME
from draftdiff.importers.docx.styles import OFF, Styles, is_on, marks_of, style_of, value_of
from draftdiff.model import By, MarkKind

SIGNS = {
    w("tab"): "\t", w("ptab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "\u2011",
    w("softHyphen"): "\u00ad",
}  # fmt: skip
_TEXTS = frozenset({w("t"), w("delText"), equations.TEXT})
CALLS = frozenset(map(w, ("footnoteReference", "endnoteReference", "commentReference")))
_SILENT = frozenset(map(w, ("pPr", "rPr", "instrText", "delInstrText", "sdtPr", "sdtEndPr", "rt")))
_PICTURES = frozenset({"pic", "chart", "relIds", "imagedata", "OLEObject"})
"""What is drawn and is no text box: pictures, charts, diagrams, embedded files."""
ALTERNATIVES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
OBJECT = "\ufffc"
"""Stands in the text for a picture, with a mark that describes it."""
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


class Span(Struct, frozen=True):
    """A stretch of the characters of a paragraph, with a look, a target, or who changed it."""

    kind: MarkKind
    start: int
    end: int
    value: str = ""
    by: By | None = None


class RawCall(Struct, frozen=True):
    """A call of a note or comment: its place, its element's name (`footnoteReference`), and the note's id.

    `marker` is what the author typed for its number, such as a star; empty: Word counts it.
    """

    place: int
    name: str
    id: str
    marker: str = ""


class RawText(Struct, frozen=True):
    """The characters of a paragraph as they stand in the file; `boxes` are text boxes drawn beside it.

    `number` is the place where a note prints its own number, -1 if it does not.
    """

    text: str
    spans: tuple[Span, ...] = ()
    calls: tuple[RawCall, ...] = ()
    boxes: tuple[etree._Element, ...] = ()
    hidden: str = ""
    number: int = -1


def read_runs(paragraph: etree._Element, styles: Styles, links: dict[str, str]) -> RawText:
    """Read a paragraph in which no tracked change is left. How all headings look is no mark of one."""
    style = "" if styles.is_heading(paragraph) else style_of(paragraph)
    reader = _Reader(styles, links, style)
    reader.open(paragraph)
    if reader.is_in_code:  # a field that does not end here may be damaged: better read too much than too little
        reader = _Reader(styles, links, style, has_codes=False)
        reader.open(paragraph)
    reader.sign(paragraph)
    return reader.result()


class _Reader:
    """Collects characters and places in them."""

    def __init__(self, styles: Styles, links: dict[str, str], style: str, *, has_codes: bool = True) -> None:
        self._styles = styles
        self._links = links
        self._style = style
        self._parts: list[str] = []
        self._hidden: list[str] = []
        self._length = 0
        self._spans: list[Span] = []
        self._calls: list[RawCall] = []
        self._boxes: list[etree._Element] = []
        self._number = -1
        self._looks: list[etree._Element] = []
        self._typed: list[etree._Element] = []
        self._in_codes: list[bool] = []
        self._has_codes = has_codes

    @property
    def is_in_code(self) -> bool:
        """Say whether what comes next is part of the code of a field, and not printed."""
        return any(self._in_codes)

    def result(self) -> RawText:
        """Return what was collected; looks that touch are one."""
        return RawText(
            "".join(self._parts),
            _joined(self._spans),
            tuple(self._calls),
            tuple(self._boxes),
            "".join(self._hidden),
            self._number,
        )

    def read(self, element: etree._Element) -> None:
        """Read one element, whatever it is: what is not known is opened."""
        reading = _READINGS.get(element.tag)
        if reading is not None:
            reading(self, element)
        elif element.tag not in _SILENT:
            self.open(opened(element))

    def open(self, element: etree._Element) -> None:
        """Read what an element holds."""
        for child in element:
            self.read(child)

    def add(self, text: str) -> None:
        """Add characters; those within the code of a field are not printed."""
        if self._in_codes and self.is_in_code:
            self._hidden.append(text)
        else:
            self._parts.append(text)
            self._length += len(text)

    def read_text(self, element: etree._Element) -> None:
        """Read characters, or an element that stands for one."""
        self.add(seen(characters_of(element), self._looks))

    def read_call(self, element: etree._Element) -> None:
        """Read the call of a note or comment, and the mark that somebody typed for it."""
        self._typed = typed_mark(element)
        marker = "".join(symbol_of(one) or one.text or "" for one in self._typed)
        name = etree.QName(element).localname
        self._calls.append(RawCall(self._length, name, element.get(w("id"), ""), marker))

    def read_own_number(self, element: etree._Element) -> None:
        """Note where a note prints its own number."""
        self._number = self._length

    def read_box(self, element: etree._Element) -> None:
        """Keep a text box for later."""
        self._boxes.append(element)

    def read_field(self, element: etree._Element) -> None:
        """Go into a field, from its code to its result, or out of it."""
        which = element.get(w("fldCharType"), "")
        if which == "begin":
            self.add(_chosen_in(element))
            self._in_codes.append(self._has_codes)
        elif self._in_codes:
            self._in_codes.pop()
            self._in_codes += [False] if which == "separate" else []

    def read_run(self, run: etree._Element) -> None:
        """Read a run: its characters, how they look, and who put them in or took them out."""
        self._looks = looks = self._styles.looks(run, self._style)
        if is_on("vanish", looks):
            self._hidden += (one.text or "" for one in run.iter(*_TEXTS))
            for field in run.iter(w("fldChar")):
                self.read_field(field)
            return
        start = self._length
        self._typed = []
        for child in run:
            if child not in self._typed:
                self.read(child)
        if self._length > start:
            self._spans += (Span(kind, start, self._length) for kind in marks_of(looks))
            change = _change_of(run)
            if change is not None:
                self._spans.append(Span(change[0], start, self._length, by=change[1]))

    def read_link(self, link: etree._Element) -> None:
        """Read a link; one that leads within the file has no target."""
        start = self._length
        self.open(link)
        target = self._links.get(link.get(_RELATION, ""), "")
        if target:
            self._spans.append(Span(MarkKind.LINK, start, self._length, target))

    def read_drawing(self, element: etree._Element) -> None:
        """Read what is drawn: a picture is one sign, all else is opened, for it may hold a text box."""
        if not is_picture(element):
            self.open(element)
            return
        start = self._length
        self.add(OBJECT)
        self._spans.append(Span(MarkKind.OBJECT, start, self._length, _description(element)))

    def read_equation(self, element: etree._Element) -> None:
        """Read a part of an equation with the signs that Word draws for it."""
        for part in equations.parts_of(element):
            if isinstance(part, str):
                self.add(part)
            else:
                self.read(part)

    def read_raised(self, element: etree._Element) -> None:
        """Read what stands above or below the line of an equation."""
        start = self._length
        self.open(element)
        self._spans.append(Span(equations.RAISED[element.tag], start, self._length))

    def sign(self, paragraph: etree._Element) -> None:
        """Tell at the end of a paragraph who changed its mark, unless its last words tell it."""
        change = _change_of(paragraph)
        at = self._length
        if change is not None and not any((s.kind, s.by, s.end) == (*change, at) for s in self._spans):
            self._spans.append(Span(change[0], at, at, by=change[1]))


_READINGS: dict[str, Callable[[_Reader, etree._Element], None]] = {
    **dict.fromkeys((*_TEXTS, *SIGNS, w("sym")), _Reader.read_text),
    **dict.fromkeys(CALLS, _Reader.read_call),
    **dict.fromkeys(map(w, ("footnoteRef", "endnoteRef")), _Reader.read_own_number),
    **dict.fromkeys(map(w, ("drawing", "pict", "object")), _Reader.read_drawing),
    **dict.fromkeys(equations.DRAWN, _Reader.read_equation),
    **dict.fromkeys(equations.RAISED, _Reader.read_raised),
    w("txbxContent"): _Reader.read_box,
    w("fldChar"): _Reader.read_field,
    w("r"): _Reader.read_run,
    w("hyperlink"): _Reader.read_link,
}
"""How elements are read, by their tags."""


def opened(element: etree._Element) -> etree._Element:
    """Return what is read of an element that is not known: of alternatives, the first that holds anything."""
    return next((one for one in element if len(one)), element) if element.tag == ALTERNATIVES else element


def _chosen_in(field: etree._Element) -> str:
    """Return what somebody chose of a list that drops down: Word prints it, and no run holds it."""
    entries = [value_of(one) for one in field.iter(w("listEntry"))]
    chosen = whole(value_of(next(field.iter(w("result")), None)) or "0", len(entries))
    return entries[chosen] if chosen < len(entries) else ""


def _change_of(element: etree._Element) -> tuple[MarkKind, By] | None:
    """Return what was tracked of a run or of the mark of a paragraph, and by whom."""
    change = element.get(CHANGE)
    if change is None:
        return None
    return MarkKind(change), By(name=fold(element.get(AUTHOR, "")), date=fold(element.get(TIME, "")))


def characters_of(element: etree._Element) -> str:
    """Return the characters that an element holds or stands for; empty: it is none of text."""
    if element.tag in _TEXTS:
        return element.text or ""
    return symbol_of(element) if element.tag == w("sym") else SIGNS.get(str(element.tag), "")


def is_picture(element: etree._Element) -> bool:
    """Say whether something drawn is a picture; a text box is none, and neither is a line."""
    names = {etree.QName(inner).localname for inner in element.iter(etree.Element)}
    return "txbxContent" not in names and bool(names & _PICTURES)


def _description(element: etree._Element) -> str:
    """Return what the file says that a picture shows."""
    for inner in element.iter(etree.Element):
        for name in ("descr", "title", "alt", "name"):
            if etree.QName(inner).localname in ("docPr", "shape", "imagedata") and inner.get(name):
                return inner.get(name, "")
    return ""


def typed_mark(call: etree._Element) -> list[etree._Element]:
    """Return what follows the call of a note in its run, where it is printed for the number of the note."""
    follows = call.get(w("customMarkFollows"), "0") not in OFF
    return list(call.itersiblings()) if follows else []


def _joined(spans: Sequence[Span]) -> tuple[Span, ...]:
    open_spans: dict[tuple[MarkKind, str, By | None], Span] = {}
    done: list[Span] = []
    for span in spans:
        key = (span.kind, span.value, span.by)
        before = open_spans.get(key)
        if before is not None and before.end == span.start:
            span = Span(span.kind, before.start, span.end, span.value, span.by)
        elif before is not None:
            done.append(before)
        open_spans[key] = span
    return tuple(sorted((*done, *open_spans.values()), key=lambda one: (one.start, one.end, one.kind)))
