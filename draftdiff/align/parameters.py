"""The learnt numbers of the aligner: few, each with what it means.

Each table is a logistic model: the sum of weight times evidence gives the logarithm of the odds that the pair is a
link. `python -m benchmarks.fit` makes them anew; `docs/explanation/alignment.md` says how they came about.
"""

from __future__ import annotations

TEXT = {
    "bias": -14.19,
    "enough": 11.08,
    "words": 4.09,
    "density": 10.11,
    "opening": 1.42,
    "kind": 2.56,
    "figures": 1.88,
    "wordy": 1.36,
}
"""How far the two texts alone speak for a link."""

PLACE = {
    "bias": 0.38,
    "text": 1.0,
    "rival": -0.69,
    "drift": -2.0,
    "before": 0.77,
    "alone": 3.2,
}
"""How far text, rivals and neighbours together speak for a link. `text` is the sum of `TEXT`."""

PART = {
    "bias": -8.3,
    "amount": 2.53,
    "share": 7.8,
    "words": 3.24,
    "near": 2.63,
    "alike": 2.11,
    "figures": 1.35,
}
"""How far text that the first partners leave uncovered speaks for a further link (split or merge)."""

LEAST_BY_TEXT = -2.0
"""Odds from which a pair counts before anything is known of its neighbours."""
LEAST = 0.3
"""Odds from which a pair is a link."""
LEAST_OF_PART = 0.3
"""Odds from which a further partner is one."""
LEAST_RELATED = 0.1
"""Share of the shorter document's paragraphs below which two documents are no renewals of each other."""
SURE = 0.85
"""Score from which a link is sure: of those called sure 99.5 % of the labelled ones are right."""
