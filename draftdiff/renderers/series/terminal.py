"""A series for a terminal: one line for each paragraph, one sign for each document."""

from __future__ import annotations

from collections.abc import Iterator

from draftdiff.renderers.excerpt import opening_of
from draftdiff.renderers.harmless import LRI, PDI, harmless, width_of
from draftdiff.renderers.head import date_of
from draftdiff.renderers.options import RenderOptions
from draftdiff.renderers.sentences import section_title
from draftdiff.renderers.series.matrix import SIGNS, Matrix, Step, Thread, parts_of
from draftdiff.renderers.terminal.paper import GAP, Paper, Span, padded, wrapped
from draftdiff.renderers.wording import Wording

_NO_BREAK = "\u00a0"
_WIDEST_LABEL = 10
"""A longer label takes the room of its opening words, so that those of the others stand in one column."""
_STYLES = {
    Step.FIRST: "inserted",
    Step.RETURNS: "inserted",
    Step.GONE: "deleted",
    Step.HEAVY: "substantive",
    Step.DOUBT: "substantive",
}


def render(matrix: Matrix, options: RenderOptions) -> str:
    """Return the matrix of a series as lines of text, each ended by a newline."""
    paper = Paper(width=options.width, direction=matrix.wording.labels.direction, color=options.color)
    lines = [*_documents(matrix, paper), "", *_legend(matrix.wording, paper)]
    if not options.brief:
        lines += _threads(matrix, paper)
    return "".join(f"{line}\n" for line in lines)


def _documents(matrix: Matrix, paper: Paper) -> Iterator[str]:
    """Name the series, number its documents and say what each brought."""
    if matrix.title:
        yield from paper.block([], [Span(matrix.title)])
    names = [matrix.wording.quote(name) for name in matrix.names]
    dates = [date_of(header, matrix.wording) for header in matrix.headers]
    widths = [max(map(width_of, column)) for column in (names, dates)]
    for place, (name, date) in enumerate(zip(names, dates, strict=True)):
        prefix = f"{place + 1:>2}{GAP}{padded(name, widths[0])}{GAP}{padded(date, widths[1])}{GAP}"
        yield from paper.block([Span(prefix, "label")], [Span(matrix.brought(place))])


def _legend(wording: Wording, paper: Paper) -> list[str]:
    said = [
        *(f"{sign} {wording.term('step', step.value)}" for step, sign in SIGNS.items()),
        wording.say("series.former"),
    ]
    return paper.block([], [Span((GAP + GAP).join(one.replace(" ", _NO_BREAK) for one in said), "quiet")])


def _threads(matrix: Matrix, paper: Paper) -> Iterator[str]:
    cell = len(str(len(matrix.headers))) + 1
    numbers = "".join(f"{place:<{cell}}" for place in range(1, len(matrix.headers) + 1))
    labels = [width_of(thread.label) for thread in matrix.threads]
    label_width = min(max(labels, default=0), _WIDEST_LABEL)
    for (annex, kind), threads in parts_of(matrix):
        title = section_title(kind, annex, matrix.wording)
        yield ""
        yield from paper.block(_columns([Span(numbers, "quiet")], paper), [Span(title, "section")])
        for thread in threads:
            label = Span(padded(thread.label, label_width) + GAP, "label")
            signs = [Span(f"{SIGNS[one.step]:<{cell}}", _STYLES.get(one.step, "")) for one in thread.cells]
            yield _line([*_columns(signs, paper), label], thread, matrix.wording, paper)


def _columns(spans: list[Span], paper: Paper) -> list[Span]:
    """Keep columns in the order of the documents, from left to right in every language."""
    if paper.direction == "ltr":
        return [*spans, Span(GAP)]
    return [Span(LRI), *spans, Span(PDI + GAP)]


def _line(prefix: list[Span], thread: Thread, wording: Wording, paper: Paper) -> str:
    """Write one thread in one line, with as many of its opening words as fit."""
    text = harmless(thread.paragraph.text)
    opening = "".join(piece.text for piece in opening_of(text))
    room = paper.width - sum(width_of(span.text) for span in prefix) - len("…")
    said = "".join(span.text for span in next(wrapped([Span(opening)], max(room, 1)), ()))
    more = "" if said == text else "…"
    return paper.block(prefix, [Span(wording.quote(said + more))])[0]
