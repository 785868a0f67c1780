"""Splits and merges: text that the first partner leaves uncovered and another paragraph explains."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from draftdiff.align.evidence import Cell, Profile, compare_profiles
from draftdiff.align.pairing import Pairing
from draftdiff.align.parameters import PART
from draftdiff.align.scoring import odds_of, text_odds

LEAST = -0.5

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
        return {cell: odds for cell, odds in scored.items() if odds > LEAST}

    def candidates(self) -> Iterator[tuple[Cell, Mapping[str, float]]]:
        """Yield each pair that shares uncovered text, with the evidence of `PART`."""
        places: dict[tuple[str, str], list[int]] = {}
        for j, profile in self.pairing.new_profiles.items():
            for pair in profile.pairs:
                places.setdefault(pair, []).append(j)
        for i, profile in self.pairing.old_profiles.items():
            near = {j for pair in profile.pairs for j in places.get(pair, ())}
            for j in sorted(near):
                if self.links.get(i) != j and self.pairing.old[i].shelf is self.pairing.new[j].shelf:
                    features = self._features(i, j)
                    if features["most"] >= 0.1:
                        yield (i, j), features

    def _features(self, i: int, j: int) -> Mapping[str, float]:
        old, new, weights = self.pairing.old_profiles[i], self.pairing.new_profiles[j], self.pairing.weights
        of_old = weights.sum_of(self.old_rest[i] & new.pairs)
        of_new = weights.sum_of(self.new_rest[j] & old.pairs)
        both = self.old_rest[i] & self.new_rest[j]
        lighter = max(1, min(old.pair_weight, new.pair_weight))
        near = abs(self.links.get(i, -9) - j) == 1 or abs(self.reverse.get(j, -9) - i) == 1
        run = max(_longest_run(old.sequence, both), _longest_run(new.sequence, both))
        return {
            "bias": 1.0,
            "most": max(of_old, of_new) / lighter,
            "both": weights.sum_of(both) / lighter,
            "share": max(of_new / max(1, old.pair_weight), of_old / max(1, new.pair_weight)),
            "run": min(run, 20) / 10,
            "near": float(near),
            "text": text_odds(compare_profiles(old, new, weights)),
            "partners": float(i in self.links and j in self.reverse),
            "alone": float(i not in self.links and j not in self.reverse),
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
