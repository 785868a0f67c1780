"""The changes in a terminal, in reading order or by weight."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from draftdiff.comparison import Row, Weight
from draftdiff.model import joined_text
from draftdiff.renderers.entries import ShownNote, flags_of, notes_of, reasons_of, row_pieces, status_of
from draftdiff.renderers.excerpt import Piece, opening_of
from draftdiff.renderers.harmless import width_of
from draftdiff.renderers.outline import Context, Entry, Item, Section
from draftdiff.renderers.sentences import between_sentence, section_title
from draftdiff.renderers.terminal.paper import GAP, Paper, Span, padded, spans_of
from draftdiff.renderers.wording import Wording

_INDENT = Span("    ")
_WIDEST_LABEL = 18
"""Columns that most labels fit into; a longer one moves what follows on its own line alone."""


class _Layout(Struct, frozen=True):
    """What all entries of a report share: words, paper, columns, the direction of the documents."""

    wording: Wording
    paper: Paper
    direction: str
    label_width: int
    status_width: int
    show_all: bool


def changes(
    sections: Sequence[Section], wording: Wording, paper: Paper, direction: str, *, show_all: bool
) -> list[str]:
    """Return the lines of all sections. `direction` is that of the documents."""
    rows = [item.row for section in sections for item in section.items if isinstance(item, Entry)]
    widest = max((width_of(wording.label(row)) for row in rows), default=0)
    statuses = max((width_of(status_of(row, wording)) for row in rows), default=0)
    layout = _Layout(wording, paper, direction, min(widest, _WIDEST_LABEL), statuses, show_all)
    lines: list[str] = []
    for section in sections:
        lines += ["", *paper.block([], [Span(section_title(section.kind, section.annex, wording), "section")])]
        lines += (line for item in section.items for line in _item(item, layout))
    return lines


def _item(item: Item, layout: _Layout) -> list[str]:
    wording, paper = layout.wording, layout.paper
    if isinstance(item, Entry):
        pieces = row_pieces(item.row, whole=layout.show_all)
        flags, notes = flags_of(item.row, wording), notes_of(item.row, wording)
        return [*_first_lines(item.row, layout), *told_below(flags, pieces, notes, paper, layout.direction)]
    if isinstance(item, Context):
        label = padded(wording.new_labels(item.row), layout.label_width) + GAP
        opening = spans_of(opening_of(joined_text(item.row.new)), layout.direction)
        quiet = [Span(span.text, "quiet") for span in opening]
        return paper.block([Span(label, "quiet")], quiet, direction=layout.direction)
    return paper.block([_INDENT], [Span(between_sentence(item, wording), "quiet")])


def told_below(
    flags: Iterable[str], pieces: Sequence[Piece], notes: Iterable[ShownNote], paper: Paper, direction: str
) -> Iterator[str]:
    """Yield the lines under what happened to a row: its flags, its text and its notes."""
    for flag in flags:
        yield from paper.block([Span("  ! ", "flag")], [Span(flag, "flag")])
    if pieces:
        yield from paper.block([_INDENT], spans_of(pieces, direction), direction=direction)
    for note in notes:
        label = Span(note.label + GAP, "label")
        yield from paper.block([_INDENT, label], spans_of(note.pieces, direction), direction=direction)


def _first_lines(row: Row, layout: _Layout) -> list[str]:
    """Return label, status and reasons: in one line if they fit, else a line for each reason."""
    wording, paper = layout.wording, layout.paper
    label = Span(padded(wording.label(row), layout.label_width) + GAP, "label")
    style = row.weight.value if row.weight in (Weight.SUBSTANTIVE, Weight.TECHNICAL) else ""
    status = Span(padded(status_of(row, wording), layout.status_width) + GAP, style)
    reasons = reasons_of(row, wording)
    if len(reasons) == 1 and width_of(label.text + status.text + reasons[0]) <= paper.width:
        return paper.block([label, status], [Span(reasons[0])])
    lines = paper.block([label], [status])
    return [*lines, *(line for said in reasons for line in paper.block([Span("  · ")], [Span(said)]))]
