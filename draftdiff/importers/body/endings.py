"""How a line ends. Punctuation tells paragraphs from headings and preambular paragraphs from operative ones."""

from __future__ import annotations

import re

from draftdiff.importers.raised import RAISED_FIGURES

INVISIBLE = (
    "\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
)
"""Format characters, which print nothing."""

_CLOSERS = INVISIBLE + " \u00a0\"'“”’»›)]）】》"
_COMMAS = ",،，、"
_COLONS = ":："
_FULL_STOPS = ".。"
SEMICOLONS = (";", "；", "؛")
_STOPS = _FULL_STOPS + "".join(SEMICOLONS) + "…"

UNSEEN = "\u200b\u200e\u200f\u202a\u202b\u202c\u2060\ufeff"
"""Marks of direction and joiners, which say nothing of what a line is."""
_CALL = rf"[⁽(\[^]{{0,2}}[\d{RAISED_FIGURES}]{{1,3}}[⁾)/\]]?"
_CLAUSE_END = re.compile(rf"[,;:.،؛，；。：!?](?:[\"”»“’')\]*⟩]|\s)*(?:\s?{_CALL})?[\"”»’')\]*]*$")


def _last_sign(text: str) -> str:
    return text.rstrip(_CLOSERS)[-1:]


def ends_with_comma(text: str) -> bool:
    """Say whether the text ends as a preambular paragraph does."""
    return _last_sign(text) in tuple(_COMMAS)


def ends_with_colon(text: str) -> bool:
    """Say whether the text announces what follows it."""
    return _last_sign(text) in tuple(_COLONS)


def ends_with_stop(text: str) -> bool:
    """Say whether the text ends as an operative paragraph does."""
    return _last_sign(text) in tuple(_STOPS)


def ends_with_full_stop(text: str) -> bool:
    """Say whether the text ends as the last paragraph of a resolution does."""
    return _last_sign(text) in tuple(_FULL_STOPS)


def is_sentence(text: str) -> bool:
    """Say whether the text ends with any punctuation of a sentence; a heading does not."""
    return _last_sign(text) in tuple(_COMMAS + _COLONS + _STOPS)


def ends_clause(text: str) -> bool:
    """Say whether a line of text ends as paragraphs do, perhaps with the call of a note behind its last sign."""
    return _CLAUSE_END.search(text.rstrip(UNSEEN)) is not None


def ends_operative(text: str) -> bool:
    """Say whether a line of text ends as numbered paragraphs do: as a clause, but not with a comma."""
    found = _CLAUSE_END.search(text.rstrip(UNSEEN))
    return found is not None and found[0][0] not in _COMMAS
