"""An *and* in the middle of a list of resolutions: last time it stood before the last one, and one was added behind.

Or an older resolution behind a younger one. Told only between resolutions that each have a date, for two of one day are
joined too. In Chinese dates stand before the numbers, and in Arabic every member has its *and*: neither is told of.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from draftdiff.checks.draft import Clause, Draft
from draftdiff.checks.remarks import Remark
from draftdiff.checks.sitting import assembly_session, has_day
from draftdiff.citations import Citation, CitationKind
from draftdiff.problems import Severity
from draftdiff.tokens import words_of

_LISTED = (CitationKind.RESOLUTION, CitationKind.DECISION)
_JOINED, _DATED = 8, 6
"""Characters between a date and the next number, and between a number and its date, at most: *, and*, *, de*."""


class _Joint(NamedTuple):
    """Two members of a list, with the date of the first one between them."""

    first: Citation
    date: Citation
    second: Citation


def find(draft: Draft) -> Iterator[Remark]:
    """Yield a problem for each conjunction behind which a list of resolutions goes on, and for one out of order."""
    joins = draft.lexicon.words.get("conjunction", ())
    for clause in draft.clauses:
        text = clause.paragraph.text
        if older := _older(clause):
            yield clause.remark_at(older, None, Severity.WARNING, "order")
        for joint, behind in pairwise(joints(clause)):
            said = text[joint.date.end : joint.second.start]
            if joint.second is behind.first and not set(words_of(said)).isdisjoint(joins):
                shown = text[joint.date.end : behind.second.end].lstrip(" ,\u00a0")
                yield clause.remark(Severity.WARNING, "middle", offset=joint.date.end, text=shown)


def joints(clause: Clause) -> Iterator[_Joint]:
    """Yield what joins two members of a list that follow each other, with a date between them."""
    member: Citation | None = None
    date: Citation | None = None
    for citation in clause.citations:
        if citation.kind is CitationKind.DATE:
            date = citation
        elif citation.kind in _LISTED:
            if member and date and _is_near(joint := _Joint(member, date, citation)):
                yield joint
            member, date = citation, None


def _older(clause: Clause) -> Citation | None:
    """Return the sole resolution of a list whose day and session are before those of the one before it.

    One that stood before is told by the check *repeated-word*.
    """
    older = [joint.second for joint in joints(clause) if _is_older(joint)]
    cited = [one.value for one in clause.citations]
    return older[0] if len(older) == 1 and cited.count(older[0].value) == 1 else None


def _is_older(joint: _Joint) -> bool:
    first, date, second = joint
    sessions = [assembly_session(one) or 0 for one in (first, second)]
    return sessions[1] < sessions[0] and has_day(second.date) and date.value > second.date


def _is_near(joint: _Joint) -> bool:
    """Say whether nothing but a date and a conjunction stands between two resolutions of one body."""
    first, date, second = joint
    is_of_one_body = first.value.split("/")[:2] == second.value.split("/")[:2]
    return is_of_one_body and second.start - date.end <= _JOINED and date.start - first.end <= _DATED
