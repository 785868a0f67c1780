"""Splits and merges: text that the first partner leaves uncovered and another paragraph explains."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping

from msgspec import Struct

from draftdiff.align.evidence import UNIT, Cell, Evidence, Neighbours, Profile
from draftdiff.align.pairing import Pairing
from draftdiff.align.scoring import odds_of

LEAST_PROOF = 2 * UNIT
"""Proof below which uncovered text in common is not looked at: about two pairs of words of their own."""

Places = Mapping[Neighbours, list[int]]


class Rest(Struct, frozen=True):
    """What the partners of a paragraph leave uncovered."""

    words: frozenset[str]
    pairs: frozenset[Neighbours]
    figures: frozenset[str]

    def without(self, partner: Profile) -> Rest:
        """Return what a further partner leaves uncovered."""
        return Rest(self.words - partner.words, self.pairs - partner.pairs, self.figures - partner.figures)


class Parts:
    """Finds further links for paragraphs that one-to-one pairs leave partly uncovered."""

    def __init__(self, pairing: Pairing) -> None:
        self.pairing = pairing
        self.links = pairing.links
        self.reverse = {j: i for i, j in pairing.links.items()}
        old, new = pairing.old_profiles, pairing.new_profiles
        self.old_rest = {i: _rest(profile, new.get(self.links.get(i, -1))) for i, profile in old.items()}
        self.new_rest = {j: _rest(profile, old.get(self.reverse.get(j, -1))) for j, profile in new.items()}
        self.evidence: dict[Cell, Evidence] = {}
        """What was known of each pair when it was last looked at."""

    def found(self) -> dict[Cell, float]:
        """Return the further links with their odds: the surest first, and what it covers proves no other."""
        self.evidence = {cell: self._evidence(*cell) for cell in self._candidates()}
        model = self.pairing.model
        waiting = {cell: odds_of(evidence, model.part) for cell, evidence in self.evidence.items()}
        taken: dict[Cell, float] = {}
        while waiting:
            best = min(waiting, key=lambda cell: (-waiting[cell], cell))
            if waiting[best] <= model.least_of_part:
                break
            taken[best] = waiting.pop(best)
            self._cover(*best)
            for cell in waiting:
                if cell[0] == best[0] or cell[1] == best[1]:
                    self.evidence[cell] = self._evidence(*cell)
                    waiting[cell] = odds_of(self.evidence[cell], model.part)
        return self._without_strays(taken)

    def _without_strays(self, taken: Mapping[Cell, float]) -> dict[Cell, float]:
        """Leave out what would be no part of a group but a pair of two kinds: such pairs were decided before."""
        olds = Counter([*self.links, *(i for i, _ in taken)])
        news = Counter([*self.reverse, *(j for _, j in taken)])
        old, new = self.pairing.old, self.pairing.new
        return {
            (i, j): odds for (i, j), odds in taken.items() if olds[i] > 1 or news[j] > 1 or old[i].kind is new[j].kind
        }

    def _cover(self, i: int, j: int) -> None:
        self.old_rest[i] = self.old_rest[i].without(self.pairing.new_profiles[j])
        self.new_rest[j] = self.new_rest[j].without(self.pairing.old_profiles[i])

    def _candidates(self) -> list[Cell]:
        """Return the pairs that share enough text which no partner covers."""
        old, new = self.pairing.old, self.pairing.new
        anywhere = _places((j, profile.pairs) for j, profile in self.pairing.new_profiles.items())
        uncovered = _places((j, rest.pairs) for j, rest in self.new_rest.items())
        cells = []
        for i, profile in self.pairing.old_profiles.items():
            proofs: dict[int, int] = {}
            self._add_proofs(proofs, self.old_rest[i].pairs, anywhere)
            self._add_proofs(proofs, profile.pairs, uncovered)
            cells += [
                (i, j)
                for j, proof in proofs.items()
                if proof >= LEAST_PROOF and self.links.get(i) != j and old[i].shelf is new[j].shelf
            ]
        return cells

    def _add_proofs(self, proofs: dict[int, int], pairs: Iterable[Neighbours], places: Places) -> None:
        """Add to each text that has some of the pairs what they prove."""
        known = self.pairing.weights.pair_proofs
        for pair in pairs:
            if pair in places:
                proof = known[pair]
                for j in places[pair]:
                    proofs[j] = proofs.get(j, 0) + proof

    def _evidence(self, i: int, j: int) -> Evidence:
        """Return the evidence of the table `part` for a pair."""
        old, new, weights = self.pairing.old_profiles[i], self.pairing.new_profiles[j], self.pairing.weights
        old_rest, new_rest = self.old_rest[i], self.new_rest[j]
        proof = weights.prove(old_rest.pairs & new.pairs) + weights.prove(new_rest.pairs & old.pairs)
        is_near = abs(self.links.get(i, -9) - j) == 1 or abs(self.reverse.get(j, -9) - i) == 1
        return {
            "bias": 1.0,
            "amount": math.log1p(proof / 2),
            "share": len(old_rest.pairs & new_rest.pairs) / max(1, min(old.length, new.length)),
            "words": weights.weigh(old_rest.words & new_rest.words) / max(1, min(old.weight, new.weight)),
            "near": float(is_near),
            "alike": weights.alike(old, new),
            "figures": math.log1p(weights.prove_by_figures(old_rest.figures & new_rest.figures)),
        }


def _places(texts: Iterable[tuple[int, Iterable[Neighbours]]]) -> Places:
    places: dict[Neighbours, list[int]] = {}
    for j, pairs in texts:
        for pair in pairs:
            places.setdefault(pair, []).append(j)
    return places


def _rest(profile: Profile, partner: Profile | None) -> Rest:
    whole = Rest(profile.words, profile.pairs, profile.figures)
    return whole.without(partner) if partner else whole
