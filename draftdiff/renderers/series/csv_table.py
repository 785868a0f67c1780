"""A series for a spreadsheet: label, change and text of each paragraph in each document.

No cell is a formula to any spreadsheet, whatever a document says. The file begins with a byte order mark: without
it, the most common spreadsheet takes Arabic and Chinese for noise.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from draftdiff.renderers.harmless import ISOLATES, harmless
from draftdiff.renderers.options import RenderOptions
from draftdiff.renderers.series.matrix import Cell, Matrix
from draftdiff.renderers.wording import Wording

_BYTE_ORDER_MARK = "\ufeff"
_FORMULA = tuple("=+-@＝＋－＠|%\t\r")
"""What a spreadsheet may take for the beginning of a formula or a command."""


def render(matrix: Matrix, _options: RenderOptions) -> str:
    """Return a series as comma-separated values: one line for each thread, three columns for each document."""
    text = io.StringIO()
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(map(plain, _head(matrix)))
    for thread in matrix.threads:
        cells = (value for cell in thread.cells for value in _values(cell, matrix.wording))
        writer.writerow(map(plain, (thread.label, *cells)))
    return _BYTE_ORDER_MARK + text.getvalue()


def plain(value: str) -> str:
    """Return a value that no spreadsheet calculates; isolates of the reader's language are left out."""
    value = harmless(value.translate(ISOLATES))
    return f"'{value}" if value.lstrip().startswith(_FORMULA) else value


def _head(matrix: Matrix) -> Iterator[str]:
    yield matrix.wording.say("report.paragraph")
    for name in matrix.names:
        for column in ("report.paragraph", "report.change", "series.text"):
            yield matrix.wording.say("reason", kind=name, said=matrix.wording.say(column))


def _values(cell: Cell, wording: Wording) -> tuple[str, str, str]:
    text = cell.paragraph.text if cell.paragraph else ""
    return cell.label, wording.term("step", cell.step.value), text
