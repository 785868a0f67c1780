"""Paragraphs that are much shorter or longer than in another language: a limb of the sentence was left out.

Counted are letters outside citations, for dates are long in one language and short in another. How long a language
is beside another, the paragraphs of the two texts tell themselves.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from statistics import median

from draftdiff.checks.draft import Clause

_ENOUGH = 5
"""Paragraphs, at least, that tell how long one language is beside another."""
_SHORTEST = 80
"""Letters of a paragraph, at least, whose length says something."""
_CITING = 0.5
"""A paragraph with a greater share of citations is left out."""
_TOLD = 0.45
"""The logarithm of a length that is no more the same: two thirds, or three halves. Of 1,000 official ones one is."""


def of_another_length(pairs: Sequence[tuple[Clause, Clause]]) -> Iterator[tuple[Clause, bool]]:
    """Yield each paragraph that is of quite another length than its twin, and whether it is shorter."""
    counted = ((clause, _letters(clause), _letters(twin)) for clause, twin in pairs if clause.is_whole)
    measured = [(clause, math.log(here / there)) for clause, here, there in counted if here and there > _SHORTEST]
    if len(measured) >= _ENOUGH:
        usual = median(ratio for _, ratio in measured)
        yield from ((clause, ratio < usual) for clause, ratio in measured if abs(ratio - usual) > _TOLD)


def _letters(clause: Clause) -> int:
    """Count the letters of a paragraph outside its citations; 0 where citations are the most of it."""
    text = clause.paragraph.text
    cited = sum(one.end - one.start for one in clause.citations)
    if cited > _CITING * len(text):
        return 0
    inside = {place for one in clause.citations for place in range(one.start, one.end)}
    return sum(sign.isalpha() for place, sign in enumerate(text) if place not in inside)
