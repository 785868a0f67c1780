"""A word with a letter wrong, too many or too few, or two in each other's place: *Secretray-General*, *resoluton*.

The text itself tells: the word stands there once, and what is meant several times, in the same company; one word of
that is enough where accents are lost. Of the name of a body one word is enough too, *General Assembley*, and of the
number of a session its noun, *seventy-eigth session*. Chinese divides no words: of its slips a list alone tells.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from draftdiff.checks.draft import Clause, Draft
from draftdiff.checks.habits import names_of
from draftdiff.citations.grammar import grammar_of
from draftdiff.lexicon import Lexicon
from draftdiff.model import Language
from draftdiff.redline.ends import common_start

_WORD = re.compile(r"[^\W\d_]+(?:[-\u2011][^\W\d_]+)*")
_ALIKE = str.maketrans({"\u2011": "-", "\u0640": ""})
"""Signs that make no other word: hyphens, and the stroke that lengthens an Arabic one."""
_SHORTEST, _LONGEST = 7, 60
"""Letters of a word: of shorter ones too many differ by a slip, *form* and *from*, and longer ones are none."""
_SHORTEST_OF_NAME, _SHORTEST_OF_ORDINAL = 5, 8
_OFTEN = 2
"""Places in which a text spells a word as it is meant, at least."""
_ENDING = 3
"""Letters at the end of a word in which its forms differ."""
_PREFIXES = 3
"""Letters at the beginning of a word in which particles are written together with it."""


Misspelt = tuple[Clause, re.Match[str], str]
"""Its paragraph, its place, and what is meant."""


class _Met(NamedTuple):
    """A place of a word, and the words before and behind it; empty at an edge of the paragraph."""

    clause: Clause
    match: re.Match[str]
    before: str
    behind: str


def misspelt(draft: Draft, right: Collection[str]) -> Iterator[Misspelt]:
    """Yield each misspelt word that is not one of the `right`."""
    places = _places_of_words(draft)
    often = [word for word, met in places.items() if len(met) >= _OFTEN]
    usual, accented = _by_form(often, _deletions), _by_form(often, _bare)
    language, has_particles = draft.lexicon.language, bool(draft.lexicon.proclitics)
    doubtful = {word for word, met in places.items() if len(met) == 1 and _SHORTEST_OF_NAME <= len(word) <= _LONGEST}
    for word in sorted(doubtful.difference(right)):
        (place,) = places[word]
        near = _near(word, usual) if len(word) >= _SHORTEST else []
        needed = {one: _company_needed(word, one, has_particles=has_particles) for one in near}
        needed |= {one: 1 for one in accented.get(word, ()) if common_start(word, one) < len(word) - _ENDING}
        meant = [
            places[one][0].match[0] for one, least in needed.items() if _shared_company(place, places[one]) >= least
        ]
        if named := (
            meant
            or _named(place, word, language, start=_PREFIXES if has_particles else 0)
            or _ordinals_meant(place, word, draft.lexicon)
        ):
            yield place.clause, place.match, named[0]


def _places_of_words(draft: Draft) -> dict[str, list[_Met]]:
    places: dict[str, list[_Met]] = defaultdict(list)
    for clause in draft.clauses:
        found = [*_WORD.finditer(clause.paragraph.text)]
        words = ["", *map(_key, found), ""]
        for match, before, word, behind in zip(found, words, words[1:], words[2:], strict=False):
            places[word].append(_Met(clause, match, before, behind))
    return places


def _key(match: re.Match[str]) -> str:
    return match[0].lower().translate(_ALIKE)


def _by_form(words: Iterable[str], forms_of: Callable[[str], set[str]]) -> dict[str, list[str]]:
    """Return the words that are long enough, by each of some forms of them."""
    found: dict[str, list[str]] = defaultdict(list)
    for word in words:
        if _SHORTEST <= len(word) + 1 <= _LONGEST:
            for form in forms_of(word):
                found[form].append(word)
    return found


def _bare(word: str) -> set[str]:
    """Return a word without its accents, and Arabic letters without the signs on them; nothing if it has none."""
    parts = unicodedata.normalize("NFD", word)
    return {"".join(sign for sign in parts if not unicodedata.combining(sign))} if parts != word else set()


def _deletions(word: str) -> set[str]:
    """Return a word, and what is left of it without each of its letters.

    Two words share one of these if they differ by one letter, or by two that changed places.
    """
    return {word, *(word[:place] + word[place + 1 :] for place in range(len(word)))}


def _near(word: str, by_form: Mapping[str, Iterable[str]]) -> list[str]:
    """Return the words that share a form with one, in order of the alphabet; all are given by their forms."""
    return sorted({one for form in _deletions(word) for one in by_form.get(form, ())})


def _named(met: _Met, word: str, language: Language, *, start: int) -> list[str]:
    """Return which words of names, as printed, a word may be meant for, by the word before or behind it.

    `start` is how many first letters must be right.
    """
    places = ("", met.before), (met.behind, ""), ("", "")
    found = [_words_of_names(language).get(place, {}) for place in places]
    if any(word in names for names in found):
        return []
    return [
        printed
        for names in found
        for meant, printed in names.items()
        if meant[:start] == word[:start]
        and len(meant) >= _SHORTEST_OF_NAME
        and printed[0].isupper() == met.match[0][0].isupper()
        and not _deletions(word).isdisjoint(_deletions(meant))
    ]


@cache
def _words_of_names(language: Language) -> dict[tuple[str, str], dict[str, str]]:
    """Return the words of names by the word behind them, or before: what stands there, and how it is printed.

    A name of one word stands beside none: *Secretary-General*.
    """
    found: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for name in names_of(language):
        words = [*_WORD.finditer(name)]
        if len(words) == 1:
            found["", ""][_key(words[0])] = name
        for first, second in pairwise(words):
            found[_key(second), ""][_key(first)] = first[0]
            found["", _key(first)][_key(second)] = second[0]
    return found


def _ordinals_meant(met: _Met, word: str, lexicon: Lexicon) -> list[str]:
    """Return which words of ordinals a word beside the noun of a session, or beside one of them, may be meant for."""
    known = _words_of_ordinals(lexicon)
    if word in known or lexicon.proclitics or len(word) < _SHORTEST_OF_ORDINAL:
        return []
    if not (met.before in known or met.behind in known or _is_beside_session(met, lexicon)):
        return []
    return _near(word, _ordinals_by_form(lexicon))


@lru_cache(maxsize=16)
def _words_of_ordinals(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(word for ordinal in lexicon.ordinals for word in ordinal.split())


@lru_cache(maxsize=16)
def _ordinals_by_form(lexicon: Lexicon) -> dict[str, list[str]]:
    return _by_form(_words_of_ordinals(lexicon), _deletions)


def _is_beside_session(met: _Met, lexicon: Lexicon) -> bool:
    start, end = met.match.span()
    nouns = grammar_of(lexicon).session.finditer(met.match.string)
    return any(noun.end() == start - 1 or noun.start() == end + 1 for noun in nouns)


def _shared_company(here: _Met, there: Sequence[_Met]) -> int:
    """Return how many of the two neighbours of a place are those of some other place on the same side."""
    return any(here.before == one.before for one in there) + any(here.behind == one.behind for one in there)


def _company_needed(word: str, meant: str, *, has_particles: bool) -> int:
    """Return how many neighbours two words must share for one to be a slip of the other; 3, more than they have: never.

    Two letters that changed places, or one too many or too few of a pair, need less: they seldom make another word.
    """
    start = common_start(word, meant)
    end = common_start(word[start:][::-1], meant[start:][::-1])
    here, there = word[start : len(word) - end], meant[start : len(meant) - end]
    is_swapped = len(here) > 1 and here == there[::-1]
    if start and (is_swapped or here + there == word[start - 1]):
        return 2 if has_particles else 1
    is_inside = start >= (_PREFIXES if has_particles else 1) and end >= _ENDING
    return 2 if is_inside and max(len(here), len(there)) == 1 else 3
