"""From evidence to a score: how likely a pair of paragraphs is a link."""

from __future__ import annotations

import math
from collections.abc import Mapping
from operator import mul

from draftdiff.align.evidence import Cell, Evidence

CAP = 8.0
"""Odds beyond this count as this: more text in common makes nothing surer."""
NO_RIVAL = -3.0
"""A rival of lower odds than these is none."""


def odds_of(evidence: Evidence, table: Mapping[str, float]) -> float:
    """Return the logarithm of the odds that a table of weights gives to evidence."""
    odds: float = sum(map(mul, table.values(), map(evidence.__getitem__, table)))
    return round(odds, 3)


def clipped(odds: float) -> float:
    """Keep odds within the cap."""
    return max(-CAP, min(CAP, odds))


def rivals_of(odds: Mapping[Cell, float], links: Mapping[int, int]) -> dict[Cell, float]:
    """Return for each pair the best odds that its two paragraphs have with others that are free for them.

    Free is what no better pair has linked. Where nothing is free, the negative cap.
    """
    taken_by = {j: (i, j) for i, j in links.items()}
    of_old: dict[int, list[float]] = {}
    of_new: dict[int, list[float]] = {}
    for (i, j), value in odds.items():
        if _is_free(taken_by.get(j, (i, j)), (i, j), odds):
            of_old.setdefault(i, []).append(value)
        if _is_free((i, links.get(i, j)), (i, j), odds):
            of_new.setdefault(j, []).append(value)
    best_old = {i: _two_best(values) for i, values in of_old.items()}
    best_new = {j: _two_best(values) for j, values in of_new.items()}
    nothing = (-CAP, -CAP)
    return {
        (i, j): max(_other(best_old.get(i, nothing), value), _other(best_new.get(j, nothing), value))
        for (i, j), value in odds.items()
    }


def _is_free(link: Cell, cell: Cell, odds: Mapping[Cell, float]) -> bool:
    return link == cell or odds.get(link, CAP) < odds[cell]


def _two_best(values: list[float]) -> tuple[float, float]:
    first, second, *_ = sorted((*values, -CAP), reverse=True)
    return first, second


def _other(best: tuple[float, float], own: float) -> float:
    return best[1] if own == best[0] else best[0]


def score_of(odds: float) -> float:
    """Turn odds into a score in 0..1, rounded to 3 decimals."""
    return round(1 / (1 + math.exp(-odds)), 3)
