"""Tables of Word: rows of cells, each a paragraph."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from draftdiff.model import Paragraph
from draftdiff.renderers.docx.pieces import DELETED, SAME, Piece, Stretch
from draftdiff.renderers.docx.shapes import CELL, look_of

Cells = list[str]
"""The runs of each cell of a row."""

_WIDTH = 9026
"""The width of the text on the page, in twentieths of a point."""


def cells_of(pieces: Sequence[Piece], old: Paragraph, new: Paragraph) -> list[list[Piece]]:
    """Part the pieces of a row at its tabs."""
    cells: list[list[Piece]] = [[]]
    for piece in pieces:
        first, *further = _parts(piece, old, new) if isinstance(piece, Stretch) else (piece,)
        cells[-1].append(first)
        cells += ([part] for part in further)
    return cells


def keeps_cells(pieces: Sequence[Piece], old: Paragraph, new: Paragraph) -> bool:
    """Say whether no tab came or went, so that a row has the cells that it had."""
    changed = (piece for piece in pieces if isinstance(piece, Stretch) and piece.change != SAME)
    return not any(len(_parts(piece, old, new)) > 1 for piece in changed)


def _parts(piece: Stretch, old: Paragraph, new: Paragraph) -> list[Stretch]:
    """Cut a stretch at its tabs, which stand in no cell."""
    text, (start, end) = (old.text, piece.old) if piece.change == DELETED else (new.text, piece.new)
    cells = text[start:end].split("\t")
    if len(cells) == 1:
        return [piece]
    parts: list[Stretch] = []
    at = start
    for cell in cells:
        first, last = at - start, at - start + len(cell)
        parts.append(
            Stretch(
                change=piece.change,
                old=(piece.old[0] + first, piece.old[0] + last),
                new=(piece.new[0] + first, piece.new[0] + last),
            )
        )
        at += len(cell) + 1
    return parts


def table(rows: Sequence[tuple[str, Cells]], *, rtl: bool) -> str:
    """Return a table. A row is what happened to it, as a tag or nothing, and its cells."""
    columns = max(len(cells) for _, cells in rows)
    width = _WIDTH // columns
    written = (_row(mark, cells, columns, width, rtl=rtl) for mark, cells in rows)
    return framed(written, [width] * columns, bordered("auto"), rtl=rtl)


def framed(rows: Iterable[str], widths: Sequence[int], properties: str, *, rtl: bool) -> str:
    """Return rows as a table with columns of some widths; `rtl`: the first column stands on the right."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    direction = "<w:bidiVisual/>" if rtl else ""
    size = f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
    head = f"<w:tblPr>{direction}{size}{properties}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
    return f"<w:tbl>{head}{''.join(rows)}</w:tbl>"


def bordered(color: str) -> str:
    """Return the property of a table that has lines round and between its cells."""
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    lines = (f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{color}"/>' for side in sides)
    return f"<w:tblBorders>{''.join(lines)}</w:tblBorders>"


def celled(content: str, width: int, properties: str) -> str:
    """Return paragraphs as a cell."""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{properties}</w:tcPr>{content}</w:tc>'


def _row(mark: str, cells: Cells, columns: int, width: int, *, rtl: bool) -> str:
    look = look_of(CELL, "", rtl=rtl)
    written = ""
    for place, runs in enumerate(cells):
        span = columns - place if place == len(cells) - 1 else 1
        spans = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
        written += celled(f"<w:p>{look}{runs}</w:p>", width * span, spans)
    return f"<w:tr><w:trPr><w:cantSplit/>{mark}</w:trPr>{written}</w:tr>"
