"""A list of dated things grown by the next of those already listed: sessions, meetings, reviews, years.

Why it matters: *its forty-fifth and forty-sixth sessions* is the passing of a year, not a new commitment. Example:
*the first and second Conferences* becomes *the first, second and third Conferences*, with its date. Limits: the
next one alone, by number or by date, in a list of one kind; where the paragraph asks for something to be carried
out, the list decides how much, and the addition is substantive. Citations of instruments are the rule `citation`'s.
"""

from __future__ import annotations

from collections.abc import Iterator

from draftdiff.changes.claims import Claim, Claims, lapsed
from draftdiff.changes.clusters import TIMES, Cluster, clusters_of, kind_of
from draftdiff.changes.evidence import Evidence, Side, Slot
from draftdiff.changes.little import bare, divides, is_little
from draftdiff.changes.steps import place_in_time
from draftdiff.citations import CitationKind
from draftdiff.comparison import Value, Weight
from draftdiff.rules.citation import asks_for_what_it_cites

RULE = "list-dated"
_DATED = TIMES | {CitationKind.DOCUMENT}
"""Kinds of which the next is the later one, not the one numbered next."""


def find(evidence: Evidence, claims: Claims) -> Iterator[Claim]:
    """Yield a claim for each list that grew."""
    for cluster in clusters_of(evidence, claims):
        if cluster.is_cited or not cluster.added or not cluster.is_pure:
            continue
        if cluster.pairs or cluster.dropped or not all(_is_next(cluster, slot) for slot in cluster.added):
            continue
        asked = any(asks_for_what_it_cites(evidence, slot) for slot in cluster.added)
        weight = Weight.SUBSTANTIVE if asked else Weight.TECHNICAL
        value = Value(name="member", new=", ".join(slot.citation.text for slot in cluster.added))
        yield Claim(RULE, weight, RULE, (value,), cluster.old_units, cluster.new_units)


def find_events(evidence: Evidence, claims: Claims) -> Iterator[Claim]:
    """Yield a claim for a numbered event that was put into a list or left out of it: not the next of one listed."""
    for side, old, new in evidence.one_sided(claims):
        units = old | new
        if not _is_event(side, units):
            continue
        said = bare(side, units)
        value = Value(name="member", old=said if old else "", new=said if new else "")
        message = "list-dated.dropped" if old else "list-dated.event"
        yield Claim(RULE, Weight.SUBSTANTIVE, message, (value,), old, new, (lapsed(value),) if old else ())


def _is_event(side: Side, units: frozenset[int]) -> bool:
    """Say whether a stretch begins or ends with a comma or a conjunction and first has the ordinal of a meeting."""
    first, last = min(units), max(units)
    if not (is_little(side, first) or is_little(side, last)) or any(first <= v.start <= last for v in side.verbs):
        return False
    numbered = (slot.start for slot in side.slots if slot.citation.kind is CitationKind.MEETING)
    ordinal = next((start for start in numbered if first <= start <= last), None)
    between = range(next((unit for unit in range(first, last) if not divides(side, unit)), last), ordinal or 0)
    return ordinal is not None and not any(divides(side, unit) for unit in between if unit not in side.slotted)


def _is_next(cluster: Cluster, slot: Slot) -> bool:
    """Say whether a member follows all that stood in the list: by one if it is numbered, later if it is dated."""
    kind = kind_of(slot)
    before = [place_in_time(kept) for kept in cluster.kept if kind_of(kept) == kind]
    before += [place_in_time(other) for other in cluster.added if kind_of(other) == kind and other.start < slot.start]
    place = place_in_time(slot)
    known = [each for each in before if each is not None]
    if place is None or not known:
        return False
    return place >= max(known) if slot.citation.kind in _DATED else place == max(known) + 1
