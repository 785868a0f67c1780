"""A text as the units that a redline compares: tokens that can be seen, with places and comparison keys."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import accumulate, compress

from msgspec import Struct

from draftdiff.tokens import compare_key, compared_text, split_tokens

_MARKS = ".;!?。；！？؛؟\n"
_SENTENCE = rf"[^\s{_MARKS}][^{_MARKS}]*[{_MARKS}]*|[{_MARKS}]+"

CELL = "\t"
"""What stands between the cells of a table row is a unit that holds changes apart."""

CLAUSE_MARKS = frozenset(",;:.،؛，；：。、")
"""What ends a clause or a member of a list, in all scripts."""

_FIRST_CJK = "\u3005"

ANCHOR = 36
"""So many letters of equal text are never part of a change."""

_SMALL = 3
"""Words of so many letters seldom say much, in any language with letters."""


class Side(Struct, frozen=True):
    """One of two texts. `keys[i]` is what unit `i` is compared by; it stands at `starts[i]:ends[i]`."""

    text: str
    keys: list[str]
    starts: list[int]
    ends: list[int]

    def between(self, first: int, last: int) -> str:
        """Return the text of the units `first` up to `last` (not included), with the gaps inside."""
        return self.text[self.starts[first] : self.ends[last - 1]]

    def gap_before(self, unit: int) -> str:
        """Return what stands between the unit before and this one; at the number of units: after the last."""
        start = self.ends[unit - 1] if unit else 0
        return self.text[start : self.starts[unit]] if unit < len(self.keys) else self.text[start:]


def read_side(text: str) -> Side:
    """Split a text into units of a word."""
    tokens = split_tokens(text)
    keys = [*map(_unit_key, tokens)]
    ends = [*accumulate(map(len, tokens))]
    return Side(text, [*filter(None, keys)], [*compress([0, *ends], keys)], [*compress(ends, keys)])


@lru_cache(maxsize=65536)
def _unit_key(token: str) -> str:
    """Return what a unit is compared by; nothing: what cannot be seen is no unit."""
    return CELL if token == CELL else compare_key(token).strip()


def read_sentences(text: str) -> Side:
    """Split a text into units of a sentence."""
    matches = [match for match in re.finditer(_SENTENCE, text) if compared_text(match.group())]
    return Side(
        text,
        [compared_text(match.group()) for match in matches],
        [match.start() for match in matches],
        [match.end() for match in matches],
    )


@lru_cache(maxsize=65536)
def weight_of(key: str) -> int:
    """Return how much a unit says, in letters: punctuation one, a Chinese character or a number as a word."""
    if not key[0].isalnum():
        return ANCHOR if key == CELL else 1
    least = _SMALL + 1 if key[0].isnumeric() or key[0] >= _FIRST_CJK else 1
    return max(len(key), least)


def says_much(key: str) -> bool:
    """Say whether a unit is more than punctuation or a small word."""
    return weight_of(key) > _SMALL


def is_small_word(key: str) -> bool:
    """Say whether a unit is a word that seldom ends a phrase."""
    return key[0].isalnum() and not says_much(key)


def is_cjk(key: str) -> bool:
    """Say whether a unit is a Chinese character."""
    return len(key) == 1 and key >= _FIRST_CJK and key.isalpha()
