"""The matter moved on: what was asked for or planned is there, and welcomed.

Why it matters: it is substantive, but it is no reversal. Example: *Requests the Secretary-General to submit a
report* becomes *Welcomes the report*; *a possible meeting* becomes *the meeting*. Limits: known by the governing
verb, or by a word of the lexicon's class `tentative` that went.
"""

from __future__ import annotations

from collections.abc import Iterator

from draftdiff.changes.evidence import Evidence
from draftdiff.changes.term_tree import Term
from draftdiff.changes.verbs import verb_pairs
from draftdiff.comparison import Flag, FlagKind, Value

_PLANNED = frozenset({"directive", "decision"})
_FEW = 6
"""Units of a hunk in which one word may tell that something came about."""
_TOLD = frozenset({"attitude-positive", "record"})


def find(evidence: Evidence) -> Iterator[Flag]:
    """Yield a flag where a request, a decision or a plan became a fact."""
    for pair in verb_pairs(evidence):
        if pair.old and pair.new and evidence.scale_of(pair.old) in _PLANNED and evidence.scale_of(pair.new) in _TOLD:
            said = Value(name="words", old=pair.old.phrase.phrase, new=pair.new.phrase.phrase)
            yield Flag(kind=FlagKind.PROGRESS, message="progress", values=(said,))
            return
    if "tentative" not in evidence.old.touched or "tentative" in evidence.new.touched:
        return
    gone = (t for t in evidence.old.terms("tentative") if evidence.old.is_changed(t.start, t.end))
    for term in gone:
        if _is_alone(evidence, term):
            said = Value(name="words", old=evidence.old.said(term.start, term.end))
            yield Flag(kind=FlagKind.PROGRESS, message="progress", values=(said,))
            return


def _is_alone(evidence: Evidence, term: Term) -> bool:
    """Say whether few words changed beside one: a limb that was written anew tells nothing of it."""
    hunks = (hunk for hunk in evidence.hunks if hunk.old_start < term.end and term.start < hunk.old_end)
    return all(max(hunk.old_end - hunk.old_start, hunk.new_end - hunk.new_start) <= _FEW for hunk in hunks)
