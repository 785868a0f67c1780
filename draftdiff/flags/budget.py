"""A hint at the budget: a new request for a report, a meeting, staff or documents (rule 153 of procedure).

Why it matters: such a text may need a statement of programme budget implications before it is voted on. Example: a
new operative paragraph that *requests the Secretary-General to convene a meeting*. Limits: a hint, never certain;
the nouns are the lexicon's class `budget-request`, and one with a
definite article (*before the session*) is there already.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from draftdiff.changes.claims import Claim
from draftdiff.changes.context import Context
from draftdiff.changes.phrasing import find_class
from draftdiff.changes.terms import CHINESE
from draftdiff.citations import Citation, CitationKind, find_citations
from draftdiff.comparison import Change, Flag, FlagKind, Row, SegmentKind, Value
from draftdiff.model import ParagraphKind
from draftdiff.patterns import late_pattern
from draftdiff.phrases import find_opening, find_verbs
from draftdiff.tokens import split_tokens

_NEAR = 3
"""Signs between the number of a session and the word *session*, at most."""
_AROUND = 8
"""Words and spaces before and after a noun that are said."""
_SIGNS_AROUND = 40
"""The same in Chinese, where each sign is a token: nearly all clauses are said whole, and no word in half."""
_CUT = "…"
"""What stands for words of a clause that are old, between those that are new."""
_BEFORE = 2
"""Words before a noun among which its article may stand."""
_ENDS = late_pattern(r"[\u2013\u2014,;.:\u060c\u061b\uff0c\uff1b\u3002\u3001\n]")
"""Marks at which a clause ends."""
_ASKING = frozenset({"request", "reiterate-request", "decide", "authorize", "establish", "approve"})


def find(context: Context, row: Row, claims: tuple[Claim, ...]) -> Iterator[Flag]:
    """Yield a flag where an operative text newly asks for what costs money."""
    text = _newly_asked(row, claims)
    nouns = [noun for noun in find_class(text, context.lexicon, "budget-request") if not _is_known(context, text, noun)]
    sessions = [c for c in find_citations(text, context.lexicon) if c.kind is CitationKind.SESSION] if nouns else []
    nouns = [noun for noun in nouns if not any(_is_of_session(noun, session) for session in sessions)]
    if nouns and _asks(context, text):
        said = _with_words_around(text, nouns[0])
        yield Flag(kind=FlagKind.BUDGET, message="budget", values=(Value(name="words", new=said),))


def _newly_asked(row: Row, claims: tuple[Claim, ...]) -> str:
    """Return an operative clause that was added, or the words that a new request for a report added; else nothing.

    Between those that stand apart it is seen that they do.
    """
    if not row.new or row.new[0].kind is not ParagraphKind.OPERATIVE:
        return ""
    if row.change is Change.ADDED:
        return row.new[0].text
    if any(claim.rule == "reporting-request" for claim in claims):
        runs = groupby(row.segments, lambda segment: segment.kind is SegmentKind.SAME)
        added = ("".join(segment.new for segment in run if not segment.old) for is_same, run in runs if not is_same)
        return _CUT.join(filter(None, added))
    return ""


def _is_of_session(noun: re.Match[str], session: Citation) -> bool:
    """Say whether a noun is that of a numbered session of the Assembly, which costs nothing more."""
    return noun.start() - session.end <= _NEAR and session.start - noun.end() <= _NEAR


def _is_known(context: Context, text: str, noun: re.Match[str]) -> bool:
    """Say whether a noun is one that there is, not asked for: *before the session*; *the eighth meeting* is new."""
    definite = context.lexicon.words.get("definite", ())
    before = [token.lower() for token in split_tokens(text[: noun.start()]) if token.strip()][-_BEFORE:]
    is_numbered = bool(before) and before[-1] in context.lexicon.ordinals
    return not is_numbered and any(word in definite for word in before)


def _with_words_around(text: str, noun: re.Match[str]) -> str:
    """Return a noun with a few words before it, of the same clause, and after it, up to old ones."""
    before = split_tokens(_ENDS.split(text[: noun.start()])[-1])
    after = split_tokens(_ENDS.split(text[noun.end() :].partition(_CUT)[0])[0])
    around = _SIGNS_AROUND if noun[0] >= CHINESE else _AROUND
    return "".join((*before[-around:], noun[0], *after[:around])).strip(f"{_CUT} \u00a0")


def _asks(context: Context, text: str) -> bool:
    opening = find_opening(text, context.lexicon)
    if opening and _ASKING.intersection(opening.acts):
        return True
    return any(_ASKING.intersection(verb.acts) for verb in find_verbs(text, context.lexicon))
