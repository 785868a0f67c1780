"""One-to-one pairs: identical texts first, then the best assignment, with the neighbours' support."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import starmap

from draftdiff.align.assignment import assign
from draftdiff.align.evidence import Cell, Evidence, Weights, candidates_of, text_evidence
from draftdiff.align.neighbours import Neighbours
from draftdiff.align.parameters import (
    LEAST_RELATED,
    LEAST_RENEWED,
    LEAST_TOLD,
    MODEL,
    ODDS_BORROWED,
    ODDS_UNTOLD,
    Model,
)
from draftdiff.align.scoring import odds_of, rivals_of, score_of
from draftdiff.align.sections import Sections
from draftdiff.align.units import Shelf, Spelling, Unit, Vocabulary, words_of
from draftdiff.sequences import each_once
from draftdiff.tokens import compared_text

ROUNDS = 2
"""So often at most the links say how well a pair fits, and are made anew."""


class Pairing:
    """All that is known of the one-to-one pairs of two documents."""

    def __init__(
        self,
        old: Sequence[Unit],
        new: Sequence[Unit],
        spelling: Spelling,
        model: Model = MODEL,
        titles: Sequence[str] = (),
    ) -> None:
        self.old, self.new, self.model = old, new, model
        self.identical = pair_identical(old, new)
        self.links = dict(self.identical)
        taken = set(self.identical.values())
        old_left = [unit for unit in old if unit.index not in self.identical]
        new_left = [unit for unit in new if unit.index not in taken]
        both = [old[i] for i in self.identical]
        vocabulary = Vocabulary(spelling)
        sides = ([words_of(u.text, vocabulary, u.shelf) for u in units] for units in (old_left, new_left, both))
        self.weights = Weights(*sides)
        self.titles = [words_of(compared_text(title), vocabulary).sequence for title in titles]
        self.old_profiles = {unit.index: profile for unit, profile in zip(old_left, self.weights.old, strict=True)}
        self.new_profiles = {unit.index: profile for unit, profile in zip(new_left, self.weights.new, strict=True)}

    def run(self) -> None:
        """Pair what is left after the identical texts: by text, then by text, rivals, neighbours and sections.

        Where little is paired, place and kind prove nothing: the texts alone must say that one borrows from the other.
        """
        self.text_evidence = self._text_evidence()
        self.text = {cell: odds_of(evidence, self.model.text) for cell, evidence in self.text_evidence.items()}
        self.odds = dict(self.text)
        self._assign(self.model.least_by_text)
        self.sections = Sections(self.old, self.new, self.links)
        paired = paired_by_section(self.identical, self.old, self.sections)
        if paired != self.identical:
            self.identical = paired
            self._assign(self.model.least_by_text)
        settled: dict[int, int] = {}
        for _ in range(ROUNDS):
            if self.links == settled:
                break
            settled = self.links
            self.place_evidence = self._place_evidence()
            self.odds = {cell: odds_of(evidence, self.model.place) for cell, evidence in self.place_evidence.items()}
            self._assign(self.model.least)
        share = len(self.links) / max(1, min(len(self.old), len(self.new)))
        self.is_renewal = share >= LEAST_RENEWED
        if not self.is_renewal:
            self.odds = {cell: round(odds - ODDS_BORROWED, 3) for cell, odds in self.text.items()}
            self._assign(0.0 if share >= LEAST_RELATED else math.inf)

    def score(self, i: int, j: int) -> float:
        """Score of a link in 0..1; what its place alone makes likely is in doubt."""
        if self.identical.get(i) == j:
            return 1.0
        odds = self.odds[i, j]
        return score_of(odds if self.text[i, j] >= LEAST_TOLD else min(odds, ODDS_UNTOLD))

    def _text_evidence(self) -> dict[Cell, Evidence]:
        old, new = self.old, self.new
        return {
            (i, j): text_evidence(
                self.old_profiles[i], self.new_profiles[j], self.weights, same_kind=old[i].kind is new[j].kind
            )
            for i, j in candidates_of(self.old_profiles, self.new_profiles, self.weights)
            if old[i].shelf is new[j].shelf
        }

    def _place_evidence(self) -> dict[Cell, Evidence]:
        rivals = rivals_of(self.text, self.links)
        near = Neighbours(self.links, len(self.old), len(self.new))
        return {
            cell: {
                **evidence,
                **near.evidence_of(*cell),
                "rival": rivals[cell],
                "elsewhere": float(self.sections.are_two(*cell)),
            }
            for cell, evidence in self.text_evidence.items()
        }

    def _assign(self, least: float) -> None:
        gains = {cell: round(1000 * (odds - least)) for cell, odds in self.odds.items() if odds > least}
        self.links = {**self.identical, **assign(gains)}


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


def paired_by_section(pairs: Mapping[int, int], old: Sequence[Unit], sections: Sections) -> dict[int, int]:
    """Pair equal texts anew that stand several times: within a section first, then in order.

    What stands in two sections that both go on elsewhere is no pair: each has its own *Endorses the conclusions*.
    """
    by_text: dict[tuple[Shelf, str], list[Cell]] = {}
    for i, j in pairs.items():
        by_text.setdefault((old[i].shelf, old[i].text), []).append((i, j))
    paired: dict[int, int] = {}
    for cells in by_text.values():
        if len(cells) > 1 and not all(starmap(sections.are_one, cells)):
            cells = [(i, j) for i, _ in cells for _, j in cells if not sections.are_two(i, j)]
            cells = [*each_once(sorted(cells, key=lambda cell: not sections.are_one(*cell)))]
        paired.update(cells)
    return paired


def _places_by_text(units: Sequence[Unit]) -> dict[tuple[object, str], list[int]]:
    places: dict[tuple[object, str], list[int]] = {}
    for unit in units:
        places.setdefault((unit.shelf, unit.text), []).append(unit.index)
    return places
