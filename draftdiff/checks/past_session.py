"""*The provisional agenda of its seventy-seventh session* cannot be set in session 77: it is adopted already.

Nor can a text of session 77 ask for a report at the seventy-sixth.
"""

from __future__ import annotations

from collections.abc import Iterator

from draftdiff.checks.draft import Clause, Draft
from draftdiff.checks.remarks import Remark
from draftdiff.citations import Citation, CitationKind
from draftdiff.lexicon import word_pattern
from draftdiff.model import ParagraphKind
from draftdiff.problems import Severity

_AGENDA = "provisional-agenda"
_REQUEST = "request"
_STARTING = "starting-at"
_BESIDE = 12
"""Characters between the words and the session, at most: *of its*. Of another body more stands there."""
_RECENT = 4
"""Sessions before its own that a text may have been renewed from. Those of other bodies bear lower numbers."""
_FAR, _SLIP = 6, 22
"""Sessions ahead for which official texts put nothing off, and up to which a wrong figure leads: 89 for 79."""


def find(draft: Draft) -> Iterator[Remark]:
    """Yield a problem for each provisional agenda of the text's own session, or of one before it.

    And a warning for each session of late that a request names (one may ask for what goes on from there), and for the
    first that it names if that is still far ahead.
    """
    own, is_asked = draft.session, False
    for clause in draft.clauses:
        if own is None or clause.paragraph.kind is not ParagraphKind.OPERATIVE:
            continue
        if clause.is_whole:
            is_asked = bool(clause.opening and _REQUEST in clause.opening.acts[:1])
        for severity, message, citation in _untimely(clause, own, is_asked=is_asked):
            yield clause.remark_at(citation, None, severity, message, said=citation.value, own=own)


def _untimely(clause: Clause, own: int, *, is_asked: bool) -> Iterator[tuple[Severity, str, Citation]]:
    """Yield the sessions of a paragraph that are past, far ahead or over, and what is to be said of each."""
    agendas = [*sessions_of_agendas(clause)]
    yield from ((Severity.ERROR, "past", one) for one in agendas if int(one.value) <= own)
    asked = _sessions(clause) if is_asked else agendas
    first = min(asked, key=lambda citation: int(citation.value), default=None)
    if first and own + _FAR < int(first.value) <= own + _SLIP:
        yield Severity.WARNING, "ahead", first
    for citation in asked:
        is_over = own - _RECENT <= int(citation.value) < own and citation not in agendas
        if is_over and not _is_a_beginning(citation, clause):
            yield Severity.WARNING, "over", citation


def _sessions(clause: Clause) -> list[Citation]:
    return [one for one in clause.citations if one.kind is CitationKind.SESSION and one.value.isdecimal()]


def _is_a_beginning(citation: Citation, clause: Clause) -> bool:
    """Say whether something is asked for every year, *starting at its seventy-fifth session*."""
    before = clause.paragraph.text[: citation.start]
    return any(
        len(before) - match.end() < _BESIDE for match in word_pattern(clause.lexicon, _STARTING).finditer(before)
    )


def sessions_of_agendas(clause: Clause) -> Iterator[Citation]:
    """Yield the sessions whose provisional agendas a paragraph names: beside the words, the one that is nearest."""
    sessions = _sessions(clause)
    for match in word_pattern(clause.lexicon, _AGENDA).finditer(clause.paragraph.text):
        gaps = {max(one.start - match.end(), match.start() - one.end): one for one in sessions}
        if gaps and min(gaps) <= _BESIDE:
            yield gaps[min(gaps)]
