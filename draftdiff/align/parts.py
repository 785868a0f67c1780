"""Splits and merges: text that the first partner leaves uncovered and another paragraph explains."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from draftdiff.align.evidence import Cell, Profile
from draftdiff.align.pairing import Pairing
from draftdiff.align.parameters import PART
from draftdiff.align.scoring import odds_of

Rest = frozenset[tuple[str, str]]


class Parts:
    """Finds further links for paragraphs that one-to-one pairs leave partly uncovered."""

    def __init__(self, pairing: Pairing) -> None:
        self.pairing = pairing
        self.links = pairing.links
        self.reverse = {j: i for i, j in pairing.links.items()}
        old, new = pairing.old_profiles, pairing.new_profiles
        self.old_rest = {i: _rest(profile, new.get(self.links.get(i, -1))) for i, profile in old.items()}
        self.new_rest = {j: _rest(profile, old.get(self.reverse.get(j, -1))) for j, profile in new.items()}

    def found(self) -> dict[Cell, float]:
        """Return the further links with their odds."""
        scored = {cell: odds_of(features, PART) for cell, features in self.candidates()}
        return {cell: odds for cell, odds in scored.items() if odds > 0}

    def candidates(self) -> Iterator[tuple[Cell, Mapping[str, float]]]:
        """Yield each pair that shares uncovered text, with the evidence of `PART`."""
        places: dict[tuple[str, str], list[int]] = {}
        for j, rest in self.new_rest.items():
            for pair in rest:
                places.setdefault(pair, []).append(j)
        for i, rest in self.old_rest.items():
            common: dict[int, list[tuple[str, str]]] = {}
            for pair in rest:
                for j in places.get(pair, ()):
                    common.setdefault(j, []).append(pair)
            for j, shared in sorted(common.items()):
                if self._is_open(i, j, weight := self.pairing.weights.sum_of(shared)):
                    yield (i, j), self._features(i, j, frozenset(shared), weight)

    def _is_open(self, i: int, j: int, weight: int) -> bool:
        pairing = self.pairing
        lighter = min(pairing.old_profiles[i].pair_weight, pairing.new_profiles[j].pair_weight)
        return (
            pairing.old[i].shelf is pairing.new[j].shelf
            and self.links.get(i) != j
            and weight * 10 >= lighter
        )

    def _features(self, i: int, j: int, shared: Rest, weight: int) -> Mapping[str, float]:
        old, new = self.pairing.old_profiles[i], self.pairing.new_profiles[j]
        near = abs(self.links.get(i, -9) - j) == 1 or abs(self.reverse.get(j, -9) - i) == 1
        run = max(_longest_run(old.sequence, shared), _longest_run(new.sequence, shared))
        return {
            "bias": 1.0,
            "shared": weight / max(1, min(old.pair_weight, new.pair_weight)),
            "old_share": weight / max(1, old.pair_weight),
            "new_share": weight / max(1, new.pair_weight),
            "run": min(run, 20) / 10,
            "near": float(near),
            "both": float(i in self.links and j in self.reverse),
            "neither": float(i not in self.links and j not in self.reverse),
        }


def _rest(profile: Profile, partner: Profile | None) -> Rest:
    return profile.pairs - partner.pairs if partner else profile.pairs


def _longest_run(words: tuple[str, ...], shared: Rest) -> int:
    """Length in words of the longest stretch whose neighbouring words are all shared."""
    longest = run = 0
    for pair in pairwise(words):
        run = run + 1 if pair in shared else 0
        longest = max(longest, run)
    return longest + 1 if longest else 0
