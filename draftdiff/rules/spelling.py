"""Spelling: words that differ in capitals, hyphens, spaces or accents alone, and numbers written otherwise.

Why it matters: *health-care* and *healthcare* are one word. Limits: an accent that makes another word of one, or
another form of a verb, is no spelling (French *ou*, *où*; *invite*, *invité*; Arabic يُنشر, يَنشر); nor is a space
behind a word that stands by itself (*not able*, *notable*; *in formal*, *informal*; Spanish *por que*, *porque*),
nor a hyphen behind a negation.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from draftdiff.changes.claims import Claim, Claims
from draftdiff.changes.evidence import Evidence, Hunk, Side
from draftdiff.changes.little import divides, is_little, is_separator, number_at, said
from draftdiff.changes.word_changes import LONG
from draftdiff.changes.word_signs import NUMBER
from draftdiff.comparison import Value, Weight
from draftdiff.patterns import late_pattern
from draftdiff.rules.little_words import restyled
from draftdiff.sequences import equal_runs
from draftdiff.tokens import have_other_vowels

_ROMAN = str.maketrans("\u0445\u0456\u0441\u043c", "xicm")
_ROMAN_LOOKS = frozenset("xivlcdm\u0445\u0456\u0441\u043c")
"""Cyrillic letters that are typed for the Roman numbers X, I, C and M, and the letters of Roman numbers."""
_SCHEME = late_pattern(r"^(?:https?)?[:/]*(?:www\.?)?")
_VOWELS = frozenset("aeiou")
_STANDING = ("negation", "modal", "scope", "quantity", "preposition", "indefinite")
"""Classes of words that another meaning may have swallowed: *not able* and *notable*."""
_SHORT_I = "\u0438\u0306"
"""A Cyrillic letter of its own, and no letter with an accent."""


def says_the_same(evidence: Evidence, hunk: Hunk) -> bool:
    """Say whether the words of a hunk differ in capitals, hyphens, spaces or accents alone."""
    old, new = range(hunk.old_start, hunk.old_end), range(hunk.new_start, hunk.new_end)
    return _bare(evidence.old, old) == _bare(evidence.new, new) != ""


def same_words(evidence: Evidence, claims: Claims, hunk: Hunk) -> Iterator[Claim]:
    """Words that differ in capitals, hyphens, spaces or accents alone."""
    old, new = range(hunk.old_start, hunk.old_end), range(hunk.new_start, hunk.new_end)
    if not old or not new:
        return
    before, after = _inside_marks(evidence.old, old), _inside_marks(evidence.new, new)
    if says_the_same(evidence, hunk) and _marks(evidence.old, before) == _marks(evidence.new, after):
        pairs = [(frozenset(before), frozenset(after))]
    elif max(len(old), len(new)) > LONG:
        return
    else:
        pairs = list(_matched(evidence, hunk))
    for old_units, new_units in pairs:
        if (old_units <= claims.old and new_units <= claims.new) or _is_other_word(evidence, old_units, new_units):
            continue
        value = Value(name="words", old=said(evidence.old, old_units), new=said(evidence.new, new_units))
        if have_other_vowels(value.old, value.new):
            continue
        if (0 in old_units or 0 in new_units) and value.old != value.new:
            yield Claim("typographic", Weight.TYPOGRAPHIC, "typographic.capital", (value,), old_units, new_units)
        elif value.old != value.new:
            yield restyled(evidence, "spelling", old_units, new_units)


def _inside_marks(side: Side, units: range) -> range:
    """Return some units without the marks before and after them: a comma there may change what is meant."""
    words = [unit for unit in units if not is_separator(side, unit)]
    return range(words[0], words[-1] + 1) if words else range(0)


def _marks(side: Side, units: range) -> list[str]:
    """Return the commas and the like among some units."""
    return [side.keys[unit] for unit in units if divides(side, unit)]


def _is_other_word(evidence: Evidence, old: frozenset[int], new: frozenset[int]) -> bool:
    """Say whether a space, a hyphen or an accent makes another word of one."""
    sides = (evidence.old, sorted(old)), (evidence.new, sorted(new))
    said = [[side.keys[unit] for unit in units if not is_separator(side, unit)] for side, units in sides]
    pieces = [{_fold(piece) for key in keys for piece in key.split("-")} for keys in said]
    if not (pieces[0] ^ pieces[1]).isdisjoint(map(_fold, evidence.context.lexicon.words.get("negation", ()))):
        return True
    if len(said[0]) != len(said[1]) and "".join(said[0]) == "".join(said[1]):
        return any(_stands(side, *pair) for side, units in sides for pair in pairwise(units))
    return _turns_by_accent(evidence, old, new)


def _stands(side: Side, unit: int, after: int) -> bool:
    """Say whether a unit is a word by itself, or a number before another one."""
    is_number = side.keys[unit].isdigit() and side.keys[after][0].isdigit()
    return is_number or side.is_in(unit, *_STANDING)


def _turns_by_accent(evidence: Evidence, old: frozenset[int], new: frozenset[int]) -> bool:
    """Say whether an accent makes another word of one: French *ou* (or), *où* (where); *invite*, *invité*."""
    words = [
        [side.keys[unit] for unit in sorted(units) if side.is_in(unit, "accented")]
        for side, units in ((evidence.old, old), (evidence.new, new))
    ]
    if words[0] != words[1]:
        return True
    before = [evidence.old.keys[unit] for unit in sorted(old) if not is_separator(evidence.old, unit)]
    after = [evidence.new.keys[unit] for unit in sorted(new) if not is_separator(evidence.new, unit)]
    return len(before) == len(after) and any(map(_ends_otherwise, before, after))


def _ends_otherwise(old: str, new: str) -> bool:
    """Say whether of two words alike one ends in an accented vowel, or is an owner's: *the State's*, *the States'*."""
    if old.endswith("'s") != new.endswith("'s"):
        return True
    before, after = old.rstrip("s")[-1:], new.rstrip("s")[-1:]
    return before != after and _fold(before) == _fold(after) and _fold(before) in _VOWELS


def _bare(side: Side, units: range) -> str:
    """Return what units say without spaces, hyphens, accents, marks, and the scheme of an address."""
    said = "".join(_fold(side.keys[unit]) for unit in units if not is_separator(side, unit))
    return _SCHEME.sub("", said).rstrip("/") if "www" in said or "http" in said else said


@lru_cache(maxsize=65536)
def _fold(key: str) -> str:
    """Fold away accents, hyphens and apostrophes; a key is in lower case already."""
    if key.isascii():
        return key.replace("-", "").replace("'", "")
    if _ROMAN_LOOKS.issuperset(key):
        return key.translate(_ROMAN)
    parts = unicodedata.normalize("NFD", key).replace(_SHORT_I, "\u0439")
    return "".join(c for c in parts if not unicodedata.combining(c) and c not in "-'")


def _matched(evidence: Evidence, hunk: Hunk) -> Iterator[tuple[frozenset[int], frozenset[int]]]:
    """Pair the units of a hunk that are the same but for case and accents, in order."""
    old = [*map(_fold, evidence.old.keys[hunk.old_start : hunk.old_end])]
    new = [*map(_fold, evidence.new.keys[hunk.new_start : hunk.new_end])]
    for i, j, length in equal_runs(old, new):
        for step in range(length):
            if not is_little(evidence.old, hunk.old_start + i + step):
                yield frozenset({hunk.old_start + i + step}), frozenset({hunk.new_start + j + step})


def same_numbers(evidence: Evidence, hunk: Hunk) -> Iterator[Claim]:
    """One number on each side, written otherwise: `20` and *twenty*, *четыре* and *четырех*."""
    if NUMBER not in evidence.word_signs:
        return
    old = _numbers(evidence.old, hunk.old_start, hunk.old_end)
    new = _numbers(evidence.new, hunk.new_start, hunk.new_end)
    if len(old) == len(new) == 1 and [*old.values()] == [*new.values()]:
        claim = restyled(evidence, "number", frozenset(old), frozenset(new))
        if claim.values[0].old != claim.values[0].new:
            yield claim


def _numbers(side: Side, start: int, end: int) -> dict[int, int]:
    """Return the units that are one number each, with their values."""
    found = {}
    for unit in range(start, end):
        number = number_at(side, unit)
        if number is not None and unit not in side.slotted:
            found[unit] = number
    return found
