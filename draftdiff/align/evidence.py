"""What two texts have in common, weighed: a word that stands everywhere says little, a rare one much."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
        old_features, new_features, same = _features(old), _features(new), _features(both)
        counts = Counter[Feature]()
        for features in (*old_features, *new_features, *same):
            counts.update(features)
        texts = len(old_features) + len(new_features) + len(same) + 1
        tells = {seen: round(_UNIT * math.log(texts / seen) ** 2) for seen in sorted(set(counts.values()))}
        shared = set[Feature]().union(*old_features) & set[Feature]().union(*new_features)
        self._of = {
            feature: tells[seen] if feature in shared else tells[seen] // _ONE_SIDED
            for feature, seen in counts.items()
        }

    def sum_of(self, features: Iterable[Feature]) -> int:
        """Add up the weights of features."""
        return sum(map(self._of.__getitem__, features))

    def profile_of(self, sequence: Sequence[str]) -> Profile:
        """Gather the features of a text that is not the same on both sides."""
        words, pairs = frozenset(sequence), frozenset(pairwise(sequence))
        return Profile(tuple(sequence), words, pairs, self.sum_of(words), self.sum_of(pairs))


def _features(texts: Iterable[Sequence[str]]) -> list[set[Feature]]:
    return [set[Feature](text).union(pairwise(text)) for text in texts]


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
        for feature in _indexed(profile):
            places.setdefault(feature, []).append(j)
    found: dict[Cell, int] = {}
    for i, profile in old.items():
        for shared in (*profile.pairs, *profile.words):
            if shared in places:
                weight = weights.sum_of((shared,))
                for j in places[shared]:
                    found[i, j] = found.get((i, j), 0) + weight
    scored = [
        (2000 * common // max(1, old[i].pair_weight + new[j].pair_weight), i, j)
        for (i, j), common in found.items()
    ]
    scored.sort(key=lambda entry: (-entry[0], entry[1], entry[2]))
    return _best(scored, keep)


def _indexed(profile: Profile) -> Iterator[Feature]:
    """Yield what a text is looked up by: neighbouring words, and single words only where it has few."""
    yield from profile.pairs
    if len(profile.sequence) < 8:
        yield from profile.words


def _best(scored: Iterable[tuple[int, int, int]], keep: int) -> list[Cell]:
    taken: list[Cell] = []
    rows, columns = Counter[int](), Counter[int]()
    for _, i, j in scored:
        if rows[i] < keep or columns[j] < keep:
            taken.append((i, j))
            rows[i] += 1
            columns[j] += 1
    return sorted(taken)
