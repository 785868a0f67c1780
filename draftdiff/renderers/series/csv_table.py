"""A series for a spreadsheet: label, change and text of each paragraph in each document."""

from __future__ import annotations

from collections.abc import Iterator

from draftdiff.renderers.options import RenderOptions
from draftdiff.renderers.series.matrix import Cell, Matrix
from draftdiff.renderers.spreadsheet import table_of
from draftdiff.renderers.wording import Wording


def render(matrix: Matrix, _options: RenderOptions) -> str:
    """Return a series as comma-separated values: one line for each thread, three columns for each document."""
    lines = (
        [thread.label, *(value for cell in thread.cells for value in _values(cell, matrix.wording))]
        for thread in matrix.threads
    )
    return table_of([[*_head(matrix)], *lines])


def _head(matrix: Matrix) -> Iterator[str]:
    yield matrix.wording.say("report.paragraph")
    for name in matrix.names:
        for column in ("report.paragraph", "report.change", "series.text"):
            yield matrix.wording.say("reason", kind=name, said=matrix.wording.say(column))


def _values(cell: Cell, wording: Wording) -> tuple[str, str, str]:
    text = cell.paragraph.text if cell.paragraph else ""
    return cell.label, wording.term("step", cell.step.value), text
