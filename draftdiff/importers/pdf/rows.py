"""Glyphs to rows: what stands on one line of a page, from left to right."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple
from unicodedata import category, combining

from draftdiff.importers.pdf.glyphs import Glyph, Page
from draftdiff.importers.plaintext.decoding.lines import HYPHENS

_ON_LINE = 0.25
"""Glyphs whose lines differ by less, in sizes of the type, are in one row."""
LARGER = 2.0
"""Type so many times larger may be that of a stamp."""
_MOST_RAISED = 40
"""A row of more glyphs is no row of calls and exponents."""
_SMALLER = 0.95
"""A raised glyph is smaller than this share of the row."""
_RAISED_BY = 1.3
"""A raised glyph is at most so many sizes of the type away from the sign that it belongs to."""
_SET_OFF_BY = 2.0
"""The number of a note may stand so many sizes of the type before its text."""
_NO_SIZE = 1.5
"""Type of fewer points is not read by anybody: it hides text."""
_UNDER = 0.35
"""A letter stands under a mark whose middle is within this share of its width."""
_SAME_LINE, _SAME_PLACE = 0.6, 0.05
"""In sizes of the type: how far a mark may stand from its line, and a letter from itself where it is told twice."""
_REACH, _MOST_NEAR = 2.0, 200
"""A letter is sought within so many sizes of the type from a mark; no place of a page has more letters than so many."""
_COVERED = 0.35
"""The next letter from right to left may cover this share of one."""
_EXACT = 0.01
"""Distances are compared in such steps, in sizes of the type."""
_LAM, _ALEFS = "\u0644", frozenset("\u0622\u0623\u0625\u0627")


class Placed(NamedTuple):
    """A glyph in a row; `raised` is what an index or the number of a note is; `marks` are signs over or under it."""

    glyph: Glyph
    raised: bool = False
    marks: str = ""


class _Line(NamedTuple):
    placed: tuple[Placed, ...]
    y: float
    size: float
    hints: tuple[int, ...] = ()


class Row(_Line):
    """Glyphs on one line, from left to right; `y` is the line that they stand on, `size` that of most of them.

    `hints` are the places in the file where PDFium saw a space, in order, and twice those where it saw the end of a
    line; none where the file has spaces itself.
    """

    @property
    def is_seen(self) -> bool:
        """Whether it is drawn; else an OCR set it under the picture of the page."""
        return any(one.glyph.seen for one in self.placed)

    @cached_property
    def left(self) -> float:
        """The left end of the row."""
        return min(one.glyph.left for one in self.placed)

    @cached_property
    def right(self) -> float:
        """The right end of the row."""
        return max(one.glyph.right for one in self.placed)

    @cached_property
    def text(self) -> str:
        """The signs of the row as they are drawn, from left to right."""
        return "".join(one.glyph.text for one in self.placed).strip()

    def groups(self, gap: float) -> list[list[Placed]]:
        """Return the signs between gaps of so many times the size of the type, spaces left out."""
        groups: list[list[Placed]] = []
        right = 0.0
        for one in self.placed:
            if one.glyph.text.isspace():
                continue
            if groups and one.glyph.left - right < gap * self.size:
                groups[-1].append(one)
                right = max(right, one.glyph.right)
            else:
                groups.append([one])
                right = one.glyph.right
        return groups


def usual_size(glyphs: Iterable[Glyph]) -> float:
    """Return the size of most glyphs, in tenths of a point; 0 where there are none."""
    counts = Counter(round(one.size, 1) for one in glyphs if one.text.isalnum())
    return max(counts, key=lambda size: (counts[size], size), default=0.0)


def rows_of(page: Page) -> tuple[Row, ...]:
    """Return the rows of a page from top to bottom."""
    glyphs = [one for one in page.glyphs if _is_seen(one)]
    marks = [one for one in glyphs if combining(one.text)]
    letters = [one for one in glyphs if not combining(one.text)]
    letters = _lowered(letters, marks) if marks else letters
    glued = _glued(letters, marks) if marks else {}
    rows = _on_lines(letters)
    raised, rows = _parted(rows)
    spaces = [(one.place, _is_seen(one)) for one in page.glyphs if one.text == " "]
    # Where a file has spaces of its own, those that PDFium adds say no more than the gaps.
    own = 2 * sum(seen for _, seen in spaces) > len(spaces) > 0
    hints = () if own else tuple(sorted([index for index, seen in spaces if not seen] + _breaks(page)))
    found_rows = [_row([*row], raised.get(id(row), []), glued)._replace(hints=hints) for row in rows]
    return tuple(sorted(found_rows, key=lambda row: -row.y))


def _breaks(page: Page) -> list[int]:
    """Return the places of the two signs that PDFium puts in at the end of a line."""
    pairs = ((one.place + 1, after.place) for one, after in pairwise(page.glyphs))
    return [place for start, end in pairs if end - start > 1 for place in range(start, end)]


def _is_seen(glyph: Glyph) -> bool:
    """Say whether a glyph prints something on the page; spaces without a width were put in by PDFium."""
    if not glyph.text or (category(glyph.text) == "Cf" and glyph.text != "\u00ad"):
        return False
    if glyph.text.isspace():
        return glyph.right - glyph.left > 0.01 and glyph.size > _NO_SIZE
    return category(glyph.text) != "Cc" or glyph.text in HYPHENS


def _on_lines(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Gather glyphs that stand on one line."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda one: -one.y):
        row = next((row for row in rows[:-3:-1] if _is_on_line(glyph, row)), None)
        if row is None:
            row = []
            rows.append(row)
        row.append(glyph)
    return rows


def _is_on_line(glyph: Glyph, row: Sequence[Glyph]) -> bool:
    """Say whether a glyph is on the line of a row: exactly, and on none of its glyphs, where one may be of a stamp."""
    distance, (small, large) = abs(row[0].y - glyph.y), sorted((row[0].size, glyph.size))
    if large <= LARGER * small:
        return distance <= _ON_LINE * large
    return distance <= _EXACT * small and all(one.right <= glyph.x or glyph.right <= one.x for one in row)


def _parted(rows: Sequence[list[Glyph]]) -> tuple[dict[int, list[Glyph]], list[list[Glyph]]]:
    """Part raised glyphs from the rows that they are raised over; a row is known by its identity."""
    raised: dict[int, list[Glyph]] = {}
    others: list[list[Glyph]] = []
    for index, row in enumerate(rows):
        below = [] if len(row) > _MOST_RAISED else rows[index + 1 : index + 3]
        owners = [next((one for one in below if _touches(glyph, one)), None) for glyph in row]
        if all(owners):
            for glyph, owner in zip(row, owners, strict=True):
                raised.setdefault(id(owner), []).append(glyph)
        else:
            others.append(row)
    return raised, others


def _touches(glyph: Glyph, row: Sequence[Glyph]) -> bool:
    """Say whether a glyph is smaller than a row and stands at its upper half, next to a glyph of it."""
    y, size = row[0].y, max(one.size for one in row)
    if not size / LARGER <= glyph.size <= _SMALLER * size or not 0.12 * size <= glyph.y - y <= 0.9 * size:
        return False
    reach = _RAISED_BY * size
    before = _SET_OFF_BY * size if glyph.text.isdigit() else reach
    return any(one.left - before <= glyph.x <= one.right + reach for one in row)


def _glued(letters: Sequence[Glyph], marks: Sequence[Glyph]) -> dict[int, str]:
    """Give each combining mark to the letter under or over it, by the index of the letter."""
    glued: dict[int, str] = {}
    beside = _beside(letters, marks)
    for mark in marks:
        near = [one for one in beside(mark) if abs(one.y - mark.y) <= mark.size and one.text.strip()]
        best = min(near, key=_distance_from(mark, near), default=None)
        if best is not None and mark.text not in glued.get(best.place, ""):
            glued[best.place] = glued.get(best.place, "") + mark.text
    return glued


def _beside(letters: Iterable[Glyph], marks: Iterable[Glyph]) -> Callable[[Glyph], list[Glyph]]:
    """Return what gives the letters about a mark: those of its square of the page, and of the eight round it."""
    side = _REACH * max(one.size for one in marks)
    squares: dict[tuple[int, int], list[Glyph]] = defaultdict(list)
    for one in letters:
        squares[int(one.x // side), int(one.y // side)].append(one)

    def beside(mark: Glyph) -> list[Glyph]:
        column, line = int(mark.x // side), int(mark.y // side)
        places = ((column + across, line + up) for across in (-1, 0, 1) for up in (-1, 0, 1))
        return [one for place in places for one in squares.get(place, ())[:_MOST_NEAR]]

    return beside


def _distance_from(mark: Glyph, near: Sequence[Glyph]) -> Callable[[Glyph], tuple[bool, bool, int, bool, int]]:
    """Return how far letters are from a mark: one drawn with it is nearest; of lam and alef drawn as one the alef."""
    middle = (mark.left + mark.right) / 2
    joined = {one.x for one in near if one.text in _ALEFS}

    def distance(letter: Glyph) -> tuple[bool, bool, int, bool, int]:
        beside = max(letter.left - middle, middle - letter.right, 0.0)
        other_line = abs(letter.y - mark.y) > _SAME_LINE * mark.size
        before = letter.text == _LAM and letter.x in joined
        steps = round(beside / (_EXACT * mark.size))
        return other_line, letter.x != mark.x, steps, before, abs(letter.place - mark.place)

    return distance


def _lowered(letters: Sequence[Glyph], marks: Sequence[Glyph]) -> list[Glyph]:
    """Set right the letters that a file gives at the place of a mark.

    Some programs draw both as one glyph, on the line, and its box is shared out among them. Others say the letter where
    its mark is, there alone or again: where another letter stands under the mark, it is that letter's; else the
    letter belongs on the line beside it.
    """
    at = {(one.x, one.y): one for one in marks}
    lines = [_line_beside(index, letters, at) if (one.x, one.y) in at else one.y for index, one in enumerate(letters)]
    beside = _beside((one for one, y in zip(letters, lines, strict=True) if y == one.y), marks)
    lowered: list[Glyph] = []
    for letter, y in zip(letters, lines, strict=True):
        mark = at.get((letter.x, letter.y))
        if mark is None:
            lowered.append(letter)
        elif y == letter.y or not _is_said_again(letter, mark, beside(mark)):
            left, right = min(letter.left, mark.left), max(letter.right, mark.right)
            lowered.append(letter._replace(y=y, left=left, right=right))
    return lowered


def _line_beside(index: int, letters: Sequence[Glyph], at: Mapping[tuple[float, float], Glyph]) -> float:
    """Return the line on which the letters beside one stand in the file; its own where they tell of no other near."""
    letter = letters[index]
    beside = [one for one in letters[max(index - 3, 0) : index + 4] if (one.x, one.y) not in at]
    if any(one.y == letter.y for one in beside):
        return letter.y
    return next((one.y for one in beside if abs(letter.y - one.y) < _SAME_LINE * letter.size), letter.y)


def _is_said_again(letter: Glyph, mark: Glyph, letters: Iterable[Glyph]) -> bool:
    """Say whether a letter said where its mark is stands on the line too, or another under the mark."""
    middle = (mark.left + mark.right) / 2
    near = (one for one in letters if abs(one.y - mark.y) < _SAME_LINE * one.size and one.text.isalpha())
    return any(
        abs(middle - (one.left + one.right) / 2) < _UNDER * (one.right - one.left)
        or (one.text == letter.text and abs(one.x - letter.x) < _SAME_PLACE * one.size)
        for one in near
    )


def _row(glyphs: Sequence[Glyph], raised: Sequence[Glyph], glued: dict[int, str]) -> Row:
    placed = [Placed(one, False, glued.get(one.place, "")) for one in glyphs]
    placed += (Placed(one, True, glued.get(one.place, "")) for one in raised)
    size = usual_size(glyphs) or max(one.size for one in glyphs)
    y = sorted(one.y for one in glyphs)[len(glyphs) // 2]
    return Row(_from_left(placed), y, size)


def _from_left(placed: Sequence[Placed]) -> tuple[Placed, ...]:
    """Order signs by their place, in the file's order where a letter from right to left covers the sign before it."""
    at = {one.glyph.place: one.glyph for one in placed}

    def place(one: Placed) -> tuple[float, int]:
        glyph, before, after = one.glyph, at.get(one.glyph.place - 1), at.get(one.glyph.place + 1)
        covers = before is not None and after is not None and after.x < before.x < glyph.x < before.x + _covered(before)
        return (before.x, 0) if before is not None and covers else (glyph.x, 1)

    return tuple(sorted(placed, key=place))


def _covered(glyph: Glyph) -> float:
    """Return how far from its origin a sign may be covered by the next: a space anywhere, a letter near its end."""
    return (1.0 if glyph.text.isspace() else _COVERED) * (glyph.right - glyph.left)
