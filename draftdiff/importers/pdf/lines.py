"""Rows to lines of running text: with the gaps between them, how far they are set in, and what is small print."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from itertools import pairwise, takewhile

from msgspec import Struct
from msgspec.structs import replace

from draftdiff.importers.body.endings import ends_clause
from draftdiff.importers.pdf.columns import columns_of, gutter_of, in_reading_order
from draftdiff.importers.pdf.direction import WIDE_SIGN, Sign, cell_signs, signs_of
from draftdiff.importers.pdf.furniture import PageRow, furniture_of, with_edges, with_text_at_feet
from draftdiff.importers.pdf.glyphs import Page
from draftdiff.importers.pdf.rows import Row, rows_of
from draftdiff.importers.pdf.small_print import notes_of
from draftdiff.importers.pdf.tables import with_tables
from draftdiff.importers.pdf.words import RowText, text_of
from draftdiff.importers.plaintext.decoding.lines import Line, Omission
from draftdiff.importers.plaintext.printed import Look
from draftdiff.importers.plaintext.traced_text import traced
from draftdiff.model import MarkKind

_GAP = 1.25
"""A distance so many times the usual one between two rows is a gap."""
_SET_IN = 1.0
"""A row that begins so many times the size of the type inside the edge is set in."""
_SPACE = 0.2
"""The width of a space, in sizes of the type."""
_OF_USUAL, _SAME_SIZE = 100, 0.05
"""What a row of the usual size weighs against one of another where edges are sought; how much sizes may differ."""
_COMMON = 0.3
"""A distance this share as frequent as the most frequent one is common: that of rows in a paragraph."""
_MOST_SET_IN = 0.6
"""Where more paragraphs than this begin set in, one that does not goes on from before."""
_FEWEST_ROWS, _ENOUGH, _WHOLE = 6, 3, -1
"""A page with fewer rows does not show where its column begins; so many rows show that it begins as on other pages."""
_ALIGNED = 0.15
"""Fewer rows of all that end at one place do so by chance."""
_WIDE = 1.5
"""A gap so many times the size of the type ends a word."""
_SIGN_WIDTH = 0.5
"""Half the size of the type is about the width of a letter."""


class PdfLines(Struct, frozen=True, kw_only=True):
    """The text of a PDF, its lines, what is in none of them, what is in italics, and what may be read wrongly."""

    text: str
    lines: tuple[Line, ...]
    left_out: tuple[Omission, ...]
    looks: tuple[Look, ...]
    doubts: tuple[Omission, ...] = ()


class Rows(Struct, frozen=True, kw_only=True):
    """All rows of a PDF in reading order, with their signs, and what is usual in it."""

    rows: tuple[PageRow, ...]
    signs: tuple[tuple[Sign, ...], ...]
    size: float
    rtl: bool

    @property
    def text(self) -> str:
        """The rows as text, as long as the language is not known."""
        return "\n".join("".join(sign.text for sign in row) for row in self.signs)


def read_rows(pages: Sequence[Page], size: float, *, rtl: bool) -> Rows:
    """Read the rows of all pages. `size` is that of most text, `rtl` the direction of the document."""
    found = [rows_of(page) for page in pages]
    gutter = gutter_of(found)
    laid = [columns_of(page, number, found[number], gutter) for number, page in enumerate(pages)]
    usual = _usual_distance([one for column in range(3) for page in laid for one in page if one.column == column], size)
    rows: list[PageRow] = []
    for page, own in zip(pages, laid, strict=True):
        rows += in_reading_order(with_edges(own, page.height, usual, rtl=rtl), size, rtl=rtl)
    tabled = with_tables(rows, rtl=rtl)
    signs = tuple(
        cell_signs(one.cells, rtl=rtl) if one.cells else signs_of(one.row, rtl=rtl) for one in tabled
    )  # fmt: skip
    return Rows(rows=tabled, signs=signs, size=size, rtl=rtl)


def lines_of(read: Rows, knows: Callable[[str], bool]) -> PdfLines:
    """Return the lines. `knows` says whether a word is one of the language."""
    texts = [text_of(signs, rtl=read.rtl, knows=knows) for signs in read.signs]
    furniture = furniture_of(read.rows, [one.text for one in texts])
    kept = [index for index in range(len(texts)) if index not in furniture and texts[index].text.strip()]
    rows = with_text_at_feet(read.rows, [one.text for one in texts], furniture)
    notes = notes_of([rows[index] for index in kept], [texts[index].text for index in kept], read.size)
    writer = _Writer()
    ends = [ends_clause(texts[index].text) for index in kept]
    places = _places([rows[index] for index in kept], ends, notes, read)
    lines: list[Line] = []
    for index, text in enumerate(texts):
        if index in furniture:
            writer.leave_out(text)
        elif text.text.strip():
            number = len(lines)
            is_row = bool(read.rows[index].cells)
            lines.append(writer.line(text, places[number], is_note=number in notes, is_row=is_row))
    return PdfLines(
        text="".join(writer.parts), lines=tuple(lines), left_out=tuple(writer.left_out), looks=tuple(writer.looks),
        doubts=tuple(writer.doubts),
    )  # fmt: skip


class _Place(Struct, frozen=True, kw_only=True):
    """What a line's place on its page says: a gap before it, a new page, how many columns it is set in.

    Also whether the line before is so full that it goes on here; `broken`: that line is elsewhere and ends as
    paragraphs do.
    """

    gap: bool
    page: bool
    indent: int
    joined: bool
    broken: bool


def _places(rows: Sequence[PageRow], ends: Sequence[bool], notes: frozenset[int], read: Rows) -> list[_Place]:
    """Find the place of each row, after the row before it that is text as it is, or a note as it is.

    `ends` says which rows end as paragraphs do: after these, the edges do not show what goes on on another page.
    """
    usual, edges = _usual_distance(rows, read.size), _edges(rows, read.size)
    last: dict[bool, int] = {}
    found: list[_Place] = []
    for index, one in enumerate(rows):
        place = last.get(index in notes)
        before = rows[place] if place is not None else None
        gap, indent = _is_apart(before, one, usual, read.size), _indent(one, edges, rtl=read.rtl)
        joined = before is not None and not gap and not indent and not _has_room(before, one, edges, rtl=read.rtl)
        broken = place is not None and ends[place] and not _in_one_column(rows[place], one)
        page = index > 0 and rows[index - 1].page != one.page
        found.append(_Place(gap=gap, page=page, indent=indent, joined=joined, broken=broken))
        if not one.edge:
            last[index in notes] = index
    begun = [one for index, one in enumerate(found) if index not in notes and one.gap]
    if sum(one.indent > 0 for one in begun) > _MOST_SET_IN * len(begun):
        return found  # most paragraphs are set in: one that is not goes on, on a new page too
    return [replace(one, joined=one.joined and not one.broken) for one in found]


def _in_one_column(before: PageRow, one: PageRow) -> bool:
    return (before.page, before.column) == (one.page, one.column)


def _is_apart(before: PageRow | None, one: PageRow, usual: float, size: float) -> bool:
    """Say whether a row begins anew: at an edge, in or behind a table, below more room than rows of a paragraph have.

    `usual` is the distance of rows of the usual size; larger type stands farther apart.
    """
    if one.edge or one.cells or (before is not None and before.cells):
        return True
    if before is None or not _in_one_column(before, one):
        return False
    larger = max(1.0, min(one.row.size, before.row.size) / size)
    return not 0 <= before.row.y - one.row.y <= _GAP * usual * larger


def _usual_distance(rows: Sequence[PageRow], size: float) -> float:
    """Return the distance between rows of the usual size within a paragraph, in points: the least that is common."""
    distances = Counter(
        round(before.row.y - one.row.y)
        for before, one in pairwise(rows)
        if _in_one_column(before, one)
        and before.row.y > one.row.y
        and all(abs(row.size - size) < _SAME_SIZE * size for row in (before.row, one.row))
    )
    most = max(distances.values(), default=0)
    return float(min((one for one, count in distances.items() if count >= _COMMON * most), default=0))


_Edges = dict[tuple[int, int], tuple[float, float]]
"""Where most rows begin at the left and end at the right, by page and column."""


def _edges(rows: Sequence[PageRow], size: float) -> _Edges:
    """Return the edges of each column: those of the whole document, where enough rows of a page have them."""
    ends: dict[tuple[int, int], tuple[Counter[int], Counter[int]]] = defaultdict(lambda: (Counter(), Counter()))
    for one in rows:
        weight = _OF_USUAL if abs(one.row.size - size) < _SAME_SIZE * size else 1
        for place in ((one.page, one.column), (_WHOLE, one.column)):
            ends[place][0][round(one.row.left)] += weight
            ends[place][1][round(one.row.right)] += weight
    return {place: (_edge(ends, place, 0), _edge(ends, place, 1)) for place in ends}


def _edge(ends: dict[tuple[int, int], tuple[Counter[int], Counter[int]]], place: tuple[int, int], side: int) -> float:
    own, whole = ends[place][side], ends[_WHOLE, place[1]][side]
    usual = _end_of_most(whole, side)
    shown = own[round(usual)] >= _ENOUGH * _OF_USUAL or own.total() < _FEWEST_ROWS * _OF_USUAL
    return usual if shown else _end_of_most(own, side)


def _end_of_most(ends: Counter[int], side: int) -> float:
    """Return where most rows end; where few have one end, as lines that are not justified, where the farthest does."""
    most = max(ends, key=lambda end: (ends[end], end))
    if ends[most] >= _ALIGNED * ends.total():
        return most
    return max(ends) if side else min(ends)


def _indent(one: PageRow, edges: _Edges, *, rtl: bool) -> int:
    """Return how many columns the beginning of a row is set in."""
    left, right = edges[one.page, one.column]
    inward = right - one.row.right if rtl else one.row.left - left
    return round(inward / (_SIGN_WIDTH * one.row.size)) if inward > _SET_IN * one.row.size else 0


def _has_room(before: PageRow, one: PageRow, edges: _Edges, *, rtl: bool) -> bool:
    """Say whether the row before had room for the first word of a row."""
    left, right = edges[before.page, before.column]
    room = before.row.left - left if rtl else right - before.row.right
    return room > _first_word(one.row, rtl=rtl) + _SPACE * before.row.size


def _first_word(row: Row, *, rtl: bool) -> float:
    """Return the width of the first word of a row; of Chinese, of its first sign."""
    placed = row.placed[::-1] if rtl else row.placed
    letters = takewhile(lambda one: not one.glyph.text.isspace(), placed)
    width = 0.0
    for before, one in pairwise((None, *letters)):
        assert one is not None
        gap = abs(one.glyph.x - before.glyph.x) if before is not None else 0.0
        if before is not None and (gap > _WIDE * row.size or WIDE_SIGN.match(before.glyph.text)):
            break
        width += one.glyph.right - one.glyph.left
    return width


class _Writer:
    """The text of the file as it is read, and what is told of stretches of it."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.left_out: list[Omission] = []
        self.looks: list[Look] = []
        self.doubts: list[Omission] = []
        self._length = 0

    def line(self, text: RowText, place: _Place, *, is_note: bool, is_row: bool) -> Line:
        """Write a line."""
        start = self._length
        self.looks += (Look(kind=MarkKind.ITALIC, start=start + a, end=start + b) for a, b in text.italics)
        self._write(text.text)
        whole = traced(text.text, start)
        self.doubts += (Omission(code="turned-numbers", text=whole[a:b]) for a, b in text.turned)
        line = whole if is_row else whole.stripped()
        return Line(
            text=line, gap=place.gap, page=place.page, indent=place.indent, row=is_row, note=is_note,
            joined=place.joined,
        )  # fmt: skip

    def leave_out(self, text: RowText) -> None:
        """Tell of a row that is in no line."""
        start = self._length
        self._write(text.text)
        if text.text.strip():
            self.left_out.append(Omission(code="page-break", text=traced(text.text, start).stripped()))

    def _write(self, text: str) -> None:
        self.parts.append(f"{text}\n")
        self._length += len(text) + 1
