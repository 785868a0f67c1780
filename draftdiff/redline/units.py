"""A text as the units that a redline compares: tokens that can be seen, with places and comparison keys."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import NamedTuple

from draftdiff.tokens import compare_key, compared_text, split_tokens

_SENTENCE = re.compile(r"\S.*?(?:[.;!?。；！？؛؟]+(?=\s|$)|[。；！？]+|\n|$)", re.DOTALL)

_WINDOWS = ((1, 1), (0, 2), (2, 1), (1, 2), (0, 3))
"""How many units before a stray piece, and how many from it on, may belong to one split word."""

_FIRST_CJK = "\u3005"
_CJK_LETTERS = 3
"""A Chinese character says as much as so many letters."""

_SMALL_WORD = 3
"""Words of so many letters seldom say much: and, of, les, los, при."""


class Side(NamedTuple):
    """One of two texts. `keys[i]` is what unit `i` is compared by; it stands at `starts[i]:ends[i]`."""

    text: str
    keys: list[str]
    starts: list[int]
    ends: list[int]

    def between(self, first: int, last: int) -> str:
        """Return the text of the units `first` up to `last` (not included), with the gaps inside."""
        return self.text[self.starts[first] : self.ends[last - 1]] if first < last else ""

    def gap_before(self, unit: int) -> str:
        """Return what stands between the unit before and this one; at the number of units: after the last."""
        start = self.ends[unit - 1] if unit else 0
        return self.text[start : self.starts[unit]] if unit < len(self.keys) else self.text[start:]


def read_side(text: str) -> Side:
    """Split a text into units of a word."""
    tokens = split_tokens(text)
    keys = [*map(compare_key, tokens)]
    ends = [*accumulate(map(len, tokens))]
    seen = [index for index, key in enumerate(keys) if key and key != " "]
    return Side(
        text,
        [keys[index] for index in seen],
        [ends[index] - len(tokens[index]) for index in seen],
        [ends[index] for index in seen],
    )


def read_sentences(text: str) -> Side:
    """Split a text into units of a sentence."""
    spans = [match.span() for match in _SENTENCE.finditer(text)]
    return Side(
        text,
        [compared_text(text[start:end]) for start, end in spans],
        [start for start, _ in spans],
        [end for _, end in spans],
    )


def join_split_words(old: Side, new: Side) -> tuple[Side, Side]:
    """Make one unit of what a PDF or a line end has split on one side and the other side has whole.

    `conflic t` is `conflict`, `2 4` is `24`, `Nations Organization` is `Nations-Organization`. What was split
    shows by a piece that the other text does not know; two words that it knows were not split.
    """
    old_keys, new_keys = set(old.keys), set(new.keys)
    return _joined(old, new_keys), _joined(new, old_keys)


def _joined(side: Side, others: set[str]) -> Side:
    keys, count = side.keys, len(side.keys)
    joins: dict[int, tuple[int, str]] = {}
    for stray, key in enumerate(keys):
        if key in others:
            continue
        for back, ahead in _WINDOWS:
            first, last = stray - back, stray + ahead
            if first < 0 or last > count:
                continue
            for whole in ("".join(keys[first:last]), "-".join(keys[first:last])):
                if whole in others:
                    joins[first] = (last, whole)
    return _with_joins(side, joins) if joins else side


def _with_joins(side: Side, joins: dict[int, tuple[int, str]]) -> Side:
    joined = Side(side.text, [], [], [])
    index = 0
    while index < len(side.keys):
        last, key = joins.get(index, (index + 1, side.keys[index]))
        joined.keys.append(key)
        joined.starts.append(side.starts[index])
        joined.ends.append(side.ends[last - 1])
        index = last
    return joined


def weight_of(key: str) -> int:
    """Return how much a unit says, in letters; punctuation says nothing."""
    if not key[0].isalnum():
        return 0
    return len(key) if key[0] < _FIRST_CJK else _CJK_LETTERS * len(key)


def is_cjk(key: str) -> bool:
    """Say whether a unit is a Chinese character."""
    return len(key) == 1 and key >= _FIRST_CJK and key.isalpha()


def says_much(key: str) -> bool:
    """Say whether a unit is more than punctuation or a small word."""
    return len(key) > _SMALL_WORD or key[0].isnumeric() or is_cjk(key)


def is_small_word(key: str) -> bool:
    """Say whether a unit is a word that seldom ends a phrase."""
    return key[0].isalpha() and not says_much(key)
