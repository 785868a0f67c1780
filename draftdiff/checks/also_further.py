"""Adjacent paragraphs with one verb go *welcomes, also welcomes, further welcomes, welcomes*; no other one says *also*.

In the preamble, and for verbs that state, editors mend it: there it is an error, in the languages whose official
texts keep the rule (`habits.json`). Verbs that decide or ask (*requests*, *urges*) follow it where the same body is
asked again: there it is a hint. So it is for a phrase with several meanings: *признает* translates *recognizes* and
*acknowledges*, and one does not continue the other.
"""

from __future__ import annotations

from collections.abc import Iterator

from draftdiff.checks.draft import BEFORE_OPENING, Clause, Draft
from draftdiff.checks.habits import keeps
from draftdiff.lexicon import Lexicon
from draftdiff.model import ParagraphKind
from draftdiff.phrases import Opening, find_verbs
from draftdiff.problems import Problem, Severity
from draftdiff.tokens import words_of

CODE = "also-further"

_CYCLE = ("", "also", "further")
_CHAIN = frozenset({"also", "further", "equally"})
_FREE_SCALES = frozenset({"directive", "decision"})
_JOINED = 6
"""Characters between two verbs of one phrase, at most."""
_TRAILING = 30
"""Characters behind the verb in which a modifier may follow: *Recalling in particular*."""
_ADDRESSEE = 2
"""Words behind the verb that tell whom it is said to."""


def find(draft: Draft) -> Iterator[Problem]:
    """Yield a problem for each modifier without a partner, and each that is missing."""
    for run in draft.whole_runs():
        before: Clause | None = None
        for clause in run:
            if clause.opening is not None:
                yield from _problems(clause, clause.opening, before, draft.lexicon)
            before = clause


def _problems(clause: Clause, opening: Opening, before: Clause | None, lexicon: Lexicon) -> Iterator[Problem]:
    peer = before.opening if before else None
    said, severity = _said(opening), _severity(clause, opening, lexicon)
    if _is_modified_behind(clause, opening):
        return
    if said and not (peer and _may_be_partners(opening, peer)):
        message = "the paragraph before it opens with another verb"
        yield clause.problem(CODE, severity, message, offset=opening.start, text=opening.phrase)
    elif not said and before and peer and (missing := _next(peer)) and _opens_alike(clause, opening, before, peer):
        if _is_free(clause, opening, lexicon) and _addressee(clause, opening) != _addressee(before, peer):
            return
        message = f"the paragraph before it opens with the same verb: {missing} is missing"
        yield clause.problem(CODE, severity, message, offset=opening.start, text=opening.phrase)


def _said(opening: Opening) -> str:
    return next((name for name in ("further", "also", "equally") if name in opening.modifiers), "")


def _is_modified_behind(clause: Clause, opening: Opening) -> bool:
    """Say whether the verb goes on with a modifier, *in particular*, *in this regard*: a verb of its own then."""
    behind = clause.paragraph.text[opening.end : opening.end + _TRAILING].lstrip(" ,\u00a0،，")
    modifiers = (phrase for phrases in clause.lexicon.modifiers.values() for phrase in phrases)
    return any(behind.startswith(phrase) and not behind[len(phrase) :][:1].isalpha() for phrase in modifiers)


def _next(before: Opening) -> str:
    said = _said(before)
    return _CYCLE[(_CYCLE.index(said) + 1) % len(_CYCLE)] if said in _CYCLE else ""


def _opens_alike(clause: Clause, opening: Opening, before: Clause, peer: Opening) -> bool:
    """Say whether two phrases are one, *deeply* included, and neither goes on: *welcomes and supports*."""
    same_degree = set(opening.modifiers) - _CHAIN == set(peer.modifiers) - _CHAIN
    return same_degree and opening.base == peer.base and _is_alone(clause, opening) and _is_alone(before, peer)


def _is_alone(clause: Clause, opening: Opening) -> bool:
    text = clause.paragraph.text
    skipped = len(text) - len(text.lstrip(BEFORE_OPENING))
    verbs = find_verbs(text[skipped:], clause.lexicon)
    return not verbs or verbs[0].start + skipped - opening.end > _JOINED


def _may_be_partners(opening: Opening, before: Opening) -> bool:
    """Say whether *also* may refer to the phrase before: a common act, or the same first word."""
    first, other = opening.base.split()[:1], before.base.split()[:1]
    return first == other or not set(opening.acts).isdisjoint(before.acts)


def _addressee(clause: Clause, opening: Opening) -> tuple[str, ...]:
    return tuple(words_of(clause.paragraph.text[opening.end :])[:_ADDRESSEE])


def _severity(clause: Clause, opening: Opening, lexicon: Lexicon) -> Severity:
    if len(opening.acts) > 1 or _is_free(clause, opening, lexicon):
        return Severity.HINT
    is_operative = clause.paragraph.kind is ParagraphKind.OPERATIVE
    habit = "also-further, operative" if is_operative else "also-further, preambular"
    return Severity.ERROR if keeps(habit, lexicon.language) else Severity.HINT


def _is_free(clause: Clause, opening: Opening, lexicon: Lexicon) -> bool:
    """Say whether the verb decides or asks: such verbs repeat without *also* where another body is asked."""
    scales = {lexicon.acts[act].scale for act in opening.acts if act in lexicon.acts}
    return clause.paragraph.kind is ParagraphKind.OPERATIVE and not scales.isdisjoint(_FREE_SCALES)
