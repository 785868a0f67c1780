"""A report asked for: new, dropped, or its addressee, content or rhythm changed.

Why it matters: a report is a mandate, a budget line and next year's agenda. Example: *submit a report* becomes
*brief the Special Committee*. Limits: the session of the report rolled on cycle is the rule `roll_forward`'s; a
change counts where it stands in a limb whose verb requests and that speaks of a report.
"""

from __future__ import annotations

from collections.abc import Iterator

from draftdiff.comparison import FlagKind, Value, Weight
from draftdiff.rules.claims import NOTHING, Claim, Claims
from draftdiff.rules.evidence import Evidence, Side
from draftdiff.rules.little_words import is_little

RULE = "reporting-request"
_REACH = 40
"""Units after the word *report* that still say what the report is about."""
_SAID = 15
"""Units of what changed that are said, at most."""
_ASKING = frozenset({"request", "reiterate-request", "invite", "instruct", "direct", "entrust"})


def find(evidence: Evidence, claims: Claims) -> Iterator[Claim]:
    """Yield a claim where a request for a report is touched by more than the passing of time."""
    if evidence.note is not None:
        return
    yield from _rhythm(evidence, claims)
    old_limbs, new_limbs = _requests(evidence.old), _requests(evidence.new)
    old = _changed_in(evidence.old, old_limbs) - claims.proved_old
    new = _changed_in(evidence.new, new_limbs) - claims.proved_new
    if not old and not new:
        return
    value = Value(name="words", old=_first_said(evidence.old, old), new=_first_said(evidence.new, new))
    yield Claim(RULE, Weight.SUBSTANTIVE, RULE, (value,))
    if old_limbs and new_limbs:
        yield from _receivers(evidence, old, new)


def _rhythm(evidence: Evidence, claims: Claims) -> Iterator[Claim]:
    """A report asked for at another session than the step brings: its rhythm changed."""
    for limb in _requests(evidence.new):
        for claim in claims.made:
            is_off = any(flag.kind is FlagKind.OFF_CYCLE for flag in claim.flags)
            if claim.rule == "roll-forward" and is_off and any(unit in limb for unit in claim.new):
                yield Claim("period", Weight.SUBSTANTIVE, "period.rhythm", claim.values)


def _receivers(evidence: Evidence, old: frozenset[int], new: frozenset[int]) -> Iterator[Claim]:
    """Those to whom the report goes: *to the General Assembly* became *the Special Committee*."""
    gone, come = _names(evidence.old, old), _names(evidence.new, new)
    if gone and come and gone != come:
        value = Value(name="addressee", old=", ".join(sorted(gone)), new=", ".join(sorted(come)))
        yield Claim("addressee", Weight.SUBSTANTIVE, "addressee", (value,))


def _names(side: Side, units: frozenset[int]) -> frozenset[str]:
    found = (term for term in side.terms("addressee") if units.issuperset(range(term.start, term.end)))
    return frozenset(side.said(term.start, term.end) for term in found)


def _requests(side: Side) -> list[range]:
    """Return the limbs that request a report, from the verb to a little after the word."""
    found = []
    for verb in side.verbs:
        if not _ASKING.intersection(verb.phrase.acts):
            continue
        limb = side.limb(verb)
        reports = [term.start for term in side.terms("report") if term.start in limb]
        if reports:
            found.append(range(limb.start, min(limb.stop, reports[0] + _REACH)))
    return found


def _changed_in(side: Side, limbs: list[range]) -> frozenset[int]:
    return NOTHING.union(*(side.changed_in(limb.start, limb.stop) for limb in limbs))


def _first_said(side: Side, units: frozenset[int]) -> str:
    """Return the first of what changed that is more than a little word, as far as it stands together."""
    start = next((unit for unit in sorted(units) if not is_little(side, unit)), None)
    if start is None:
        return ""
    end = start + 1
    while end in units and end - start < _SAID:
        end += 1
    return side.said(start, end)
