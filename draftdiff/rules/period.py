"""Periods, rhythms and deadlines: *every year*, *no later than*, *for two weeks*.

Why it matters: a report every two years instead of every year is half the attention. Example: *annually* becomes
*biennially*. A deadline that moved by the expected step only rolled; off the step, and any date after *postponed
until* or *extended to*, is substantive; so is a date or session that changed though no time passed. Limits: a number
counts as a period where a unit of time follows it.
"""

from __future__ import annotations

from collections.abc import Iterator

from draftdiff.citations import CitationKind
from draftdiff.comparison import Value, Weight
from draftdiff.rules.claims import NOTHING, Claim, Claims
from draftdiff.rules.clusters import TIMES, clusters_of
from draftdiff.rules.deadlines import is_deadline, joins_dates, moved_by_hand
from draftdiff.rules.evidence import Evidence, Side
from draftdiff.rules.word_changes import claim_of, is_in_long_hunk, word_changes

RULE = "period"
_APART = 2
"""Units between *period* and its first date, and between its dates."""


def find(evidence: Evidence, claims: Claims) -> Iterator[Claim]:
    """Yield a claim for each deadline, rhythm or length of time that changed."""
    yield from _deadlines(evidence, claims)
    for change in word_changes(evidence, claims, RULE):
        if not is_in_long_hunk(change):
            yield claim_of(evidence, RULE, change)
    yield from _lengths(evidence, claims)
    yield from _deadline_words(evidence, claims)
    yield from _covered(evidence, claims)


def _covered(evidence: Evidence, claims: Claims) -> Iterator[Claim]:
    """A period that a text covers, stated on one side of a change alone: *for the period from … to …*."""
    if not evidence.touches("covered"):
        return
    for hunk in evidence.hunks:
        old = _stated(evidence.old, hunk.old_start, hunk.old_end) - claims.old
        new = _stated(evidence.new, hunk.new_start, hunk.new_end) - claims.new
        if bool(old) != bool(new):
            value = Value(
                name="words",
                old=evidence.old.said(min(old), max(old) + 1) if old else "",
                new=evidence.new.said(min(new), max(new) + 1) if new else "",
            )
            yield Claim(RULE, Weight.SUBSTANTIVE, RULE, (value,), old, new)


def _stated(side: Side, start: int, end: int) -> frozenset[int]:
    """Return the units of the first *for the period from* in a stretch, with the two days that follow at once."""
    for term in side.terms("covered"):
        if not start <= term.start < end:
            continue
        days, last = 0, term.end
        for slot in side.slots:
            if slot.citation.kind is CitationKind.DATE and 0 <= slot.start - last <= _APART:
                days, last = days + 1, slot.end
        if days > 1:
            return side.changed_in(term.start, min(last, end))
    return NOTHING


def _deadlines(evidence: Evidence, claims: Claims) -> Iterator[Claim]:
    for cluster in clusters_of(evidence, claims):
        by_hand = moved_by_hand(evidence, cluster)
        if is_deadline(evidence, cluster):
            message, pair = "period.deadline", next(p for p in cluster.pairs if p[1].citation.kind in TIMES)
        elif by_hand:
            message, pair = "period.date", by_hand
        else:
            continue
        value = Value(name="moved", old=pair[0].citation.text, new=pair[1].citation.text)
        units = cluster.claimed(evidence, (old for old, _ in cluster.pairs), (new for _, new in cluster.pairs))
        yield Claim(RULE, Weight.SUBSTANTIVE, message, (value,), *units)


def _deadline_words(evidence: Evidence, claims: Claims) -> Iterator[Claim]:
    """*By*, *until* and the like before a date, come, gone or replaced."""
    if not evidence.touches("deadline"):
        return
    old = _before_dates(evidence.old) - claims.old
    new = _before_dates(evidence.new) - claims.new
    if old or new:
        value = Value(name="words", old=_said(evidence.old, old), new=_said(evidence.new, new))
        yield Claim(RULE, Weight.SUBSTANTIVE, RULE, (value,), old, new)


def _before_dates(side: Side) -> frozenset[int]:
    found: frozenset[int] = frozenset()
    for term in side.terms("deadline"):
        if joins_dates(side, term):
            continue
        if side.is_changed(term.start, term.end) and any(
            slot.start == term.end and slot.citation.kind in TIMES for slot in side.slots
        ):
            found |= side.changed_in(term.start, term.end)
    return found


def _lengths(evidence: Evidence, claims: Claims) -> Iterator[Claim]:
    """A number before a unit of time: *six days* becomes *seven days*."""
    for hunk in evidence.hunks:
        old = _measured(evidence.old, hunk.old_start, hunk.old_end) - claims.old
        new = _measured(evidence.new, hunk.new_start, hunk.new_end) - claims.new
        if old or new:
            value = Value(name="words", old=_said(evidence.old, old), new=_said(evidence.new, new))
            yield Claim(RULE, Weight.SUBSTANTIVE, "period.length", (value,), old, new)


def _measured(side: Side, start: int, end: int) -> frozenset[int]:
    """Return changed numbers with their unit of time, where one of the two changed."""
    found: set[int] = set()
    if "period-unit" not in side.held:
        return NOTHING
    for unit in range(max(start - 1, 0), min(end + 1, len(side.keys))):
        if not side.is_in(unit, "period-unit") or unit in side.slotted or not unit:
            continue
        number = unit - 1
        is_number = side.keys[number][0].isdigit() or side.is_in(number, "quantity", "cardinal")
        if is_number and number not in side.slotted:
            found |= side.changed_in(number, unit + 1)
    return frozenset(found)


def _said(side: Side, units: frozenset[int]) -> str:
    return " ".join(side.said(unit, unit + 1) for unit in sorted(units))
