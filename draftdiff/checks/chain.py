"""Adjacent paragraphs that open with one phrase, and the word of the cycle that each of them says and should say.

*Welcomes, also welcomes, further welcomes*, and from the bare verb again. Whether two phrases are one is a matter of
the language too: *Rappelant que* does not continue *Rappelant sa résolution*.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from draftdiff.checks.draft import BEFORE_OPENING, Clause
from draftdiff.lexicon import Lexicon
from draftdiff.model import ParagraphKind
from draftdiff.phrases import Opening, find_verbs
from draftdiff.tokens import compare_key, words_of

CYCLE = ("", "also", "further")
"""What a run of equal phrases says in turn, as classes of modifiers; behind *further* the verb stands bare again."""
_IN_THIS_REGARD = "in-this-regard"
_JOINING = frozenset({"also", "further", "equally", _IN_THIS_REGARD})
"""Classes of modifiers that join a paragraph to the one before it; all others make the phrase another."""
_DECIDING, _ASKING = "decision", "directive"
_THANKING = frozenset({"commend", "congratulate", "express-appreciation", "express-gratitude", "pay-tribute"})
"""Acts that are addressed to somebody, as a request is."""
_OWN_VERB = "particularly"
"""The class of modifiers that make a verb another: what is recalled *in particular* is recalled bare."""
_JOINED = 6
"""Characters between two verbs of one phrase, at most."""
_TRAILING = 30
"""Characters behind the verb in which a modifier may follow: *Recalling in particular*."""
_REACH = 40
"""Characters behind the verb in which the first name is that of the body that is asked."""
_BEGINNING = 2
"""Words behind the verb that are compared where nobody is named."""
_SHORTEST = 4
"""Letters of a word, at least, that makes two phrases partners."""
_INSERTED = re.compile(r"\s*,[^,;]{1,90},\s*")
_CJK = "\u3400"


class Fault(StrEnum):
    """What is wrong with the word of a paragraph."""

    MISSING = "missing"
    WRONG = "wrong"
    ALONE = "alone"


class Step(Struct, frozen=True, kw_only=True):
    """A paragraph of a run: what it says of the cycle, what is due there, and what is wrong with it.

    `continues` says that it opens with the phrase of the paragraph before it. `due` is empty where the bare verb is.
    `is_sure` says that the paragraph behind it goes on as if the due word stood here.
    """

    clause: Clause
    opening: Opening
    said: str
    due: str
    continues: bool = False
    fault: Fault | None = None
    is_sure: bool = False

    @property
    def is_statement(self) -> bool:
        """Say whether it stands in the preamble, or its verb neither decides nor asks nor thanks."""
        return not is_free(self.clause, self.opening)


def steps_of(run: Sequence[Clause]) -> Iterator[Step]:
    """Yield the paragraphs of a run whose opening phrase is known."""
    before: Step | None = None
    for place, clause in enumerate(run):
        opening = clause.opening
        if opening is None:
            before = None
            continue
        said = said_of(opening)
        step = Step(clause=clause, opening=opening, said=said, due=said)
        before = _step(step, before, run[place + 1 : place + 2])
        if said in CYCLE[1:] and not before.continues and not _has_partner(before, run[max(place - 1, 0) : place]):
            before = replace(before, due="", fault=Fault.ALONE)
        yield before


def _step(step: Step, before: Step | None, behind: Sequence[Clause]) -> Step:
    said = step.said
    if before is None or not _is_one_phrase(step, before):
        return step
    due, allowed = _after(before.due), {_after(before.due), _after(before.said)}
    if said in allowed or said not in CYCLE or before.due not in CYCLE:
        return replace(step, continues=True)
    if said:
        return replace(step, continues=True, due=due, fault=Fault.WRONG)
    is_sure = _goes_on_from(due, step, behind)
    is_another_verb = _is_another_verb(step.clause, step.opening) or _is_another_verb(before.clause, before.opening)
    if is_sure or (not is_another_verb and _is_asked_again(step.clause, step.opening, before)):
        return replace(step, continues=True, due=due, fault=Fault.MISSING, is_sure=is_sure)
    return step


def _goes_on_from(due: str, step: Step, behind: Sequence[Clause]) -> bool:
    """Say whether the paragraph behind says the word that follows the due one: *further*, where *also* is due."""
    for clause in behind:
        opening = clause.opening
        if opening is not None and said_of(opening) == _after(due) != "":
            return _is_one_phrase(Step(clause=clause, opening=opening, said="", due=""), step)
    return False


def said_of(opening: Opening) -> str:
    """Return the word of the chain that a phrase holds: also, further or equally; empty: none."""
    return next((name for name in ("further", "also", "equally") if name in opening.modifiers), "")


def is_free(clause: Clause, opening: Opening) -> bool:
    """Say whether the verb decides, asks or thanks: such verbs may repeat bare."""
    is_operative = clause.paragraph.kind is ParagraphKind.OPERATIVE
    return is_operative and (_DECIDING in _scales(clause, opening) or is_addressed(clause, opening))


def is_addressed(clause: Clause, opening: Opening) -> bool:
    """Say whether the verb asks or thanks somebody."""
    return _ASKING in _scales(clause, opening) or not _THANKING.isdisjoint(opening.acts)


def _scales(clause: Clause, opening: Opening) -> set[str]:
    acts = clause.lexicon.acts
    return {acts[act].scale for act in opening.acts if act in acts}


def _after(said: str) -> str:
    return CYCLE[(CYCLE.index(said) + 1) % len(CYCLE)] if said in CYCLE else ""


def _is_one_phrase(step: Step, before: Step) -> bool:
    """Say whether two phrases are one, *deeply* included, in one construction."""
    here, there = step.opening, before.opening
    if here.base != there.base or set(here.modifiers) - _JOINING != set(there.modifiers) - _JOINING:
        return False
    return _introduces_clause(step.clause, here) == _introduces_clause(before.clause, there)


def _introduces_clause(clause: Clause, opening: Opening) -> bool:
    openers = clause.lexicon.words.get("clause-opener", ())
    if not openers:
        return False
    behind = clause.paragraph.text[opening.end :]
    first = words_of(_INSERTED.sub(" ", behind, count=1) if _INSERTED.match(behind) else behind[:_TRAILING])[:1]
    return first != [] and first[0] in {compare_key(opener).lower() for opener in openers}


def _is_another_verb(clause: Clause, opening: Opening) -> bool:
    """Say whether another verb is joined to the verb, *welcomes and supports*, or *in particular* makes it another."""
    if _modifier_behind(clause, opening) == _OWN_VERB:
        return True
    text = clause.paragraph.text
    skipped = len(text) - len(text.lstrip(BEFORE_OPENING))
    verbs = find_verbs(text[skipped:], clause.lexicon)
    return bool(verbs) and verbs[0].start + skipped - opening.end <= _JOINED


def is_joined(clause: Clause, opening: Opening) -> bool:
    """Say whether *in this regard* stands in the phrase or behind it."""
    return _IN_THIS_REGARD in (*opening.modifiers, _modifier_behind(clause, opening))


def _modifier_behind(clause: Clause, opening: Opening) -> str:
    """Return the class of the modifier that follows the phrase, *in particular*, *in this regard*; empty: none does."""
    behind = clause.paragraph.text[opening.end : opening.end + _TRAILING].lstrip(" ,\u00a0،，")
    for name, phrases in clause.lexicon.modifiers.items():
        if any(behind.startswith(phrase) and not behind[len(phrase) :][:1].isalpha() for phrase in phrases):
            return name
    return ""


def _has_partner(step: Step, before: Sequence[Clause]) -> bool:
    """Say whether *also* may refer to a verb of the paragraph before, or that paragraph opens with an unknown one."""
    for clause in before:
        text = clause.paragraph.text.lstrip(BEFORE_OPENING)
        verbs = (clause.opening, *find_verbs(text, clause.lexicon))
        return any(verb is None or _are_partners(step.opening, verb) for verb in verbs)
    return False


def _are_partners(opening: Opening, before: Opening) -> bool:
    """Say whether two phrases have an act or a word in common."""
    if not set(opening.acts).isdisjoint(before.acts):
        return True
    return not _telling_words(opening.base).isdisjoint(_telling_words(before.base))


def _telling_words(base: str) -> set[str]:
    """Return the words of a phrase that are no particles; of Chinese its first two characters."""
    if base[:1] >= _CJK:
        return {base[:2]}
    return {word for word in words_of(base) if len(word) >= _SHORTEST}


def _is_asked_again(clause: Clause, opening: Opening, before: Step) -> bool:
    """Say whether a verb that asks or thanks names the same body as before, or in both cases none."""
    if clause.paragraph.kind is not ParagraphKind.OPERATIVE or not is_addressed(clause, opening):
        return True
    here, there = asked(clause, opening), asked(before.clause, before.opening)
    if bool(here) == bool(there):
        return here == there
    return _beginning(clause, opening) == _beginning(before.clause, before.opening)


def asked(clause: Clause, opening: Opening) -> str:
    """Return the name of the body that stands first behind a verb; empty: none of those that the lexicon knows."""
    found = _names(clause.lexicon).search(clause.paragraph.text, opening.end, opening.end + _REACH)
    return found.group().casefold() if found else ""


def _beginning(clause: Clause, opening: Opening) -> list[str]:
    return words_of(clause.paragraph.text[opening.end :][:100])[:_BEGINNING]


@lru_cache(maxsize=16)
def _names(lexicon: Lexicon) -> re.Pattern[str]:
    """Names of those who are asked. Arabic particles are written together with them."""
    names = sorted(lexicon.words.get("addressee", ()), key=len, reverse=True)
    patterns = (re.escape(name).replace(r"\ ", r"\s+").replace(r"\*", r"\w*") for name in names)
    return re.compile("|".join(patterns) or "(?!)", re.IGNORECASE)
