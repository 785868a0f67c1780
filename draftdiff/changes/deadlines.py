"""Dates that decide something, and dates that time did not move.

A deadline decides, and the day to which something was put off, and the beginning of a period.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

from msgspec.structs import replace

from draftdiff.changes.claims import NOTHING, Claims
from draftdiff.changes.clusters import TIMES, Cluster, clusters_of, is_glue, is_misnumbered
from draftdiff.changes.evidence import Evidence, Side, Slot
from draftdiff.changes.little import divides
from draftdiff.changes.steps import FIRST_YEAR, expected_step, place_in_time, step_of
from draftdiff.changes.term_tree import Term
from draftdiff.changes.terms import CHINESE
from draftdiff.changes.word_changes import is_long
from draftdiff.citations import CitationKind
from draftdiff.model import ParagraphKind
from draftdiff.patterns import late_pattern

Pair = tuple[Slot, Slot]

_TIMED = TIMES | {CitationKind.SESSION, CitationKind.MEETING}
_DATES = {CitationKind.DATE}
_MONTHS = 3
"""Months from which a range is a period that a text covers."""
_SPAN = 5
"""Years of a period, at most."""
_DAY, _MONTH = len("2020-11-23"), len("2020-11")
_FIRST_DAY = "-01"
"""How the date of a first of a month ends."""
_AGO = 2
"""Years before the old document from which no date rolls: the old text could have said it."""
_LONG_AGO = 4
"""Years or sessions before the old document from which no document takes the place of an older one by time."""
_CONFERENCE = late_pattern(r"A/CONF\.\d+/")
_OF_ASSEMBLY = late_pattern(r"A/(?:C\.\d/)?\d")
_FAR_AHEAD = 3
"""Years behind the new document, at most, of a date that rolls alone."""
_WITH = 8
"""Units between an ordinal and the date of the event that it counts, at most."""
_BACK = 3
"""Meetings by which one may have been set back, at most."""
_PART = late_pattern(r"/(?:Add|Corr|Rev)\..*")
"""What the symbol of a part of a document has beyond that of the document."""
_DASH = "-"
"""As which dashes of all lengths are compared."""
_JOINT = 2
"""Units between the ends of a range, at most: *to*, *y el*."""
_NEAR = 3
"""Units that may stand between *no later than* and its date; after one word (*by*) the date follows at once."""


def moved_deadline(evidence: Evidence, cluster: Cluster) -> Pair | None:
    """Return the first deadline, new end or beginning that moved otherwise than by the expected step."""
    dates = (pair for pair in cluster.pairs if pair[1].citation.kind in TIMES)
    return next((pair for pair in dates if _is_decided(evidence, pair, is_pure=cluster.is_pure)), None)


def moved_by_hand(evidence: Evidence, cluster: Cluster) -> Pair | None:
    """Return the first date or session that changed otherwise than by time; None if there is none.

    Between two texts of one session nothing rolls.
    """
    if (corrected := _corrected(evidence, cluster) or _unreadable(evidence, cluster)) is not None:
        return corrected
    alone = () if cluster.added or cluster.dropped else cluster.pairs
    others = (pair for pair in alone if _is_no_document_of_now(evidence, *pair))
    if (other := next(others, None)) is not None:
        return other
    if evidence.context.step == 0:
        kind = CitationKind.DOCUMENT
        return next((pair for pair in cluster.pairs if _is_timed(pair) or pair[1].citation.kind is kind), None)
    return _not_rolled(evidence, cluster, [*filter(_is_timed, cluster.pairs)])


def _corrected(evidence: Evidence, cluster: Cluster) -> Pair | None:
    """Return a day of an instrument that stayed, or an end of a period whose ends went on by different steps."""
    if (day := redated(evidence, cluster)) is not None:
        return day
    if (end := next((pair for pair in cluster.pairs if _ends(evidence, *pair)), None)) is not None:
        return end
    for first, last in pairwise(cluster.pairs):
        if _end_apart(first, last):
            return first if _keeps_day(*last) and not _keeps_day(*first) else last
    return None


def _unreadable(evidence: Evidence, cluster: Cluster) -> Pair | None:
    """Return a date of which the other text has parts that are no date, with these: *25 September*, *35 September*."""
    if len(cluster.hunks) > 1 or any({slot.citation.kind for slot in pair} == _DATES for pair in cluster.pairs):
        return None
    hunk = cluster.hunks[0]
    shifts = hunk.new_start - hunk.old_start, hunk.new_end - hunk.old_end
    for slot in cluster.gone:
        if kept := _kept_of(evidence.old, slot, evidence.new, hunk.old_start, shifts):
            return slot, replace(slot, start=min(kept | hunk.new_units), end=max(kept | hunk.new_units) + 1)
    for slot in cluster.come:
        if kept := _kept_of(evidence.new, slot, evidence.old, hunk.new_start, (-shifts[0], -shifts[1])):
            return replace(slot, start=min(kept | hunk.old_units), end=max(kept | hunk.old_units) + 1), slot
    return None


def _kept_of(side: Side, date: Slot, other: Side, change: int, shifts: tuple[int, int]) -> frozenset[int]:
    """Return where the other text has the kept parts of a date, if its day or month is part of none there.

    `shifts`: how much farther on units stand there before a change and behind it.
    """
    if date.citation.kind is not CitationKind.DATE:
        return NOTHING
    units = [unit for unit in range(date.start, date.end) if not side.changed[unit]]
    kept = {unit + shifts[unit >= change]: is_glue(side, unit) for unit in units}
    return NOTHING if all(is_small or unit in other.slotted for unit, is_small in kept.items()) else frozenset(kept)


def _not_rolled(evidence: Evidence, cluster: Cluster, changed: Sequence[Pair]) -> Pair | None:
    """Return the first of the changed dates and sessions that time alone did not change between two sessions.

    No year rolls back, and nothing that is long past. Nor does a meeting, or a date to another day of the same year,
    unless something else in the clause rolled on with it: *the thirty-fifth meeting* of February, *the thirty-sixth*
    of December.
    """
    back = (pair for pair in changed if _was_set_back(*pair))
    past = (pair for pair in changed if cluster.is_pure and is_long_past(evidence, *pair))
    if (by_hand := next(chain(back, past, _far_ahead(evidence, cluster, changed)), None)) is not None:
        return by_hand
    is_alone = cluster.hunks == evidence.hunks
    if is_alone and all(_is_same_day(evidence, *pair) for pair in cluster.pairs):
        return next(iter(changed), None)
    if not cluster.is_pure or any((step_of(*pair) or 0) > 0 for pair in _all_pairs(evidence)):
        return None
    return next((pair for pair in changed if _went_back(*pair) or _stayed_in_year(*pair)), None)


def _ends(evidence: Evidence, before: Slot, after: Slot) -> bool:
    """Say whether two dates are one end of a range of which the other stayed: *2117–2130*, *2117–2135*."""
    kinds = {before.citation.kind, after.citation.kind}
    if before.citation.value == after.citation.value or len(kinds) > 1 or kinds.isdisjoint(TIMES):
        return False
    ends_of = _other_ends if kinds.isdisjoint(_DATES) else _other_days
    return not ends_of(evidence.old, before).isdisjoint(ends_of(evidence.new, after))


def _other_days(side: Side, slot: Slot) -> set[tuple[bool, str]]:
    """Return the day with which a period begins or ends of which another day is the other end."""
    days = [other for other in side.slots if other.citation.kind is CitationKind.DATE]
    begun = {(True, day.citation.value) for day in days if _is_period(day, slot)}
    return begun | {(False, day.citation.value) for day in days if _is_period(slot, day)}


def _is_period(start: Slot, end: Slot) -> bool:
    """Say whether two days are the ends of a period: one of many years grows as they pass, and ends with no slip."""
    is_joined = 0 < end.start - start.end <= _JOINT and _has_months(start, end)
    return is_joined and (step_of(start, end) or 0) <= _SPAN


def _other_ends(side: Side, slot: Slot) -> set[tuple[bool, str]]:
    """Return the years that a dash joins to one, and for each whether the range begins with it."""
    years = [other for other in side.slots if other.citation.kind in TIMES]
    begun = {(True, other.citation.value) for other in years if _is_dash(side, other.end, slot.start)}
    return begun | {(False, other.citation.value) for other in years if _is_dash(side, slot.end, other.start)}


def _is_dash(side: Side, start: int, end: int) -> bool:
    return end - start == 1 and side.keys[start] == _DASH


def _is_same_day(evidence: Evidence, before: Slot, after: Slot) -> bool:
    """Say whether a day became the same day of another year, which the documents are not apart: few events recur so."""
    old, new = before.citation, after.citation
    is_day = old.kind is new.kind is CitationKind.DATE and len(old.value) == len(new.value) == _DAY
    steps = (0, expected_step(evidence), evidence.context.step)
    return is_day and old.value[4:] == new.value[4:] and step_of(before, after) not in steps


def _end_apart(first: Pair, then: Pair) -> bool:
    """Say whether the ends of one range of days rolled by different steps: *1 July 2120 to 30 June 2121*.

    So they did where one kept its day and the other did not, in a range of months; and such a period does not begin
    otherwise than on the first of a month.
    """
    if any(slot.citation.kind is not CitationKind.DATE for pair in (first, then) for slot in pair):
        return False
    if any(not 0 <= b.start - a.end <= _JOINT for a, b in zip(first, then, strict=True)):
        return False
    steps = step_of(*first), step_of(*then)
    if None in steps:
        return False
    if steps[0] != steps[1]:
        return True
    kept = _keeps_day(*first), _keeps_day(*then)
    is_shifted = kept[0] != kept[1] or (not any(kept) and first[0].citation.value.endswith(_FIRST_DAY))
    return is_shifted and any(map(_has_months, first, then))


def _has_months(start: Slot, end: Slot) -> bool:
    """Say whether a range is longer than a meeting."""
    first, last = start.citation.value, end.citation.value
    if len(first) != _DAY or len(last) != _DAY:
        return False
    return (int(last[:4]) - int(first[:4])) * 12 + int(last[5:7]) - int(first[5:7]) >= _MONTHS


def _keeps_day(before: Slot, after: Slot) -> bool:
    """Say whether two dates are one day of the year."""
    return before.citation.value[4:] == after.citation.value[4:]


def redated(evidence: Evidence, cluster: Cluster) -> Pair | None:
    """Return the two days of an instrument that both texts cite, if a cluster changed them: it was adopted once."""
    found = evidence.remembered("redated", _redated)
    return next((pair for pair in found if pair[0] in cluster.gone or pair[1] in cluster.come), None)


def _redated(evidence: Evidence) -> Sequence[Pair]:
    old, new = _days_of(evidence.old), _days_of(evidence.new)
    days = [(old[cited], new[cited]) for cited in old if new.get(cited, old[cited]) != old[cited]]
    slots = [(_of_day(evidence.old, before), _of_day(evidence.new, after)) for before, after in days]
    return [(before, after) for before, after in slots if before and after]


def _days_of(side: Side) -> dict[tuple[str, str], str]:
    """Return the day of each instrument of a text."""
    cited = (slot.citation for slot in side.slots if len(slot.citation.date) == _DAY)
    return {(citation.kind.value, citation.value): citation.date for citation in cited}


def _of_day(side: Side, day: str) -> Slot | None:
    dates = (slot for slot in side.slots if slot.citation.kind is CitationKind.DATE)
    return next((slot for slot in dates if slot.citation.value == day), None)


def _is_timed(pair: Pair) -> bool:
    """Say whether two dates or sessions differ, and not only in how much of the date they tell."""
    old, new = (slot.citation for slot in pair)
    is_told_in_part = new.kind in TIMES and (old.value.startswith(new.value) or new.value.startswith(old.value))
    return old.kind is new.kind and new.kind in _TIMED and old.value != new.value and not is_told_in_part


def _is_no_later_document(before: Slot, after: Slot) -> bool:
    """Say whether a document became another of its session, year or conference, or an earlier one: no corrigendum."""
    if after.citation.kind is not CitationKind.DOCUMENT:
        return False
    old, new = (_PART.sub("", slot.citation.value) for slot in (before, after))
    step, is_of_one_time = step_of(before, after), place_in_time(before) == place_in_time(after) is not None
    conference = _CONFERENCE.match(old)
    is_of_one_time = is_of_one_time or (step is None and conference is not None and new.startswith(conference[0]))
    return old != new and (is_of_one_time or (step is not None and step < 0))


def _is_no_document_of_now(evidence: Evidence, before: Slot, after: Slot) -> bool:
    """Say whether a document became one that is not later, is out of time, or has not the number of its supplement."""
    old, new = (slot.citation.value.rpartition("/")[2] for slot in (before, after))
    if old != new and is_misnumbered(evidence, range(after.start, after.end)):
        return True
    return _is_no_later_document(before, after) or _is_out_of_time(evidence, before, after)


def _is_out_of_time(evidence: Evidence, before: Slot, after: Slot) -> bool:
    """Say whether a document became one of years ago, which the old text could have named, or of years to come."""
    place = place_in_time(after)
    if after.citation.kind is not CitationKind.DOCUMENT or place is None or step_of(before, after) is None:
        return False
    now = evidence.context.new_year if place >= FIRST_YEAR else evidence.context.new_session
    is_dated = place >= FIRST_YEAR or _OF_ASSEMBLY.match(after.citation.value) is not None
    if not is_dated or now is None:
        return False
    return place > now + 1 or now - (evidence.context.step or 0) - place > _LONG_AGO


def _was_set_back(before: Slot, after: Slot) -> bool:
    """Say whether a session went back, or a meeting by a few: farther back lies that of another body."""
    if after.citation.kind is CitationKind.MEETING:
        return -_BACK <= (step_of(before, after) or 0) < 0
    return after.citation.kind is CitationKind.SESSION and _went_back(before, after)


def is_long_past(evidence: Evidence, before: Slot, after: Slot) -> bool:
    """Say whether a date was past for the old text already, or an ordinal counts an event whose date stayed.

    A convention of 2072 does not become one of 2073, nor the first meeting, held in 2078, the second one.
    """
    now, year = evidence.context.new_year, place_in_time(after)
    if now is None or year is None:
        return False
    if after.citation.kind in TIMES:
        ago = now - (evidence.context.step or 0) - year
        return _went_back(before, after) or ago > (0 if step_of(before, after) == 0 else _AGO)
    beside = range(after.start - _NEAR, after.end + _NEAR)
    is_anniversary = any(term.start in beside for term in evidence.new.terms("anniversary"))
    if is_anniversary or after.citation.kind is CitationKind.DOCUMENT:
        return False
    stayed = _dates_beside(evidence.old, before) & _dates_beside(evidence.new, after)
    return any(int(day[:4]) < now - 1 - (evidence.context.step or 0) for day in stayed)


def _far_ahead(evidence: Evidence, cluster: Cluster, changed: Sequence[Pair]) -> Iterator[Pair]:
    """Yield dates that lie years ahead: time moves no target of 2130 but with a nearer date."""
    now = evidence.context.new_year
    is_rewritten = not cluster.is_pure and any(map(is_long, cluster.hunks))
    times = [pair for pair in changed if pair[1].citation.kind in TIMES and not is_rewritten]
    far = [pair for pair in times if now is not None and (place_in_time(pair[1]) or 0) > now + _FAR_AHEAD]
    near = {step_of(*pair) for pair in times if pair not in far}
    return (pair for pair in far if step_of(*pair) not in near)


def _dates_beside(side: Side, slot: Slot) -> set[str]:
    """Return the dates that stand behind an ordinal, after one comma at most; the Chinese ones before it, too."""
    found = set()
    for other in side.slots:
        is_behind = slot.end <= other.start
        between = range(slot.end, other.start) if is_behind else range(other.end, slot.start)
        is_beside = is_behind or side.keys[slot.start][0] >= CHINESE
        is_near = is_beside and len(between) <= _WITH and sum(divides(side, unit) for unit in between) <= is_behind
        if is_near and other.citation.kind in TIMES and place_in_time(other) is not None:
            found.add(other.citation.value)
    return found


def _went_back(before: Slot, after: Slot) -> bool:
    return (step_of(before, after) or 0) < 0


def _stayed_in_year(before: Slot, after: Slot) -> bool:
    """Say whether a day or month became another of one year, or of each: *on 26 September each year*."""
    is_yearly = all(slot.citation.kind is CitationKind.DATE and place_in_time(slot) is None for slot in (before, after))
    return is_yearly or (step_of(before, after) == 0 and len(after.citation.value) >= _MONTH)


def _all_pairs(evidence: Evidence) -> Iterator[Pair]:
    for cluster in clusters_of(evidence, Claims()):
        yield from cluster.pairs


def _is_decided(evidence: Evidence, pair: Pair, *, is_pure: bool) -> bool:
    """Say whether a date is a deadline, on both sides where other words changed with it, and not the next period."""
    before, after = pair
    is_put_off = _stands_after(evidence.new, after, "postponed") and _stands_after(evidence.old, before, "postponed")
    rolled = (after.citation.kind for _, after in _all_pairs(evidence))
    # A recital tells what a resolution extended that took the place of the one before.
    is_renewal = evidence.new.kind is ParagraphKind.PREAMBULAR and CitationKind.RESOLUTION in rolled
    if is_put_off and not is_renewal:
        return True
    for name in ("deadline", "covered"):
        stands = _stands_after(evidence.old, before, name), _stands_after(evidence.new, after, name)
        if all(stands) or (is_pure and any(stands)):
            return step_of(before, after) != expected_step(evidence) and not _is_next_period(evidence, before, after)
    return False


def _is_next_period(evidence: Evidence, before: Slot, after: Slot) -> bool:
    """Say whether two years are the ends of periods of one length of which one follows the other: *2118–2121*."""
    old, new = before.citation.value, after.citation.value
    if not (old.isdecimal() and new.isdecimal()):
        return False
    step = int(new) - int(old)
    earlier = _other_ends(evidence.old, before)
    return any(
        year.isdecimal() and step == abs(int(year) - int(new)) + 1 and (is_end, str(int(year) - step)) in earlier
        for is_end, year in _other_ends(evidence.new, after)
    )


def _stands_after(side: Side, slot: Slot, name: str) -> bool:
    near = [term for term in side.terms(name) if not joins_dates(side, term)]
    return any(_is_just_before(side, term, slot) or _is_just_behind(side, term, slot) for term in near)


def _is_just_before(side: Side, term: Term, slot: Slot) -> bool:
    between = range(term.end, slot.start)
    if slot.start < term.end or len(between) > _NEAR:
        return False
    if term.end - term.start == 1 and not all(side.is_in(unit, "year-word", "article") for unit in between):
        return False
    is_of_name = side.is_in(slot.start - 1, "article") and slot.end < len(side.keys) and side.is_capital(slot.end)
    return slot.citation.kind is not CitationKind.YEAR or not is_of_name  # adopted by the 2118 Conference


def _is_just_behind(side: Side, term: Term, slot: Slot) -> bool:
    """Say whether a Chinese word of a deadline stands behind its date: *2130 年之前*."""
    if side.keys[term.start][0] < CHINESE:
        return False
    between = range(slot.end, term.start)
    return term.start >= slot.end and all(side.is_in(unit, "year-word") for unit in between)


def joins_dates(side: Side, term: Term) -> bool:
    """Say whether a word stands between two dates of a range: *3 to 5 May* has no deadline."""
    return any(slot.end == term.start and slot.citation.kind in TIMES for slot in side.slots)
