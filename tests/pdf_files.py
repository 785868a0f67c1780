"""PDF files made for tests: pages on which every glyph stands where the test puts it, in any script.

A font has one width for all letters (half of its size; Chinese signs are square) and says by its ToUnicode map what
each of its codes means, as the fonts of real files do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

WIDTH, HEIGHT = 595, 842
LEFT, TOP, LEADING, SIZE = 90, 740, 12.0, 10.0
_PER_FONT = 200
_FIRST_CODE = 40
_RTL = re.compile("[\u0590-\u08ff]")
_STAYS = re.compile(r"[A-Za-z\d]+(?:[/.,:-][A-Za-z\d]+)*")


class Put(NamedTuple):
    """A text put on a page, its first glyph at `x`, on the line `y`."""

    text: str
    x: float
    y: float
    size: float = SIZE
    italic: bool = False


def width_of(text: str, size: float = SIZE) -> float:
    return sum(1.0 if "\u2e80" <= sign <= "\uffef" else 0.5 for sign in text) * size


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
    mirrored = text.translate(str.maketrans("()", ")("))
    return _STAYS.sub(lambda match: match[0][::-1], mirrored)[::-1]


def pdf_file(pages: Sequence[Iterable[Put]], *, extra: str = "", shown_as: dict[str, str] | None = None) -> bytes:
    """Return a file. `extra` stands in its trailer; `shown_as` says of a sign what the font claims that it is."""
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
            f"/Resources << /Font << {named} >> >> >>"
        )
        objects.append(_stream("\n".join(_shown(put, codes) for put in puts)))
    return _file(objects, extra)


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
    for sign in put.text:
        font, code = codes[sign]
        parts.append(f"BT /F{font} {put.size} Tf 1 0 {slant} 1 {x:.2f} {put.y:.2f} Tm <{code:02x}> Tj ET")
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
