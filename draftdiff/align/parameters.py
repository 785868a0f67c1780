"""The learnt numbers of the aligner: few, each with what it means.

Each table is a logistic model: the sum of weight times evidence gives the logarithm of the odds that the pair is a
link. `python -m benchmarks.fit` makes them anew; `docs/explanation/alignment.md` says how they came about.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

Table = Mapping[str, float]
"""A weight for each kind of evidence."""


class Model(Struct, frozen=True, kw_only=True):
    """Three tables, and the odds from which each makes a link."""

    text: Table
    """How far the two texts alone speak for a link."""
    place: Table
    """How far text, rivals and neighbours together speak for a link."""
    part: Table
    """How far text that the first partners leave uncovered speaks for a further link (split or merge)."""
    least_by_text: float
    """Odds from which a pair counts before anything is known of its neighbours."""
    least: float
    """Odds from which a pair is a link."""
    least_of_part: float
    """Odds from which a further partner is one."""


MODEL = Model(
    text={
        "bias": -15.9,
        "enough": 13.21,
        "words": -2.79,
        "density": 10.63,
        "longer": -1.54,
        "opening": 1.4,
        "kind": 3.02,
        "figures": 4.19,
        "wordy": 1.01,
        "known": 2.02,
        "contained": 4.62,
    },
    place={
        "bias": -22.54,
        "enough": 14.16,
        "words": 2.25,
        "density": 15.79,
        "longer": -0.49,
        "opening": 1.69,
        "kind": 1.83,
        "figures": 8.88,
        "wordy": 1.59,
        "known": 10.34,
        "contained": 1.41,
        "rival": -0.99,
        "drift": -3.79,
        "before": -0.29,
        "alone": 3.69,
    },
    part={
        "bias": -8.5,
        "amount": 2.45,
        "share": 6.74,
        "words": 1.66,
        "near": 1.23,
        "free": 1.32,
        "alike": 5.25,
        "figures": 2.85,
        "kind": 0.61,
    },
    least_by_text=-2.0,
    least=1.5,
    least_of_part=0.8,
)
LEAST_RELATED = 0.2
"""Share of the shorter document's paragraphs below which two documents are no renewals of each other: formulas alone
seldom make up as much, and of 148 renewals none shared less than .44."""
SURE = 0.85
"""Score from which a link is sure: of the labelled links called sure 99.9 % are right, and 1.1 % are in doubt."""
