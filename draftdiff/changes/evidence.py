"""What rules read of a row: both texts by unit, what changed in them, and what stands in them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from draftdiff.changes.claims import Claims
from draftdiff.changes.context import Context
from draftdiff.changes.forms import is_one_stem
from draftdiff.changes.memory import Memory, once
from draftdiff.changes.sides import WORDS, Side, Slot, Verb, read_sides
from draftdiff.comparison import Row, Segment
from draftdiff.sequences import equal_runs

__all__ = ["WORDS", "Evidence", "Hunk", "Side", "Slot", "Verb", "evidence_of"]


class Hunk(Struct, frozen=True):
    """Changed units with no unchanged unit between them, on both sides; one side may be empty."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int

    @property
    def old_units(self) -> frozenset[int]:
        """All its units of the old side."""
        return frozenset(range(self.old_start, self.old_end))

    @property
    def new_units(self) -> frozenset[int]:
        """All its units of the new side."""
        return frozenset(range(self.new_start, self.new_end))


class Evidence(Memory, frozen=True, eq=False):
    """A row, one of its notes or a field of the headers, as rules read it."""

    context: Context
    row: Row | None
    segments: tuple[Segment, ...]
    old: Side
    new: Side
    hunks: tuple[Hunk, ...]
    note: int | None = None
    """Index into `Row.notes` where the evidence is a note's."""

    @once
    def word_signs(self) -> frozenset[str]:
        """The signs of the words that changed, on either side."""
        return self.old.word_signs | self.new.word_signs

    def stretches(self, hunk: Hunk) -> tuple[tuple[Side, int, int], tuple[Side, int, int]]:
        """Return a hunk as a stretch of either side: the side, where it starts, where it ends."""
        return (self.old, hunk.old_start, hunk.old_end), (self.new, hunk.new_start, hunk.new_end)

    def unexplained(self, claims: Claims) -> Iterator[tuple[Hunk, frozenset[int], frozenset[int]]]:
        """Yield each hunk of which something is unexplained, with the old and the new units of it that are."""
        for hunk in self.hunks:
            old, new = hunk.old_units - claims.old, hunk.new_units - claims.new
            if old or new:
                yield hunk, old, new

    def one_sided(self, claims: Claims) -> Iterator[tuple[Side, frozenset[int], frozenset[int]]]:
        """Yield what came or went alone: the side that has it, its old units and its new ones; one of them is empty."""
        for _, old, new in self.unexplained(claims):
            if not old or not new:
                yield self.new if new else self.old, old, new

    def touches(self, *classes: str) -> bool:
        """Say whether a change touches an entry of one of the classes."""
        return not (self.old.touched.isdisjoint(classes) and self.new.touched.isdisjoint(classes))

    def is_directive(self, verb: Verb) -> bool:
        """Say whether a verb, as it is likeliest read, asks somebody to do something."""
        return self.scale_of(verb) == "directive"

    def scale_of(self, verb: Verb) -> str:
        """Return the scale of the likeliest act of a verb."""
        return self.context.lexicon.acts[verb.phrase.acts[0]].scale


def evidence_of(context: Context, row: Row | None, segments: Sequence[Segment], note: int | None = None) -> Evidence:
    """Read the segments of a row's text or note, or of a field."""
    old_kind = row.old[0].kind if row and row.old and note is None else None
    new_kind = row.new[0].kind if row and row.new and note is None else None
    old, new = read_sides(segments, context.lexicon, old_kind, new_kind)
    return Evidence(context, row, tuple(segments), old, new, _hunks(segments, old, new), note)


def refined(evidence: Evidence) -> Evidence | None:
    """Return the evidence with its hunks cut at the words that both their sides have; None if there are none.

    A redline that reads well makes one hunk of two with little between them; a proof wants them apart. Forms of
    one word (*session*, *sessions*) at the end of a hunk are a hunk of their own.
    """
    hunks: list[Hunk] = []
    kept_old: set[int] = set()
    kept_new: set[int] = set()
    for hunk in evidence.hunks:
        i, j = hunk.old_start, hunk.new_start
        for old_start, new_start, length in _common(evidence, hunk):
            hunks += _peeled(evidence, Hunk(i, old_start, j, new_start))
            i, j = old_start + length, new_start + length
            kept_old.update(range(old_start, i))
            kept_new.update(range(new_start, j))
        hunks += _peeled(evidence, Hunk(i, hunk.old_end, j, hunk.new_end))
    if tuple(hunks) == evidence.hunks:
        return None
    old, new = evidence.old.without(kept_old), evidence.new.without(kept_new)
    return replace(evidence, old=old, new=new, hunks=tuple(hunks))


def _common(evidence: Evidence, hunk: Hunk) -> Iterator[tuple[int, int, int]]:
    """Yield the runs of words that both sides of a hunk have: where each begins, and its length."""
    old = evidence.old.exact(hunk.old_start, hunk.old_end)
    new = evidence.new.exact(hunk.new_start, hunk.new_end)
    for old_run, new_run, length in equal_runs(old, new):
        yield hunk.old_start + old_run, hunk.new_start + new_run, length


def _peeled(evidence: Evidence, hunk: Hunk) -> list[Hunk]:
    """Set forms of one word at the end of a hunk apart from the rest."""
    i, i_end, j, j_end = hunk.old_start, hunk.old_end, hunk.new_start, hunk.new_end
    if (i, j) == (i_end, j_end):
        return []
    is_pair = i < i_end and j < j_end and (i_end - i, j_end - j) != (1, 1)
    if is_pair and is_one_stem(evidence.old.keys[i_end - 1], evidence.new.keys[j_end - 1]):
        return [Hunk(i, i_end - 1, j, j_end - 1), Hunk(i_end - 1, i_end, j_end - 1, j_end)]
    return [hunk]


def _hunks(segments: Sequence[Segment], old: Side, new: Side) -> tuple[Hunk, ...]:
    """Cut the changed units into hunks: unchanged units divide them."""
    hunks: list[Hunk] = []
    i = j = i_start = j_start = 0
    for index, segment in enumerate(segments):
        i_end, j_end = bisect_right(old.owners, index, i), bisect_right(new.owners, index, j)
        if not segment.is_change and (i_end, j_end) != (i, j):
            if (i_start, j_start) != (i, j):
                hunks.append(Hunk(i_start, i, j_start, j))
            i_start, j_start = i_end, j_end
        i, j = i_end, j_end
    if (i_start, j_start) != (i, j):
        hunks.append(Hunk(i_start, i, j_start, j))
    return tuple(hunks)
