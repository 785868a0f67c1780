"""What stands inside a paragraph of Word: its text, how it looks, the notes and comments called from it."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree
from msgspec import Struct

from draftdiff.importers.body.places import fold
from draftdiff.importers.docx.package import w
from draftdiff.importers.docx.revisions import AUTHOR, CHANGE, TIME
from draftdiff.importers.docx.styles import Styles, style_of
from draftdiff.model import By, MarkKind

SIGNS = {
    w("tab"): "\t", w("ptab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "\u2011",
    w("softHyphen"): "\u00ad",
}  # fmt: skip
_TEXTS = frozenset({w("t"), w("delText"), "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"})
_CALLS = frozenset(map(w, ("footnoteReference", "endnoteReference", "commentReference")))
_OWN_NUMBERS = frozenset(map(w, ("footnoteRef", "endnoteRef")))
_SILENT = frozenset(map(w, ("pPr", "rPr", "instrText", "delInstrText", "sdtPr", "sdtEndPr", "rt")))
_ALTERNATIVES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_BOX = w("txbxContent")
_DRAWN = frozenset(map(w, ("drawing", "pict", "object")))
_PICTURES = frozenset({"pic", "chart", "relIds", "imagedata", "OLEObject"})
"""What is drawn and is no text box: pictures, charts, diagrams, embedded files."""
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
    """A call of a note or comment: its place, its element's name (`footnoteReference`), and the note's id."""

    place: int
    name: str
    id: str


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
    reader = _Reader(styles, links, "" if styles.is_heading(paragraph) else style_of(paragraph))
    for child in paragraph:
        reader.read(child)
    reader.sign(paragraph)
    return reader.result()


class _Reader:
    """Collects characters and places in them."""

    def __init__(self, styles: Styles, links: dict[str, str], style: str) -> None:
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
        tag = element.tag
        if tag in _TEXTS:
            self._add(element.text or "")
        elif tag in SIGNS:
            self._add(SIGNS[tag])
        elif tag == w("sym"):
            self._add(symbol_of(element))
        elif tag in _CALLS:
            name = etree.QName(element).localname
            self._calls.append(RawCall(self._length, name, element.get(w("id"), "")))
        elif tag in _OWN_NUMBERS:
            self._number = self._length
        elif tag == _BOX:
            self._boxes.append(element)
        elif tag == w("r"):
            self._read_run(element)
        elif tag == w("hyperlink"):
            self._read_link(element)
        elif tag in _DRAWN and is_picture(element):
            start = self._length
            self._add(OBJECT)
            self._spans.append(Span(MarkKind.OBJECT, start, self._length, _description(element)))
        elif tag == _ALTERNATIVES:
            self._open(next((one for one in element if len(one)), element))
        elif tag not in _SILENT:
            self._open(element)

    def _open(self, element: etree._Element) -> None:
        for child in element:
            self.read(child)

    def _add(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def _read_run(self, run: etree._Element) -> None:
        if is_hidden(run):
            self._hidden += (one.text or "" for one in run.iter(w("t")))
            return
        start = self._length
        self._open(run)
        if self._length > start:
            looks = self._styles.marks(run, self._style)
            self._spans += (Span(kind, start, self._length) for kind in looks)
            change = _change_of(run)
            if change is not None:
                self._spans.append(Span(change[0], start, self._length, by=change[1]))

    def sign(self, paragraph: etree._Element) -> None:
        """Tell at the end of a paragraph who changed its mark, unless its last words tell it."""
        change = _change_of(paragraph)
        at = self._length
        if change is not None and not any((s.kind, s.by, s.end) == (*change, at) for s in self._spans):
            self._spans.append(Span(change[0], at, at, by=change[1]))

    def _read_link(self, link: etree._Element) -> None:
        start = self._length
        self._open(link)
        target = self._links.get(link.get(_RELATION, ""), "")
        if target and self._length > start:
            self._spans.append(Span(MarkKind.LINK, start, self._length, target))


def _change_of(element: etree._Element) -> tuple[MarkKind, By] | None:
    """Return what was tracked of a run or of the mark of a paragraph, and by whom."""
    change = element.get(CHANGE)
    if change is None:
        return None
    return MarkKind(change), By(name=fold(element.get(AUTHOR, "")), date=fold(element.get(TIME, "")))


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


def is_hidden(run: etree._Element) -> bool:
    """Say whether a run is not printed."""
    vanish = run.find(f"{w('rPr')}/{w('vanish')}")
    return vanish is not None and vanish.get(w("val"), "1") not in ("0", "false")


def symbol_of(element: etree._Element) -> str:
    """Return the sign of a symbol font; the private place of an old font stands for a character below 256."""
    try:
        code = int(element.get(w("char"), ""), 16)
    except ValueError:
        return ""
    code = code - 0xF000 if 0xF020 <= code <= 0xF0FF else code
    return chr(code) if 0x20 <= code < 0xD800 or 0xE000 <= code < 0x110000 else ""


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
