"""The signs of a change: what can be seen of it at a glance.

To ask every rule about every change takes long, for most have nothing to say. So each rule of `RULES` names signs,
and is asked (and imported) only where a change shows one of them. The signs of a change are

- the classes of `Lexicon.words` that it touches: the rule `negation` asks for the class `negation`;
- the signs of the words that changed (`word_signs.py`);
- the kinds of `Lexicon.equal_terms` of which a term may have taken another's place (`equal renaming`);
- some classes that stand anywhere in the text (`holds report`);
- those below.

A sign may stand where the rule then finds nothing; it must never be missing where the rule would find something. The
tests ask all rules about all cases and hold the signs to that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from draftdiff.changes.equalities import kinds_touched
from draftdiff.changes.evidence import Evidence
from draftdiff.changes.word_signs import CITED
from draftdiff.comparison import Aspect, Change

ANY = "any change"
EXPLAINED = "something explained"
"""An earlier rule explained something of the change."""
RESTRUCTURED = "split, merged or of another kind"
IN_NOTE = "in a note"
OPENING = "opening words"
REPLACED = "words on both sides"
ONE_SIDED = "words on one side alone"
BOTH_WAYS = "words gone in one place and come in another"
EQUAL = "equal "
"""Stands before a kind of equal terms."""
HOLDS = "holds "
"""Stands before a class of words that the text holds, changed or not."""
_HELD = ("host", "payer", "report", "theme")

OPENING_REACH = 12
"""Units of an opening phrase, at most."""


def signs_of(evidence: Evidence) -> frozenset[str]:
    """Return the signs of a change that stand before any rule was asked."""
    found = {ANY, *evidence.old.touched, *evidence.new.touched, *evidence.word_signs}
    found.update(EQUAL + kind for kind in kinds_touched(evidence))
    found.update(HOLDS + name for name in _HELD if name in evidence.old.held or name in evidence.new.held)
    found.update(_of_hunks(evidence))
    found.update(sign for sign, is_shown in _SHOWN if is_shown(evidence))
    return frozenset(found)


def _of_hunks(evidence: Evidence) -> Iterator[str]:
    has_gone = has_come = False
    for hunk in evidence.hunks:
        is_gone, is_come = hunk.old_start < hunk.old_end, hunk.new_start < hunk.new_end
        yield REPLACED if is_gone and is_come else ONE_SIDED
        has_gone, has_come = has_gone or not is_come, has_come or not is_gone
    if has_gone and has_come:
        yield BOTH_WAYS


def _is_restructured(evidence: Evidence) -> bool:
    row = evidence.row
    return row is not None and (row.change in _STRUCTURAL or Aspect.KIND in row.changed)


_STRUCTURAL = frozenset({Change.SPLIT, Change.MERGED})
_SHOWN: tuple[tuple[str, Callable[[Evidence], bool]], ...] = (
    (RESTRUCTURED, _is_restructured),
    (IN_NOTE, lambda evidence: evidence.note is not None),
    (CITED, lambda evidence: evidence.new.is_citing),
    (OPENING, lambda evidence: any(side.is_changed(0, OPENING_REACH) for side in (evidence.old, evidence.new))),
)
