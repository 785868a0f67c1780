"""A series as one HTML file: what became of each paragraph, and the texts side by side, rows aligned across all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup
from msgspec import Struct

from draftdiff.comparison import Comparison, Series
from draftdiff.renderers.excerpt import opening_text
from draftdiff.renderers.head import date_of
from draftdiff.renderers.html_page.anchors import anchor_of, free_anchor
from draftdiff.renderers.html_page.markup import said, shown
from draftdiff.renderers.html_page.page import page_of
from draftdiff.renderers.html_page.runs import whole_text
from draftdiff.renderers.labels import direction_of, page_labels
from draftdiff.renderers.options import RenderOptions
from draftdiff.renderers.sentences import section_title
from draftdiff.renderers.series.matrix import SIGNS, Cell, Matrix, Step, Thread, matrix_of, parts_of, said_counts

_OPENING = 12
"""Words that tell which paragraph a thread is."""


class ShownDocument(Struct, frozen=True):
    """One column: what the document is called, when it was adopted, what it brought, where it comes from."""

    name: Markup
    date: Markup
    counts: Markup
    source: Markup
    sha256: str


class ShownCell(Struct, frozen=True):
    """One paragraph in one document. `text` is empty where it does not stand there."""

    step: str
    sign: str
    label: Markup
    text: Markup


class ShownThread(Struct, frozen=True):
    """One row: its place in the page, its label in the last document that has it, and a cell for each document."""

    anchor: str
    label: Markup
    opening: Markup
    cells: tuple[ShownCell, ...]


class ShownPart(Struct, frozen=True):
    """The threads of the preamble, the operative part or an annex."""

    title: Markup
    threads: tuple[ShownThread, ...]


def render(series: Series, comparisons: Sequence[Comparison], options: RenderOptions) -> str:
    """Return a series as an HTML page."""
    labels = page_labels(options.reader)
    matrix = matrix_of(series, comparisons, labels)
    newest = series.headers[-1]
    return page_of(
        "series.html",
        labels,
        tool=comparisons[0].tool,
        documents=[_document(place, matrix) for place in range(len(matrix.headers))],
        parts=list(_parts(matrix)),
        document_title=newest.title,
        language=newest.language.value,
        direction=direction_of(newest.language),
        steps=[(step.value, SIGNS[step], said(labels.term("step", step.value))) for step in Step],
        brief=options.brief,
    )


def _document(place: int, matrix: Matrix) -> ShownDocument:
    header = matrix.headers[place]
    return ShownDocument(
        name=said(matrix.wording.quote(matrix.names[place])),
        date=said(date_of(header, matrix.wording)),
        counts=said(said_counts(matrix.counts[place], matrix.wording)),
        source=said(matrix.wording.quote(header.source.name or header.symbol)),
        sha256=header.source.sha256,
    )


def _parts(matrix: Matrix) -> Iterator[ShownPart]:
    taken: set[str] = set()
    for (annex, kind), threads in parts_of(matrix):
        title = section_title(kind, annex, matrix.wording)
        yield ShownPart(said(title), tuple(_thread(thread, matrix, taken) for thread in threads))


def _thread(thread: Thread, matrix: Matrix, taken: set[str]) -> ShownThread:
    """Name a thread by its label in the last document; one that ended before, by that document too."""
    last = max(place for place, cell in enumerate(thread.cells) if cell.paragraph)
    is_current = last == len(thread.cells) - 1
    wanted = thread.english if is_current else f"{matrix.names[last]} {thread.english}"
    anchor = free_anchor(anchor_of(wanted), taken)
    taken.add(anchor)
    opening = shown(opening_text(thread.paragraph.text, words=_OPENING))
    return ShownThread(anchor, said(thread.label), opening, tuple(map(_cell, thread.cells)))


def _cell(cell: Cell) -> ShownCell:
    text = Markup("")
    if cell.row is not None and cell.step is not Step.SAME:
        text = whole_text(cell.row)
    elif cell.paragraph is not None:
        text = shown(cell.paragraph.text)
    return ShownCell(cell.step.value, SIGNS[cell.step], said(cell.label), text)
