"""Words that are known: those of the language's resolutions, and those that the document itself uses."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from itertools import pairwise

from draftdiff.importers.raised import RAISED_FIGURES
from draftdiff.model import Language
from draftdiff.package_data import read_package_data
from draftdiff.patterns import late_pattern
from draftdiff.tokens import HAN

SIGNS = r"\u0300-\u036f\u064b-\u065f\u0670"
"""Signs above and below letters, as the inside of a character class."""
LETTERS = rf"(?:[^\W\d_{RAISED_FIGURES}][{SIGNS}]*)+"
HAN_SIGNS = re.compile("[，。、；的]")
"""Signs that any Chinese text has, and text read in a wrong encoding has not."""
_HAN = late_pattern(f"[{HAN}]")
_LEAST_HAN_SIGNS = 0.02
"""Of Chinese text at least so many signs are commas, full stops and 的."""
WORD = re.compile(rf"{LETTERS}(?:[’'\-\u2010\u2011]{LETTERS})*")
ARABIC_LETTERS, VOWEL_SIGNS = "\u0620-\u063f\u0641-\u064a", "\u064b-\u0652\u0670"
"""Ranges of a class of characters: the letters of Arabic without tatweel, and the signs over and under them."""
_FOLD = str.maketrans({"’": "'", "\u2010": "-", "\u2011": "-", "\u0640": "", "\u0670": ""})
_FOLD |= dict.fromkeys(range(0x064B, 0x0660), "")


def folded(word: str) -> str:
    """Return a word as it is looked up: without case, vowel signs and tatweel, with plain hyphens, apostrophes."""
    return word.translate(_FOLD).casefold()


@cache
def known_words(language: Language) -> frozenset[str]:
    """Return the words of a language's list, folded; empty where there is no list."""
    try:
        words = read_package_data("importers", "plaintext", "words", f"{language.value}.txt")
    except FileNotFoundError:
        return frozenset()
    return frozenset(words.decode().split())


def known_share(text: str, language: Language) -> float:
    """Return which share of the words of a text are known in its language; of Chinese, 1 where its signs are usual."""
    if language is Language.CHINESE:
        usual = len(HAN_SIGNS.findall(text)) >= _LEAST_HAN_SIGNS * len(_HAN.findall(text))
        return float(usual)
    words = [word[0] for word in WORD.finditer(text) if len(word[0]) > 1]
    if language is Language.UNKNOWN or not words:
        return 0.0
    known = known_words(language)
    return sum(folded(word) in known for word in words) / len(words)


class Vocabulary:
    """The words of a language and of one document."""

    def __init__(self, language: Language, texts: Iterable[str]) -> None:
        self._listed = known_words(language)
        self._used: Counter[str] = Counter()
        self._parts: set[str] = set()
        self._pairs: Counter[tuple[str, str]] = Counter()
        for text in texts:
            found = [folded(match[0]) for match in WORD.finditer(text)]
            self._used.update(found)
            self._parts.update(part for word in found if "-" in word for part in word.split("-"))
            self._pairs.update(pairwise(found))

    @property
    def has_list(self) -> bool:
        """Whether the words of the language are known at all; Chinese, written without spaces, has no list."""
        return bool(self._listed)

    def knows(self, word: str, *, beside: str = "") -> bool:
        """Say whether a word is known: listed, or used more than once, and more often than `beside`.

        One letter is a word only where it is listed.
        """
        key = folded(word)
        if key in self._listed:
            return True
        return len(key) > 1 and self._used[key] > max(1, self._used[folded(beside)])

    def lists(self, word: str) -> bool:
        """Say whether a word is in the list of its language."""
        return folded(word) in self._listed

    def uses(self, word: str) -> bool:
        """Say whether the document itself uses a word."""
        return self._used[folded(word)] > 0

    def count(self, word: str) -> int:
        """Say how often the document uses a word."""
        return self._used[folded(word)]

    def pairs(self, first: str, second: str) -> int:
        """Say how often two words follow one another in the document."""
        return self._pairs[folded(first), folded(second)]

    def has_seen(self, word: str) -> bool:
        """Say whether a word is listed or stands in the document as one piece, perhaps beside a hyphen."""
        key = folded(word)
        return key in self._listed or key in self._parts or self._used[key] > 0
