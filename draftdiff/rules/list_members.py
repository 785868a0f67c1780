"""Members of a list that came or went, each named: persons, rights, topics, organs.

Why it matters: who is named is protected, invited, paid for. Example: *women and children* becomes *women, children
and older persons*. Limits: a list is known by its commas and conjunctions; longer insertions with a verb or a
relative clause of their own are topical clauses. Another order alone is editorial unless the first place is at
stake.
"""

from __future__ import annotations

from collections.abc import Iterator

from draftdiff.comparison import Value, Weight
from draftdiff.rules.claims import Claim, Claims
from draftdiff.rules.evidence import Evidence, Hunk, Side
from draftdiff.rules.little_words import is_little
from draftdiff.rules.topical_clause import length

RULE = "list-members"
_LONGEST = 8.0
"""Words of a member, at most."""
_REPLACED = 5.0
"""The same where one member took the place of another."""
_NO_LIST = frozenset(
    {
        "qualifier", "citation-new", "citation-dropped", "citation-replaced", "citation-own", "period",
        "addressee", "governing-verb", "list-dated",
    }
)  # fmt: skip
"""Kinds of change that explain a stretch better than as members of a list."""
_SHORTEST = 3
_SEPARATORS = frozenset(",،、;؛；，")


def find(evidence: Evidence, claims: Claims) -> Iterator[Claim]:
    """Yield a claim for each hunk that adds or drops members of a list."""
    if evidence.note is not None:
        return
    for hunk in evidence.hunks:
        if _is_taken(claims, hunk):
            continue
        old = evidence.old.changed_in(hunk.old_start, hunk.old_end) - claims.old
        new = evidence.new.changed_in(hunk.new_start, hunk.new_end) - claims.new
        if all(is_little(evidence.old, unit) for unit in old) and all(is_little(evidence.new, unit) for unit in new):
            continue
        longest = _REPLACED if old and new else _LONGEST
        gone = members(evidence.old, hunk.old_start, hunk.old_end, longest) if old else []
        come = members(evidence.new, hunk.new_start, hunk.new_end, longest) if new else []
        if (old and not gone) or (new and not come) or not (old or new):
            continue
        if old and new and not _is_bounded_pair(evidence, hunk):
            continue
        value = Value(name="members", old=", ".join(gone), new=", ".join(come))
        yield Claim(RULE, Weight.SUBSTANTIVE, _message(gone, come), (value,), old, new)


def _is_taken(claims: Claims, hunk: Hunk) -> bool:
    """Say whether something that is no list has been found in a hunk."""
    taken = [claim for claim in claims.made if claim.rule in _NO_LIST]
    return any(hunk.old_start <= unit < hunk.old_end for claim in taken for unit in claim.old) or any(
        hunk.new_start <= unit < hunk.new_end for claim in taken for unit in claim.new
    )


def _message(gone: list[str], come: list[str]) -> str:
    if gone and come:
        return "list-members.replaced"
    return "list-members.added" if come else "list-members.dropped"


def members(side: Side, start: int, end: int, longest: float) -> list[str]:
    """Return the members that a stretch of a list holds, as they stand; none if it does not read like a list."""
    if _has_clause(side, start, end) or not _reads_like_list(side, start, end):
        return []
    found, first = [], start
    for unit in range(start, end + 1):
        if unit == end or divides(side, unit):
            if _content(side, first, unit) > longest:
                return []
            if any(not is_little(side, each) for each in range(first, unit)):
                found.append(side.said(first, unit))
            first = unit + 1
    return found


def _content(side: Side, start: int, end: int) -> float:
    """Return how many words a member is, articles and prepositions not counted."""
    counted = (unit for unit in range(start, end) if not is_little(side, unit) and not side.is_in(unit, "preposition"))
    return length(side, frozenset(counted))


def divides(side: Side, unit: int) -> bool:
    """Say whether a unit divides the members of a list."""
    return side.keys[unit] in _SEPARATORS or side.is_in(unit, "conjunction")


def _reads_like_list(side: Side, start: int, end: int) -> bool:
    """A list's stretch begins or ends with a separator, stands between two, or is a list in itself."""
    if start == end:
        return False
    if divides(side, start) or divides(side, end - 1) or _is_joined(side, start):
        return True
    return start > 0 and end < len(side.keys) and divides(side, start - 1) and divides(side, end)


def _is_joined(side: Side, unit: int) -> bool:
    """Say whether a conjunction is written together with the word (Arabic)."""
    return len(side.keys[unit]) > _SHORTEST and side.keys[unit].startswith(side.lexicon.proclitics or ("\0",))


def _has_clause(side: Side, start: int, end: int) -> bool:
    if any(start <= verb.start < end for verb in side.verbs):
        return True
    if any(start <= term.start <= start + 1 and term.end <= end and "scope" in term.classes for term in side.words):
        return True
    return any(side.is_in(unit, "relative") for unit in range(start, end))


def _is_bounded_pair(evidence: Evidence, hunk: Hunk) -> bool:
    """Say whether what was replaced stood between separators on both sides."""
    return _is_bounded(evidence.old, hunk.old_start, hunk.old_end) and _is_bounded(
        evidence.new, hunk.new_start, hunk.new_end
    )


def _is_bounded(side: Side, start: int, end: int) -> bool:
    if sum(divides(side, unit) for unit in range(start + 1, end - 1)) and end - start <= 3 * _SHORTEST:
        return True
    before = start == 0 or divides(side, start - 1) or divides(side, start)
    after = end == len(side.keys) or divides(side, end) or divides(side, end - 1)
    return before and after
