"""Tables for spreadsheets, as comma-separated values.

No cell is a formula to any spreadsheet, whatever a document says. The file begins with a byte order mark: without
it, the most common spreadsheet takes Arabic and Chinese for noise.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from draftdiff.renderers.harmless import ISOLATES, harmless

_BYTE_ORDER_MARK = "\ufeff"
_FORMULA = tuple("=+-@＝＋－＠|%\t\r")
"""What a spreadsheet may take for the beginning of a formula or a command."""


def table_of(lines: Iterable[Sequence[str]]) -> str:
    """Return lines of cells as the text of a file."""
    text = io.StringIO()
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerows([*map(plain, line)] for line in lines)
    return _BYTE_ORDER_MARK + text.getvalue()


def plain(value: str) -> str:
    """Return a value that no spreadsheet calculates; isolates of the reader's language are left out."""
    value = harmless(value.translate(ISOLATES))
    return f"'{value}" if value.lstrip().startswith(_FORMULA) else value
