"""Lines in the script of another language: a file may hold a resolution in several, one after the other."""

from __future__ import annotations

import re
from collections.abc import Sequence

from draftdiff.importers.plaintext.lines import Line
from draftdiff.importers.plaintext.traced import Traced
from draftdiff.importers.plaintext.vocabulary import ARABIC_LETTERS
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


def first_of_another(lines: Sequence[Line], language: Language) -> Traced | None:
    """Return the first line in the script of another language, where there is enough of it; else None."""
    texts = [line.text.text for line in lines]
    total = sum(len(_LETTER.findall(text)) for text in texts)
    for other, letters in _LETTERS.items():
        if other is language:
            continue
        counts = [len(letters.findall(text)) for text in texts]
        own = [index for index, count in enumerate(counts) if 2 * count > len(_LETTER.findall(texts[index]))]
        found = sum(counts[index] for index in own)
        if found >= _FEWEST and found >= _LEAST * total:
            return lines[own[0]].text
    return None
