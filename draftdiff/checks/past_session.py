"""*The provisional agenda of its seventy-seventh session* cannot be set in session 77: it is adopted already."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from draftdiff.checks.draft import Clause, Draft
from draftdiff.citations import Citation, CitationKind
from draftdiff.lexicon import Lexicon
from draftdiff.model import ParagraphKind
from draftdiff.problems import Problem, Severity

CODE = "past-session"

_AGENDA = "provisional-agenda"
_BESIDE = 12
"""Characters between the words and the session, at most: *of its*. Of another body more stands there."""


def find(draft: Draft) -> Iterator[Problem]:
    """Yield a problem for each provisional agenda of the text's own session, or of one before it."""
    own = draft.session
    if own is None:
        return
    for clause in draft.clauses:
        if clause.paragraph.kind is ParagraphKind.OPERATIVE:
            for citation in sessions_of_agendas(clause):
                if int(citation.value) <= own:
                    yield clause.problem_at(citation, None, CODE, Severity.ERROR, "past", said=citation.value, own=own)


def sessions_of_agendas(clause: Clause) -> Iterator[Citation]:
    """Yield the sessions whose provisional agendas a paragraph names: beside the words, the one that is nearest."""
    sessions = [one for one in clause.citations if one.kind is CitationKind.SESSION and one.value.isdecimal()]
    for match in _agendas(clause.lexicon).finditer(clause.paragraph.text):
        gaps = {max(one.start - match.end(), match.start() - one.end): one for one in sessions}
        if gaps and min(gaps) <= _BESIDE:
            yield gaps[min(gaps)]


@lru_cache(maxsize=16)
def _agendas(lexicon: Lexicon) -> re.Pattern[str]:
    words = (re.escape(word).replace(r"\ ", r"\s+") for word in lexicon.words.get(_AGENDA, ()))
    return re.compile("|".join(words) or "(?!)", re.IGNORECASE)
