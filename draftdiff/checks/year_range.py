"""A range of years or days that runs backward, *2030–2016*, *from 24 to 22 March 2119*.

Or one of years with another dash than official texts of its language set.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from draftdiff.checks.draft import Clause, Draft
from draftdiff.checks.habits import keeps
from draftdiff.checks.remarks import Remark
from draftdiff.checks.sitting import has_day, is_range
from draftdiff.citations import CitationKind
from draftdiff.problems import Severity

_RANGE = re.compile(r"(?<![A-Za-z\d/.-])((?:19|20|21)\d\d)([-\u2011\u2013])((?:19|20|21)\d\d)(?!\d)")

_OTHER = (("hyphen", "en dash between years"), ("dash", "hyphen between years"))
"""For a hyphen and for a dash: the message, and the habit of the languages that set the other one."""


def find(draft: Draft) -> Iterator[Remark]:
    """Yield a warning for each range that runs backward, a hint for each dash that official texts do not set."""
    for clause in draft.clauses:
        for match in _RANGE.finditer(clause.paragraph.text):
            first, sign, last = match.groups()
            message, habit = _OTHER[sign == "\N{EN DASH}"]
            if first > last:
                yield clause.remark(Severity.WARNING, "backward", offset=match.start(), text=match[0])
            elif keeps(habit, draft.lexicon.language):
                yield clause.remark(Severity.HINT, message, offset=match.start(), text=match[0])
        yield from _days_backward(clause)


def _days_backward(clause: Clause) -> Iterator[Remark]:
    """Yield a warning for two days of one month, one behind the other, of which the later stands first.

    Dates that each have their year are a list, in any order.
    """
    text = clause.paragraph.text
    for first, last in pairwise(one for one in clause.citations if one.kind is CitationKind.DATE):
        month, _, _ = last.value.rpartition("-")
        is_of_one_month = has_day(last.value) and first.value.startswith(month)
        if is_of_one_month and month[:4] not in first.text and first.value > last.value and is_range(first, last, text):
            shown = text[first.start : last.end]
            yield clause.remark(Severity.WARNING, "backward", offset=first.start, text=shown)
