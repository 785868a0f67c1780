"""The phrases of a language as a tree of words, and the readings of a text's first words.

`Also strongly urges` is the phrase *urges* with the modifiers *also* and *strongly*; `Notes with deep
concern` is the phrase *notes with concern* with *deeply* inside: at every step modifiers may stand between.
Chinese walks by character.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Any

from msgspec import Struct

from draftdiff.lexicon import Lexicon, Phrase
from draftdiff.model import Language, ParagraphKind
from draftdiff.tokens import HAN, INVISIBLE, compare_key

_MARK = "\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed"
_MOST_WORDS = 16
"""First words of a text that are read; the longest phrase has six, and modifiers may stand at every step."""

END = " "
"""The member of a tree's node that holds what ends there. No word is a space; one of fillers alone is empty."""

Tree = dict[str, Any]
"""Words that may follow, each with its tree; under `END` a tuple of phrases, or the class of a modifier."""


class Word(Struct, frozen=True):
    """A word of a text by its comparison key, and whether a comma stands before it."""

    key: str
    start: int
    end: int
    after_comma: bool


class Trees(Struct, frozen=True):
    """The phrases and the modifiers of a language."""

    phrases: Tree
    modifiers: Tree
    beginnings: frozenset[str]
    """Every word that begins a phrase or modifier."""
    words: frozenset[str]
    """Every word of a phrase or modifier."""


class Way(Struct, frozen=True):
    """A way to read the first words, not yet at its end; `trailing` follow the last word of the phrase."""

    used: int
    own: int
    tree: Tree
    modifiers: tuple[str, ...]
    trailing: tuple[str, ...]


class Reading(Struct, frozen=True):
    """A way to read the first words: how many were used, how many are the phrase's, what was found."""

    used: int
    own: int
    phrase: Phrase
    modifiers: tuple[str, ...]


def best_reading(words: list[Word], lexicon: Lexicon, kind: ParagraphKind | None) -> Reading | None:
    """Return the reading that uses the most words, and of those the one with the longest phrase."""
    keys, commas = tuple(word.key for word in words), tuple(word.after_comma for word in words)
    return _best_reading(keys, commas, lexicon, kind)


@lru_cache(maxsize=4096)
def _best_reading(
    keys: tuple[str, ...], commas: tuple[bool, ...], lexicon: Lexicon, kind: ParagraphKind | None
) -> Reading | None:
    found = _readings(keys, commas, lexicon, kind)
    return max(found, key=lambda reading: (reading.used, reading.own), default=None)


def first_words(text: str, start: int, lexicon: Lexicon, *, known: bool) -> list[Word]:
    """Return the words up to the first figure or mark but a comma; a joined conjunction (waw) is left out.

    With `known`, only as far as the lexicon knows the words: no phrase goes on behind one that it does not, and
    none begins with one that begins no phrase.
    """
    trees = trees_of(lexicon)
    next_word = _next_word(lexicon.language)
    words: list[Word] = []
    while len(words) < _MOST_WORDS and (match := next_word.match(text, start)):
        key = word_key(match[2])
        if not words and lexicon.proclitics:
            key = _without_proclitic(key, lexicon)
        if known and key not in (trees.words if words else trees.beginnings):
            break
        start = match.end()
        words.append(Word(key, match.start(2), start, match[1] is not None))
    return words


def begins_at(text: str, start: int, lexicon: Lexicon) -> bool:
    """Say whether the next word at a place of a text begins a phrase or modifier."""
    match = _next_word(lexicon.language).match(text, start)
    return match is not None and _begins(match[2], lexicon)


@lru_cache(maxsize=16384)
def _begins(word: str, lexicon: Lexicon) -> bool:
    key = word_key(word)
    return (_without_proclitic(key, lexicon) if lexicon.proclitics else key) in trees_of(lexicon).beginnings


@cache
def _next_word(language: Language) -> re.Pattern[str]:
    """Return what matches the next word and what stands before it. To list the Chinese characters takes long."""
    is_chinese = language is Language.CHINESE
    word = rf"[^\W\d_](?:[^\W\d_{HAN if is_chinese else ''}]|[{_MARK}{INVISIBLE}])*"
    if is_chinese:
        word = f"[{HAN}]|{word}"
    return re.compile(rf"([,،，])?[\s{INVISIBLE}'’\-\u2010\u2011]*({word})")


@lru_cache(maxsize=16384)
def word_key(word: str) -> str:
    """Return what a word is looked up by."""
    return compare_key(word).lower()


def _without_proclitic(word: str, lexicon: Lexicon) -> str:
    tree = trees_of(lexicon).phrases
    for proclitic in lexicon.proclitics:
        if word not in tree and word.startswith(proclitic) and word[len(proclitic) :] in tree:
            return word[len(proclitic) :]
    return word


def _readings(
    keys: tuple[str, ...], commas: tuple[bool, ...], lexicon: Lexicon, kind: ParagraphKind | None
) -> Iterator[Reading]:
    trees = trees_of(lexicon)
    open_ways: list[Way] = [Way(0, 0, trees.phrases, (), ())]
    while open_ways:
        way = open_ways.pop()
        for phrase in way.tree.get(END, ()):
            if _may_end(phrase, way, lexicon, kind):
                yield Reading(way.used, way.own, phrase, way.modifiers + way.trailing)
        if way.used == len(keys) or (way.own and commas[way.used]):
            continue
        if (tree := way.tree.get(keys[way.used])) is not None:
            open_ways.append(Way(way.used + 1, way.own + 1, tree, way.modifiers + way.trailing, ()))
        if keys[way.used] not in trees.modifiers:
            continue
        for used, found in modifiers_at(keys, way.used, trees.modifiers):
            open_ways.append(Way(used, way.own, way.tree, way.modifiers, (*way.trailing, found)))


def _may_end(phrase: Phrase, way: Way, lexicon: Lexicon, kind: ParagraphKind | None) -> bool:
    kinds = phrase.kinds if kind is None else [kind] if kind in phrase.kinds else []
    return any(all(modifier in lexicon.trailing_modifiers.get(each, ()) for modifier in way.trailing) for each in kinds)


def modifiers_at(keys: Sequence[str], start: int, tree: Tree) -> Iterator[tuple[int, str]]:
    """Yield the modifiers that begin at a word: where each ends, and its class."""
    node = tree
    for place in range(start, len(keys)):
        if (node := node.get(keys[place], {})) and END in node:
            yield place + 1, node[END]


@lru_cache(maxsize=16)
def trees_of(lexicon: Lexicon) -> Trees:
    """Return the trees of a lexicon, built once."""
    words: set[str] = set()
    phrases: Tree = {}
    for phrase in lexicon.phrases:
        node = _grown(phrases, phrase.text, lexicon, words)
        node[END] = (*node.get(END, ()), phrase)
    modifiers: Tree = {}
    for name, forms in lexicon.modifiers.items():
        for form in forms:
            _grown(modifiers, form, lexicon, words)[END] = name
    return Trees(phrases, modifiers, frozenset(phrases) | frozenset(modifiers), frozenset(words))


def _grown(tree: Tree, text: str, lexicon: Lexicon, words: set[str]) -> Tree:
    """Return the node of a phrase in a tree that is being built, and note its words."""
    for word in _words_of(text, lexicon):
        words.add(word)
        tree = tree.setdefault(word, {})
    return tree


def _words_of(text: str, lexicon: Lexicon) -> Iterator[str]:
    if text.isascii() and text.replace(" ", "").isalpha():  # most phrases of some languages: no grammar is needed
        yield from text.lower().split()
        return
    next_word, place = _next_word(lexicon.language), 0
    while match := next_word.match(text, place):
        yield word_key(match[2])
        place = match.end()


def phrase_letters(text: str, lexicon: Lexicon) -> str:
    """Return the keys of a phrase's words, joined without spaces."""
    return "".join(_words_of(text, lexicon))
