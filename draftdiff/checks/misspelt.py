"""A word with two letters in each other's place, or one too many of a pair, or too few: *Secretray-General*.

The text itself tells: the word stands there once, and what is meant several times, in the same company.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator
from itertools import pairwise

from draftdiff.checks.draft import Clause, Draft

_WORD = re.compile(r"[^\W\d_]+(?:[-’'\u2011][^\W\d_]+)*")
_SHORTEST, _LONGEST = 7, 60
"""Letters of a word: of shorter ones too many differ by a slip, *form* and *from*, and longer ones are none."""
_OFTEN = 3
"""Places in which a text spells a word as it is meant, at least."""


def misspelt(draft: Draft, right: Collection[str]) -> Iterator[tuple[Clause, re.Match[str], str]]:
    """Yield each such word, but for some that are right: its paragraph, its place, and what stands elsewhere."""
    places: dict[str, list[tuple[Clause, re.Match[str]]]] = defaultdict(list)
    company: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for clause in draft.clauses:
        found = [*_WORD.finditer(clause.paragraph.text)]
        for match in found:
            places[match[0].lower()].append((clause, match))
        for first, second in pairwise(match[0].lower() for match in found):
            company[first].append(("behind", second))
            company[second].append(("before", first))
    doubtful = {word for word, met in places.items() if len(met) == 1 and _SHORTEST <= len(word) <= _LONGEST}
    for word in sorted(doubtful.difference(right)):
        for meant in _meant(word):
            if len(places.get(meant, ())) >= _OFTEN and not set(company[word]).isdisjoint(company[meant]):
                yield *places[word][0], places[meant][0][1][0]


def _meant(word: str) -> Iterator[str]:
    """Yield what a word may be meant for: two letters change places, one of a pair goes, or a letter gets its pair."""
    for place in range(1, len(word)):
        before, first, second, behind = word[: place - 1], word[place - 1], word[place], word[place + 1 :]
        if first == second:
            yield before + second + behind
        else:
            yield before + second + first + behind
            yield before + first + first + second + behind
