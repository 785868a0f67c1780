"""Proposals as a Word file: a table with the text, what is proposed, and a column for what is agreed or came of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from draftdiff.model import Language
from draftdiff.renderers.docx.comparison_table import FIXED, LOOKS, STRONG, cell_text, said_text, table_row
from draftdiff.renderers.docx.package import pack
from draftdiff.renderers.docx.pieces import SAME
from draftdiff.renderers.docx.runs import spoken_runs, text_runs
from draftdiff.renderers.docx.shapes import CELL, HEAD, TITLE, Shape, shape_of
from draftdiff.renderers.docx.tables import bordered, framed
from draftdiff.renderers.excerpt import Piece, PieceKind
from draftdiff.renderers.options import RenderOptions
from draftdiff.renderers.proposals.compilation import Compilation
from draftdiff.renderers.proposals.table import Proposal, Table

_WIDTHS = (1700, 4700, 5700, 3038)
"""Of the label, the text, the proposals, and what is agreed, in twentieths of a point."""
_WIDTHS_WITH_OUTCOME = (1700, 4100, 4738, 4600)
_COLUMNS = ("paragraph", "text", "proposals", "agreed")


def render(table: Table, _options: RenderOptions) -> bytes:
    """Return the proposals as a Word file."""
    return pack([*_blocks(table)], Language(table.language), across=True)


def _blocks(table: Table) -> Iterator[str]:
    yield _said(table.title, table, TITLE)
    if table.text_title:
        yield _text([Piece(PieceKind.SAME, table.text_title)], table, TITLE)
    for name, brought in table.drafts:
        yield _named(name, brought, table)
    yield _said(table.counts, table)
    widths = _WIDTHS_WITH_OUTCOME if table.outcome else _WIDTHS
    yield framed(_rows(table, widths), widths, bordered("808080") + FIXED, rtl=table.wording.labels.direction == "rtl")
    yield "<w:p/>"


def _rows(table: Table, widths: tuple[int, ...]) -> Iterator[str]:
    heads = [_said(table.wording.term("proposals-column", column), table, HEAD) for column in _COLUMNS]
    if table.outcome:
        heads[-1] = _said(table.outcome, table, HEAD)
    yield table_row(heads, widths, "<w:cantSplit/><w:tblHeader/>")
    for clause in table.clauses:
        text = _text([Piece(PieceKind.SAME, clause.text)], table)
        label = _said(clause.label.replace("\u00a0", " "), table, looks=STRONG)  # else a narrow column parts its words
        label += _said(table.wording.say("proposals.disputed"), table) if clause.is_disputed else ""
        yield table_row([label, text, *(_proposals(of, table) for of in (clause.proposals, clause.came))], widths, "")


def _proposals(proposals: Iterable[Proposal], table: Table) -> str:
    """Write proposals, or what the outcome makes of them; nothing leaves room for what is agreed."""
    return _said("", table).join("".join(_proposal(one, table)) for one in proposals) or _said("", table)


def _proposal(proposal: Proposal, table: Table) -> Iterator[str]:
    yield _named(proposal.names, proposal.status, table)
    yield from (_said(reason, table) for reason in (*proposal.flags, *proposal.reasons))
    if proposal.whole:
        yield _text(proposal.whole, table)
    for note in proposal.notes:
        yield _said(note.label, table) + _text(note.pieces, table)


def _named(name: str, said: str, table: Table) -> str:
    rtl = table.wording.labels.direction == "rtl"
    return cell_text(spoken_runs(f"{name}  ", rtl=rtl, looks=STRONG) + spoken_runs(said, rtl=rtl), CELL, rtl=rtl)


def _said(said: str, table: Table, shape: Shape = CELL, looks: str = "") -> str:
    """Write words of the reader's language."""
    return said_text(said, shape, looks, rtl=table.wording.labels.direction == "rtl")


def _text(pieces: Iterable[Piece], table: Table | Compilation, shape: Shape = CELL) -> str:
    """Write words of the documents, each of their paragraphs as one; a space parts deleted words from new ones."""
    rtl = table.direction == "rtl"
    paragraphs, before = [""], PieceKind.SAME
    for piece in pieces:
        text = " … " if piece.kind is PieceKind.GAP else piece.text.replace("\t", " │ ")
        space = " " if (before, piece.kind) == (PieceKind.DELETED, PieceKind.INSERTED) else ""
        for place, line in enumerate(text.split("\n")):
            paragraphs += [""] if place else []
            paragraphs[-1] += text_runs(space, SAME, rtl=rtl) + text_runs(
                line, SAME, rtl=rtl, looks=LOOKS.get(piece.kind, "")
            )
            space = ""
        before = piece.kind
    return "".join(cell_text(runs, shape, rtl=rtl) for runs in paragraphs)


def render_compilation(compilation: Compilation, _options: RenderOptions) -> bytes:
    """Return the compilation as a Word file."""
    return pack([*_lines(compilation)], Language(compilation.language))


def _lines(compilation: Compilation) -> Iterator[str]:
    yield _text(compilation.title, compilation, TITLE)
    for line in compilation.lines:
        number = Piece(PieceKind.SAME, f"{line.number}\u00a0" if line.number else "")
        yield _text([number, *line.pieces], compilation, shape_of(replace(line.shaped_as, number=line.number)))
