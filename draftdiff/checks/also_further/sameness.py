"""Whether two paragraphs that open with one phrase of several meanings open with one verb.

*Признает* is *recognizes* and *acknowledges*, and one does not continue the other. That they are one verb is known
where the phrase has one meaning, where official texts of the language go by the printed phrase whatever it means, where
another language beside the text opens both with one verb, and where both verbs cite a thing of one kind directly.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from draftdiff.checks.also_further.chain import Step, is_one_verb
from draftdiff.checks.correspondence import corresponding
from draftdiff.checks.draft import Draft
from draftdiff.checks.habits import goes_by_phrase
from draftdiff.citations import CitationKind
from draftdiff.model import Key
from draftdiff.phrases import Opening

_DIRECTLY = 20
"""Characters behind a verb, at most, in which what it cites begins: *its resolution 175/16*."""


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
