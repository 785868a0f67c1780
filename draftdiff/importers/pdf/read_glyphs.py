"""A program of its own: reads a PDF from standard input and writes the glyphs of its pages to standard output.

PDFium is written in C++, and a hostile file may make it crash, hang or swallow memory. So it runs in a process of its
own, within bounds of memory and time, which can write no file; the worst that such a file can do is end it. Started by
`glyphs.py` with the most pages and the most glyphs that are read. The output is an array of 32-bit floats: the count
of pages; for each page its width, its height, the count of its annotations, whether a picture fills it (1), and the
count of its glyphs, then `FIELDS` numbers for each glyph; then for each page the count and the numbers of the glyphs
that nobody sees on it, white or covered. What is drawn takes long in some files: the last part may be cut short, and
the program then ends as if it had crashed. Exit codes are those of `Ending`.
"""

from __future__ import annotations

import ctypes
import sys
from array import array
from collections.abc import Iterable, Sequence
from enum import IntEnum
from itertools import groupby, repeat
from math import atan2, ceil, hypot, pi
from operator import ne
from time import process_time
from typing import Any

HEAD, FIELDS = 5, 9
"""Numbers of a page; of a glyph: code point, left, bottom, right, top, x and y of the origin, size in points, flags."""
ITALIC, GENERATED, UNMAPPED, UNSEEN = 1, 2, 4, 8
"""Flags: italic; put in by PDFium, not in the file; a glyph of which the file does not say what sign it is; one that
is not drawn, as an OCR sets its text under the picture of a page."""
ASLANT, TURN, MIRRORED = 16, 32, 128
"""A glyph of a line that is set aslant; how many quarter turns to the left its line makes, times TURN; a glyph that is
mirrored, as an OCR writes from right to left."""
_LEVEL = 0.2
"""A line that leans over by less, in radians, is a level one of a page that was laid askew into a scanner."""
SURROGATES = range(0xD800, 0xE000)
_MEMORY = 1536 * 1024 * 1024
_SECONDS = 120
"""Seconds of work that a file may take."""
_SECONDS_TO_LOOK = 20
"""Seconds of work that may go into looking which glyphs nobody sees."""
_PASSWORD, _SECURITY = 4, 5
"""What PDFium answers to a locked file."""
_ITALIC_FONT = 1 << 6
_INVISIBLE = 3
"""The way of drawing that shows nothing, in the words of the standard: 3 Tr."""
_ANNOTATIONS = frozenset((1, 3, *range(9, 16)))
"""Kinds of annotations that say something, as PDFium counts them: comments, highlights, strike-outs, stamps, text."""
_EMPTY = 2
"""The length in bytes of a text without a sign, its end included."""
_TEXT, _PICTURE, _FORM = 1, 3, 5
"""Kinds of objects, as PDFium counts them: text, a picture, and what may hold either."""
_FILLS = 0.5
"""A picture that covers so much of a page may be one of its text."""
_MOST_PIXELS = 4_000_000
"""Larger pages are not looked at; each point of one is a pixel."""
_MOST_OBJECTS, _DEEPEST = 100_000, 8
"""So many objects of a page are looked at, and in so many that hold others."""
_SHADES = bytes(shade // 4 for shade in range(256))
"""Shades that nobody tells apart are one."""
_WHITE = max(_SHADES)
_COLOURS = 3
"""Bytes of a pixel: how much it has of each."""
_SIGNS_OF_WORDS = "\u2e80"
"""From here on, most signs are words by themselves."""
_LEAST_SHOWN = 0.5
"""A glyph of which less than this share of its ink shows is hidden, where it stands beside one that is."""
_FAR = 10_000
"""Points from the origin at which the scale of a picture is read, so that pixels do not round it."""
_SLANT = 0.15
"""A glyph that leans over by more than this share of its height is italic."""


class Ending(IntEnum):
    """How the program ends; a crash ends it otherwise."""

    READ = 0
    DAMAGED = 10
    ENCRYPTED = 11
    TOO_MANY_PAGES = 12
    TOO_MANY_GLYPHS = 13


def main() -> int:
    """Read the glyphs of the file on standard input."""
    most_pages, most_glyphs = int(sys.argv[1]), int(sys.argv[2])
    data = sys.stdin.buffer.read()
    import pypdfium2.raw as pdfium

    _bound()
    pdfium.FPDF_InitLibrary()
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        locked = pdfium.FPDF_GetLastError() in (_PASSWORD, _SECURITY)
        return Ending.ENCRYPTED if locked else Ending.DAMAGED
    pages = pdfium.FPDF_GetPageCount(document)
    if pages > most_pages:
        return Ending.TOO_MANY_PAGES
    left = most_glyphs
    sys.stdout.buffer.write(array("f", (pages,)).tobytes())
    pictured = []
    for number in range(pages):
        numbers = _page(pdfium, document, number, left)
        if numbers is None:
            return Ending.TOO_MANY_GLYPHS
        left -= (len(numbers) - HEAD) // FIELDS
        pictured.append(bool(numbers[HEAD - 2]))
        sys.stdout.buffer.write(numbers.tobytes())
    sys.stdout.buffer.flush()
    _write_hidden(pdfium, document, pictured)
    return Ending.READ if pages else Ending.DAMAGED


def _bound(seconds: int = _SECONDS) -> None:
    """Bound what this process may take, where the operating system can."""
    if sys.platform == "win32":
        return
    import resource

    for kind, most in ((resource.RLIMIT_AS, _MEMORY), (resource.RLIMIT_CPU, seconds), (resource.RLIMIT_FSIZE, 0)):
        hard = resource.getrlimit(kind)[1]
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        try:
            resource.setrlimit(kind, (most, most))
        except (ValueError, OSError):
            continue


def _page(c: Any, document: Any, number: int, left: int) -> array[float] | None:
    """Return the numbers of a page; None where it has more glyphs than are `left` to read."""
    page = c.FPDF_LoadPage(document, number)
    text = c.FPDFText_LoadPage(page) if page else None
    if not text:
        return array("f", (0.0, 0.0, 0.0, 1.0, 0.0))  # as little can be read of it as of a picture
    count = max(c.FPDFText_CountChars(text), 0)
    if count > left:
        return None
    shown = c.FS_RECTF()  # what is shown of the page, before it is turned; it need not begin at 0
    c.FPDF_GetPageBoundingBox(page, shown)
    sizes = shown.right - shown.left, shown.top - shown.bottom
    numbers = array("f", (*sizes, _annotations(c, page), _is_picture(c, page, sizes[0] * sizes[1]), count))
    reader = _Reader(c, text, shown)
    for index in range(count):
        numbers.extend(reader.glyph(index))
    c.FPDFText_ClosePage(text)
    c.FPDF_ClosePage(page)
    return numbers


def _annotations(c: Any, page: Any) -> int:
    """Count what somebody put on a page in a viewer: comments, marks on the text, fields that hold a text."""
    count = 0
    for index in range(c.FPDFPage_GetAnnotCount(page)):
        annotation = c.FPDFPage_GetAnnot(page, index)
        kind = c.FPDFAnnot_GetSubtype(annotation)
        is_filled = kind == c.FPDF_ANNOT_WIDGET and c.FPDFAnnot_GetStringValue(annotation, b"V", None, 0) > _EMPTY
        count += kind in _ANNOTATIONS or is_filled
        c.FPDFPage_CloseAnnot(annotation)
    return count


def _is_picture(c: Any, page: Any, area: float) -> bool:
    """Say whether a picture fills a page of so many square points, as in a scan."""
    ends = [ctypes.c_float() for _ in range(4)]
    for index in range(c.FPDFPage_CountObjects(page)):
        drawn = c.FPDFPage_GetObject(page, index)
        if c.FPDFPageObj_GetType(drawn) in (_PICTURE, _FORM) and c.FPDFPageObj_GetBounds(drawn, *ends):
            left, bottom, right, top = (end.value for end in ends)
            if (right - left) * (top - bottom) > _FILLS * area:
                return True
    return False


class _Reader:
    """Reads the glyphs of one page."""

    def __init__(self, pdfium: Any, text: Any, shown: Any) -> None:
        self._pdfium = pdfium
        self._text = text
        self._left, self._bottom = shown.left, shown.bottom
        self._box = pdfium.FS_RECTF()
        self._matrix = pdfium.FS_MATRIX()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._flags = ctypes.c_int()

    def glyph(self, index: int) -> tuple[float, ...]:
        """Return the numbers of one glyph."""
        c, text = self._pdfium, self._text
        c.FPDFText_GetLooseCharBox(text, index, self._box)
        c.FPDFText_GetCharOrigin(text, index, self._x, self._y)
        c.FPDFText_GetMatrix(text, index, self._matrix)
        c.FPDFText_GetFontInfo(text, index, None, 0, self._flags)
        scale = hypot(self._matrix.c, self._matrix.d) or 1.0
        slanted = self._flags.value & _ITALIC_FONT or _leans(self._matrix)
        flags = ITALIC * bool(slanted)
        flags |= GENERATED * (c.FPDFText_IsGenerated(text, index) == 1)
        flags |= UNMAPPED * (c.FPDFText_HasUnicodeMapError(text, index) == 1)
        matrix = self._matrix
        is_mirrored = bool(matrix.a * matrix.d < matrix.b * matrix.c and matrix.d > 0)  # upright, facing the other way
        along = (matrix.d, -matrix.c) if is_mirrored else (matrix.a, matrix.b)
        flags |= MIRRORED * is_mirrored | _turn(atan2(along[1], along[0]))
        flags |= UNSEEN * (c.FPDFTextObj_GetTextRenderMode(c.FPDFText_GetTextObject(text, index)) == _INVISIBLE)
        size = c.FPDFText_GetFontSize(text, index) * scale
        box, x, y = self._box, self._left, self._bottom
        return (
            float(c.FPDFText_GetUnicode(text, index)), box.left - x, box.bottom - y, box.right - x, box.top - y,
            self._x.value - x, self._y.value - y, size, float(flags),
        )  # fmt: skip


def _write_hidden(pdfium: Any, document: Any, pictured: Iterable[bool]) -> None:
    """Write which glyphs nobody sees, page by page; of pages that are pictures nobody asks."""
    _bound(seconds=int(process_time()) + _SECONDS_TO_LOOK)
    for number, is_picture in enumerate(pictured):
        hidden = [] if is_picture else _hidden(pdfium, document, number)
        sys.stdout.buffer.write(array("f", (len(hidden), *hidden)).tobytes())
        sys.stdout.buffer.flush()


def _hidden(c: Any, document: Any, number: int) -> list[int]:
    """Return the glyphs of a page that nobody sees: it looks the same without its text, and black they would show.

    None where they are most of the page: an OCR set them under its picture.
    """
    page = c.FPDF_LoadPage(document, number)
    text = c.FPDFText_LoadPage(page) if page else None
    if not text or not 0 < c.FPDF_GetPageWidthF(page) * c.FPDF_GetPageHeightF(page) <= _MOST_PIXELS:
        return []
    objects = _objects(c, page, c.FPDFPage_CountObjects, c.FPDFPage_GetObject, [])
    whole = _Picture(c, page)
    _draw(c, objects, texts=False, others=True)
    without = _Picture(c, page)
    boxes = [whole.box(text, index) for index in range(c.FPDFText_CountChars(text))]
    same = [index for index, box in enumerate(boxes) if whole.looks_as(without, box)]
    signs = [chr(c.FPDFText_GetUnicode(text, index)) for index in range(len(boxes))]
    hidden: set[int] = set()
    if any(signs[index].isalnum() for index in same):
        _draw(c, objects, texts=True, others=False)
        black = _Picture(c, page)
        beside = {near for index in same for near in (index - 1, index, index + 1) if 0 <= near < len(boxes)}
        ink = {index: black.differences(None, boxes[index]) for index in beside}
        hidden = {one for one in beside if whole.differences(without, boxes[one]) < _LEAST_SHOWN * ink[one]}
    c.FPDFText_ClosePage(text)
    c.FPDF_ClosePage(page)
    found = _in_words(hidden, signs)
    return found if 2 * len(found) < len(boxes) else []


def _in_words(hidden: set[int], signs: Sequence[str]) -> list[int]:
    """Return glyphs in order, with the space behind each, but those of runs without a letter or figure.

    Of a word all is hidden, or nothing.
    """
    words = [{*word} for _, word in groupby(range(len(signs)), lambda index: _word_of(signs[index], index))]
    hidden = {index for word in words if word <= hidden for index in word}
    spaces = {index for index in range(1, len(signs)) if signs[index].isspace() and index - 1 in hidden}
    runs = groupby(enumerate(sorted(hidden | spaces)), lambda pair: pair[1] - pair[0])
    listed = ([index for _, index in run] for _, run in runs)
    return [index for run in listed if any(signs[index].isalnum() for index in run) for index in run]


def _word_of(sign: str, index: int) -> int:
    """Return the same for all letters of a word, for any other sign its place."""
    return -1 if sign.isalnum() and sign < _SIGNS_OF_WORDS else index


def _draw(c: Any, objects: Iterable[tuple[Any, bool]], *, texts: bool, others: bool) -> None:
    """Say what is drawn of a page; where it is text alone, that is black."""
    for one, is_text in objects:
        c.FPDFPageObj_SetIsActive(one, texts if is_text else others)
        if is_text and texts:
            c.FPDFPageObj_SetFillColor(one, 0, 0, 0, 255)
            c.FPDFPageObj_SetStrokeColor(one, 0, 0, 0, 255)


def _objects(
    c: Any, holder: Any, count: Any, get: Any, found: list[tuple[Any, bool]], depth: int = 0
) -> list[tuple[Any, bool]]:
    """Return what a page or a form is drawn with, and of each whether it is text."""
    for index in range(min(count(holder), _MOST_OBJECTS - len(found))):
        one = get(holder, index)
        kind = c.FPDFPageObj_GetType(one)
        if kind != _FORM:
            found.append((one, kind == _TEXT))
        elif depth < _DEEPEST:
            _objects(c, one, c.FPDFFormObj_CountObjects, c.FPDFFormObj_GetObject, found, depth + 1)
    return found


class _Picture:
    """A page as it looks, in colours; each point of it is a pixel."""

    def __init__(self, pdfium: Any, page: Any) -> None:
        c = self._pdfium = pdfium
        self._width, self._height = ceil(c.FPDF_GetPageWidthF(page)), ceil(c.FPDF_GetPageHeightF(page))
        self._axes = self._axes_of(c, page)
        self._ends = tuple(ctypes.c_double() for _ in range(4))
        bitmap = c.FPDFBitmap_CreateEx(self._width, self._height, c.FPDFBitmap_BGR, None, 0)
        c.FPDFBitmap_FillRect(bitmap, 0, 0, self._width, self._height, 0xFFFFFFFF)
        c.FPDF_RenderPageBitmap(bitmap, page, 0, 0, self._width, self._height, 0, c.FPDF_ANNOT)
        self._stride = c.FPDFBitmap_GetStride(bitmap)
        drawn = ctypes.string_at(c.FPDFBitmap_GetBuffer(bitmap), self._stride * self._height)
        self._shades = drawn.translate(_SHADES)
        c.FPDFBitmap_Destroy(bitmap)

    def box(self, text: Any, index: int) -> tuple[int, int, int, int]:
        """Return the left, upper, right and lower end of what a glyph draws."""
        left, right, bottom, top = self._ends
        self._pdfium.FPDFText_GetCharBox(text, index, left, right, bottom, top)
        (x, y), (other_x, other_y) = self._place(left.value, top.value), self._place(right.value, bottom.value)
        return min(x, other_x), min(y, other_y), max(x, other_x) + 1, max(y, other_y) + 1

    def _place(self, x: float, y: float) -> tuple[int, int]:
        (left, upper), (right, down), (along, under) = self._axes
        across, below = left + right * x + along * y, upper + down * x + under * y
        return min(max(int(across), 0), self._width), min(max(int(below), 0), self._height)

    def _axes_of(self, c: Any, page: Any) -> list[tuple[float, float]]:
        """Return where the page has its origin, and where a point along it and one up it lead from there."""
        found = []
        x, y = ctypes.c_int(), ctypes.c_int()
        for place in ((0, 0), (_FAR, 0), (0, _FAR)):
            c.FPDF_PageToDevice(page, 0, 0, self._width, self._height, 0, *place, x, y)
            found.append((x.value, y.value))
        (left, upper), *ends = found
        return [(left, upper), *(((one - left) / _FAR, (other - upper) / _FAR) for one, other in ends)]

    def looks_as(self, other: _Picture, box: tuple[int, int, int, int]) -> bool:
        """Say whether a part of the page is the same as in another picture of it."""
        left, upper, right, lower = box
        middle = (left, (upper + lower) // 2, right, (upper + lower) // 2 + 1)
        return self._part(middle) == other._part(middle) and self._part(box) == other._part(box)

    def differences(self, other: _Picture | None, box: tuple[int, int, int, int]) -> int:
        """Count the colours of points of a part of the page that differ from another picture, or from a blank page."""
        its = other._part(box) if other is not None else repeat(_WHITE)
        return sum(map(ne, self._part(box), its))

    def _part(self, box: tuple[int, int, int, int]) -> bytes:
        left, upper, right, lower = box
        left, right = left * _COLOURS, right * _COLOURS
        starts = range(upper * self._stride, lower * self._stride, self._stride)
        return b"".join([self._shades[start + left : start + right] for start in starts])


def _leans(matrix: Any) -> bool:
    """Say whether the upright strokes of a glyph lean over from the line that it stands on."""
    along, across = matrix.a * matrix.c + matrix.b * matrix.d, matrix.a * matrix.d - matrix.b * matrix.c
    return bool(abs(along) > _SLANT * abs(across))


def _turn(angle: float) -> int:
    quarters = round(angle / (pi / 2))
    return TURN * (quarters % 4) if abs(angle - quarters * pi / 2) < _LEVEL else ASLANT


if __name__ == "__main__":
    sys.exit(main())
