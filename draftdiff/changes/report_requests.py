"""Where a text asks for a report: the limbs of its verbs that request, invite or instruct, and speak of one."""

from __future__ import annotations

from draftdiff.changes.evidence import Side

_REACH = 40
"""Units after the word *report* that still say what the report is about."""
_ASKING = frozenset({"request", "reiterate-request", "invite", "instruct", "direct", "entrust"})


def report_requests(side: Side) -> list[range]:
    """Return the limbs that request a report, from the verb to a little after the word."""
    found = []
    for verb in side.verbs:
        if not _ASKING.intersection(verb.phrase.acts):
            continue
        limb = side.limb(verb)
        words = side.terms("report", "report-fixed")
        reports = [term.start for term in words if term.start in limb and "report" in term.classes]
        if reports:
            found.append(range(limb.start, min(limb.stop, reports[0] + _REACH)))
    return found
