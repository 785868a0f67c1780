"""Paragraphs as the aligner sees them: compared text, words with masked figures, place in the document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import IntEnum
from itertools import chain, groupby, pairwise, starmap

from msgspec import Struct

from draftdiff.lexicon import Lexicon
from draftdiff.model import Document, Paragraph, ParagraphKind
from draftdiff.patterns import late_pattern
from draftdiff.tokens import compared_text

_WORD = late_pattern(r"\w+")
_FINAL = " ;,.:؛،；。，："
_MARKS = "!\"#%&'()*+,-./:;<=>?@[]{|}…؛،؟；。，："
"""What stands round words."""
_DIGITS = late_pattern(r"\d+")
_HAN_DIGITS = late_pattern("[〇零一二三四五六七八九十百千]{2,}")
_FIGURE = late_pattern(r"\d(?:[-/., ]?\d)*")
_YEAR = late_pattern(r"(?:19|20)\d\d")
_HEADING_NUMBER = late_pattern(r"\b(?:[ivxlc]+|[a-z])\b|^[一二三四五六七八九十]+[ 、.]|[一二三四五六七八九十]+$")
_MASK = "0"
_ALSO = "+"
_JOINING = ("also", "further")
"""Classes of modifiers that only number the clauses of one verb: *Decides*, *Also decides*, *Further decides*."""
_STEM = 5
"""Letters of a word that remain, at least, when its ending is cut off."""
_FIRST_HAN, _LAST_HAN = "\u3007", "\ufaff"
"""Compared to, not written as a class of a regular expression: that takes longer to compile than a text to align."""


class Shelf(IntEnum):
    """Paragraphs link within their shelf only."""

    TEXT = 0
    HEADING = 1
    ROW = 2
    ENACTING = 3
    CLOSING = 4


_SHELVES = {
    ParagraphKind.HEADING: Shelf.HEADING,
    ParagraphKind.TABLE_ROW: Shelf.ROW,
    ParagraphKind.ENACTING: Shelf.ENACTING,
    ParagraphKind.CLOSING: Shelf.CLOSING,
}


class Unit(Struct, frozen=True):
    """One paragraph, prepared."""

    index: int
    key: str
    kind: ParagraphKind
    shelf: Shelf
    text: str
    """Compared text without its final punctuation: equal texts are the same paragraph."""
    name: str
    """What it is known by: its text; of a row of figures its first cell, for *P-5* stays that, whatever is counted."""


def units_of(document: Document) -> tuple[Unit, ...]:
    """Prepare the paragraphs of a document."""
    return tuple(starmap(_unit_of, enumerate(document.paragraphs)))


def _unit_of(index: int, paragraph: Paragraph) -> Unit:
    shelf = _SHELVES.get(paragraph.kind, Shelf.TEXT)
    text = compared_text(paragraph.text).rstrip(_FINAL)
    first, *others = paragraph.text.split("\t") if shelf is Shelf.ROW else [text]
    is_named = others and any(map(str.isalpha, first)) and not any(map(str.isalpha, "".join(others)))
    return Unit(
        index=index,
        key=paragraph.key,
        kind=paragraph.kind,
        shelf=shelf,
        text=text,
        name=compared_text(first) if is_named else text,
    )


class Spelling(Struct, frozen=True):
    """What the words of a language are stripped of before they are compared."""

    masks: Mapping[str, str]
    """What is compared instead of words that change with a date or with what stands above."""
    proclitics: tuple[str, ...]
    endings: int

    def stem(self, word: str) -> str:
        """Return a word without a conjunction written together with it, and without what inflection changes."""
        for proclitic in self.proclitics:
            if word.startswith(proclitic) and len(word) > len(proclitic) + 1:
                word = word.removeprefix(proclitic)
        return word[: max(_STEM, len(word) - self.endings)] if self.endings else word


def spelling_of(lexicon: Lexicon) -> Spelling:
    """Return how the words of a language are stripped."""
    joining = chain.from_iterable(lexicon.modifiers.get(name, ()) for name in _JOINING)
    return Spelling(
        masks=dict.fromkeys(chain(lexicon.months, lexicon.ordinals, lexicon.cardinals), _MASK)
        | dict.fromkeys(joining, _ALSO),
        proclitics=lexicon.proclitics,
        endings=lexicon.endings,
    )


class Vocabulary(dict[str, int]):
    """Gives for each printed word the number of the word that is compared, 0 for marks alone; learnt as words come up.

    Numbers are faster to count and to compare than words. Marks round a word do not count; dated words are one word.
    """

    def __init__(self, spelling: Spelling) -> None:
        self._spelling = spelling
        self._numbers = {"": 0}

    def __missing__(self, printed: str) -> int:
        word = printed.strip(_MARKS)
        stem = self._spelling.masks.get(word) or self._spelling.stem(word)
        number = self._numbers.setdefault(stem, len(self._numbers))
        self[printed] = number
        return number


class Words(Struct, frozen=True):
    """What a paragraph says: its words as numbers of a vocabulary, figures masked, and the figures as they stand."""

    sequence: Sequence[int]
    figures: frozenset[str]


def words_of(text: str, vocabulary: Vocabulary, shelf: Shelf = Shelf.TEXT) -> Words:
    """Return the words and figures of a text; Chinese gives overlapping pairs of characters.

    A date, session or symbol that has rolled forward remains the same word; the number of a heading is none.
    """
    text = text.lower()
    figures = _FIGURE.findall(text)
    if figures:
        text = _DIGITS.sub(_MASK, text)
    if shelf is Shelf.HEADING:
        text = _HEADING_NUMBER.sub(" ", text).strip()
    words = _split_han(text) if not text.isascii() and max(text) >= _FIRST_HAN else text.split()
    return Words(
        sequence=[*filter(None, map(vocabulary.__getitem__, words))],
        figures=frozenset([figure for figure in figures if _tells(figure)]),
    )


def _tells(figure: str) -> bool:
    """Say whether a figure is an amount, a resolution, an article; years and days roll forward and prove nothing."""
    return not figure.isdigit() or (len(figure) > 2 and not _YEAR.fullmatch(figure))


def _split_han(text: str) -> list[str]:
    return [part for word in _WORD.findall(_HAN_DIGITS.sub(_MASK, text)) for part in _parts(word)]


def _parts(word: str) -> Iterator[str]:
    """Yield the pairs of neighbouring Chinese characters of a word, and what else stands in it."""
    for is_han, run in groupby(word, lambda character: _FIRST_HAN <= character <= _LAST_HAN):
        part = "".join(run)
        if is_han and len(part) > 1:
            yield from map("".join, pairwise(part))
        else:
            yield part
