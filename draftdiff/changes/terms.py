"""Finds the words of a lexicon's classes in a text: negation, modals, scope, addressees …

The longest entry wins and shields what stands inside it: *no later than* is a deadline and no negation. An entry
may end in `*` (any ending). Prefixes of the class `clitic` may be written onto a word (Arabic). Chinese matches by
character.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from draftdiff.changes.term_tree import Term, TermTree, words_of_entry
from draftdiff.lexicon import Lexicon

CHINESE = "\u3005"
"""The first sign of Chinese writing: a unit of it is one character."""
CLITIC = "clitic"
BEFORE, AFTER = "ordinal-before", "ordinal-after"
"""Classes of words that mark a number as an ordinal."""
NAMING = "ordinal-naming"
"""Class of words whose ordinal is a name, a reference or a share, and counts no event: *Fourth Committee*."""
ENDING = "ordinal-ending"
"""Class of what stands behind a figure that is an ordinal."""
_LONGEST_NAMING = 3
"""Units of such a word, at most (a Chinese word has one for each sign)."""
_LONGEST_ORDINAL = 18
"""Signs of an ordinal in figures, at most; no text counts so far."""
WORDS_OF_CLASSES, EQUAL_TERMS, ORDINALS = range(3)
"""The tables of a lexicon's entries, by their places in `terms_tree`."""


@lru_cache(maxsize=16)
def terms_tree(lexicon: Lexicon) -> TermTree:
    """Return the tree of a lexicon's entries, built once.

    The class of an equal term is the index of its group, that of an ordinal its number.
    """
    equal_terms = {str(index): group.terms for index, group in enumerate(lexicon.equal_terms)}
    ordinals: dict[str, list[str]] = {}
    for text, number in lexicon.ordinals.items():
        ordinals.setdefault(str(number), []).append(text)
    return TermTree(lexicon.words, equal_terms, ordinals, clitics=lexicon.words.get(CLITIC, ()))


def chosen(terms: Iterable[Term], classes: Iterable[str]) -> tuple[Term, ...]:
    """Return the terms of some classes, the longest first where two begin together, none inside another."""
    wanted = frozenset(classes)
    picked: list[Term] = []
    for term in [term for term in terms if not wanted.isdisjoint(term.classes)]:
        if not picked or term.start >= picked[-1].end:
            picked.append(term)
        elif term.start == picked[-1].start and term.end > picked[-1].end:
            picked[-1] = term
    return tuple(picked)


@lru_cache(maxsize=16)
def locatives(lexicon: Lexicon) -> frozenset[str]:
    """Return the last words of *held in*, *held at*: what stands before the name of a place."""
    return frozenset(words_of_entry(entry)[-1] for entry in lexicon.words.get("held", ()))


def classes_of(lexicon: Lexicon, key: str) -> frozenset[str]:
    """Return the classes of words that a unit, alone, belongs to."""
    return terms_tree(lexicon).units[key].classes


def ordinals_in(keys: Sequence[str], found: Sequence[Term], lexicon: Lexicon) -> Iterator[Term]:
    """Yield the ordinals of a text, of all that were found; the classes of each are the numbers that it may mean.

    Where a language marks ordinals (Chinese), only those beside a mark count; elsewhere a word that may also be a
    cardinal is none. An ordinal that is part of a name is left to what the name says.
    """
    is_marking = BEFORE in lexicon.words or AFTER in lexicon.words
    numbers = {number for each in found for number in each.classes}
    for term in chosen(found, numbers):
        is_alone = term.end - term.start == 1 and keys[term.start] in lexicon.cardinals
        is_ordinal = _is_marked(keys, term, lexicon) if is_marking else not is_alone
        if is_ordinal and not _is_name(keys, term, lexicon):
            yield term


def figures_in(keys: Sequence[str], lexicon: Lexicon) -> Iterator[Term]:
    """Yield the ordinals in figures of a text (*15th*), but for those that are part of a name."""
    endings = lexicon.words.get(ENDING, ())
    for unit, key in enumerate(keys if endings else ()):
        if key[0].isdecimal() and not key.isdecimal() and len(key) <= _LONGEST_ORDINAL:
            ending = key.lstrip("0123456789")
            term = Term(unit, unit + 1, frozenset({key.removesuffix(ending)}), (key,))
            if ending in endings and key.removesuffix(ending).isdecimal() and not _is_name(keys, term, lexicon):
                yield term


def _is_marked(keys: Sequence[str], term: Term, lexicon: Lexicon) -> bool:
    if term.start > 0 and BEFORE in classes_of(lexicon, keys[term.start - 1]):
        return True
    return _is_before(AFTER, keys[term.end : term.end + 2], lexicon)


def _is_name(keys: Sequence[str], term: Term, lexicon: Lexicon) -> bool:
    if term.start > 0 and NAMING in classes_of(lexicon, keys[term.start - 1]):
        return True
    return _is_before(NAMING, keys[term.end : term.end + _LONGEST_NAMING], lexicon)


def _is_before(name: str, keys: Sequence[str], lexicon: Lexicon) -> bool:
    """Say whether an entry of a class begins some units."""
    found = terms_tree(lexicon).find_all(keys)[WORDS_OF_CLASSES]
    return any(entry.start == 0 and name in entry.classes for entry in found)
