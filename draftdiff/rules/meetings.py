"""The place and the theme of a meeting that rolled.

Why it matters: each meeting is somewhere and about something, and neither is what a renewal decides. Example: *held in
Port Pelican on 10 May 2120* becomes *held in Cape Heron on 12 May 2122*. Limits: a place stands after *held in*, or
behind its date; a theme in quotation marks beside the word; either only where the date beside it rolled. The host is
the rule `name`'s.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import inf

from msgspec.structs import replace

from draftdiff.changes.claims import Claim, Claims
from draftdiff.changes.clusters import TIMES, either_matters, is_glue
from draftdiff.changes.evidence import Evidence, Side
from draftdiff.changes.term_tree import Term
from draftdiff.changes.terms import locatives
from draftdiff.comparison import Value, Weight
from draftdiff.rules.roll_forward import RULE

_PLACE = 8
"""Units of a place, at most, and of what stands between it and its date."""
_BESIDE = 3
"""Units between *theme* and what it is, at most."""


def find_places(evidence: Evidence, claims: Claims) -> Iterator[Claim]:
    """Yield a claim for the place of a meeting that rolled: *held in Rabat on 10 May* became *held in Geneva on …*."""
    yield from _behind_dates(evidence, claims)
    for before, after in _pairs(_places(evidence.old), _places(evidence.new)):
        claim = _rolled(evidence, claims, "place", before, after)
        is_dated = _is_dated(evidence.old, before, claims.old) and _is_dated(evidence.new, after, claims.new)
        is_named = _are_names(evidence.old, claim.old) and _are_names(evidence.new, claim.new)
        if claim.old and claim.new and is_dated and is_named:
            yield claim


def _behind_dates(evidence: Evidence, claims: Claims) -> Iterator[Claim]:
    """A place that stands behind its date, in one hunk with it: *on 10 May 2120 in Rabat*."""
    for hunk in evidence.hunks:
        old, new = hunk.old_units, hunk.new_units
        if not any(claim.rule == RULE and claim.old & old and claim.new & new for claim in claims.made):
            continue
        old, new = old - claims.old, new - claims.new
        before, after = _located(evidence.old, old), _located(evidence.new, new)
        if before and after and not either_matters(evidence, old, new):
            yield replace(_rolled(evidence, claims, "place", before, after), old=old, new=new)


def _located(side: Side, units: frozenset[int]) -> range | None:
    """Return the name of a place, if some units are nothing more: names with a capital after *in* or *at*."""
    named = sorted(unit for unit in units if not is_glue(side, unit))
    if not named or len(named) > _PLACE or side.keys[named[0] - 1] not in locatives(side.lexicon):
        return None
    organs = [term.start for term in side.terms("addressee")]
    is_name = all(_has_capital(side, unit) and unit not in organs for unit in named)
    return range(named[0], named[-1] + 1) if is_name and not _holds_more(side, named[0], named[-1] + 1) else None


def find_themes(evidence: Evidence, claims: Claims) -> Iterator[Claim]:
    """Yield a claim for the theme of a meeting that rolled: what stands in quotation marks after *theme*."""
    if not any(claim.rule == RULE for claim in claims.made):
        return
    for before, after in _pairs(_themes(evidence.old), _themes(evidence.new)):
        claim = _rolled(evidence, claims, "theme", before, after)
        if claim.old and claim.new and not either_matters(evidence, before, after):
            yield claim


def _pairs(old: Sequence[range], new: Sequence[range]) -> Iterable[tuple[range, range]]:
    """Return the first with the first, where there are as many."""
    return zip(old, new, strict=True) if len(old) == len(new) else ()


def _rolled(evidence: Evidence, claims: Claims, name: str, before: range, after: range) -> Claim:
    """Return a claim that a place or a theme is another one with the date, for what nothing else tells of."""
    value = Value(name=name, old=_named(evidence.old, before), new=_named(evidence.new, after))
    old = evidence.old.changed_in(before.start, before.stop) - claims.old
    new = evidence.new.changed_in(after.start, after.stop) - claims.new
    return Claim(RULE, Weight.TECHNICAL, f"roll-forward.{name}", (value,), old, new)


def _places(side: Side) -> list[range]:
    """Return the stretches after *held in* that changed, up to the date if one follows."""
    found = []
    for term in side.terms("held"):
        end = min((start for start in _times(side) if start >= term.end), default=inf)
        if end - term.end > _PLACE:
            end = next((unit for unit in range(term.end, len(side.keys)) if not side.changed[unit]), len(side.keys))
        place = range(term.end, int(end))
        is_named = 0 < len(place) <= _PLACE and not all(is_glue(side, unit) for unit in place)
        if is_named and side.is_changed(place.start, place.stop) and not _holds_more(side, place.start, place.stop):
            found.append(place)
    return found


def _times(side: Side) -> list[int]:
    """Return where dates begin, with the *until* or *after* before them."""
    dates = {slot.start for slot in side.slots if slot.citation.kind in TIMES}
    limits = side.terms("deadline", "elapsed")
    return [*dates, *(term.start for term in limits if not dates.isdisjoint((term.end, term.end + 1)))]


def _holds_more(side: Side, start: int, end: int) -> bool:
    """Say whether a stretch holds more than a name: a verb, an ordinal, or part of a word that matters."""
    heavy = (word for word in side.words if not all(name.endswith("-fixed") for name in word.classes))
    spans = [
        *((word.start, word.end) for word in heavy if not _has_capital(side, word.start)),
        *((verb.start, verb.end) for verb in side.verbs),
        *((slot.start, slot.end) for slot in side.slots if slot.citation.kind not in TIMES),
    ]
    return any(first < end and start < last for first, last in spans)


def _has_capital(side: Side, unit: int) -> bool:
    """Say whether a unit is written like part of a name: *New* Delhi, Sharm *el-Sheikh*."""
    return any(map(str.isupper, side.text[side.starts[unit] : side.ends[unit]]))


def _are_names(side: Side, units: frozenset[int]) -> bool:
    """Say whether no word among some units is in small letters: a meeting *held in secret* has no other place."""
    return all(is_glue(side, unit) or not side.said(unit, unit + 1).islower() for unit in units)


def _is_dated(side: Side, place: range, rolled: frozenset[int]) -> bool:
    """Say whether a date beside a place rolled."""
    near = {*range(place.start - _PLACE, place.start), *range(place.stop, place.stop + _PLACE)}
    dates = (slot for slot in side.slots if slot.citation.kind in TIMES)
    return any(not near.isdisjoint(rolled.intersection(range(slot.start, slot.end))) for slot in dates)


def _named(side: Side, units: range) -> str:
    """Return what a stretch says without the little words and marks at its end: *Rabat from*."""
    end = units.stop
    while end > units.start + 1 and is_glue(side, end - 1):
        end -= 1
    return side.said(units.start, end)


def _themes(side: Side) -> list[range]:
    """Return what stands in quotation marks right after *theme*, or (Chinese) right before it."""
    return [stretch for stretch in side.quoted if any(_is_beside(stretch, term) for term in side.terms("theme"))]


def _is_beside(stretch: range, term: Term) -> bool:
    return 0 < stretch.start - term.end <= _BESIDE + 1 or 0 < term.start - stretch.stop <= _BESIDE + 1
