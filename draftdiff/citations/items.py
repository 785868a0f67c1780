"""References of a text to items of its lists: *paragraph 4 (b) above*, *subparagraphs (a) and (c) of paragraph 4*."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from draftdiff.citations.paragraphs import LETTER, LETTERS, PRESENT, Reference, says
from draftdiff.lexicon import Lexicon
from draftdiff.patterns import any_form_of, late_pattern

_NUMBERED = late_pattern(rf"\d+\W{{0,2}}(?P<letters>{LETTERS})")
_LETTER = late_pattern(rf"\(?(?P<core>{LETTER})\)")
_OF = late_pattern(r"[^\d.;:。；：؛]{0,30}")
"""What stands between letters and the number of their paragraph: *(b) of paragraph 4*."""
_BEHIND = 4
"""Characters between the number of a paragraph and the letters behind it, at most."""


class ItemReference(NamedTuple):
    """A letter, `start` to `end`, that names an item of the list of a paragraph; of its own list where `of` is None."""

    start: int
    end: int
    of: Reference | None


def item_references(text: str, references: Sequence[Reference], lexicon: Lexicon) -> Iterator[ItemReference]:
    """Yield the letters by which a text names items of its lists; `references` are those to paragraphs of its own."""
    found: dict[tuple[int, int], Reference | None] = {}
    for reference in references:
        if numbered := _NUMBERED.match(text, reference.citation.start):
            found[numbered.span("letters")] = reference
    for named in _named(lexicon).finditer(text):
        start, end = named.span("before" if named["before"] else "behind")
        near = next((one for one in references if _belongs(text, (start, end), one)), None)
        is_new = not any(first < end and start < last for first, last in found)
        if is_new and (near or says(PRESENT, text, (start, end), lexicon)):
            found[start, end] = near
    for (start, end), of in found.items():
        for letter in _LETTER.finditer(text, start, end):
            yield ItemReference(*letter.span("core"), of)


def _belongs(text: str, letters: tuple[int, int], reference: Reference) -> bool:
    start, end = letters
    before, behind = reference.citation.start - end, start - reference.citation.end
    return 0 <= behind <= _BEHIND or (before >= 0 and bool(_OF.fullmatch(text, end, reference.citation.start)))


@lru_cache(maxsize=6)
def _named(lexicon: Lexicon) -> re.Pattern[str]:
    """Return letters behind the word for a sub-paragraph, in Chinese before it."""
    word = any_form_of(lexicon.words.get("sub-paragraph", ()))
    return re.compile(rf"{word}\W{{0,3}}?(?P<behind>{LETTERS})|(?P<before>{LETTERS})\W?{word}", re.IGNORECASE)
