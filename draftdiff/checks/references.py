"""References of a text to its own paragraphs: *paragraph 12 above*, *paragraphs 3 and 4 of the present resolution*."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from draftdiff.checks.draft import Clause
from draftdiff.citations import Citation, CitationKind
from draftdiff.lexicon import Lexicon

_PRESENT = "present-text"
_IN_A_LIST = 8
"""Characters between two members of one list, at most."""
_BESIDE = 30
"""Characters on each side of a list in which the words stand: the longest have 25, and a bracket may part them."""
_NUMBER = re.compile(r"\d+")


def own_references(clause: Clause) -> Iterator[tuple[Citation, int]]:
    """Yield the references of a paragraph to paragraphs of its own text, with the number that they name."""
    named = (citation for group in _lists(clause.citations) if _is_own(clause, group) for citation in group)
    for citation in named:
        number = _NUMBER.match(citation.value)
        if number:
            yield citation, int(number.group())


def _is_own(clause: Clause, group: list[Citation]) -> bool:
    """Say whether words beside a list of paragraphs say that they are those of the text itself."""
    start, end, text = group[0].start, group[-1].end, clause.paragraph.text
    beside = f"{text[max(0, start - _BESIDE) : start]}\0{text[end : end + _BESIDE]}"
    return _words_beside(clause.lexicon).search(beside) is not None


def _lists(citations: tuple[Citation, ...]) -> Iterator[list[Citation]]:
    group: list[Citation] = []
    for citation in citations:
        if citation.kind is not CitationKind.PARAGRAPH:
            continue
        if group and citation.start - group[-1].end > _IN_A_LIST:
            yield group
            group = []
        group.append(citation)
    if group:
        yield group


@lru_cache(maxsize=16)
def _words_beside(lexicon: Lexicon) -> re.Pattern[str]:
    """Words directly behind the list, or directly before it; \\0 stands for the list."""
    entries = (re.escape(entry).replace(r"\ ", r"\s+") for entry in lexicon.words.get(_PRESENT, ()))
    words = "|".join(sorted(entries, key=len, reverse=True)) or "(?!)"
    return re.compile(rf"\0\W{{0,3}}(?:\w\)\W)?(?:{words})(?!\w)|(?:{words})\W?\w?\0", re.IGNORECASE)
