"""What two sequences have in common, in order."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence

from rapidfuzz.distance import Indel


def equal_runs(old: Sequence[Hashable], new: Sequence[Hashable]) -> Iterator[tuple[int, int, int]]:
    """Yield the longest common subsequence as runs: where each begins on either side, and its length."""
    for code in Indel.opcodes(old, new):
        if code.tag == "equal":
            yield code.src_start, code.dest_start, code.src_end - code.src_start
