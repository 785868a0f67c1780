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
    least_alone: float
    """Odds by text from which two paragraphs are a link because nothing else is left between linked neighbours."""
    least_of_part: float
    """Odds from which a further partner is one."""


MODEL = Model(
    text={
        "bias": -15.12,
        "enough": 16.85,
        "words": 0.25,
        "density": 10.59,
        "longer": -0.42,
        "opening": 1.41,
        "kind": 2.7,
        "figures": 4.08,
        "wordy": 0.97,
    },
    place={
        "bias": -15.85,
        "enough": 12.88,
        "words": 4.01,
        "density": 16.5,
        "longer": -0.59,
        "opening": 1.42,
        "kind": 1.41,
        "figures": 9.99,
        "wordy": 1.5,
        "rival": -1.01,
        "drift": -4.29,
        "before": 0.35,
        "alone": 4.26,
    },
    part={
        "bias": -8.23,
        "amount": 2.36,
        "share": 6.27,
        "words": 1.66,
        "near": 1.26,
        "free": 1.17,
        "alike": 5.22,
        "figures": 2.65,
        "kind": 0.59,
    },
    least_by_text=-2.0,
    least=1.5,
    least_alone=-7.0,
    least_of_part=0.8,
)
LEAST_RELATED = 0.2
"""Share of the shorter document's paragraphs below which two documents are no renewals of each other: formulas alone
seldom make up as much, and of 148 renewals none shared less than .44."""
SURE = 0.85
"""Score from which a link is sure: of the labelled links called sure 99.9 % are right, and 1.1 % are in doubt."""
