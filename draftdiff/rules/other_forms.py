"""Other forms of the same words, in languages whose grammar asks for them, and a clause for an infinitive.

Why it matters: an editor puts a word into another case without another meaning. Example: *развитие садов* becomes
*развития садов*. Limits: a singular that became a plural, as far as the endings tell, says something else, and so
does a word of a class that matters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from draftdiff.changes.claims import Claim, Claims
from draftdiff.changes.evidence import Evidence, Hunk, Side, Verb
from draftdiff.changes.forms import LONG_ENDING, Forms, forms_of, is_one_stem
from draftdiff.changes.little import are_little, is_little
from draftdiff.changes.term_tree import Term
from draftdiff.comparison import Weight
from draftdiff.rules.also_further import RULE as ALSO_FURTHER
from draftdiff.rules.governing_verb import first_word
from draftdiff.rules.little_words import restyled

_NEAR = 8
"""Units within which another change calls for another form."""
_JOINING = ("relative", "asked-for")
"""Classes of words that open a clause or an infinitive: *que*, *to*."""
_SHORTEST = 3
"""Letters of a word without case: *что* is no form of *чтобы*."""


def find(evidence: Evidence, claims: Claims) -> Iterator[Claim]:
    """Yield claims for other forms of the same words, in languages whose grammar asks for them (`case` patterns).

    A singular that became a plural, as far as the endings tell, says something else.
    """
    yield from _clauses(evidence, claims)
    grammar = forms_of(evidence.context.lexicon)
    if grammar is None:
        return
    turned = {hunk: words for hunk in evidence.hunks if (words := _turned(evidence, claims, grammar, hunk))}
    for hunk, words in turned.items():
        is_uncounted = all(grammar.is_uncounted(evidence.old.keys[i], evidence.new.keys[j]) for i, j in words)
        if is_uncounted or _has_company(evidence, claims, hunk, turned):
            old, new = map(frozenset, zip(*words, strict=True))
            yield restyled(evidence, "form", old, new)


def _turned(evidence: Evidence, claims: Claims, grammar: Forms, hunk: Hunk) -> list[tuple[int, int]]:
    """Return the words of a hunk, old and new, if it does no more than put each into another case."""
    old = [unit for unit in range(hunk.old_start, hunk.old_end) if not is_little(evidence.old, unit)]
    new = [unit for unit in range(hunk.new_start, hunk.new_end) if not is_little(evidence.new, unit)]
    is_free = claims.old.isdisjoint(old) and claims.new.isdisjoint(new)
    if len(old) != len(new) or not is_free or _matters(evidence, hunk):
        return []
    words = [*zip(old, new, strict=True)]
    keys = [(evidence.old.keys[i], evidence.new.keys[j]) for i, j in words]
    are_forms = all(grammar.is_other_form(*pair) and min(map(len, pair)) > _SHORTEST for pair in keys)
    return words if are_forms else []


def _has_company(evidence: Evidence, claims: Claims, hunk: Hunk, turned: Iterable[Hunk]) -> bool:
    """Say whether words changed near a hunk that could ask for another form.

    What time brought asks for none, nor does *also*; and no form asks for another: who is told became who tells. A verb
    asks for one of its object only.
    """
    idle = [claim for claim in claims.made if claim.weight is Weight.TECHNICAL or claim.rule == ALSO_FURTHER]
    old = range(hunk.old_start - _NEAR, hunk.old_end + _NEAR)
    new = range(hunk.new_start - _NEAR, hunk.new_end + _NEAR)
    near_old = frozenset(evidence.old.changed_units).intersection(old).difference(*(claim.old for claim in idle))
    near_new = frozenset(evidence.new.changed_units).intersection(new).difference(*(claim.new for claim in idle))
    verbs = _verbs_of_others(evidence.old, hunk.old_start), _verbs_of_others(evidence.new, hunk.new_start)
    other_old = near_old.difference(verbs[0], *(form.old_units for form in turned))
    other_new = near_new.difference(verbs[1], *(form.new_units for form in turned))
    return not are_little(evidence, other_old, other_new)


def _verbs_of_others(side: Side, start: int) -> frozenset[int]:
    """Return the units of the verbs of which no object begins at a place."""
    verbs = (verb for verb in side.verbs if first_word(side, verb) != start)
    return frozenset(unit for verb in verbs for unit in range(verb.start, verb.end))


def _clauses(evidence: Evidence, claims: Claims) -> Iterator[Claim]:
    """An infinitive that became a clause, or the reverse: *a cooperar*, *a que coopere*."""
    pattern = "|".join(evidence.context.lexicon.patterns.get("infinitive", ()))
    for hunk in evidence.hunks if pattern else ():
        old = [unit for unit in range(hunk.old_start, hunk.old_end) if not evidence.old.is_in(unit, *_JOINING)]
        new = [unit for unit in range(hunk.new_start, hunk.new_end) if not evidence.new.is_in(unit, *_JOINING)]
        if len(old) != 1 or len(new) != 1 or old[0] in claims.old or new[0] in claims.new:
            continue
        if {hunk.old_end - hunk.old_start, hunk.new_end - hunk.new_start} != {1, 2}:
            continue
        if _matters(evidence, hunk):
            continue
        before, after = evidence.old.keys[old[0]], evidence.new.keys[new[0]]
        is_clause = bool(re.search(pattern, before if hunk.old_end - hunk.old_start == 1 else after))
        if is_clause and is_one_stem(before, after, ending=LONG_ENDING):
            yield restyled(evidence, "form", hunk.old_units, hunk.new_units)


def _matters(evidence: Evidence, hunk: Hunk) -> bool:
    """Say whether a hunk holds a word of a class that matters, or a part of a verb that governs."""
    sides = evidence.stretches(hunk)
    return any(
        term.start < end and start < term.end
        for side, start, end in sides
        for term in chain[Term | Verb](side.words, side.verbs)
    )
