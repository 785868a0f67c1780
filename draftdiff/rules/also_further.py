"""*Also*, *further*, *equally* recomputed: the verb stayed, its place in a run of equal verbs did not.

Why it matters: it is the commonest change of an opening phrase, and it says nothing. Example: *Also welcomes*
becomes *Welcomes* because a paragraph that opens with *Notes* was put before it. The cause is named. Limits:
*again* and *once again* say that something was said before, and are the rule `governing_verb`'s.
"""

from __future__ import annotations

from collections.abc import Iterator

from draftdiff.changes.claims import Claim, Claims
from draftdiff.changes.clusters import either_matters
from draftdiff.changes.evidence import Evidence, Side, Verb
from draftdiff.changes.little import is_little
from draftdiff.changes.verbs import CHAIN, chain_words, is_same_verb, verb_pairs
from draftdiff.comparison import Value, Weight

RULE = "also-further"
_BEFORE_NOUNS = ("article", "determiner", "pronoun", "relative", "preposition", "conjunction", "scope", "citation-glue")
"""Classes of words before which an *also* or *further* belongs to the verb."""


def find(evidence: Evidence, claims: Claims) -> Iterator[Claim]:
    """Yield a claim for each verb that gained, lost or changed its *also*."""
    for pair in verb_pairs(evidence):
        if pair.old is None or pair.new is None or not pair.is_same:
            continue
        if chain_of(pair.old) == chain_of(pair.new) or not is_same_verb(evidence, pair.old, pair.new):
            continue
        old = evidence.old.changed_in(pair.old.start, pair.old.end)
        new = evidence.new.changed_in(pair.new.start, pair.new.end)
        tells_more = _tells_more(evidence.old, pair.old) or _tells_more(evidence.new, pair.new)
        if tells_more or _is_left_out(evidence, old, new) or either_matters(evidence, old, new):
            continue
        message, cause = _cause(evidence) if pair.is_opening else ("also-further", ())
        said = Value(name="verb", old=pair.old.phrase.phrase, new=pair.new.phrase.phrase)
        yield Claim(RULE, Weight.EDITORIAL, message, (said, *cause), old, new)


def _is_left_out(evidence: Evidence, old: frozenset[int], new: frozenset[int]) -> bool:
    """Say whether the verb itself came or went, and the same verb further behind stayed."""
    sides, chain = ((evidence.old, old), (evidence.new, new)), chain_words(evidence.context.lexicon)
    own = [any(not is_little(side, unit) and side.keys[unit] not in chain for unit in units) for side, units in sides]
    return own[0] != own[1]


def _tells_more(side: Side, verb: Verb) -> bool:
    """Say whether the last word of a verb may belong to the noun behind it: *noting further efforts*."""
    if verb.end == len(side.keys) or not side.is_in(verb.end - 1, "adjective-too"):
        return False
    return not (side.is_in(verb.end, *_BEFORE_NOUNS) or side.is_capital(verb.end))


def chain_of(verb: Verb) -> frozenset[str]:
    """Return the modifiers of a verb that only continue a chain."""
    return CHAIN.intersection(verb.phrase.modifiers)


def _cause(evidence: Evidence) -> tuple[str, tuple[Value, ...]]:
    """Say why: what stands before the paragraph now, and what stood there."""
    row, context = evidence.row, evidence.context
    if row is None or len(row.old) != 1 or len(row.new) != 1:
        return RULE, ()
    old, new = context.old_peers.get(row.old[0].key), context.new_peers.get(row.new[0].key)
    if new is not None and not context.row_of_new[new.key].old:
        return "also-further.added", (Value(name="paragraph", new=new.key),)
    if old is not None and not context.row_of_old[old.key].new:
        return "also-further.removed", (Value(name="paragraph", old=old.key),)
    if new is None or old is None:
        return RULE, ()
    if context.new_by_old.get(old.key) != new.key:
        for moved in (context.row_of_new[new.key], context.row_of_old[old.key]):
            if moved.moved:
                return "also-further.moved", (Value(name="paragraph", old=moved.old[0].key, new=moved.new[0].key),)
    return "also-further.previous", (Value(name="paragraph", old=old.key, new=new.key),)
