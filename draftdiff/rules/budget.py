"""A hint at the budget: a new request for a report, a meeting, staff or documents (rule 153 of the rules of
procedure).

Why it matters: such a text may need a statement of programme budget implications before it is voted on. Example: a
new operative paragraph that *requests the Secretary-General to convene a meeting*. Limits: a hint, never certain;
the nouns are the lexicon's class `budget-request`.
"""

from __future__ import annotations

from collections.abc import Iterator

from draftdiff.comparison import Change, Flag, FlagKind, Row, Value
from draftdiff.model import ParagraphKind
from draftdiff.phrases import find_opening, find_verbs
from draftdiff.rules.claims import Claim
from draftdiff.rules.context import Context
from draftdiff.rules.phrasing import find_class

_ASKING = frozenset({"request", "reiterate-request", "decide", "authorize", "establish", "approve"})


def find(context: Context, row: Row, claims: tuple[Claim, ...]) -> Iterator[Flag]:
    """Yield a flag where an operative text newly asks for what costs money."""
    if not row.new or row.new[0].kind is not ParagraphKind.OPERATIVE:
        return
    if row.change is Change.ADDED:
        text = row.new[0].text
    elif any(claim.rule == "reporting-request" for claim in claims):
        text = "".join(segment.new for segment in row.segments if not segment.old)
    else:
        return
    nouns = find_class(text, context.lexicon, "budget-request")
    if nouns and _asks(context, text):
        yield Flag(kind=FlagKind.BUDGET, message="budget", values=(Value(name="words", new=nouns[0][0]),))


def _asks(context: Context, text: str) -> bool:
    opening = find_opening(text, context.lexicon)
    if opening and _ASKING.intersection(opening.acts):
        return True
    return any(_ASKING.intersection(verb.acts) for verb in find_verbs(text, context.lexicon))
