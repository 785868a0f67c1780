"""How deep a sub-paragraph stands: after its sibling among the open ones, or as the first of a list inside them."""

from __future__ import annotations

from collections.abc import Sequence

from draftdiff.importers.body.endings import ends_clause, ends_with_colon
from draftdiff.importers.plaintext.numbered_lines import Entry
from draftdiff.numbering import Number, parse_number

_DEEPEST = 9
"""No list goes deeper."""
_MOST_LOST = 3
"""An OCR loses no more items of a list in a row."""


def sub_level(entry: Entry, before: Entry, path: Sequence[Number | None]) -> int | None:
    """Return the level of a line with the number of a sub-paragraph or a bullet; None: it goes on with the one before.

    `path` are the numbers of the open sub-paragraphs, outermost first; None for a bullet.
    """
    if entry.reading is None:
        if None in path:
            return path.index(None) + 1
        return inside(path) if ends_with_colon(before.whole.text) or before.whole.text.endswith(";") else None
    for level in reversed(range(1, len(path) + 1)):
        sibling = path[level - 1]
        again = parse_number(entry.printed, sibling) if sibling is not None else None
        if again is None or sibling is None:
            continue
        if again.continues(sibling) or (entry.gap and not entry.cut and _skips(again, sibling)):
            return level
    first = parse_number(entry.printed)
    if first is None or first.level not in (1, 2) or not (first.value == 1 or _quotes_items(entry, before)):
        return None
    return inside(path)


def _quotes_items(entry: Entry, before: Entry) -> bool:
    """Say whether a list may begin with (b): amendments of rules quote the items alone that they change."""
    ended = entry.gap and not entry.cut and ends_clause(before.whole.text)
    return ended or ends_with_colon(before.whole.text)


def inside(path: Sequence[Number | None]) -> int:
    """Return the level inside the open paragraphs; a list that goes deeper than any does goes on beside the last."""
    return min(len(path) + 1, _DEEPEST)


def _skips(number: Number, sibling: Number) -> bool:
    """Say whether a few items between two of one list are missing: an OCR loses lines."""
    alike = (number.style, number.level) == (sibling.style, sibling.level)
    return alike and 1 < number.value - sibling.value <= _MOST_LOST
