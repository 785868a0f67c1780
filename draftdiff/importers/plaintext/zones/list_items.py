"""Lines that a number in brackets begins, `(1)`, as a note does, and that are items of a list."""

from __future__ import annotations

import re
from collections.abc import Sequence

from draftdiff.importers.body.endings import ends_with_colon
from draftdiff.importers.plaintext.zones.furniture import Role, Sorted

_IN_BRACKETS = re.compile(r"\((?P<number>\d{1,3})\)\s*(?=\S)")
PARAGRAPH_NUMBER = re.compile(r"\d{1,3}(?:\.|\s?-)(?:\s|$)")


def list_items(lines: Sequence[Sorted], start: int) -> frozenset[int]:
    """Return the lines, from `start` on, that begin `(1)` below a colon, and those that count on from there.

    A paragraph number ends the list.
    """
    found, last, due = [], "", "0"
    for index in range(start, len(lines)):
        text = lines[index].line.shown if lines[index].role is Role.TEXT else ""
        bracketed = _IN_BRACKETS.match(text)
        if bracketed and bracketed["number"] == ("1" if ends_with_colon(last) else due):
            found.append(index)
            due = str(int(bracketed["number"]) + 1)
        elif PARAGRAPH_NUMBER.match(text):
            due = "0"
        last = text or last
    return frozenset(found)
