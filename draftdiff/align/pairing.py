"""One-to-one pairs: identical texts first, then the best assignment, twice with the neighbours' support."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from draftdiff.align.assignment import assign
from draftdiff.align.evidence import Profile, Weights, candidates_of, compare_profiles
from draftdiff.align.order import Neighbours
from draftdiff.align.parameters import PLACE
from draftdiff.align.scoring import odds_of, place_features, score_of, text_odds
from draftdiff.align.units import Unit

Cell = tuple[int, int]

ROUNDS = 2


class Pairing:
    """All that is known of the one-to-one pairs of two documents."""

    def __init__(self, old: Sequence[Unit], new: Sequence[Unit]) -> None:
        self.old, self.new = old, new
        self.links = pair_identical(old, new)
        self.identical = set(self.links.items())
        self.weights = Weights((*old, *new))
        self.odds: dict[Cell, float] = {}
        taken = set(self.links.values())
        self._old_left = [unit for unit in old if unit.index not in self.links]
        self._new_left = [unit for unit in new if unit.index not in taken]
        self.profiles_old = {unit.index: self.weights.profile_of(unit) for unit in old}
        self.profiles_new = {unit.index: self.weights.profile_of(unit) for unit in new}

    def run(self) -> None:
        """Pair what is left after the identical texts."""
        self.text = self._text_odds()
        self.odds = dict(self.text)
        anchors = dict(self.links)
        self.links = {**anchors, **assign(self._gains())}
        for _ in range(ROUNDS):
            near = Neighbours(self.links, len(self.old), len(self.new))
            self.odds = {
                (i, j): odds_of(place_features(self.old[i], self.new[j], odds, self.links, near), PLACE)
                for (i, j), odds in self.text.items()
            }
            self.links = {**anchors, **assign(self._gains())}

    def _gains(self) -> dict[Cell, int]:
        return {cell: round(1000 * odds) for cell, odds in self.odds.items() if odds > 0}

    def _text_odds(self) -> dict[Cell, float]:
        old = [self.profiles_old[unit.index] for unit in self._old_left]
        new = [self.profiles_new[unit.index] for unit in self._new_left]
        found = {}
        for a, b in candidates_of(old, new, self.weights, keep=6):
            i, j = self._old_left[a], self._new_left[b]
            if i.shelf is j.shelf:
                found[i.index, j.index] = self._compare(i, j, old[a], new[b])
        return found

    def _compare(self, old: Unit, new: Unit, profile_old: Profile, profile_new: Profile) -> float:
        if old.text == new.text:
            return 8.0
        return text_odds(compare_profiles(profile_old, profile_new, self.weights))

    def score(self, cell: Cell) -> float:
        """Score of a pair in 0..1."""
        return 1.0 if cell in self.identical else score_of(self.odds.get(cell, -9.0))


def pair_identical(old: Sequence[Unit], new: Sequence[Unit]) -> dict[int, int]:
    """Pair the texts that stand exactly once on each side; what stands more often is left to its neighbours."""
    old_counts = Counter((unit.shelf, unit.text) for unit in old)
    new_counts = Counter((unit.shelf, unit.text) for unit in new)
    places = {(unit.shelf, unit.text): unit.index for unit in new}
    return {
        unit.index: places[unit.shelf, unit.text]
        for unit in old
        if old_counts[unit.shelf, unit.text] == 1 == new_counts[unit.shelf, unit.text]
    }
