"""Agreed language in a terminal: each clause with what was found of it, its words below."""

from __future__ import annotations

from collections.abc import Iterator

from draftdiff.passages import Standing
from draftdiff.renderers.agreed.told import Entry, Told
from draftdiff.renderers.harmless import width_of
from draftdiff.renderers.options import RenderOptions
from draftdiff.renderers.terminal.paper import GAP, Paper, Span, padded, spans_of

_INDENT = Span("    ")
_WIDEST_LABEL = 18
"""A longer label moves what follows on its own line alone."""
_STYLES = {Standing.VERBATIM: "inserted", Standing.NEARLY: "inserted", Standing.NOWHERE: "quiet"}


def render(told: Told, options: RenderOptions) -> str:
    """Return the clauses as lines of text, each ended by a newline."""
    paper = Paper(width=options.width, direction=told.wording.labels.direction, color=options.color)
    lines = [*paper.block([], [Span(told.title, "section")]), *paper.block([], [Span(told.counts)])]
    labels = max((width_of(entry.label) for entry in told.entries), default=0)
    for entry in told.entries:
        if not options.brief or entry.standing is not Standing.NOWHERE:
            lines += ["", *_entry(entry, told, paper, min(labels, _WIDEST_LABEL))]
    return "".join(f"{line}\n" for line in lines)


def _entry(entry: Entry, told: Told, paper: Paper, label_width: int) -> Iterator[str]:
    wording = told.wording
    standing = wording.term("agreed", entry.standing.value)
    style = _STYLES.get(entry.standing, "")
    label = Span(padded(entry.label, label_width) + GAP, "label")
    said = Span(GAP + entry.said if entry.said else "")
    yield from paper.block([label], [Span(standing, style), said])
    if entry.pieces:
        yield from paper.block([_INDENT], spans_of(entry.pieces, told.direction), direction=told.direction)
    for quote in entry.quotes:
        quoted = wording.say("mark", sign=wording.quote(entry.quoted(quote)))
        yield from paper.block([Span("  · ")], [Span(wording.say("reason", kind=quote.said, said=quoted))])
