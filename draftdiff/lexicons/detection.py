"""Which of the six languages a text is written in: by its script, and in Latin script by common words.

The common words stand in `detection.json`.
"""

from __future__ import annotations

import re

from draftdiff.model import Language
from draftdiff.package_data import load_package_data
from draftdiff.tokens import HAN

_SCRIPTS = (
    (Language.ARABIC, "[\u0620-\u064a\u066e-\u06d3\ufb50-\ufdfc\ufe70-\ufefc]", 1),
    (Language.RUSSIAN, "[\u0400-\u04ff]", 1),
    (Language.CHINESE, f"[{HAN}]", 3),
)
"""The letters of each script, and how many letters of an alphabet one of them is worth.

Compiled when a text may hold any of them: to list the Chinese characters takes long.
"""

_LATIN = "[A-Za-z\u00c0-\u024f]"
_LATIN_WORD = "[a-z\u00df-\u024f]+"
_READ = 20_000
_LEAST_SHARE = 0.08
"""How much of a Latin text common words must be; about half of it is."""


def detect_language(text: str) -> Language:
    """Return the language of a text (its first 20,000 characters), `und` where none is recognised."""
    read = text[:_READ]
    highest = max(read, default="")
    letters = {
        language: len(re.findall(pattern, read)) * worth if pattern[1] <= highest else 0
        for language, pattern, worth in _SCRIPTS
    }
    likeliest = max(letters, key=letters.__getitem__)
    if letters[likeliest] > len(re.findall(_LATIN, read)):
        return likeliest
    return _detect_latin(read)


def _detect_latin(text: str) -> Language:
    words = re.findall(_LATIN_WORD, text.lower())
    lists = load_package_data(dict[Language, frozenset[str]], "lexicons", "detection.json")
    common = {language: sum(word in known for word in words) for language, known in lists.items()}
    likeliest = max(common, key=common.__getitem__)
    return likeliest if common[likeliest] > _LEAST_SHARE * len(words) else Language.UNKNOWN
