"""Words that stand by themselves: those of a language, and of two Chinese characters those that the texts show."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from itertools import chain

from draftdiff.lexicon import Lexicon
from draftdiff.model import Document, Language, joined_text
from draftdiff.tokens import is_chinese_word

_COMPANY = 3
"""Two characters with so many different ones before them, and after them, are a word: their accessor variety."""


def words_of(lexicon: Lexicon, documents: Iterable[Document]) -> Container[str]:
    """Return the words of two documents that stand by themselves: none is a piece of another, or replaced in part.

    A negation is one too behind a word that is written together with it, in Arabic.
    """
    if lexicon.language is Language.CHINESE:
        return ChineseWords(lexicon, documents)
    clitics, negations = lexicon.words.get("clitic", ()), lexicon.words.get("negation", ())
    joined = (clitic + negation for clitic in clitics for negation in negations)
    return frozenset(chain(*lexicon.words.values(), joined)).difference(clitics)


class ChineseWords:
    """Says whether two characters are a word of two documents: a lexicon names it, or it keeps varied company there."""

    def __init__(self, lexicon: Lexicon, documents: Iterable[Document]) -> None:
        named = chain(
            (phrase.text for phrase in lexicon.phrases),
            *lexicon.words.values(),
            *(equal.terms for equal in lexicon.equal_terms),
        )
        self._known = {word: True for word in named if len(word) == 2}
        self._bonds = frozenset(chain(*(lexicon.words.get(name, ()) for name in ("relative", "conjunction"))))
        self._text = "\n".join(joined_text(document.paragraphs) for document in documents)

    def __contains__(self, word: object) -> bool:
        """Say whether a text is a word of two characters."""
        if not isinstance(word, str) or len(word) != 2 or not all(map(is_chinese_word, word)):
            return False
        if word not in self._known:
            beside = [*zip(*re.findall(f"(?s)(?<=(.)){word}(?=(.))", self._text), strict=True)]
            is_free = bool(beside) and min(len(set(side)) for side in beside) >= _COMPANY
            self._known[word] = is_free and self._bonds.isdisjoint(word)
        return self._known[word]
