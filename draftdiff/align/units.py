"""Paragraphs as the aligner sees them: folded text, words, words with figures masked, place in the document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import IntEnum

from msgspec import Struct

from draftdiff.lexicon import Lexicon
from draftdiff.model import Document, Paragraph, ParagraphKind
from draftdiff.tokens import compared_text

_HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_HAN}]|[^\W_{_HAN}]+(?:[-/.,'][^\W_{_HAN}]+)*")
_FINAL = re.compile(r"[\s;,.:؛،；。，：]+$")
_DIGITS = re.compile(r"\d+")

MASK = "0"


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
    """One paragraph, prepared: `parent` is the index of the paragraph that it is a part of, -1 if of none."""

    index: int
    key: str
    kind: ParagraphKind
    shelf: Shelf
    annex: int
    level: int
    parent: int
    text: str
    """Compared text without its final punctuation: equal texts are the same paragraph."""
    words: tuple[str, ...]
    masked: tuple[str, ...]


def units_of(document: Document, lexicon: Lexicon) -> tuple[Unit, ...]:
    """Prepare the paragraphs of a document."""
    parents = _parents(document.paragraphs)
    dated = frozenset(lexicon.months) | frozenset(lexicon.ordinals) | frozenset(lexicon.cardinals)
    return tuple(
        _unit(index, paragraph, parents[index], dated) for index, paragraph in enumerate(document.paragraphs)
    )


def _unit(index: int, paragraph: Paragraph, parent: int, dated: frozenset[str]) -> Unit:
    text = _FINAL.sub("", compared_text(paragraph.text))
    words = tuple(_WORD.findall(text.lower()))
    return Unit(
        index=index,
        key=paragraph.key,
        kind=paragraph.kind,
        shelf=_SHELVES.get(paragraph.kind, Shelf.TEXT),
        annex=paragraph.annex,
        level=paragraph.level,
        parent=parent,
        text=text,
        words=words,
        masked=tuple(MASK if word in dated else _DIGITS.sub(MASK, word) for word in words),
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
