"""Line breaks in a paragraph of Word: text that was pasted has them where paragraphs should be parted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from draftdiff.importers.body.endings import ends_clause
from draftdiff.importers.docx.runs import RawText
from draftdiff.numbering import leading_number

_BLANK = re.compile(r"\n[^\S\n]*\n\s*")
_BREAK = re.compile(r"\n")
_FEWEST, _MOST_OTHERS = 4, 0.4
"""So many lines, of which no more than this share end otherwise than clauses, are a paragraph each, and no address."""


def parted(raw: RawText) -> Iterator[RawText]:
    """Give the paragraphs that line breaks part: at blank lines, and at every line where most end as clauses do.

    Few lines have to be a list, the items of which have numbers.
    """
    lines = [line.strip() for line in raw.text.split("\n") if line.strip()]
    others = sum(not ends_clause(line) for line in lines)
    each = len(lines) >= _FEWEST and others <= _MOST_OTHERS * len(lines)
    each = each or (not others and all(leading_number(line) for line in lines[1:]))
    start = 0
    for match in (_BREAK if each else _BLANK).finditer(raw.text):
        if raw.text[start : match.start()].strip():
            yield _cut(raw, start, match.end())
            start = match.end()
    yield replace(_cut(raw, start, len(raw.text)), hidden=raw.hidden) if start else raw


def _cut(raw: RawText, start: int, end: int) -> RawText:
    """Return a stretch of a paragraph; what stands at its very end belongs to it only if nothing follows."""
    last = end == len(raw.text)
    return RawText(
        raw.text[start:end],
        tuple(
            replace(span, start=max(span.start, start) - start, end=min(span.end, end) - start)
            for span in raw.spans
            if (span.start < end and span.end > start) or (last and span.start == span.end == end)
        ),
        tuple(
            replace(call, place=call.place - start)
            for call in raw.calls
            if start <= call.place < end or (last and call.place == end)
        ),
    )
