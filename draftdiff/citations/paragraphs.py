"""Paragraphs and articles that a text cites, and which of them are its own.

*Paragraph 12 above* and *paragraphs 3 and 4 of the present resolution* are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from draftdiff.citations.citation import Citation, CitationKind
from draftdiff.citations.grammar import REFERENCE, Grammar
from draftdiff.lexicon import Lexicon
from draftdiff.patterns import any_of, late_pattern
from draftdiff.roman import from_roman

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
_MEMBER = late_pattern(REFERENCE)
_SUB_LETTERS = late_pattern(r"\(?([^\W\d_]+)\)")
_REFERRED = late_pattern(r"[\d.]+(?: ?(?:bis|ter)\b)?")
_LOOK_ALIKE = str.maketrans("\u0430\u0435\u043e\u0440\u0441\u0443\u0445", "aeopcyx")


def find_references(text: str, kind: CitationKind, pattern: re.Pattern[str], grammar: Grammar) -> Iterator[Citation]:
    """Find the members of a list of paragraphs or articles: `paragraphs 3 (b), 4 and 7`."""
    for match in pattern.finditer(text):
        start, end = match.span("list")
        for member in _MEMBER.finditer(text, start, end):
            yield Citation(*member.span(), kind, _reference_value(member.group(), grammar))
        for member in grammar.numeral.finditer(text, start, end):
            if number := grammar.lexicon.ordinals.get(member.group()) or from_roman(member.group().lower()):
                yield Citation(*member.span(), kind, str(number))


def _reference_value(reference: str, grammar: Grammar) -> str:
    number = _REFERRED.match(reference)
    letters = (letter.translate(_LOOK_ALIKE) for letter in _SUB_LETTERS.findall(reference))
    named = [f"({grammar.sub_letters.get(letter, letter)})" for letter in letters]
    return " ".join([number.group() if number else "", *named])


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
            before = 0
            for citation in group:
                if match := _NUMBER.match(citation.value):
                    number = int(match[0])
                    yield Reference(citation, number, before, ways[0] if len(ways) == 1 else "")
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
