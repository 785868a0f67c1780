"""A program of its own: reads a PDF from standard input and writes the glyphs of its pages to standard output.

PDFium is written in C++, and a hostile file may make it crash, hang or swallow memory. So it runs in a process of its
own, within bounds of memory and time, which can write no file; the worst that such a file can do is end it. Started by
`glyphs.py` with the most pages and the most glyphs that are read. The output is an array of 32-bit floats: for each
page its width, its height, the count of its annotations, whether a picture fills it (1), and the count of its glyphs,
then `FIELDS` numbers for each glyph. Exit codes are those of `Ending`.
"""

from __future__ import annotations

import ctypes
import sys
from array import array
from enum import IntEnum
from math import atan2, hypot, pi
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
_PASSWORD, _SECURITY = 4, 5
"""What PDFium answers to a locked file."""
_ITALIC_FONT = 1 << 6
_INVISIBLE = 3
"""The way of drawing that shows nothing, in the words of the standard: 3 Tr."""
_ANNOTATIONS = frozenset((1, 3, *range(9, 16)))
"""Kinds of annotations that say something, as PDFium counts them: comments, highlights, strike-outs, stamps, text."""
_EMPTY = 2
"""The length in bytes of a text without a sign, its end included."""
_PICTURES = frozenset((3, 5))
"""Kinds of objects, as PDFium counts them: a picture, and what may hold one."""
_FILLS = 0.5
"""A picture that covers so much of a page may be one of its text."""
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
    for number in range(pages):
        numbers = _page(pdfium, document, number, left)
        if numbers is None:
            return Ending.TOO_MANY_GLYPHS
        left -= (len(numbers) - HEAD) // FIELDS
        sys.stdout.buffer.write(numbers.tobytes())
    sys.stdout.buffer.flush()
    return Ending.READ if pages else Ending.DAMAGED


def _bound() -> None:
    """Bound what this process may take, where the operating system can."""
    if sys.platform == "win32":
        return
    import resource

    for kind, most in ((resource.RLIMIT_AS, _MEMORY), (resource.RLIMIT_CPU, _SECONDS), (resource.RLIMIT_FSIZE, 0)):
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
        if c.FPDFPageObj_GetType(drawn) in _PICTURES and c.FPDFPageObj_GetBounds(drawn, *ends):
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


def _leans(matrix: Any) -> bool:
    """Say whether the upright strokes of a glyph lean over from the line that it stands on."""
    along, across = matrix.a * matrix.c + matrix.b * matrix.d, matrix.a * matrix.d - matrix.b * matrix.c
    return bool(abs(along) > _SLANT * abs(across))


def _turn(angle: float) -> int:
    quarters = round(angle / (pi / 2))
    return TURN * (quarters % 4) if abs(angle - quarters * pi / 2) < _LEVEL else ASLANT


if __name__ == "__main__":
    sys.exit(main())
