"""Lines in another language: a file may hold a resolution in several, one after the other."""

from __future__ import annotations

import re
from collections.abc import Sequence

from draftdiff.importers.plaintext.vocabulary import ARABIC_LETTERS
from draftdiff.lexicons import detect_language
from draftdiff.model import Language
from draftdiff.tokens import CYRILLIC, HAN

_LETTERS = {
    Language.ARABIC: re.compile(f"[{ARABIC_LETTERS}]"),
    Language.RUSSIAN: re.compile(f"[{CYRILLIC}]"),
    Language.CHINESE: re.compile(f"[{HAN}]"),
}
"""The scripts that one language alone is written in; Latin stands in texts of all."""
_LETTER = re.compile(r"[^\W\d_]")
_FEWEST, _LEAST = 40, 0.03
"""So many letters, and such a share of all, are no name or title that a text quotes."""
_STRETCH, _IN_A_ROW = 400, 2
"""So many characters show their language, and so many stretches in a row are no title that a text quotes."""


def first_of_another(texts: Sequence[str], language: Language) -> int | None:
    """Return the index of the first line in another language, where there is enough of it; else None."""
    script = _first_of_another_script(texts, language)
    return script if script is not None else _first_of_another_in_latin(texts, language)


def _first_of_another_script(texts: Sequence[str], language: Language) -> int | None:
    sizes = [len(_LETTER.findall(text)) for text in texts]
    for other, letters in _LETTERS.items():
        if other is language:
            continue
        counts = [len(letters.findall(text)) for text in texts]
        own = [index for index, count in enumerate(counts) if 2 * count > sizes[index]]
        found = sum(counts[index] for index in own)
        if found >= _FEWEST and found >= _LEAST * sum(sizes):
            return own[0]
    return None


def _first_of_another_in_latin(texts: Sequence[str], language: Language) -> int | None:
    """Return the first line of stretches whose common words are those of another language of the same script."""
    if language in _LETTERS:
        return None
    start = length = 0
    others: list[int] = []
    for index, text in enumerate(texts, 1):
        length += len(text)
        if length < _STRETCH:
            continue
        detected = detect_language(" ".join(texts[start:index]))
        others = [*others, start] if detected not in (language, Language.UNKNOWN, *_LETTERS) else []
        if len(others) == _IN_A_ROW:
            return others[0]
        start, length = index, 0
    return None
