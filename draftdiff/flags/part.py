"""A part of a clause with a verb of its own that came or went: *…, and decides to extend the mandate of the Office*.

Why it matters: it is a clause in all but the number, and stands where nobody looks for one. Example: an operative
paragraph on the use of lamps that now ends in *and requests the Secretary-General to build them*. Limits: told where
the verb changed whole and most of what follows it up to the next verb as well; not of what opens the clause, which is
its governing verb, of what a part only recalls or takes note of, nor of one that stands elsewhere in the other text of
the row: it became a clause of its own, or the reverse.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from draftdiff.changes.evidence import Evidence, Side, Verb
from draftdiff.changes.little import is_separator, trimmed
from draftdiff.changes.verbs import chain_words, verb_pairs
from draftdiff.comparison import Flag, FlagKind, Value
from draftdiff.rules.governing_verb import said_of_object

_SAYS_LITTLE = frozenset({"record", "procedure"})
"""Scales of verbs that ask for nothing and hold no view."""
_OPENING = 10
"""Units from its verb on, *also* and the like apart, by which a part is known again, at most."""


def find(evidence: Evidence) -> Iterator[Flag]:
    """Yield a flag for each part with a verb of its own that one side alone has."""
    for pair in verb_pairs(evidence):
        if pair.old and pair.new:
            continue
        if pair.old and _is_one_sided(evidence, evidence.old, evidence.new, pair.old):
            yield _flag(Value(name="words", old=said_of_object(evidence.old, pair.old, pair.old.start)))
        elif pair.new and _is_one_sided(evidence, evidence.new, evidence.old, pair.new):
            yield _flag(Value(name="words", new=said_of_object(evidence.new, pair.new, pair.new.start)))


def _flag(value: Value) -> Flag:
    return Flag(kind=FlagKind.PART, message="part", values=trimmed((value,)))


def _is_one_sided(evidence: Evidence, side: Side, other: Side, verb: Verb) -> bool:
    if not verb.start or side.text[side.starts[verb.start] - 1] == "\n":  # it opens a clause
        return False
    if evidence.scale_of(verb) in _SAYS_LITTLE or not all(side.changed[verb.start : verb.end]):
        return False
    limb, small = side.limb(verb), chain_words(side.lexicon)
    start = next((unit for unit in range(verb.start, verb.end) if side.keys[unit] not in small), verb.start)
    end = limb.stop - is_separator(side, limb.stop - 1)
    said = side.keys[start : min(end, start + _OPENING)]
    is_changed = 2 * len(side.changed_in(limb.start, limb.stop)) > len(limb)
    return is_changed and _count(side, said) > _count(other, said)


def _count(side: Side, said: Sequence[str]) -> int:
    """Return how often some words stand in a text."""
    return sum(side.keys[start : start + len(said)] == said for start in range(len(side.keys)))
