"""Splits and merges: text that the first partner leaves uncovered and another paragraph explains."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from draftdiff.align.evidence import Profile, Weights
from draftdiff.align.parameters import PART
from draftdiff.align.scoring import odds_of
from draftdiff.align.units import Unit

Cell = tuple[int, int]
Rest = frozenset[tuple[str, str]]


class Parts:
    """Finds further links for paragraphs that one-to-one pairs leave partly uncovered."""

    def __init__(
        self,
        old: Mapping[int, tuple[Unit, Profile]],
        new: Mapping[int, tuple[Unit, Profile]],
        links: Mapping[int, int],
        weights: Weights,
    ) -> None:
        self.old, self.new, self.links, self.weights = old, new, links, weights
        self.reverse = {j: i for i, j in links.items()}
        self.rest_old = {i: self._rest(p, new[links[i]][1] if i in links else None) for i, (_, p) in old.items()}
        self.rest_new = {
            j: self._rest(p, old[self.reverse[j]][1] if j in self.reverse else None) for j, (_, p) in new.items()
        }

    def _rest(self, profile: Profile, partner: Profile | None) -> Rest:
        return profile.pairs - partner.pairs if partner else profile.pairs

    def found(self) -> dict[Cell, float]:
        """Return the further links with their odds."""
        result = {}
        for cell, features in self.candidates():
            odds = odds_of(features, PART)
            if odds > 0:
                result[cell] = odds
        return result

    def candidates(self) -> Iterator[tuple[Cell, dict[str, float]]]:
        """Yield each pair that shares uncovered text, with the evidence of `PART`."""
        places: dict[tuple[str, str], list[int]] = {}
        for j, rest in self.rest_new.items():
            for pair in rest:
                places.setdefault(pair, []).append(j)
        for i, rest in sorted(self.rest_old.items()):
            common: dict[int, list[tuple[str, str]]] = {}
            for pair in rest:
                for j in places.get(pair, ()):
                    common.setdefault(j, []).append(pair)
            for j, shared in sorted(common.items()):
                features = self._features(i, j, frozenset(shared))
                if features:
                    yield (i, j), features

    def _features(self, i: int, j: int, shared: Rest) -> dict[str, float] | None:
        (old, old_profile), (new, new_profile) = self.old[i], self.new[j]
        if old.shelf is not new.shelf or self.links.get(i) == j or (i not in self.links and j not in self.reverse):
            return None
        weight = self.weights.sum_of(shared)
        lighter = min(old_profile.pair_weight, new_profile.pair_weight)
        if weight * 10 < lighter:
            return None
        near = abs(self.links.get(i, -9) - j) == 1 or abs(self.reverse.get(j, -9) - i) == 1
        run = max(_longest_run(old.masked, shared), _longest_run(new.masked, shared))
        return {
            "bias": 1.0,
            "shared": weight / max(1, lighter),
            "old_share": weight / max(1, old_profile.pair_weight),
            "new_share": weight / max(1, new_profile.pair_weight),
            "run": min(run, 20) / 10,
            "near": float(near),
            "both": float(i in self.links and j in self.reverse),
        }


def _longest_run(words: tuple[str, ...], shared: Rest) -> int:
    """Length in words of the longest stretch whose neighbouring words are all shared."""
    longest = run = 0
    for pair in zip(words, words[1:], strict=False):
        run = run + 1 if pair in shared else 0
        longest = max(longest, run)
    return longest + 1 if longest else 0
