"""The tree of a page to lines: one for each block, and one for each `<br>` in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from typing import NamedTuple, cast

from lxml import etree
from msgspec import Struct

from draftdiff.importers.html_page.lists import Lists
from draftdiff.importers.html_page.looks import is_call, is_placed, is_way_back, looks_of, raised
from draftdiff.importers.html_page.tree import UNSEEN, is_hidden, is_round
from draftdiff.importers.html_page.writing import Writer, Written
from draftdiff.importers.plaintext.decoding.lines import Line, Omission
from draftdiff.importers.plaintext.printed import Look
from draftdiff.importers.spans import CELLS, empty_before
from draftdiff.model import MarkKind
from draftdiff.numbering import leading_number, readings_of
from draftdiff.patterns import late_pattern
from draftdiff.tokens import WIDE

_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dir", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html",
    "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot",
    "th", "thead", "tr", "ul",
})  # fmt: skip
_LISTS = frozenset({"ol", "ul"})
_FULL_CELL = frozenset({"table", "ul", "ol", "pre"})
_MOST_ROUND = 0.5
"""What holds more of a page than this share does not stand round its text, whatever it is called."""
_LINE_WIDTH = 160
"""A line of more characters than this was not wrapped to the width of a page; a Chinese character counts twice."""
_WIDE = late_pattern(f"[{WIDE}]")
_COMMENT = re.compile(r"cmnt\d{1,5}")
_CALL = re.compile(r"cmnt_ref\d{1,5}")
"""How Google Docs names a comment and its call, `[a]`."""
_WORD_COMMENT, _WORD_CALL = "msocomtxt", "msocomanchor"
"""The classes of a comment and its call, `[A1]`, in a page that Word saved."""
_HOLDERS = 2
"""A comment stands in a paragraph, and that in a box."""


class PageLines(Struct, frozen=True, kw_only=True):
    """The text of a page, its lines, what is in none of them, and how stretches of it look."""

    text: str
    lines: tuple[Line, ...]
    left_out: tuple[Omission, ...]
    looks: tuple[Look, ...]


def lines_of(root: etree._Element, quotes: Set[etree._Element] = frozenset()) -> PageLines:
    """Read the lines of a page in the order of its source, `quotes` left out: what a mail quotes of another one."""
    walker = _Walker(root, quotes)
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if event == "end":
            walker.close(element)
        elif walker.open(element):
            walk.skip_subtree()
    writer = walker.writer
    links = [Omission(code="page-navigation", text=one.text) for one in writer.lines if one.links]
    return PageLines(
        text=writer.text,
        lines=tuple(_lines([one for one in writer.lines if not one.links])),
        left_out=(*writer.left_out, *links),
        looks=tuple(walker.looks),
    )


def _lines(written: Sequence[Written]) -> Iterator[Line]:
    """Blocks are paragraphs, unless each holds one line of a printed page."""
    texts = (one.text.text for one in written if one.fresh)
    are_paragraphs = any(len(text) + len(_WIDE.findall(text)) > _LINE_WIDTH for text in texts)
    rows: Counter[int] = Counter()
    for one in written:
        rows[one.table] += 1 if _has_texts(one) else -1
    for one in written:
        fresh = one.fresh and are_paragraphs
        row = one.table > 0 and (_has_texts(one) or rows[one.table] > 0)
        text = one.text if row else one.text.stripped()
        yield Line(text=text, gap=one.blank or fresh, indent=one.indent, glued=fresh, row=row)


def _has_texts(row: Written) -> bool:
    """Say whether a row has several texts; many only set a number beside a paragraph, or a paragraph in its place."""
    number, *texts = (cell for cell in row.text.text.split("\t") if cell)
    found = leading_number(number)
    numbers = (found is not None and found[1] == len(number)) or readings_of(number)
    return len(texts) > 1 or (len(texts) == 1 and not numbers)


def _text_in(element: etree._Element) -> str:
    return "".join(map(str, element.itertext()))


class _Opened(NamedTuple):
    """An element that is open: where its text begins, how it looks, whether it is the number of a note."""

    element: etree._Element
    start: int
    looks: tuple[tuple[MarkKind, str], ...]
    is_call: bool


class _Walker:
    """Opens and closes the elements of a page in turn."""

    def __init__(self, root: etree._Element, quotes: Set[etree._Element]) -> None:
        self._quotes = quotes
        self.writer = Writer()
        self._length = sum(map(len, root.itertext()))
        self.looks: list[Look] = []
        self._open: list[_Opened] = []
        self._lists = Lists(root)
        self._comments, self._calls_of_comments = _comments_of(root), _calls_of_comments(root)
        self._calls = self._links = self._kept = 0
        self._row: etree._Element | None = None
        self._table: etree._Element | None = None
        self._tables = 0
        self._empty: dict[etree._Element, int] = {}

    def open(self, element: etree._Element) -> bool:
        """Begin an element; return whether nothing in it is to be read."""
        if element.tag in UNSEEN:
            return True
        if code := self._omission(element):
            self.writer.leave_out(code, " ".join(_text_in(element).split()))
            return True
        self._begin(element, str(element.tag))
        opened = _Opened(element, self.writer.length, tuple(looks_of(element)), is_call(element))
        self._open.append(opened)
        self._calls += opened.is_call
        self._text(element.text)
        return False

    def _omission(self, element: etree._Element) -> str:
        """Return the code of what is told of an element that is left out; empty: it is read."""
        if is_way_back(element) or element in self._calls_of_comments:
            return "page-navigation"
        if element in self._quotes:
            return "neighbouring-text"
        if element in self._comments:
            return "page-comment"
        if is_hidden(element):
            return "hidden-text"
        is_small = is_round(element) and len(_text_in(element)) < _MOST_ROUND * self._length
        return "page-navigation" if is_small else ""

    def _begin(self, element: etree._Element, tag: str) -> None:
        if tag == "tr" and self._row is None and _is_line(element):
            self.writer.end_block()
            self._begin_row(element)
        elif self._row is not None and tag in CELLS:
            for _ in range(1 + self._empty.get(element, 0)):  # behind the empty ones that others span
                self.writer.add_cell(self._tables)
        elif self._row is None and tag in _BLOCKS:
            self.writer.end_block()
        if tag in _LISTS:
            self._lists.open(element)
        elif tag == "li" and (number := self._lists.item(element)):
            self.writer.add_number(number)
        elif is_placed(element):
            self.writer.add(" ")
        self._kept += tag == "pre"
        self._links += tag == "a" and "href" in element.attrib

    def _begin_row(self, row: etree._Element) -> None:
        """Begin a row that is one line; rows of one table have one number."""
        table = next(row.iterancestors("table"), row)
        if table is not self._table:
            self._tables += 1
            self._empty = empty_before(table)
        self._row, self._table = row, table

    def close(self, element: etree._Element) -> None:
        """End an element, and read what follows it."""
        if self._open and self._open[-1].element is element:
            opened = self._open.pop()
            end = self.writer.length
            self._end(element, str(element.tag))
            self._calls -= opened.is_call
            if end > opened.start:
                self.looks += (Look(kind=kind, start=opened.start, end=end, value=it) for kind, it in opened.looks)
        self._text(element.tail)

    def _end(self, element: etree._Element, tag: str) -> None:
        if element is self._row:
            self._row = None
        if tag == "br" and self._row is None:
            self.writer.end_line()
        elif tag in _BLOCKS and self._row is None:
            self.writer.end_block()
        if tag in _LISTS:
            self._lists.close()
        self._kept -= tag == "pre"
        self._links -= tag == "a" and "href" in element.attrib

    def _text(self, text: str | None) -> None:
        if text:
            self.writer.add(raised(text) if self._calls else text, linked=self._links > 0, kept=self._kept > 0)


def _is_line(row: etree._Element) -> bool:
    """Say whether a row of a table is one line: none of its cells holds several."""
    return not any(any(one.tag in _FULL_CELL for one in cell.iter()) or _holds_lines(cell) for cell in row)


def _holds_lines(cell: etree._Element) -> bool:
    """Say whether a cell has two paragraphs, or a `<br>` inside its text; many an empty one holds a `<br>`."""
    if sum(one.tag in ("p", "div") for one in cell.iter()) > 1:
        return True
    pieces = cast("list[str | etree._Element]", cell.xpath(".//text() | .//br"))
    return "\n" in "".join(" ".join(one.split()) if isinstance(one, str) else "\n" for one in pieces).strip()


def _calls_of_comments(root: etree._Element) -> frozenset[etree._Element]:
    """Return the calls of comments, which stand in the text."""
    return frozenset(
        link for link in root.iter("a") if link.get("class") == _WORD_CALL or _CALL.fullmatch(link.get("id", ""))
    )


def _comments_of(root: etree._Element) -> frozenset[etree._Element]:
    """Return what holds a comment, all of it."""
    found = (_holder(link) for link in root.iter("a") if _COMMENT.fullmatch(link.get("id", "")))
    return frozenset((*found, *root.iterfind(f".//div[@class='{_WORD_COMMENT}']")))


def _holder(link: etree._Element) -> etree._Element:
    """Return the outermost element that begins with a link, but never the page itself."""
    holder = link
    for _ in range(_HOLDERS):
        parent = holder.getparent()
        if parent is None or parent.tag == "body" or parent.index(holder) or (parent.text or "").strip():
            break
        holder = parent
    return holder
