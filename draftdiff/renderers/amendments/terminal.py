"""Amendments in a terminal: numbered instructions, under each the text that it quotes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from draftdiff.comparison import Comparison
from draftdiff.renderers.amendments.said import Sheet, sheets_of
from draftdiff.renderers.labels import load_labels
from draftdiff.renderers.options import RenderOptions
from draftdiff.renderers.terminal.paper import Paper, Span

_INDENT = "    "
_PART = "    – "


def render(comparisons: Sequence[Comparison], options: RenderOptions) -> str:
    """Return the amendments as lines of text, each ended by a newline; an empty line between two lists."""
    labels = load_labels(options.reader)
    paper = Paper(width=options.width, direction=labels.direction, color=options.color)
    sheets = sheets_of(comparisons, labels, options)
    return "\n".join("".join(f"{line}\n" for line in _sheet(sheet, paper)) for sheet in sheets)


def _sheet(sheet: Sheet, paper: Paper) -> Iterator[str]:
    yield from paper.block([], [Span(sheet.title, "section")])
    if sheet.text_title:
        yield from paper.block([], [Span(sheet.text_title)])
    yield from paper.block([], [Span(sheet.about, "quiet")])
    for number, told in enumerate(sheet.told, 1):
        yield ""
        yield from paper.block([Span(f"{number}. ".ljust(len(_INDENT)), "label")], [Span(told.said)])
        for part in told.parts:
            yield from paper.block([Span(_PART)], [Span(part)])
        for text in told.quoted:
            yield from paper.block([Span(_INDENT * 2)], [Span(text)], direction=sheet.direction)
    if sheet.notes:
        yield ""
    for note in sheet.notes:
        yield from paper.block([], [Span(note)])
