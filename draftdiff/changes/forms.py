"""Forms of words: which are of one, and in languages with cases of one number, as far as the endings tell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct

from draftdiff.lexicon import Lexicon

_STEM = 3
"""Letters in which two forms of a word may differ at their ends, and must agree at their beginnings."""
LONG_ENDING = 6
"""Letters in which two infinitives of one verb may differ at their ends."""
_PATTERNS = ("singular", "plural", "infinitive", "uncounted", "agreeing")
_OTHER_NUMBER = "other-number"


class Forms(Struct, frozen=True):
    """Endings that tell the number of a word, and those of infinitives."""

    one: re.Pattern[str]
    many: re.Pattern[str]
    infinitive: re.Pattern[str]
    uncounted: re.Pattern[str]
    """Nouns of actions, of which a form is hardly ever that of a plural."""
    agreeing: re.Pattern[str]
    """What agrees with a noun: adjectives and participles."""
    other_number: tuple[re.Pattern[str], ...]
    """A form and, after a space, one of another number or voice, that the endings alone do not tell."""

    def is_uncounted(self, old: str, new: str) -> bool:
        """Say whether two words are forms of a noun that is not counted, or infinitives."""
        return any(pattern.search(old) and pattern.search(new) for pattern in (self.uncounted, self.infinitive))

    def agree(self, old: str, new: str) -> bool:
        """Say whether two words are forms of an adjective."""
        return bool(self.agreeing.search(old) and self.agreeing.search(new))

    def is_other_form(self, old: str, new: str) -> bool:
        """Say whether two words are forms of one, neither plainly of another number or voice."""
        if self._is_other_number(old, new) or self._is_other_number(new, old):
            return False
        if self.infinitive.search(old) and self.infinitive.search(new):
            return is_one_stem(old, new, ending=LONG_ENDING)
        return is_one_stem(old, new)

    def _is_other_number(self, one: str, many: str) -> bool:
        if self.one.search(one) and self.many.search(many):
            return True
        return any(pattern.fullmatch(f"{one} {many}") for pattern in self.other_number)


@lru_cache(maxsize=16)
def forms_of(lexicon: Lexicon) -> Forms | None:
    """Return what a lexicon tells of forms; None where its language has no cases."""
    sources = ["|".join(lexicon.patterns.get(name, ())) for name in _PATTERNS]
    if not all(sources):
        return None
    one, many, infinitive, uncounted, agreeing = map(re.compile, sources)
    return Forms(
        one, many, infinitive, uncounted, agreeing, tuple(map(re.compile, lexicon.patterns.get(_OTHER_NUMBER, ())))
    )


def is_one_stem(old: str, new: str, clitics: Sequence[str] = (), ending: int = _STEM) -> bool:
    """Say whether two words are forms of one: they begin alike and differ in a short ending, or in a clitic."""
    if any(old == clitic + new or new == clitic + old for clitic in clitics):
        return True
    if not (old.isalpha() and new.isalpha()):
        return False
    alike = 0
    for a, b in zip(old, new, strict=False):
        if a != b:
            break
        alike += 1
    return alike >= _STEM and max(len(old), len(new)) - alike <= ending


def are_forms(some: Sequence[str], others: Sequence[str]) -> bool:
    """Say whether some words are others, each in the same form or another one."""
    return len(some) == len(others) and all(a == b or is_one_stem(a, b) for a, b in zip(some, others, strict=True))
