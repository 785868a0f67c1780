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
    """How far text, rivals, neighbours and sections together speak for a link."""
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
        "bias": -14.67,
        "enough": 13.03,
        "words": -2.52,
        "density": 10.59,
        "longer": -1.54,
        "opening": 1.39,
        "kind": 3.01,
        "figures": 4.29,
        "wordy": 0.96,
        "contained": 4.56,
    },
    place={
        "bias": -22.89,
        "enough": 15.01,
        "words": 3.46,
        "density": 15.68,
        "opening": 1.61,
        "kind": 2.04,
        "figures": 8.68,
        "wordy": 1.47,
        "known": 10.19,
        "rival": -0.99,
        "drift": -3.75,
        "alone": 3.76,
        "elsewhere": -4.0,
    },
    part={
        "bias": -6.78,
        "amount": 1.01,
        "apart": 1.07,
        "share": 3.37,
        "whole": 3.37,
        "words": 2.15,
        "free": 2.07,
        "alike": 4.28,
        "figures": 2.56,
        "joined": 0.7,
    },
    least_by_text=-2.0,
    least=1.5,
    least_of_part=0.2,
)
LEAST_RENEWED = 0.305
"""Share of the shorter document's paragraphs that renewals pair at least: of 1,071, one to three sessions apart, none
had less than .37 in English, .35 in Chinese, and of the longest .31 in Arabic; of 382 other pairs of one committee
90 % had less than .33."""
LEAST_RELATED = 0.2
"""The same below which two documents have nothing but formulas in common: equal texts alone are paired then."""
ODDS_BORROWED = 5.3
"""Odds by the two texts alone that a pair needs between the two: lower ones are formulas round other objects."""
ODDS_OF_OTHERS = 5.0
"""A pair is in doubt if its odds are less than this times the share of words that its texts do not have in common."""
ODDS_OF_FOREIGN = 18.0
"""The same times the share of words, in that of both texts which has fewer, that the other document has nowhere: the
formula may be the same, the object is another. Of 32 sure links that had less, 8 were wrong and 5 to be disputed."""
LEAST_TOLD = -3.0
"""Odds by the two texts alone below which a pair is always in doubt: both that were wrong had less."""
ODDS_UNTOLD = 1.0
"""The most odds that a pair in doubt has. The same of a pair that the search for parts alone has made: of 86 that were
sure, most other languages had 51."""
SURE = 0.9
"""Score from which a link is sure: of the labelled links called sure 99.95 % are right, and 3 % are in doubt. One in
four of .85 is missing in most other languages; of parts of a split or merger with less that were read, a third was
wrong."""
FAR_LIKELIER = 30
"""So many times the odds of its runner-up has a sure link: of five labelled links that have less, two are wrong."""
