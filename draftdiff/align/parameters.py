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
    """How far text, rivals and neighbours together speak for a link. Its `text` is the sum of the table `text`."""
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
        "bias": -14.81,
        "enough": 9.59,
        "words": 4.88,
        "density": 10.96,
        "longer": -0.2,
        "opening": 1.29,
        "kind": 3.05,
        "figures": 3.93,
        "wordy": 0.94,
    },
    place={
        "bias": 0.4,
        "text": 1.17,
        "rival": -0.83,
        "drift": -1.82,
        "before": 0.74,
        "alone": 1.75,
    },
    part={
        "bias": -7.75,
        "amount": 2.31,
        "share": 7.52,
        "words": 3.41,
        "near": 2.35,
        "alike": 2.39,
        "figures": 4.15,
    },
    least_by_text=-2.0,
    least=0.9,
    least_alone=-7.0,
    least_of_part=0.6,
)
LEAST_RELATED = 0.2
"""Share of the shorter document's paragraphs below which two documents are no renewals of each other: formulas alone
seldom make up as much, and of 148 renewals none shared less than .44."""
SURE = 0.85
"""Score from which a link is sure: of the labelled links called sure 99.8 % are right, and 2.1 % are in doubt."""
