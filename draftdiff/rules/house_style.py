"""House style: capitals, hyphens, spelling, commas, articles, agreement, short forms, paragraph numbers, moved notes.

Why it matters: an editor's hand, and none of it changes who must do what. Example: *health-care* becomes
*healthcare*, *in order to* becomes *to*, *paragraph 38 above* becomes *paragraph 13 above* because that paragraph
has moved. Limits: a comma before a relative clause is left alone, for it can change what is meant; equal terms are
data with their source; agreement is claimed where another change of the row calls for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from draftdiff.changes.claims import Claim, Claims
from draftdiff.changes.equalities import AGREEMENT, OPTIONAL, Equality, find_equalities
from draftdiff.changes.evidence import WORDS, Evidence, Hunk, Verb
from draftdiff.changes.forms import LONG_ENDING, forms_of, is_one_stem
from draftdiff.changes.little import are_little, is_little
from draftdiff.changes.term_tree import Term
from draftdiff.changes.terms import CLITIC
from draftdiff.comparison import Value, Weight
from draftdiff.rules.list_dated import RULE as LIST_DATED
from draftdiff.rules.little_words import restyled
from draftdiff.rules.spelling import same_numbers, same_words, says_the_same

RULE = "house-style"
_EQUAL_KINDS = ("short-form", "spelling", "style", AGREEMENT, OPTIONAL)
_NEAR = 8
"""Units within which another change calls for an agreement."""
_BEHIND = 1
"""Units behind a citation in which a word may agree with it: *resolutions 172/9 and 173/35 adopted …*."""
_BEHIND_LIST = 4
"""The same behind a list of sessions: *at its forty-fifth and forty-sixth sessions, of resolutions*."""
_JOINING = ("relative", "asked-for")
"""Classes of words that open a clause or an infinitive: *que*, *to*."""
_SHORTEST = 3
"""Letters of a word without case: *что* is no form of *чтобы*."""
_BESIDE = 1
"""Units within which another word of the same meaning, an editor's change, calls for one."""
_CALLING_FOR_NOTHING = frozenset({"also-further", "typographic"})
_SAYING_THE_SAME = frozenset(
    {
        "governing-verb.ageing",
        "house-style.short-form",
        "house-style.spelling",
        "house-style.small",
        "house-style.date-of",
        "house-style.form",
        "house-style.order",
        "house-style.agreement",
    }
)
"""Messages of claims after which no other word takes another form: *Indigenous Peoples* are not *indigenous people*."""
_ROLLS = frozenset({"roll-forward", "citation-own", "citation-replaced"})


def find(evidence: Evidence, claims: Claims) -> Iterator[Claim]:
    """Yield claims for what an editor changed."""
    equalities = _longest(tuple(find_equalities(evidence, *_EQUAL_KINDS)))
    uncalled = _is_agreement_alone(evidence, claims, equalities)
    for equal in equalities:
        if equal.group.kind != AGREEMENT or not (uncalled or _is_pronoun(evidence, equal)):
            yield from _equal(equal, claims)
    for hunk in evidence.hunks:
        for claim in same_words(evidence, claims, hunk):
            if not any(claim.old <= equal.old and claim.new <= equal.new for equal in equalities):
                yield claim
        yield from same_numbers(evidence, hunk)


def _equal(equal: Equality, claims: Claims) -> Iterator[Claim]:
    if equal.old <= claims.old and equal.new <= claims.new:
        return
    values = (Value(name="words", old=equal.said_old, new=equal.said_new), Value(name="source", new=equal.group.source))
    yield Claim(RULE, Weight.EDITORIAL, f"house-style.{equal.group.kind}", values, equal.old, equal.new)


def _is_pronoun(evidence: Evidence, equal: Equality) -> bool:
    """Say whether a pronoun took another form: it may say that something is another's."""
    return bool(equal.old) and evidence.old.is_in(min(equal.old), "pronoun")


def _longest(found: tuple[Equality, ...]) -> tuple[Equality, ...]:
    """Leave out equal terms that are part of longer ones: one change is told once."""
    return tuple(part for part in found if not any(_is_inside(part, whole) for whole in found))


def _is_inside(part: Equality, whole: Equality) -> bool:
    """Say whether what one pair of terms explains is explained by a longer one."""
    if part is whole or not (part.old <= whole.old and part.new <= whole.new):
        return False
    return len(part.said_old) + len(part.said_new) < len(whole.said_old) + len(whole.said_new)


def _is_agreement_alone(evidence: Evidence, claims: Claims, equalities: Sequence[Equality]) -> bool:
    """Say whether nothing changed that an agreement could follow: *its* for *their* alone is another owner."""
    agreements = [equal for equal in equalities if equal.group.kind == AGREEMENT]
    if not agreements:
        return False
    rolled = [claim for claim in claims.made if not _reach_of(claim)]
    same = [hunk for hunk in evidence.hunks if says_the_same(evidence, hunk)]
    old = frozenset(evidence.old.changed_units).difference(*(e.old for e in agreements), *(c.old for c in rolled))
    new = frozenset(evidence.new.changed_units).difference(*(e.new for e in agreements), *(c.new for c in rolled))
    old = old.difference(*(range(hunk.old_start, hunk.old_end) for hunk in same))
    new = new.difference(*(range(hunk.new_start, hunk.new_end) for hunk in same))
    return are_little(evidence, old, new)


def is_one_for_one(claim: Claim) -> bool:
    """Say whether one date, session or citation took the place of one: nothing else has to agree with that."""
    if claim.weight is not Weight.TECHNICAL or not claim.values:
        return False
    return claim.rule in _ROLLS and bool(claim.values[0].old and claim.values[0].new)


def find_agreement(evidence: Evidence, claims: Claims) -> Iterator[Claim]:
    """Yield claims for forms of one word, near something that is explained: agreement follows another change."""
    for hunk in evidence.hunks:
        if _is_licensed(evidence, claims, hunk):
            yield from _agreement(evidence, claims, hunk)


def find_forms(evidence: Evidence, claims: Claims) -> Iterator[Claim]:
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
    sides = (evidence.old, hunk.old_start, hunk.old_end), (evidence.new, hunk.new_start, hunk.new_end)
    return any(
        term.start < end and start < term.end
        for side, start, end in sides
        for term in chain[Term | Verb](side.words, side.verbs)
    )


def _is_licensed(evidence: Evidence, claims: Claims, hunk: Hunk) -> bool:
    """Say whether something explained stands near a hunk: agreement follows another change."""
    near = (claim for claim in claims.made if _is_within(claim, hunk, _reach_of(claim)))
    return any(hunk.old_end > min(claim.old, default=0) or not _has_agreed(evidence, claim) for claim in near)


def _has_agreed(evidence: Evidence, claim: Claim) -> bool:
    """Say whether the noun before a list that grew has agreed with it: *the report of resolutions* is one report."""
    if claim.weight is not Weight.TECHNICAL or not claim.old or not claim.new:
        return False
    old, new = min(claim.old), min(claim.new)
    if old in evidence.old.slotted or new in evidence.new.slotted:
        return False
    return is_one_stem(evidence.old.keys[old], evidence.new.keys[new])


def _reach_of(claim: Claim) -> int:
    """Return how far a claim calls for an agreement: *also* and capitals call for none, another word for its own."""
    if claim.rule in _CALLING_FOR_NOTHING or claim.message in _SAYING_THE_SAME or is_one_for_one(claim):
        return 0
    return _BESIDE if claim.weight is Weight.EDITORIAL else _NEAR


def _is_within(claim: Claim, hunk: Hunk, reach: int) -> bool:
    """Say whether a claim stands near a hunk; a citation or date calls for no form of words well behind it."""
    behind = _BEHIND_LIST if claim.rule == LIST_DATED else _BEHIND
    before = min(reach, behind) if claim.weight is Weight.TECHNICAL else reach
    old = range(hunk.old_start - before, hunk.old_end + reach)
    new = range(hunk.new_start - before, hunk.new_end + reach)
    return reach > 0 and not (claim.old.isdisjoint(old) and claim.new.isdisjoint(new))


def _agreement(evidence: Evidence, claims: Claims, hunk: Hunk) -> Iterator[Claim]:
    """One word on each side with one stem: *session* becomes *sessions* where a list grew."""
    old, new = hunk.old_start, hunk.new_start
    is_alone = hunk.old_end - old == hunk.new_end - new == 1
    if not is_alone or old in claims.old or new in claims.new:
        return
    if evidence.old.is_in(old, *WORDS) or evidence.new.is_in(new, *WORDS):
        return
    clitics = evidence.context.lexicon.words.get(CLITIC, ())
    if is_one_stem(evidence.old.keys[old], evidence.new.keys[new], clitics):
        yield restyled(evidence, "agreement", frozenset({old}), frozenset({new}))
