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
    least_of_part: float
    """Odds from which a further partner is one."""


MODEL = Model(
    text={
        "bias": -14.19,
        "enough": 11.08,
        "words": 4.09,
        "density": 10.11,
        "opening": 1.42,
        "kind": 2.56,
        "figures": 1.88,
        "wordy": 1.36,
    },
    place={
        "bias": 0.38,
        "text": 1.0,
        "rival": -0.69,
        "drift": -2.0,
        "before": 0.77,
        "alone": 3.2,
    },
    part={
        "bias": -8.3,
        "amount": 2.53,
        "share": 7.8,
        "words": 3.24,
        "near": 2.63,
        "alike": 2.11,
        "figures": 1.35,
    },
    least_by_text=-2.0,
    least=0.3,
    least_of_part=0.3,
)
LEAST_RELATED = 0.1
"""Share of the shorter document's paragraphs below which two documents are no renewals of each other."""
SURE = 0.85
"""Score from which a link is sure: of those called sure 99.5 % of the labelled ones are right."""
