"""Dates, months of a year and years."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from draftdiff.citations.grammar import Grammar
from draftdiff.patterns import late_pattern

_NUMBER = late_pattern(r"\d{1,2}")
_YEAR = late_pattern(
    r"[12](?<![\d/].)(?<!\d[.,].)(?:(?<=1)9|(?<=2)[01])\d\d(?:/(?:(?:19|2[01])?\d\d))?(?![\d/]|[.,]\d)"
)
"""What stands before is looked at behind the first figure: a pattern that begins with one is found faster."""
_NOT_STATED = 0


class FoundDate(Struct, frozen=True, order=True):
    """A date in a text, as far as it is stated; parts that are not stated are 0."""

    start: int
    end: int
    year: int
    month: int
    day: int

    @property
    def value(self) -> str:
        """ISO 8601, as far as stated: `2020-11-23`, `2020-11`, `--11-23`."""
        year = f"{self.year:04}" if self.year else "-"
        return f"{year}-{self.month:02}" + (f"-{self.day:02}" if self.day else "")


def find_dates(text: str, grammar: Grammar) -> list[FoundDate]:
    """Find dates, each day of a list or range apart; a day takes the month and year that the range shares."""
    found: list[FoundDate] = []
    taken = bytearray(len(text))
    for pattern in grammar.dates:
        for match in pattern.finditer(text):
            if 1 not in taken[match.start() : match.end()]:
                taken[match.start() : match.end()] = b"\1" * len(match.group())
                found.extend(_dates_of(match, grammar))
    found.sort()
    return [
        date
        for date in _completed(text, found, grammar)
        if 1 <= date.month <= 12 and date.day <= 31 and (date.day or date.year)
    ]


def _dates_of(match: re.Match[str], grammar: Grammar) -> Iterator[FoundDate]:
    parts = {name: value for name, value in match.groupdict().items() if value}
    year = int(parts.get("year", _NOT_STATED))
    named = parts.get("month", "")
    month = int(named) if named.isdigit() else grammar.month_number(named)
    if "days" not in parts:
        yield FoundDate(match.start(), match.end(), year, month, _NOT_STATED)
        return
    numbers = list(_NUMBER.finditer(match.string, *match.span("days")))
    for index, number in enumerate(numbers):
        start = match.start() if index == 0 else number.start()
        end = match.end() if index == len(numbers) - 1 else number.end()
        yield FoundDate(start, end, year, month, int(number.group()))


def _completed(text: str, dates: list[FoundDate], grammar: Grammar) -> list[FoundDate]:
    """Give each date that states less than its neighbour in a list or range what they share.

    A date takes it from the one behind it, or, in a language that puts the year first, from the one before.
    """
    complete = dates if grammar.noun_is_behind else dates[::-1]
    for index in range(1, len(complete)):
        giver, date = complete[index - 1], complete[index]
        first, second = sorted((giver, date))
        if not date.year and grammar.joint.fullmatch(text, first.end, second.start):
            complete[index] = replace(date, year=giver.year, month=date.month or giver.month)
    return sorted(complete)


def find_years(text: str) -> Iterator[tuple[int, int, str]]:
    """Find years that stand alone; each as start, end and value."""
    for match in _YEAR.finditer(text):
        yield match.start(), match.end(), match.group()
