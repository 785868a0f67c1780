"""Words of one class that came or went, hunk by hunk; a word that stands on both sides of a hunk did
neither."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from draftdiff.comparison import Value, Weight
from draftdiff.rules.claims import Claim, Claims
from draftdiff.rules.evidence import Evidence, Hunk, Side
from draftdiff.rules.terms import Term

LONG = 18
"""Units of a side of a hunk from which it is a rewritten clause, in which a single word says little."""


_OPENING = 2
"""Units that may stand before the word that opens a clause: *that are inconsistent with*."""


class WordChange(NamedTuple):
    """Terms of a class that a hunk deletes (`old`) and inserts (`new`)."""

    hunk: Hunk
    old: tuple[Term, ...]
    new: tuple[Term, ...]


def word_changes(evidence: Evidence, claims: Claims, name: str) -> Iterator[WordChange]:
    """Yield the changes of one class of words, where no light claim explains them."""
    if not evidence.touches(name):
        return
    for hunk in evidence.hunks:
        old = _touched(evidence.old, hunk.old_start, hunk.old_end, name, claims.proved_old)
        new = _touched(evidence.new, hunk.new_start, hunk.new_end, name, claims.proved_new)
        if not old and not new:
            continue
        kept = Counter(term.words for term in old) & Counter(term.words for term in new)
        gone, come = _without(old, kept), _without(new, kept)
        if gone or come:
            yield WordChange(hunk, gone, come)


def _touched(side: Side, start: int, end: int, name: str, explained: frozenset[int]) -> list[Term]:
    return [
        term
        for term in side.words
        if name in term.classes
        and term.start < end
        and term.end > start
        and side.changed_in(term.start, term.end) - explained
        and not _is_part_of_name(side, term)
    ]


def _is_part_of_name(side: Side, term: Term) -> bool:
    """Say whether a word has a capital inside a sentence: *the Twenty-third Annual Conference*."""
    return term.start > 0 and side.text[side.starts[term.start]].isupper()


def _without(terms: list[Term], kept: Counter[tuple[str, ...]]) -> tuple[Term, ...]:
    left = kept.copy()
    rest = []
    for term in terms:
        if left[term.words] > 0:
            left[term.words] -= 1
        else:
            rest.append(term)
    return tuple(rest)


def claim_of(evidence: Evidence, rule: str, change: WordChange, message: str = "") -> Claim:
    """Return the substantive claim of a change of words."""
    value = Value(name="words", old=said(evidence.old, change.old), new=said(evidence.new, change.new))
    return Claim(
        rule,
        Weight.SUBSTANTIVE,
        message or rule,
        (value,),
        frozenset().union(*(evidence.old.changed_in(term.start, term.end) for term in change.old)),
        frozenset().union(*(evidence.new.changed_in(term.start, term.end) for term in change.new)),
    )


def said(side: Side, terms: tuple[Term, ...]) -> str:
    """Return the words as they stand in the text."""
    return ", ".join(side.said(term.start, term.end) for term in terms)


def is_in_long_hunk(change: WordChange) -> bool:
    """Say whether the words are a small part of a rewritten clause."""
    old, new = change.hunk.old_end - change.hunk.old_start, change.hunk.new_end - change.hunk.new_start
    return bool(change.old and old > LONG) or bool(change.new and new > LONG)


def is_replacement(change: WordChange) -> bool:
    """Say whether a hunk has words on both sides: nothing was put in or left out alone."""
    return change.hunk.old_start < change.hunk.old_end and change.hunk.new_start < change.hunk.new_end


def begins_with(change: WordChange) -> bool:
    """Say whether a side of the hunk begins with the words: *including …*, *in accordance with …*."""
    return any(term.start <= change.hunk.old_start + _OPENING for term in change.old) or any(
        term.start <= change.hunk.new_start + _OPENING for term in change.new
    )
