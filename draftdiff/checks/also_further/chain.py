"""Adjacent paragraphs that open with one phrase, and the word of the cycle that each of them says and should say.

*Welcomes, also welcomes, further welcomes*, and from the bare verb again. Whether two phrases are one is a matter of
the language too: *Rappelant que* does not continue *Rappelant sa résolution*. And *признает* is *recognizes* and
*acknowledges*: that a phrase opens both paragraphs with one verb is known where it has one meaning, where official
texts of the language go by the printed phrase whatever it means, where another language beside the text opens both
with one verb, and where both verbs cite a thing of one kind directly.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from draftdiff.checks.also_further.verbs import (
    IN_THIS_REGARD,
    are_partners,
    asked,
    beginning,
    introduces_clause,
    is_addressed,
    is_another_verb,
    is_free,
    is_joined,
    said_of,
)
from draftdiff.checks.correspondence import corresponding
from draftdiff.checks.draft import BEFORE_OPENING, Clause, Draft
from draftdiff.checks.habits import goes_by_phrase
from draftdiff.citations import CitationKind
from draftdiff.model import Key, ParagraphKind
from draftdiff.phrases import Opening, find_verbs

CYCLE = ("", "also", "further")
"""What a run of equal phrases says in turn, as classes of modifiers; behind *further* the verb stands bare again."""
_JOINING = frozenset({"also", "further", "equally", IN_THIS_REGARD})
"""Classes of modifiers that join a paragraph to the one before it; all others make the phrase another."""
_OWN_HABIT = 0.8
"""A text whose other operative paragraphs keep the chain so often means to keep it."""
_REQUEST = "request"
"""The act of asking behind which nine of ten official texts set the word; of the others two of three."""
_DIRECTLY = 20
"""Characters behind a verb, at most, in which what it cites begins: *its resolution 175/16*."""


class Fault(StrEnum):
    """What is wrong with the word of a paragraph."""

    MISSING = "missing"
    WRONG = "wrong"
    ALONE = "alone"


class Step(Struct, frozen=True, kw_only=True):
    """A paragraph of a run: what it says of the cycle, what is due there, and what is wrong with it.

    `continues` says that it opens with the phrase of the paragraph `before` it. `due` is empty where the bare verb is.
    `is_sure` says that the paragraph behind it goes on as if the due word stood here.
    """

    clause: Clause
    opening: Opening
    said: str
    due: str
    before: Step | None = None
    continues: bool = False
    fault: Fault | None = None
    is_sure: bool = False

    @property
    def is_operative(self) -> bool:
        """Say whether it stands in the operative part."""
        return self.clause.paragraph.kind is ParagraphKind.OPERATIVE

    @property
    def is_statement(self) -> bool:
        """Say whether it stands in the preamble, or its verb neither decides nor asks nor thanks."""
        return not is_free(self.clause, self.opening)

    @property
    def is_joined(self) -> bool:
        """Say whether *in this regard* joins it, or the paragraph that it continues, to the one before."""
        return any(is_joined(one.clause, one.opening) for one in (self, self.before) if one)

    @property
    def asks_again(self) -> bool:
        """Say whether its verb asks or thanks the body of the paragraph before once more."""
        if self.before is None or not is_addressed(self.clause, self.opening):
            return False
        return is_same_body(self, self.before)

    @property
    def is_told(self) -> bool:
        """Say whether it shows the habit of its text: it states, and says or lacks a word of the chain."""
        return self.is_statement and self.continues and (self.said != "" or self.fault is not None)


def keeps_elsewhere(step: Step, told: Sequence[Step]) -> bool:
    """Say whether the other operative places of a text that show its habit keep the chain; preambles do everywhere."""
    if not step.is_operative:
        return True
    others = [one for one in told if one.is_operative and one is not step]
    return sum(one.fault is None for one in others) >= _OWN_HABIT * len(others)


def keeps_asking(step: Step, asked: Sequence[Step]) -> bool:
    """Say whether a text says the word in its other places that ask one body again; of a sole place, a request does."""
    others = [one.fault is None for one in asked if one is not step]
    return sum(others) >= _OWN_HABIT * len(others) if others else _REQUEST in step.opening.acts[:1]


def steps_of(draft: Draft) -> Iterator[Step]:
    """Yield the paragraphs whose opening phrase is known; behind a heading each verb stands bare."""
    for run in draft.whole_runs(by_heading=True):
        yield from _steps(run)


def _steps(run: Sequence[Clause]) -> Iterator[Step]:
    before: Step | None = None
    for place, clause in enumerate(run):
        opening = clause.opening
        if opening is None:
            before = None
            continue
        said = said_of(clause, opening)
        step = Step(clause=clause, opening=opening, said=said, due=said)
        before = _step(step, before, run[place + 1 : place + 2])
        if said in CYCLE[1:] and not _has_partner(before, run[max(place - 1, 0) : place]):
            before = replace(before, due="", fault=Fault.ALONE)
        yield before


def _step(step: Step, before: Step | None, behind: Sequence[Clause]) -> Step:
    said = step.said
    if before is None or not _is_one_phrase(step, before):
        return step
    due, allowed = _after(before.due), {_after(before.due), _after(before.said)}
    if said in allowed or said not in CYCLE or before.due not in CYCLE:
        return replace(step, before=before, continues=True)
    if said:
        return replace(step, before=before, continues=True, due=due, fault=Fault.WRONG)
    is_sure = _goes_on_from(due, step, behind)
    other_verbs = (is_another_verb(one.clause, one.opening) for one in (step, before))
    asks_same = not is_addressed(step.clause, step.opening) or is_same_body(step, before)
    if is_sure or (asks_same and not any(other_verbs)):
        return replace(step, before=before, continues=True, due=due, fault=Fault.MISSING, is_sure=is_sure)
    return step


def _goes_on_from(due: str, step: Step, behind: Sequence[Clause]) -> bool:
    """Say whether the paragraph behind says the word that follows the due one: *further*, where *also* is due."""
    for clause in behind:
        opening = clause.opening
        if opening is not None and said_of(clause, opening) == _after(due) != "":
            return _is_one_phrase(Step(clause=clause, opening=opening, said="", due=""), step)
    return False


def is_same_body(step: Step, before: Step) -> bool:
    """Say whether two paragraphs name the same body behind their verbs; where one names none, compare their words."""
    here, there = asked(step.clause, step.opening), asked(before.clause, before.opening)
    if here and there:
        return here == there
    return beginning(step.clause, step.opening) == beginning(before.clause, before.opening)


def _after(said: str) -> str:
    return CYCLE[(CYCLE.index(said) + 1) % len(CYCLE)] if said in CYCLE else ""


def _is_one_phrase(step: Step, before: Step) -> bool:
    """Say whether two phrases are one in one construction."""
    here, there = (introduces_clause(one.clause, one.opening) for one in (step, before))
    return is_one_verb(step.opening, before.opening) and here == there


def is_one_verb(here: Opening, there: Opening) -> bool:
    """Say whether two phrases have one verb, *deeply* included."""
    return here.base == there.base and set(here.modifiers) - _JOINING == set(there.modifiers) - _JOINING


def _has_partner(step: Step, before: Sequence[Clause]) -> bool:
    """Say whether *also* may refer to a verb of the paragraph before, or that paragraph opens with an unknown one."""
    for clause in before:
        text = clause.paragraph.text.lstrip(BEFORE_OPENING)
        verbs = (clause.opening, *find_verbs(text, clause.lexicon))
        return any(verb is None or are_partners(step.opening, verb) for verb in verbs)
    return False


class Verbs(StrEnum):
    """What is known of the verbs of two paragraphs that open with one phrase."""

    ONE = "one"
    TWO = "two"
    UNKNOWN = "unknown"


class Elsewhere:
    """The opening phrases of a text in the languages beside it."""

    def __init__(self, draft: Draft) -> None:
        self._openings = [_openings_beside(draft, other) for other in draft.beside]

    def verbs_of(self, step: Step, before: Step) -> Verbs:
        """Say whether the verbs of two paragraphs are one, and how that is known; UNKNOWN where nothing tells."""
        if goes_by_phrase(step.opening.base, step.clause.lexicon.language):
            return Verbs.ONE
        told = {self._told(openings, step, before) for openings in self._openings} - {Verbs.UNKNOWN}
        if told:
            return Verbs.ONE if Verbs.ONE in told else Verbs.TWO
        cited = _cited_directly(step)
        is_one = len(step.opening.acts) == 1 or (cited and cited is _cited_directly(before))
        return Verbs.ONE if is_one else Verbs.UNKNOWN

    @staticmethod
    def _told(openings: Mapping[Key, Opening], step: Step, before: Step) -> Verbs:
        """Say what one language tells; only phrases of one meaning can."""
        here, there = (openings.get(one.clause.paragraph.key) for one in (step, before))
        if not here or not there or len(here.acts) > 1 or len(there.acts) > 1:
            return Verbs.UNKNOWN
        return Verbs.ONE if is_one_verb(here, there) else Verbs.TWO


def _openings_beside(draft: Draft, other: Draft) -> dict[Key, Opening]:
    """Return the opening phrases of another language, by the paragraphs of this one."""
    pairs = corresponding(draft, other).pairs
    return {clause.paragraph.key: twin.opening for clause, twin in pairs if twin.opening}


def _cited_directly(step: Step) -> CitationKind | None:
    """Return what kind of thing stands directly behind the verb; None: none that is cited by number or date."""
    end = step.opening.end
    return next((one.kind for one in step.clause.citations if 0 <= one.start - end < _DIRECTLY), None)
