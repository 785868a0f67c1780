"""Adjacent paragraphs with one verb go *welcomes, also welcomes, further welcomes, welcomes*; no other one says *also*.

In the preamble, and for verbs that state, editors mend it: there it is an error, where official texts of the language
keep the rule (`habits.json`) and the text itself does elsewhere. Verbs that decide or ask (*requests*, *urges*) follow
it where the same body is asked again: there it is a hint.
"""

from __future__ import annotations

from collections.abc import Iterator

from draftdiff.checks.chain import Fault, Step, is_joined, steps_of
from draftdiff.checks.draft import Draft
from draftdiff.checks.habits import keeps
from draftdiff.model import ParagraphKind
from draftdiff.problems import Problem, Severity

CODE = "also-further"

_OWN_HABIT = 0.9
"""A text that keeps the rule in so many of its other places means to keep it."""


def find(draft: Draft) -> Iterator[Problem]:
    """Yield a problem for each word of the chain without a partner, and each that is missing or another one."""
    steps = [step for run in draft.whole_runs() for step in steps_of(run)]
    told = [step for step in steps if step.is_statement and step.continues and (step.said or step.fault)]
    broken = sum(step.fault is not None for step in told)
    for step in steps:
        if step.fault:
            others, kept = len(told) - (step in told), len(told) - broken
            severity = _severity(step, keeps_elsewhere=kept >= _OWN_HABIT * others)
            yield _remark(step, severity)


def _remark(step: Step, severity: Severity) -> Problem:
    """Name the word that is meant in the words of the document."""
    message = "bare" if step.fault is Fault.WRONG and not step.due else str(step.fault)
    word = step.said if step.fault is Fault.ALONE or not step.due else step.due
    place, phrase = step.opening.start, step.opening.phrase
    said = step.clause.lexicon.modifiers[word][0]
    return step.clause.problem(CODE, severity, message, offset=place, text=phrase, word=said)


def _severity(step: Step, *, keeps_elsewhere: bool) -> Severity:
    is_sure = step.fault is not Fault.MISSING or step.is_sure
    if not is_sure and not (keeps_elsewhere and step.is_statement and not _may_be_meant(step)):
        return Severity.HINT
    is_operative = step.clause.paragraph.kind is ParagraphKind.OPERATIVE
    habit = f"also-further, {'operative' if is_operative else 'preambular'}"
    return Severity.ERROR if keeps(habit, step.clause.lexicon.language) else Severity.HINT


def _may_be_meant(step: Step) -> bool:
    """Say whether a bare verb may be right: of several meanings one does not continue the other; *in this regard*."""
    return len(step.opening.acts) > 1 or is_joined(step.clause, step.opening)
