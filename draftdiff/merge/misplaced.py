"""Paragraphs that a merge puts where no side wants them: below another clause, into another section or table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, groupby

from draftdiff.merge.brackets import has_alternatives
from draftdiff.merge.order import ORDER
from draftdiff.merge.places import Sides, parents_of
from draftdiff.merge.renumbering import suffix_of
from draftdiff.model import Conflict, Key, Paragraph, ParagraphKind
from draftdiff.sequences import grouped


def misplaced(sides: Sides, merged: Sequence[Paragraph], origins: Mapping[Key, Key]) -> Iterator[Conflict]:
    """Yield conflicts of order: `origins` are the keys that paragraphs of ours and theirs have in the base."""
    yield from _strays(sides, merged, origins)
    yield from _left_over(sides, merged, origins)
    yield from _ragged(sides, merged, origins)
    yield from _twice_counted(sides, merged)


def _strays(sides: Sides, merged: Sequence[Paragraph], origins: Mapping[Key, Key]) -> Iterator[Conflict]:
    """Yield a conflict of order for each item that would belong to another clause than on the sides that have it.

    A side took out the clause, or its whole list, to which the other added it.
    """

    def known(paragraph: Paragraph) -> Key:
        return origins.get(paragraph.key, paragraph.key)

    parents = [parents_of(side.paragraphs) for side in sides]
    lists = [
        {known(of[one.key]) for one in side.paragraphs if one.level and one.key in of}
        for side, of in zip(sides, parents, strict=True)
    ]
    now = parents_of(merged)
    for key, parent in now.items():
        before = [of[key] for of in parents[1:] if key in of]
        owner = known(parent)
        is_taken_out = len(before) == 1 and owner in lists[0] and not (owner in lists[1] and owner in lists[2])
        if before and (is_taken_out or owner not in map(known, before)):
            yield Conflict(key=key, field=ORDER, base=min(one.text for one in before))


def _left_over(sides: Sides, merged: Sequence[Paragraph], origins: Mapping[Key, Key]) -> Iterator[Conflict]:
    """Yield a conflict of order for each paragraph that one side put into a section or annex that the other took out.

    It is new or from elsewhere, and stands in the section before, or in an annex without a heading.
    """
    in_base = {heading.key: {one.key for one in section} for heading, *section in _sections(sides[0].paragraphs)}
    left = {origins.get(one.key, one.key) for one in merged}
    for heading, *section in chain.from_iterable(_sections(side.paragraphs) for side in sides[1:]):
        own = in_base.get(origins.get(heading.key, heading.key), set())
        known = {origins.get(one.key, one.key): one for one in section}
        if not own.isdisjoint(known) and left.isdisjoint(own.intersection(known)):
            put_in = (one for key, one in known.items() if key not in own and key in left)
            yield from (Conflict(key=one.key, field=ORDER, base=one.text) for one in put_in)


def _sections(paragraphs: Iterable[Paragraph]) -> list[list[Paragraph]]:
    """Return the paragraphs below each heading, with it."""
    groups = grouped(paragraphs, lambda _, paragraph: paragraph.kind is not ParagraphKind.HEADING)
    return [group for group in groups if group[0].kind is ParagraphKind.HEADING]


def _ragged(sides: Sides, merged: Sequence[Paragraph], origins: Mapping[Key, Key]) -> Iterator[Conflict]:
    """Yield a conflict of order for each row that one side put into a table of which the other changed the columns.

    It is shorter or longer than the others since the merge.
    """
    base, *in_sides = (dict(chain.from_iterable(_tables(one.paragraphs, origins))) for one in sides)
    for table in _tables(merged, origins):
        for side in in_sides:
            if any(side.get(key, width) != width for key, width in table):
                yield from (Conflict(key=key, field=ORDER) for key, _ in table if key in side and key not in base)


def _tables(paragraphs: Iterable[Paragraph], origins: Mapping[Key, Key]) -> list[list[tuple[Key, int]]]:
    """Return the rows of each table, with how many cells each has, but those in which words are open."""
    runs = groupby(paragraphs, lambda one: one.kind is ParagraphKind.TABLE_ROW)
    return [
        [(origins.get(row.key, row.key), row.text.count("\t")) for row in run if not has_alternatives(row)]
        for is_table, run in runs
        if is_table
    ]


def _twice_counted(sides: Sides, merged: Sequence[Paragraph]) -> Iterator[Conflict]:
    """Yield a conflict of order for each clause or item whose number stands twice: both sides put a `2 bis` in."""
    counts = [Counter(_suffixed(one).values()) for one in (merged, *(side.paragraphs for side in sides[1:]))]
    for key, number in _suffixed(merged).items():
        if counts[0][number] > max(1, counts[1][number], counts[2][number]):
            yield Conflict(key=key, field=ORDER)


def _suffixed(paragraphs: Sequence[Paragraph]) -> dict[Key, tuple[Key, str]]:
    """Return the numbers such as `2 bis`, those of items with the clause to which they belong."""
    parents = parents_of(paragraphs)
    return {
        one.key: (parents[one.key].key if one.key in parents else f"annex {one.annex}", one.number)
        for one in paragraphs
        if suffix_of(one)
    }
