"""What two texts have in common, weighed: a word that stands everywhere says little, a rare one much."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, pairwise
from typing import TypeVar

from msgspec import Struct

from draftdiff.align.units import Words

Neighbours = tuple[str, str]
"""Two words that stand beside each other."""
Cell = tuple[int, int]
"""Index of an old and of a new paragraph."""
Evidence = Mapping[str, float]
"""How much each kind of evidence speaks, by the names of its table (`parameters`)."""
Item = TypeVar("Item", str, Neighbours)

UNIT = 1000
ENOUGH = 0.5
"""Share of common words that leaves no doubt: what goes beyond counts less."""
KEPT = 6
"""So many of the most alike texts of the other side are looked at closely."""
_FEW = 8
"""A text of fewer words is looked up by each of them, not by neighbouring words alone."""
_ONE_SIDED = 10
"""A word that one side alone has weighs this much less: every amendment brings words of its own."""


class Profile(Struct, frozen=True):
    """What a text that is not the same on both sides is compared by."""

    sequence: Sequence[str]
    words: frozenset[str]
    pairs: frozenset[Neighbours]
    figures: frozenset[str]
    weight: int
    """What the words weigh together."""


class Weights:
    """How much words, neighbouring words and figures tell, learnt from the two documents themselves.

    The *weight* of a word falls with the number of texts that have it. The *proof* of two neighbouring words, or of a
    figure, is one part of the pairs of an old and a new text that share them: what stands once on each side is a whole
    proof. Integers, so that a sum does not depend on the order of its parts.
    """

    def __init__(self, old: Sequence[Words], new: Sequence[Words], both: Sequence[Words]) -> None:
        old_words, new_words, same = ([frozenset(text.sequence) for text in side] for side in (old, new, both))
        texts = len(old) + len(new) + len(both) + 1
        counts = Counter(chain.from_iterable((*old_words, *new_words, *same)))
        tells = {seen: round(UNIT * math.log(texts / seen) ** 2) for seen in set(counts.values())}
        shared = frozenset().union(*old_words) & frozenset().union(*new_words)
        self._weights = {
            word: tells[seen] if word in shared else tells[seen] // _ONE_SIDED for word, seen in counts.items()
        }
        self._old = [self._profile_of(*pair) for pair in zip(old, old_words, strict=True)]
        self._new = [self._profile_of(*pair) for pair in zip(new, new_words, strict=True)]
        self.pair_proofs = _proofs([p.pairs for p in self._old], [p.pairs for p in self._new])
        self.figure_proofs = _proofs([p.figures for p in self._old], [p.figures for p in self._new])

    def profiles(self) -> tuple[list[Profile], list[Profile]]:
        """Return the profiles of the old and of the new texts, in the order given."""
        return self._old, self._new

    def weigh(self, words: Iterable[str]) -> int:
        """Add up the weights of words."""
        return sum(map(self._weights.__getitem__, words))

    def prove(self, pairs: Iterable[Neighbours]) -> float:
        """Add up the proofs of neighbouring words that both sides have."""
        return sum(map(self.pair_proofs.__getitem__, pairs)) / UNIT

    def prove_by_figures(self, figures: Iterable[str]) -> float:
        """Add up the proofs of figures that both sides have."""
        return sum(map(self.figure_proofs.__getitem__, figures)) / UNIT

    def alike(self, old: Profile, new: Profile) -> float:
        """Return the weight of the common words against the mean weight of both texts, 0..1."""
        return 2 * self.weigh(old.words & new.words) / max(1, old.weight + new.weight)

    def _profile_of(self, text: Words, words: frozenset[str]) -> Profile:
        return Profile(text.sequence, words, frozenset(pairwise(text.sequence)), text.figures, self.weigh(words))


def _proofs(old: Iterable[frozenset[Item]], new: Iterable[frozenset[Item]]) -> dict[Item, int]:
    old_counts, new_counts = Counter(chain.from_iterable(old)), Counter(chain.from_iterable(new))
    return {item: UNIT // (seen * new_counts[item]) for item, seen in old_counts.items() if item in new_counts}


def text_evidence(old: Profile, new: Profile, weights: Weights, *, same_kind: bool) -> Evidence:
    """Return the evidence of the table `text` for two texts."""
    alike = weights.alike(old, new)
    shorter = max(1, min(len(old.sequence), len(new.sequence)))
    return {
        "bias": 1.0,
        "enough": min(ENOUGH, alike),
        "words": alike,
        "density": math.log1p(weights.prove(old.pairs & new.pairs)) / math.log1p(shorter),
        "opening": float(old.sequence[:1] == new.sequence[:1]),
        "kind": float(same_kind),
        "figures": math.log1p(weights.prove_by_figures(old.figures & new.figures)),
        "wordy": float(not old.figures and not new.figures),
    }


def candidates_of(old: Mapping[int, Profile], new: Mapping[int, Profile], weights: Weights) -> list[Cell]:
    """Return the pairs worth a closer look: for each text of either side those it shares most proof with."""
    places: dict[Neighbours | str, list[int]] = {}
    for j, profile in new.items():
        items: Iterable[Neighbours | str] = chain(profile.pairs & weights.pair_proofs.keys(), _own_words(profile))
        for item in items:
            places.setdefault(item, []).append(j)
    rows: dict[int, dict[int, int]] = {}
    columns: dict[int, dict[int, int]] = {j: {} for j in new}
    for i, profile in old.items():
        rows[i] = _shared_proof(profile, places, weights)
        for j, proof in rows[i].items():
            columns[j][i] = proof
    best = {(i, j) for i, row in rows.items() for j in _best(row)}
    best.update((i, j) for j, column in columns.items() for i in _best(column))
    return sorted(best)


def _shared_proof(
    profile: Profile, places: Mapping[Neighbours | str, Sequence[int]], weights: Weights
) -> dict[int, int]:
    """Return what a text shares with each text of the other side."""
    row: dict[int, int] = {}
    proofs = weights.pair_proofs
    for pair in profile.pairs & proofs.keys():
        proof = proofs[pair]
        for j in places[pair]:
            row[j] = row.get(j, 0) + proof
    for word in profile.words & places.keys():
        proof = UNIT // len(places[word])
        for j in places[word]:
            row[j] = row.get(j, 0) + proof
    return row


def _own_words(profile: Profile) -> frozenset[str]:
    return profile.words if len(profile.sequence) < _FEW else frozenset()


def _best(proofs: Mapping[int, int]) -> Sequence[int]:
    if len(proofs) <= KEPT:
        return [*proofs]
    return sorted(proofs, key=lambda index: (-proofs[index], index))[:KEPT]
