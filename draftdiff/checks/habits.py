"""How strictly official texts of each language keep a rule, measured: what decides between an error and a hint.

`python -m benchmarks.habits` counts them. Of *also* and *further* in the operative part the share of kept cases is that
of texts which keep the rule in four of five other places.
"""

from __future__ import annotations

import msgspec

from draftdiff.model import Language
from draftdiff.package_data import load_package_data

_KEPT = 0.94
"""A rule that so many of the official texts' cases follow is kept; where fewer do, breaking it is no error."""


class Habits(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The file `habits.json`."""

    shares: dict[str, dict[Language, float]]
    """By rule and language, the share of cases that keep it."""
    by_phrase: dict[Language, frozenset[str]]
    """Opening phrases of several meanings that repeat with *also* whatever they mean."""
    twice: dict[Language, frozenset[str]]
    """Words that may stand twice in a row, in small letters."""
    names: dict[Language, tuple[str, ...]]
    """Names in all the letters that official texts give them, where no text of the language uses others."""


def keeps(code: str, language: Language) -> bool:
    """Say whether the official texts of a language keep the rule of a check."""
    return _habits().shares.get(code, {}).get(language, 0.0) >= _KEPT


def goes_by_phrase(base: str, language: Language) -> bool:
    """Say whether official texts set *also* wherever a phrase is repeated, be it one verb or two in the source."""
    return base in _habits().by_phrase.get(language, frozenset())


def may_stand_twice(words: str, language: Language) -> bool:
    """Say whether a language sets some words, in small letters, twice in a row."""
    return words in _habits().twice.get(language, frozenset())


def names_of(language: Language) -> tuple[str, ...]:
    """Return the names that official texts write in these letters alone."""
    return _habits().names.get(language, ())


def _habits() -> Habits:
    return load_package_data(Habits, "checks", "habits.json")
