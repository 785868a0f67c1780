"""A list of dated things grown by the next of those already listed: sessions, meetings, reviews, years.

Why it matters: *its forty-fifth and forty-sixth sessions* is the passing of a year, not a new commitment.
Example: *the first and second Conferences* becomes *the first, second and third Conferences*, with its
date. Limits: the next one alone, by number or by date, in a list of one kind; where the paragraph asks
for something to be carried out, the list decides how much, and the addition is substantive. Citations of
instruments are the rule `citation`'s.
"""

from __future__ import annotations

from collections.abc import Iterator

from draftdiff.comparison import Value, Weight
from draftdiff.rules.citation import asks_for_what_it_cites
from draftdiff.rules.claims import Claim, Claims
from draftdiff.rules.clusters import TIMES, Cluster, clusters_of
from draftdiff.rules.evidence import Evidence, Slot
from draftdiff.rules.steps import place_in_time

RULE = "list-dated"


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


def _is_next(cluster: Cluster, slot: Slot) -> bool:
    """Say whether a member follows all that stood in the list: by one if it is numbered, later if it is dated."""
    kind = _kind(slot)
    before = [place_in_time(kept) for kept in cluster.kept if _kind(kept) == kind]
    before += [
        place_in_time(other) for other in cluster.added if _kind(other) == kind and other.start < slot.start
    ]
    place = place_in_time(slot)
    known = [each for each in before if each is not None]
    if place is None or not known:
        return False
    return place >= max(known) if slot.citation.kind in TIMES else place == max(known) + 1


def _kind(slot: Slot) -> str:
    return "time" if slot.citation.kind in TIMES else slot.citation.kind.value
