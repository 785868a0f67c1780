"""Little words: punctuation marks, articles and conjunctions, and what some units say without them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from msgspec.structs import replace

from draftdiff.changes.evidence import Evidence
from draftdiff.changes.sides import Side
from draftdiff.changes.term_tree import unit_key
from draftdiff.changes.terms import CHINESE
from draftdiff.changes.word_signs import QUOTE
from draftdiff.comparison import Value
from draftdiff.lexicon import Lexicon
from draftdiff.sessions import read_figures

_SEPARATORS = frozenset(",;:.،؛、，；：。-—–·")
_BETWEEN_CLAUSES = frozenset(";؛；")
"""Marks that divide long members, beside the language's comma; what a Chinese `，` divides are clauses."""
_DASH = "-"
"""As which a minus and dashes of all lengths are compared."""
_AROUND = ",;:،؛、，；： "
_QUOTES = frozenset("\"'“”«»‘’„「」《》〈〉<>")


def are_little(evidence: Evidence, old: Iterable[int], new: Iterable[int]) -> bool:
    """Say whether some units of both sides are all little."""
    return all(is_little(evidence.old, unit) for unit in old) and all(is_little(evidence.new, unit) for unit in new)


def is_little(side: Side, unit: int) -> bool:
    """Say whether a unit is a conjunction, an article or a punctuation mark."""
    kinds = side.kinds[unit]
    if "conjunction" in kinds or _is_mark(side.keys[unit]):
        return not _is_of_number(side, unit)
    return "article" in kinds


def _is_of_number(side: Side, unit: int) -> bool:
    """Say whether a unit is the minus of a number, or the dash of a range: 5–10 ships are not 5 and 10."""
    start, end = side.starts[unit], side.ends[unit]
    before, after = side.text[max(start - 1, 0) : start], side.text[end : end + 1]
    return side.keys[unit] == _DASH and after.isdigit() and not (before.isalpha() or before in _SEPARATORS)


def number_at(side: Side, unit: int) -> int | None:
    """Return the number that a unit says, in figures or as a word; None if it says none or no unit stands there."""
    key = side.keys[unit] if unit >= 0 else ""
    number = read_figures(key)
    return side.lexicon.cardinals.get(key) if number is None else number


def is_separator(side: Side, unit: int) -> bool:
    """Say whether a unit is a punctuation mark that may come and go; a bracket is not."""
    return _is_mark(side.keys[unit])


@lru_cache(maxsize=4096)
def _is_mark(key: str) -> bool:
    return all(sign in _SEPARATORS or sign in _QUOTES for sign in key)


def divides(side: Side, unit: int) -> bool:
    """Say whether a unit divides the members of a list."""
    return side.keys[unit] in list_separators(side.lexicon) or side.is_in(unit, "conjunction")


@lru_cache(maxsize=16)
def list_separators(lexicon: Lexicon) -> frozenset[str]:
    """Return the marks that divide the members of a list."""
    return frozenset(map(unit_key, lexicon.punctuation.get("comma", ()))) | _BETWEEN_CLAUSES


def opens_company(side: Side, unit: int) -> bool:
    """Say whether a unit, which may also be a conjunction, stands before one who is only to help: *与会员国协商*."""
    if not side.is_in(unit, "belonging"):
        return False
    end = next((later for later in range(unit + 1, len(side.keys)) if is_separator(side, later)), len(side.keys))
    return any(unit < term.start < end for term in side.terms("company"))


def opens_relative(side: Side, unit: int) -> bool:
    """Say whether a unit is a relative pronoun, and not a particle or preposition that is written alike."""
    kinds = side.kinds[unit]
    return "relative" in kinds and kinds.isdisjoint(("article", "preposition"))


def said(side: Side, units: frozenset[int], joint: str = " ") -> str:
    """Return units as they stand in the text, with a joint between those that do not stand together."""
    ordered = sorted(units)
    starts = [unit for unit in ordered if unit - 1 not in units]
    ends = [unit + 1 for unit in ordered if unit + 1 not in units]
    return joint.join(side.said(start, end) for start, end in zip(starts, ends, strict=True))


def trimmed(values: tuple[Value, ...]) -> tuple[Value, ...]:
    """Leave out the commas round what is said: beside what is fought over, they are no news. Marks alone stay."""
    found = tuple(replace(value, old=value.old.strip(_AROUND), new=value.new.strip(_AROUND)) for value in values)
    return found if any(value.old or value.new for value in found) else values


def bare(side: Side, units: frozenset[int]) -> str:
    """Return what stands from the first of some units to the last, without punctuation marks round it."""
    stretch = range(min(units), max(units) + 1) if units else range(0)
    said = [unit for unit in stretch if not is_separator(side, unit)] or [*stretch]
    return side.said(said[0], said[-1] + 1 + _is_closed_behind(side, said[0], said[-1])) if said else ""


def _is_closed_behind(side: Side, first: int, last: int) -> bool:
    """Say whether a quotation that opens inside a stretch closes right behind it."""
    said, mark = side.keys[first : last + 1], side.keys[last + 1 : last + 2]
    is_open = said.count(QUOTE) % 2 == 1 if mark == (QUOTE,) else said.count("《") > said.count("》")
    return mark in ((QUOTE,), ("》",)) and is_open


def length(side: Side, units: Iterable[int]) -> float:
    """Return how many words some units are; a Chinese character counts as half a word, punctuation as none."""
    return sum(0.5 if side.keys[unit][0] >= CHINESE else 1.0 for unit in units if side.keys[unit][0].isalnum())
