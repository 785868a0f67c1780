"""Arabic in the order in which a page shows it, as some programs copy it: letters, or whole words, from the left.

The words of the language tell which it is: letters, where most words are known only backwards; words, where those of
opening phrases follow one another the wrong way round.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from itertools import chain, combinations, pairwise
from unicodedata import normalize

from draftdiff.importers.plaintext.vocabulary import ARABIC_LETTERS, VOWEL_SIGNS, folded, known_words
from draftdiff.importers.right_to_left import turned
from draftdiff.lexicons import load_lexicon
from draftdiff.model import Language

_SHAPED = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]+")
_MOST_SHAPED = 0.1
_WORD = re.compile(rf"[{ARABIC_LETTERS}\u0640][{ARABIC_LETTERS}{VOWEL_SIGNS}\u0640]*")
_LINE = re.compile(rf"(?m)[^\n\f]*[{ARABIC_LETTERS}][^\n\f]*|^[.،؛][^\n\f]+")
"""A line from right to left: one of Latin words and numbers has its stop to the left of them."""
_LAST_LETTERS = ("\u0629", "\u0649")
"""Letters that stand at the end of words alone."""
_STOP_BEFORE = re.compile(r"(?<!\S)([،؛]+)([^\s،؛]+)")
_STOP_FIRST = re.compile(rf"(?m)^([^\S\n]*)([،؛.])([{ARABIC_LETTERS}](?:.*\S)?)")
_STOP_BEFORE_NUMBER = re.compile(r"(?<!\S)([،؛])(\d[\d/.\-]*)(?!\S)")
_STOP_BEFORE_WORD = re.compile(rf"(?<=\S) [،؛](?=[{ARABIC_LETTERS}])")
_ALEF_LAM = re.compile("[\u0622\u0623\u0625\u0627]\u0644")
_TURNED_ARTICLE, _FEWEST_TURNED = re.compile(r"\b[\u0628\u0641\u0643\u0648]?\u0627[\u0622\u0623\u0625\u0627]\u0644"), 2
_BRACKETS = str.maketrans("()[]", ")(][")
_CLOSED_FIRST, _OPENED_FIRST = re.compile(r"\)[^()\n]*\("), re.compile(r"\([^()\n]*\)")
_FEWEST_LETTERS, _FEWEST_WORDS = 3, 20
"""A shorter word is known backwards by chance; of fewer words nothing is told."""
_MOSTLY, _SOME = 0.8, 0.05
"""Such a share of words known backwards alone shows that all letters stand so, or those of some words."""
_FEWEST_BACKWARDS, _FEWEST_PAIRS = 3, 2
"""Fewer different words, or pairs of them, are right ones that are not known, or stand so by chance."""
_MOST_LIGATURES = 4
"""No word has more."""
_MOST_AMISS = 0.003
"""In no Arabic text is a larger share of words broken as `_AMISS` finds them."""
_AMISS = re.compile(
    rf"(?m)[{''.join(_LAST_LETTERS)}](?=[{ARABIC_LETTERS}])"
    rf"|(?<!\S)/\s\w+ \w+|^/(?:\d{{4}})?$|^[،؛](?=[{ARABIC_LETTERS}])"
)
"""A last letter inside a word, a stroke before the two words or numbers that it parts, a stop before its line."""


def with_plain_letters(text: str) -> str:
    """Return a text with plain letters for presentation forms, which say how a letter is drawn in its word.

    A few stand in any Arabic, as the hāʾ that numbers a part of a list.
    """
    shaped = sum(len(match[0]) for match in _SHAPED.finditer(text))
    if shaped <= _MOST_SHAPED * len(text):
        return text
    return _SHAPED.sub(lambda letters: normalize("NFKC", letters[0]), text)


def in_page_order(text: str) -> str:
    """Return Arabic that a program copied as a page shows it in the order in which it is read; other text as it is."""
    words = [folded(match[0]) for match in _WORD.finditer(text)]
    long = [word for word in words if len(word) >= _FEWEST_LETTERS]
    if len(long) < _FEWEST_WORDS:
        return text
    backwards = [word for word in long if _is_backwards(word)]
    share = len(backwards) / len(long) if len(set(backwards)) >= _FEWEST_BACKWARDS else 0.0
    if share > _MOSTLY:
        return _with_brackets(_LINE.sub(lambda line: turned(line[0]), text))
    if share > _SOME:
        return _WORD.sub(lambda word: word[0][::-1] if _is_backwards(folded(word[0])) else word[0], text)
    if _follow_backwards(words):
        shown = _WORD.sub(lambda word: word[0][::-1], text)
        return _with_brackets(_STOP_BEFORE.sub(r"\2\1", _LINE.sub(lambda line: turned(line[0]), shown)))
    return text


def with_stops_last(text: str) -> str:
    """Return Arabic with the stop behind each line or number that a program set before it.

    A typist who sets the space on the wrong side of a stop does so before words too.
    """
    text = _STOP_FIRST.sub(r"\1\3\2", text)
    return text if _STOP_BEFORE_WORD.search(text) else _STOP_BEFORE_NUMBER.sub(r"\2\1", text)


def with_lam_before_alef(text: str) -> str:
    """Return Arabic with lam and alef in their order, where a program gave the two of each ligature in reverse.

    The article shows it: no word begins with an alef and another before the lam (`األمم`). Words tell which are meant.
    """
    if len(_TURNED_ARTICLE.findall(text)) < _FEWEST_TURNED:
        return text
    return _WORD.sub(lambda word: _with_ligatures(word[0]), text)


@lru_cache(maxsize=4096)
def _with_ligatures(word: str) -> str:
    """Return a word with so many of its ligatures turned that it is known; else with that behind its article turned."""
    places = [found.start() for found in _ALEF_LAM.finditer(word)][:_MOST_LIGATURES]
    chosen = chain.from_iterable(combinations(places, count) for count in range(len(places) + 1))
    known = known_words(Language.ARABIC)
    found = next((meant for some in chosen if folded(meant := _with_turned(word, some)) in known), "")
    return found or _TURNED_ARTICLE.sub(lambda article: _with_turned(article[0], [len(article[0]) - 2]), word)


def _with_turned(word: str, places: Iterable[int]) -> str:
    """Return a word with the two letters at each place in reverse."""
    for place in places:
        word = f"{word[:place]}{word[place + 1]}{word[place]}{word[place + 2 :]}"
    return word


def is_out_of_order(text: str) -> bool:
    """Say whether words of Arabic are joined or numbers moved, as by programs that lose the order of a page."""
    words = len(_WORD.findall(text))
    amiss = len(_AMISS.findall(text.replace("\u0640", "")))
    return words >= _FEWEST_WORDS and amiss > max(1, _MOST_AMISS * words)


def _is_backwards(word: str) -> bool:
    """Say whether a word is known backwards alone, or can be one only so."""
    known = known_words(Language.ARABIC)
    return word not in known and (word[::-1] in known or word.startswith(_LAST_LETTERS))


def _follow_backwards(words: Sequence[str]) -> bool:
    """Say whether the first words of opening phrases follow one another the wrong way round."""
    pairs, found = _first_pairs(), [*pairwise(words)]
    turned_round = sum((after, before) in pairs for before, after in found)
    return turned_round >= _FEWEST_PAIRS and turned_round > sum(pair in pairs for pair in found)


@cache
def _first_pairs() -> frozenset[tuple[str, str]]:
    """Return the first two words of each opening phrase, also with the *and* that recitals begin with."""
    phrases = [folded(phrase.text).split() for phrase in load_lexicon(Language.ARABIC).phrases]
    return frozenset((joined + words[0], words[1]) for words in phrases if len(words) > 1 for joined in ("", "\u0648"))


def _with_brackets(text: str) -> str:
    """Turn the brackets where most of them close before they open."""
    closed, opened = (sum(1 for _ in form.finditer(text)) for form in (_CLOSED_FIRST, _OPENED_FIRST))
    return _LINE.sub(lambda line: line[0].translate(_BRACKETS), text) if closed > opened else text
