"""Which paragraphs of two languages of a document correspond: by their labels, unless what they say tells otherwise.

A paragraph that one of them lacks gives its number to the next one, and labels differ only where the part ends. Two
that changed places bear each other's labels. What paragraphs cite, and the verbs that open them, tell.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from draftdiff.checks.draft import Clause, Draft
from draftdiff.checks.values import cited_values
from draftdiff.lexicon import Lexicon
from draftdiff.phrases import Opening
from draftdiff.translations import Unlike, first_unlike

_ACTING = frozenset({"decision", "directive"})
"""Scales of verbs that bring something about."""
_AGAINST, _FORMAL = "attitude-negative", "procedure"
_ANEW = "reiterate"
"""*Reiterates its call* is one verb in one language and two in another."""
_APART = 26
"""Steps of strength between two verbs, at least, that do not translate each other: *calls upon* and *invites*."""
_OTHER_SCALE, _OTHER_SIDE = 100, 60
_WINDOW = 4
"""Paragraphs by which two texts are tried against each other."""
_SHIFTED = 3
"""How much better they must fit there."""


class Correspondence(NamedTuple):
    """Paragraphs of two languages that correspond, as far as they do."""

    pairs: list[tuple[Clause, Clause]]
    crossed: list[Clause]
    """Paragraphs that stand behind the next one in the other language."""
    unlike: Unlike | None
    """Where the texts part; None if they correspond to the end."""


@lru_cache(maxsize=8)
def corresponding(draft: Draft, other: Draft) -> Correspondence:
    """Return which paragraphs correspond; remembered, for several checks ask."""
    unlike = first_unlike(draft.document, other.document)
    if unlike:
        unlike = _shifted(draft.clauses[: unlike.place + 1], other.clauses[: unlike.place + 1]) or unlike
    unlike = _another_text(draft.clauses, other.clauses) or unlike
    end = unlike.place if unlike else None
    return _crossed(draft.clauses[:end], other.clauses[:end], unlike)


def _another_text(here: Sequence[Clause], there: Sequence[Clause]) -> Unlike | None:
    """Return the first paragraph that contradicts the one opposite where most that can be compared do."""
    found = [likeness(one, other) for one, other in zip(here, there, strict=False)]
    if sum(found) > -_SHIFTED:
        return None
    place = found.index(-1)
    return Unlike(place, here[place].label)


def _crossed(here: Sequence[Clause], there: Sequence[Clause], unlike: Unlike | None) -> Correspondence:
    twins, crossed = list(there), []
    for place in range(len(here) - 1):
        (one, two), (first, second) = here[place : place + 2], twins[place : place + 2]
        if one.paragraph.kind is two.paragraph.kind and _are_crossed((one, two), (first, second)):
            twins[place : place + 2] = [second, first]
            crossed.append(one)
    return Correspondence(list(zip(here, twins, strict=True)), crossed, unlike)


def _are_crossed(here: tuple[Clause, Clause], there: tuple[Clause, Clause]) -> bool:
    """Say whether each of two paragraphs contradicts the one opposite and says what the other one there does."""
    contradicted = all(likeness(one, other) < 0 for one, other in zip(here, there, strict=True))
    return contradicted and all(likeness(one, other) > 0 for one, other in zip(here, reversed(there), strict=True))


def _shifted(here: Sequence[Clause], there: Sequence[Clause]) -> Unlike | None:
    """Return the first paragraph that contradicts the one opposite, from which on the next ones there fit, or here."""
    for place, (one, other) in enumerate(zip(here, there, strict=False)):
        if likeness(one, other) < 0:
            beginning = _fit(here[place:], there[place:])
            moved = max(_fit(here[place:], there[place + 1 :]), _fit(here[place + 1 :], there[place:]))
            if moved - beginning >= _SHIFTED:
                return Unlike(place, one.label)
    return None


def _fit(here: Sequence[Clause], there: Sequence[Clause]) -> int:
    return sum(likeness(one, other) for one, other in zip(here[:_WINDOW], there[:_WINDOW], strict=False))


def likeness(here: Clause, there: Clause) -> int:
    """Return 1 for paragraphs that cite one thing or open with one verb, -1 if they contradict each other, else 0."""
    ours, theirs = cited_values(here), cited_values(there)
    if ours and theirs:
        return -1 if ours.isdisjoint(theirs) else 1
    if not here.opening or not there.opening:
        return 0
    if not set(here.opening.acts).isdisjoint(there.opening.acts):
        return 1
    return -1 if verbs_differ(here.opening, there.opening, here.lexicon) else 0


def verbs_differ(here: Opening, there: Opening, lexicon: Lexicon) -> bool:
    """Say whether the verbs that open two paragraphs translate each other in none of their readings."""
    readings = [(one, other) for one in here.acts for other in there.acts]
    return bool(readings) and min(_distance(*pair, lexicon) for pair in readings) >= _APART


def _distance(one: str, other: str, lexicon: Lexicon) -> int:
    """Return how far two acts are from each other, in steps of strength; 0 where that is not known."""
    acts = lexicon.acts
    if one not in acts or other not in acts or _ANEW in (one, other):
        return 0
    scales = {acts[one].scale, acts[other].scale}
    if _FORMAL in scales:
        return 0
    if scales & _ACTING and scales - _ACTING:
        return _OTHER_SCALE
    if _AGAINST in scales and len(scales) > 1:
        return _OTHER_SIDE
    return abs(acts[one].strength - acts[other].strength)
