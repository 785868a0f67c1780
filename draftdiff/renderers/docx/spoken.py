"""The reader's words in Word: a line that quotes text written the other way keeps its order.

Word knows runs that go from right to left, but not the isolates of Unicode. So what a phrase isolates becomes a
run of its own direction, and marks that both Word and LibreOffice obey stand where the direction changes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from draftdiff.renderers.docx.pieces import SAME
from draftdiff.renderers.docx.runs import text_runs
from draftdiff.renderers.harmless import FSI, LRI, PDI, RLI, has_right_to_left

_ISOLATE = re.compile(f"([{FSI}{RLI}{LRI}{PDI}])")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_MARKS = {True: "\u200f", False: "\u200e"}
"""The invisible letters that are written from right to left, and from left to right."""


def spoken_runs(said: str, *, rtl: bool, looks: str = "") -> str:
    """Return the runs of a phrase whose line goes from right to left or not; what it isolates goes its own way."""
    written, before = "", rtl
    for text, own in (*_stretches(said, rtl=rtl), ("", rtl)):
        if own != before:
            written += text_runs(_MARKS[rtl], SAME, rtl=rtl)
        turned = own != rtl
        written += text_runs(f"{_MARKS[own]}{text}{_MARKS[own]}" if turned else text, SAME, rtl=own, looks=looks)
        before = own
    return written


def _stretches(said: str, *, rtl: bool) -> Iterator[tuple[str, bool]]:
    """Yield each text with its direction: an isolate has that of its letters, a number that of its line.

    The number is written alike in both; only in the run of a line from right to left is it as large as the line.
    """
    directions = [rtl]
    parts = _ISOLATE.split(said)
    for place, part in enumerate(parts):
        if part == PDI:
            directions = directions[:-1] or [rtl]
        elif part in (FSI, RLI, LRI):
            isolated = parts[place + 1]
            directions.append(directions[-1] if _NUMBER.fullmatch(isolated) else has_right_to_left(isolated))
        elif part:
            yield part, directions[-1]
