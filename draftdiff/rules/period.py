"""Periods, rhythms and deadlines: *every year*, *no later than*, *for two weeks*.

Why it matters: a report every two years instead of every year is half the attention. Example: *annually* becomes
*biennially*. A deadline that moved by the expected step only rolled; off the step, and any date after *postponed
until* or *extended to*, is substantive; so is a date or session that changed though no time passed. Limits: a number
counts as a period where a unit of time follows it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from draftdiff.changes.claims import NOTHING, Claim, Claims
from draftdiff.changes.clusters import TIMES, clusters_of, is_glue, said_whole
from draftdiff.changes.deadlines import joins_dates, moved_by_hand, moved_deadline
from draftdiff.changes.evidence import Evidence, Hunk, Side
from draftdiff.changes.term_tree import Term
from draftdiff.changes.word_changes import (
    claim_of,
    is_in_long_hunk,
    is_long,
    is_of_single_words,
    settled,
    telling,
    word_changes,
)
from draftdiff.citations import CitationKind
from draftdiff.comparison import Value, Weight
from draftdiff.patterns import late_pattern
from draftdiff.rules.citation import REPLACED

RULE = "period"
_DEADLINE, _DATE = (RULE, "period.deadline", "moved"), (RULE, "period.date", "moved")
_DOCUMENT = REPLACED, REPLACED, "citation"
"""Rule, message and the name of its value."""
_YEAR = late_pattern(r"[12]\d{3}")
_BEFORE_YEAR = ("year-word", "preposition")
"""Classes of words between *by* and a year."""
_PAIR = 2
"""Units of a number and the word that joins it to the next: *five to*."""
_APART = 2
"""Units between *period* and its first date, and between its dates."""


def find(evidence: Evidence, claims: Claims) -> Iterator[Claim]:
    """Yield a claim for each deadline, rhythm, length of time or list of years that changed."""
    deadlines = tuple(_deadlines(evidence, claims))
    yield from deadlines
    dated = claims.plus(tuple(_deadline_words(evidence, claims)))
    told = dated.plus(tuple(_rhythms(evidence, claims, dated)))
    yield from told.made[len(claims.made) :]
    yield from _lengths(evidence, told.plus(deadlines))
    yield from _covered(evidence, claims)
    yield from _years(evidence, told.plus(deadlines))


def _rhythms(evidence: Evidence, claims: Claims, dated: Claims) -> Iterator[Claim]:
    """Words of periods and rhythms: *annually* becomes *every two years*."""
    for change in settled(word_changes(evidence, claims, RULE)):
        told = telling(evidence, change) if is_of_single_words(change) else change
        if told is None or is_in_long_hunk(told):
            continue
        claim = claim_of(evidence, RULE, told)
        if not (claim.old <= dated.old and claim.new <= dated.new):
            yield claim


def _covered(evidence: Evidence, claims: Claims) -> Iterator[Claim]:
    """A period that a text covers, stated on one side of a change alone: *for the period from … to …*."""
    for hunk in evidence.hunks:
        old = _stated(evidence.old, hunk.old_start, hunk.old_end) - claims.old
        new = _stated(evidence.new, hunk.new_start, hunk.new_end) - claims.new
        if bool(old) != bool(new):
            value = Value(name="words", old=evidence.old.said_across(old), new=evidence.new.said_across(new))
            yield Claim(RULE, Weight.SUBSTANTIVE, RULE, (value,), old, new)


def _years(evidence: Evidence, claims: Claims) -> Iterator[Claim]:
    """Years that became more or fewer: *the scale of assessments for 2121*, *for 2122 and 2123*."""
    for _, old, new in evidence.unexplained(claims):
        if old and new and _are_years(evidence.old, old) and _are_years(evidence.new, new):
            value = Value(name="moved", old=evidence.old.said_across(old), new=evidence.new.said_across(new))
            yield Claim(RULE, Weight.SUBSTANTIVE, "period.date", (value,), old, new)


def _are_years(side: Side, units: frozenset[int]) -> bool:
    years = {slot.start for slot in side.slots if slot.citation.kind is CitationKind.YEAR}
    return not years.isdisjoint(units) and all(unit in years or is_glue(side, unit) for unit in units)


def _stated(side: Side, start: int, end: int) -> frozenset[int]:
    """Return the units of the first *for the period from* in a stretch, with the two days that follow at once."""
    for term in side.terms("covered"):
        if not start <= term.start < end:
            continue
        days, last = 0, term.end
        for slot in side.slots:
            if slot.citation.kind is CitationKind.DATE and 0 <= slot.start - last <= _APART:
                days, last = days + 1, slot.end
        if days > 1 and side.is_changed(term.end, last):
            return side.changed_in(term.start, min(last, end))
    return NOTHING


def _deadlines(evidence: Evidence, claims: Claims) -> Iterator[Claim]:
    for cluster in clusters_of(evidence, claims):
        if pair := moved_deadline(evidence, cluster):
            rule, message, name = _DEADLINE
        elif pair := moved_by_hand(evidence, cluster):
            rule, message, name = _DOCUMENT if pair[1].citation.kind is CitationKind.DOCUMENT else _DATE
        else:
            continue
        value = Value(name=name, old=said_whole(evidence.old, pair[0]), new=said_whole(evidence.new, pair[1]))
        told = (*cluster.pairs, pair)
        units = cluster.claimed(evidence, (old for old, _ in told), (new for _, new in told))
        yield Claim(rule, Weight.SUBSTANTIVE, message, (value,), *units)


def _deadline_words(evidence: Evidence, claims: Claims) -> Iterator[Claim]:
    """*By*, *until* and the like before a date, come, gone or replaced."""
    gone, come = _before_dates(evidence.old, claims.old), _before_dates(evidence.new, claims.new)
    if not (gone and come):
        long = [hunk for hunk in evidence.hunks if is_long(hunk)]
        gone = _outside(gone, [range(hunk.old_start, hunk.old_end) for hunk in long])
        come = _outside(come, [range(hunk.new_start, hunk.new_end) for hunk in long])
    value = Value(name="words", old=_all_said(evidence.old, gone), new=_all_said(evidence.new, come))
    if value.old != value.new:
        old = evidence.old.changed_of(term for term, _ in gone) - claims.old
        new = evidence.new.changed_of(term for term, _ in come) - claims.new
        yield Claim(RULE, Weight.SUBSTANTIVE, RULE, (value,), old, new)


def _outside(deadlines: Sequence[tuple[Term, int]], clauses: Sequence[range]) -> Sequence[tuple[Term, int]]:
    """Leave out deadlines that came or went with a long clause: they are part of what it says."""
    return [(term, end) for term, end in deadlines if not any(term.start in clause for clause in clauses)]


def _before_dates(side: Side, explained: frozenset[int]) -> Sequence[tuple[Term, int]]:
    """Return the changed words of a deadline with the ends of their dates."""
    found = []
    for term in side.terms("deadline"):
        is_told = not side.changed_in(term.start, term.end) - explained or joins_dates(side, term)
        end = 0 if is_told else _end_of_date(side, term.end)
        if end:
            found.append((term, end))
    return found


def _end_of_date(side: Side, start: int) -> int:
    """Return where the date ends that begins at a unit, or after a word or two such as *the year*; 0 if none does."""
    while start < len(side.keys) and side.is_in(start, *_BEFORE_YEAR) and start not in side.slotted:
        start += 1
    slot = next((slot for slot in side.slots if slot.start == start and slot.citation.kind in TIMES), None)
    is_year = start < len(side.keys) and bool(_YEAR.fullmatch(side.keys[start]))
    end = slot.end if slot else start + is_year
    while start < end < len(side.keys) and side.is_in(end, "year-word"):
        end += 1
    return end if start < end else 0


def _all_said(side: Side, deadlines: Sequence[tuple[Term, int]]) -> str:
    return ", ".join(side.said(term.start, end) for term, end in deadlines)


def _lengths(evidence: Evidence, claims: Claims) -> Iterator[Claim]:
    """A number before a unit of time: *six days* becomes *seven days*.

    Of a long new clause it is a part; what only stands elsewhere now did not change.
    """
    found = [claim for hunk in evidence.hunks if (claim := _length(evidence, claims, hunk))]
    gone, come = {claim.values[0].old for claim in found}, {claim.values[0].new for claim in found}
    for claim in found:
        said = claim.values[0]
        if (said.old and said.new) or (said.old or said.new) not in gone & come:
            yield claim


def _length(evidence: Evidence, claims: Claims, hunk: Hunk) -> Claim | None:
    old = _measured(evidence.old, hunk.old_start, hunk.old_end) - claims.old
    new = _measured(evidence.new, hunk.new_start, hunk.new_end) - claims.new
    if old and not new:
        new = _single(evidence.new, hunk.new_start, hunk.new_end) - claims.new
    elif new and not old:
        old = _single(evidence.old, hunk.old_start, hunk.old_end) - claims.old
    value = Value(name="words", old=_said(evidence.old, old), new=_said(evidence.new, new))
    if value.old == value.new or (is_long(hunk) and not (old and new)):
        return None
    if not (old and new) and (_have_passed(evidence.new, new) or _have_passed(evidence.old, old)):
        return None
    return Claim(RULE, Weight.SUBSTANTIVE, "period.length", (value,), old, new)


def _have_passed(side: Side, units: frozenset[int]) -> bool:
    """Say whether a word such as *past* stands right before some units: years that have passed are no period."""
    before = min(units, default=0) - 1
    while before > 1 and _is_number(side, before - 1):  # in the past five to six years
        before -= _PAIR
    return before >= 0 and side.is_in(before, "elapsed")


def _measured(side: Side, start: int, end: int) -> frozenset[int]:
    """Return changed numbers with their unit of time, where one of the two changed."""
    found: set[int] = set()
    if "period-unit" not in side.held:
        return NOTHING
    for unit in range(max(start - 1, 0), min(end + 1, len(side.keys))):
        if not side.is_in(unit, "period-unit") or unit in side.slotted or not unit:
            continue
        if _is_number(side, unit - 1):
            found |= side.changed_in(unit - 1, unit + 1)
    return frozenset(found)


def _single(side: Side, start: int, end: int) -> frozenset[int]:
    """Return one unit of time that changed, with its article or a number behind it: *un an*, as against *trois ans*."""
    for unit in range(start, end if "period-unit" in side.held else start):
        if side.is_in(unit, "period-unit") and unit not in side.slotted:
            if unit and side.is_in(unit - 1, "indefinite"):
                return side.changed_in(unit - 1, unit + 1)
            if unit + 1 < len(side.keys) and side.is_in(unit + 1, "cardinal"):
                return side.changed_in(unit, unit + _PAIR)
    return NOTHING


def _is_number(side: Side, unit: int) -> bool:
    """Say whether a unit is a number, in figures or in words, and not part of a date or a symbol."""
    is_number = side.keys[unit][0].isdigit() or side.is_in(unit, "quantity", "cardinal")
    return is_number and unit not in side.slotted


def _said(side: Side, units: frozenset[int]) -> str:
    return " ".join(side.said(unit, unit + 1) for unit in sorted(units))
