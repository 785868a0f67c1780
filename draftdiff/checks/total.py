"""An amount that is the sum of those behind it but for one slip: *1,400,500, comprising 900,300 and 510,200*.

Budgets give a total and then its parts, which may have parts of their own. Where the difference is that of one figure,
or of two neighbours that changed places, in the total or in one of its parts, one of them is mistyped.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from draftdiff.checks.draft import Draft
from draftdiff.checks.remarks import Remark
from draftdiff.model import ParagraphKind
from draftdiff.problems import Severity

_LEAST = 1_000
"""A smaller number may count anything: it is no part, but may be what is missing."""
_PRECISE = 4
"""A total of fewer figures before its zeros is round, and near to a sum by chance."""
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
    for clause in draft.clauses:
        numbers = [] if clause.paragraph.kind is ParagraphKind.TABLE_ROW else clause.amounts
        whole = [(one, int(value)) for one in numbers if (value := max(one.values)) % 1 == 0]
        small = {value for _, value in whole if value < _LEAST}
        amounts = [one for one in whole if one[1] >= _LEAST]
        for place, total in _slips([value for _, value in amounts], small):
            number, _ = amounts[place]
            shown = clause.paragraph.text[number.start : number.end]
            said = f"{total:,}".replace(",", "\N{NO-BREAK SPACE}")
            yield clause.remark(Severity.WARNING, "differs", offset=number.start, text=shown, sum=said)


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
