"""A part of a clause with a verb of its own that came or went: *…, and decides to extend the mandate of the Office*.

Why it matters: it is a clause in all but the number, and stands where nobody looks for one. Example: an operative
paragraph on the use of lamps that now ends in *and requests the Secretary-General to build them*. Limits: told where
the verb changed whole and most of what follows it up to the next verb as well; not of what opens the clause, which is
its governing verb, and not of what a part only recalls or takes note of.
"""

from __future__ import annotations

from collections.abc import Iterator

from draftdiff.changes.evidence import Evidence, Side, Verb
from draftdiff.changes.little import trimmed
from draftdiff.changes.verbs import verb_pairs
from draftdiff.comparison import Flag, FlagKind, Value
from draftdiff.rules.governing_verb import said_of_object

_SAYS_LITTLE = frozenset({"record", "procedure"})
"""Scales of verbs that ask for nothing and hold no view."""


def find(evidence: Evidence) -> Iterator[Flag]:
    """Yield a flag for each part with a verb of its own that one side alone has."""
    for pair in verb_pairs(evidence):
        if pair.is_opening or (pair.old and pair.new):
            continue
        if pair.old and _is_one_sided(evidence, evidence.old, pair.old):
            yield _flag(Value(name="words", old=said_of_object(evidence.old, pair.old, pair.old.start)))
        elif pair.new and _is_one_sided(evidence, evidence.new, pair.new):
            yield _flag(Value(name="words", new=said_of_object(evidence.new, pair.new, pair.new.start)))


def _flag(value: Value) -> Flag:
    return Flag(kind=FlagKind.PART, message="part", values=trimmed((value,)))


def _is_one_sided(evidence: Evidence, side: Side, verb: Verb) -> bool:
    if evidence.scale_of(verb) in _SAYS_LITTLE or not all(side.changed[verb.start : verb.end]):
        return False
    limb = side.limb(verb)
    return 2 * len(side.changed_in(limb.start, limb.stop)) > len(limb)
