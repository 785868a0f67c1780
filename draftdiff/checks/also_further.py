"""Adjacent paragraphs with one verb go *welcomes, also welcomes, further welcomes, welcomes*; no other one says *also*.

A word without a partner and a wrong one are errors. So is a missing one in the preamble and for verbs that state, where
official texts of the language keep the rule (`habits.json`) and the text itself does elsewhere. Verbs that decide, ask
or thank follow it where the same body is asked again: there it is a hint.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from draftdiff.checks.chain import Fault, Step, keeps_elsewhere, steps_of
from draftdiff.checks.draft import Draft
from draftdiff.checks.habits import keeps
from draftdiff.checks.verbs import is_joined
from draftdiff.model import ParagraphKind
from draftdiff.problems import Problem, Severity

CODE = "also-further"


def find(draft: Draft) -> Iterator[Problem]:
    """Yield a problem for each word of the chain without a partner, and each that is missing or another one."""
    steps = [step for run in draft.whole_runs() for step in steps_of(run)]
    told = [step for step in steps if step.is_told]
    for step in steps:
        if step.fault:
            yield _remark(step, _severity(step, told))


def _remark(step: Step, severity: Severity) -> Problem:
    """Name the word that is meant in the words of the document."""
    message = "bare" if step.fault is Fault.WRONG and not step.due else str(step.fault)
    word = step.said if step.fault is Fault.ALONE or not step.due else step.due
    place, phrase = step.opening.start, step.opening.phrase
    names = step.clause.lexicon.modifiers.get(word, (word,))
    return step.clause.problem(CODE, severity, message, offset=place, text=phrase, word=names[0])


def _severity(step: Step, told: Sequence[Step]) -> Severity:
    is_sure = step.fault is not Fault.MISSING or step.is_sure
    if not is_sure and not (step.is_statement and not _may_be_meant(step) and keeps_elsewhere(step, told)):
        return Severity.HINT
    is_operative = step.clause.paragraph.kind is ParagraphKind.OPERATIVE
    habit = f"also-further, {'operative' if is_operative else 'preambular'}"
    return Severity.ERROR if keeps(habit, step.clause.lexicon.language) else Severity.HINT


def _may_be_meant(step: Step) -> bool:
    """Say whether a bare verb may be right: of several meanings one does not continue the other; *in this regard*."""
    return len(step.opening.acts) > 1 or is_joined(step.clause, step.opening)
