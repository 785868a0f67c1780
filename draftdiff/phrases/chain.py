"""The later verbs of a paragraph: *welcomes the report, affirms its findings, and takes note of …*."""

from __future__ import annotations

import re
from functools import lru_cache

from draftdiff.lexicon import Lexicon
from draftdiff.model import ParagraphKind
from draftdiff.phrases.opening import Opening, find_opening, opening_at, opening_of
from draftdiff.phrases.tree import begins_at, first_words

_NEVER = "(?!)"


def find_chain(text: str, lexicon: Lexicon, kind: ParagraphKind | None) -> tuple[Opening, ...]:
    """Return the opening phrase, if one of a paragraph of this kind is known, and the later verbs."""
    words = first_words(text, 0, lexicon, known=True)
    opening = opening_of(text, words, lexicon, kind)
    later = _later(text, lexicon, opening_of(text, words, lexicon, None) if kind else opening)
    return later if opening is None else (opening, *(verb for verb in later if verb.start >= opening.end))


def find_verbs(text: str, lexicon: Lexicon) -> tuple[Opening, ...]:
    """Return the verbs of a chain behind the opening phrase, in their order.

    A verb stands behind what joins two clauses (`Lexicon.patterns`, *chain*) and opens paragraphs of the same
    kind as the first one. A noun that is spelt like a verb may be among them.
    """
    return _later(text, lexicon, find_opening(text, lexicon))


def _later(text: str, lexicon: Lexicon, first: Opening | None) -> tuple[Opening, ...]:
    kind = first.kinds[0] if first and len(first.kinds) == 1 else None
    place = first.end if first else 0
    found = []
    for match in _joints(lexicon).finditer(text, place):
        if match.end() < place or not begins_at(text, match.end(), lexicon):
            continue
        if verb := opening_at(text, match.end(), lexicon, kind):
            found.append(verb)
            place = verb.end
    return tuple(found)


@lru_cache(maxsize=16)
def _joints(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile("|".join(lexicon.patterns.get("chain", ())) or _NEVER)
