"""References of a text to its own paragraphs: *paragraph 12 above*, *paragraphs 3 and 4 of the present resolution*."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from draftdiff.citations.found import Citation, CitationKind
from draftdiff.lexicon import Lexicon
from draftdiff.patterns import any_of, late_pattern

PRESENT = "present-text"
ABOVE, BELOW = "above", "below"
"""Classes of words of the lexicon, and what a reference says of the paragraph that it names."""
_IN_A_LIST = 8
"""Characters between two members of one list, at most."""
_BESIDE = 30
"""Characters on each side of a list in which the words stand: the longest have 25, and a bracket may part them."""
_NUMBER = late_pattern(r"\d+")
LETTER = r"[^\W\d_]{1,2}"
LETTERS = rf"\(?{LETTER}\)(?:\W{{0,3}}(?:\w{{1,4}}\W{{1,2}})?{LETTER}\))*"
"""The letters of sub-paragraphs: `(b)`, `a), d) et e)`, `(a) to (c)`."""
_MORE = late_pattern(rf"(?:\W{{0,3}}(?:\w{{1,4}}\W{{1,2}})?{LETTER}\))*")


class Reference(NamedTuple):
    """A reference to a paragraph of the text itself, the number that it names, and where its words say that one is."""

    citation: Citation
    number: int
    before: int
    """The number of the member before it in a list or range; 0: it is the first."""
    points: str
    """`above`, `below`, or empty: they do not say."""


def own_references(text: str, citations: Iterable[Citation], lexicon: Lexicon) -> Iterator[Reference]:
    """Yield those of the citations of a paragraph that name a paragraph of its own text."""
    for group in _lists(citations):
        more = _MORE.match(text, group[-1].end)
        place = (group[0].start, more.end() if more else group[-1].end)
        if says(PRESENT, text, place, lexicon):
            ways = [way for way in (ABOVE, BELOW) if says(way, text, place, lexicon)]
            yield from _named(group, ways[0] if len(ways) == 1 else "")


def _named(group: list[Citation], points: str) -> Iterator[Reference]:
    before = 0
    for citation in group:
        if match := _NUMBER.match(citation.value):
            number = int(match[0])
            yield Reference(citation, number, before, points)
            before = number


def _lists(citations: Iterable[Citation]) -> Iterator[list[Citation]]:
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


def says(words: str, text: str, place: tuple[int, int], lexicon: Lexicon) -> bool:
    """Say whether words of a class stand directly beside a list of paragraphs."""
    start, end = place
    beside = f"{text[max(0, start - _BESIDE) : start]}\0{text[end : end + _BESIDE]}"
    return _words_beside(lexicon, words).search(beside) is not None


@lru_cache(maxsize=48)
def _words_beside(lexicon: Lexicon, name: str) -> re.Pattern[str]:
    """Words directly behind the list, or directly before it; \\0 stands for the list."""
    words = any_of(lexicon.words.get(name, ()))
    return re.compile(rf"\0\W{{0,3}}(?:\w\)\W)?{words}(?!\w)|{words}\W?\w?\0", re.IGNORECASE)
