"""The figures of a paragraph in two languages: when one contradicts the other, whatever each makes of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from itertools import accumulate
from typing import TypeVar

from msgspec import Struct

from draftdiff.checks.amounts import Amount, says_magnitude
from draftdiff.citations import Citation
from draftdiff.model import Language

Item = TypeVar("Item")
Value = TypeVar("Value", bound=Hashable)

_FIGURE = re.compile(r"(?<![^\W\d_][-\N{HYPHEN}-\N{EN DASH}])(?<![A-Za-z0-9])\d+")
"""Digits that belong to no name: not `COVID-19`, not `L5`."""
_DIGITS = re.compile(r"\d+")
_AFTERNOON = {str(hour): str(hour + 12) for hour in range(1, 12)}
_OTHER_CLOCK = _AFTERNOON | {later: hour for hour, later in _AFTERNOON.items()}
"""Hours from 1 to 11 and from 13 to 23, each as the other clock has it."""

_LAST_DAY = 31
"""A smaller figure may count what the other language writes as a word."""


class Figures(Struct, frozen=True):
    """Groups of digits, and where each begins in the text."""

    digits: tuple[str, ...]
    places: tuple[int, ...]
    named: tuple[str, ...] = ()
    """Digits of names."""
    said: frozenset[str] = frozenset()
    """All digits of the text."""
    is_scaled: bool = False
    """A figure may be so many thousands or millions."""

    def names_beyond(self, others: Figures) -> list[str]:
        """Return the digits of names that the other text has nowhere."""
        return [digits for digits in self.named if digits not in others.said]

    def place_of_first_beyond(self, others: Figures) -> int | None:
        """Return where the first group stands that the others have less often."""
        here, there = Counter(self.digits), Counter(others.digits)
        sides = zip(self.places, self.digits, strict=True)
        return next((place for place, group in sides if here[group] > there[group]), None)


def figures_of(text: str, compared: Iterable[Citation | Amount], language: Language) -> Figures:
    """Return the figures of a text that are no part of what is compared by itself."""
    cited = {place for one in compared for place in range(one.start, one.end)}
    outside = [one for one in _DIGITS.finditer(text) if one.start() not in cited]
    places = {one.start() for one in _FIGURE.finditer(text)}
    found = [one for one in outside if one.start() in places]
    return Figures(
        tuple(one[0] for one in found),
        tuple(one.start() for one in found),
        named=tuple(one[0] for one in outside if one.start() not in places),
        said=frozenset(_DIGITS.findall(text)),
        is_scaled=says_magnitude(text, language),
    )


def is_contradicted(here: Figures, there: Figures) -> bool:
    """Say whether each text has a figure that the other lacks.

    Where one of them is scaled zeros do not count, for 1.4 billion is 1.400 millones and 14亿 elsewhere; nor do other
    groups of the same digits, nor the clock: 3 p.m. is 15 heures.
    """
    zeros = "0" if here.is_scaled or there.is_scaled else ""
    sides = _without_hours(here.digits, there.digits), _without_hours(there.digits, here.digits)
    ours, theirs = ([*filter(None, (group.lstrip("0").rstrip(zeros) for group in side))] for side in sides)
    common = Counter(ours) & Counter(theirs)
    beyond, lacking = without(ours, common, str), without(theirs, common, str)
    if not beyond or not lacking or _is_part(beyond, theirs) or _is_part(lacking, ours):
        return False
    row, other_row = ("".join(side).replace(zeros or " ", "") for side in sides)
    is_shuffled = sorted(row) == sorted(other_row) and len(ours) != len(theirs)
    return row != other_row and not is_shuffled


def _is_part(groups: Sequence[str], others: Sequence[str]) -> bool:
    """Say whether some groups that follow each other stand among others, there as more or fewer: 127 and 1.27."""
    row, whole = "".join(groups), "".join(others)
    nth = {place: count for count, place in enumerate(accumulate(map(len, others), initial=0))}
    behind = [nth.get(place + len(row), 0) - count for place, count in nth.items() if whole.startswith(row, place)]
    return any(count > 0 and count != len(groups) for count in behind)


def is_slip(here: Sequence[str], there: Sequence[str], cited: Sequence[str]) -> bool:
    """Say whether a figure here may be what the other language alone cites: 7023 is no year, 73 May no day.

    Groups of the same digits in the same order are no slip.
    """
    if "".join(here) == "".join(there):
        return False
    beyond = Counter(here) - Counter(there) - Counter(cited)
    lacking = Counter(cited) - Counter(here)
    lengths = {len(group) for group in beyond if len(group) > len(str(_LAST_DAY)) or int(group) > _LAST_DAY}
    return not lengths.isdisjoint(len(group) for group in lacking)


def _without_hours(side: Sequence[str], other: Sequence[str]) -> list[str]:
    """Leave out the hours that the other side writes by the other clock."""
    ours, theirs = (Counter(group.lstrip("0") for group in groups) for groups in (side, other))
    beyond, lacking = ours - theirs, theirs - ours
    hours = Counter({hour: min(beyond[hour], lacking[other]) for hour, other in _OTHER_CLOCK.items()})
    return without(side, hours, lambda group: group.lstrip("0"))


def without(items: Sequence[Item], counts: Counter[Value], value_of: Callable[[Item], Value]) -> list[Item]:
    """Leave out, from the first on, as many items of each value as are counted."""
    left, counts = [], Counter(counts)
    for item in items:
        value = value_of(item)
        if counts[value] > 0:
            counts[value] -= 1
        else:
            left.append(item)
    return left
