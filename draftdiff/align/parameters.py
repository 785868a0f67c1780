"""The learnt numbers of the aligner: few, each with what it means.

Each table is a logistic model: the sum of weight times evidence gives the logarithm of the odds that the pair is a
link. Fitted on kinds of fault over many documents in six languages; `docs/explanation/alignment.md` says how.
"""

from __future__ import annotations

TEXT = {
    "bias": -8.43,
    "words": 5.08,
    "pairs": 4.91,
    "contained": 4.89,
    "lengths": -1.84,
    "opening": 1.28,
}
"""How far the two texts alone speak for a link."""

PLACE = {
    "bias": -3.98,
    "text": 0.7,
    "margin": 0.41,
    "before": 1.67,
    "after": 0.64,
    "crossed": 1.66,
    "alone": 3.57,
    "parents": 2.63,
    "kind": 2.32,
}
"""How far text and neighbours together speak for a link. `text` is the sum of `TEXT`."""

PART = {
    "bias": -6.37,
    "shared": 0.44,
    "old_share": 6.55,
    "new_share": 5.79,
    "run": 1.8,
    "near": 2.57,
    "both": -1.16,
    "neither": -1.81,
}
"""How far text that the first partners leave uncovered speaks for a further link (split or merge)."""
