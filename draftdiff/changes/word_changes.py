"""Words of one class that came or went, hunk by hunk; a word on both sides of a hunk did neither."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain

from msgspec import Struct

from draftdiff.changes.claims import Claim, Claims
from draftdiff.changes.evidence import Evidence, Hunk, Side
from draftdiff.changes.forms import are_forms
from draftdiff.changes.little import divides, is_little, length
from draftdiff.changes.term_tree import Term
from draftdiff.changes.terms import CHINESE
from draftdiff.comparison import Value, Weight

LONG = 18
"""Units of a side of a hunk from which it is a rewritten clause, in which a single word says little."""

_OPENING = 2
"""Units that may stand before the word that opens a clause: *that are inconsistent with*."""
_FEW = 2.0
"""Words of a stretch, beside a word of a class, up to which it is the word that changed."""
_SHORT = 5.0
"""Words of a list in itself, at most: *full, equal and meaningful*."""
_DIVIDED = 2
"""Commas and conjunctions of a list in which one word says little: *full, equal and meaningful*."""
_FORMLESS = frozenset({"scope", "limit", "qualifier", "time-word", "period", "quantity"})
"""Classes whose words mean the same in each form; of a modal verb another form may be another duty."""
MOVED = "moved-words"
"""The message of a claim about words that stand elsewhere in their paragraph now."""
OPENS = "opening"
"""Class of words that open what they limit: *including*, *in accordance with*; others stand beside a noun."""


class WordChange(Struct, frozen=True):
    """Terms of a class that a hunk deletes (`old`) and inserts (`new`)."""

    hunk: Hunk
    old: tuple[Term, ...]
    new: tuple[Term, ...]

    @property
    def is_replacement(self) -> bool:
        """Say whether some took the place of others."""
        return bool(self.old and self.new)


def word_changes(evidence: Evidence, claims: Claims, name: str) -> Iterator[WordChange]:
    """Yield the changes of one class of words, where no light claim explains them, and none tells them as moved."""
    if not evidence.touches(name):
        return
    moved = [claim for claim in claims.made if claim.message == MOVED]
    told_old, told_new = (
        claims.proved_old.union(*(c.old for c in moved)),
        claims.proved_new.union(*(c.new for c in moved)),
    )
    for hunk in evidence.hunks:
        old = _touched(evidence.old, hunk.old_start, hunk.old_end, name, told_old)
        new = _touched(evidence.new, hunk.new_start, hunk.new_end, name, told_new)
        kept = Counter(term.words for term in old) & Counter(term.words for term in new)
        gone, come = _without(old, kept), _without(new, kept)
        if name in _FORMLESS:
            gone, come = _not_among(evidence, gone, come)
        if gone or come:
            yield WordChange(hunk, gone, come)


def settled(changes: Iterable[WordChange]) -> Iterator[WordChange]:
    """Yield the changes but for words that went in one place of a text and came in another: they only stand elsewhere.

    Where one word took the place of another, both are said.
    """
    found = tuple(changes)
    gone = Counter(term.words for change in found if not change.new for term in change.old)
    come = Counter(term.words for change in found if not change.old for term in change.new)
    moved = {words for words, count in gone.items() if come[words] == count}
    for change in found:
        if change.is_replacement:
            yield change
            continue
        old, new = (tuple(term for term in side if term.words not in moved) for side in (change.old, change.new))
        if old or new:
            yield WordChange(change.hunk, old, new)


def _not_among(
    evidence: Evidence, gone: tuple[Term, ...], come: tuple[Term, ...]
) -> tuple[tuple[Term, ...], tuple[Term, ...]]:
    """Leave out words that stand on the other side in another form: *pertinente*, *pertinentes*."""
    old = [evidence.old.keys[term.start : term.end] for term in gone]
    new = [evidence.new.keys[term.start : term.end] for term in come]
    return (
        tuple(term for term, words in zip(gone, old, strict=True) if not any(are_forms(words, w) for w in new)),
        tuple(term for term, words in zip(come, new, strict=True) if not any(are_forms(words, w) for w in old)),
    )


def _touched(side: Side, start: int, end: int, name: str, explained: frozenset[int]) -> list[Term]:
    return [
        term
        for term in side.words
        if name in term.classes
        and term.start < end
        and term.end > start
        and side.changed_in(term.start, term.end) - explained
        and not (term.start > 0 and side.is_capital(term.start))  # *the Twenty-third Annual Conference*
    ]


def _without(terms: list[Term], kept: Counter[tuple[str, ...]]) -> tuple[Term, ...]:
    left = kept.copy()
    rest = []
    for term in terms:
        if left[term.words] > 0:
            left[term.words] -= 1
        else:
            rest.append(term)
    return tuple(rest)


def claim_of(evidence: Evidence, rule: str, change: WordChange) -> Claim:
    """Return the substantive claim of a change of words."""
    value = Value(name="words", old=said(evidence.old, change.old), new=said(evidence.new, change.new))
    units = evidence.old.changed_of(change.old), evidence.new.changed_of(change.new)
    return Claim(rule, Weight.SUBSTANTIVE, rule, (value,), *units)


def said(side: Side, terms: tuple[Term, ...]) -> str:
    """Return the words as they stand in the text."""
    return ", ".join(side.said(term.start, term.end) for term in terms)


def is_in_long_hunk(change: WordChange) -> bool:
    """Say whether the words are a small part of a rewritten clause."""
    old, new = change.hunk.old_end - change.hunk.old_start, change.hunk.new_end - change.hunk.new_start
    return bool(change.old and old > LONG) or bool(change.new and new > LONG)


def is_long(hunk: Hunk) -> bool:
    """Say whether a side of a hunk is a rewritten clause."""
    return max(hunk.old_end - hunk.old_start, hunk.new_end - hunk.new_start) > LONG


def is_of_single_words(change: WordChange) -> bool:
    """Say whether nothing but single words changed: *voluntary* may be part of what a longer stretch says."""
    return all(term.end - term.start == 1 for term in (*change.old, *change.new))


def begins_with(change: WordChange) -> bool:
    """Say whether a side of the hunk begins with the words: *including …*, *in accordance with …*."""
    return any(term.start <= change.hunk.old_start + _OPENING for term in change.old) or any(
        term.start <= change.hunk.new_start + _OPENING for term in change.new
    )


def telling(evidence: Evidence, change: WordChange) -> WordChange | None:
    """Return the change without words that are a small part of what a clause says; None if none is left.

    *Relevant* inside a new member of a list is part of its name; before a noun that stayed it is a change of scope.
    *Full, equal and meaningful*, put in as a whole, is a list in itself.
    """
    hunk = change.hunk
    if _is_of_list(evidence.old, hunk.old_start, hunk.old_end, change.old) and hunk.new_start == hunk.new_end:
        return None
    if _is_of_list(evidence.new, hunk.new_start, hunk.new_end, change.new) and hunk.old_start == hunk.old_end:
        return None
    said_old = evidence.old.keys[hunk.old_start : hunk.old_end]
    said_new = evidence.new.keys[hunk.new_start : hunk.new_end]
    old = tuple(term for term in change.old if _tells(evidence.old, hunk.old_start, hunk.old_end, term, said_new))
    new = tuple(term for term in change.new if _tells(evidence.new, hunk.new_start, hunk.new_end, term, said_old))
    return WordChange(hunk, old, new) if old or new else None


def _is_of_list(side: Side, start: int, end: int, terms: Sequence[Term]) -> bool:
    """Say whether some words are members of a list of three or more, which has others, too."""
    if sum(divides(side, unit) for unit in range(start, end)) < _DIVIDED or not is_short_list(side, start, end):
        return False
    return sum(content(side, term.start, term.end) for term in terms) < content(side, start, end)


def is_short_list(side: Side, start: int, end: int) -> bool:
    """Say whether a stretch is a few words with a comma or a conjunction between, that open or end no clause."""
    if not any(divides(side, unit) for unit in range(start + 1, end - 1)) or content(side, start, end) > _SHORT:
        return False
    if side.is_in(start, "preposition") or side.is_in(end - 1, "preposition"):
        return False
    return not any(OPENS in term.classes and start <= term.start < end for term in side.words)


def _tells(side: Side, start: int, end: int, term: Term, beside: Sequence[str]) -> bool:
    """Say whether a word opens a stretch, stands before what stayed, or has few words beside it.

    A phrase behind others says something of these: *national staff at all levels*.
    """
    if not beside and OPENS not in term.classes and _is_in_member(side, start, end, term):
        return False
    is_phrase = term.end - term.start > 1 and side.keys[term.start][0] < CHINESE
    is_behind = is_phrase and not _are_few(side, range(start, term.start))
    if not is_behind and _stands_before(side, term, end, beside):
        return True
    if OPENS in term.classes and term.start <= start + _OPENING:
        return True
    return _are_few(side, chain(range(start, term.start), range(term.end, end)))


def _is_in_member(side: Side, start: int, end: int, term: Term) -> bool:
    """Say whether a word stands before another in a member of a list, put in or left out: *temporary permits, and*."""
    is_divided = divides(side, start) or divides(side, end - 1)
    return is_divided and term.end - term.start == 1 and bool(content(side, term.end, end))


def _are_few(side: Side, units: Iterable[int]) -> bool:
    """Say whether some units are few words; no more are read than show that they are many."""
    said = accumulate(content(side, unit, unit + 1) for unit in units)
    return all(words <= _FEW for words in said)


def _stands_before(side: Side, term: Term, end: int, beside: Sequence[str]) -> bool:
    """Say whether the word that follows stayed: it comes right after the hunk, or stands on its other side too."""
    after = next((unit for unit in range(term.end, end) if content(side, unit, unit + 1)), end)
    if after == end:
        return end < len(side.keys) and bool(content(side, end, end + 1))
    return len(beside) <= LONG and len(side.keys[after]) > 1 and side.keys[after] in beside


def content(side: Side, start: int, end: int) -> float:
    """Return how many words a stretch is, without articles, conjunctions and prepositions."""
    units = (u for u in range(start, end) if not is_little(side, u) and "preposition" not in side.kinds[u])
    return length(side, frozenset(units))
