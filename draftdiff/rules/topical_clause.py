"""Words about the matter that no other kind claims: unexplained, and shown in full.

Why it matters: a light weight is proved; what nobody explains is substantive (law 9). Example: a clause on a new
subject inside a paragraph. A dated fact of the past that is left out has *lapsed*. Limits: this rule is the last,
and says nothing of what the words mean.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import inf

from msgspec.structs import replace

from draftdiff.changes.claims import Claim, Claims, lapsed
from draftdiff.changes.clusters import TIMES, either_matters, is_small
from draftdiff.changes.evidence import Evidence, Hunk, Side
from draftdiff.changes.forms import is_one_stem
from draftdiff.changes.little import bare, is_little, length
from draftdiff.changes.steps import place_in_time
from draftdiff.changes.terms import CHINESE
from draftdiff.comparison import Flag, Value, Weight
from draftdiff.rules.little_words import nearest

RULE = "topical-clause"
_INSIDE = {"qualifier": 6.0, "negation": 2.0}
"""Kinds whose words reach farther where they open a stretch, and the words that they reach inside one."""
_OPENING = 2
"""Units at the beginning of a stretch in which a limit opens all of it: *that are inconsistent with …*."""
_FEW = 3.0
"""Words that may belong to a claim of another kind, in a hunk that it touches."""
_TIME, _REPLACED = "time-word", "citation-replaced"
_REACH = {
    "citation-dropped": 40.0,
    "citation-new": 12.0,
    "qualifier": 16.0,
    "period": 12.0,
    "scope": 2.0,
    "modal": 2.0,
    _REPLACED: 12.0,
}
"""Words that may belong to a claim, in a hunk that it touches."""
_QUOTED = frozenset({"qualifier", "scope", _TIME})
"""Kinds that say little without the words that belong to them: *in accordance with …*."""


def find(evidence: Evidence, claims: Claims) -> Iterator[Claim]:
    """Yield a claim for each hunk of which something is unexplained; a few words beside a heavy change go with it."""
    small: list[tuple[Hunk, frozenset[int], frozenset[int]]] = []
    for hunk, old, new in evidence.unexplained(claims):
        beside = _beside(evidence, claims, hunk, old, new)
        if beside is not None:
            yield _told_with(evidence, beside, hunk, old, new)
        elif _say_nothing(evidence, old, new) or _is_form(evidence, old, new) or _stayed(evidence, old, new):
            small.append((hunk, old, new))
        else:
            claim = _unexplained(evidence, hunk, old, new)
            claims = claims.plus((claim,))
            yield claim
    for hunk, old, new in small:
        cause = nearest(claims, hunk)
        yield replace(cause, old=old, new=new, flags=()) if cause else _unexplained(evidence, hunk, old, new)


def _unexplained(evidence: Evidence, hunk: Hunk, old: frozenset[int], new: frozenset[int]) -> Claim:
    value = Value(name="words", old=bare(evidence.old, old), new=bare(evidence.new, new))
    return Claim(RULE, Weight.SUBSTANTIVE, RULE, (value,), old, new, _lapsed(evidence, hunk, value))


def _say_nothing(evidence: Evidence, old: frozenset[int], new: frozenset[int]) -> bool:
    """Say whether some words are prepositions and the like alone: they follow what changed with them."""
    if either_matters(evidence, old, new):
        return False
    return all(is_small(evidence.old, unit) for unit in old) and all(is_small(evidence.new, unit) for unit in new)


def _stayed(evidence: Evidence, old: frozenset[int], new: frozenset[int]) -> bool:
    """Say whether the same words are left on both sides, where a redline took them for changed."""
    before = [unit for unit in sorted(old) if not is_little(evidence.old, unit)]
    after = [unit for unit in sorted(new) if not is_little(evidence.new, unit)]
    pairs = zip(before, after, strict=False)
    return len(before) == len(after) and all(
        evidence.old.exact(i, i + 1) == evidence.new.exact(j, j + 1) for i, j in pairs
    )


def _is_form(evidence: Evidence, old: frozenset[int], new: frozenset[int]) -> bool:
    """Say whether one word became another form of it, which beside a heavy change is no news of its own."""
    if len(old) != 1 or len(new) != 1 or either_matters(evidence, old, new):
        return False
    return is_one_stem(evidence.old.keys[min(old)], evidence.new.keys[min(new)])


def _beside(evidence: Evidence, claims: Claims, hunk: Hunk, old: frozenset[int], new: frozenset[int]) -> Claim | None:
    """Return the heavy claim that some words of a hunk belong to: `in accordance with` and what it names."""
    heavy = [claim for claim in claims.made if claim.weight is Weight.SUBSTANTIVE]
    words = _content(evidence.old, old) + _content(evidence.new, new) if heavy else inf
    for claim in heavy:
        if words > _REACH.get(claim.rule, _FEW) or (claim.rule == _TIME and _are_replaced(evidence, old, new)):
            continue
        if claim.rule == _REPLACED and (_goes_on(evidence.old, old) or _goes_on(evidence.new, new)):
            continue
        before, after = claim.old & hunk.old_units, claim.new & hunk.new_units
        if not before and not after:
            continue
        opens = min(before, default=inf) <= hunk.old_start + _OPENING
        opens = opens or min(after, default=inf) <= hunk.new_start + _OPENING
        if opens or words <= _INSIDE.get(claim.rule, inf):
            return claim
    return None


def _goes_on(side: Side, units: frozenset[int]) -> bool:
    """Say whether some words join more to what stands before: *and its previous resolutions on the question*."""
    first = min(units, default=None)
    if first is None or _content(side, units) <= 1:
        return False
    return side.is_in(first, "conjunction") or side.keys[first].startswith(side.lexicon.proclitics or ("\0",))


def _are_replaced(evidence: Evidence, old: frozenset[int], new: frozenset[int]) -> bool:
    """Say whether words took the place of others: beside a word of time that is another change, but for their forms."""
    before, after = (
        [side.keys[unit] for unit in sorted(units) if not is_small(side, unit)]
        for side, units in ((evidence.old, old), (evidence.new, new))
    )
    is_form = len(before) == len(after) and all(map(is_one_stem, before, after))
    return bool(before and after) and not is_form and before[0] < CHINESE


def _told_with(evidence: Evidence, claim: Claim, hunk: Hunk, old: frozenset[int], new: frozenset[int]) -> Claim:
    """Return the claim that some words of a hunk belong to, which quotes them if they are more than one."""
    apart = replace(claim, old=old, new=new, flags=())
    is_quoted = claim.rule in _QUOTED and [value.name for value in claim.values] == ["words"]
    if not is_quoted or _content(evidence.old, old) + _content(evidence.new, new) <= 1:
        return apart
    before, after = old | (claim.old & hunk.old_units), new | (claim.new & hunk.new_units)
    value = Value(name="words", old=bare(evidence.old, before), new=bare(evidence.new, after))
    return replace(apart, values=(value,), old=before, new=after)


def _content(side: Side, units: frozenset[int]) -> float:
    """Return how many words some units are, without the small ones."""
    return length(side, [unit for unit in units if not is_small(side, unit)])


def _lapsed(evidence: Evidence, hunk: Hunk, value: Value) -> tuple[Flag, ...]:
    """A deletion with a date that was past when the new document was adopted, and did not come elsewhere with it."""
    if hunk.new_start != hunk.new_end or _came_elsewhere(evidence, hunk):
        return ()
    years = [
        place_in_time(slot)
        for slot in evidence.old.slots
        if slot.citation.kind in TIMES and hunk.old_start <= slot.start < hunk.old_end
    ]
    now = evidence.context.new_year
    if not years or now is None or any(year is None or year > now for year in years):
        return ()
    return (lapsed(value),)


def _came_elsewhere(evidence: Evidence, gone: Hunk) -> bool:
    """Say whether the words of a deletion were added at another place of the text, perhaps with another date."""
    words = _undated(evidence.old, gone.old_units)
    come = (hunk for hunk in evidence.hunks if hunk.old_start == hunk.old_end)
    return bool(words) and any(words == _undated(evidence.new, hunk.new_units) for hunk in come)


def _undated(side: Side, units: frozenset[int]) -> list[str]:
    return [side.keys[unit] for unit in sorted(units) if unit not in side.slotted and not is_small(side, unit)]
