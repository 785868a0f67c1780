"""What time alone brings: a date, year, session, meeting or report symbol moved on, with the step it made.

Why it matters: half of what differs between two renewals is this; and a step that is not the expected one is a
postponement that nothing else shows. Example: *seventy-fifth session* becomes *seventy-seventh session* two years
later. Limits: on or off the step it is technical, but for the session at which a report is asked for; a deadline
moved off the step, and what moved though no time passed, is the rule `period`'s, and an instrument with its date is
the rule `citation`'s.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from draftdiff.changes.claims import NOTHING, Claim, Claims
from draftdiff.changes.clusters import TIMES, Cluster, clusters_of, said_whole
from draftdiff.changes.deadlines import moved_by_hand, moved_deadline
from draftdiff.changes.evidence import Evidence, Side, Slot
from draftdiff.changes.little import number_at
from draftdiff.changes.steps import expected_step, expected_step_of, place_in_time, step_of
from draftdiff.citations import CitationKind
from draftdiff.comparison import Flag, FlagKind, Value, Weight
from draftdiff.model import ParagraphKind
from draftdiff.patterns import late_pattern
from draftdiff.rules.reporting_request import report_requests

RULE = "roll-forward"
OFF_CYCLE = "off-cycle"

_ROLLED = RULE, Weight.TECHNICAL, RULE
_TEXT_ROLLED = "citation-replaced", Weight.TECHNICAL, "citation-replaced"
_STATED_NOW = RULE, Weight.SUBSTANTIVE, "roll-forward.stated"
_RHYTHM = "reporting-request", Weight.SUBSTANTIVE, "reporting-request.rhythm"
"""Rule, weight and message."""

_ADOPTED = late_pattern(r"/(?:RES|DEC)/")
_LATE = 3
"""Years by which an age that nobody counted on at the last renewal may be ahead of the step."""
_PASSED = 4
"""Units between a number of years and the word that says that they passed, at most."""
_BESIDE = 3
"""Units round an ordinal in which its noun stands, at most."""
_YEARS_LATER = 5
"""Years by which a date among words that changed with it may be off the step."""
_AGES = 15
"""Years by which no date rolls."""
_YEAR = 4
"""Characters of a date that states no more than its year."""
ROLLING = TIMES | {CitationKind.SESSION, CitationKind.MEETING, CitationKind.DOCUMENT}
_STATED = TIMES | {CitationKind.SESSION, CitationKind.MEETING}

_PLACED = frozenset(
    {CitationKind.PARAGRAPH, CitationKind.ARTICLE, CitationKind.ANNEX, CitationKind.MEETING, CitationKind.SESSION}
)
"""Kinds of places in a source that a note may name; an ordinal beside *section* is read as that of a meeting."""

_Pairs = Sequence[tuple[Slot, Slot]]


def find(evidence: Evidence, claims: Claims) -> Iterator[Claim]:
    """Yield a claim for each roll; inside a rewritten stretch it claims the dates and sessions alone."""
    for cluster in clusters_of(evidence, claims):
        pairs = [pair for pair in cluster.pairs if _rolls(evidence, claims, *pair)]
        if not cluster.is_pure:
            pairs = [pair for pair in pairs if pair[1].citation.kind not in TIMES or _is_near(evidence, cluster, *pair)]
        if not pairs or not _rolled_by_time(evidence, cluster):
            continue
        old, new = cluster.claimed(evidence, (before for before, _ in pairs), (after for _, after in pairs))
        if not any(_is_on_step(evidence, *pair) for pair in pairs):
            pairs = _sources_on_step(evidence, cluster) or pairs
        values, flags = _values(evidence, _telling(evidence, pairs)), _flags(evidence, pairs)
        yield Claim(*_kind_of_roll(evidence, pairs), values, old, new, flags)
        if flags and _is_of_report(evidence, pairs):
            yield Claim(*_RHYTHM, values)


def _kind_of_roll(evidence: Evidence, pairs: _Pairs) -> tuple[str, Weight, str]:
    """Return rule, weight and message of a roll: between two texts of one session no time passed by itself."""
    if evidence.context.step == 0 and any(after.citation.kind in TIMES for _, after in pairs):
        return _STATED_NOW
    is_text = all(_ADOPTED.search(after.citation.value) for _, after in pairs)  # *GC(64)/RES/9* is a citation
    return _TEXT_ROLLED if is_text else _ROLLED


def _is_near(evidence: Evidence, cluster: Cluster, before: Slot, after: Slot) -> bool:
    """Say whether a date lies on the step, or some years later: among other words, no other is the same event's.

    Nor is any where more than the end of a range came or went with it: which took the place of which, nobody can say.
    """
    if sum(slot.citation.kind in TIMES for slot in (*cluster.added, *cluster.dropped)) > 1:
        return False
    old, new, step = before.citation.value, after.citation.value, step_of(before, after) or 0
    is_later = 0 < step <= _YEARS_LATER or (not step and len(old) == len(new) and old < new)
    return is_later or _is_on_step(evidence, before, after)


def _rolls(evidence: Evidence, claims: Claims, before: Slot, after: Slot) -> bool:
    """Say whether a date, session or document may have taken the place of another as time went by."""
    if after.citation.kind not in ROLLING or _are_apart(evidence, before, after):
        return False
    old, new = evidence.old.changed_in(before.start, before.end), evidence.new.changed_in(after.start, after.end)
    is_told = bool(old or new) and old <= claims.old and new <= claims.new  # two dates of instruments, for one
    return not is_told


def _rolled_by_time(evidence: Evidence, cluster: Cluster) -> bool:
    """Say whether nothing but time changed the dates and sessions of a cluster."""
    if moved_deadline(evidence, cluster) or moved_by_hand(evidence, cluster):
        return False
    return not cluster.is_pure or (not cluster.is_cited and _is_whole(evidence, cluster))


def _are_apart(evidence: Evidence, before: Slot, after: Slot) -> bool:
    """Say whether a day became a bare year off the step, or the reverse, or something is no part of a series.

    A year is none that is part of a name (*2130 Agenda*), nor is a special session that is not the next one. The day of
    an instrument takes no place but that of another's.
    """
    is_other_kind = before.citation.kind is not after.citation.kind
    step, expected = step_of(before, after), expected_step(evidence)
    if before.citation.kind in TIMES and step is not None and abs(step) > _AGES and step != expected:
        return True
    if is_other_kind and step not in (0, expected):
        return True
    sides = (evidence.old, before), (evidence.new, after)
    if any(term.start <= slot.start and slot.end <= term.end for side, slot in sides for term in side.equal_terms):
        return True
    if len({any(slot.citation.value == cited.citation.date for cited in side.slots) for side, slot in sides}) > 1:
        return True
    is_back = after.citation.kind is CitationKind.MEETING and (step or 0) < 0
    return is_back or (step != 1 and all(_is_special(*side) for side in sides))


def _is_special(side: Side, slot: Slot) -> bool:
    """Say whether an ordinal counts special sessions: none follows the last one by itself."""
    near = range(slot.start - _BESIDE, slot.end + _BESIDE)
    return slot.citation.kind not in TIMES and any(
        term.start in near or term.end - 1 in near for term in side.terms("special-session")
    )


def find_stated(evidence: Evidence, claims: Claims) -> Iterator[Claim]:
    """Yield a claim for a date or session that is stated now, or no longer: it rolled from nothing."""
    for cluster in clusters_of(evidence, claims):
        stated = (*cluster.added, *cluster.dropped)
        if not cluster.is_pure or cluster.pairs or not all(slot.citation.kind in _STATED for slot in stated):
            continue
        if _are_elsewhere(evidence.old, cluster.added) or _are_elsewhere(evidence.new, cluster.dropped):
            continue
        old, new = cluster.old_units - claims.old, cluster.new_units - claims.new
        gone, come = _all_said(evidence.old, cluster.dropped, old), _all_said(evidence.new, cluster.added, new)
        if gone and come:
            value = Value(name="moved", old=gone, new=come)
            yield Claim("period", Weight.SUBSTANTIVE, "period.date", (value,), old, new)
        elif gone or come:
            value = Value(
                name="moved",
                old=evidence.old.said_across(old) if gone else "",
                new=evidence.new.said_across(new) if come else "",
            )
            yield Claim(*_STATED_NOW, (value,), old, new)


def _are_elsewhere(side: Side, slots: Sequence[Slot]) -> bool:
    """Say whether one of some ordinals stands in a changed place of the other text, too: it was only moved."""
    changed = [slot.citation for slot in side.slots if side.is_changed(slot.start, slot.end)]
    ordinals = [slot.citation for slot in slots if slot.citation.kind is CitationKind.MEETING]
    return any(one.kind is other.kind and one.value == other.value for one in ordinals for other in changed)


def _all_said(side: Side, slots: Sequence[Slot], units: frozenset[int]) -> str:
    """Return those of some dates and sessions of which not all is explained, as they stand."""
    told = [slot for slot in slots if not units.isdisjoint(range(slot.start, slot.end))]
    return ", ".join(side.said(slot.start, slot.end) for slot in told)


def find_dates_of_citations(evidence: Evidence, claims: Claims) -> Iterator[Claim]:
    """Yield a claim for the date of an instrument that stayed, said on one side alone or in another place."""
    gone: dict[str, frozenset[int]] = {}
    come: dict[str, frozenset[int]] = {}
    for cluster in clusters_of(evidence, claims):
        slots = (*cluster.added, *cluster.dropped)
        if not cluster.is_pure or cluster.pairs or not slots:
            continue
        is_own = all(_is_date_of(evidence.new, evidence.old, slot) for slot in cluster.added)
        if is_own and all(_is_date_of(evidence.old, evidence.new, slot) for slot in cluster.dropped):
            day = slots[0].citation.value
            gone[day] = gone.get(day, NOTHING) | cluster.old_units - claims.old
            come[day] = come.get(day, NOTHING) | cluster.new_units - claims.new
    for day, old in gone.items():
        new = come[day]
        gone_day, come_day = _said_of(evidence.old, day) * bool(old), _said_of(evidence.new, day) * bool(new)
        value = Value(name="words", old=gone_day, new=come_day)
        message = "house-style.order" if gone_day and come_day else "house-style.date-of"
        yield Claim("house-style", Weight.EDITORIAL, message, (value,), old, new)


def _said_of(side: Side, day: str) -> str:
    """Return a day as a text says it; two instruments may be of one day."""
    return next((side.said(slot.start, slot.end) for slot in side.slots if slot.citation.value == day), "")


def _is_date_of(side: Side, other: Side, slot: Slot) -> bool:
    """Say whether a date stands with an instrument that both sides cite."""
    dated = [cited.citation for cited in side.slots if cited.citation.date == slot.citation.value]
    kept = {(cited.citation.kind, cited.citation.value) for cited in other.slots}
    return slot.citation.kind is CitationKind.DATE and any((cited.kind, cited.value) in kept for cited in dated)


def find_ages(evidence: Evidence, claims: Claims) -> Iterator[Claim]:
    """Yield a claim for years that have passed since: *27 years ago* became *30 years ago* in a recital."""
    if evidence.new.kind is not ParagraphKind.PREAMBULAR or not evidence.context.step:
        return
    for hunk in evidence.hunks:
        old, new = (_years(*stretch) for stretch in evidence.stretches(hunk))
        if old and new and 0 < new - old <= evidence.context.step + _LATE:
            value = Value(name="moved", old=str(old), new=str(new))
            yield Claim(RULE, Weight.TECHNICAL, "roll-forward.age", (value,), hunk.old_units, hunk.new_units)


def _years(side: Side, start: int, end: int) -> int:
    """Return the number that a hunk is, where *year* follows, and a word that says that they passed; 0 if it is none.

    *Every three years* and a term of three years are periods, and time alone makes none longer.
    """
    if end - start != 1 or end >= len(side.keys) or not side.is_in(end, "year-word") or start in side.slotted:
        return 0
    near = range(start - _PASSED, end + _PASSED)
    if not any(term.start in near for term in side.terms("elapsed")):
        return 0
    return number_at(side, start) or 0


def _is_whole(evidence: Evidence, cluster: Cluster) -> bool:
    """Say whether nothing is left over but a date of the same year, or (in a note) more of the same source."""
    old, new = [before for before, _ in cluster.pairs], [after for _, after in cluster.pairs]
    in_note = evidence.note is not None
    sources = _sources_on_step(evidence, cluster)
    if sources and not all(_is_later(evidence, slot) for slot in cluster.come if _is_source(slot)):
        return False
    dropped = [slot for slot in cluster.dropped if not _is_beside(slot, sources)]
    added = [slot for slot in cluster.added if not _is_beside(slot, sources)]
    return _belong(dropped, old, in_note) and _belong(added, new, in_note)


def _sources_on_step(evidence: Evidence, cluster: Cluster) -> list[tuple[Slot, Slot]]:
    """Return the documents in a note that rolled on their step, each with any that it may stand for."""
    if evidence.note is None or not cluster.is_pure:
        return []
    sources = [(old, new) for old in cluster.gone for new in cluster.come if _is_source(old) and _is_source(new)]
    return [pair for pair in sources if _is_on_step(evidence, *pair)]


def _is_on_step(evidence: Evidence, before: Slot, after: Slot) -> bool:
    """Say whether a roll is known to have made the step that is expected."""
    return step_of(before, after) == expected_step_of(evidence, after) is not None


def _is_source(slot: Slot) -> bool:
    """Say whether a slot is a document, and no adopted text."""
    return slot.citation.kind is CitationKind.DOCUMENT and not _ADOPTED.search(slot.citation.value)


def _is_beside(slot: Slot, rolled: _Pairs) -> bool:
    """Say whether a slot is a document of the body of one that rolled: of a report there may be more, or fewer."""
    return _is_source(slot) and any(step_of(slot, after) is not None for _, after in rolled)


def _is_later(evidence: Evidence, slot: Slot) -> bool:
    """Say whether a document is later than all that stood there, or was one of them: time brings no earlier one."""
    said = {old.citation.value: step_of(old, slot) for old in evidence.old.slots if _is_source(old)}
    return slot.citation.value in said or all(step is None or step > 0 for step in said.values())


def _belong(slots: Iterable[Slot], rolled: Sequence[Slot], in_note: bool) -> bool:
    """Say whether some slots go with those that rolled: a range in the place of a year; a paragraph, an addendum."""
    years = {place_in_time(slot) for slot in rolled}
    return all(
        (slot.citation.kind in TIMES and place_in_time(slot) in years) or (in_note and _is_of_source(slot, rolled))
        for slot in slots
    )


def _is_of_source(slot: Slot, rolled: Sequence[Slot]) -> bool:
    """Say whether a slot names a place in a source that rolled, or a part of it: its `Add.1`, its `Corr.1`."""
    if slot.citation.kind in _PLACED:
        return True
    return any(slot.citation.value.startswith(f"{other.citation.value}/") for other in rolled)


def _telling(evidence: Evidence, pairs: _Pairs) -> tuple[Slot, Slot]:
    """Return the first of some rolls of which one can read what changed: *1 January to 31 December 2121*."""
    said = ((pair, said_whole(evidence.old, pair[0]), said_whole(evidence.new, pair[1])) for pair in pairs)
    return next((pair for pair, old, new in said if old != new), pairs[0])


def _values(evidence: Evidence, pair: tuple[Slot, Slot]) -> tuple[Value, ...]:
    before, after = pair
    moved = Value(name="moved", old=said_whole(evidence.old, before), new=said_whole(evidence.new, after))
    step, expected = step_of(before, after), expected_step_of(evidence, after)
    if step is None or expected is None:
        return (moved,)
    return moved, Value(name="step", old=str(expected), new=str(step))


def _flags(evidence: Evidence, pairs: _Pairs) -> tuple[Flag, ...]:
    """Flag the first of some rolls that left its step."""
    off = next((pair for pair in pairs if _is_off_cycle(evidence, *pair)), None)
    return (Flag(kind=FlagKind.OFF_CYCLE, message=OFF_CYCLE, values=_values(evidence, off)),) if off else ()


def _is_of_report(evidence: Evidence, pairs: _Pairs) -> bool:
    """Say whether a session that rolled is the one at which a report is asked for: its rhythm changed."""
    sessions = [after.start for _, after in pairs if after.citation.kind is CitationKind.SESSION]
    return any(start in limb for limb in report_requests(evidence.new) for start in sessions)


def _is_off_cycle(evidence: Evidence, before: Slot, after: Slot) -> bool:
    """Say whether something that lies ahead or under way in this process left its step; past dates are free."""
    step, expected = step_of(before, after), expected_step_of(evidence, after)
    if step is None or expected is None or step == expected or not step:
        return False
    if after.citation.kind is CitationKind.DOCUMENT:
        return True
    if after.citation.kind in (CitationKind.SESSION, CitationKind.MEETING):
        return step != 1 and _is_ahead(evidence, after)
    # A year may move as far as the anniversary beside it: 2120, the twentieth; 2125, the twenty-fifth.
    years = _anniversary(evidence.new, after) - _anniversary(evidence.old, before)
    return _is_ahead(evidence, after) and years != step


def _anniversary(side: Side, year: Slot) -> int:
    """Return the number of the anniversary that is named nearest to a year; 0 if none is."""
    named = min(side.terms("anniversary"), key=lambda term: abs(term.start - year.start), default=None)
    if named is None:
        return 0
    beside = (slot for slot in side.slots if slot.end == named.start or slot.start == named.end)
    number = next((place_in_time(slot) for slot in beside), None)
    tens, ones = (number_at(side, unit) or 0 for unit in (named.start - 2, named.start - 1))
    return number or ones + tens * (tens > ones)


def _is_ahead(evidence: Evidence, slot: Slot) -> bool:
    """Say whether a date, year or session is not over when the new document is adopted."""
    place, year = place_in_time(slot), evidence.context.new_year
    session = evidence.context.new_session
    if place is None:
        return False
    if slot.citation.kind in TIMES:
        said, day = slot.citation.value, evidence.context.new_day
        return year is not None and place >= year and (len(said) <= _YEAR or said >= day[: len(said)])
    return session is not None and place >= session
