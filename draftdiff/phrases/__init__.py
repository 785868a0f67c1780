"""The opening phrase of a paragraph, and its later verbs: where each stands, what it does, which modifiers it has.

*Welcomes the report, affirms its findings, and takes note of …* is a chain of three. `misread.py` knows phrases that an
OCR misread.
"""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct

from draftdiff.lexicon import Lexicon, masculine_phrases
from draftdiff.model import ParagraphKind
from draftdiff.phrases.tree import Word, begins_at, best_reading, first_words

_NEVER = "(?!)"


class Opening(Struct, frozen=True, kw_only=True):
    """An opening phrase in a text: `start` to `end` in code points, `phrase` the text between them.

    `acts` are all that the phrase may express, likeliest first; `modifiers` classes of `Lexicon.modifiers`;
    `base` is the phrase as the lexicon has it; `kinds` are the paragraphs that it opens.
    """

    start: int
    end: int
    phrase: str
    base: str
    acts: tuple[str, ...]
    modifiers: tuple[str, ...] = ()
    kinds: tuple[ParagraphKind, ...] = ()


def find_opening(text: str, lexicon: Lexicon, kind: ParagraphKind | None = None) -> Opening | None:
    """Return the opening phrase of a paragraph's text (without its number), or None where none is known.

    With `kind`, only phrases that open such paragraphs are found.
    """
    return opening_at(text, 0, lexicon, kind)


def opening_at(text: str, start: int, lexicon: Lexicon, kind: ParagraphKind | None) -> Opening | None:
    """Return the opening phrase that begins at a place of a text, or None."""
    return _opening_of(text, first_words(text, start, lexicon, known=True), lexicon, kind)


def _opening_of(text: str, words: list[Word], lexicon: Lexicon, kind: ParagraphKind | None) -> Opening | None:
    """Return the opening phrase that some words of a text begin with, or None."""
    reading = best_reading(words, lexicon, kind) if words else None
    if reading is None:
        return None
    begin, end = words[0].start, words[reading.used - 1].end
    return Opening(
        start=begin,
        end=end,
        phrase=text[begin:end],
        base=reading.phrase.text,
        acts=reading.phrase.acts,
        modifiers=reading.modifiers,
        kinds=reading.phrase.kinds,
    )


def find_chain(text: str, lexicon: Lexicon, kind: ParagraphKind | None) -> tuple[Opening, ...]:
    """Return the opening phrase, if one of a paragraph of this kind is known, and the later verbs."""
    words = first_words(text, 0, lexicon, known=True)
    opening = _opening_of(text, words, lexicon, kind)
    later = _later(text, lexicon, _opening_of(text, words, lexicon, None) if kind else opening)
    return later if opening is None else (opening, *(verb for verb in later if verb.start >= opening.end))


def find_verbs(text: str, lexicon: Lexicon) -> tuple[Opening, ...]:
    """Return the verbs of a chain behind the opening phrase, in their order.

    A verb stands behind what joins two clauses (`Lexicon.patterns`, *chain*) and opens paragraphs of the same
    kind as the first one. A noun that is spelt like a verb may be among them.
    """
    return _later(text, lexicon, find_opening(text, lexicon))


def _later(text: str, lexicon: Lexicon, first: Opening | None) -> tuple[Opening, ...]:
    kind = first.kinds[0] if first and len(first.kinds) == 1 else None
    masculine = _masculine(lexicon)
    is_masculine = first is not None and first.base in masculine
    place = first.end if first else 0
    found = []
    for match in _joints(lexicon).finditer(text, place):
        if match.end() < place or not begins_at(text, match.end(), lexicon):
            continue
        verb = opening_at(text, match.end(), lexicon, kind)
        if verb and (verb.base in masculine) is is_masculine:  # one of the other gender is not the body's
            found.append(verb)
            place = verb.end
    return tuple(found)


@lru_cache(maxsize=16)
def _masculine(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(phrase.text for phrase in masculine_phrases(lexicon))


@lru_cache(maxsize=16)
def _joints(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile("|".join(lexicon.patterns.get("chain", ())) or _NEVER)
