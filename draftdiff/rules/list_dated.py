"""A list of dated things grown by the next of those already listed: sessions, meetings, reviews, years.

Why it matters: *its forty-fifth and forty-sixth sessions* is the passing of a year, not a new commitment. Example:
*the first and second Conferences* becomes *the first, second and third Conferences*, with its date. Limits: the
next one alone, by number or by date, in a list of one kind; where the paragraph asks for something to be carried
out, the list decides how much, and the addition is substantive. Citations of instruments are the rule `citation`'s.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from draftdiff.changes.claims import Claim, Claims
from draftdiff.changes.clusters import TIMES, Cluster, clusters_of, kind_of
from draftdiff.changes.evidence import Evidence, Side, Slot
from draftdiff.changes.little import bare, is_little
from draftdiff.changes.steps import place_in_time
from draftdiff.citations import CitationKind
from draftdiff.comparison import Flag, FlagKind, Value, Weight
from draftdiff.rules.citation import asks_for_what_it_cites

RULE = "list-dated"
_COMMAS = frozenset(",،、，;؛；")
_ENDS = 2
"""Members of a range that are said: the first and the last."""
_DATED = TIMES | {CitationKind.DOCUMENT}
"""Kinds of which the next is the later one, not the one numbered next."""


def find(evidence: Evidence, claims: Claims) -> Iterator[Claim]:
    """Yield a claim for each list that grew."""
    for cluster in clusters_of(evidence, claims):
        if cluster.is_pure and not cluster.is_cited and (claim := _range(evidence, cluster)):
            yield claim
            continue
        if cluster.is_cited or not cluster.added or not cluster.is_pure:
            continue
        if cluster.pairs or cluster.dropped or not all(_is_next(cluster, slot) for slot in cluster.added):
            continue
        asked = any(asks_for_what_it_cites(evidence, slot) for slot in cluster.added)
        weight = Weight.SUBSTANTIVE if asked else Weight.TECHNICAL
        value = Value(name="member", new=", ".join(slot.citation.text for slot in cluster.added))
        yield Claim(RULE, weight, RULE, (value,), cluster.old_units, cluster.new_units)


def _range(evidence: Evidence, cluster: Cluster) -> Claim | None:
    """A list written as a range, or the reverse: *first, second and third* and *first to third*, or *to fourth*."""
    old, new = _numbers(*cluster.gone, *cluster.kept), _numbers(*cluster.come, *cluster.kept)
    if not old or not new or old[0] != new[0] or old[-1] > new[-1] or len(old) == len(new):
        return None
    listed, ends = (old, new) if len(old) > len(new) else (new, old)
    is_range = _is_range(evidence.new, cluster.new_units) if ends is new else _is_range(evidence.old, cluster.old_units)
    if len(ends) != _ENDS or not is_range or listed != [*range(listed[0], listed[-1] + 1)]:
        return None
    claim = Claim(RULE, Weight.TECHNICAL, RULE, (), cluster.old_units, cluster.new_units)
    said_old, said_new = evidence.old.said_across(cluster.old_units), evidence.new.said_across(cluster.new_units)
    if old[-1] < new[-1]:
        return replace(claim, values=(Value(name="member", old=said_old, new=said_new),))
    words = (Value(name="words", old=said_old, new=said_new),)
    return replace(claim, rule="house-style", weight=Weight.EDITORIAL, message="house-style.style", values=words)


def _is_range(side: Side, units: frozenset[int]) -> bool:
    """Say whether some units join two ends by *to* or a dash, and not by a comma or *and*."""
    joints = [unit for unit in units if unit not in side.slotted]
    return bool(joints) and not any(side.keys[unit] in _COMMAS or side.is_in(unit, "conjunction") for unit in joints)


def _numbers(*slots: Slot) -> list[int]:
    """Return the numbers of sessions or meetings in order; none if one is something else."""
    kinds = {slot.citation.kind for slot in slots}
    if len(kinds) != 1 or not kinds < {CitationKind.SESSION, CitationKind.MEETING}:
        return []
    return sorted({int(slot.citation.value) for slot in slots if slot.citation.value.isdecimal()})


def find_events(evidence: Evidence, claims: Claims) -> Iterator[Claim]:
    """Yield a claim for a numbered event that was put into a list or left out of it: not the next of one listed."""
    for side, old, new in evidence.one_sided(claims):
        units = old | new
        if not _is_event(side, units):
            continue
        said = bare(side, units)
        value = Value(name="member", old=said if old else "", new=said if new else "")
        message = "list-dated.dropped" if old else "list-dated.event"
        yield Claim(RULE, Weight.SUBSTANTIVE, message, (value,), old, new, _lapsed(value) if old else ())


def _is_event(side: Side, units: frozenset[int]) -> bool:
    """Say whether a stretch begins or ends with a comma or a conjunction and has an ordinal of a meeting."""
    first, last = min(units), max(units)
    if not (is_little(side, first) or is_little(side, last)) or any(first <= v.start <= last for v in side.verbs):
        return False
    return any(first <= slot.start <= last and slot.citation.kind is CitationKind.MEETING for slot in side.slots)


def _lapsed(value: Value) -> tuple[Flag, ...]:
    return (Flag(kind=FlagKind.LAPSED, message="lapsed", values=(value,)),)


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
