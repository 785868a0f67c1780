"""What a paragraph cites, in values that all languages of a document write alike."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache

from draftdiff.checks.draft import Clause, Draft
from draftdiff.citations import Citation, CitationKind
from draftdiff.model import Note

Value = tuple[str, str]
"""Group and value of what is cited."""
Read = tuple[Value, Citation, Note | None]

ARTICLE, DATE, DOCUMENT = "article", "date", "document"
GROUPS: Mapping[CitationKind, str] = {
    CitationKind.RESOLUTION: "adopted",
    CitationKind.DECISION: "adopted",
    CitationKind.DOCUMENT: DOCUMENT,
    CitationKind.TREATY: "treaty",
    CitationKind.DATE: DATE,
    CitationKind.YEAR: DATE,
    CitationKind.SESSION: "session",
    CitationKind.MEETING: "meeting",
    CitationKind.PARAGRAPH: "paragraph",
    CitationKind.ARTICLE: ARTICLE,
    CitationKind.ANNEX: "annex",
}
"""What is compared, in groups: languages differ on whether a bare number is a resolution or a decision."""

_ADOPTED = re.compile(r".*/(?:RES|DEC)/")
_CORRIGENDUM = re.compile(r"/Corr\.\d+$")
"""Corrigenda are issued for one language or some, so that each language cites its own."""
_DIGITS = re.compile(r"\d+")
_SPAN_OF_YEARS = re.compile(r"(\d{4})\D\d\d(\d\d)")
"""`2119/2120` and `2119/20` are one."""
_UNSAID = "--"
"""Before a date whose year is not stated."""


def values_of(draft: Draft) -> Counter[Value]:
    """Return all that a document cites, and how often."""
    return Counter(value for clause in draft.clauses for value, *_ in read(clause))


@lru_cache(maxsize=2048)
def cited_values(clause: Clause) -> frozenset[Value]:
    """Return all that a paragraph cites; remembered, for it is tried against several."""
    return frozenset(value for value, *_ in read(clause))


def read(clause: Clause) -> list[Read]:
    """Return what a paragraph cites, each with its value."""
    return [
        ((GROUPS[citation.kind], _comparable(citation)), citation, note)
        for citation, note in clause.cited
        if citation.kind in GROUPS and not _CORRIGENDUM.search(citation.value)
    ]


def _comparable(citation: Citation) -> str:
    """Return the value without what languages write differently: words in a symbol, letters, a treaty's volume."""
    if citation.kind is CitationKind.YEAR:
        return _SPAN_OF_YEARS.sub(r"\1/\2", citation.value)
    if citation.kind in (CitationKind.DATE, CitationKind.SESSION):
        return citation.value.removeprefix(_UNSAID)
    if citation.kind is CitationKind.TREATY:
        return citation.value.rpartition("/")[2]
    numbers = sorted(_DIGITS.findall(_ADOPTED.sub("", citation.value)))
    body = citation.value[0] if citation.kind is CitationKind.DOCUMENT else ""
    return "/".join(filter(None, [body, *numbers]))
