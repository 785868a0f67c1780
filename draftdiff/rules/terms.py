"""Finds the words of a lexicon's classes in a text: negation, modals, scope, addressees …

The longest entry wins and shields what stands inside it: *no later than* is a deadline and no negation.
An entry may end in `*` (any ending). Prefixes of the class `clitic` may be written onto a word (Arabic).
Chinese matches by character.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from draftdiff.lexicon import Lexicon
from draftdiff.tokens import compare_key, split_tokens

ANY_ENDING = "*"
CLITIC = "clitic"
BEFORE, AFTER = "ordinal-before", "ordinal-after"
"""Classes of words that mark a number as an ordinal."""
_PREFIX = 2
"""Letters by which entries with any ending are looked up."""


class Term(NamedTuple):
    """An entry found: units `start` to `end` of a side, and the classes it belongs to."""

    start: int
    end: int
    classes: frozenset[str]
    words: tuple[str, ...]
    """The entry as the lexicon has it, by word."""


class _Node:
    """A place in the tree of entries; not changed once the tree stands."""

    __slots__ = ("children", "classes")

    def __init__(self) -> None:
        self.children: dict[str, _Node] = {}
        self.classes: frozenset[str] = frozenset()


class TermTree:
    """The entries of some classes of one lexicon."""

    def __init__(self, entries: Iterable[tuple[str, str]], clitics: Sequence[str] = ()) -> None:
        self._root = _Node()
        self._words: set[str] = set()
        self._open: dict[str, list[str]] = {}
        self._clitics = tuple(sorted(clitics, key=len, reverse=True))
        self._labels: dict[str, tuple[str, ...]] = {}
        for text, name in entries:
            self._add(words_of_entry(text), name)

    def _add(self, words: tuple[str, ...], name: str) -> None:
        node = self._root
        for word in words:
            if word.endswith(ANY_ENDING):
                stem = word[:-1]
                known = self._open.setdefault(stem[:_PREFIX], [])
                if stem not in known:
                    known.append(stem)
            else:
                self._words.add(word)
            node = node.children.setdefault(word, _Node())
        node.classes |= {name}

    def find(self, keys: Sequence[str]) -> tuple[Term, ...]:
        """Return the entries found in the units of a text, from its start, none inside another."""
        found: list[Term] = []
        place = 0
        while place < len(keys):
            term = self._longest(keys, place)
            if term is not None:
                found.append(term)
            place = term.end if term else place + 1
        return tuple(found)

    def find_all(self, keys: Sequence[str]) -> tuple[Term, ...]:
        """Return all entries found, also those inside others."""
        return tuple(term for start in range(len(keys)) for term in self._from(keys, start))

    def _longest(self, keys: Sequence[str], start: int) -> Term | None:
        return max(self._from(keys, start), key=lambda term: term.end, default=None)

    def _from(self, keys: Sequence[str], start: int) -> list[Term]:
        """Return the entries that begin at a unit."""
        found: list[Term] = []
        ways: list[tuple[_Node, int, tuple[str, ...]]] = [(self._root, start, ())]
        while ways:
            node, place, words = ways.pop()
            if node.classes:
                found.append(Term(start, place, node.classes, words))
            if place == len(keys):
                continue
            for label in self._labels_of(keys[place]):
                if (child := node.children.get(label)) is not None:
                    ways.append((child, place + 1, (*words, label)))
        return found

    def _labels_of(self, key: str) -> tuple[str, ...]:
        """Return the words of entries that a unit may stand for."""
        labels = self._labels.get(key)
        if labels is None:
            labels = self._labels[key] = tuple(self._read(key))
        return labels

    def _read(self, key: str) -> Iterable[str]:
        forms = [key, *(key[len(c) :] for c in self._clitics if key.startswith(c) and len(key) > len(c))]
        for form in dict.fromkeys(forms):
            if form in self._words:
                yield form
            for stem in self._open.get(form[:_PREFIX], ()):
                if form.startswith(stem):
                    yield stem + ANY_ENDING


def words_of_entry(text: str) -> tuple[str, ...]:
    """Return the units of an entry, in the form in which units of a text are compared; `*` stays with its word."""
    words: list[str] = []
    for token in split_tokens(text):
        key = unit_key(token)
        if key == ANY_ENDING and words:
            words[-1] += ANY_ENDING
        elif key and key != " ":
            words.append(key)
    return tuple(words)


@lru_cache(maxsize=65536)
def unit_key(token: str) -> str:
    """Return what a unit is looked up by: its comparison key in lower case."""
    return compare_key(token).lower()


@lru_cache(maxsize=64)
def tree_of(lexicon: Lexicon, classes: tuple[str, ...]) -> TermTree:
    """Return the tree of some classes of a lexicon's words, built once."""
    entries = ((text, name) for name in classes for text in lexicon.words.get(name, ()))
    return TermTree(entries, lexicon.words.get(CLITIC, ()))


@lru_cache(maxsize=65536)
def is_word_of(lexicon: Lexicon, name: str, key: str) -> bool:
    """Say whether a unit, alone, is an entry of a class."""
    return any(term.end == 1 for term in tree_of(lexicon, (name,)).find((key,)))


def ordinals_in(keys: Sequence[str], lexicon: Lexicon) -> Iterator[Term]:
    """Yield the ordinals of a text; the classes of each are the numbers that it may mean.

    Where a language marks ordinals (Chinese), only those beside a mark are found.
    """
    is_marking = BEFORE in lexicon.words or AFTER in lexicon.words
    for term in _ordinals(lexicon).find(keys):
        if (
            not is_marking
            or (term.start > 0 and is_word_of(lexicon, BEFORE, keys[term.start - 1]))
            or any(mark.start == 0 for mark in tree_of(lexicon, (AFTER,)).find(keys[term.end : term.end + 2]))
        ):
            yield term


@lru_cache(maxsize=16)
def _ordinals(lexicon: Lexicon) -> TermTree:
    entries = ((text, str(number)) for text, number in lexicon.ordinals.items())
    return TermTree(entries, lexicon.words.get(CLITIC, ()))
