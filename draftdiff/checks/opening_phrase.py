"""A paragraph opens with a phrase of its own kind: *Recalling*, *Requests*.

One that no lexicon knows may be right, or misspelt, or the second half of the paragraph before it.
"""

from __future__ import annotations

from collections.abc import Iterator

from draftdiff.checks.draft import Clause, Draft
from draftdiff.checks.habits import keeps
from draftdiff.checks.hidden_character import has_odd_letter
from draftdiff.numbering import leading_number
from draftdiff.phrases import Opening
from draftdiff.problems import Problem, Severity

CODE = "opening-phrase"
_SHOWN = 4
"""Words at the beginning of a paragraph that are shown: as many as most opening phrases have."""
_LONGEST = 40
"""Characters that are shown at most: Chinese divides no words."""


def find(draft: Draft) -> Iterator[Problem]:
    """Yield a problem for each whole paragraph without a known opening phrase, or with one in the wrong letters."""
    for clause in draft.clauses:
        if clause.is_whole and clause.paragraph.text:
            yield from _unknown(clause) if clause.opening is None else _wrong_letter(clause, clause.opening)


def _unknown(clause: Clause) -> Iterator[Problem]:
    """Yield a hint, unless letters of two scripts or a number are why, which other checks tell."""
    first = " ".join(clause.paragraph.text[:_LONGEST].split()[:_SHOWN])
    if not has_odd_letter(first) and not leading_number(first):
        yield clause.problem(CODE, Severity.HINT, "unknown", offset=0, text=first, hint="misspelt")


def _wrong_letter(clause: Clause, opening: Opening) -> Iterator[Problem]:
    """Yield a warning where the first letter is small and official texts have a capital, or the reverse."""
    letter = opening.phrase[:1]
    habit = "opening with a capital" if letter.islower() else "opening with a small letter"
    if letter.lower() != letter.upper() and keeps(habit, clause.lexicon.language):
        message = "small" if letter.islower() else "capital"
        yield clause.problem(CODE, Severity.WARNING, message, offset=opening.start, text=opening.phrase)
