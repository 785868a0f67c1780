"""What time alone brings: a date, year, session, meeting or report symbol moved on, with the step it made.

Why it matters: half of what differs between two renewals is this; and a step that is not the expected one is a
postponement that nothing else shows. Example: *seventy-fifth session* becomes *seventy-seventh session* two years
later. Limits: on or off the step it is technical; a deadline moved off the step is the rule `period`'s, and an
instrument with its date is the rule `citation`'s.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from draftdiff.citations import CitationKind
from draftdiff.comparison import Flag, FlagKind, Value, Weight
from draftdiff.model import ParagraphKind
from draftdiff.rules.claims import Claim, Claims
from draftdiff.rules.clusters import TIMES, Cluster, clusters_of
from draftdiff.rules.deadlines import is_deadline
from draftdiff.rules.evidence import Evidence, Side, Slot
from draftdiff.rules.steps import expected_step, place_in_time, step_of

RULE = "roll-forward"
OFF_CYCLE = "off-cycle"

_LATE = 3
"""Years by which an age that nobody counted on at the last renewal may be ahead of the step."""
_PLACE = 6
"""Units of a place, at most, and of what stands between it and its date."""
ROLLING = TIMES | {CitationKind.SESSION, CitationKind.MEETING, CitationKind.DOCUMENT}

_Pairs = Sequence[tuple[Slot, Slot]]


def find(evidence: Evidence, claims: Claims) -> Iterator[Claim]:
    """Yield a claim for each roll; inside a rewritten stretch it claims the dates and sessions alone."""
    for cluster in clusters_of(evidence, claims):
        pairs = [pair for pair in cluster.pairs if pair[1].citation.kind in ROLLING]
        if not pairs or (cluster.is_cited and cluster.is_pure) or is_deadline(evidence, cluster):
            continue
        if cluster.is_pure and not _is_whole(cluster):
            continue
        old, new = cluster.claimed(evidence, (before for before, _ in pairs), (after for _, after in pairs))
        if old or new:
            values = _values(evidence, pairs)
            yield Claim(RULE, Weight.TECHNICAL, RULE, values, old, new, _flags(evidence, pairs, values))


def find_places(evidence: Evidence, claims: Claims) -> Iterator[Claim]:
    """Yield a claim for the place of a meeting that rolled: *held in Rabat on 10 May* became *held in Geneva on …*."""
    for hunk in evidence.hunks:
        if not _is_place(evidence.old, hunk.old_start, hunk.old_end, claims.old):
            continue
        if _is_place(evidence.new, hunk.new_start, hunk.new_end, claims.new):
            old = evidence.old.changed_in(hunk.old_start, hunk.old_end) - claims.old
            new = evidence.new.changed_in(hunk.new_start, hunk.new_end) - claims.new
            value = Value(
                name="place",
                old=evidence.old.said(hunk.old_start, hunk.old_end),
                new=evidence.new.said(hunk.new_start, hunk.new_end),
            )
            if old and new:
                yield Claim(RULE, Weight.TECHNICAL, "roll-forward.place", (value,), old, new)


def find_ages(evidence: Evidence, claims: Claims) -> Iterator[Claim]:
    """Yield a claim for years that have passed since: *27 years ago* became *30 years ago* in a recital."""
    if evidence.new.kind is not ParagraphKind.PREAMBULAR or not evidence.context.step:
        return
    for hunk in evidence.hunks:
        old, new = (
            _years(evidence.old, hunk.old_start, hunk.old_end),
            _years(evidence.new, hunk.new_start, hunk.new_end),
        )
        if old and new and 0 < new - old <= evidence.context.step + _LATE:
            value = Value(name="moved", old=str(old), new=str(new))
            old_units = evidence.old.changed_in(hunk.old_start, hunk.old_end)
            new_units = evidence.new.changed_in(hunk.new_start, hunk.new_end)
            yield Claim(RULE, Weight.TECHNICAL, "roll-forward.age", (value,), old_units, new_units)


def _years(side: Side, start: int, end: int) -> int:
    """Return the number that a hunk is, where the word *year* follows; 0 if it is none."""
    if end - start != 1 or end >= len(side.keys) or not side.is_in(end, "year-word"):
        return 0
    key = side.keys[start]
    return int(key) if key.isdecimal() else side.lexicon.cardinals.get(key, 0)


def _is_place(side: Side, start: int, end: int, rolled: frozenset[int]) -> bool:
    """Say whether a short stretch stands after *held in* and beside a date that rolled."""
    if not 0 < end - start <= _PLACE or not any(term.end == start for term in side.terms("held")):
        return False
    if any(start <= word.start < end for word in side.words):
        return False
    return any(unit in rolled for unit in (*range(start - _PLACE, start), *range(end, end + _PLACE)))


def _is_whole(cluster: Cluster) -> bool:
    """Say whether nothing is left over but a date of the same year: a range in the place of a year."""
    old_years = {place_in_time(before) for before, _ in cluster.pairs}
    new_years = {place_in_time(after) for _, after in cluster.pairs}
    return _are_of(cluster.dropped, old_years) and _are_of(cluster.added, new_years)


def _are_of(slots: Iterable[Slot], years: set[int | None]) -> bool:
    return all(slot.citation.kind in TIMES and place_in_time(slot) in years for slot in slots)


def _values(evidence: Evidence, pairs: _Pairs) -> tuple[Value, ...]:
    before, after = pairs[0]
    moved = Value(name="moved", old=before.citation.text, new=after.citation.text)
    step, expected = step_of(before, after), expected_step(evidence)
    if step is None or expected is None:
        return (moved,)
    return moved, Value(name="step", old=str(expected), new=str(step))


def _flags(evidence: Evidence, pairs: _Pairs, values: tuple[Value, ...]) -> tuple[Flag, ...]:
    if not any(_is_off_cycle(evidence, before, after) for before, after in pairs):
        return ()
    return (Flag(kind=FlagKind.OFF_CYCLE, message=OFF_CYCLE, values=values),)


def _is_off_cycle(evidence: Evidence, before: Slot, after: Slot) -> bool:
    """Say whether something that lies ahead or under way in this process left its step; past dates are free."""
    step, expected = step_of(before, after), expected_step(evidence)
    if step is None or expected is None or step == expected or not step:
        return False
    if after.citation.kind is CitationKind.DOCUMENT:
        return True
    if after.citation.kind in (CitationKind.SESSION, CitationKind.MEETING):
        return step != 1 and _is_ahead(evidence, after)
    return _is_ahead(evidence, after)


def _is_ahead(evidence: Evidence, slot: Slot) -> bool:
    """Say whether a year or session is not over when the new document is adopted."""
    place, year = place_in_time(slot), evidence.context.new_year
    session = evidence.context.new_session
    if place is None:
        return False
    if slot.citation.kind in TIMES:
        return year is not None and place >= year
    return session is not None and place >= session
