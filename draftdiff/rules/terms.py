"""Finds the words of a lexicon's classes in a text: negation, modals, scope, addressees …

The longest entry wins and shields what stands inside it: *no later than* is a deadline and no negation. An entry
may end in `*` (any ending). Prefixes of the class `clitic` may be written onto a word (Arabic). Chinese matches by
character.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TypeVar

from msgspec import Struct

from draftdiff.lexicon import Lexicon
from draftdiff.patterns import late_pattern
from draftdiff.tokens import compare_key, split_tokens

T = TypeVar("T")

ANY_ENDING = "*"
CLITIC = "clitic"
BEFORE, AFTER = "ordinal-before", "ordinal-after"
"""Classes of words that mark a number as an ordinal."""
_PREFIX = 2
"""Letters by which entries with any ending are looked up."""
_PLAIN = late_pattern(r"[a-zß-öø-ÿа-яёء-غف-ي]+\*?(?: [a-zß-öø-ÿа-яёء-غف-ي]+\*?)*")
_FIRST_HAN, _LAST_HAN = "\u4e00", "\u9fff"
_HAN_FIGURES = frozenset("〇零一二三四五六七八九十百千万亿两")
"""Entries that need no taking apart: words in small letters, and characters that are no figures."""


class Term(Struct, frozen=True):
    """An entry found: units `start` to `end` of a side, and the classes it belongs to."""

    start: int
    end: int
    classes: frozenset[str]
    words: tuple[str, ...]
    """The entry as the lexicon has it, by word."""


class _Node:
    """A place in the tree of entries; `behind` it are the places to which each unit leads, as far as they were met."""

    __slots__ = ("behind", "children", "classes", "words")

    def __init__(self, words: tuple[str, ...]) -> None:
        self.children: dict[str, _Node] = {}
        self.classes: frozenset[str] = frozenset()
        self.words = words
        self.behind: dict[str, tuple[_Node, ...]] = {}


class _Found(dict[str, T]):
    """What was found for each key, found when it is first asked for."""

    def __init__(self, find: Callable[[str], T]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, key: str) -> T:
        found = self[key] = self._find(key)
        return found


class TermTree:
    """Entries by their words; one without any stands nowhere.

    A branch is grown, and what a unit may stand for worked out, when it is first met.
    """

    def __init__(self, entries: Iterable[tuple[str, str]], clitics: Sequence[str] = ()) -> None:
        self._clitics = tuple(sorted(clitics, key=len, reverse=True))
        self._seeds: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        self._branches: dict[str, _Node] = {}
        self._starts = _Found(self._begins)
        self.labels = _Found(self._read)
        """The words of entries that a unit may stand for, by its key."""
        self.classes = _Found(self._classes_of)
        """The classes that have a unit, alone, as an entry, by its key."""
        self._words: set[str] = set()
        for text, name in entries:
            words = words_of_entry(text)
            if words:
                self._words.update(words)
                self._seeds.setdefault(words[0], []).append((words, name))
        self._stems: dict[str, list[str]] = {}
        for word in sorted(word for word in self._words if word.endswith(ANY_ENDING)):
            self._stems.setdefault(word[:_PREFIX], []).append(word[:-1])

    def find_all(self, keys: Sequence[str]) -> tuple[Term, ...]:
        """Return all entries that stand in the units of a text, also those inside others, by where they start."""
        found: list[Term] = []
        for start, nodes in enumerate(map(self._starts.__getitem__, keys)):
            for node in nodes:
                self._walk(node, keys, start, start + 1, found)
        return tuple(found)

    def _walk(self, node: _Node, keys: Sequence[str], start: int, place: int, found: list[Term]) -> None:
        if node.classes:
            found.append(Term(start, place, node.classes, node.words))
        if node.children and place < len(keys):
            key = keys[place]
            nodes = node.behind.get(key)
            if nodes is None:
                nodes = tuple(node.children[label] for label in self.labels[key] if label in node.children)
                node.behind[key] = nodes
            for child in nodes:
                self._walk(child, keys, start, place + 1, found)

    def _begins(self, key: str) -> tuple[_Node, ...]:
        """Return the nodes of the entries that a unit may begin."""
        return tuple(self._branch(label) for label in self.labels[key] if label in self._seeds)

    def _branch(self, label: str) -> _Node:
        """Return the node of all entries that begin with a word."""
        if label not in self._branches:
            root = self._branches[label] = _Node((label,))
            for words, name in self._seeds[label]:
                node = root
                for place, word in enumerate(words[1:], start=2):
                    node = node.children.setdefault(word, _Node(words[:place]))
                node.classes |= {name}
        return self._branches[label]

    def _classes_of(self, key: str) -> frozenset[str]:
        return frozenset().union(*(node.classes for node in self._starts[key]))

    def _read(self, key: str) -> tuple[str, ...]:
        forms = [key, *(key[len(c) :] for c in self._clitics if key.startswith(c) and len(key) > len(c))]
        found: list[str] = []
        for form in dict.fromkeys(forms):
            if form in self._words:
                found.append(form)
            found += [stem + ANY_ENDING for stem in self._stems.get(form[:_PREFIX], ()) if form.startswith(stem)]
        return tuple(found)


def chosen(terms: Iterable[Term], classes: Iterable[str]) -> tuple[Term, ...]:
    """Return the terms of some classes, the longest first where two begin together, none inside another."""
    wanted = frozenset(classes)
    picked: list[Term] = []
    for term in terms:
        if wanted.isdisjoint(term.classes):
            continue
        if not picked or term.start >= picked[-1].end:
            picked.append(term)
        elif term.start == picked[-1].start and term.end > picked[-1].end:
            picked[-1] = term
    return tuple(picked)


def words_of_entry(text: str) -> tuple[str, ...]:
    """Return the units of an entry, as units of a text are looked up; `*` stays with its word."""
    if _PLAIN.fullmatch(text):
        return tuple(text.split())
    if all(_FIRST_HAN <= sign <= _LAST_HAN and sign not in _HAN_FIGURES for sign in text):
        return tuple(text)
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


@lru_cache(maxsize=16)
def words_tree(lexicon: Lexicon) -> TermTree:
    """Return the tree of all classes of a lexicon's words, built once."""
    entries = ((text, name) for name, texts in lexicon.words.items() for text in texts)
    return TermTree(entries, lexicon.words.get(CLITIC, ()))


@lru_cache(maxsize=16)
def equalities_tree(lexicon: Lexicon) -> TermTree:
    """Return the tree of a lexicon's equal terms; the class of each is the index of its group."""
    entries = ((text, str(index)) for index, group in enumerate(lexicon.equal_terms) for text in group.terms)
    return TermTree(entries, lexicon.words.get(CLITIC, ()))


@lru_cache(maxsize=16)
def ordinals_tree(lexicon: Lexicon) -> TermTree:
    """Return the tree of a lexicon's ordinals; the class of each is its number."""
    entries = ((text, str(number)) for text, number in lexicon.ordinals.items())
    return TermTree(entries, lexicon.words.get(CLITIC, ()))


@lru_cache(maxsize=16)
def locatives(lexicon: Lexicon) -> frozenset[str]:
    """Return the last words of *held in*, *held at*: what stands before the name of a place."""
    return frozenset(words_of_entry(entry)[-1] for entry in lexicon.words.get("held", ()))


def classes_of(lexicon: Lexicon, key: str) -> frozenset[str]:
    """Return the classes of words that a unit, alone, belongs to."""
    return words_tree(lexicon).classes[key]


def ordinals_in(keys: Sequence[str], lexicon: Lexicon) -> Iterator[Term]:
    """Yield the ordinals of a text; the classes of each are the numbers that it may mean.

    Where a language marks ordinals (Chinese), only those beside a mark are found; elsewhere a word that may also
    be a cardinal is none.
    """
    is_marking = BEFORE in lexicon.words or AFTER in lexicon.words
    found = ordinals_tree(lexicon).find_all(keys)
    numbers = {number for each in found for number in each.classes}
    for term in chosen(found, numbers):
        is_alone = term.end - term.start == 1 and keys[term.start] in lexicon.cardinals
        if _is_marked(keys, term, lexicon) if is_marking else not is_alone:
            yield term


def _is_marked(keys: Sequence[str], term: Term, lexicon: Lexicon) -> bool:
    if term.start > 0 and BEFORE in classes_of(lexicon, keys[term.start - 1]):
        return True
    after = words_tree(lexicon).find_all(keys[term.end : term.end + 2])
    return any(mark.start == 0 and AFTER in mark.classes for mark in after)
