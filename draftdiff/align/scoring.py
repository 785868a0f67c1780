"""From evidence to a score: how likely a pair of paragraphs is a link."""

from __future__ import annotations

import math
from collections.abc import Mapping

from draftdiff.align.evidence import Cell, Evidence
from draftdiff.align.order import Neighbours
from draftdiff.align.parameters import TEXT
from draftdiff.align.units import Unit

CAP = 8.0
"""Odds beyond this count as this: more text in common makes nothing surer."""


def text_odds(evidence: Evidence) -> float:
    """Return the logarithm of the odds that two texts are the same paragraph, by their words alone."""
    total = TEXT["bias"] + sum(TEXT[name] * getattr(evidence, name) for name in Evidence.__struct_fields__)
    return clipped(total)


def clipped(odds: float) -> float:
    """Round odds and keep them within the cap."""
    return round(max(-CAP, min(CAP, odds)), 3)


def rivals_of(odds: Mapping[Cell, float]) -> dict[Cell, float]:
    """Return for each pair the best odds that its two paragraphs have with others; at least the negative cap."""
    rows: dict[int, list[float]] = {}
    columns: dict[int, list[float]] = {}
    for (i, j), value in odds.items():
        rows.setdefault(i, []).append(value)
        columns.setdefault(j, []).append(value)
    best = {**{("old", i): _two_best(row) for i, row in rows.items()}}
    best.update({("new", j): _two_best(column) for j, column in columns.items()})
    return {
        (i, j): max(_other(best["old", i], value), _other(best["new", j], value)) for (i, j), value in odds.items()
    }


def _two_best(values: list[float]) -> tuple[float, float]:
    first, second, *_ = sorted((*values, -CAP, -CAP), reverse=True)
    return first, second


def _other(best: tuple[float, float], own: float) -> float:
    return best[1] if own == best[0] else best[0]


def place_features(
    old: Unit, new: Unit, text: float, rival: float, links: Mapping[int, int], near: Neighbours
) -> dict[str, float]:
    """Return the evidence of `PLACE` for a pair, given the links made so far."""
    place = near.place_of(old.index, new.index)
    parents = 0.0
    if old.parent >= 0 and new.parent >= 0 and old.parent in links:
        parents = 1.0 if links[old.parent] == new.parent else -1.0
    return {
        "bias": 1.0,
        "text": text,
        "margin": clipped(text - rival),
        "before": place.before,
        "after": place.after,
        "crossed": place.crossed,
        "alone": place.alone,
        "parents": parents,
        "kind": 1.0 if old.kind is new.kind and old.level == new.level else 0.0,
    }


def odds_of(features: Mapping[str, float], table: Mapping[str, float]) -> float:
    """Apply a table of weights to evidence."""
    return round(sum(table[name] * features[name] for name in table), 3)


def score_of(odds: float) -> float:
    """Turn odds into a score in 0..1, rounded to 3 decimals."""
    return round(1 / (1 + math.exp(-odds)), 3)
