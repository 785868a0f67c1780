"""Many rows named in one line: runs of neighbours as ranges, the rows of tables counted, the rest counted too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from msgspec import Struct

from draftdiff.comparison import Row
from draftdiff.model import Key, Paragraph, ParagraphKind
from draftdiff.numbering import Label
from draftdiff.renderers.wording import Wording
from draftdiff.sequences import grouped

_RUN = 3
"""So many neighbours are told as a range."""


_Place = tuple[tuple[ParagraphKind, str, int], int]
"""Where a whole paragraph stands: in which sequence, and the how many-th there."""


class Names(NamedTuple):
    """Rows named in one line, and the row that each name leads to: of a range, its first."""

    said: str
    rows: dict[str, Row]


class Namer(Struct, frozen=True):
    """Names rows in the reader's words."""

    wording: Wording
    old: dict[Key, _Place]
    new: dict[Key, _Place]

    def named(self, rows: Sequence[Row], most: int) -> Names:
        """Name the first rows or ranges of rows; of more, the number of rows tells. Empty where there are none.

        Names that hold lists or arrows themselves are parted more clearly.
        """
        runs = self._runs(rows)
        names = {self._name(run): run[0] for run in runs[:most]}
        has_lists = any(row.old and row.new for row in rows)
        has_lists = has_lists or any(self.wording.say("label.join") in name for name in names)
        between = "reasons" if has_lists else "list"
        return Names(self.wording.joined([*names], most, between, sum(map(len, runs[most:]))), names)

    def _runs(self, rows: Iterable[Row]) -> list[list[Row]]:
        """Gather rows of which each follows the one before it, in every text that has them."""
        runs = grouped(rows, lambda run, row: self._follows(run[-1], row))
        return [part for run in runs for part in ([run] if len(run) >= _RUN else [[row] for row in run])]

    def _follows(self, before: Row, row: Row) -> bool:
        sides = (_follow(before.old, row.old, self.old), _follow(before.new, row.new, self.new))
        return all(sides) and bool(row.old or row.new)

    def _name(self, run: Sequence[Row]) -> str:
        if len(run) == 1:
            return self.wording.label(run[0])
        first, last = run[0], run[-1]
        names = self.wording.names
        sides = ((names.old, first.old, last.old), (names.new, first.new, last.new))
        ranges = [self.wording.range(labels[a[0].key], labels[b[0].key]) for labels, a, b in sides if a]
        told = list(dict.fromkeys(ranges))
        return told[0] if len(told) == 1 else self.wording.from_to(told[:1], told[1:])


def namer_of(wording: Wording) -> Namer:
    """Return what names the rows of the comparison whose paragraphs a wording names."""
    return Namer(wording, _places(wording.names.old), _places(wording.names.new))


def _places(labels: Mapping[Key, Label]) -> dict[Key, _Place]:
    """Count whole paragraphs, each kind apart; headings belong to no run, nor do numbers that a text prints twice."""
    counts: Counter[tuple[ParagraphKind, str, int]] = Counter()
    places: dict[Key, _Place] = {}
    for key, label in labels.items():
        if label.path or label.continued or label.occurrence > 1 or label.kind is ParagraphKind.HEADING:
            continue
        sequence = (label.kind, label.section, label.annex)
        counts[sequence] += 1
        places[key] = sequence, counts[sequence]
    return places


def _follow(before: Sequence[Paragraph], after: Sequence[Paragraph], places: Mapping[Key, _Place]) -> bool:
    """Say whether one side of a row is the whole paragraph right after that of another, or both lack it."""
    if not before and not after:
        return True
    if len(before) != 1 or len(after) != 1:
        return False
    first, second = places.get(before[0].key), places.get(after[0].key)
    return first is not None and second == (first[0], first[1] + 1)
