"""A redline read as hunks: stretches of the old text, and what stands there in the new one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from draftdiff.comparison import Segment


class Hunk(NamedTuple):
    """A stretch of the old text, and what stands there in the new one."""

    start: int
    end: int
    new: str


def runs_of(segments: Iterable[Segment], differs: Callable[[Segment], bool]) -> Iterator[tuple[Hunk, list[Segment]]]:
    """Yield each run of segments that differ as a hunk, and what it is made of."""
    at = 0
    for is_other, run in groupby(segments, differs):
        parts = list(run)
        end = at + sum(len(part.old) for part in parts)
        if is_other:
            yield Hunk(at, end, "".join(part.new for part in parts)), parts
        at = end


def rebuilt(hunks: Iterable[Hunk], text: str, start: int, end: int) -> str:
    """Return a stretch of the old text with the hunks in it made."""
    new = ""
    for hunk in hunks:
        new += text[start : hunk.start] + hunk.new
        start = hunk.end
    return new + text[start:end]
