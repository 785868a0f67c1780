"""The later verbs of a paragraph: *welcomes the report, affirms its findings, and takes note of …*."""

from __future__ import annotations

import re
from functools import lru_cache

from draftdiff.lexicon import Lexicon
from draftdiff.phrases.opening import Opening, find_opening, opening_at
from draftdiff.phrases.tree import begins_at

_NEVER = "(?!)"


def find_verbs(text: str, lexicon: Lexicon) -> tuple[Opening, ...]:
    """Return the verbs of a chain behind the opening phrase, in their order.

    A verb stands behind what joins two clauses (`Lexicon.patterns`, *chain*) and opens paragraphs of the same
    kind as the first one. A noun that is spelt like a verb may be among them.
    """
    first = find_opening(text, lexicon)
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
