"""A report asked for: new, dropped, or its addressee, content or rhythm changed.

Why it matters: a report is a mandate, a budget line and next year's agenda. Example: *submit a report* becomes
*brief the Special Committee*. Limits: the session of the report rolled is the rule `roll_forward`'s; a
change counts where it stands in a limb whose verb requests and that speaks of a report.
"""

from __future__ import annotations

from collections.abc import Iterator

from draftdiff.changes.claims import NOTHING, Claim, Claims
from draftdiff.changes.evidence import Evidence, Hunk, Side
from draftdiff.changes.little import is_little, length
from draftdiff.comparison import Value, Weight
from draftdiff.rules.brackets import RULE as BRACKETS

RULE = "reporting-request"
_RECEIVER = "addressee"
_FEW = 2.0
"""Words that are told with the report, and not once more."""
_REACH = 40
"""Units after the word *report* that still say what the report is about."""
_ASKING = frozenset({"request", "reiterate-request", "invite", "instruct", "direct", "entrust"})


def find(evidence: Evidence, claims: Claims) -> Iterator[Claim]:
    """Yield a claim where a request for a report is touched by more than the passing of time."""
    if evidence.note is not None:
        return
    old_limbs, new_limbs = report_requests(evidence.old), report_requests(evidence.new)
    old = _changed_in(evidence.old, old_limbs) - claims.proved_old
    new = _changed_in(evidence.new, new_limbs) - claims.proved_new
    for claim in claims.made:
        if claim.rule == BRACKETS:
            old, new = old - claim.old, new - claim.new
    if not old and not new:
        return
    value, hunk = _asked_for(evidence, old, new)
    if hunk is None:
        return
    yield Claim(RULE, Weight.SUBSTANTIVE, RULE, (value,), *_told(evidence, claims, hunk))
    if old_limbs and new_limbs and not any(claim.rule == _RECEIVER for claim in claims.made):
        yield from _receivers(evidence, old, new)


def _asked_for(evidence: Evidence, old: frozenset[int], new: frozenset[int]) -> tuple[Value, Hunk | None]:
    """Return what was asked for and is now, in the hunk that says most of it; none says but little words."""
    said = [
        (_first_said(evidence.old, old & hunk.old_units), _first_said(evidence.new, new & hunk.new_units), hunk)
        for hunk in evidence.hunks
    ]
    told = [each for each in said if each[0].lower() != each[1].lower()]
    before, after, hunk = max(told, key=lambda each: len(each[0]) + len(each[1]), default=("", "", None))
    return Value(name="words", old=before, new=after), hunk


def _told(evidence: Evidence, claims: Claims, hunk: Hunk) -> tuple[frozenset[int], frozenset[int]]:
    """Return the units of what was only put in or left out, or of a few words: said in full, they are told once."""
    old, new = hunk.old_units - claims.old, hunk.new_units - claims.new
    is_alone = hunk.old_start == hunk.old_end or hunk.new_start == hunk.new_end
    is_short = max(length(evidence.old, old), length(evidence.new, new)) <= _FEW
    return (old, new) if is_alone or is_short else (NOTHING, NOTHING)


def _receivers(evidence: Evidence, old: frozenset[int], new: frozenset[int]) -> Iterator[Claim]:
    """Those to whom the report goes: *to the General Assembly* became *the Special Committee*."""
    gone, come = _names(evidence.old, old), _names(evidence.new, new)
    if gone and come and gone != come:
        value = Value(name=_RECEIVER, old=", ".join(sorted(gone)), new=", ".join(sorted(come)))
        yield Claim(_RECEIVER, Weight.SUBSTANTIVE, _RECEIVER, (value,))


def _names(side: Side, units: frozenset[int]) -> frozenset[str]:
    found = (term for term in side.terms("addressee") if units.issuperset(range(term.start, term.end)))
    return frozenset(side.said(term.start, term.end) for term in found)


def _changed_in(side: Side, limbs: list[range]) -> frozenset[int]:
    return NOTHING.union(*(side.changed_in(limb.start, limb.stop) for limb in limbs))


def _first_said(side: Side, units: frozenset[int]) -> str:
    """Return the first of what changed that is more than a little word, as far as it stands together."""
    start = next((unit for unit in sorted(units) if not is_little(side, unit)), None)
    if start is None:
        return ""
    end = start + 1
    while end in units:
        end += 1
    return side.said(start, end)


def report_requests(side: Side) -> list[range]:
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
