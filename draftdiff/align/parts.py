"""Splits and merges: text that the first partner leaves uncovered and another paragraph explains."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from msgspec import Struct

from draftdiff.align.evidence import (
    UNIT,
    Apart,
    Cell,
    Evidence,
    Neighbours,
    Profile,
    Word,
    apart_of,
    neighbours_of,
    places_of,
)
from draftdiff.align.pairing import Texts
from draftdiff.align.parameters import ODDS_UNTOLD, Model
from draftdiff.align.scoring import odds_of

LEAST_PROOF = UNIT
"""Proof below which uncovered text in common is not looked at: about one pair of words of their own."""

MOSTLY = 0.5
"""Share of the shorter text beyond which what it has in common tells more: it stands in the other text as a whole."""
FOLDED = 3
"""Partners from which a paragraph is one that folds others into it: it recalls what they decided or requested."""


class Rest(Struct, frozen=True):
    """What the partners of a paragraph leave uncovered."""

    words: frozenset[Word]
    pairs: Mapping[Neighbours, int]
    """How often each pair of neighbouring words stands there: a list of resolutions repeats the same few."""
    figures: frozenset[str]

    def without(self, partner: Profile) -> Rest:
        """Return what a further partner leaves uncovered."""
        covered = partner.counts.get
        pairs = {pair: left for pair, seen in self.pairs.items() if (left := seen - covered(pair, 0)) > 0}
        return Rest(self.words - partner.words, pairs, self.figures - partner.figures)


class Parts:
    """Finds further links for paragraphs that one-to-one pairs leave partly uncovered."""

    def __init__(self, texts: Texts, links: Mapping[int, int], model: Model) -> None:
        self.texts, self.links, self.model = texts, links, model
        self.reverse = {j: i for i, j in links.items()}
        old, new = texts.old_profiles, texts.new_profiles
        self.named = frozenset(chain.from_iterable(map(neighbours_of, texts.titles)))
        self.named_apart = frozenset(chain.from_iterable(map(apart_of, texts.titles)))
        """What stands in the titles: each paragraph that names the matter has it."""
        self.old_rest = {i: self._rest(profile, new.get(self.links.get(i, -1))) for i, profile in old.items()}
        self.new_rest = {j: self._rest(profile, old.get(self.reverse.get(j, -1))) for j, profile in new.items()}
        self.old_partners, self.new_partners = Counter([*self.links]), Counter([*self.reverse])
        """How many partners each paragraph has so far."""
        self.evidence: dict[Cell, Evidence] = {}
        """What was known of each pair when it was last looked at."""
        self.apart: dict[Cell, float] = {}
        """What words one apart prove, of the pairs for which they may decide."""

    def _rest(self, profile: Profile, partner: Profile | None = None) -> Rest:
        pairs = {**profile.counts}
        for pair in profile.pairs & self.named:
            del pairs[pair]
        whole = Rest(profile.words, pairs, profile.figures)
        return whole.without(partner) if partner else whole

    def _rests(self, i: int, j: int) -> tuple[Rest, Rest]:
        """Return what can join a pair: what the partners leave uncovered.

        What a paragraph that folds others says of a further one counts, though that one goes on elsewhere as well.
        """
        old, new = self.texts.old_profiles[i], self.texts.new_profiles[j]
        return (
            self._rest(old) if self.new_partners[j] >= FOLDED else self.old_rest[i],
            self._rest(new) if self.old_partners[i] >= FOLDED else self.new_rest[j],
        )

    def found(self) -> dict[Cell, float]:
        """Return the further links with their odds: the surest first, and what it covers proves no other."""
        waiting, taken = self._odds(self._candidates()), dict[Cell, float]()
        while waiting:
            best = min(waiting, key=lambda cell: (-waiting[cell], cell))
            if waiting[best] <= self.model.least_of_part:
                break
            taken[best] = waiting.pop(best)
            self._take(*best)
            waiting |= self._odds([cell for cell in waiting if cell[0] == best[0] or cell[1] == best[1]])
        return self._judged(taken)

    def _odds(self, cells: Sequence[Cell]) -> dict[Cell, float]:
        """Look at pairs and return their odds; where words one apart can make no link, the highest there can be."""
        self.evidence.update({cell: self._evidence(*cell) for cell in cells})
        odds = {cell: odds_of(self.evidence[cell], self.model.part) for cell in cells}
        likely = [cell for cell in cells if odds[cell] > self.model.least_of_part and cell not in self.apart]
        if likely:
            self.apart.update(self.proofs_apart(likely))
            odds |= self._odds(likely)
        return odds

    def _judged(self, taken: Mapping[Cell, float]) -> dict[Cell, float]:
        """Leave out or doubt what is no part of a group but a pair: the step before has not made it, for a reason."""
        old, new = self.texts.old, self.texts.new
        return {
            (i, j): odds if self._is_joined(i, j) else min(odds, ODDS_UNTOLD)
            for (i, j), odds in taken.items()
            if self._is_joined(i, j) or old[i].kind is new[j].kind
        }

    def _is_joined(self, i: int, j: int) -> bool:
        """Say whether one of both has several partners already."""
        return self.old_partners[i] > 1 or self.new_partners[j] > 1

    def _take(self, i: int, j: int) -> None:
        self.old_partners[i] += 1
        self.new_partners[j] += 1
        self.old_rest[i] = self.old_rest[i].without(self.texts.new_profiles[j])
        self.new_rest[j] = self.new_rest[j].without(self.texts.old_profiles[i])

    def _candidates(self) -> list[Cell]:
        """Return the pairs worth a closer look, in order."""
        old, new = self.texts.old, self.texts.new
        cells = {*self._uncovered_alike(), *self._beside_partners()}
        return sorted((i, j) for i, j in cells if old[i].shelf is new[j].shelf)

    def _uncovered_alike(self) -> Iterator[Cell]:
        """Yield the pairs that share text which no partner of either covers."""
        proofs, telling = self.texts.weights.pair_proofs, self.texts.weights.telling
        places = places_of((j, telling.intersection(rest.pairs)) for j, rest in self.new_rest.items())
        for i, rest in self.old_rest.items():
            shared: dict[int, int] = {}
            for pair in places.keys() & rest.pairs.keys():
                proof = proofs[pair]
                for j in places[pair]:
                    shared[j] = shared.get(j, 0) + proof
            yield from ((i, j) for j, proof in shared.items() if proof >= LEAST_PROOF)

    def _beside_partners(self) -> Iterator[Cell]:
        """Yield what has no partner and stands beside the partner of another: the rest of a divided sentence."""
        for i, j in self.links.items():
            if i in self.old_rest:
                yield from ((i, near) for near in (j - 1, j + 1) if near in self.new_rest and near not in self.reverse)
            if j in self.new_rest:
                yield from ((near, j) for near in (i - 1, i + 1) if near in self.old_rest and near not in self.links)

    def proofs_apart(self, cells: Iterable[Cell]) -> dict[Cell, float]:
        """Return how much the words one apart prove that both texts of a pair have, and the first partner of neither.

        What a further partner covers is no matter, for `amount` and `share` fall by it.
        """
        shared = {cell: self._shared_apart(*cell) for cell in cells}
        proofs = self.texts.weights.proofs_apart(frozenset().union(*shared.values()))
        return {cell: sum(map(proofs.__getitem__, pairs)) / UNIT for cell, pairs in shared.items()}

    def _shared_apart(self, i: int, j: int) -> frozenset[Apart]:
        olds, news = self.texts.old_profiles, self.texts.new_profiles
        texts = olds[i], news.get(self.links.get(i, -1)), news[j], olds.get(self.reverse.get(j, -1))
        old, old_covered, new, new_covered = (Counter(apart_of(text.sequence if text else ())) for text in texts)
        shared = (old.keys() & new.keys()) - self.named_apart
        return frozenset([pair for pair in shared if old[pair] > old_covered[pair] and new[pair] > new_covered[pair]])

    def _evidence(self, i: int, j: int) -> Evidence:
        """Return the evidence of the table `part` for a pair; of words one apart, the most there can be if unknown."""
        texts, weights = self.texts, self.texts.weights
        old, new = texts.old_profiles[i], texts.new_profiles[j]
        old_rest, new_rest = self._rests(i, j)
        others = new_rest.pairs
        shared = {pair: min(seen, others[pair]) for pair, seen in old_rest.pairs.items() if pair in others}
        shorter = min(old.length, new.length)
        share = sum(shared.values()) / shorter
        is_near = abs(self.links.get(i, -9) - j) == 1 or abs(self.reverse.get(j, -9) - i) == 1
        return {
            "bias": 1.0,
            "amount": math.log1p(weights.prove(shared)),
            "apart": math.log1p(self.apart.get((i, j), shorter)),
            "share": share,
            "whole": max(0.0, share - MOSTLY),
            "words": weights.weigh(old_rest.words & new_rest.words) / min(old.weight, new.weight),
            "free": float(is_near and (i not in self.links or j not in self.reverse)),
            "alike": weights.alike(old, new),
            "figures": math.log1p(weights.prove_by_figures(old_rest.figures & new_rest.figures)),
            "joined": float(self._is_joined(i, j)),
        }
