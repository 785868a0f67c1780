"""Rows to text in the order in which it is read, also where it is set from right to left."""

from __future__ import annotations

import re
from bisect import bisect, bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from operator import attrgetter
from typing import NamedTuple
from unicodedata import bidirectional, normalize

from draftdiff.importers.pdf.glyphs import FILLER, Glyph
from draftdiff.importers.pdf.rows import Placed, Row
from draftdiff.importers.plaintext.decoding.lines import HYPHENS
from draftdiff.importers.raised import RAISED, RAISED_FIGURES
from draftdiff.importers.right_to_left import ascends, runs_of
from draftdiff.patterns import late_pattern
from draftdiff.tokens import LATIN, WIDE

_GAP, _WIDE_GAP = 0.22, 1.0
"""A gap of so many times the size of the type parts words; beside a Chinese sign it must be wider."""
_SIGN_GAP = 0.15
"""Beside a sign that is no letter a space is narrower: a comma leaves room itself."""
_DOUBTFUL = 0.06
"""Between letters, a gap from this on may part words; so may a change to italics, which lean over the gap."""
_SAME_PLACE = 0.02
"""Glyphs closer than this, in sizes of the type, are drawn at one place."""
_DOUBLED = 0.08
"""The same glyph again within this, in sizes of the type, only makes the first look bold."""
_IN_SPACE = 0.3
"""A word may begin in this share of the space before it."""
WIDE_SIGN = late_pattern(f"[{WIDE}]")
_PRESENTED = re.compile("[\ufb00-\ufb06\ufb50-\ufdff\ufe70-\ufefc]")
_LARGE = re.compile(r"(?<![\d/])\d{1,3}(?: \d{3})+(?![\d/])|(?<![\d/])(?:\d{3} )+\d{1,3}(?![\d/])")
"""A large number in parts of three figures, the first or, as it stands from right to left, the last shorter."""
_YEAR = 4
"""A pair whose first number has so many figures is one of years, and its order is certain."""
_QUOTES = str.maketrans("“”‘’", "”“’‘")
"""Quotation marks within text from right to left, which PDFium turns round."""
_STOPS = frozenset(".,;:،؛؟")
_PAIRS = {"(": "()", ")": "()", "[": "[]", "]": "[]", "{": "{}", "}": "{}", "«": "«»", "»": "«»"}
_CALL_FIRST = re.compile(rf"([{RAISED_FIGURES}]+)([{LATIN}\d](?:[{LATIN}\d/.,\-]*[{LATIN}\d])?)")
_TIGHT_NUMBER = re.compile(r"\d{1,3} -(?=[^\W\d_])")
_LAM, _LAST = "\u0644", frozenset("\u0647\u0649\u064a")


class Sign(NamedTuple):
    """What stands at one place of a row: mostly one sign, of a ligature several, in reading order.

    `doubtful`: between this sign and the one to the left of it on the page there may be a space or none; `wide`:
    rather a space than none; `turned`: it belongs to two numbers that stood in reverse.
    """

    text: str
    italic: bool = False
    doubtful: bool = False
    wide: bool = False
    turned: bool = False


class _Cell(NamedTuple):
    """A sign and the glyphs that make it, in the order of the file."""

    text: str
    glyphs: tuple[Glyph, ...]
    raised: bool

    @property
    def left(self) -> float:
        return min(one.left for one in self.glyphs)

    @property
    def right(self) -> float:
        return max(one.right for one in self.glyphs)


def is_right_to_left(glyphs: Iterable[Glyph]) -> bool:
    """Say whether most letters are read from right to left."""
    kinds = [bidirectional(one.text) for one in glyphs if one.text.isalpha()]
    return sum(kind in ("R", "AL") for kind in kinds) > len(kinds) / 2


def signs_of(row: Row, *, rtl: bool) -> tuple[Sign, ...]:
    """Return the signs of a row in reading order, with spaces between words. `rtl`: the direction of the document."""
    if not row.is_seen:
        written = tuple(_as_written(row.placed))
        return tuple(_with_brackets(written)) if rtl else written
    shown = list(_spaced(_cells(row.placed, rtl=rtl), row))
    return tuple(_with_number_apart(_with_brackets(_with_calls_behind(list(_logical(shown)))))) if rtl else tuple(shown)


def _as_written(placed: Sequence[Placed]) -> Iterator[Sign]:
    """Give the signs of a row that an OCR set under the picture of a page, where its words may overlap.

    A space stands behind each word, or room; each Chinese sign may be a word.
    """
    way = -1 if any(one.glyph.mirrored for one in placed) else 1
    spaces = sorted((one.glyph for one in placed if one.glyph.text.isspace()), key=attrgetter("x"))
    in_file = sorted(placed, key=lambda one: one.glyph.place)
    runs = (list(run) for is_space, run in groupby(in_file, lambda one: one.glyph.text.isspace()) if not is_space)
    words = [word for run in runs for word in (_mirrored_words(run, spaces) if way < 0 else _words(run))]
    last = ""
    for word in sorted(words, key=lambda word: way * word[0].glyph.x):
        if last and not (WIDE_SIGN.match(last) and WIDE_SIGN.match(word[0].glyph.text)):
            yield Sign(" ")
        yield from (Sign(_written(one.glyph.text) + one.marks, one.glyph.italic) for one in word)
        last = word[-1].glyph.text


def _words(run: Sequence[Placed]) -> Iterator[list[Placed]]:
    """Part what stands between two spaces of the file where there is room between two letters."""
    cuts = (
        index
        for index, (before, one) in enumerate(pairwise(run), 1)
        if one.glyph.left - before.glyph.right > _GAP * one.glyph.size
    )
    for start, end in pairwise((0, *cuts, len(run))):
        yield [*run[start:end]]


def _mirrored_words(run: Sequence[Placed], spaces: Sequence[Glyph]) -> Iterator[list[Placed]]:
    """Part what stands between two spaces of the file where PDFium, turning a number round, moved the space behind it.

    All is mirrored, numbers too, so that it is read by its places from the right.
    """
    letters = sorted(run, key=lambda one: -one.glyph.x)
    starts = [-one.glyph.x for one in letters]
    first, last = letters[-1].glyph.x, letters[0].glyph.x
    inside = spaces[bisect_right(spaces, first, key=attrgetter("x")) : bisect_left(spaces, last, key=attrgetter("x"))]
    ends = {bisect(starts, -(one.x + _IN_SPACE * (one.right - one.left))) for one in inside} - {0, len(letters)}
    arabic = [bidirectional(one.glyph.text) == "AL" for one in letters]
    cuts = (end for end in ends if arabic[end - 1] != arabic[end])
    for start, end in pairwise(sorted({0, *cuts, len(letters)})):
        yield letters[start:end]


def cell_signs(cells: Sequence[Sequence[Row]], *, rtl: bool) -> tuple[Sign, ...]:
    """Return the signs of a row of a table in reading order; a tab stands between two cells, empty ones too."""
    ordered = cells[::-1] if rtl else cells
    texts = [_joined([signs_of(row, rtl=rtl) for row in cell]) for cell in ordered]
    return tuple(sign for text in texts for sign in (*text, Sign("\t")))[:-1]


def _joined(lines: Iterable[Sequence[Sign]]) -> list[Sign]:
    """Join the lines of a cell; the hyphen of Unicode at the end of one only divides a word."""
    joined: list[Sign] = []
    for line in lines:
        if joined and joined[-1].text == "\u2010":
            joined.pop()
        elif joined and joined[-1].text != "-" and not WIDE_SIGN.match(joined[-1].text):
            joined.append(Sign(" "))
        joined += line
    return joined


def _cells(placed: Sequence[Placed], *, rtl: bool) -> list[_Cell]:
    """Gather the glyphs at one place: the letters of a ligature; what is drawn twice to look bold counts once."""
    groups: list[list[Placed]] = []
    for one in placed:
        last = groups[-1][-1] if groups else None
        distance = one.glyph.x - last.glyph.x if last else 0.0
        if last and _is_doubled(last.glyph, one.glyph):
            continue
        if last and distance < _SAME_PLACE * one.glyph.size and not one.glyph.text.isspace():
            groups[-1].append(one)
        else:
            groups.append([one])
    ascending = _ascending(placed) if rtl else frozenset()
    return [_cell(group, ascending) for group in groups]


def _is_doubled(first: Glyph, second: Glyph) -> bool:
    """Say whether a glyph is drawn over the same one; the two letters of a ligature follow one another in the file."""
    near = second.x - first.x < _DOUBLED * second.size
    return first.text == second.text and near and abs(first.place - second.place) > 1


def _ascending(placed: Sequence[Placed]) -> frozenset[int]:
    """Return the indices of glyphs that the file has in the order of the page, from left to right."""
    in_file = sorted(placed, key=lambda one: one.glyph.place)
    return frozenset(
        one.glyph.place
        for before, after in pairwise(in_file)
        if after.glyph.x > before.glyph.x + _SAME_PLACE * after.glyph.size
        for one in (before, after)
    )


def _cell(group: Sequence[Placed], ascending: frozenset[int]) -> _Cell:
    ordered = sorted(group, key=lambda one: one.glyph.place)
    from_right = len(ordered) > 1 and all(bidirectional(one.glyph.text) in ("R", "AL") for one in ordered)
    if from_right and _is_backwards([one.glyph for one in ordered], ascending):
        ordered.reverse()
    letters = (one for one in ordered if one.glyph.text != FILLER)  # some programs set strokes upon letters
    text = "".join(_written(one.glyph.text) + one.marks for one in letters) or FILLER
    raised = all(one.raised for one in ordered)
    return _Cell(text.translate(RAISED) if raised else text, tuple(one.glyph for one in ordered), raised)


def _is_backwards(glyphs: Sequence[Glyph], ascending: frozenset[int]) -> bool:
    """Say whether the letters of a ligature stand in the file from its end: lam begins one, yeh and heh end one."""
    first, *_, last = (one.text for one in glyphs)
    signs = [one.text for one in glyphs if one.text != FILLER]
    if _LAM in signs[:1] + signs[-1:] and signs[0] != signs[-1]:
        return signs[-1] == _LAM
    if (first in _LAST) != (last in _LAST):
        return first in _LAST
    return any(one.place in ascending for one in glyphs)


def _written(text: str) -> str:
    """Return a sign as it is written: no forms of letters that only say how they are joined."""
    if text in HYPHENS:
        return "-"
    return normalize("NFKC", text) if _PRESENTED.match(text) else text


def _spaced(cells: Sequence[_Cell], row: Row) -> Iterator[Sign]:
    """Give the signs from left to right, with a space where there is a gap."""
    for before, cell in pairwise([None, *cells]):
        assert cell is not None
        gap = _gap(before, cell, row) if before is not None else 0.0
        if gap > _GAP:
            yield Sign(" ")
        text = " " if cell.text.isspace() and cell.text != "\u00a0" else cell.text
        yield Sign(text, cell.glyphs[0].italic, _DOUBTFUL < gap <= _GAP, _SIGN_GAP < gap <= _GAP)


def _gap(before: _Cell, cell: _Cell, row: Row) -> float:
    """Return the gap between two signs, in sizes of the type: 0 where there is none, 1 where there surely is one."""
    if before.text.isspace() or cell.text.isspace():
        return 0.0
    gap = (cell.left - before.right) / row.size
    if WIDE_SIGN.match(before.text) or WIDE_SIGN.match(cell.text):
        return float(gap > _WIDE_GAP)
    if not (before.text[0].isalpha() and cell.text[0].isalpha()):
        digits = before.text.isdigit() and cell.text.isdigit()
        return float(gap > (_GAP if digits else _SIGN_GAP))
    first, second = (one.glyphs[0].place for one in (before, cell))
    if gap > _GAP or abs(bisect(row.hints, first) - bisect(row.hints, second)) == 1:
        return 1.0
    leans = before.glyphs[-1].italic != cell.glyphs[0].italic
    return _SIGN_GAP if leans and gap < _SIGN_GAP else gap


def _logical(found: Sequence[Sign]) -> Iterator[Sign]:
    """Turn a row that is read from right to left; what is read from left to right within it stays."""
    text = "".join(sign.text if len(sign.text) == 1 else _LAM for sign in found)
    shown = _with_doubts(found, text)
    for run in runs_of(text):
        signs = shown[run.start : run.end]
        if run.pair:
            cut = run.pair  # numbers shorter than years may be no days, so their order is not certain
            ascending = signs if ascends(text, run) else (*signs[cut + 1 :], signs[cut], *signs[:cut])
            yield from (sign._replace(turned=cut < _YEAR) for sign in ascending)
        elif len(signs) > 1:
            yield from signs
        else:
            yield Sign(signs[0].text.translate(_QUOTES), *signs[0][1:])


def _with_doubts(signs: Sequence[Sign], text: str) -> Sequence[Sign]:
    """Doubt the order of the parts of large numbers with plain spaces: files do not tell all from those that join."""
    shown = list(signs)
    for match in _LARGE.finditer(text):
        shown[match.start() : match.end()] = [one._replace(turned=True) for one in signs[match.start() : match.end()]]
    return shown


def _with_calls_behind(signs: list[Sign]) -> list[Sign]:
    """Set the call of a note behind the number or symbol before which some programs print it.

    At the beginning of a row before a symbol, it is rather the number of a note.
    """
    text = "".join(sign.text[:1] for sign in signs)
    for match in _CALL_FIRST.finditer(text):
        if not match.start() and not match[2][0].isdigit():
            continue
        start, middle, end = match.start(), match.start(2), match.end()
        signs[start:end] = [*signs[middle:end], *signs[start:middle]]
    return signs


def _with_number_apart(signs: Iterable[Sign]) -> Sequence[Sign]:
    """Set a space behind the number of a paragraph, which its tab does not leave where the number is long."""
    read = list(signs)
    match = _TIGHT_NUMBER.match("".join(sign.text[:1] for sign in read))
    return [*read[: match.end()], Sign(" "), *read[match.end() :]] if match else read


def _with_brackets(signs: Sequence[Sign]) -> Iterator[Sign]:
    """Turn brackets as their neighbours ask: a file may have each of them as it is meant, or as it looks."""
    depth, opened = 0, False
    for index, sign in enumerate(signs):
        pair = _PAIRS.get(sign.text)
        if pair is None:
            yield sign
            continue
        before = signs[index - 1].text if index else " "
        after = signs[index + 1].text if index + 1 < len(signs) else " "
        if before in _PAIRS and (after.isspace() or after in _PAIRS or after in _STOPS):
            opens = opened
        else:
            opens = _opens(before, after, depth)
        opened = opens
        depth += 1 if opens else -1
        yield Sign(pair[0] if opens else pair[1], sign.italic)


def _opens(before: str, after: str, depth: int) -> bool:
    """Say whether a bracket between two signs opens."""
    if before.isspace() != after.isspace():
        return before.isspace()
    room_before, room_after = before in _PAIRS, after in _PAIRS or after in _STOPS or after in RAISED_FIGURES
    return room_before if room_before != room_after else depth <= 0
