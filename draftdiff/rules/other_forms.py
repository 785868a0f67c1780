"""Other forms of the same words, in languages whose grammar asks for them, and a clause for an infinitive.

Why it matters: an editor puts a word into another case without another meaning. Example: *развитие садов* becomes
*развития садов*. Limits: a singular that became a plural, as far as the endings tell, says something else, and so
does a word of a class that matters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from draftdiff.changes.claims import Claim, Claims
from draftdiff.changes.evidence import Evidence, Hunk, Side, Verb
from draftdiff.changes.forms import LONG_ENDING, Forms, forms_of, is_one_stem
from draftdiff.changes.little import are_little, is_little
from draftdiff.changes.term_tree import Term
from draftdiff.comparison import Weight
from draftdiff.rules.also_further import RULE as ALSO_FURTHER
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
    hunks = [hunk for hunk in evidence.hunks if _is_other_form(evidence, claims, grammar, hunk)]
    for hunk in hunks:
        pairs = _pairs(evidence, hunk)
        if all(grammar.is_uncounted(*pair) for pair in pairs) or _has_company(evidence, claims, hunk, hunks):
            old, new = (frozenset(_words(side, units)) for side, units in _sides(evidence, hunk))
            yield restyled(evidence, "form", old, new)


def _sides(evidence: Evidence, hunk: Hunk) -> tuple[tuple[Side, frozenset[int]], tuple[Side, frozenset[int]]]:
    return (evidence.old, hunk.old_units), (evidence.new, hunk.new_units)


def _words(side: Side, units: frozenset[int]) -> list[int]:
    return [unit for unit in sorted(units) if not is_little(side, unit)]


def _pairs(evidence: Evidence, hunk: Hunk) -> list[tuple[str, str]]:
    old, new = ([side.keys[unit] for unit in _words(side, units)] for side, units in _sides(evidence, hunk))
    return [*zip(old, new, strict=True)] if len(old) == len(new) else []


def _is_other_form(evidence: Evidence, claims: Claims, grammar: Forms, hunk: Hunk) -> bool:
    """Say whether a hunk only puts words into another case, one for one."""
    pairs = _pairs(evidence, hunk)
    is_free = claims.old.isdisjoint(_words(evidence.old, hunk.old_units))
    is_free = is_free and claims.new.isdisjoint(_words(evidence.new, hunk.new_units))
    if not pairs or not is_free or _matters(evidence, hunk):
        return False
    return all(grammar.is_other_form(*pair) and min(map(len, pair)) > _SHORTEST for pair in pairs)


def _has_company(evidence: Evidence, claims: Claims, hunk: Hunk, forms: Sequence[Hunk]) -> bool:
    """Say whether words changed near a hunk that could ask for another form.

    What time brought asks for none, nor does *also*; and no form asks for another: who is told became who tells.
    """
    idle = [claim for claim in claims.made if claim.weight is Weight.TECHNICAL or claim.rule == ALSO_FURTHER]
    old = range(hunk.old_start - _NEAR, hunk.old_end + _NEAR)
    new = range(hunk.new_start - _NEAR, hunk.new_end + _NEAR)
    near_old = frozenset(evidence.old.changed_units).intersection(old).difference(*(claim.old for claim in idle))
    near_new = frozenset(evidence.new.changed_units).intersection(new).difference(*(claim.new for claim in idle))
    return not are_little(
        evidence,
        near_old.difference(*(form.old_units for form in forms)),
        near_new.difference(*(form.new_units for form in forms)),
    )


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
