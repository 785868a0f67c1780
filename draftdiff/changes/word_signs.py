"""The signs of a word: what it may be part of, whatever stands around it. Each is worked out once for a lexicon."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import compress

from draftdiff.changes.term_tree import Lookup, unit_key, words_of_entry
from draftdiff.changes.terms import EQUAL_TERMS, ORDINALS, classes_of, locatives, terms_tree
from draftdiff.lexicon import Lexicon
from draftdiff.patterns import late_pattern
from draftdiff.tokens import split_tokens

CITED = "citation, date or ordinal"
VERB = "word of a governing verb"
NUMBER = "number"
PLACE = "word before a place"
TERM = "word of an equal term"
BRACKET = "square bracket"
QUOTED = "quotation mark"

QUOTE = '"'
"""The comparison key of all quotation marks."""
GLUE = frozenset({"article", "conjunction", "date-glue", "citation-glue"})
"""Classes of the little words that stand between others, and around dates and citations."""
_SMALLEST = frozenset({"article", "conjunction", "preposition"})
_CITING = frozenset({"year-word", "deadline", "ibid"})
_ROMAN_SIGNS = "ivxlc"
_FIGURES = 3
"""Figures of the number of a paragraph or section, at most."""
_ROMAN = late_pattern("(?=.)c{0,3}(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")


@lru_cache(maxsize=16)
def word_signs(lexicon: Lexicon) -> Lookup[frozenset[str]]:
    """Return the signs of each word, by the key of a unit."""
    return Lookup(lambda key: _signs_of(lexicon, key))


def _signs_of(lexicon: Lexicon, key: str) -> frozenset[str]:
    signs = {
        CITED: _may_cite(lexicon, key),
        VERB: _may_govern(lexicon, key),
        NUMBER: key[0].isdigit() or key in lexicon.cardinals,
        PLACE: key in locatives(lexicon),
        BRACKET: key in ("[", "]"),
        QUOTED: key == QUOTE,
        TERM: EQUAL_TERMS in terms_tree(lexicon).units[key].tables,
    }
    return frozenset(compress(signs, signs.values()))


def is_numeral(key: str) -> bool:
    """Say whether a word is a number of up to three figures, or may be one in small Roman figures."""
    return not key.strip(_ROMAN_SIGNS) or (len(key) <= _FIGURES and key.isdecimal())


def _may_cite(lexicon: Lexicon, key: str) -> bool:
    """Say whether a word can be part of a citation, a date or a session."""
    if any(map(str.isdigit, key)) or (not key.strip(_ROMAN_SIGNS) and _ROMAN.fullmatch(key)):
        return True
    classes = classes_of(lexicon, key)
    if key in _dated_words(lexicon) or not _CITING.isdisjoint(classes):
        return True
    return _SMALLEST.isdisjoint(classes) and ORDINALS in terms_tree(lexicon).units[key].tables


@lru_cache(maxsize=16)
def _dated_words(lexicon: Lexicon) -> frozenset[str]:
    """Return the words of months."""
    return frozenset(word for name in lexicon.months for word in words_of_entry(name))


def _may_govern(lexicon: Lexicon, key: str) -> bool:
    """Say whether a word is one of a phrase or modifier, be it behind a joined conjunction; the smallest are none."""
    phrases, modifiers = _governing_words(lexicon)
    joined = [key.removeprefix(clitic) for clitic in lexicon.proclitics if key.startswith(clitic)]
    return any(
        (form in phrases and GLUE.isdisjoint(classes_of(lexicon, form)))
        or (form in modifiers and _SMALLEST.isdisjoint(classes_of(lexicon, form)))
        for form in (key, *joined)
    )


@lru_cache(maxsize=16)
def _governing_words(lexicon: Lexicon) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words of phrases, and all that is in modifiers."""
    phrases = _keys_in(phrase.text for phrase in lexicon.phrases)
    modifiers = _keys_in(form for forms in lexicon.modifiers.values() for form in forms)
    return frozenset(key for key in phrases if key[:1].isalpha()), modifiers - {""}


def _keys_in(texts: Iterable[str]) -> frozenset[str]:
    """Return the keys of all tokens of some texts."""
    words = {*" ".join(texts).split()}
    plain = {word for word in words if word.isascii() and word.isalpha()}
    return frozenset(map(str.lower, plain)).union(*(map(unit_key, split_tokens(word)) for word in words - plain))
