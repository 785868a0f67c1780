"""One-to-one pairs: what is certain first, then the best assignment, with the neighbours' support."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from itertools import starmap
from operator import attrgetter

from msgspec import Struct

from draftdiff.align.assignment import assign
from draftdiff.align.evidence import Cell, Evidence, Profile, Weights, Word, candidates_of, places_of, text_evidence
from draftdiff.align.neighbours import Neighbours, Sections
from draftdiff.align.parameters import (
    LEAST_RELATED,
    LEAST_RENEWED,
    LEAST_TOLD,
    MODEL,
    ODDS_BORROWED,
    ODDS_OF_FOREIGN,
    ODDS_OF_OTHERS,
    ODDS_UNTOLD,
    Model,
)
from draftdiff.align.scoring import odds_of, rivals_of, score_of
from draftdiff.align.units import Shelf, Spelling, Unit, Vocabulary, words_of
from draftdiff.sequences import each_once, moved_of
from draftdiff.tokens import compared_text

ROUNDS = 2
"""So often at most the links say how well a pair fits, and are made anew."""


class Texts(Struct, frozen=True):
    """Two documents as they are compared: their paragraphs, and what is known of those whose text is not the same."""

    old: Sequence[Unit]
    new: Sequence[Unit]
    certain: Mapping[int, int]
    """The pairs of equal texts and of rows of one name: what is not of equal text has a profile, by its place."""
    weights: Weights
    old_profiles: Mapping[int, Profile]
    new_profiles: Mapping[int, Profile]
    titles: Sequence[Sequence[Word]]


class Pairing(Struct, frozen=True):
    """The one-to-one pairs of two documents, with what spoke for them and for others."""

    certain: Mapping[int, int]
    links: Mapping[int, int]
    """All pairs, with the certain ones."""
    evidence: Mapping[Cell, Evidence]
    """What is known of each pair that was looked at: for the tables `text` and `place`."""
    text: Mapping[Cell, float]
    """Odds by the two texts alone."""
    odds: Mapping[Cell, float]
    """Odds by all that is known."""
    is_renewal: bool
    """Whether so much is paired that one document continues the other."""

    def score(self, i: int, j: int) -> float:
        """Score of a link in 0..1."""
        if self.certain.get(i) == j:
            return 1.0
        odds = self.odds[i, j]
        return score_of(min(odds, ODDS_UNTOLD) if self._is_untold(i, j) else odds)

    def _is_untold(self, i: int, j: int) -> bool:
        """Say whether its place alone makes a link likely, or its texts have many words of their own for its odds."""
        if (i, j) not in self.evidence:
            return False
        known = self.evidence[i, j]
        least = max(ODDS_OF_OTHERS * (1 - known["words"]), ODDS_OF_FOREIGN * known["foreign"])
        return self.text[i, j] < LEAST_TOLD or self.odds[i, j] < least


def read_texts(old: Sequence[Unit], new: Sequence[Unit], spelling: Spelling, titles: Sequence[str] = ()) -> Texts:
    """Learn from two documents what their words tell."""
    certain = pair_certain(old, new)
    equal = {i: j for i, j in certain.items() if old[i].text == new[j].text}
    taken = set(equal.values())
    old_left = [unit for unit in old if unit.index not in equal]
    new_left = [unit for unit in new if unit.index not in taken]
    both = [old[i] for i in equal]
    vocabulary = Vocabulary(spelling)
    weights = Weights(*([words_of(u.text, vocabulary, u.shelf) for u in units] for units in (old_left, new_left, both)))
    return Texts(
        old=old,
        new=new,
        certain=certain,
        weights=weights,
        old_profiles={unit.index: profile for unit, profile in zip(old_left, weights.old, strict=True)},
        new_profiles={unit.index: profile for unit, profile in zip(new_left, weights.new, strict=True)},
        titles=[words_of(compared_text(title), vocabulary).sequence for title in titles],
    )


def pair_texts(texts: Texts, model: Model = MODEL) -> Pairing:
    """Pair what is not certain: by text, then by text, rivals, neighbours and sections.

    Where little is paired, place and kind prove nothing: the texts alone must say that one borrows from the other.
    """
    certain, evidence = texts.certain, _text_evidence(texts)
    odds = text = {cell: odds_of(known, model.text) for cell, known in evidence.items()}
    links = _links(certain, text, model.least_by_text)
    sections = Sections(texts.old, texts.new, links)
    paired = paired_by_section(certain, texts.old, texts.new, sections)
    if paired != certain:
        certain, links = paired, _links(paired, text, model.least_by_text)
    settled: Mapping[int, int] = {}
    for _ in range(ROUNDS):
        if links == settled:
            break
        settled, rivals = links, rivals_of(text, links)
        near = Neighbours(links, len(texts.old), len(texts.new))
        evidence = {
            cell: known | near.evidence_of(*cell) | {"rival": rivals[cell], "elsewhere": float(sections.are_two(*cell))}
            for cell, known in evidence.items()
        }
        odds = {cell: odds_of(known, model.place) for cell, known in evidence.items()}
        links = _links(certain, odds, model.least)
    share = len(links) / max(1, min(len(texts.old), len(texts.new)))
    if share < LEAST_RENEWED:
        odds = {cell: round(value - ODDS_BORROWED, 3) for cell, value in text.items()}
        links = _links(certain, odds, 0.0 if share >= LEAST_RELATED else math.inf)
        return Pairing(certain, links, evidence, text, odds, is_renewal=False)
    lone = _lone_rows(links, texts)
    odds = odds | dict.fromkeys(lone.items(), ODDS_UNTOLD)
    return Pairing(certain, links | lone, evidence, text, odds, is_renewal=True)


def _text_evidence(texts: Texts) -> dict[Cell, dict[str, float]]:
    old, new, olds, news = texts.old, texts.new, texts.old_profiles, texts.new_profiles
    taken = set(texts.certain.values())
    return {
        (i, j): text_evidence(olds[i], news[j], texts.weights, same_kind=old[i].kind is new[j].kind)
        for i, j in candidates_of(olds, news, texts.weights)
        if old[i].shelf is new[j].shelf and i not in texts.certain and j not in taken
    }


def _links(certain: Mapping[int, int], odds: Mapping[Cell, float], least: float) -> dict[int, int]:
    """Return the certain pairs, and the best of those that have the least odds."""
    gains = {cell: round(1000 * (value - least)) for cell, value in odds.items() if value > least}
    return {**certain, **assign(gains)}


def _lone_rows(links: Mapping[int, int], texts: Texts) -> dict[int, int]:
    """Pair a row that stands alone between two partners with what stands alone between theirs, whatever it is called.

    Of 31 in six languages all were right: what needs are *foreseen for* one year are *expected in* the next.
    """
    taken = set(links.values())
    lone = {i: links[i - 1] + 1 for i in texts.old_profiles if i not in links and i - 1 in links}
    return {
        i: j
        for i, j in lone.items()
        if j not in taken and links.get(i + 1) == j + 1
        if texts.old[i].shelf is texts.new[j].shelf is Shelf.ROW
    }


def pair_certain(old: Sequence[Unit], new: Sequence[Unit]) -> dict[int, int]:
    """Pair equal texts and rows of one name, first with first, where they stand equally often on both sides.

    What stands more often on one side is left to its neighbours, and so is a row that stands several times, as
    *Subtotal* does, if it would have moved; unless their texts are equal.
    """
    named = sorted(_paired_by(attrgetter("shelf", "name"), old, new).items())
    seen = Counter(old[i].name for i, _ in named)
    strays = {(i, j) for i, j in named if seen[old[i].name] > 1 and old[i].text != new[j].text}
    if strays:
        strays &= {named[place] for place in moved_of(named, [1] * len(named))}
    pairs = {i: j for i, j in named if (i, j) not in strays}
    taken = set(pairs.values())
    old, new = [u for u in old if u.index not in pairs], [u for u in new if u.index not in taken]
    return pairs | _paired_by(attrgetter("shelf", "text"), old, new)


def _paired_by(key: Callable[[Unit], object], old: Sequence[Unit], new: Sequence[Unit]) -> dict[int, int]:
    old_places, new_places = (places_of((unit.index, [key(unit)]) for unit in units) for units in (old, new))
    return {
        i: j
        for told, indices in old_places.items()
        if len(indices) == len(new_places.get(told, ()))
        for i, j in zip(indices, new_places[told], strict=True)
    }


def paired_by_section(
    pairs: Mapping[int, int], old: Sequence[Unit], new: Sequence[Unit], sections: Sections
) -> dict[int, int]:
    """Pair equal texts anew that stand several times: within a section first, then in order.

    What stands in two sections that both go on elsewhere is no pair: each has its own *Endorses the conclusions*.
    """
    by_text: dict[tuple[Shelf, str], list[Cell]] = {}
    for i, j in pairs.items():
        if old[i].text == new[j].text:
            by_text.setdefault((old[i].shelf, old[i].text), []).append((i, j))
    paired = {i: j for i, j in pairs.items() if old[i].text != new[j].text}
    for cells in by_text.values():
        if len(cells) > 1 and not all(starmap(sections.are_one, cells)):
            cells = [(i, j) for i, _ in cells for _, j in cells if not sections.are_two(i, j)]
            cells = [*each_once(sorted(cells, key=lambda cell: not sections.are_one(*cell)))]
        paired.update(cells)
    return paired
