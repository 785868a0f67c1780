"""A text as the units that a redline compares: tokens that can be seen, with places and comparison keys."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from draftdiff.tokens import compare_key, compared_text, split_tokens

_MARKS = ".;!?。；！？؛؟\n"
_SENTENCE = re.compile(rf"[^\s{_MARKS}][^{_MARKS}]*[{_MARKS}]*|[{_MARKS}]+")

_FIRST_CJK = "\u3005"

_SMALL = 3
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

    def from_unit(self, unit: int) -> str:
        """Return the text from the end of the unit before to the end."""
        return self.text[self.ends[unit - 1] :] if unit else self.text


def read_side(text: str) -> Side:
    """Split a text into units of a word."""
    tokens = split_tokens(text)
    keys = [*map(compare_key, tokens)]
    ends = [*accumulate(map(len, tokens))]
    starts = [0, *ends]
    seen = [index for index, key in enumerate(keys) if key and key != " "]
    return Side(
        text,
        [keys[index] for index in seen],
        [starts[index] for index in seen],
        [ends[index] for index in seen],
    )


def read_sentences(text: str) -> Side:
    """Split a text into units of a sentence."""
    matches = [match for match in _SENTENCE.finditer(text) if compared_text(match.group())]
    return Side(
        text,
        [compared_text(match.group()) for match in matches],
        [match.start() for match in matches],
        [match.end() for match in matches],
    )


def join_split_words(old: Side, new: Side) -> tuple[Side, Side]:
    """Make one unit of what a PDF or a line end has split on one side and the other side has whole.

    `conflic t` is `conflict`, `2 4` is `24`, `Nations Organization` is `Nations-Organization`. What was split
    shows by a piece that the other text does not know; two words that it knows were not split.
    """
    old_keys, new_keys = set(old.keys), set(new.keys)
    old_strays = [place for place, key in enumerate(old.keys) if key < _FIRST_CJK and key not in new_keys]
    new_strays = [place for place, key in enumerate(new.keys) if key < _FIRST_CJK and key not in old_keys]
    if not old_strays or not new_strays:
        return old, new
    return _joined(old, old_strays, new_keys), _joined(new, new_strays, old_keys)


def _joined(side: Side, strays: list[int], others: set[str]) -> Side:
    keys = ["", "", *side.keys, "", ""]
    joins: dict[int, tuple[int, str]] = {}
    for place in strays:
        wholes = _wholes(*keys[place : place + 5])
        if others.isdisjoint(wholes):
            continue
        for (first, last), whole in zip(_WINDOWS, wholes, strict=True):
            start, end = place + first, place + last
            if 0 <= start < end <= len(side.keys) and whole in others and not _is_list(side.keys[start:end]):
                joins[start] = (end, whole)
    return _with_joins(side, joins) if joins else side


_WINDOWS = ((-1, 1), (-1, 1), (-2, 1), (0, 2), (0, 2), (0, 3))
"""Where the pieces of each of `_wholes` stand, counted from the stray piece."""


def _wholes(first: str, before: str, piece: str, after: str, last: str) -> tuple[str, ...]:
    """Return the words that the middle one of five units may make with its neighbours."""
    return (
        before + piece,
        f"{before}-{piece}",
        first + before + piece,
        piece + after,
        f"{piece}-{after}",
        piece + after + last,
    )


def _is_list(pieces: list[str]) -> bool:
    """Say whether pieces are two numbers with a comma or point between: `1, 250` is not `1,250`."""
    return len(pieces) > 2 and pieces[0][0].isdigit() and pieces[1] in {",", "."}


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


@lru_cache(maxsize=65536)
def weight_of(key: str) -> int:
    """Return how much a unit says, in letters: punctuation one, a Chinese character or a number as a word."""
    if not key[0].isalnum():
        return 1
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
