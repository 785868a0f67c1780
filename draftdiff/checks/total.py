"""An amount that is the sum of those behind it but for one slip: *1,400,500, comprising 900,300 and 510,200*.

Budgets give a total and then its parts, which may have parts of their own. Where the difference is that of one figure,
or of two neighbours that changed places, in the total or in one of its parts, one of them is mistyped. In a table the
total stands below its parts.
"""

from __future__ import annotations

from bisect import bisect
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import groupby

from msgspec import Struct

from draftdiff.checks.amounts import Amount
from draftdiff.checks.draft import Clause, Draft
from draftdiff.checks.remarks import Remark
from draftdiff.model import ParagraphKind
from draftdiff.problems import Severity

_LEAST = 1_000
"""A smaller number may count anything: it is no part, but may be what is missing."""
_PRECISE = 4
"""A total of fewer figures before its zeros is round, and near to a sum by chance."""
_NEXT_CELL = "\t"
_MOST = 50
"""More amounts than these are a table. The time grows with the square of their number."""
_OF_ONE_SLIP = frozenset(str(size * figure) for size in (1, 9) for figure in range(1, 10))
"""What one figure, or two that changed places, make of a difference, without zeros behind it."""


class _Parts(Struct, frozen=True):
    """Amounts behind a total, their sum, and the place where the next amount stands."""

    amounts: tuple[int, ...]
    sum: int
    end: int


def find(draft: Draft) -> Iterator[Remark]:
    """Yield a warning for each total that its parts would give but for one slip."""
    for is_table, clauses in groupby(draft.clauses, lambda clause: clause.paragraph.kind is ParagraphKind.TABLE_ROW):
        if is_table:
            yield from _in_table([*clauses])
        else:
            for clause in clauses:
                yield from _in_text(clause)


def _in_text(clause: Clause) -> Iterator[Remark]:
    whole = [(one, value) for one in clause.amounts if (value := _whole(one)) is not None]
    small = {value for _, value in whole if value < _LEAST}
    amounts = [one for one in whole if one[1] >= _LEAST]
    for place, total in _slips([value for _, value in amounts], small):
        yield _differing(clause, amounts[place][0], total)


def _in_table(rows: Sequence[Clause]) -> Iterator[Remark]:
    cells = [_sole_amounts(row) for row in rows]
    borders = {len(rows), *(place for place, row in enumerate(cells) if row is None)}
    for column in sorted({column for row in cells for column in row or ()}):
        amounts = {place: row[column] for place, row in enumerate(cells) if row and column in row}
        values = {place: value for place, one in amounts.items() if (value := _whole(one)) is not None}
        for place, total in _slips_below(values, borders):
            yield _differing(rows[place], amounts[place], total)


def _sole_amounts(row: Clause) -> dict[int, Amount] | None:
    """Return the amount of each cell that has one alone, by the number of the cell; None for a title."""
    text = row.paragraph.text
    if _NEXT_CELL not in text.strip():
        return None
    ends = [place for place, sign in enumerate(text) if sign == _NEXT_CELL]
    found: dict[int, list[Amount]] = defaultdict(list)
    for amount in row.amounts:
        found[bisect(ends, amount.start)].append(amount)
    return {cell: amounts[0] for cell, amounts in found.items() if len(amounts) == 1}


def _whole(amount: Amount) -> int | None:
    value = max(amount.values)
    return int(value) if value % 1 == 0 else None


def _differing(clause: Clause, amount: Amount, total: int) -> Remark:
    shown = clause.paragraph.text[amount.start : amount.end]
    said = f"{total:,}".replace(",", "\N{NO-BREAK SPACE}")
    return clause.remark(Severity.WARNING, "differs", offset=amount.start, text=shown, sum=said)


def _slips_below(column: Mapping[int, int], borders: Set[int]) -> Iterator[tuple[int, int]]:
    """Yield the place of each total that differs from the sum of those above it, and the sum.

    `column` holds amounts by their rows, `borders` the titles within the table, and its end. Parts are those since the
    last title or total, or all totals and parts above.
    """
    above: list[int] = []
    first = 0
    for place in sorted({*column, *borders}):
        if place in borders:
            first = len(above)
        elif parts := next(_parts_above(column[place], above, first, is_last=place + 1 in borders), None):
            if parts.sum != column[place]:
                yield place, parts.sum
            above[len(above) - len(parts.amounts) :] = [parts.sum]
            first = len(above)
        else:
            above.append(column[place])
        if len(above) > _MOST:
            return


def _parts_above(total: int, above: Sequence[int], first: int, *, is_last: bool) -> Iterator[_Parts]:
    """Yield what are the parts of a total, exactly and then but for one slip: two or more, and no small total.

    One part, and a small total, are enough for all that stands below a title, if it adds up or another title follows.
    """
    found = {start: _Parts(tuple(above[start:]), sum(above[start:]), start) for start in range(len(above))}
    sure = {start: one for start, one in found.items() if total >= _LEAST and len(one.amounts) > 1}
    if first in found and (is_last or found[first].sum == total):
        sure[first] = found[first]
    yield from (one for one in sure.values() if one.sum == total)
    yield from (sure[start] for start in (first, 0) if start in sure and _is_slip(total, sure[start]))


def _slips(amounts: Sequence[int], small: set[int]) -> Iterator[tuple[int, int]]:
    """Yield the place of each total that differs from its sum, and the sum; parts of a part are looked at before."""
    if len(amounts) > _MOST:
        return
    no_slip = {0, *small}
    ends = [*range(1, len(amounts) + 1)]  # for each amount, where the first one stands that is no part of it
    sums = [*amounts]
    for place in reversed(range(len(amounts))):
        total = amounts[place]
        readings = [*_readings(total, amounts, ends, place), *_readings(total, sums, ends, place)]
        if exact := next((one for one in readings if abs(one.sum - total) in no_slip), None):
            ends[place] = exact.end
        elif slip := next((one for one in readings if _is_slip(total, one)), None):
            ends[place], sums[place] = slip.end, slip.sum
            yield place, slip.sum


def _readings(total: int, amounts: Sequence[int], ends: Sequence[int], place: int) -> Iterator[_Parts]:
    """Yield what may be the parts of a total: two amounts and more behind it, without their own parts."""
    parts: tuple[int, ...] = ()
    part = place + 1
    while part < len(amounts) and sum(parts) < total * 10:
        parts = (*parts, amounts[part])
        part = ends[part]
        if len(parts) > 1:
            yield _Parts(parts, sum(parts), part)


def _is_slip(total: int, parts: _Parts) -> bool:
    """Say whether another figure, or two in another order, in the total or one of its parts would make them agree."""
    more = parts.sum - total
    if len(str(total).rstrip("0")) < _PRECISE or str(abs(more)).rstrip("0") not in _OF_ONE_SLIP:
        return False
    return _is_misprint(total, parts.sum) or any(_is_misprint(part, part - more) for part in parts.amounts)


def _is_misprint(one: int, other: int) -> bool:
    """Say whether two numbers of as many figures differ in one, or in two neighbours that changed places."""
    here, there = str(one), str(other)
    if len(here) != len(there):
        return False
    places = [place for place, figure in enumerate(here) if figure != there[place]]
    first, last = places[0], places[-1] + 1
    return len(places) == 1 or (last - first == 2 and here[first:last] == there[first:last][::-1])
