"""The opening phrase of a paragraph: where it ends, what it does, and which modifiers stand in it."""

from __future__ import annotations

from msgspec import Struct

from draftdiff.lexicon import Lexicon
from draftdiff.model import ParagraphKind
from draftdiff.phrases.tree import Word, best_reading, first_words


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
    return opening_of(text, first_words(text, start, lexicon, known=True), lexicon, kind)


def opening_of(text: str, words: list[Word], lexicon: Lexicon, kind: ParagraphKind | None) -> Opening | None:
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
