"""What the verb that opens a paragraph does, whom it asks or thanks, and how it goes on."""

from __future__ import annotations

import re

from draftdiff.checks.draft import BEFORE_OPENING, Clause
from draftdiff.lexicon import word_pattern
from draftdiff.model import ParagraphKind
from draftdiff.phrases import Opening, find_verbs
from draftdiff.tokens import compare_key, is_han, words_of

_ALSO = "also"
IN_THIS_REGARD = "in-this-regard"
"""The class of modifiers that join a paragraph to what the one before it said."""
_DECIDING, _ASKING = "decision", "directive"
_THANKING = frozenset({"commend", "congratulate", "express-appreciation", "express-gratitude", "pay-tribute"})
"""Acts that are addressed to somebody, as a request is."""
_OWN_VERB = "particularly"
"""The class of modifiers that make a verb another: what is recalled *in particular* is recalled bare."""
_JOINED = 6
"""Characters between two verbs of one phrase, at most."""
_TRAILING = 30
"""Characters behind the verb in which a modifier may follow: *Recalling in particular*."""
_BETWEEN = " ,\u00a0،，\N{ARABIC FATHATAN}"
"""What may stand between them; a mark of the verb's last letter may have come off."""
_REACH = 40
"""Characters behind the verb in which the first name is that of the body that is asked."""
_BEGINNING = 2
"""Words behind the verb that are compared where nobody is named."""
_SHORTEST = 4
"""Letters of a word, at least, that makes two phrases partners."""
_ALEFS = {"\u0627", "\u0625"}
"""Letters two of which meet in no Arabic word."""


def is_free(clause: Clause, opening: Opening) -> bool:
    """Say whether an operative verb decides, asks or thanks, by its likeliest meaning: such verbs may repeat bare."""
    return _is_operative(clause) and (_scale(clause, opening) == _DECIDING or is_addressed(clause, opening))


def is_addressed(clause: Clause, opening: Opening) -> bool:
    """Say whether an operative verb asks or thanks somebody, by its likeliest meaning."""
    is_meant_for_one = _scale(clause, opening) == _ASKING or not _THANKING.isdisjoint(opening.acts[:1])
    return _is_operative(clause) and is_meant_for_one


def _is_operative(clause: Clause) -> bool:
    return clause.paragraph.kind is ParagraphKind.OPERATIVE


def _scale(clause: Clause, opening: Opening) -> str:
    acts = clause.lexicon.acts
    return next((acts[act].scale for act in opening.acts[:1] if act in acts), "")


def asked(clause: Clause, opening: Opening) -> list[str]:
    """Return the name of the body that stands first behind a verb; empty: none of those that the lexicon knows.

    *All* makes no other body of it.
    """
    found = _name_behind(clause, opening)
    scope = clause.lexicon.words.get("scope", ())
    return [word for word in words_of(found.group()) if word not in scope] if found else []


def _name_behind(clause: Clause, opening: Opening) -> re.Match[str] | None:
    return word_pattern(clause.lexicon, "addressee").search(clause.paragraph.text, opening.end, opening.end + _REACH)


def beginning(clause: Clause, opening: Opening) -> list[str]:
    """Return the first words behind a verb."""
    return words_of(clause.paragraph.text[opening.end :][:100])[:_BEGINNING]


def introduces_clause(clause: Clause, opening: Opening) -> bool:
    """Say whether a clause follows the verb, where the language keeps that apart: *Rappelant que*."""
    openers = clause.lexicon.words.get("clause-opener", ())
    first = words_of(clause.paragraph.text[opening.end :][:_TRAILING])[:1]
    return first != [] and first[0] in {compare_key(opener).lower() for opener in openers}


def is_another_verb(clause: Clause, opening: Opening) -> bool:
    """Say whether another verb is joined to the verb, *welcomes and supports*, or *in particular* makes it another."""
    if _modifier_behind(clause, opening) == _OWN_VERB:
        return True
    text = clause.paragraph.text
    skipped = len(text) - len(text.lstrip(BEFORE_OPENING))
    verbs = find_verbs(text[skipped:], clause.lexicon)
    return bool(verbs) and verbs[0].start + skipped - opening.end <= _JOINED


def said_of(clause: Clause, opening: Opening) -> str:
    """Return the word of the chain that stands in a phrase or, *also*, behind it: also, further or equally; or none.

    It may stand behind the body that is asked: *requests the Secretary-General also to report*.
    """
    said = next((name for name in ("further", _ALSO, "equally") if name in opening.modifiers), "")
    name = _name_behind(clause, opening)
    is_behind = _modifier_behind(clause, opening) == _ALSO
    return said or (_ALSO if is_behind or (name and _modifier_at(clause, name.end(), " ") == _ALSO) else "")


def is_joined(clause: Clause, opening: Opening) -> bool:
    """Say whether *in this regard* stands in the phrase or behind it."""
    return IN_THIS_REGARD in (*opening.modifiers, _modifier_behind(clause, opening))


def _modifier_behind(clause: Clause, opening: Opening) -> str:
    """Return the class of the modifier that follows the phrase, *in particular*, *in this regard*; empty: none does."""
    return _modifier_at(clause, opening.end, _BETWEEN)


def _modifier_at(clause: Clause, place: int, between: str) -> str:
    behind = clause.paragraph.text[place : place + _TRAILING].lstrip(between)
    for name, phrases in clause.lexicon.modifiers.items():
        if any(behind.startswith(phrase) and _ends_there(behind, len(phrase)) for phrase in phrases):
            return name
    return ""


def _ends_there(text: str, end: int) -> bool:
    """Say whether a word ends at a place; in Arabic the space behind it may be missing, which `spacing` tells."""
    return not text[end : end + 1].isalpha() or {*text[end - 1 : end + 1]} <= _ALEFS


def are_partners(opening: Opening, before: Opening) -> bool:
    """Say whether two phrases have an act or a word in common."""
    if not set(opening.acts).isdisjoint(before.acts):
        return True
    return not _telling_words(opening.base).isdisjoint(_telling_words(before.base))


def _telling_words(base: str) -> set[str]:
    """Return the words of a phrase that are no particles; of Chinese its first two characters."""
    if is_han(base[:1]):
        return {base[:2]}
    return {word for word in words_of(base) if len(word) >= _SHORTEST}
