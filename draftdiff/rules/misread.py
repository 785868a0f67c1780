"""A figure that stands for a letter that looks like it, or the other way round: what an OCR misread.

Why it matters: the text of an OCR is compared with a printed one, and none of its slips may look like news. Example:
*hea1th* and *health*, *2O25* and *2025*. Limits: the figure stands beside a letter in its own word, or the letter
beside a figure, so that the word is none that anybody wrote; *modem* for *modern* is another word, and is told.
"""

from __future__ import annotations

from collections.abc import Iterator

from draftdiff.changes.claims import Claim, Claims
from draftdiff.changes.evidence import Evidence
from draftdiff.rules.little_words import restyled

_LOOKS_LIKE = {"0": "o\u043e", "1": "li"}
"""Figures and the letters, Latin and Cyrillic, that are taken for them."""


def find(evidence: Evidence, claims: Claims) -> Iterator[Claim]:
    """Yield a claim for each stretch that differs by misread figures alone."""
    for hunk, old, new in evidence.unexplained(claims):
        said = evidence.old.said_across(old), evidence.new.said_across(new)
        if (old, new) == (hunk.old_units, hunk.new_units) and _is_misread(said[0].lower(), said[1].lower()):
            yield restyled(evidence, "misread", old, new)


def _is_misread(old: str, new: str) -> bool:
    """Say whether two texts in small letters differ, and by nothing but figures in words and letters in numbers."""
    if len(old) != len(new) or old == new:
        return False
    places = [place for place, (before, after) in enumerate(zip(old, new, strict=True)) if before != after]
    return all(_is_of_word(old, new[place], place) or _is_of_word(new, old[place], place) for place in places)


def _is_of_word(text: str, other: str, place: int) -> bool:
    """Say whether what stands at a place of a text looks like the other sign and is a stranger in its word."""
    sign, beside = text[place], text[max(place - 1, 0) : place] + text[place + 1 : place + 2]
    if other in _LOOKS_LIKE.get(sign, ""):
        return any(map(str.isalpha, beside))
    return sign in _LOOKS_LIKE.get(other, "") and any(map(str.isdecimal, beside))
