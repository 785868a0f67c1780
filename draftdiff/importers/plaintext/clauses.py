"""How clauses end: the one place that says what looks like the last sign of a paragraph."""

from __future__ import annotations

import re

from draftdiff.importers.plaintext.raised import RAISED_FIGURES

UNSEEN = "\u200b\u200e\u200f\u202a\u202b\u202c\u2060\ufeff"
"""Marks of direction and joiners, which say nothing of what a line is."""
_CALL = rf"[⁽(\[^]{{0,2}}[\d{RAISED_FIGURES}]{{1,3}}[⁾)/\]]?"
_CLAUSE_END = re.compile(rf"[,;:.،؛，；。：!?](?:[\"”»“’')\]*⟩]|\s)*(?:\s?{_CALL})?[\"”»’')\]*]*$")
_COMMAS = (",", "،", "，")


def ends_clause(text: str) -> bool:
    """Say whether a line ends as paragraphs do: with a comma, semicolon, colon or full stop, and perhaps a call."""
    return _CLAUSE_END.search(text.rstrip(UNSEEN)) is not None


def ends_operative(text: str) -> bool:
    """Say whether a line ends as numbered paragraphs do: as a clause, but not with a comma."""
    found = _CLAUSE_END.search(text.rstrip(UNSEEN))
    return found is not None and found[0][0] not in _COMMAS
