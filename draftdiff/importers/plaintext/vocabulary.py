"""Words that are known: those of the language's resolutions, and those that the document itself uses."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from draftdiff.model import Language

WORD = re.compile(r"[^\W\d_]+(?:[\u064b-\u065f\u0670][^\W\d_]*)*(?:[’'\-\u2010\u2011][^\W\d_]+)*")
_FOLD = str.maketrans({"’": "'", "\u2010": "-", "\u2011": "-"})
_OFTEN = 2


def folded(word: str) -> str:
    """Return a word as it is looked up: without case, with plain hyphens and apostrophes."""
    return word.translate(_FOLD).casefold()


@cache
def known_words(language: Language) -> frozenset[str]:
    """Return the words of a language's list, folded; empty where there is no list."""
    path = files(__package__).joinpath("words", f"{language.value}.txt")
    return frozenset(path.read_text(encoding="utf-8").split()) if path.is_file() else frozenset()


class Vocabulary:
    """The words of a language and of one document."""

    def __init__(self, language: Language, texts: Iterable[str]) -> None:
        self._listed = known_words(language)
        self._used: Counter[str] = Counter(
            folded(match[0]) for text in texts for match in WORD.finditer(text)
        )

    def knows(self, word: str) -> bool:
        """Say whether a word is known: listed, or used elsewhere in the document.

        One letter is a word only where it is listed, or very common in the document.
        """
        key = folded(word)
        if key in self._listed:
            return True
        return self._used[key] >= (_OFTEN if len(key) > 1 else 10 * _OFTEN)

    def has_seen(self, word: str) -> bool:
        """Say whether a word is listed or stands in the document as one piece."""
        key = folded(word)
        return key in self._listed or self._used[key] > 0
