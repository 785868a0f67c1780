"""PDF files made for tests: pages on which every glyph stands where the test puts it, in any script.

A font has one width for all letters (half of its size; Chinese signs are square) and says by its ToUnicode map what
each of its codes means, as the fonts of real files do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple
from unicodedata import combining

from support.printed_text import wrapped

WIDTH, HEIGHT = 595, 842
LEFT, TOP, LEADING, SIZE = 90, 740, 12.0, 10.0
RIGHT = 505.0
_RAISED = 6.0
_PER_FONT = 80
_FIRST_CODE = 40
_STAYS = re.compile(r"[A-Za-z][^\u0590-\u08ff]*[A-Za-z\d]|[A-Za-z\d]+(?:[/.,:-][A-Za-z\d]+)*")
_MIRRORED = str.maketrans("()", ")(")


class Put(NamedTuple):
    """A text put on a page, its first glyph at `x`, on the line `y`."""

    text: str
    x: float
    y: float
    size: float = SIZE
    italic: bool = False
    aslant: bool = False
    unseen: bool = False
    shade: float = 0.0
    """How it is drawn, from black (0) to white (1)."""


def width_of(text: str, size: float = SIZE) -> float:
    widths = (0.0 if combining(sign) else 1.0 if "\u2e80" <= sign <= "\uffef" else 0.5 for sign in text)
    return sum(widths) * size


def lines_at(lines: Iterable[str], *, left: float = LEFT, top: float = TOP, size: float = SIZE) -> list[Put]:
    """Put lines under one another; an empty line is half a line of space. Notes are called by `^1`."""
    puts: list[Put] = []
    y = top
    for line in lines:
        if not line:
            y -= LEADING / 2
            continue
        x = left
        for index, part in enumerate(re.split(r"\^(\d)", line)):
            put = Put(part, x, y + 0.35 * size, 0.6 * size) if index % 2 else Put(part, x, y, size)
            puts += [put] if part else []
            x += width_of(part, put.size)
        y -= LEADING
    return puts


def right_to_left(lines: Iterable[str], *, right: float = 505, top: float = TOP) -> list[Put]:
    """Put lines of Arabic: what is read from right to left stands from right to left."""
    puts: list[Put] = []
    y = top
    for line in lines:
        if line:
            shown = visual(line)
            puts.append(Put(shown, right - width_of(shown), y))
        y -= LEADING if line else LEADING / 2
    return puts


def visual(text: str) -> str:
    """Return a line in the order in which it stands on the page, from left to right."""
    parts: list[str] = []
    at = 0
    for match in _STAYS.finditer(text):
        closes = match[0].count("(") > match[0].count(")") and text.startswith(")", match.end())
        parts += (text[at : match.start()].translate(_MIRRORED)[::-1], text[match.start() : match.end() + closes])
        at = match.end() + closes
    return "".join(reversed((*parts, text[at:].translate(_MIRRORED)[::-1])))


def pdf_file(
    pages: Sequence[Iterable[Put]],
    *,
    extra: str = "",
    shown_as: dict[str, str] | None = None,
    page: str = "",
    over: str = "",
    upon: str = "",
) -> bytes:
    """Return a file.

    `extra` stands in its trailer, `page` among what it says of each page, `over` before what it draws on each page and
    `upon` behind that; `shown_as` says of a sign what the font claims that it is.
    """
    sheets = [list(page) for page in pages]
    signs = sorted({sign for page in sheets for put in page for sign in put.text})
    codes = {sign: (index // _PER_FONT, _FIRST_CODE + index % _PER_FONT) for index, sign in enumerate(signs)}
    fonts = max((font for font, _ in codes.values()), default=0) + 1
    objects = ["<< /Type /Catalog /Pages 2 0 R >>"]
    first_page = 3 + 2 * fonts
    kids = " ".join(f"{first_page + 2 * index} 0 R" for index in range(len(sheets)))
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(sheets)} >>")
    for font in range(fonts):
        own = {code: sign for sign, (place, code) in codes.items() if place == font}
        objects += _font(own, 4 + 2 * font, shown_as or {})
    named = " ".join(f"/F{font} {3 + 2 * font} 0 R" for font in range(fonts))
    for index, puts in enumerate(sheets):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Contents {first_page + 2 * index + 1} 0 R "
            f"/Resources << /Font << {named} >> >> {page}>>"
        )
        objects.append(_stream("\n".join((over, *(_shown(put, codes) for put in puts), upon))))
    return _file(objects, extra)


def ocr_layer(lines: Sequence[str], *, rtl: bool = False, gap: float = 1.0, sizes: Sequence[float] = (SIZE,)) -> bytes:
    """Return a file of one page with what an OCR sets under its picture: word by word, unseen, in a font of no sign.

    A line with spaces before it is set in. `gap` parts two words, in points; what is read from right to left is
    mirrored; `sizes` are taken in turns.
    """
    shown = []
    for index, line in enumerate(lines):
        size = sizes[index % len(sizes)]
        x = (RIGHT if rtl else LEFT) + (0 if line[:1] != " " else -20 if rtl else 20)
        shown.append(f"BT 3 Tr {-1 if rtl else 1} 0 0 1 {x} {TOP - index * LEADING} Tm /F0 {size} Tf")
        for word in line.split():
            signs = f"{word} ".encode("utf-16-be").hex()
            shown.append(f"[ <{signs}> ] TJ {len(word) * size / 2 + gap} 0 Td")
        shown.append("ET")
    nameless = "/Type /Font /BaseFont /Glyphless"
    return _file(
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Contents 4 0 R "
            "/Resources << /Font << /F0 5 0 R >> >> >>",
            _stream("\n".join(shown)),
            f"<< {nameless} /Subtype /Type0 /Encoding /Identity-H /DescendantFonts [6 0 R] /ToUnicode 7 0 R >>",
            f"<< {nameless} /Subtype /CIDFontType2 /DW 500 /CIDSystemInfo "
            "<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor << /Type /FontDescriptor "
            "/FontName /Glyphless /Flags 5 /FontBBox [0 0 500 1000] /Ascent 1000 /Descent 0 /CapHeight 1000 /StemV 80 "
            "/ItalicAngle 0 >> >>",
            _stream(_SAME),
        ],
        "",
    )


_SAME = """/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /T def /CMapType 2 def
1 begincodespacerange <0000> <ffff> endcodespacerange
1 beginbfrange
<0000> <ffff> <0000>
endbfrange endcmap CMapName currentdict /CMap defineresource pop end end"""


def _font(own: dict[int, str], map_number: int, shown_as: dict[str, str]) -> list[str]:
    last = _FIRST_CODE + _PER_FONT - 1
    widths = " ".join(str(round(1000 * width_of(own.get(code, "x"), 1.0))) for code in range(_FIRST_CODE, last + 1))
    meant = {code: shown_as.get(sign, sign).encode("utf-16-be").hex() for code, sign in own.items()}
    pairs = "\n".join(f"<{code:02x}> <{sign}>" for code, sign in meant.items())
    font = (
        f"<< /Type /Font /Subtype /TrueType /BaseFont /Tide /FirstChar {_FIRST_CODE} /LastChar {last} "
        f"/Widths [{widths}] /ToUnicode {map_number} 0 R /Encoding /WinAnsiEncoding "
        "/FontDescriptor << /Type /FontDescriptor "
        "/FontName /Tide /Flags 4 /FontBBox [0 -200 1000 800] /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 "
        "/ItalicAngle 0 >> >>"
    )
    return [font, _stream(_CMAP.format(count=len(own), pairs=pairs))]


_CMAP = """/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /T def /CMapType 2 def
1 begincodespacerange <00> <ff> endcodespacerange
{count} beginbfchar
{pairs}
endbfchar endcmap CMapName currentdict /CMap defineresource pop end end"""


def _shown(put: Put, codes: dict[str, tuple[int, int]]) -> str:
    parts, x = [], put.x
    slant = "0.3" if put.italic else "0"
    level = "1 1" if put.aslant else "1 0"
    for sign in put.text:
        font, code = codes[sign]
        # A sign over a letter stands before it in a line from right to left, and over its middle.
        shift = 0.2 * put.size if combining(sign) else 0
        drawn = 3 if put.unseen else 0
        parts.append(
            f"{put.shade} g BT {drawn} Tr /F{font} {put.size} Tf "
            f"{level} {slant} 1 {x + shift:.2f} {put.y:.2f} Tm <{code:02x}> Tj ET"
        )
        x += width_of(sign, put.size)
    return "\n".join(parts)


def _stream(content: str) -> str:
    return f"<< /Length {len(content)} >>\nstream\n{content}\nendstream"


def _file(objects: Sequence[str], extra: str) -> bytes:
    output, places = "%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(output))
        output += f"{number} 0 obj\n{content}\nendobj\n"
    start = len(output)
    output += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n"
    output += "".join(f"{place:010} 00000 n \n" for place in places)
    output += f"trailer << /Size {len(objects) + 1} /Root 1 0 R {extra} >>\nstartxref\n{start}\n%%EOF\n"
    return output.encode("latin-1")


class Typesetter:
    """Sets a document as the Secretariat does: a cover, lines wrapped to one width, notes and numbers at the foot."""

    def __init__(self, head: str, *, rtl: bool = False, wide: bool = False) -> None:
        """`rtl`: lines are read from right to left; `wide`: signs are square, as those of Chinese are."""
        self._head = head
        self._rtl = rtl
        self._columns, self._note_columns = (41, 47) if wide else (82, 95)
        self._pages: list[list[Put]] = [[]]
        self._notes: list[tuple[int, str]] = []
        self._called: list[tuple[int, str]] = []
        self._y = float(TOP)

    def paragraph(self, text: str, notes: Sequence[str] = (), *, first: int = 4) -> None:
        """Set a paragraph; in its text U+E000 and the number stand for the call of each of its notes, in order."""
        waiting = list(enumerate(notes, len(self._called) + len(self._notes) + 1))
        for index, line in enumerate(wrapped(text, self._columns - first, self._columns)):
            here = [waiting.pop(0) for _ in range(line.count("\ue000"))]
            if self._y - LEADING * (len(self._notes) + len(here)) * 2 < 90:
                self._end_page()
            self._notes += here
            self._line(line, here, set_in=first if index == 0 else 0)
        self._y -= LEADING / 2

    def pages(self) -> list[list[Put]]:
        """Return all pages."""
        self._end_page()
        return self._pages[:-1]

    def _line(self, line: str, called: Sequence[tuple[int, str]], *, set_in: int) -> None:
        numbers = iter(called)
        pieces = [piece for piece in re.split("(\ue000)", line) if piece]
        texts = [(str(next(numbers)[0]), True) if piece == "\ue000" else (piece, False) for piece in pieces]
        if self._rtl:
            texts = [(text if raised else visual(text), raised) for text, raised in reversed(texts)]
        width = sum(width_of(text, _RAISED if raised else SIZE) for text, raised in texts)
        x = RIGHT - set_in * SIZE / 2 - width if self._rtl else LEFT + set_in * SIZE / 2
        for text, raised in texts:
            size = _RAISED if raised else SIZE
            self._pages[-1].append(Put(text, x, self._y + (0.35 * SIZE if raised else 0), size))
            x += width_of(text, size)
        self._y -= LEADING

    def _end_page(self) -> None:
        y = 60 + 9.0 * sum(len(wrapped(text, self._note_columns, self._note_columns)) for _, text in self._notes)
        for number, text in self._notes:
            for index, line in enumerate(wrapped(text, self._note_columns, self._note_columns)):
                self._note_line(line, y, str(number) if index == 0 else "")
                y -= 9
        self._called += self._notes
        self._notes = []
        number = len(self._pages)
        if number > 1:
            self._pages[-1] += lines_at([self._head], left=60, top=800)
        self._pages[-1] += lines_at([f"{number}/9"], left=500, top=30)
        self._pages.append([])
        self._y = float(TOP)

    def _note_line(self, line: str, y: float, number: str) -> None:
        shown = visual(line) if self._rtl else line
        x = RIGHT - width_of(shown, 8) - 10 if self._rtl else LEFT + 10
        self._pages[-1].append(Put(shown, x, y, 8))
        if number:
            self._pages[-1].append(Put(number, RIGHT - 8 if self._rtl else LEFT, y + 3, 5))
