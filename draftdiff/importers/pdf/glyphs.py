"""The glyphs of a PDF, page by page: started in a process of its own, and what comes back taken with care."""

from __future__ import annotations

import re
import subprocess
import sys
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import compress, groupby
from math import isfinite
from operator import itemgetter
from typing import NamedTuple
from unicodedata import bidirectional, category, combining

from draftdiff.errors import UnreadableFile
from draftdiff.importers.pdf.read_glyphs import (
    ASLANT,
    FIELDS,
    GENERATED,
    HEAD,
    ITALIC,
    MIRRORED,
    SURROGATES,
    TURN,
    UNMAPPED,
    UNSEEN,
    Ending,
)
from draftdiff.package_data import read_package_data

MOST_PAGES = 400
"""More pages than a resolution has."""
MOST_GLYPHS = 2_000_000
"""More signs than so many pages hold."""
MOST_SECONDS = 180
"""What the reader may take before it is ended: its own bound, with room for a busy machine."""
_LARGEST = 100_000.0
"""Places and sizes beyond this, in points, are on no page."""
_SMALLEST = 0.1
"""Signs without a size, as damaged files have them, get this one, in points."""
_BEYOND = 1.0
"""A sign that is wholly so many points beyond the page is not shown. Nor is one that is not drawn, where most are."""
FILLER = "\u0640"
"""The stroke that stretches a word of Arabic."""
_TOUCHING = 0.2
"""Letters that are joined are no farther from one another, in sizes of the type."""
_PLAIN = re.compile(r"[\d!\"#$%&()*+]")
"""Signs that a file may call a stroke, and that nobody writes between the letters of a word."""
_MOSTLY = 0.9
"""So many of the brackets that join letters are more than there are to close or open: they are strokes."""


class Glyph(NamedTuple):
    """A sign on a page: its box and its origin in points from the lower left, its size, its place in the file.

    `mapped`: the file says what sign it is; `seen`: it is drawn; `mirrored`: the line is in the file as it is read.
    """

    text: str
    left: float
    right: float
    top: float
    x: float
    y: float
    size: float
    place: int
    italic: bool = False
    mapped: bool = True
    seen: bool = True
    mirrored: bool = False


class Page(NamedTuple):
    """A page: width and height in points, and its glyphs in the order of the file.

    It is turned so that most of its lines are level; `aside` is the text of the others, such as `DRAFT` across it;
    `hidden` is text that the page does not show. `annotations` counts what somebody put on it in a viewer;
    `pictured`: a picture fills it.
    """

    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    aside: str = ""
    hidden: str = ""
    annotations: int = 0
    pictured: bool = False


def read_pages(data: bytes, name: str) -> tuple[Page, ...]:
    """Read the glyphs of all pages. Raises UnreadableFile."""
    # Its text, not its path: the package may lie in an archive.
    program = read_package_data("importers", "pdf", "read_glyphs.py").decode()
    command = [sys.executable, "-P", "-c", program, str(MOST_PAGES), str(MOST_GLYPHS)]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=MOST_SECONDS, check=False)
    except subprocess.TimeoutExpired as error:
        raise _too_large(name, f"takes more than {MOST_SECONDS} seconds to read") from error
    pages = _pages(done.stdout)
    if not pages:
        raise _refusal(done.returncode, name)
    return pages


def _refusal(code: int, name: str) -> UnreadableFile:
    if code == Ending.ENCRYPTED:
        hint = "open it with its password and print it to a new PDF"
        return UnreadableFile(f"{name or 'the PDF'} is encrypted", hint=hint, slug="encrypted")
    if code == Ending.TOO_MANY_PAGES:
        return _too_large(name, f"has more than {MOST_PAGES} pages")
    if code == Ending.TOO_MANY_GLYPHS:
        return _too_large(name, f"has more than {MOST_GLYPHS:,} signs")
    hint = "fetch it again, or open it in a viewer and print it to a new PDF"
    return UnreadableFile(f"{name or 'the PDF'} is damaged and cannot be read", hint=hint, slug="damaged-pdf")


def _too_large(name: str, what: str) -> UnreadableFile:
    hint = "print the pages of the resolution alone to a new PDF"
    return UnreadableFile(f"{name or 'the PDF'} {what}", hint=hint, slug="too-large")


def _pages(output: bytes) -> tuple[Page, ...]:
    """Take the numbers of the pages; none where those of one are cut short."""
    numbers = array("f")
    numbers.frombytes(output[: len(output) - len(output) % numbers.itemsize])
    found: list[tuple[Page, list[array[float]], int]] = []
    at = 1
    while at + HEAD <= len(numbers) and len(found) < numbers[0]:
        width, height, annotations, pictured, count = numbers[at : at + HEAD]
        start = at + HEAD
        if not 0 <= count <= (len(numbers) - start) / FIELDS:
            return ()
        at = start + int(count) * FIELDS
        empty = Page(width, height, (), annotations=int(annotations), pictured=bool(pictured))
        found.append((empty, [numbers[one : one + FIELDS] for one in range(start, at, FIELDS)], start // FIELDS))
    if not found or len(found) < numbers[0]:
        return ()
    hidden = _hidden(numbers[at:])
    return tuple(_page(*one, next(hidden, ())) for one in found)


def _hidden(numbers: array[float]) -> Iterator[Sequence[float]]:
    """Give the numbers of the glyphs of each page that nobody sees; those of a page that is cut short are left out."""
    at = 0
    while at < len(numbers) and 0 <= numbers[at] < len(numbers) - at:
        start, at = at + 1, at + 1 + int(numbers[at])
        yield numbers[start:at]


def _page(empty: Page, rows: Sequence[array[float]], place: int, hidden: Iterable[float]) -> Page:
    for index in map(int, hidden):
        rows[index][-1] = int(rows[index][-1]) | UNSEEN
    flags = (int(row[-1]) for row in rows)
    turns = [-1 if one & ASLANT else one // TURN % 4 for one in flags]  # how many quarters to the left; -1: aslant
    main = max(range(4), key=turns.count)
    width, height = (empty.height, empty.width) if main % 2 else (empty.width, empty.height)
    glyphs = [_glyph(_upright(row, main, empty.width, empty.height), at) for at, row in enumerate(rows, place)]
    signs = [(glyph, turn == main) for glyph, turn in zip(glyphs, turns, strict=True) if glyph is not None]
    level = [glyph for glyph, is_level in signs if is_level]
    is_drawn = not empty.pictured and 2 * sum(one.seen for one in level) > len(level)
    shown = [
        one.right >= -_BEYOND and one.left <= width + _BEYOND
        and -max(_BEYOND, one.size / 2) <= one.y <= height + _BEYOND and (one.seen or not is_drawn)
        for one in level
    ]  # fmt: skip
    runs = groupby(zip(level, shown, strict=True), key=itemgetter(1))  # what is hidden in two places is two words
    hidden_texts = [_text(glyph for glyph, _ in run) for is_shown, run in runs if not is_shown]
    return empty._replace(
        width=width, height=height, glyphs=tuple(with_fillers([*compress(level, shown)])),
        aside=_text(glyph for glyph, is_level in signs if not is_level),
        hidden=" ".join(filter(None, hidden_texts)),
    )  # fmt: skip


def _text(glyphs: Iterable[Glyph]) -> str:
    return " ".join("".join(one.text for one in glyphs).split())


def _upright(row: array[float], turn: int, width: float, height: float) -> Sequence[float]:
    """Return the numbers of a glyph whose line makes so many quarter turns to the left, on the page turned back."""
    turned: Sequence[float] = row
    for _ in range(turn):
        code, left, bottom, right, top, x, y, *rest = turned
        turned = (code, bottom, width - right, top, width - left, y, width - x, *rest)
        width, height = height, width
    return turned


def with_fillers(glyphs: Sequence[Glyph]) -> Iterator[Glyph]:
    """Name the strokes inside words of Arabic, to which a file gives no sign, a control sign, or any other one."""
    letters = (one for one in glyphs if one.right > one.left and not combining(one.text or " "))
    runs = [[*run] for _, run in groupby(letters, key=lambda one: one.text)]
    inside = [(before[-1], run, after[0]) for before, run, after in zip(runs, runs[1:], runs[2:], strict=False)]
    joining = [run for before, run, after in inside if _join(before, run, after)]
    times = Counter(one.text for run in joining for one in run)
    found = Counter(one.text for one in glyphs)
    strokes = [
        run for run in joining if _MOSTLY * times[run[0].text] <= found[run[0].text] - _partners(run[0].text, found)
    ]
    strokes += (run for before, run, _ in inside if _are_nameless(before, run))
    places = {one.place for run in strokes for one in run}
    yield from (one._replace(text=FILLER, mapped=True) if one.place in places else one for one in glyphs)


def _partners(sign: str, found: Mapping[str, int]) -> int:
    """Return how many brackets of a page may open or close this one."""
    return found.get(")" if sign == "(" else "(", 0) if sign in "()" else 0


def _are_nameless(before: Glyph, run: Sequence[Glyph]) -> bool:
    """Say whether a file does not tell which signs follow a letter of Arabic: they are strokes."""
    is_named = run[0].mapped and category(run[0].text or " ") != "Cc"
    return not is_named and _is_arabic(before.text) and abs(run[0].size - before.size) <= _SMALLEST


def _join(before: Glyph, run: Sequence[Glyph], after: Glyph) -> bool:
    """Say whether equal signs that are none of Arabic join two of its letters, all of one size."""
    if not _is_arabic(before.text) or not _is_arabic(after.text) or not _PLAIN.match(run[0].text):
        return False
    gaps = before.left - max(one.right for one in run), min(one.left for one in run) - after.right
    is_near = all(abs(gap) < _TOUCHING * before.size for gap in gaps)
    return is_near and abs(run[0].size - before.size) <= _SMALLEST  # a raised figure calls a note


def _is_arabic(sign: str) -> bool:
    return bidirectional(sign or " ") == "AL"


def _glyph(row: Sequence[float], place: int) -> Glyph | None:
    """Return a glyph; None for what PDFium put in and for what is on no page."""
    code, left, _, right, top, x, y, size, flags = row
    sign = int(code) if isfinite(code) and 0 <= code < sys.maxunicode else 0
    kind = int(flags)
    if not all(isfinite(one) and abs(one) < _LARGEST for one in row[1:]) or kind & GENERATED:
        return None
    text = chr(sign) if sign and sign not in SURROGATES else ""
    mapped = not kind & UNMAPPED or bool(kind & UNSEEN)  # the font of an OCR has no signs, and its file says them all
    looks = (bool(kind & ITALIC), mapped, not kind & UNSEEN, bool(kind & MIRRORED))
    return Glyph(text, left, right, top, x, y, max(size, _SMALLEST), place, *looks)
