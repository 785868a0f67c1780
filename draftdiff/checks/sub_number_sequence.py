"""Sub-paragraphs are (a), (b), (c) … and (i), (ii), (iii) …, each in the letters of its language.

The letters of one list have the same brackets, and are all small or all capitals.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from msgspec.structs import replace

from draftdiff.checks.draft import Clause, Draft
from draftdiff.checks.number_sequence import following
from draftdiff.checks.remarks import Remark
from draftdiff.model import ParagraphKind
from draftdiff.numbering import Number, leading_number
from draftdiff.problems import Severity

_OF_NUMBER = re.compile(r"[\w\s]")


class _Sibling(NamedTuple):
    """The last number of a list as it is printed, and all that it may be read as or should have been."""

    printed: str
    readings: tuple[Number, ...]


def find(draft: Draft) -> Iterator[Remark]:
    """Yield a problem for each sub-paragraph that does not follow its sibling."""
    open_lists: dict[int, _Sibling] = {}
    for place, clause in enumerate(draft.clauses):
        level = clause.paragraph.level
        if not level:
            open_lists = {}
            continue
        before = open_lists.get(level)
        printed, readings = clause.paragraph.number, clause.numbers
        siblings = before.readings if before else (None,)
        fitting = tuple(one for one in readings if any(one.continues(sibling) for sibling in siblings))
        if readings and not fitting:
            # The paragraph above may name the number: *a new paragraph 4 is added to article 9:*.
            announced = re.findall(r"\d+", draft.clauses[place - 1].paragraph.text)
            if before or printed.strip("(). -") not in announced:
                yield _broken(clause, printed, before)
            fitting = (*readings, *_due(readings, before))
        elif readings and before and _form(printed) != _form(before.printed):
            yield _broken(clause, printed, before)
        open_lists = {depth: open_lists[depth] for depth in open_lists if depth < level}
        if readings:
            open_lists[level] = _Sibling(printed, fitting)
    yield from _begun_elsewhere(draft)


def _begun_elsewhere(draft: Draft) -> Iterator[Remark]:
    """Yield a problem for each list that begins with (b), which importers of plain text do not take for one."""
    marks = tuple(draft.lexicon.punctuation.get("introduces-list", ("\0",)))
    for before, clause in pairwise(draft.clauses):
        text = clause.paragraph.text
        found = leading_number(text) if clause.paragraph.kind is ParagraphKind.CONTINUATION else None
        if found and found[0].level and before.paragraph.text.rstrip().endswith(marks):
            yield _broken(clause, text[: found[1]].strip(), None)


def _form(printed: str) -> tuple[str, bool]:
    """Return the signs around a printed number, and whether it is in capitals."""
    return _OF_NUMBER.sub("", printed), printed.isupper()


def _due(readings: tuple[Number, ...], before: _Sibling | None) -> Iterable[Number]:
    """Return what should have stood in place of a wrong number: the next one, or the first of its kind."""
    if before:
        return map(following, before.readings)
    return (replace(one, value=1) for one in readings)


def _broken(clause: Clause, printed: str, before: _Sibling | None) -> Remark:
    """A list may quote an amended text and begin anywhere: that alone is no error, and in an annex it is usual."""
    if before:
        return clause.remark(
            Severity.ERROR, "after", text=printed, hint="sibling", number=printed, before=before.printed
        )
    severity = Severity.HINT if clause.paragraph.annex else Severity.WARNING
    return clause.remark(severity, "begins", text=printed, hint="beginning", number=printed)
