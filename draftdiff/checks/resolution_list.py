"""An *and* in the middle of a list of resolutions: last time it stood before the last one, and one was added behind.

Told only between resolutions that each have a date, for two of one day are joined too. In Chinese dates stand before
the numbers, and in Arabic every member has its *and*.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from draftdiff.checks.draft import Clause, Draft
from draftdiff.checks.remarks import Remark
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
    """Yield a problem for each conjunction behind which a list of resolutions goes on."""
    joins = draft.lexicon.words.get("conjunction", ())
    for clause in draft.clauses if not draft.lexicon.proclitics else ():
        text = clause.paragraph.text
        for joint, behind in pairwise(_joints(clause)):
            said = text[joint.date.end : joint.second.start]
            if joint.second is behind.first and not set(words_of(said)).isdisjoint(joins):
                shown = text[joint.date.end : behind.second.end].lstrip(" ,\u00a0")
                yield clause.remark(Severity.WARNING, "middle", offset=joint.date.end, text=shown)


def _joints(clause: Clause) -> Iterator[_Joint]:
    member: Citation | None = None
    date: Citation | None = None
    for citation in clause.citations:
        if citation.kind is CitationKind.DATE:
            date = date or citation
        elif citation.kind in _LISTED:
            if member and date and _is_near(joint := _Joint(member, date, citation)):
                yield joint
            member, date = citation, None


def _is_near(joint: _Joint) -> bool:
    """Say whether nothing but a date and a conjunction stands between two resolutions of one body."""
    first, date, second = joint
    is_of_one_body = first.value.split("/")[:2] == second.value.split("/")[:2]
    return is_of_one_body and second.start - date.end <= _JOINED and 0 <= date.start - first.end <= _DATED
