"""*Paragraph 45 above* in a text of 27 paragraphs points nowhere: the text was cut, or the number is mistyped."""

from __future__ import annotations

from collections.abc import Iterator

from draftdiff.checks.draft import Draft
from draftdiff.checks.references import own_references
from draftdiff.problems import Problem, Severity

CODE = "missing-paragraph"


def find(draft: Draft) -> Iterator[Problem]:
    """Yield a problem for each reference to a paragraph of the text itself behind its last one.

    One to a gap in the numbers is told once, by the check *number-sequence*.
    """
    numbers = {number.value for clause in draft.clauses if not clause.paragraph.level for number in clause.numbers}
    last = max(numbers, default=0)
    if not last:
        return
    for clause in draft.clauses:
        for citation, number in own_references(clause):
            if number > last or number < 1:
                yield clause.problem_at(citation, None, CODE, Severity.WARNING, "missing", "last", last=last)
