"""Which paragraphs of two languages of a document correspond: those of one kind, in their order, as far as they agree.

What paragraphs cite, the verbs that open them and how long they are tell. A paragraph that one language lacks has no
twin, and those behind it have theirs; two that changed places are twins crosswise.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from draftdiff.checks.draft import Clause, Draft
from draftdiff.checks.values import cited_values
from draftdiff.lexicon import Lexicon
from draftdiff.phrases import Opening

_ACTING = frozenset({"decision", "directive"})
"""Scales of verbs that bring something about."""
_AGAINST = "attitude-negative"
_ANEW, _ITS_OBJECT = "reiterate", ("reiterate-", "renew-")
_AFFIRMING = frozenset({"confirm", "reaffirm"})
"""*Reiterates its call* is one verb in one language and two in another, or *reaffirms* and its object."""
_APART = 26
"""Steps of strength between two verbs, at least, that do not translate each other: *calls upon* and *invites*."""
_OTHER_SCALE, _OTHER_SIDE = 100, 60
_REACH = 6
"""Paragraphs by which one text may be ahead of the other, beyond the difference of their numbers."""
_ALIKE, _LONE = 2.0, -0.9
"""What it counts that two paragraphs agree (or, below zero, contradict each other), and that one has no twin."""
_SAME_LABEL = 0.25
"""What it counts that two paragraphs bear one label: it decides where nothing else does."""
_FEWEST = -3
"""Agreements less contradictions of two texts that are no translations of each other, at most."""
_MOST_LONE = 4
"""Paragraphs without a twin, from which on two texts are built otherwise."""


class Correspondence(NamedTuple):
    """Paragraphs of two languages that correspond, as far as they do."""

    pairs: list[tuple[Clause, Clause]]
    crossed: list[Clause]
    """Paragraphs that stand behind the next one in the other language."""
    lone: list[Clause]
    """Paragraphs that the other language lacks."""
    lacking: list[tuple[int, Clause]]
    """Paragraphs of the other language that this one lacks, each with the place where it should stand."""
    parted: int | None
    """The place from which on the texts are built otherwise, and were not compared; None if they are not."""


class _Step(NamedTuple):
    """How far a way through both texts has come, how good it is, and where it was before."""

    score: float
    before: tuple[int, int]


@lru_cache(maxsize=8)
def corresponding(draft: Draft, other: Draft) -> Correspondence:
    """Return which paragraphs correspond; remembered, for several checks ask."""
    here, there = draft.clauses, other.clauses
    way = [*_way(_Table(here, there))]
    found = Correspondence([], [], [], [], None)
    for (start, first), (end, last) in pairwise(way):
        ours, theirs = here[start:end], there[first:last]
        found.pairs.extend(zip(ours, reversed(theirs), strict=True) if len(ours) == len(theirs) else ())
        found.crossed.extend(ours[:1] if len(ours) > 1 else ())
        found.lone.extend(ours if not theirs else ())
        found.lacking.extend((start, one) for one in theirs if not ours)
    parted = _parted(found, here, there)
    if parted is None:
        return found
    shared = {clause.paragraph.key for clause in here[:parted]}
    pairs = [(one, twin) for one, twin in found.pairs if one.paragraph.key in shared]
    return Correspondence(pairs, [], [], [], parted)


def _parted(found: Correspondence, here: Sequence[Clause], there: Sequence[Clause]) -> int | None:
    """Return the first place at which two texts differ where they do in many, or contradict each other throughout."""
    places = {clause.paragraph.key: place for place, clause in enumerate(here)}
    likely = [(places[one.paragraph.key], likeness(one, twin)) for one, twin in found.pairs]
    differing = [place for place, fits in likely if fits < 0]
    if not here or not there:
        return 0 if here or there else None
    if sum(fits for _, fits in likely) <= _FEWEST:
        return differing[0]
    alone = [places[one.paragraph.key] for one in found.lone] + [place for place, _ in found.lacking]
    return min(alone + differing) if len(alone) >= _MOST_LONE else None


class _Table:
    """What each pair of paragraphs counts; found when it is asked for, and once."""

    def __init__(self, here: Sequence[Clause], there: Sequence[Clause]) -> None:
        self.here, self.there = here, there
        self.size = len(here), len(there)
        self.reach = _REACH + abs(len(here) - len(there))
        sizes = [sum(len(one.paragraph.text) for one in side) or 1 for side in (here, there)]
        self._usual = math.log(sizes[0] / sizes[1])
        self._counts: dict[tuple[int, int], float] = {}

    def count(self, place: int, other: int) -> float:
        """Return what two paragraphs count as twins; those of two kinds are none."""
        known = self._counts.get((place, other))
        if known is None:
            known = self._counts[place, other] = self._counted(self.here[place], self.there[other])
        return known

    def _counted(self, one: Clause, other: Clause) -> float:
        if _shape(one) != _shape(other):
            return -math.inf
        lengths = (len(one.paragraph.text) + 1) / (len(other.paragraph.text) + 1)
        unequal = min(1.0, abs(math.log(lengths) - self._usual))
        return 1 + _ALIKE * likeness(one, other) - unequal + _SAME_LABEL * (one.label == other.label)

    def are_crossed(self, place: int, other: int) -> bool:
        """Say whether each of two paragraphs contradicts the one opposite and says what the other one there does."""
        if self.count(place, other) > 0 or self.count(place + 1, other + 1) > 0:
            return False
        return min(self.count(place, other + 1), self.count(place + 1, other)) > 1


def _shape(clause: Clause) -> tuple[str, int, bool]:
    return clause.paragraph.kind.value, clause.paragraph.level, bool(clause.paragraph.annex)


def _way(table: _Table) -> Iterator[tuple[int, int]]:
    """Yield the places of the best way through both texts: to twins, to two that are crossed, to one without a twin."""
    best: dict[tuple[int, int], _Step] = {(0, 0): _Step(0.0, (0, 0))}
    for place in range(table.size[0] + 1):
        for other in range(max(0, place - table.reach), min(table.size[1], place + table.reach) + 1):
            if place or other:
                best[place, other] = max(_steps_to(place, other, table, best), key=lambda step: step.score)
    ways = [table.size]
    while ways[-1] != (0, 0):
        ways.append(best[ways[-1]].before)
    yield from reversed(ways)


def _steps_to(place: int, other: int, table: _Table, best: dict[tuple[int, int], _Step]) -> Iterator[_Step]:
    if (before := best.get((place - 1, other - 1))) is not None:
        yield _Step(before.score + table.count(place - 1, other - 1), (place - 1, other - 1))
    for alone in ((place - 1, other), (place, other - 1)):
        if (before := best.get(alone)) is not None:
            yield _Step(before.score + _LONE, alone)
    if (before := best.get((place - 2, other - 2))) is not None and table.are_crossed(place - 2, other - 2):
        counts = table.count(place - 2, other - 1) + table.count(place - 1, other - 2)
        yield _Step(before.score + counts, (place - 2, other - 2))


def likeness(here: Clause, there: Clause) -> float:
    """Return from -1 to 1 how much of what two paragraphs cite they have in common; else whether they have one verb."""
    ours, theirs = cited_values(here), cited_values(there)
    if ours and theirs:
        return 2 * len(ours & theirs) / len(ours | theirs) - 1
    if not here.opening or not there.opening:
        return 0
    if not set(here.opening.acts).isdisjoint(there.opening.acts):
        return 1
    return -1 if verbs_differ(here.opening, there.opening, here.lexicon) else 0


def verbs_differ(here: Opening, there: Opening, lexicon: Lexicon) -> bool:
    """Say whether the verbs that open two paragraphs translate each other in none of their readings."""
    readings = [(one, other) for one in _acts(here, lexicon) for other in _acts(there, lexicon)]
    return bool(readings) and min(_distance(*pair, lexicon) for pair in readings) >= _APART


def _acts(opening: Opening, lexicon: Lexicon) -> set[str]:
    """Return what a phrase may express; *notes* and *with concern* together are an act of their own."""
    modified = {f"{act}-{modifier}" for act in opening.acts for modifier in opening.modifiers}
    return {*opening.acts, *modified} & lexicon.acts.keys()


def _distance(one: str, other: str, lexicon: Lexicon) -> int:
    """Return how far two acts are from each other, in steps of strength; 0 where that says nothing."""
    acts = lexicon.acts
    has_object = one.startswith(_ITS_OBJECT) or other.startswith(_ITS_OBJECT)
    if _ANEW in (one, other) or (has_object and not _AFFIRMING.isdisjoint((one, other))):
        return 0
    scales = {acts[one].scale, acts[other].scale}
    if scales & _ACTING and scales - _ACTING:
        return _OTHER_SCALE
    if _AGAINST in scales and len(scales) > 1:
        return _OTHER_SIDE
    return abs(acts[one].strength - acts[other].strength)
