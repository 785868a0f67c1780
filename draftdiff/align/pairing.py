"""One-to-one pairs: identical texts first, then the best assignment, with the neighbours' support."""

from __future__ import annotations

from collections.abc import Sequence

from draftdiff.align.assignment import assign
from draftdiff.align.evidence import Cell, Evidence, Weights, candidates_of, compare_profiles
from draftdiff.align.order import Neighbours
from draftdiff.align.parameters import PLACE
from draftdiff.align.scoring import CAP, odds_of, place_features, rivals_of, score_of, text_odds
from draftdiff.align.units import Unit, masked_words

ROUNDS = 2
KEEP = 6
LEAST_RELATED = 0.1
"""Share of the shorter text below which two texts are no renewals of each other."""
LEAST_FIRST, LEAST = -2.0, -1.8


class Pairing:
    """All that is known of the one-to-one pairs of two documents."""

    def __init__(self, old: Sequence[Unit], new: Sequence[Unit], dated: frozenset[str]) -> None:
        self.old, self.new = old, new
        self.identical = pair_identical(old, new)
        self.links = dict(self.identical)
        taken = set(self.identical.values())
        old_words = {u.index: masked_words(u.text, dated) for u in old if u.index not in self.identical}
        new_words = {u.index: masked_words(u.text, dated) for u in new if u.index not in taken}
        both = (masked_words(old[i].text, dated) for i in self.identical)
        self.weights = Weights(old_words.values(), new_words.values(), both)
        self.old_profiles = {i: self.weights.profile_of(words) for i, words in old_words.items()}
        self.new_profiles = {j: self.weights.profile_of(words) for j, words in new_words.items()}
        self.evidence = self._evidence()

    def run(self) -> None:
        """Pair what is left after the identical texts: by text, then by text and neighbours."""
        self.text = {cell: text_odds(evidence) for cell, evidence in self.evidence.items()}
        self.rivals = rivals_of(self.text)
        self.odds = dict(self.text)
        self._assign(LEAST_FIRST)
        for _ in range(ROUNDS):
            self.odds = {cell: odds_of(features, PLACE) for cell, features in self.features().items()}
            self._assign(LEAST)

    @property
    def is_unrelated(self) -> bool:
        """Say whether so little was paired that the pairs are formulas round other objects, and no renewal."""
        return len(self.links) < LEAST_RELATED * min(len(self.old), len(self.new))

    def features(self) -> dict[Cell, dict[str, float]]:
        """Return the evidence of `PLACE` for every candidate, given the links made so far."""
        near = Neighbours(self.links, len(self.old), len(self.new))
        return {
            (i, j): place_features(self.old[i], self.new[j], odds, self.rivals[i, j], self.links, near)
            for (i, j), odds in self.text.items()
        }

    def _assign(self, least: float) -> None:
        gains = {cell: round(1000 * (odds - least)) for cell, odds in self.odds.items() if odds > least}
        self.links = {**self.identical, **assign(gains)}

    def _evidence(self) -> dict[Cell, Evidence]:
        return {
            (i, j): compare_profiles(self.old_profiles[i], self.new_profiles[j], self.weights)
            for i, j in candidates_of(self.old_profiles, self.new_profiles, self.weights, keep=KEEP)
            if self.old[i].shelf is self.new[j].shelf
        }

    def score(self, i: int, j: int) -> float:
        """Score of a pair in 0..1."""
        return 1.0 if self.identical.get(i) == j else score_of(self.odds.get((i, j), -CAP))


def pair_identical(old: Sequence[Unit], new: Sequence[Unit]) -> dict[int, int]:
    """Pair equal texts, first with first, where they stand equally often on both sides.

    What stands more often on one side is left to its neighbours.
    """
    old_places, new_places = _places_by_text(old), _places_by_text(new)
    return {
        i: j
        for text, indices in old_places.items()
        if len(indices) == len(new_places.get(text, ()))
        for i, j in zip(indices, new_places[text], strict=True)
    }


def _places_by_text(units: Sequence[Unit]) -> dict[tuple[object, str], list[int]]:
    places: dict[tuple[object, str], list[int]] = {}
    for unit in units:
        places.setdefault((unit.shelf, unit.text), []).append(unit.index)
    return places
