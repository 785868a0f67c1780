"""What stands at the head and foot of pages, and is left out where it repeats: running heads, page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise, takewhile
from statistics import median

from msgspec import Struct
from msgspec.structs import replace

from draftdiff.importers.body.endings import ends_clause
from draftdiff.importers.pdf.rows import LARGER, Placed, Row
from draftdiff.importers.raised import RAISED_FIGURES
from draftdiff.numbering import readings_of
from draftdiff.patterns import late_pattern
from draftdiff.tokens import WIDE

_HEAD, _FOOT = 0.86, 0.12
"""Above and below these parts of the height of a page heads and feet stand."""
_CLEAR = 1.6
"""Heads and feet are so many times the usual distance of rows away from the text."""
_ALIKE, _OFTEN = 0.5, 3
"""So many gaps of a page that are alike, but for so many points, are those between its paragraphs."""
_APART = 2.0
"""Parts of a head are so many times the size of the type apart."""
_SAME_HEIGHT = 6.0
"""Heads of two pages whose heights differ by less, in points, stand in the same place."""
_SAME_WORDS = 0.9
"""A head shares so many of its words with the cover: the title may be cut, the number of the page is its own."""
_NOTED = late_pattern(rf"[(\[]?[\d{RAISED_FIGURES}]{{1,3}}[)\].]?[\s{WIDE}]")
_LINES = 1.8
"""Lines of one note are at most so many times the size of their type apart."""
_LETTERS = re.compile(r"(?:[^\W\d_].*){8}")
"""What stands near a head, not clear of the text, must have so many letters and repeat on three pages."""
_LETTER = re.compile(r"[^\W\d_]")
_DIGITS = re.compile(r"\d+")
_LONGEST_NUMBER = 4
"""The number of a page has no more figures."""


class PageRow(Struct, frozen=True, kw_only=True):
    """A row and the page that it stands on (from 0); `column` is 1 at the left, 2 at the right, 0 where there is one.

    `near`: it stands where heads and feet do; `edge`: there, and clear of the text; `low`: where feet do. `cells` are
    those of a row of a table, from left to right, the lines of each from top to bottom; `row` is its first line.
    """

    page: int
    row: Row
    column: int = 0
    edge: bool = False
    near: bool = False
    low: bool = False
    cells: tuple[tuple[Row, ...], ...] = ()


def with_edges(rows: Sequence[PageRow], height: float, usual: float, *, rtl: bool) -> tuple[PageRow, ...]:
    """Return the rows of a page, from top to bottom, with those at its edges parted where they have wide gaps.

    The parts at the side where lines begin come first: a title in several rows beside a symbol is thus read in one go.
    `usual` is the distance of most rows.
    """

    def is_head(one: PageRow) -> bool:
        return one.row.y > _HEAD * height

    def is_foot(one: PageRow) -> bool:
        return one.row.y < _FOOT * height

    head, foot = _clear(rows, is_head, usual), _clear(rows[::-1], is_foot, usual)
    head = _without_text(rows, head, usual)
    middle = rows[head : len(rows) - foot]
    return (
        *(replace(one, edge=True, column=0) for one in _by_side(rows[:head], rtl=rtl)),
        *(replace(one, near=is_head(one) or is_foot(one), low=is_foot(one)) for one in middle),
        *(replace(one, edge=True, low=True, column=0) for one in _by_side(rows[len(rows) - foot :], rtl=rtl)),
    )


def _clear(rows: Sequence[PageRow], is_near: Callable[[PageRow], bool], usual: float) -> int:
    """Return how many rows at an edge are clear of the others, 0 where the text reaches the edge.

    A gap as wide as those between the paragraphs of the page parts nothing from them.
    """
    near = len([*takewhile(is_near, rows)])
    gaps = [_distance(rows, index) for index in range(1, len(rows))]
    clear = [
        count
        for count, gap in enumerate(gaps[:near], 1)
        if gap > _CLEAR * usual and sum(other > gap - _ALIKE for other in gaps[near:]) < _OFTEN
    ]
    return clear[-1] if clear else 0


def _without_text(rows: Sequence[PageRow], head: int, usual: float) -> int:
    """Return how many of the rows that may be a head are none of text: a paragraph may end there on a later page."""
    last = rows[head - 1] if head else None
    if last is None or not last.page or not any(map(ends_clause, (last.row.text, last.row.text[::-1]))):
        return head
    head -= 1
    while head and _distance(rows, head) <= _CLEAR * usual:
        head -= 1
    return head


def _distance(rows: Sequence[PageRow], index: int) -> float:
    return abs(rows[index - 1].row.y - rows[index].row.y)


def _by_side(rows: Sequence[PageRow], *, rtl: bool) -> list[PageRow]:
    parts = [replace(one, row=part) for one in rows for part in _parts(one.row)]
    if len(parts) == len(rows) and not any(one.column for one in rows):
        return parts
    middle = (min(one.row.left for one in parts) + max(one.row.right for one in parts)) / 2
    return sorted(parts, key=lambda one: one.row.right < middle if rtl else one.row.left > middle)


def _parts(row: Row) -> list[Row]:
    groups: list[list[Placed]] = []
    right = 0.0
    for one in row.placed:
        if groups and one.glyph.left - right <= _APART * row.size:
            groups[-1].append(one)
            right = max(right, one.glyph.right)
        else:
            groups.append([one])
            right = one.glyph.right
    parts = [row._replace(placed=tuple(group)) for group in groups]
    numbers = (part.text for part in (parts[0], parts[-1]) if not part.text.isdigit())
    return [row] if any(map(readings_of, numbers)) else parts  # a paragraph behind its number


def with_text_at_feet(rows: Sequence[PageRow], texts: Sequence[str], furniture: frozenset[int]) -> list[PageRow]:
    """Return the rows; what is worded at the foot of later pages and is none of a foot is text as any other."""
    return [
        replace(one, edge=one.edge and not (one.low and one.page and index not in furniture and _LETTERS.search(text)))
        for index, (one, text) in enumerate(zip(rows, texts, strict=True))
    ]


def furniture_of(rows: Sequence[PageRow], texts: Sequence[str]) -> frozenset[int]:
    """Return the indices of rows that are heads or feet. `texts` are those of the rows."""
    cover = frozenset(word for one, text in zip(rows, texts, strict=True) if not one.page for word in text.split())
    first = _first_numbers(rows, texts)
    apart, noted = _apart(rows), _notes(rows, texts)
    keys = [
        _keys(one, text, first)
        if index not in noted and (one.edge or index in apart or (one.near and _LETTERS.search(text)))
        else ()
        for index, (one, text) in enumerate(zip(rows, texts, strict=True))
    ]
    pages = Counter(key for key, _ in {(key, one.page) for own, one in zip(keys, rows, strict=True) for key in own})
    found = frozenset(
        index
        for index, (one, own) in enumerate(zip(rows, keys, strict=True))
        if any(pages[key] > (1 if one.edge or index in apart else 2) for key in own)
        or (own and one.page and one.edge and _is_of(texts[index], cover))
    )
    return _with_further_rows(rows, texts, found, first)


def _with_further_rows(
    rows: Sequence[PageRow], texts: Sequence[str], found: frozenset[int], first: frozenset[int]
) -> frozenset[int]:
    """Return furniture with the further rows of heads that wrap: these too are the same on two pages."""
    below = [
        (index, one)
        for index, one in enumerate(rows)
        if one.near and not (one.low or one.cells) and index not in found
        if index - 1 in found and rows[index - 1].page == one.page
    ]
    keys = {index: _keys(one, texts[index], first) for index, one in below}
    pages = Counter(key for key, _ in {(key, one.page) for index, one in below for key in keys[index]})
    further = frozenset(index for index, own in keys.items() if any(pages[key] > 1 for key in own))
    return _with_further_rows(rows, texts, found | further, first) if further else found


def _apart(rows: Sequence[PageRow]) -> set[int]:
    """Return the indices of stamps in large type, and of first and last rows of pages where heads and feet stand."""
    size = median(one.row.size for one in rows) if rows else 0.0
    lasts = [index for index, (one, after) in enumerate(pairwise(rows)) if one.page != after.page]
    outermost = {0, len(rows) - 1, *lasts, *(last + 1 for last in lasts)}
    return {n for n, one in enumerate(rows) if (one.near and n in outermost) or one.row.size > LARGER * size}


def _notes(rows: Sequence[PageRow], texts: Sequence[str]) -> set[int]:
    """Return the indices of rows where feet stand that are of notes: another page may have the same, and it is no foot.

    They are worded, and begin with a number or stand close below a row that does.
    """
    notes: set[int] = set()
    for index, (before, one) in enumerate(pairwise((None, *rows))):
        assert one is not None
        distance = before.row.y - one.row.y if before is not None and before.page == one.page else 0.0
        goes_on = 0 < distance <= _LINES * one.row.size and (index - 1 in notes or _NOTED.match(texts[index - 1]))
        if one.low and _LETTERS.search(texts[index]) and (goes_on or _NOTED.match(texts[index])):
            notes.add(index)
    return notes


def _is_of(text: str, cover: frozenset[str]) -> bool:
    """Say whether the cover has all words of a head, those of the symbol, perhaps on two lines, and the title.

    The end of a clause may have no other words either, but it ends as clauses do.
    """
    if ends_clause(text):
        return False
    words = text.split()
    parts = {word for word in words if word.endswith("/") and any(other.startswith(word) for other in cover)}
    return sum(word in cover or word in parts for word in words) >= _SAME_WORDS * len(words) > 0


def _first_numbers(rows: Sequence[PageRow], texts: Sequence[str]) -> frozenset[int]:
    """Return the numbers of the first page from which numbers at the edges of the most pages count on."""
    numbered = {
        (int(number[0]) - one.page, one.page)
        for one, text in zip(rows, texts, strict=True)
        if one.edge or one.near
        for number in _DIGITS.finditer(text)
        if len(number[0]) <= _LONGEST_NUMBER
    }
    pages = Counter(first for first, _ in numbered)
    most = max(pages.values(), default=0)
    return frozenset(first for first, count in pages.items() if count == most > 1)


def _keys(one: PageRow, text: str, first: frozenset[int]) -> tuple[tuple[str, int], ...]:
    """Return what may be the same on other pages, with the height: all, or all but the number of the page.

    Of rows without letters, clear of the text, also all but the numbers; those of clauses differ for a reason.
    """

    def masked(number: re.Match[str]) -> str:
        counted = len(number[0]) <= _LONGEST_NUMBER and int(number[0]) - one.page in first
        return "0" if counted else number[0]

    literal, height = " ".join(text.split()), round(one.row.y / _SAME_HEIGHT)
    forms = [literal, _DIGITS.sub(masked, literal)]
    if one.edge and not _LETTER.search(text):
        forms.append(_DIGITS.sub("0", literal))
    return tuple((form, height) for form in dict.fromkeys(forms))
