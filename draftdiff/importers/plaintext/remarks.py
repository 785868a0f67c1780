"""Remarks on the state of negotiations, `[Agreed ad ref]`, that share a line with the clause that they speak of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from draftdiff.importers.body.endings import ends_clause
from draftdiff.importers.plaintext.layout import Layout, plain
from draftdiff.importers.plaintext.lines import Line
from draftdiff.importers.plaintext.numbered_lines import opens
from draftdiff.importers.plaintext.traced_text import Traced
from draftdiff.numbering import leading_number

_REMARK = re.compile(r"[*_]{0,3}\[[^\[\]]{2,60}\][*_]{0,3}")
_LAST = re.compile(rf"(?<=\S)\s*(?P<remark>{_REMARK.pattern})$")


def with_remarks_apart(lines: Sequence[Line], start: int, layout: Layout) -> tuple[Line, ...]:
    """Put remarks before a clause, behind its number, or behind its end on lines of their own, from `start` on."""
    body = (
        replace(lines[index], text=piece)
        for index in range(start, len(lines))
        for piece in _apart(lines[index], _is_last(lines, index), layout)
    )
    return (*lines[:start], *body)


def _is_last(lines: Sequence[Line], index: int) -> bool:
    """Say whether a line is surely the last of its paragraph."""
    return index + 1 == len(lines) or lines[index + 1].gap


def _apart(line: Line, last: bool, layout: Layout) -> Iterator[Traced]:
    text = line.text
    if "[" not in text.text or line.row or line.note or is_remark(text.text, layout):
        yield text
        return
    start, end = _first(text.text, layout)
    found = _LAST.search(text.text, end)
    behind = found is not None and is_remark(found["remark"], layout)
    cut = found.start() if found and behind and (last or _is_finished(text.text[: found.start()])) else len(text.text)
    pieces = (text[:start], text[start:end], text[end:cut], text[cut:])
    yield from (piece.stripped() for piece in pieces if piece.text.strip())


def is_remark(text: str, layout: Layout) -> bool:
    """Say whether a text is such a remark, perhaps in emphasis."""
    return layout.full("status", plain(text).strip("*_ ")) is not None


def _first(text: str, layout: Layout) -> tuple[int, int]:
    """Find the remark before a clause or behind its number: where it begins and ends, both 0 if there is none."""
    number = leading_number(text)
    start = number[1] if number else 0
    found = _REMARK.match(text, start)
    if found is None or not is_remark(found[0], layout):
        return 0, 0
    rest = text[found.end() :].lstrip()
    return (start, found.end()) if opens(rest, layout) or (not number and leading_number(rest)) else (0, 0)


def _is_finished(text: str) -> bool:
    """Say whether a text ends as clauses under negotiation do."""
    return ends_clause(text) or text.rstrip("*_ ").endswith("]")
