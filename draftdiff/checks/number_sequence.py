"""Operative paragraphs are numbered 1, 2, 3 …; a lone one bears no number. Gaps and repeats break references.

Bis, ter and alt of a draft follow the number that they are inserted after. A section may go on with the numbers of
the section before it, or begin with 1 again; a lone paragraph of a section bears no number. Decimal numbers (1.2) are
those of a quoted text.
"""

from __future__ import annotations

from collections.abc import Iterator

from draftdiff.checks.draft import Clause, Draft
from draftdiff.lexicon import Lexicon
from draftdiff.model import ParagraphKind
from draftdiff.numbering import Number, Style
from draftdiff.problems import Problem, Severity

CODE = "number-sequence"


def find(draft: Draft) -> Iterator[Problem]:
    """Yield a problem for each number that does not follow the one before it."""
    runs = [run for run in draft.whole_runs() if run[0].paragraph.kind is ParagraphKind.OPERATIVE]
    if sum(map(len, runs)) == 1:
        yield from _lone(runs[0][0])
        return
    before: Number | None = None
    for run in runs:
        may_restart = True
        for clause in run:
            number = clause.numbers[0] if clause.numbers else None
            if number is None:
                if not (len(run) == 1 or (may_restart and introduces(clause, draft.lexicon))):
                    yield _unnumbered(clause, before)
                continue
            if number.parts:
                continue
            if not (number.continues(before) or (may_restart and number.continues(None))):
                yield _broken(clause, number, before)
            before, may_restart = _counted(number, before), False


def _lone(clause: Clause) -> Iterator[Problem]:
    if clause.numbers:
        yield clause.problem(CODE, Severity.ERROR, "lone", text=clause.paragraph.number.strip(), hint="take-off")


def _unnumbered(clause: Clause, before: Number | None) -> Problem:
    if before is None:
        return clause.problem(CODE, Severity.ERROR, "none", hint="number-it")
    return clause.problem(CODE, Severity.ERROR, "none-after", hint="number-it", before=before.short)


def introduces(clause: Clause, lexicon: Lexicon) -> bool:
    """Say whether a paragraph introduces the numbered ones, *Decides as follows:*, and so has no number itself."""
    text = clause.paragraph.text.rstrip()
    return not clause.numbers and text.endswith(tuple(lexicon.punctuation.get("introduces-list", ("\0",))))


def _counted(number: Number, before: Number | None) -> Number:
    """Return the number to go on from; of a letter among figures, the one that should stand there."""
    if number.style is Style.DIGIT:
        return number
    return Number(style=Style.DIGIT, value=before.value + 1 if before else 1)


def _broken(clause: Clause, number: Number, before: Number | None) -> Problem:
    if before is None:
        message, due, last = "first", 1, ""
    else:
        message, due, last = _how(number, before), before.value + 1, before.short
    return clause.problem(
        CODE, Severity.ERROR, message, text=clause.paragraph.number.strip(), hint="due",
        number=number.short, before=last, due=due,
    )  # fmt: skip


def _how(number: Number, before: Number) -> str:
    if number.value == before.value:
        return "twice"
    return "after" if number.value < before.value else "gap"
