"""A paragraph opens with a phrase of its own kind: *Recalling*, *Requests*. One that no lexicon knows may be right,
or misspelt, or the second half of the paragraph before it."""

from __future__ import annotations

from collections.abc import Iterator

from draftdiff.checks.draft import Draft
from draftdiff.checks.hidden_character import words_in_two_scripts
from draftdiff.problems import Problem, Severity

CODE = "opening-phrase"
_SHOWN = 4


def find(draft: Draft) -> Iterator[Problem]:
    """Yield a hint for each whole paragraph without a known opening phrase, unless letters of two scripts are why."""
    for clause in draft.clauses:
        if clause.is_whole and clause.paragraph.text and clause.opening is None:
            first = " ".join(clause.paragraph.text.split()[:_SHOWN])
            if next(words_in_two_scripts(first), None):
                continue
            yield clause.problem(CODE, Severity.HINT, "unknown", offset=0, text=first, hint="misspelt")
