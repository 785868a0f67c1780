"""A report asked for: new, dropped, or its addressee, content or rhythm changed.

Why it matters: a report is a mandate, a budget line and next year's agenda. Example: *submit a report*
becomes *brief the Special Committee*. Limits: the session of the report rolled on cycle is the rule
`roll_forward`'s; a change counts where it stands in a limb whose verb requests and that speaks of a
report.
"""

from __future__ import annotations

from collections.abc import Iterator

from draftdiff.comparison import Value, Weight
from draftdiff.rules.claims import NOTHING, Claim, Claims
from draftdiff.rules.evidence import Evidence, Side

RULE = "reporting-request"
_ASKING = frozenset({"request", "reiterate-request", "invite", "instruct", "direct", "entrust"})


def find(evidence: Evidence, claims: Claims) -> Iterator[Claim]:
    """Yield a claim where a request for a report is touched by more than the passing of time."""
    if evidence.note is not None:
        return
    light = [claim for claim in claims.made if claim.weight is not Weight.SUBSTANTIVE]
    old = _report_words(evidence.old) - NOTHING.union(*(claim.old for claim in light))
    new = _report_words(evidence.new) - NOTHING.union(*(claim.new for claim in light))
    if old or new:
        value = Value(name="words", old=_first_said(evidence.old, old), new=_first_said(evidence.new, new))
        yield Claim(RULE, Weight.SUBSTANTIVE, RULE, (value,))


def _report_words(side: Side) -> frozenset[int]:
    """Return the changed units of limbs that request a report, from the word *report* on."""
    found: set[int] = set()
    for verb in side.verbs:
        if not _ASKING.intersection(verb.phrase.acts):
            continue
        limb = side.limb(verb)
        reports = [term.start for term in side.terms("report") if term.start in limb]
        if reports:
            found |= side.changed_in(min(limb.start, reports[0]), limb.stop)
    return frozenset(found)


def _first_said(side: Side, units: frozenset[int]) -> str:
    return side.said(min(units), min(units) + 1) if units else ""
