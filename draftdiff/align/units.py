"""Paragraphs as the aligner sees them: compared text, words with masked figures, place in the document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import IntEnum
from itertools import pairwise

from msgspec import Struct

from draftdiff.lexicon import Lexicon
from draftdiff.model import Document, Paragraph, ParagraphKind
from draftdiff.tokens import compared_text

_HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_HAN}]+|[^\W_{_HAN}]+(?:[-/.,'][^\W_{_HAN}]+)*")
_FINAL = re.compile(r"[\s;,.:؛،；。，：]+$")
_DIGITS = re.compile(r"\d+")
_MASK = "0"


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
    """One paragraph, prepared. `parent` is the index of the paragraph that it is a part of, -1 if of none."""

    index: int
    key: str
    kind: ParagraphKind
    shelf: Shelf
    annex: int
    level: int
    parent: int
    text: str
    """Compared text without its final punctuation: equal texts are the same paragraph."""


def units_of(document: Document) -> tuple[Unit, ...]:
    """Prepare the paragraphs of a document."""
    parents = _parents(document.paragraphs)
    return tuple(
        Unit(
            index=index,
            key=paragraph.key,
            kind=paragraph.kind,
            shelf=_SHELVES.get(paragraph.kind, Shelf.TEXT),
            annex=paragraph.annex,
            level=paragraph.level,
            parent=parents[index],
            text=_FINAL.sub("", compared_text(paragraph.text)),
        )
        for index, paragraph in enumerate(document.paragraphs)
    )


def _parents(paragraphs: Sequence[Paragraph]) -> list[int]:
    """Return for each paragraph the index of the last paragraph before it that stands a level higher."""
    parents, last = [], dict[int, int]()
    for index, paragraph in enumerate(paragraphs):
        parents.append(last.get(paragraph.level - 1, -1) if paragraph.level else -1)
        if paragraph.kind is not ParagraphKind.HEADING:
            last = {level: place for level, place in last.items() if level < paragraph.level}
            last[paragraph.level] = index
    return parents


def dated_words(lexicon: Lexicon) -> frozenset[str]:
    """Return the words that count or date: they are masked like figures."""
    return frozenset(lexicon.months) | frozenset(lexicon.ordinals) | frozenset(lexicon.cardinals)


def masked_words(text: str, dated: frozenset[str]) -> list[str]:
    """Return the words of a compared text in lower case, every figure masked; Chinese gives overlapping pairs.

    A date, session or symbol that has rolled forward so remains the same word.
    """
    words: list[str] = []
    for word in _WORD.findall(text.lower()):
        if "\u3007" <= word[0] <= "\ufaff":
            words.extend(map("".join, pairwise(word)) if len(word) > 1 else word)
        else:
            words.append(_MASK if word in dated else _DIGITS.sub(_MASK, word))
    return words
