"""A redline as styled text: deletions in `[-…-]`, insertions in `{+…+}`, so that no colour is needed."""

from __future__ import annotations

from collections.abc import Iterable

from draftdiff.renderers.excerpt import Piece, PieceKind
from draftdiff.renderers.harmless import harmless, isolated
from draftdiff.renderers.terminal.paper import Span

_MARKERS = {PieceKind.DELETED: ("[-", "-]"), PieceKind.INSERTED: ("{+", "+}")}


def spans_of(pieces: Iterable[Piece], direction: str) -> list[Span]:
    """Return pieces as styled text. What is marked is isolated where its direction could turn its markers."""
    spans = []
    for piece in pieces:
        if piece.kind is PieceKind.GAP:
            spans.append(Span(" … ", "gap"))
        elif piece.kind is PieceKind.SAME:
            spans.append(Span(harmless(piece.text)))
        else:
            opening, closing = _MARKERS[piece.kind]
            text = isolated(harmless(piece.text), direction=direction)
            spans.append(Span(f"{opening}{text}{closing}", piece.kind.value))
    return spans
