"""Other forms of the same words, in languages whose grammar asks for them, and a clause for an infinitive.

Why it matters: an editor puts a word into another case without another meaning. Example: *развитие садов* becomes
*развития садов*. Limits: a singular that became a plural, as far as the endings tell, says something else, and so
does a word of a class that matters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from draftdiff.changes.claims import Claim, Claims
from draftdiff.changes.evidence import Evidence, Hunk, Verb
from draftdiff.changes.forms import LONG_ENDING, forms_of, is_one_stem
from draftdiff.changes.little import are_little, is_little
from draftdiff.changes.term_tree import Term
from draftdiff.rules.agreement import is_one_for_one
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
    for hunk in evidence.hunks:
        old = [unit for unit in range(hunk.old_start, hunk.old_end) if not is_little(evidence.old, unit)]
        new = [unit for unit in range(hunk.new_start, hunk.new_end) if not is_little(evidence.new, unit)]
        is_free = claims.old.isdisjoint(old) and claims.new.isdisjoint(new)
        if not old or len(old) != len(new) or not is_free or _matters(evidence, hunk):
            continue
        pairs = [(evidence.old.keys[i], evidence.new.keys[j]) for i, j in zip(old, new, strict=True)]
        if not all(grammar.is_other_form(*pair) and min(map(len, pair)) > _SHORTEST for pair in pairs):
            continue
        if all(grammar.is_uncounted(*pair) for pair in pairs) or _has_company(evidence, claims, hunk):
            yield restyled(evidence, "form", frozenset(old), frozenset(new))


def _has_company(evidence: Evidence, claims: Claims, hunk: Hunk) -> bool:
    """Say whether words changed near a hunk that could ask for another form; what rolled one for one asks for none."""
    rolled = [claim for claim in claims.made if is_one_for_one(claim)]
    old = range(hunk.old_start - _NEAR, hunk.old_end + _NEAR)
    new = range(hunk.new_start - _NEAR, hunk.new_end + _NEAR)
    near_old = frozenset(evidence.old.changed_units).intersection(old).difference(*(claim.old for claim in rolled))
    near_new = frozenset(evidence.new.changed_units).intersection(new).difference(*(claim.new for claim in rolled))
    return not are_little(evidence, near_old - hunk.old_units, near_new - hunk.new_units)


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
