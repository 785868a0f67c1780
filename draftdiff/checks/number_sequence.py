"""Operative paragraphs are numbered 1, 2, 3 …; a lone one bears no number. Gaps and repeats break references.

Bis, ter and alt of a draft follow the number that they are inserted after. A section may go on with the numbers of
the section before it, or begin with 1 again; a lone paragraph of a section bears no number. Decimal numbers (1.2) are
those of a quoted text.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from draftdiff.checks.draft import Clause, Draft
from draftdiff.checks.remarks import Remark
from draftdiff.lexicon import Lexicon
from draftdiff.model import ParagraphKind
from draftdiff.numbering import Number, Style, leading_number
from draftdiff.problems import Severity


def find(draft: Draft) -> Iterator[Remark]:
    """Yield a problem for each number that does not follow the one before it, or the one that was due there."""
    yield from _numbered_preamble(draft)
    runs = [run for run in draft.whole_runs() if run[0].paragraph.kind is ParagraphKind.OPERATIVE]
    if sum(map(len, runs)) == 1:
        lone = runs[0][0]
        if lone.numbers:
            yield lone.remark(Severity.ERROR, "lone", text=lone.number, hint="take-off")
        return
    count = _Count()
    for run in runs:
        count = replace(count, may_restart=True)
        for clause in run:
            problem, count = _counted(clause, count, is_alone=len(run) == 1)
            if problem:
                yield problem


def _numbered_preamble(draft: Draft) -> Iterator[Remark]:
    """Yield a problem for each paragraph of the preamble with a figure, as one keeps that was moved there.

    Importers of plain text leave it in the text; a draft may label its paragraphs *PP7*.
    """
    for clause in (one for one in draft.clauses if one.is_whole and one.paragraph.kind is ParagraphKind.PREAMBULAR):
        found = leading_number(clause.paragraph.text)
        numbers = (found[0],) if found else clause.numbers
        if any(number.style is Style.DIGIT and not number.prefix for number in numbers):
            printed = clause.paragraph.text[: found[1]].strip() if found else clause.number
            yield clause.remark(Severity.ERROR, "in-preamble", text=printed, hint="take-off")


class _Count(Struct, frozen=True, kw_only=True):
    """How far the numbers have come: the last one, the one that should have stood there, and whether 1 may follow."""

    before: Number | None = None
    due: Number | None = None
    may_restart: bool = True

    def goes_on_with(self, number: Number) -> bool:
        """Say whether a number may stand next."""
        is_due = self.due is not None and number.continues(self.due)
        return is_due or number.continues(self.before) or (self.may_restart and number.continues(None))


def _counted(clause: Clause, count: _Count, *, is_alone: bool) -> tuple[Remark | None, _Count]:
    """Return what is wrong with the number of a paragraph, and how far the numbers have come with it."""
    number = clause.numbers[0] if clause.numbers else None
    if number is None:
        if is_alone or (count.may_restart and introduces(clause, clause.lexicon)):
            return None, count
        message, last = ("none-after", count.before.short) if count.before else ("none", "")
        remark = clause.remark(Severity.ERROR, message, hint="number-it", before=last)
        return remark, replace(count, due=following(count.due or count.before))
    if number.parts:
        return None, count
    fits = count.goes_on_with(number)
    due = None if fits else following(count.before)
    is_first_wrong = not fits and count.before is None
    came_to = _Count(before=number, due=due, may_restart=is_first_wrong)
    return None if fits else _broken(clause, number, count.before), came_to


def introduces(clause: Clause, lexicon: Lexicon) -> bool:
    """Say whether a paragraph introduces the numbered ones, *Decides as follows:*, and so has no number itself."""
    text = clause.paragraph.text.rstrip()
    return not clause.numbers and text.endswith(tuple(lexicon.punctuation.get("introduces-list", ("\0",))))


def following(before: Number | None) -> Number:
    """Return the number that is due behind another one."""
    if before is None:
        return Number(style=Style.DIGIT, value=1)
    return replace(before, value=before.value + 1, suffix="")


def _broken(clause: Clause, number: Number, before: Number | None) -> Remark:
    if before is None:
        message, due, last = "first", 1, ""
    else:
        message, due, last = _how(number, before), before.value + 1, before.short
    return clause.remark(
        Severity.ERROR, message, text=clause.number, hint="due", number=number.short, before=last, due=due
    )


def _how(number: Number, before: Number) -> str:
    if number.value == before.value:
        return "twice"
    return "after" if number.value < before.value else "gap"
