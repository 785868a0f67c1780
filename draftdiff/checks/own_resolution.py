"""*Recalling its resolution 1325 (2000)* in a text of the General Assembly: that resolution is the Security Council's.

The paragraph was taken over from a text of that council, or the name of the council was struck out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from draftdiff.checks.draft import Clause, Draft
from draftdiff.checks.remarks import Remark
from draftdiff.citations import Citation, CitationKind
from draftdiff.lexicon import Lexicon
from draftdiff.patterns import any_of
from draftdiff.problems import Severity

_OF_COUNCILS = ("S/RES/", "E/RES/")


def find(draft: Draft) -> Iterator[Remark]:
    """Yield a problem for each resolution of a council that an opening phrase calls the Assembly's own."""
    for clause in draft.clauses if draft.session is not None else ():
        for citation in clause.citations:
            if citation.value.startswith(_OF_COUNCILS) and is_called_own(citation, clause):
                yield clause.remark_at(citation, None, Severity.WARNING, "other", symbol=citation.value)


def is_called_own(citation: Citation, clause: Clause) -> bool:
    """Say whether nothing but *its resolution* stands between an opening phrase and a number; in Chinese a date too."""
    start = clause.opening.end if clause.opening else citation.start
    between = clause.paragraph.text[start : citation.start]
    for date in (one for one in clause.citations if one.kind is CitationKind.DATE and start <= one.start):
        between = between.replace(date.text, "")
    return _own(clause.lexicon).fullmatch(between) is not None


@lru_cache(maxsize=16)
def _own(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"\s*{any_of(lexicon.words.get('own-resolution', ()))}\s*")
