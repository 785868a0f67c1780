"""What two texts have in common, weighed: a word that stands everywhere says little, a rare one much."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from itertools import chain, islice, repeat
from operator import add, mul
from typing import TypeVar

from msgspec import Struct

from draftdiff.align.units import Words

Word = int
"""Its number in the vocabulary of the two documents."""
Neighbours = int
"""Two words that stand beside each other, in one number."""
Apart = tuple[Word, Word]
"""Two words that have one word between them; few of them are kept, so they need not be one number."""
Cell = tuple[int, int]
"""Index of an old and of a new paragraph."""
Evidence = Mapping[str, float]
"""How much each kind of evidence speaks, by the names of its table (`parameters`)."""
Item = TypeVar("Item", bound=Hashable)

UNIT = 1000
"""A whole proof: thousandths are added as whole numbers, so that a sum is the same in any order."""
_WIDTH = 1 << 24
"""More words than a vocabulary has."""
ENOUGH = 0.5
"""Share of common words that leaves no doubt: what goes beyond does not count."""
KNOWN = 0.6
"""Share of words that the other document has somewhere, from which a text belongs to the matter of both."""
KEPT = 6
"""So many of the most alike texts of the other side are looked at closely."""
_FEW = 8
"""A text of fewer words is looked up by each of them, not by neighbouring words alone."""
_BARE = 3
"""Words that a text has at least, when lengths are compared."""
TELLING = 10
"""Proof of neighbouring words from which they say where to look: what stands in a dozen texts on each side does not."""
_ONE_SIDED = 10
"""A word that one side alone has weighs this much less: every amendment brings words of its own."""


class Profile(Struct, frozen=True):
    """What a text that is not the same on both sides is compared by: what both documents have of it.

    Length, breadth and weight are 1 at least, so that shares of them can be taken.
    """

    sequence: Sequence[Word]
    """The words of the text."""
    length: int
    breadth: int
    """Different words."""
    known: float
    """Share of them that the other document has somewhere."""
    weight: int
    """What all its words weigh together."""
    words: frozenset[Word]
    pairs: frozenset[Neighbours]
    counts: Mapping[Neighbours, int]
    """How often each of `pairs` stands there."""
    figures: frozenset[str]
    is_wordy: bool
    """Whether the text has no figures at all, known to the other side or not."""


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
        old_pairs, new_pairs = ([Counter(neighbours_of(text.sequence)) for text in side] for side in (old, new))
        self.pair_proofs = _proofs(old_pairs, new_pairs)
        self.figure_proofs = _proofs([text.figures for text in old], [text.figures for text in new])
        self._same = [text.sequence for text in both]
        self.telling = frozenset([pair for pair, proof in self.pair_proofs.items() if proof >= TELLING])
        self.old = [self._profile_of(*text, shared) for text in zip(old, old_words, old_pairs, strict=True)]
        self.new = [self._profile_of(*text, shared) for text in zip(new, new_words, new_pairs, strict=True)]

    def weigh(self, words: Iterable[Word]) -> int:
        """Add up the weights of words."""
        return sum(map(self._weights.__getitem__, words))

    def prove(self, pairs: Iterable[Neighbours]) -> float:
        """Add up the proofs of neighbouring words that both sides have."""
        return sum(map(self.pair_proofs.__getitem__, pairs)) / UNIT

    def proofs_apart(self, pairs: frozenset[Apart]) -> Mapping[Apart, int]:
        """Return how much pairs of words one apart prove; paragraphs that are the same count too, on both sides."""
        left = ([profile.sequence for profile in side] for side in (self.old, self.new))
        old, new, same = ([pairs.intersection(apart_of(words)) for words in side] for side in (*left, self._same))
        return _proofs([*old, *same], [*new, *same])

    def prove_by_figures(self, figures: Iterable[str]) -> float:
        """Add up the proofs of figures that both sides have."""
        return sum(map(self.figure_proofs.__getitem__, figures)) / UNIT

    def alike(self, old: Profile, new: Profile) -> float:
        """Return the weight of the common words against the mean weight of both texts, 0..1."""
        return 2 * self.weigh(old.words & new.words) / (old.weight + new.weight)

    def _profile_of(
        self, text: Words, words: frozenset[Word], pairs: Mapping[Neighbours, int], known: frozenset[Word]
    ) -> Profile:
        both = words & known
        shared = frozenset(pairs.keys() & self.pair_proofs.keys())
        return Profile(
            sequence=text.sequence,
            length=max(1, len(text.sequence)),
            breadth=max(1, len(words)),
            known=len(both) / max(1, len(words)),
            weight=max(1, self.weigh(words)),
            words=both,
            pairs=shared,
            counts=dict(zip(shared, map(pairs.__getitem__, shared), strict=True)),
            figures=frozenset(text.figures & self.figure_proofs.keys()),
            is_wordy=not text.figures,
        )


def neighbours_of(words: Sequence[Word]) -> Iterable[Neighbours]:
    """Return the pairs of words that stand beside each other."""
    return map(add, map(mul, words, repeat(_WIDTH)), islice(words, 1, None))


def apart_of(words: Sequence[Word]) -> Iterable[Apart]:
    """Return the pairs of words that have one word between them: they remain where that one is another."""
    return zip(words, islice(words, 2, None), strict=False)


def _proofs(old: Iterable[Iterable[Item]], new: Iterable[Iterable[Item]]) -> dict[Item, int]:
    old_counts, new_counts = Counter(chain.from_iterable(old)), Counter(chain.from_iterable(new))
    return {item: UNIT // (seen * new_counts[item]) for item, seen in old_counts.items() if item in new_counts}


def text_evidence(old: Profile, new: Profile, weights: Weights, *, same_kind: bool) -> dict[str, float]:
    """Return what two texts by themselves say of a link, for the tables `text` and `place`.

    No table has `foreign`: how many words at least of each text the other document has nowhere.
    """
    shorter, longer = sorted((old.length, new.length))
    common = old.words & new.words
    weight = weights.weigh(common)
    return {
        "bias": 1.0,
        "enough": min(ENOUGH, 2 * weight / (old.weight + new.weight)),
        "words": 2 * len(common) / (old.breadth + new.breadth),
        "density": math.log1p(weights.prove(old.pairs & new.pairs)) / math.log1p(shorter),
        "longer": math.log((longer + _BARE) / (shorter + _BARE)),
        "opening": float(old.sequence[:1] == new.sequence[:1]),
        "kind": float(same_kind),
        "figures": math.log1p(weights.prove_by_figures(old.figures & new.figures)),
        "wordy": float(old.is_wordy and new.is_wordy),
        "known": min(KNOWN, old.known, new.known),
        "contained": weight / min(old.weight, new.weight),
        "foreign": 1 - max(old.known, new.known),
    }


def places_of(texts: Iterable[tuple[int, Iterable[Item]]]) -> dict[Item, list[int]]:
    """Return for each item the places of the texts that have it."""
    places: dict[Item, list[int]] = {}
    for place, items in texts:
        for item in items:
            places.setdefault(item, []).append(place)
    return places


def candidates_of(old: Mapping[int, Profile], new: Mapping[int, Profile], weights: Weights) -> list[Cell]:
    """Return the pairs worth a closer look: for each text of either side those it shares most proof with."""
    by_pair = places_of((j, profile.pairs & weights.telling) for j, profile in new.items())
    by_word = places_of((j, profile.words) for j, profile in new.items() if profile.length < _FEW)
    proofs_by_new: dict[int, dict[int, int]] = {j: {} for j in new}
    best = set[Cell]()
    for i, profile in old.items():
        shared = [(weights.pair_proofs[pair], by_pair[pair]) for pair in profile.pairs & weights.telling]
        shared += [(UNIT // len(by_word[word]), by_word[word]) for word in profile.words & by_word.keys()]
        proofs: dict[int, int] = {}
        for proof, places in shared:
            for j in places:
                proofs[j] = proofs.get(j, 0) + proof
        for j, proof in proofs.items():
            proofs_by_new[j][i] = proof
        best.update([(i, j) for j in _best(proofs, i)])
    for j, proofs in proofs_by_new.items():
        best.update([(i, j) for i in _best(proofs, j)])
    return sorted(best)


def _best(proofs: Mapping[int, int], place: int) -> Sequence[int]:
    """Return where the most proof is; of equal proof, as rows named *Subtotal* have it, what stands nearest."""
    if len(proofs) <= KEPT:
        return [*proofs]
    return sorted(proofs, key=lambda other: (-proofs[other], abs(other - place), other))[:KEPT]
