"""A range of years that runs backward, *2030–2016*, or has another dash than official texts of its language set."""

from __future__ import annotations

import re
from collections.abc import Iterator

from draftdiff.checks.draft import Draft
from draftdiff.checks.habits import keeps
from draftdiff.checks.remarks import Remark
from draftdiff.problems import Severity

_HYPHENS = "-\N{HYPHEN}\N{NON-BREAKING HYPHEN}"
_RANGE = re.compile(
    rf"(?<![A-Za-z\d/.-])((?:19|20|21)\d\d)([{_HYPHENS}\N{{EN DASH}}])((?:19|20|21)\d\d)(?![A-Za-z\d/])"
)

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
