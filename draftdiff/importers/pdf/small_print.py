"""The rows of notes: small print at the end of a page that begins with the number of a note."""

from __future__ import annotations

from collections.abc import Sequence

from draftdiff.importers.pdf.furniture import PageRow
from draftdiff.importers.pdf.rows import Row
from draftdiff.importers.raised import RAISED_FIGURES
from draftdiff.patterns import late_pattern
from draftdiff.tokens import WIDE

_SMALL = 0.93
"""Print smaller than this share of the usual size is that of notes."""
_HARDLY_SMALLER = 0.97
"""Notes under text of 10.5 points may have 10."""
_SMALL_UNSEEN = 0.9
"""An OCR guesses the sizes of the type, within some points."""
_NUMBER = late_pattern(rf"[(\[]?(?:[{RAISED_FIGURES}]{{1,3}}|\d{{1,3}}(?=[\s.)\]/{WIDE}])|\*{{1,3}}|[a-z](?=\s))")


def notes_of(rows: Sequence[PageRow], texts: Sequence[str], usual: float) -> frozenset[int]:
    """Return the indices of the rows of notes. `usual` is the size of most text."""
    found: set[int] = set()
    goes_on = False
    for page in dict.fromkeys(one.page for one in rows):
        own = [index for index, one in enumerate(rows) if one.page == page]
        small = _trailing(own, rows, usual)
        numbered = [index for index in small if _NUMBER.match(texts[index])]
        # In print that is hardly smaller, the number of a note is raised.
        numbered = [index for index in numbered if is_small(rows[index].row, usual) or rows[index].row.placed[0].raised]
        start = small[:1] if goes_on and small else numbered[:1]
        found.update(index for index in small if start and index >= start[0])
        goes_on = bool(start)
    return frozenset(found)


def is_small(row: Row, usual: float) -> bool:
    """Say whether a row is small print, `usual` being the size of most text."""
    return row.size <= (_SMALL if row.is_seen else _SMALL_UNSEEN) * usual


def _trailing(own: Sequence[int], rows: Sequence[PageRow], usual: float) -> list[int]:
    """Return the rows at the end of a page that are all small, whatever stands at its foot."""
    small: list[int] = []
    for index in reversed(own):
        row = rows[index].row
        if row.size <= (_HARDLY_SMALLER if row.is_seen else _SMALL_UNSEEN) * usual and not rows[index].cells:
            small.append(index)
        elif not rows[index].edge:
            break
    return small[::-1]
