"""Entries of a lexicon as a tree of words, and where they stand in the units of a text.

An entry may end in `*` (any ending), and clitics may be written onto a word of it. A unit is looked up by its key.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TypeVar

from msgspec import Struct

from draftdiff.tokens import CJK_DIGITS, compare_key, split_tokens

T = TypeVar("T")

ANY_ENDING = "*"
_MOST = 65536
"""Keys for which something is kept."""
_PREFIX = 2
"""Letters by which entries with any ending are looked up."""
_SMALL = frozenset(
    chr(code)
    for first, _, last in ("a-z", "ß-ö", "ø-ÿ", "а-я", "ё-ё", "ء-غ", "ف-ي")
    for code in range(ord(first), ord(last) + 1)
)
_FIRST_HAN, _LAST_HAN = "\u4e00", "\u9fff"
_HAN_FIGURES = frozenset(CJK_DIGITS)
"""Entries that need no taking apart: words in these letters, and characters that are no figures."""


class Term(Struct, frozen=True):
    """An entry found: units `start` to `end` of a side, and the classes it belongs to."""

    start: int
    end: int
    classes: frozenset[str]
    words: tuple[str, ...]
    """The entry as the lexicon has it, by word."""


class _Node:
    """A place in the tree, with the classes of the entries that end there, by table; not changed once it stands."""

    __slots__ = ("children", "classes", "words")

    def __init__(self, words: tuple[str, ...]) -> None:
        self.children: dict[str, _Node] = {}
        self.classes: dict[int, frozenset[str]] = {}
        self.words = words


_Found = tuple[list[Term], ...]
"""The entries found, for each table."""


class Lookup(dict[str, T]):
    """What is found for each key, when it is first asked for; kept until there are too many."""

    def __init__(self, find: Callable[[str], T]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, key: str) -> T:
        if len(self) == _MOST:
            self.clear()
        found = self[key] = self._find(key)
        return found


class TermTree:
    """Tables of entries, given by class, as a tree of their words; an entry without any stands nowhere.

    All tables are looked through in one pass. A branch is grown, and what a unit may stand for worked out, when it
    is first met.
    """

    def __init__(self, *tables: Mapping[str, Sequence[str]], clitics: Sequence[str] = ()) -> None:
        self._clitics = tuple(sorted(clitics, key=len, reverse=True))
        self._seeds: dict[str, list[tuple[tuple[str, ...], int, str]]] = {}
        self._branches: dict[str, _Node] = {}
        self._words_by_table = tuple(self._sown(table, entries) for table, entries in enumerate(tables))
        self._words = frozenset().union(*self._words_by_table)
        self._stems: dict[str, list[str]] = {}
        for word in sorted(word for word in self._words if word[-1] == ANY_ENDING):
            self._stems.setdefault(word[:_PREFIX], []).append(word[:-1])
        self._starts = Lookup(self._begins)
        self._labels = Lookup(self._read)
        self.tables = Lookup(self._tables_of)
        """The tables of which an entry may hold a unit, by its key."""
        self.classes = Lookup(self._classes_of)
        """The classes of the first table that have a unit, alone, as an entry, by its key."""

    def _sown(self, table: int, entries: Mapping[str, Sequence[str]]) -> frozenset[str]:
        """Keep the entries of a table, by class, by their first words; return all their words."""
        found: set[str] = set()
        for name, texts in entries.items():
            for words in words_of_entries(texts):
                if words:
                    self._seeds.setdefault(words[0], []).append((words, table, name))
                    found.update(words)
        return frozenset(found)

    def find_all(self, keys: Sequence[str]) -> _Found:
        """Return, for each table, all entries that stand in the units of a text, by where they start.

        Those inside others are among them.
        """
        found: _Found = tuple([] for _ in self._words_by_table)
        labels = [*map(self._labels.__getitem__, keys), ()]
        for start, nodes in enumerate(map(self._starts.__getitem__, keys)):
            for node in nodes:
                _walk(node, labels, start, start + 1, found)
        return found

    def _begins(self, key: str) -> tuple[_Node, ...]:
        """Return the nodes of the entries that a unit may begin."""
        return tuple(self._branch(label) for label in self._labels[key] if label in self._seeds)

    def _branch(self, label: str) -> _Node:
        """Return the node of all entries that begin with a word."""
        if label not in self._branches:
            root = self._branches[label] = _Node((label,))
            for words, table, name in self._seeds[label]:
                node = root
                for place, word in enumerate(words[1:], start=2):
                    node = node.children.setdefault(word, _Node(words[:place]))
                node.classes[table] = node.classes.get(table, frozenset()) | {name}
        return self._branches[label]

    def _classes_of(self, key: str) -> frozenset[str]:
        return frozenset().union(*(node.classes.get(0, ()) for node in self._starts[key]))

    def _tables_of(self, key: str) -> frozenset[int]:
        labels = self._labels[key]
        return frozenset(table for table, words in enumerate(self._words_by_table) if not words.isdisjoint(labels))

    def _read(self, key: str) -> tuple[str, ...]:
        """Return the words of entries that a unit may stand for."""
        forms = {key: None}
        forms.update((key[len(c) :], None) for c in self._clitics if key.startswith(c) and len(key) > len(c))
        found: list[str] = []
        for form in forms:
            if form in self._words:
                found.append(form)
            found += [stem + ANY_ENDING for stem in self._stems.get(form[:_PREFIX], ()) if form.startswith(stem)]
        return tuple(found)


def _walk(node: _Node, labels: Sequence[tuple[str, ...]], start: int, place: int, found: _Found) -> None:
    """Note the entries that end at a place of the tree, and go on behind it: `labels[place]` may follow."""
    for table, classes in node.classes.items():
        found[table].append(Term(start, place, classes, node.words))
    for label in labels[place] if node.children else ():
        if label in node.children:
            _walk(node.children[label], labels, start, place + 1, found)


def words_of_entries(texts: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Return the units of some entries; if all are plain, which is seen at once, they are only split."""
    if _is_plain(" ".join(texts).lower()):
        return (tuple(text.lower().split()) for text in texts)
    return map(words_of_entry, texts)


def words_of_entry(text: str) -> tuple[str, ...]:
    """Return the units of an entry, as units of a text are looked up; `*` stays with its word."""
    if _is_plain(text.lower()):
        return tuple(text.lower().split())
    if all(_FIRST_HAN <= sign <= _LAST_HAN and sign not in _HAN_FIGURES for sign in text):
        return tuple(text)
    words: list[str] = []
    for token in split_tokens(text):
        key = unit_key(token)
        if key == ANY_ENDING and words:
            words[-1] += ANY_ENDING
        elif key:
            words.append(key)
    return tuple(words)


def _is_plain(text: str) -> bool:
    """Say whether a text is nothing but words in small letters; those of English may have a hyphen."""
    words = f"{text} ".replace(f"{ANY_ENDING} ", " ")[:-1]
    if text.isascii():
        return all(map(str.isalpha, words.replace(" ", "-").split("-")))
    return all(word and _SMALL.issuperset(word) for word in words.split(" "))


@lru_cache(maxsize=65536)
def unit_key(token: str) -> str:
    """Return what a unit is looked up by: its comparison key in lower case; empty for a token that is no unit."""
    return token.lower() if token.isascii() and token.isalnum() else compare_key(token).lower().strip(" ")
