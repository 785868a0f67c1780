"""Proposals in a terminal: each clause with its opening words, under it what is proposed, and by whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from draftdiff.renderers.excerpt import Piece, PieceKind, opening_of
from draftdiff.renderers.harmless import harmless, width_of
from draftdiff.renderers.options import RenderOptions
from draftdiff.renderers.proposals.compilation import Compilation
from draftdiff.renderers.proposals.table import Clause, Table
from draftdiff.renderers.terminal.changes import told_below
from draftdiff.renderers.terminal.paper import GAP, Paper, Span, padded, spans_of

_INDENT = Span("    ")


def render(table: Table, options: RenderOptions) -> str:
    """Return the proposals as lines of text, each ended by a newline."""
    paper = Paper(width=options.width, direction=table.wording.labels.direction, color=options.color)
    lines = [*paper.block([], [Span(table.title, "section")])]
    width = max(width_of(name) for name, _ in table.drafts)
    for name, brought in table.drafts:
        lines += paper.block([Span(padded(name, width) + GAP, "label")], [Span(brought)])
    lines += paper.block([], [Span(table.counts)])
    for clause in table.clauses:
        lines += ["", *_clause(clause, table, paper)]
    return "".join(f"{line}\n" for line in lines)


def _clause(clause: Clause, table: Table, paper: Paper) -> Iterator[str]:
    label = [Span(clause.label, "label")]
    if clause.is_disputed:
        label.append(Span(GAP + table.wording.say("proposals.disputed"), "substantive"))
    yield from paper.block([], label)
    if clause.text:
        opening = [Span(span.text, "quiet") for span in spans_of(opening_of(clause.text), table.direction)]
        yield from paper.block([_INDENT], opening, direction=table.direction)
    for proposal in (*clause.proposals, *clause.came):
        yield from paper.block([Span("  ")], [Span(proposal.names, "topic"), Span(GAP + proposal.said(table.wording))])
        yield from told_below(proposal.flags, proposal.pieces, proposal.notes, paper, table.direction)


_STEP = 4
"""Columns by which a lower level stands further in."""


def render_compilation(compilation: Compilation, options: RenderOptions) -> str:
    """Return the compilation as lines of text; its brackets say what the marks of a redline would."""
    paper = Paper(width=options.width, direction=compilation.direction, color=options.color)
    lines = paper.block([], _bare(compilation.title))
    for line in compilation.lines:
        indent = Span(" " * _STEP * line.shaped_as.level + (f"{line.number} " if line.number else ""))
        lines += ["", *paper.block([indent], _bare(line.pieces))]
    return "".join(f"{line}\n" for line in lines)


def _bare(pieces: Iterable[Piece]) -> list[Span]:
    return [Span(harmless(piece.text), "" if piece.kind is PieceKind.SAME else piece.kind.value) for piece in pieces]
