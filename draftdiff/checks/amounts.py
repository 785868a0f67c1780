"""Amounts in any language: *1.4 billion* is *1.400 millones* and *14亿*, and *14 billion* is none of them.

A number is known by its digits without zeros. How great it is says the word behind it, and its own zeros where it is
great itself; *2* in *between 2 and 3 billion* says nothing. A point or comma before three digits may part thousands or
decimals, so that an amount may have two values. A Chinese one may have two words, *1亿2300万*.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import product

from msgspec import Struct

from draftdiff.citations import Citation
from draftdiff.model import Language
from draftdiff.package_data import load_package_data
from draftdiff.patterns import any_of
from draftdiff.tokens import HAN

_NUMBER = r"(?:\d{1,3}(?:[ \u00a0\u202f.,]\d{3}){1,6}|\d{1,18})(?:[.,]\d{1,9})?(?!\d)"
"""No amount has more digits."""
_SPACE = "[ \u00a0\u202f]"
_TURNED = re.compile(
    rf"(?<!\d)(?<!\d{_SPACE})\d{{3}}(?:{_SPACE}\d{{3}})*{_SPACE}[1-9]\d{{0,2}}(?!\d)(?!{_SPACE}\d{{3}}(?!\d))"
)
"""The groups of a number as Arabic texts store them, the last one first: 500 400 1; none begins with a zero."""
_GREAT = 10_000
"""An amount is great from here on: a smaller number may share the word of the next."""


class Amount(Struct, frozen=True):
    """A number with the word of magnitude behind it, as printed, its place in code points, and what it may be."""

    printed: str
    start: int
    end: int
    values: frozenset[Decimal]

    @property
    def digits(self) -> tuple[int, ...]:
        """Return the digits without the zeros before and behind them: the same whatever the size."""
        return next(iter(self.values)).normalize().as_tuple().digits


def amounts_of(text: str, citations: Sequence[Citation], language: Language) -> tuple[Amount, ...]:
    """Return the numbers of a text that are no part of its citations, with the words of magnitude behind them."""
    found = [one for one in _numbers_of(text, language) if not any(c.start <= one.start < c.end for c in citations)]
    if language is not Language.CHINESE:
        return tuple(found)
    joined: list[Amount] = []
    for amount in found:
        if joined and joined[-1].end == amount.start and not amount.printed[-1].isdecimal():
            before = joined.pop()
            sums = frozenset(one + other for one, other in product(before.values, amount.values))
            amount = Amount(before.printed + amount.printed, before.start, amount.end, sums)
        joined.append(amount)
    return tuple(joined)


def _numbers_of(text: str, language: Language) -> Iterator[Amount]:
    read = _TURNED.sub(_turned_round, text) if language is Language.ARABIC else text
    powers = _magnitudes(language)
    for match in _pattern(language).finditer(read):
        power = powers.get(" ".join((match["word"] or "").lower().split()), 0)
        values = frozenset(value.scaleb(power) for value in _readings(match["number"]))
        yield Amount(text[match.start() : match.end()], *match.span(), values)


def _turned_round(match: re.Match[str]) -> str:
    return "".join(reversed(re.split(f"({_SPACE})", match[0])))


def great(amounts: Sequence[Amount]) -> list[Amount]:
    """Return the great ones of some amounts."""
    return [amount for amount in amounts if max(amount.values) >= _GREAT]


def says_magnitude(text: str, language: Language) -> bool:
    """Say whether a text holds a word of magnitude, so that its figures may be so many thousands or millions."""
    return _words(language).search(text) is not None


def opposed(here: Sequence[Amount], there: Sequence[Amount]) -> tuple[Amount, Amount] | None:
    """Return the first amount here that the other text has with the same digits and in another size alone, and that."""
    for amount in here:
        ours, theirs = ([one for one in side if one.digits == amount.digits] for side in (here, there))
        if theirs and _values(ours).isdisjoint(_values(theirs)):
            return amount, theirs[0]
    return None


def agreed(here: Sequence[Amount], there: Sequence[Amount]) -> list[Amount]:
    """Return the amounts here that the other text has too."""
    return [amount for amount in here if not amount.values.isdisjoint(_values(there))]


def beyond(here: Sequence[Amount], there: Sequence[Amount]) -> list[Amount]:
    """Return the amounts here that the other text lacks."""
    return [amount for amount in here if amount.values.isdisjoint(_values(there))]


def _values(amounts: Sequence[Amount]) -> frozenset[Decimal]:
    return frozenset().union(*(amount.values for amount in amounts))


def _readings(number: str) -> Iterator[Decimal]:
    """Yield what a number may be: several marks alike part thousands, one before three digits may part decimals too."""
    *groups, last = re.split("[.,]", re.sub(_SPACE, "", number))
    whole, marks = "".join(groups), re.findall("[.,]", number)
    if not marks or marks[0] != marks[-1]:
        yield Decimal(f"{whole}.{last}" if marks else last)
        return
    if len(last) == len("000"):
        yield Decimal(whole + last)
    if len(marks) == 1 or len(last) != len("000"):
        yield Decimal(f"{whole}.{last}")


@cache
def _pattern(language: Language) -> re.Pattern[str]:
    """Return what matches a number and the word of magnitude behind it; a Chinese word may stand right before it."""
    word = _words(language).pattern
    return re.compile(
        rf"(?<![^\W{HAN}])(?<![.,/-])(?P<number>{_NUMBER})(?:[ \u00a0\u202f]?(?P<word>{word}))?", re.IGNORECASE
    )


@cache
def _words(language: Language) -> re.Pattern[str]:
    """Return what matches a word of magnitude; of Chinese wherever it stands."""
    word = any_of(_magnitudes(language))
    return re.compile(word if language is Language.CHINESE else rf"(?<![^\W\d_]){word}\b", re.IGNORECASE)


def _magnitudes(language: Language) -> dict[str, int]:
    """Return the words that stand behind numbers, with their powers of ten."""
    known = load_package_data(dict[Language, dict[str, int]], "checks", "magnitudes.json")
    return known.get(language, {})
