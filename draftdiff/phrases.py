"""The opening phrase of a paragraph: where it ends, what it does, and which modifiers stand in it.

`Also strongly urges` is the phrase *urges* with the modifiers *also* and *strongly*; `Notes with deep
concern` is the phrase *notes with concern* with *deeply* inside. A phrase is found by walking its words in a
tree of all phrases of the language; at every step modifiers may stand between. Chinese walks by character.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from msgspec import Struct

from draftdiff.lexicon import Lexicon, Phrase
from draftdiff.model import ParagraphKind
from draftdiff.tokens import compare_key

_CJK = "\u3007\u3400-\u4dbf\u4e00-\u9fff"
_MARK = "\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed"
_FORMAT = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
_NEXT_WORD = re.compile(
    rf"([,،，])?[\s{_FORMAT}'’\-\u2010\u2011]*([{_CJK}]|[^\W\d_{_CJK}](?:[^\W\d_{_CJK}]|[{_MARK}{_FORMAT}])*)"
)
_MOST_WORDS = 16

_END = ""
"""The member of a tree's node that holds what ends there; no word is empty."""

_Tree = dict[str, Any]
"""Words that may follow, each with its tree; under `_END` a tuple of phrases, or the class of a modifier."""


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


class _Word(NamedTuple):
    key: str
    start: int
    end: int
    after_comma: bool


class _Trees(NamedTuple):
    phrases: _Tree
    modifiers: _Tree


class _Way(NamedTuple):
    """A way to read the first words, not yet at its end; `trailing` follow the last word of the phrase."""

    used: int
    own: int
    tree: _Tree
    modifiers: tuple[str, ...]
    trailing: tuple[str, ...]


class _Reading(NamedTuple):
    """A way to read the first words: how many were used, how many are the phrase's, what was found."""

    used: int
    own: int
    phrase: Phrase
    modifiers: tuple[str, ...]


def find_opening(text: str, lexicon: Lexicon, kind: ParagraphKind | None = None) -> Opening | None:
    """Return the opening phrase of a paragraph's text (without its number), or None where none is known.

    With `kind`, only phrases that open such paragraphs are found.
    """
    return _opening_at(text, 0, lexicon, kind)


def _opening_at(text: str, start: int, lexicon: Lexicon, kind: ParagraphKind | None) -> Opening | None:
    words = _first_words(text, start, lexicon)
    best: _Reading | None = None
    for reading in _readings(words, lexicon, kind):
        if best is None or (reading.used, reading.own) > (best.used, best.own):
            best = reading
    if best is None:
        return None
    begin, end = words[0].start, words[best.used - 1].end
    return Opening(
        start=begin, end=end, phrase=text[begin:end], base=best.phrase.text, acts=best.phrase.acts,
        modifiers=best.modifiers, kinds=best.phrase.kinds,
    )  # fmt: skip


def _first_words(text: str, start: int, lexicon: Lexicon) -> list[_Word]:
    """The words up to the first figure or mark but a comma; a joined conjunction (Arabic waw) is left out."""
    words: list[_Word] = []
    while len(words) < _MOST_WORDS and (match := _NEXT_WORD.match(text, start)):
        start = match.end()
        words.append(_Word(_word_key(match[2]), match.start(2), start, match[1] is not None))
    if words and lexicon.proclitics:
        words[0] = words[0]._replace(key=_without_proclitic(words[0].key, lexicon))
    return words


@lru_cache(maxsize=16384)
def _word_key(word: str) -> str:
    return compare_key(word).lower()


def _without_proclitic(word: str, lexicon: Lexicon) -> str:
    tree = _trees(lexicon).phrases
    for proclitic in lexicon.proclitics:
        if word not in tree and word.startswith(proclitic) and word[len(proclitic) :] in tree:
            return word[len(proclitic) :]
    return word


def _readings(words: list[_Word], lexicon: Lexicon, kind: ParagraphKind | None) -> Iterator[_Reading]:
    trees = _trees(lexicon)
    open_ways: list[_Way] = [_Way(0, 0, trees.phrases, (), ())]
    while open_ways:
        way = open_ways.pop()
        for phrase in way.tree.get(_END, ()):
            if _may_end(phrase, way, lexicon, kind):
                yield _Reading(way.used, way.own, phrase, way.modifiers + way.trailing)
        if way.used == len(words) or (way.own and words[way.used].after_comma):
            continue
        if (tree := way.tree.get(words[way.used].key)) is not None:
            open_ways.append(_Way(way.used + 1, way.own + 1, tree, way.modifiers + way.trailing, ()))
        for used, found in _modifiers_at(words, way.used, trees.modifiers, nested=True):
            open_ways.append(way._replace(used=used, trailing=way.trailing + found))


def _may_end(phrase: Phrase, way: _Way, lexicon: Lexicon, kind: ParagraphKind | None) -> bool:
    kinds = phrase.kinds if kind is None else [kind] if kind in phrase.kinds else []
    return any(
        all(modifier in lexicon.trailing_modifiers.get(each, ()) for modifier in way.trailing)
        for each in kinds
    )


def _modifiers_at(
    words: list[_Word], start: int, tree: _Tree, *, nested: bool
) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The modifiers that begin at a word: where each ends, and its class; one may stand inside another."""
    open_ways: list[tuple[int, _Tree, tuple[str, ...]]] = [(start, tree, ())]
    while open_ways:
        used, node, inner = open_ways.pop()
        if _END in node:
            yield used, (*inner, node[_END])
        if used == len(words):
            continue
        if (child := node.get(words[used].key)) is not None:
            open_ways.append((used + 1, child, inner))
        if nested and used > start:
            for end, found in _modifiers_at(words, used, tree, nested=False):
                open_ways.append((end, node, inner + found))


@lru_cache(maxsize=16)
def _trees(lexicon: Lexicon) -> _Trees:
    phrases: _Tree = {}
    for phrase in lexicon.phrases:
        node = _grown(phrases, phrase.text)
        node[_END] = (*node.get(_END, ()), phrase)
    modifiers: _Tree = {}
    for name, forms in lexicon.modifiers.items():
        for form in forms:
            _grown(modifiers, form)[_END] = name
    return _Trees(phrases, modifiers)


def _grown(tree: _Tree, text: str) -> _Tree:
    """Return the node of a phrase in a tree that is being built."""
    place = 0
    while match := _NEXT_WORD.match(text, place):
        tree = tree.setdefault(_word_key(match[2]), {})
        place = match.end()
    return tree
