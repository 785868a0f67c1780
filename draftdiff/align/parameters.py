"""The learnt numbers of the aligner: few, each with what it means.

Each table is a logistic model: the sum of weight times evidence gives the logarithm of the odds that the pair is a
link. Fitted on kinds of fault over many documents in six languages; `docs/explanation/alignment.md` says how.
"""

from __future__ import annotations

TEXT = {
    "bias": -8.5,
    "words": 9.7,
    "pairs": 3.8,
    "contained": 4.5,
    "lengths": -0.9,
    "opening": 1.8,
}
"""How far the two texts alone speak for a link."""

PLACE = {
    "bias": -2.0,
    "text": 0.95,
    "before": 2.0,
    "after": 1.8,
    "crossed": -1.6,
    "alone": 1.25,
    "parents": 0.6,
    "kind": 1.5,
}
"""How far text and neighbours together speak for a link. `text` is the sum of `TEXT`."""

PART = {
    "bias": -4.5,
    "shared": 4.5,
    "old_share": 4.6,
    "new_share": 4.6,
    "run": 0.6,
    "near": 2.4,
    "both": -2.3,
}
"""How far text that the first partners leave uncovered speaks for a further link (split or merge)."""
