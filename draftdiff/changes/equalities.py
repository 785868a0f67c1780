"""Terms that name the same thing: found where one side has one of them and the other side another, in one place.

The data is `Lexicon.equal_terms`, each group with its source. A group holds: only if the stretch between the terms
is the same but for them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from draftdiff.changes.evidence import Evidence, Hunk, Side
from draftdiff.changes.little import is_little
from draftdiff.changes.term_tree import Term
from draftdiff.changes.word_signs import TERM
from draftdiff.lexicon import EqualTerms

AGREEMENT, OPTIONAL = "agreement", "optional"
_SMALL = frozenset({"style", AGREEMENT, "tense"})
_STRETCH = 8
"""Units of a hunk, at most, in which equal small words are looked for."""


class Equality(Struct, frozen=True):
    """A term of the old text and one of the new that are recorded as equal; for an optional term one is empty."""

    group: EqualTerms
    old: frozenset[int]
    new: frozenset[int]
    said_old: str
    said_new: str


class _Beside(Struct, frozen=True):
    """Terms beside a change, and the groups of which the sides have different terms: their places in the lexicon."""

    old: tuple[Term, ...] = ()
    new: tuple[Term, ...] = ()
    groups: frozenset[str] = frozenset()


def find_equalities(evidence: Evidence, *kinds: str) -> Iterator[Equality]:
    """Yield the equal terms of some kinds that took each other's place."""
    groups, beside = evidence.context.lexicon.equal_terms, evidence.remembered("equal terms", _beside)
    wanted = frozenset(place for place in beside.groups if groups[int(place)].kind in kinds)
    for before, after, shared in _pairs(beside, wanted):
        for group in _groups_of(evidence, shared):
            if _meet(evidence, before, after) and not _is_rewritten(evidence, group, before, after):
                yield _equality(evidence, group, before, after)
    if OPTIONAL in kinds:
        yield from _optional(evidence, beside)


def _pairs(beside: _Beside, wanted: frozenset[str]) -> Iterator[tuple[Term, Term, frozenset[str]]]:
    """Yield an old and a new term that are not the same, with the wanted groups that have both."""
    for before in beside.old if wanted else ():
        own = before.classes & wanted
        for after in beside.new if own else ():
            shared = own & after.classes
            if shared and before.words != after.words:
                yield before, after, shared


def kinds_touched(evidence: Evidence) -> frozenset[str]:
    """Return the kinds of which equal terms may have taken each other's place, or one may have been left out."""
    beside = evidence.remembered("equal terms", _beside)
    alone = frozenset().union(*(term.classes for term in (*beside.old, *beside.new)))
    optional = (group.kind for group in _groups_of(evidence, alone) if group.kind == OPTIONAL)
    return frozenset([*(group.kind for group in _groups_of(evidence, beside.groups)), *optional])


def _groups_of(evidence: Evidence, places: frozenset[str]) -> Iterator[EqualTerms]:
    """Yield the groups of some places, in the order of the lexicon."""
    groups = evidence.context.lexicon.equal_terms
    return (groups[place] for place in sorted(map(int, places)))


def _beside(evidence: Evidence) -> _Beside:
    if all(TERM not in side.word_signs for side in (evidence.old, evidence.new)):
        return _Beside()
    old = _touching(evidence.old, [(hunk.old_start, hunk.old_end) for hunk in evidence.hunks])
    new = _touching(evidence.new, [(hunk.new_start, hunk.new_end) for hunk in evidence.hunks])
    before, after = _words_by_group(old), _words_by_group(new)
    differing = (place for place, words in before.items() if place in after and len(words | after[place]) > 1)
    return _Beside(tuple(old), tuple(new), frozenset(differing))


def _words_by_group(terms: Iterable[Term]) -> dict[str, set[tuple[str, ...]]]:
    found: dict[str, set[tuple[str, ...]]] = {}
    for term in terms:
        for place in term.classes:
            found.setdefault(place, set()).add(term.words)
    return found


def _touching(side: Side, spans: list[tuple[int, int]]) -> list[Term]:
    """Return the terms of a side that a hunk touches, from its first unit to the place behind its last."""
    places = bytearray(len(side.keys) + 1)
    for start, end in spans:
        places[start : end + 1] = b"\1" * (end + 1 - start)
    return [term for term in side.equal_terms if 1 in places[term.start : term.end + 1]]


def _meet(evidence: Evidence, before: Term, after: Term) -> bool:
    """Say whether two terms stand in one place of the text, and hold a change.

    Terms of one word, in a rewritten stretch, do so only at its beginning or end.
    """
    if not evidence.old.is_changed(before.start, before.end) and not evidence.new.is_changed(after.start, after.end):
        return False
    if written_before(evidence.old, before) != written_before(evidence.new, after):
        return False
    begins = _same_place(evidence.hunks, before.start, after.start)
    ends = _same_place(evidence.hunks, before.end, after.end)
    if not begins or not ends:
        return False
    is_long = before.end - before.start > 1 and after.end - after.start > 1
    return is_long or _EXACT in (begins, ends)


def written_before(side: Side, term: Term) -> str:
    """Return the letters that are written onto the first word of a term: Arabic *and*, *to*."""
    key, word = side.keys[term.start], term.words[0]
    return key.removesuffix(word) if key.endswith(word) else ""  # a form of the word may end otherwise


_EXACT, _INSIDE = 1, 2


def _same_place(hunks: tuple[Hunk, ...], old: int, new: int) -> int:
    """Say whether a place before an old unit is that before a new one: exactly, or inside one hunk; 0 if it is not."""
    old_shift = new_shift = 0
    for hunk in hunks:
        if (old, new) in ((hunk.old_start, hunk.new_start), (hunk.old_end, hunk.new_end)):
            return _EXACT
        if hunk.old_start <= old <= hunk.old_end and hunk.new_start <= new <= hunk.new_end:
            return _INSIDE
        if old < hunk.old_start:
            break
        old_shift, new_shift = hunk.old_end, hunk.new_end
    return _EXACT if old - old_shift == new - new_shift and old >= old_shift else 0


def _is_rewritten(evidence: Evidence, group: EqualTerms, before: Term, after: Term) -> bool:
    """Say whether small words stand where it means little that they are equal: rewritten, or part of a phrase."""
    if group.kind not in _SMALL:
        return False
    if _says_more(evidence.old, before) or _says_more(evidence.new, after):
        return True
    return any(
        max(hunk.old_end - hunk.old_start, hunk.new_end - hunk.new_start) > _STRETCH
        for hunk in evidence.hunks
        if hunk.old_start < before.end
        and before.start < hunk.old_end
        and hunk.new_start < after.end
        and after.start < hunk.new_end
    )


def _says_more(side: Side, term: Term) -> bool:
    """Say whether a changed word of a class that matters lies across a term: *every year* across *year*.

    One that only shields what it holds says no more: *no one is forgotten*.
    """
    overlapping = (word for word in side.words if word.start < term.end and term.start < word.end)
    across = (word for word in overlapping if word.start < term.start or word.end > term.end)
    return any(not name.endswith("-fixed") for word in across for name in word.classes)


def _equality(evidence: Evidence, group: EqualTerms, before: Term, after: Term) -> Equality:
    return Equality(
        group,
        evidence.old.changed_in(before.start, before.end),
        evidence.new.changed_in(after.start, after.end),
        evidence.old.said(before.start, before.end),
        evidence.new.said(after.start, after.end),
    )


def _fills_hunk(evidence: Evidence, side: Side, term: Term) -> bool:
    """Say whether nothing but little words changed beside a term."""
    for hunk in evidence.hunks:
        spans = evidence.stretches(hunk)
        own = spans[0] if side is evidence.old else spans[1]
        if own[1] <= term.start and term.end <= own[2]:
            others = [(s, u) for s, start, end in spans for u in range(start, end)]
            return all(is_little(s, u) for s, u in others if s is not side or not term.start <= u < term.end)
    return False


def _optional(evidence: Evidence, beside: _Beside) -> Iterator[Equality]:
    for side, terms in ((evidence.old, beside.old), (evidence.new, beside.new)):
        for term in terms:
            group = next((group for group in _groups_of(evidence, term.classes) if group.kind == OPTIONAL), None)
            units = side.changed_in(term.start, term.end)
            if group is None or len(units) != term.end - term.start or not _fills_hunk(evidence, side, term):
                continue
            said = side.said(term.start, term.end)
            if side is evidence.old:
                yield Equality(group, units, frozenset(), said, "")
            else:
                yield Equality(group, frozenset(), units, "", said)
