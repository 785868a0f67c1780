"""Two texts to segments: what is the same, what was deleted and inserted, what is only typography."""

from __future__ import annotations

from collections.abc import Container

from draftdiff.comparison import Segment
from draftdiff.redline.ends import trim_texts
from draftdiff.redline.hunks import Hunk, find_hunks
from draftdiff.redline.segments import Segments, add_units
from draftdiff.redline.split_words import join_split_words
from draftdiff.redline.tidy import tidy
from draftdiff.redline.units import Side, read_sentences, read_side
from draftdiff.tokens import split_tokens

__all__ = ["MOST_TOKENS", "is_coarse", "redline"]

MOST_TOKENS = 20_000
"""A text of more tokens is compared by the sentence, one of more sentences as a whole."""


def redline(old: str, new: str, words: Container[str] = frozenset()) -> tuple[Segment, ...]:
    """Return the segments of two texts, in order; none if the texts are equal.

    `words` holds the words that stand by themselves: none is taken for a piece of a word that a source has split,
    and one of two Chinese characters is not replaced by another in part.

    Exchanging the texts exchanges deleted and inserted and nothing else: the order of comparison is fixed.
    """
    if old == new:
        return ()
    start, old_middle, new_middle, end = trim_texts(old, new)
    old_side, new_side = _sides(old_middle, new_middle, words)
    if old_middle <= new_middle:
        hunks = _hunks_of(old_side, new_side, words)
    else:
        hunks = [hunk.turned() for hunk in _hunks_of(new_side, old_side, words)]
    found = Segments()
    found.add_kept(start, start)
    add_units(found, old_side, new_side, hunks)
    found.add_kept(end, end)
    return found.result()


def is_coarse(old: str, new: str) -> bool:
    """Say whether two texts are so long that they are compared by the sentence and not by the word."""
    if max(len(old), len(new)) <= MOST_TOKENS:
        return False
    return any(map(_is_long, trim_texts(old, new)[1:3]))


def _is_long(text: str) -> bool:
    return len(text) > MOST_TOKENS and len(split_tokens(text)) > MOST_TOKENS


def _sides(old: str, new: str, words: Container[str]) -> tuple[Side, Side]:
    if _is_long(old) or _is_long(new):
        return read_sentences(old), read_sentences(new)
    return join_split_words(read_side(old), read_side(new), words)


def _hunks_of(old: Side, new: Side, words: Container[str]) -> list[Hunk]:
    whole = Hunk(0, len(old.keys), 0, len(new.keys))
    if max(len(old.keys), len(new.keys)) > MOST_TOKENS:
        return [whole]
    return tidy(find_hunks(old.keys, new.keys, whole), old.keys, new.keys, words)
