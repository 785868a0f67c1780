"""A series as Markdown: the documents, and a table with the label and the sign of each paragraph in each."""

from __future__ import annotations

from collections.abc import Iterator

from draftdiff.renderers.excerpt import opening_text
from draftdiff.renderers.head import date_of
from draftdiff.renderers.markdown import document_of, escaped
from draftdiff.renderers.options import RenderOptions
from draftdiff.renderers.sentences import section_title
from draftdiff.renderers.series.matrix import SIGNS, Matrix, Thread, parts_of
from draftdiff.renderers.wording import Wording


def render(matrix: Matrix, options: RenderOptions) -> str:
    """Return a series as a Markdown document."""
    parts = () if options.brief else _parts(matrix)
    return document_of((*_documents(matrix), _legend(matrix.wording), *parts), matrix.wording.labels)


def _documents(matrix: Matrix) -> Iterator[str]:
    yield f"# {escaped(matrix.wording.say('series.title', count=len(matrix.headers)))}"
    if matrix.title:
        yield escaped(matrix.title)
    lines = []
    for place, (name, header) in enumerate(zip(matrix.names, matrix.headers, strict=True)):
        told = map(escaped, (date_of(header, matrix.wording), matrix.brought(place)))
        lines.append(" · ".join(filter(None, (f"**{escaped(matrix.wording.quote(name))}**", *told))))
    yield "\n".join(f"{place}. {line}" for place, line in enumerate(lines, 1))


def _legend(wording: Wording) -> str:
    return escaped(wording.say("list")).join(
        f"`{sign}` {escaped(wording.term('step', step.value))}" for step, sign in SIGNS.items()
    )


def _parts(matrix: Matrix) -> Iterator[str]:
    for (annex, kind), threads in parts_of(matrix):
        yield f"## {escaped(section_title(kind, annex, matrix.wording))}"
        head = [
            *(escaped(matrix.wording.quote(name)) for name in matrix.names),
            escaped(matrix.wording.say("series.opening")),
        ]
        lines = [head, ["---"] * len(head), *(_line(thread, matrix.wording) for thread in threads)]
        yield "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _line(thread: Thread, wording: Wording) -> list[str]:
    opening = wording.quote(opening_text(thread.paragraph.text))
    cells = (f"`{SIGNS[cell.step]}` {escaped(cell.label)}".rstrip() for cell in thread.cells)
    return [*cells, escaped(opening)]
