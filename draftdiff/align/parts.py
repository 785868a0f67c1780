"""Splits and merges: text that the first partner leaves uncovered and another paragraph explains."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from draftdiff.align.evidence import Cell, Profile, compare_profiles
from draftdiff.align.pairing import Pairing
from draftdiff.align.parameters import PART
from draftdiff.align.scoring import odds_of, text_odds

LEAST = -0.8
LEAST_SHARED = 0.1
"""Share of the lighter text below which uncovered text in common is not looked at."""

Rest = frozenset[tuple[str, str]]


class Shared(NamedTuple):
    """What the uncovered text of the old, of the new paragraph found in the other weighs, and the lighter of both."""

    of_old: int
    of_new: int
    lighter: int


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
        """Yield each pair that shares enough uncovered text, with the evidence of `PART`."""
        old, new = self.pairing.old, self.pairing.new
        old_profiles, new_profiles = self.pairing.old_profiles, self.pairing.new_profiles
        anywhere = _places(profile.pairs for profile in new_profiles.values())
        uncovered = _places(self.new_rest.values())
        indices = tuple(new_profiles)
        for i, profile in old_profiles.items():
            of_old = self._shared(self.old_rest[i], anywhere)
            of_new = self._shared(profile.pairs, uncovered)
            for place in sorted({*of_old, *of_new}):
                j = indices[place]
                if self.links.get(i) == j or old[i].shelf is not new[j].shelf:
                    continue
                lighter = max(1, min(profile.pair_weight, new_profiles[j].pair_weight))
                shared = Shared(of_old.get(place, 0), of_new.get(place, 0), lighter)
                if max(shared.of_old, shared.of_new) >= LEAST_SHARED * lighter:
                    yield (i, j), self._features(i, j, shared)

    def _shared(self, pairs: Rest, places: Mapping[tuple[str, str], list[int]]) -> dict[int, int]:
        """Add up, for each place that has some of the pairs, what those weigh."""
        weights: dict[int, int] = {}
        for pair in pairs:
            if pair in places:
                weight = self.pairing.weights.sum_of((pair,))
                for place in places[pair]:
                    weights[place] = weights.get(place, 0) + weight
        return weights

    def _features(self, i: int, j: int, shared: Shared) -> Mapping[str, float]:
        old, new, weights = self.pairing.old_profiles[i], self.pairing.new_profiles[j], self.pairing.weights
        of_old, of_new, lighter = shared
        both = self.old_rest[i] & self.new_rest[j]
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


def _places(texts: Iterable[Rest]) -> dict[tuple[str, str], list[int]]:
    places: dict[tuple[str, str], list[int]] = {}
    for place, pairs in enumerate(texts):
        for pair in pairs:
            places.setdefault(pair, []).append(place)
    return places


def _rest(profile: Profile, partner: Profile | None) -> Rest:
    return profile.pairs - partner.pairs if partner else profile.pairs


def _longest_run(words: tuple[str, ...], shared: Rest) -> int:
    """Length in words of the longest stretch whose neighbouring words are all shared."""
    longest = run = 0
    for pair in pairwise(words) if shared else ():
        if pair in shared:
            run += 1
            if run > longest:
                longest = run
        else:
            run = 0
    return longest + 1 if longest else 0
