"""What two texts have in common, weighed: a word that stands everywhere says little, a rare one much."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

Feature = str | tuple[str, str]
"""A word, or two neighbouring words."""
Cell = tuple[int, int]
"""Index of an old and of a new paragraph."""

_UNIT = 1000
_ONE_SIDED = 10
"""A word that one side alone has weighs this much less: every amendment brings words of its own."""


class Profile(Struct, frozen=True):
    """The words and neighbouring words of one paragraph, and what they weigh together."""

    sequence: tuple[str, ...]
    words: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    word_weight: int
    pair_weight: int


class Weights:
    """How much a word or a pair of words tells, learnt from the two documents themselves.

    Integers, so that a sum does not depend on the order of its parts.
    """

    def __init__(self, old: Iterable[Sequence[str]], new: Iterable[Sequence[str]], both: Iterable[Sequence[str]]):
        sides = [[(frozenset(text), frozenset(pairwise(text))) for text in side] for side in (old, new)]
        count = len(sides[0]) + len(sides[1]) + 1
        words, pairs = Counter[str](), Counter[tuple[str, str]]()
        for found, following in (*sides[0], *sides[1]):
            words.update(found)
            pairs.update(following)
        for text in both:
            count += 1
            words.update(frozenset(text))
        shared = _shared(sides)
        self._of: dict[Feature, int] = {}
        tells = {seen: round(_UNIT * math.log(count / seen) ** 2) for seen in sorted(set(words.values()))}
        whole = {word: tells[seen] for word, seen in words.items()}
        for word, weight in whole.items():
            self._of[word] = weight if word in shared else weight // _ONE_SIDED
        left = len(sides[0]) + len(sides[1]) + 1
        for pair, seen in pairs.items():
            weight = min(round(_UNIT * math.log(left / seen) ** 2), whole[pair[0]] + whole[pair[1]])
            self._of[pair] = weight if pair in shared else weight // _ONE_SIDED

    def sum_of(self, features: Iterable[Feature]) -> int:
        """Add up the weights of features."""
        return sum(map(self._of.__getitem__, features))

    def profile_of(self, sequence: Sequence[str]) -> Profile:
        """Gather the features of a text that is not the same on both sides."""
        words, pairs = frozenset(sequence), frozenset(pairwise(sequence))
        return Profile(tuple(sequence), words, pairs, self.sum_of(words), self.sum_of(pairs))


def _shared(sides: Sequence[Sequence[tuple[frozenset[str], frozenset[tuple[str, str]]]]]) -> set[Feature]:
    old, new = (
        set[Feature]().union(*(words for words, _ in side), *(pairs for _, pairs in side)) for side in sides
    )
    return old & new


class Evidence(Struct, frozen=True):
    """What one old and one new text have in common, each 0..1 but `lengths`."""

    words: float
    """Weight of the common words against the mean weight of both texts."""
    pairs: float
    """The same for neighbouring words."""
    contained: float
    """Weight of the common neighbouring words against the lighter text."""
    lengths: float
    """Logarithm of the ratio of the lengths."""
    opening: float
    """1 if the first words agree."""


def compare_profiles(old: Profile, new: Profile, weights: Weights) -> Evidence:
    """Weigh what two profiles have in common."""
    words = weights.sum_of(old.words & new.words)
    pairs = weights.sum_of(old.pairs & new.pairs)
    return Evidence(
        words=2 * words / max(1, old.word_weight + new.word_weight),
        pairs=2 * pairs / max(1, old.pair_weight + new.pair_weight),
        contained=pairs / max(1, min(old.pair_weight, new.pair_weight)),
        lengths=abs(math.log((len(old.sequence) + 3) / (len(new.sequence) + 3))),
        opening=float(old.sequence[:1] == new.sequence[:1]),
    )


def candidates_of(
    old: Mapping[int, Profile], new: Mapping[int, Profile], weights: Weights, *, keep: int
) -> list[Cell]:
    """Return the pairs worth a closer look: for each text of either side its `keep` best by common features."""
    places: dict[Feature, list[int]] = {}
    for j, profile in new.items():
        for feature in (*profile.pairs, *(profile.words if len(profile.sequence) < 8 else ())):
            places.setdefault(feature, []).append(j)
    found: dict[Cell, int] = {}
    for i, profile in old.items():
        for feature in (*profile.pairs, *profile.words):
            for j in places.get(feature, ()):
                found[i, j] = found.get((i, j), 0) + weights.sum_of((feature,))
    scored = [
        (2000 * common // max(1, old[i].pair_weight + new[j].pair_weight), i, j)
        for (i, j), common in found.items()
    ]
    scored.sort(key=lambda entry: (-entry[0], entry[1], entry[2]))
    return _best(scored, keep)


def _best(scored: Iterable[tuple[int, int, int]], keep: int) -> list[Cell]:
    taken: list[Cell] = []
    rows, columns = Counter[int](), Counter[int]()
    for _, i, j in scored:
        if rows[i] < keep or columns[j] < keep:
            taken.append((i, j))
            rows[i] += 1
            columns[j] += 1
    return sorted(taken)
