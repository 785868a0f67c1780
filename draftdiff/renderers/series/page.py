"""A series as one HTML file: what became of each paragraph, and the texts side by side, rows aligned across all."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from draftdiff.model import name_of
from draftdiff.renderers.excerpt import opening_text
from draftdiff.renderers.head import date_of
from draftdiff.renderers.html_page.anchors import anchor_of, distinct
from draftdiff.renderers.html_page.markup import shown
from draftdiff.renderers.html_page.page import page_of
from draftdiff.renderers.html_page.runs import whole_text
from draftdiff.renderers.labels import direction_of
from draftdiff.renderers.options import RenderOptions
from draftdiff.renderers.sentences import section_title
from draftdiff.renderers.series.matrix import SIGNS, Cell, Matrix, Step, Thread, parts_of


def render(matrix: Matrix, options: RenderOptions) -> str:
    """Return a series as an HTML page."""
    newest = matrix.headers[-1]
    return page_of(
        "series.html",
        matrix.wording.labels,
        tool=matrix.tool,
        documents=[_document(place, matrix) for place in range(len(matrix.headers))],
        parts=list(_parts(matrix)),
        opening=lambda thread: shown(opening_text(thread.paragraph.text)),
        text=_text,
        document_title=newest.title,
        language=newest.language.value,
        direction=direction_of(newest.language),
        signs=SIGNS,
        brief=options.brief,
    )


def _document(place: int, matrix: Matrix) -> dict[str, str]:
    """Return of a column what the document is called, when it was adopted, what it brought, where it comes from."""
    header, wording = matrix.headers[place], matrix.wording
    return {
        "name": wording.quote(matrix.names[place]),
        "date": date_of(header, wording),
        "counts": matrix.brought(place),
        "source": wording.quote(name_of(header, wording.say("unnamed"))),
        "sha256": header.source.sha256,
    }


def _parts(matrix: Matrix) -> Iterator[tuple[str, list[tuple[str, Thread]]]]:
    """Yield the preamble, the operative part and each annex: a title, and each thread with its place in the page."""
    anchors = iter(distinct(_anchor(thread, matrix) for thread in matrix.threads))
    for (annex, kind), threads in parts_of(matrix):
        yield section_title(kind, annex, matrix.wording), [(next(anchors), thread) for thread in threads]


def _anchor(thread: Thread, matrix: Matrix) -> str:
    """Name a thread by its label in the last document; one that ended before, by that document too."""
    last = max(place for place, cell in enumerate(thread.cells) if cell.paragraph)
    is_current = last == len(thread.cells) - 1
    return anchor_of(thread.english if is_current else f"{matrix.names[last]} {thread.english}")


def _text(cell: Cell) -> Markup:
    """Return a paragraph in one document, with what changed in it; empty where it does not stand there."""
    if cell.row is not None and cell.step is not Step.SAME:
        return whole_text(cell.row)
    return shown(cell.paragraph.text) if cell.paragraph else Markup("")
