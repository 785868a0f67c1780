"""The learnt numbers of the aligner: few, each with what it means.

Each table is a logistic model: the sum of weight times evidence gives the logarithm of the odds that the pair is a
link. Fitted on kinds of fault over many documents in six languages; `docs/explanation/alignment.md` says how.
"""

from __future__ import annotations

TEXT = {
    "bias": -8.2,
    "words": 5.0,
    "pairs": 4.85,
    "contained": 4.71,
    "lengths": -2.1,
    "opening": 1.3,
}
"""How far the two texts alone speak for a link."""

PLACE = {
    "bias": -3.58,
    "text": 0.72,
    "margin": 0.4,
    "before": 1.01,
    "after": 0.86,
    "crossed": 1.21,
    "alone": 3.47,
    "parents": 2.35,
    "kind": 2.09,
}
"""How far text and neighbours together speak for a link. `text` is the sum of `TEXT`."""

PART = {
    "bias": -4.01,
    "most": 0.12,
    "both": 5.12,
    "share": 1.24,
    "run": 2.15,
    "near": 2.08,
    "text": 0.44,
    "partners": -0.69,
    "alone": -1.31,
}
"""How far text that the first partners leave uncovered speaks for a further link (split or merge)."""
