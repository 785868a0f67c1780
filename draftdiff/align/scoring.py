"""From evidence to a score: how likely a pair of paragraphs is a link."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from operator import mul

from draftdiff.align.evidence import Cell, Evidence

NO_RIVAL = -3.0
"""A rival of lower odds than these is none."""
_NOTHING = (NO_RIVAL, NO_RIVAL)


def odds_of(evidence: Evidence, table: Mapping[str, float]) -> float:
    """Return the logarithm of the odds that a table of weights gives to evidence."""
    odds: float = sum(map(mul, table.values(), map(evidence.__getitem__, table)))
    return round(odds, 3)


def rivals_of(odds: Mapping[Cell, float], links: Mapping[int, int]) -> dict[Cell, float]:
    """Return for each pair the best odds that its two paragraphs have with others that are free for them.

    Free is what no better pair has linked. Where nothing is free, or nothing that is a rival, `NO_RIVAL`.
    """
    taken_by = {j: (i, j) for i, j in links.items()}
    of_old: dict[int, list[float]] = {}
    of_new: dict[int, list[float]] = {}
    for (i, j), value in odds.items():
        if _is_free(taken_by.get(j, (i, j)), (i, j), odds):
            of_old.setdefault(i, [*_NOTHING]).append(value)
        if _is_free((i, links.get(i, j)), (i, j), odds):
            of_new.setdefault(j, [*_NOTHING]).append(value)
    best_old, best_new = ({place: sorted(values)[-2:] for place, values in side.items()} for side in (of_old, of_new))
    return {
        (i, j): max(_other(best_old.get(i, _NOTHING), value), _other(best_new.get(j, _NOTHING), value))
        for (i, j), value in odds.items()
    }


def _is_free(link: Cell, cell: Cell, odds: Mapping[Cell, float]) -> bool:
    return link == cell or odds[link] < odds[cell]


def _other(best: Sequence[float], own: float) -> float:
    second, first = best
    return second if own == first else first


def score_of(odds: float) -> float:
    """Turn odds into a score in 0..1, rounded to 3 decimals."""
    return round(1 / (1 + math.exp(-odds)), 3)
