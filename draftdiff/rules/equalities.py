"""Terms that name the same thing: found where one side has one of them and the other side another, in one place.

The data is `Lexicon.equal_terms`, each group with its source. A group holds: only if the stretch between the terms
is the same but for them.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from draftdiff.lexicon import EqualTerms
from draftdiff.rules.evidence import Evidence, Hunk, Side
from draftdiff.rules.little_words import is_little
from draftdiff.rules.terms import Term, TermTree, equalities_tree

OPTIONAL = "optional"
_SMALL = frozenset({"style", "agreement", "tense"})
_REACH = 30
"""Units around a hunk in which terms may stand; none is longer."""
_STRETCH = 8
"""Units of a hunk, at most, in which equal small words are looked for."""


class Equality(Struct, frozen=True):
    """A term of the old text and one of the new that are recorded as equal; for an optional term one is empty."""

    group: EqualTerms
    old: frozenset[int]
    new: frozenset[int]
    said_old: str
    said_new: str


def find_equalities(evidence: Evidence, *kinds: str) -> Iterator[Equality]:
    """Yield the equal terms of some kinds that took each other's place."""
    if not evidence.context.lexicon.equal_terms:
        return
    old_terms, new_terms = evidence.remembered("equal terms", _terms_of_both)
    for before in old_terms:
        for after in new_terms:
            for name in sorted(before.classes & after.classes, key=int):
                group = evidence.context.lexicon.equal_terms[int(name)]
                if group.kind not in kinds or before.words == after.words:
                    continue
                if _meet(evidence, before, after) and not _is_rewritten(evidence, group, before, after):
                    yield _equality(evidence, group, before, after)
    if OPTIONAL in kinds:
        yield from _optional(evidence, old_terms, new_terms)


def _terms_of_both(evidence: Evidence) -> tuple[tuple[Term, ...], tuple[Term, ...]]:
    """Return the terms of either side that a hunk touches; none where no changed unit is part of a term."""
    tree = equalities_tree(evidence.context.lexicon)
    sides = (evidence.old, evidence.new)
    if any(side.changed_units and not any(tree.labels_of(side.keys[u]) for u in side.changed_units) for side in sides):
        return (), ()
    near = evidence.near_changes(_REACH)
    old = _touching(tree, evidence.old, [old for old, _ in near], [(h.old_start, h.old_end) for h in evidence.hunks])
    new = _touching(tree, evidence.new, [new for _, new in near], [(h.new_start, h.new_end) for h in evidence.hunks])
    return old, new


def _touching(tree: TermTree, side: Side, windows: list[range], spans: list[tuple[int, int]]) -> tuple[Term, ...]:
    found = (
        replace(term, start=term.start + window.start, end=term.end + window.start)
        for window in windows
        for term in tree.find_all(side.keys[window.start : window.stop])
    )
    return tuple(term for term in found if any(start <= term.end and term.start <= end for start, end in spans))


def _meet(evidence: Evidence, before: Term, after: Term) -> bool:
    """Say whether two terms stand in one place of the text, and hold a change.

    Terms of one word, in a rewritten stretch, do so only at its beginning or end.
    """
    if not evidence.old.is_changed(before.start, before.end) and not evidence.new.is_changed(after.start, after.end):
        return False
    begins = _same_place(evidence.hunks, before.start, after.start)
    ends = _same_place(evidence.hunks, before.end, after.end)
    if not begins or not ends:
        return False
    is_long = before.end - before.start > 1 and after.end - after.start > 1
    return is_long or _EXACT in (begins, ends)


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
    """Say whether a changed word of a class that matters lies across a term: *every year* across *year*."""
    return any(word.start < term.end and term.start < word.end and _reaches(word, term) for word in side.words)


def _reaches(word: Term, term: Term) -> bool:
    return word.start < term.start or word.end > term.end


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
        spans = [(evidence.old, hunk.old_start, hunk.old_end), (evidence.new, hunk.new_start, hunk.new_end)]
        own = spans[0] if side is evidence.old else spans[1]
        if own[1] <= term.start and term.end <= own[2]:
            others = [(s, u) for s, start, end in spans for u in range(start, end)]
            return all(is_little(s, u) for s, u in others if s is not side or not term.start <= u < term.end)
    return False


def _optional(evidence: Evidence, old_terms: tuple[Term, ...], new_terms: tuple[Term, ...]) -> Iterator[Equality]:
    for side, terms in ((evidence.old, old_terms), (evidence.new, new_terms)):
        for term in terms:
            units = side.changed_in(term.start, term.end)
            groups = [evidence.context.lexicon.equal_terms[int(name)] for name in sorted(term.classes, key=int)]
            group = next((group for group in groups if group.kind == OPTIONAL), None)
            if group is None or len(units) != term.end - term.start or not _fills_hunk(evidence, side, term):
                continue
            said = side.said(term.start, term.end)
            if side is evidence.old:
                yield Equality(group, units, frozenset(), said, "")
            else:
                yield Equality(group, frozenset(), units, "", said)
