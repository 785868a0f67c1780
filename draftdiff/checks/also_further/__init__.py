"""Adjacent paragraphs with one verb go *welcomes, also welcomes, further welcomes, welcomes*; no other one says *also*.

A word without a partner and a wrong one are errors. So is a missing one in the preamble and for verbs that state,
where the verb is known to be the same (`Elsewhere`), official texts of the language keep the rule (`habits.json`), and
so does the operative part of the text itself elsewhere. Verbs that decide, ask or thank follow it where the same body
is asked again: there it is a hint, if the text says the word in its other such places.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from draftdiff.checks.also_further.chain import Elsewhere, Fault, Step, Verbs, keeps_asking, keeps_elsewhere, steps_of
from draftdiff.checks.draft import Draft
from draftdiff.checks.habits import keeps
from draftdiff.checks.remarks import Remark
from draftdiff.problems import Severity

_WITHOUT_RULE = "S/"
"""The Security Council recalls and recalls, and sets *further* where it likes."""


def find(draft: Draft) -> Iterator[Remark]:
    """Yield a problem for each word of the chain without a partner, and each that is missing or another one."""
    if draft.document.symbol.startswith(_WITHOUT_RULE):
        return
    steps = [*steps_of(draft)]
    told = [step for step in steps if step.is_told]
    asked = [step for step in steps if step.asks_again]
    elsewhere = Elsewhere(draft)
    for step in (step for step in steps if step.fault):
        verbs = elsewhere.verbs_of(step, step.before) if step.before else Verbs.ONE
        may_repeat = verbs is Verbs.TWO or (step.asks_again and not keeps_asking(step, asked))
        if not (may_repeat and _is_bare(step)):
            yield _remark(step, _severity(step, told, verbs))


def _remark(step: Step, severity: Severity) -> Remark:
    """Name the word that is meant in the words of the document; of several, the one that it has."""
    message = "bare" if step.fault is Fault.WRONG and not step.due else str(step.fault)
    word = step.said if step.fault is Fault.ALONE or not step.due else step.due
    place, phrase = step.opening.start, step.opening.phrase
    names = step.clause.lexicon.modifiers.get(word, (word,))
    printed = next((name for name in names if name in phrase.lower()), names[0])
    return step.clause.remark(severity, message, offset=place, text=phrase, word=printed)


def _severity(step: Step, told: Sequence[Step], verbs: Verbs) -> Severity:
    # The same verb asks for the word where it states, no *in this regard* joins it, and the text keeps to it.
    is_due = step.is_statement and not step.is_joined and keeps_elsewhere(step, told)
    if _is_bare(step) and not (verbs is Verbs.ONE and is_due):
        return Severity.HINT
    habit = f"also-further, {'operative' if step.is_operative else 'preambular'}"
    return Severity.ERROR if keeps(habit, step.clause.lexicon.language) else Severity.HINT


def _is_bare(step: Step) -> bool:
    """Say whether a verb stands bare, and may be meant to: the paragraph behind it does not go on with *further*."""
    return step.fault is Fault.MISSING and not step.is_sure
