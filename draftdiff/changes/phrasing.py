"""A class of words looked for in texts that need not be taken apart: unchanged and whole paragraphs."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate

from msgspec import Struct

from draftdiff.changes.term_tree import ANY_ENDING
from draftdiff.changes.terms import CLITIC
from draftdiff.lexicon import Lexicon
from draftdiff.model import Key, Paragraph
from draftdiff.tokens import is_han

_APART = "(?<![^\\W\\d_])"
"""No letter stands before an entry, in languages that write words apart."""


class _Entry(Struct, frozen=True):
    """An entry, and its words, the longest first, without which it cannot stand in a text."""

    text: str
    words: tuple[str, ...]


def find_class(text: str, lexicon: Lexicon, name: str) -> list[re.Match[str]]:
    """Return the places where a text has an entry of a class, whatever its case, in order of the text."""
    lowered = text.lower()
    present = [entry for entry in _entries_of(lexicon, name) if all(word in lowered for word in entry.words)]
    found = [match for entry in present for match in _pattern_of(entry.text, lexicon).finditer(text)]
    return sorted(found, key=re.Match.start) if len(found) > 1 else found


def may_hold(paragraphs: Sequence[Paragraph], lexicon: Lexicon, *names: str) -> frozenset[Key]:
    """Return the paragraphs that may have an entry of some classes; all texts are looked through in one pass."""
    texts = [paragraph.text.lower() for paragraph in paragraphs]
    joined, ends = "\n".join(texts), [*accumulate(len(text) + 1 for text in texts)]
    found: set[int] = set()
    for word in {entry.words[0] for name in names for entry in _entries_of(lexicon, name)}:
        place = joined.find(word)
        while place >= 0:
            index = bisect_right(ends, place)
            found.add(index)
            place = joined.find(word, ends[index])
    return frozenset(paragraphs[index].key for index in found)


@lru_cache(maxsize=64)
def _entries_of(lexicon: Lexicon, name: str) -> tuple[_Entry, ...]:
    return tuple(
        _Entry(entry, tuple(sorted(entry.lower().replace(ANY_ENDING, "").split(), key=len, reverse=True)))
        for entry in sorted(set(lexicon.words.get(name, ())))
    )


@lru_cache(maxsize=4096)
def _pattern_of(entry: str, lexicon: Lexicon) -> re.Pattern[str]:
    if any(map(is_han, entry)):
        return re.compile(re.escape(entry))
    clitics = "|".join(map(re.escape, sorted(lexicon.words.get(CLITIC, ()), key=len, reverse=True)))
    before = f"{_APART}(?:{clitics})?" if clitics else _APART
    words = [re.escape(word.rstrip(ANY_ENDING)) + r"\w*" * word.endswith(ANY_ENDING) for word in entry.split()]
    return re.compile(before + r"\s".join(words) + r"(?![^\W\d_])", re.IGNORECASE)
