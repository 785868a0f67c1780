"""What two texts have in common, weighed: a word that stands everywhere says little, a rare one says much."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import Struct

from draftdiff.align.units import Unit

Feature = str | tuple[str, str]
"""A word, or two neighbouring words; figures are masked, so that a date rolled forward still agrees."""


class Profile(Struct, frozen=True):
    """The words and neighbouring words of one paragraph, and what they weigh together (integers: order-free sums)."""

    words: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    word_weight: int
    pair_weight: int
    length: int
    lead: tuple[str, ...]


class Weights:
    """How much a word or a pair of words tells, learnt from the two documents themselves."""

    def __init__(self, units: Iterable[Unit]) -> None:
        frequency: Counter[Feature] = Counter()
        count = 0
        for unit in units:
            count += 1
            frequency.update(set(unit.masked))
            frequency.update(set(zip(unit.masked, unit.masked[1:], strict=False)))
        by_frequency = {
            seen: round(1000 * math.log((count + 1) / seen)) for seen in sorted(set(frequency.values()))
        }
        self._of = {feature: by_frequency[seen] for feature, seen in frequency.items()}

    def sum_of(self, features: Iterable[Feature]) -> int:
        """Add up the weights of features."""
        return sum(map(self._of.__getitem__, features))

    def profile_of(self, unit: Unit) -> Profile:
        """Gather the features of a paragraph."""
        words = frozenset(unit.masked)
        pairs = frozenset(zip(unit.masked, unit.masked[1:], strict=False))
        return Profile(words, pairs, self.sum_of(words), self.sum_of(pairs), len(unit.words), unit.masked[:1])


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
        lengths=abs(math.log((old.length + 3) / (new.length + 3))),
        opening=float(old.lead == new.lead),
    )


def candidates_of(old: Sequence[Profile], new: Sequence[Profile], weights: Weights, *, keep: int) -> list[tuple[int, int]]:
    """Return the pairs worth a closer look: for each text of either side its `keep` best partners by common pairs."""
    places: dict[Feature, list[int]] = {}
    for place, profile in enumerate(new):
        for feature in (*profile.pairs, *(profile.words if len(profile.pairs) < 4 else ())):
            places.setdefault(feature, []).append(place)
    found: dict[tuple[int, int], int] = {}
    for index, profile in enumerate(old):
        for feature in (*profile.pairs, *profile.words):
            for place in places.get(feature, ()):
                found[index, place] = found.get((index, place), 0) + weights.sum_of((feature,))
    return _best(found, old, new, keep)


def _best(
    found: dict[tuple[int, int], int], old: Sequence[Profile], new: Sequence[Profile], keep: int
) -> list[tuple[int, int]]:
    scored = [
        (2000 * common // max(1, old[i].pair_weight + new[j].pair_weight), i, j) for (i, j), common in found.items()
    ]
    scored.sort(key=lambda entry: (-entry[0], entry[1], entry[2]))
    taken: set[tuple[int, int]] = set()
    rows, columns = Counter[int](), Counter[int]()
    for _, i, j in scored:
        if rows[i] < keep or columns[j] < keep:
            taken.add((i, j))
            rows[i] += 1
            columns[j] += 1
    return sorted(taken)
