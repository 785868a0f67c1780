"""The verbs of a paragraph, old beside new: which stayed, which was replaced, which limb came or went."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import product

from msgspec import Struct

from draftdiff.changes.claims import NOTHING
from draftdiff.changes.equalities import find_equalities
from draftdiff.changes.evidence import Evidence, Side, Verb
from draftdiff.changes.forms import is_one_stem
from draftdiff.changes.term_tree import words_of_entry
from draftdiff.changes.word_signs import VERB
from draftdiff.lexicon import Lexicon

CHAIN = frozenset({"also", "further", "equally"})
"""Classes of modifiers that say nothing but that the verb before was the same."""


_IN_PLACE = 2
"""How much better verbs fit that stand in one place than those that have the same readings."""
_FORM = 4
"""Letters in which two forms of one verb may differ at their ends: *reiterating*, *reiterates*."""
_NO_DEGREE = frozenset({"in-this-regard"}) | CHAIN


class VerbPair(Struct, frozen=True):
    """A verb on both sides, or on one: a limb with a verb of its own was added or dropped."""

    old: Verb | None
    new: Verb | None
    is_opening: bool

    @property
    def is_same(self) -> bool:
        """Say whether both sides have a verb with the same readings."""
        return self.old is not None and self.new is not None and acts_of(self.old) == acts_of(self.new)


def acts_of(verb: Verb) -> frozenset[str]:
    """Return the acts that a verb may express."""
    return frozenset(verb.phrase.acts)


def degrees_of(verb: Verb) -> frozenset[str]:
    """Return the modifiers of a verb that say how much: *deeply*, *with satisfaction*."""
    return frozenset(verb.phrase.modifiers) - _NO_DEGREE


def verb_pairs(evidence: Evidence) -> tuple[VerbPair, ...]:
    """Match the two chains: verbs with the same readings in order, and what lies between them by place."""
    return evidence.remembered("verb pairs", _pairs)


def _pairs(evidence: Evidence) -> tuple[VerbPair, ...]:
    if VERB not in evidence.word_signs:
        return ()
    old, new = evidence.old.verbs, evidence.new.verbs
    if not any(evidence.old.is_changed(v.start, v.end) for v in old) and not any(
        evidence.new.is_changed(v.start, v.end) for v in new
    ):
        return tuple(_elsewhere(evidence))
    return (*_matched(evidence), *_elsewhere(evidence))


def _matched(evidence: Evidence) -> Iterator[VerbPair]:
    """Pair the verbs of two chains in order, as many as stand in one place, then as many as have the same readings."""
    old, new = evidence.old.verbs, evidence.new.verbs
    fits = _fits(evidence)
    best = _best_sums(fits, len(old), len(new))
    i = j = 0
    while i < len(old) or j < len(new):
        if fits.get((i, j), 0) and best[i][j] == fits[i, j] + best[i + 1][j + 1]:
            yield VerbPair(old[i], new[j], i == j == 0)
            i, j = i + 1, j + 1
        elif j == len(new) or (i < len(old) and best[i][j] == best[i + 1][j]):
            yield VerbPair(old[i], None, i == 0)
            i += 1
        else:
            yield VerbPair(None, new[j], j == 0)
            j += 1


def _fits(evidence: Evidence) -> dict[tuple[int, int], int]:
    """Return how well the verbs that may be one fit, by their places in the chains."""
    old = [(_places(evidence, verb, old=True), acts_of(verb)) for verb in evidence.old.verbs]
    new = [(_places(evidence, verb, old=False), acts_of(verb)) for verb in evidence.new.verbs]
    return {
        (i, j): _IN_PLACE * (not before.isdisjoint(after)) + (acts == others)
        for i, (before, acts) in enumerate(old)
        for j, (after, others) in enumerate(new)
    }


def _best_sums(fits: Mapping[tuple[int, int], int], olds: int, news: int) -> list[list[int]]:
    """Return the best sum of fits of the rests of the chains, from each pair of places on."""
    best = [[0] * (news + 1) for _ in range(olds + 1)]
    for i, j in product(reversed(range(olds)), reversed(range(news))):
        best[i][j] = max(best[i + 1][j], best[i][j + 1], fits[i, j] + best[i + 1][j + 1])
    return best


def _elsewhere(evidence: Evidence) -> Iterator[VerbPair]:
    """Yield verbs that took each other's place behind no joint of clauses: both sides of a hunk open with one."""
    for hunk in evidence.hunks:
        if hunk.old_start == hunk.old_end or hunk.new_start == hunk.new_end or not (hunk.old_start and hunk.new_start):
            continue
        if evidence.old.has_verb(hunk.old_start, hunk.old_end) or evidence.new.has_verb(hunk.new_start, hunk.new_end):
            continue
        before, after = evidence.old.verb_at(hunk.old_start), evidence.new.verb_at(hunk.new_start)
        if before and after and acts_of(before) != acts_of(after):
            changed = evidence.old.changed[before.start : before.end], evidence.new.changed[after.start : after.end]
            if all(map(all, changed)):  # half a word of one (Chinese) is none
                yield VerbPair(before, after, is_opening=False)


def _places(evidence: Evidence, verb: Verb, *, old: bool) -> frozenset[int]:
    """Return where the words of a verb stand: *calls upon* and *strongly calls upon* have a place in common."""
    return frozenset(_place(evidence, unit, old=old) for unit in range(verb.start, verb.end))


def _place(evidence: Evidence, unit: int, *, old: bool) -> int:
    """Return twice the number of hunks that end before a unit, plus one if it stands in a hunk."""
    ends = [hunk.old_end if old else hunk.new_end for hunk in evidence.hunks]
    starts = [hunk.old_start if old else hunk.new_start for hunk in evidence.hunks]
    passed = sum(end <= unit for end in ends)
    inside = any(start <= unit < end for start, end in zip(starts, ends, strict=True))
    return 2 * passed + inside


def is_same_verb(evidence: Evidence, old: Verb, new: Verb) -> bool:
    """Say whether two verbs have the same words, in some form and order, but for *also*, *further* and little words."""
    equal = list(find_equalities(evidence, "style"))
    before = _own_words(evidence.old, old, NOTHING.union(*(pair.old for pair in equal)))
    after = _own_words(evidence.new, new, NOTHING.union(*(pair.new for pair in equal)))
    if len(before) != len(after):
        return False
    clitics = evidence.context.lexicon.proclitics
    return all(any(a == b or is_one_stem(a, b, clitics, _FORM) for b in after) for a in before)


def _own_words(side: Side, verb: Verb, equal: frozenset[int]) -> list[str]:
    """Return the words of a verb without small ones, those of a chain, and those that are recorded as equal."""
    small = chain_words(side.lexicon)
    own = (unit for unit in range(verb.start, verb.end) if unit not in equal)
    words = (side.keys[unit] for unit in own if not side.is_in(unit, "article", "conjunction"))
    return [word for word in words if word not in small and word[0].isalnum()]


@lru_cache(maxsize=16)
def chain_words(lexicon: Lexicon) -> frozenset[str]:
    """Return the words of the modifiers that only continue a chain."""
    entries = (entry for name in sorted(_NO_DEGREE) for entry in lexicon.modifiers.get(name, ()))
    return frozenset(word for entry in entries for word in words_of_entry(entry))
