"""Sub-paragraphs are (a), (b), (c) … and (i), (ii), (iii) …, each in the letters of its language."""

from __future__ import annotations

from collections.abc import Iterator

from draftdiff.checks.draft import Clause, Draft
from draftdiff.numbering import Number
from draftdiff.problems import Problem, Severity

CODE = "sub-number-sequence"


def find(draft: Draft) -> Iterator[Problem]:
    """Yield a problem for each sub-paragraph that does not follow its sibling."""
    open_lists: dict[int, tuple[Number, ...]] = {}
    for clause in draft.clauses:
        level = clause.paragraph.level
        if not level:
            open_lists = {}
            continue
        before = open_lists.get(level, ())
        readings = clause.numbers
        if readings and not _follow(readings, before):
            yield _broken(clause, before)
        open_lists = {depth: open_lists[depth] for depth in open_lists if depth < level}
        open_lists[level] = _kept(readings, before)


def _follow(readings: tuple[Number, ...], before: tuple[Number, ...]) -> bool:
    return any(one.continues(sibling) for one in readings for sibling in (before or (None,)))


def _kept(readings: tuple[Number, ...], before: tuple[Number, ...]) -> tuple[Number, ...]:
    """Return the readings that go on with the list; all of them where none does."""
    fitting = tuple(one for one in readings if any(one.continues(sibling) for sibling in before or (None,)))
    return fitting or readings


def _broken(clause: Clause, before: tuple[Number, ...]) -> Problem:
    """A list may quote an amended text and begin anywhere: that alone is no error."""
    printed = clause.paragraph.number.strip()
    if before:
        last = before[0].short
        return clause.problem(CODE, Severity.ERROR, "after", text=printed, hint="sibling", number=printed, before=last)
    return clause.problem(CODE, Severity.WARNING, "begins", text=printed, hint="beginning", number=printed)
