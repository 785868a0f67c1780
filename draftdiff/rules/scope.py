"""A word of scope that came or went: *all*, *any*, *relevant*, *including*, *in particular*, *only*, *such as*.

Why it matters: it decides who and what is meant. Example: *all parties* becomes *the relevant parties*. Limits: a
word inside a new stretch is part of what that says (*relevant entities* joined a list); named apart is one that opens
the stretch (*including*), stands before what stayed, or has little beside it. All is substantive in any case.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from draftdiff.changes.claims import Claim, Claims
from draftdiff.changes.clusters import TIMES, is_glue
from draftdiff.changes.evidence import Evidence, Side
from draftdiff.changes.forms import is_one_stem
from draftdiff.changes.little import divides, length
from draftdiff.changes.little import said as little_said
from draftdiff.changes.terms import locatives
from draftdiff.changes.word_changes import claim_of, telling, word_changes
from draftdiff.comparison import Value, Weight
from draftdiff.tokens import words_of

RULE = "scope"
_DEFINITENESS = ("definite", "indefinite")
_KNOWN = 2
"""Units of an article and its noun, or of a word of scope and a comma."""
_DOUBTED = 3
"""Words in quotation marks that are no title, at most."""
_REACH = 12
"""Units before a member of a list in which the preposition is looked for that it says again."""
_TITLE = "《〈"
_LONGEST_PLACE = 5
"""Units of a preposition and the name of a place, at most."""


def find(evidence: Evidence, claims: Claims) -> Iterator[Claim]:
    """Yield a claim for each hunk in which such words changed."""
    for change in word_changes(evidence, claims, RULE):
        told = telling(evidence, change)
        if told is not None:
            yield claim_of(evidence, RULE, told)
    yield from _where(evidence, claims)
    yield from _which(evidence, claims)
    yield from _articles(evidence, claims)
    yield from _doubted(evidence)


def _doubted(evidence: Evidence) -> Iterator[Claim]:
    """A word or two put in quotation marks, or taken out: *“elections”* are no elections. A title is longer."""
    for side, other in ((evidence.old, evidence.new), (evidence.new, evidence.old)):
        for words in side.quoted:
            marks = side.changed_in(words.start - 1, words.start) | side.changed_in(words.stop, words.stop + 1)
            if len(marks) < 2 or not 0 < length(side, words) <= _DOUBTED:
                continue
            if not _stands_bare(other, side.keys[words.start : words.stop]):
                continue
            said = side.said(words.start - 1, words.stop + 1)
            if side is evidence.old:
                yield Claim(RULE, Weight.SUBSTANTIVE, RULE, (Value(name="words", old=said),), old=marks)
            else:
                yield Claim(RULE, Weight.SUBSTANTIVE, RULE, (Value(name="words", new=said),), new=marks)


def _stands_bare(side: Side, words: Sequence[str]) -> bool:
    """Say whether some words stand in a text, and nowhere in quotation marks or in those of a Chinese title."""
    if any(words == side.keys[quoted.start : quoted.stop] for quoted in side.quoted):
        return False
    places = (start for start in range(len(side.keys)) if words == side.keys[start : start + len(words)])
    return any(start == 0 or side.keys[start - 1] not in _TITLE for start in places)


def _which(evidence: Evidence, claims: Claims) -> Iterator[Claim]:
    """One that was known became any, or the reverse: *the tide*, *tides*."""
    for hunk in evidence.hunks:
        old, new = range(hunk.old_start, hunk.old_end), range(hunk.new_start, hunk.new_end)
        if sorted((len(old), len(new))) != [1, _KNOWN] or claims.old.intersection(old) or claims.new.intersection(new):
            continue
        longer, start = (evidence.old, old.start) if len(old) == _KNOWN else (evidence.new, new.start)
        before, after = evidence.old.keys[old.stop - 1], evidence.new.keys[new.stop - 1]
        if longer.is_in(start, "article") and before != after and is_one_stem(before, after):
            value = Value(name="words", old=evidence.old.said_across(old), new=evidence.new.said_across(new))
            yield Claim(RULE, Weight.SUBSTANTIVE, RULE, (value,), frozenset(old), frozenset(new))


def _articles(evidence: Evidence, claims: Claims) -> Iterator[Claim]:
    """*The* became *a*; or *the* came or went where it says that all are meant: *from the islands occupied in 2067*.

    Between two texts of one session, where no editor tidied a renewal, so it does before any word.
    """
    for _, old, new in evidence.unexplained(claims):
        if not _are_articles(evidence.old, old) or not _are_articles(evidence.new, new):
            continue
        before, after = _definiteness(evidence.old, old), _definiteness(evidence.new, new)
        is_put = evidence.context.step == 0 and bool(before) != bool(after)
        is_other = _article_keys(evidence.old, old) != _article_keys(evidence.new, new)
        is_bounded = is_other and (_says_which(evidence.new, new) if new else _says_which(evidence.old, old))
        if is_put or is_bounded or (before and after and before != after):
            value = Value(name="words", old=little_said(evidence.old, old), new=little_said(evidence.new, new))
            yield Claim(RULE, Weight.SUBSTANTIVE, RULE, (value,), old, new)


def _are_articles(side: Side, units: frozenset[int]) -> bool:
    return all(side.is_in(unit, "article", "preposition") for unit in units)


def _article_keys(side: Side, units: frozenset[int]) -> list[str]:
    return [side.keys[unit] for unit in sorted(units) if side.is_in(unit, "article")]


def _definiteness(side: Side, units: frozenset[int]) -> str:
    """Say of which kind the article is that stands last in a stretch; empty if none does.

    One that is a preposition as well (French *des*) is that where it is said again for the next member of a list, or
    for some of its members: *la santé des équipages, y compris des mousses*.
    """
    last = max(units, default=None)
    if last is None:
        return ""
    is_both = side.is_in(last, "indefinite") and side.is_in(last, "preposition")
    if is_both and _opens_member(side, last) and _is_said_before(side, last):
        return ""
    return next((name for name in _DEFINITENESS if side.is_in(last, name)), "")


def _opens_member(side: Side, unit: int) -> bool:
    """Say whether a unit stands behind what divides a list, or behind a comma and *including*.

    Then nothing nearer has an article alone: *le soin des lampes par les ports, y compris des îles*.
    """
    if unit > 0 and divides(side, unit - 1):
        return True
    asides = (term.start for term in side.terms(RULE) if term.end == unit)
    return any(start > 0 and divides(side, start - 1) and not _is_bare(side, start) for start in asides)


def _is_bare(side: Side, unit: int) -> bool:
    """Say whether the nearest article before a unit is no part of a preposition."""
    nearest = _nearest_before(side, unit, "article")
    return nearest is not None and not any(
        side.is_in(one, "preposition") and side.is_in(one, "article") for one in (nearest, nearest - 1)
    )


def _is_said_before(side: Side, unit: int) -> bool:
    """Say whether the same preposition, alone or with an article, stands before a unit: *de la côte, des îles*.

    No other that gives something to somebody stands between: *des plans donnés aux ports, des îles*.
    """
    nearest = _nearest_before(side, unit, "preposition", "article")
    return nearest is not None and not side.is_in(nearest, "toward")


def _nearest_before(side: Side, unit: int, *classes: str) -> int | None:
    """Return the nearest word before a unit that is in all of some classes."""
    before = range(unit - 1, max(unit - _REACH, 0) - 1, -1)
    return next((one for one in before if all(side.is_in(one, name) for name in classes)), None)


def _says_which(side: Side, units: frozenset[int]) -> bool:
    """Say whether an article stands before words that say which of many things are meant: *the occupied islands*."""
    first, end = min(units), max(units) + 1
    pattern = "|".join(side.lexicon.patterns.get("bounded", ()))
    is_other = side.is_capital(end) or (first > 0 and side.is_in(first - 1, "conjunction"))
    return bool(pattern) and not is_other and bool(re.fullmatch(pattern, " ".join(side.keys[end : end + _KNOWN])))


def _where(evidence: Evidence, claims: Claims) -> Iterator[Claim]:
    """A place that limits what is meant, come or gone: *interference in Port Pelican*."""
    for side, old, new in evidence.one_sided(claims):
        units = old | new
        if _is_place(evidence, side, sorted(units)) and not _is_of_meeting(side, units):
            said = side.said_across(units)
            value = Value(name="words", old="" if new else said, new=said if new else "")
            yield Claim(RULE, Weight.SUBSTANTIVE, RULE, (value,), old, new)


def _is_of_meeting(side: Side, units: frozenset[int]) -> bool:
    """Say whether a date stands beside a place: *in Port Pelican on 3 May* says where one met, and limits nothing."""
    beside = (*range(min(units) - _KNOWN, min(units)), *range(max(units) + 1, max(units) + 1 + _KNOWN))
    dates = (slot for slot in side.slots if slot.citation.kind in TIMES)
    return any(unit in beside for slot in dates for unit in (slot.start, slot.end - 1))


def _is_place(evidence: Evidence, side: Side, units: list[int]) -> bool:
    """Say whether a stretch is a preposition and a name: with a capital, or (where a script has none) of the title."""
    if not 1 < len(units) <= _LONGEST_PLACE or side.keys[units[0]] not in locatives(side.lexicon):
        return False
    organs = side.terms("addressee", "instrument")
    if any(term.start in units for term in organs):
        return False
    named = [unit for unit in units[1:] if not is_glue(side, unit)]
    title = words_of(evidence.context.comparison.new.title)
    return bool(named) and all(_is_name(side, unit, title) for unit in named)


def _is_name(side: Side, unit: int, title: Sequence[str]) -> bool:
    sign = side.text[side.starts[unit]]
    return side.keys[unit] in title if sign.lower() == sign.upper() else sign.isupper()
