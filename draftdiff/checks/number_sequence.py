"""Operative paragraphs are numbered 1, 2, 3 …; a lone one bears no number. Gaps and repeats break references.

Bis, ter and alt of a draft follow the number that they are inserted after. A section may go on with the numbers of
the section before it, or begin with 1 again; a lone paragraph of a section bears no number. Decimal numbers (1.2) are
those of a quoted text.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from draftdiff.checks.draft import Clause, Draft
from draftdiff.lexicon import Lexicon
from draftdiff.model import ParagraphKind
from draftdiff.numbering import Number, Style
from draftdiff.problems import Problem, Severity

CODE = "number-sequence"


def find(draft: Draft) -> Iterator[Problem]:
    """Yield a problem for each number that does not follow the one before it, or the one that was due there."""
    runs = [run for run in draft.whole_runs() if run[0].paragraph.kind is ParagraphKind.OPERATIVE]
    if sum(map(len, runs)) == 1:
        yield from _lone(runs[0][0])
        return
    before: Number | None = None
    due: Number | None = None
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
            is_next = number.continues(before) or (due is not None and number.continues(due))
            is_next = is_next or (may_restart and number.continues(None))
            if not is_next:
                yield _broken(clause, number, before)
            due = None if is_next else following(before)
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


def following(before: Number | None) -> Number:
    """Return the number that is due behind another one."""
    if before is None:
        return Number(style=Style.DIGIT, value=1)
    return replace(before, value=before.value + 1, suffix="")


def _counted(number: Number, before: Number | None) -> Number:
    """Return the number to go on from; of a letter among figures, the one that should stand there."""
    if number.style is Style.DIGIT:
        return number
    return following(before)


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
