"""Entries of a lexicon as a tree of words, and where they stand in the units of a text.

An entry may end in `*` (any ending), and clitics may be written onto a word of it. A unit is looked up by its key.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import chain, compress, count, repeat
from operator import attrgetter, contains
from typing import TypeVar

from msgspec import Struct

from draftdiff.tokens import compare_key, is_chinese_word, split_tokens

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
"""Entries in these letters need no taking apart."""
_LOOSE_HYPHENS = ("\n-", " -", "--", "-*", "- ", "-\n")
"""Hyphens of entries, one a line, that stand inside no word: each is a unit of its own."""


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


class Unit(Struct, frozen=True):
    """What a unit may be, whatever stands around it, by its key."""

    labels: tuple[str, ...] = ()
    """The words of entries that it may stand for."""
    nodes: tuple[_Node, ...] = ()
    """Those of the entries that it may begin."""
    longer: tuple[dict[str, _Node], ...] = ()
    """What may follow it in them."""
    classes: frozenset[str] = frozenset()
    """The classes of the first table that have it, alone, as an entry."""
    tables: frozenset[int] = frozenset()
    """The tables of which an entry may hold it."""


_UNKNOWN = Unit()
_labels_of, _tables_of, _start_of = map(attrgetter, ("labels", "tables", "start"))


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
        self._seeds: dict[str, list[tuple[Sequence[str], int, str]]] = {}
        self._branches: dict[str, _Node] = {}
        self._words_by_table = tuple(self._sown(table, entries) for table, entries in enumerate(tables))
        self._words = frozenset().union(*self._words_by_table)
        self._stems: dict[str, list[str]] = {}
        for word in sorted(word for word in self._words if word[-1] == ANY_ENDING):
            self._stems.setdefault(word[:_PREFIX], []).append(word[:-1])
        self.units = Lookup(self._unit)
        """What is known of a unit, by its key."""

    def _sown(self, table: int, entries: Mapping[str, Sequence[str]]) -> frozenset[str]:
        """Keep the entries of a table, by class, by their first words; return all their words."""
        names = [name for name, texts in entries.items() for _ in texts]
        found = words_of_entries([text for texts in entries.values() for text in texts])
        for words, name in zip(found, names, strict=True):
            if words:
                self._seeds.setdefault(words[0], []).append((words, table, name))
        return frozenset(chain.from_iterable(found))

    def find_all(self, keys: Sequence[str]) -> _Found:
        """Return, for each table, all entries that stand in the units of a text, by where they start.

        Those inside others are among them.
        """
        units = [*map(self.units.__getitem__, keys)]
        longer = self.find_longer(units)
        return tuple(merged(alone_in(units, table), longer[table]) for table in range(len(self._words_by_table)))

    def find_longer(self, units: Sequence[Unit]) -> _Found:
        """Return, for each table, the entries of several units, by where they start."""
        found: _Found = tuple([] for _ in self._words_by_table)
        labels = [*map(_labels_of, units), ()]
        for start, unit in enumerate(units):
            for children in unit.longer:
                for label in labels[start + 1]:
                    if label in children:
                        _note(children[label], labels, start, start + 2, found)
        return found

    def _unit(self, key: str) -> Unit:
        labels = self._read(key)
        if not labels:
            return _UNKNOWN
        nodes = tuple(self._branch(label) for label in labels if label in self._seeds)
        return Unit(
            labels,
            nodes,
            tuple(node.children for node in nodes if node.children),
            frozenset().union(*(node.classes.get(0, ()) for node in nodes)),
            frozenset(table for table, words in enumerate(self._words_by_table) if not words.isdisjoint(labels)),
        )

    def _branch(self, label: str) -> _Node:
        """Return the node of all entries that begin with a word."""
        if label not in self._branches:
            root = self._branches[label] = _Node((label,))
            for words, table, name in self._seeds[label]:
                node = root
                for word in words[1:]:
                    if word not in node.children:
                        node.children[word] = _Node((*node.words, word))
                    node = node.children[word]
                node.classes[table] = node.classes.get(table, frozenset()) | {name}
        return self._branches[label]

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


def alone_in(units: Sequence[Unit], table: int, places: Iterable[int] | None = None) -> list[Term]:
    """Return the entries of one unit of a table, by where they stand; `places` are those looked at, if not all."""
    if places is None:
        places = compress(count(), map(contains, map(_tables_of, units), repeat(table)))
    return [
        Term(place, place + 1, node.classes[table], node.words)
        for place in places
        for node in units[place].nodes
        if table in node.classes
    ]


def merged(alone: list[Term], longer: list[Term]) -> list[Term]:
    """Return entries of one unit and of several, by where they start."""
    return sorted(alone + longer, key=_start_of) if longer else alone


def _note(node: _Node, labels: Sequence[tuple[str, ...]], start: int, end: int, found: _Found) -> None:
    """Note the entries from `start` that end with the unit before `end`, and those that go on behind it."""
    for table, classes in node.classes.items():
        found[table].append(Term(start, end, classes, node.words))
    if node.children:
        for label in labels[end]:
            if label in node.children:
                _note(node.children[label], labels, start, end + 1, found)


def words_of_entries(texts: Sequence[str]) -> list[Sequence[str]]:
    """Return the units of each of some entries; those in nothing but small letters are only split."""
    lowered = "\n".join(texts).lower()
    odd, lines = {*lowered} - _SMALL - {" ", "\n"}, lowered.splitlines()
    if not any(loose in f"\n{lowered}\n" for loose in _LOOSE_HYPHENS):
        odd.discard("-")
    if not odd:
        return [*map(str.split, lines)]
    return [
        low.split() if odd.isdisjoint(low) else words_of_entry(text) for low, text in zip(lines, texts, strict=True)
    ]


def words_of_entry(text: str) -> tuple[str, ...]:
    """Return the units of an entry, as units of a text are looked up; `*` stays with its word."""
    if _is_plain(text.lower()):
        return tuple(text.lower().split())
    if all(map(is_chinese_word, text)):
        return tuple(text)
    words: list[str] = []
    # An apostrophe at the end of an entry belongs to the word before a letter, as in *n'*.
    for token in split_tokens(f"{text}a")[:-1] if text[-1] in "'’" else split_tokens(text):
        key = unit_key(token)
        if key == ANY_ENDING and words:
            words[-1] += ANY_ENDING
        elif key:
            words.append(key)
    return tuple(words)


def _is_plain(text: str) -> bool:
    """Say whether a text is nothing but words in small letters, which may have hyphens."""
    words = f"{text} ".replace(f"{ANY_ENDING} ", " ")[:-1]
    parts = words.replace("-", " ").split(" ")
    return all(parts) and _SMALL.issuperset("".join(parts))


@lru_cache(maxsize=65536)
def unit_key(token: str) -> str:
    """Return what a unit is looked up by: its comparison key in lower case; empty for a token that is no unit."""
    return token.lower() if token.isascii() and token.isalnum() else compare_key(token).lower().strip(" ")
