"""What no reader would call a change: spaces, hyphens, quotation marks, signs that cannot be seen, a heading's number.

Why it matters: a redline shows them, and none of them may look like news. Example: a no-break space for a space.
Limits: the redline has told them apart already; this rule only accounts for them.
"""

from __future__ import annotations

from collections.abc import Iterator

from draftdiff.changes.claims import Claim, Claims
from draftdiff.changes.evidence import Evidence, Side
from draftdiff.comparison import SegmentKind, Weight
from draftdiff.model import ParagraphKind
from draftdiff.numbering import parse_number

RULE = "typographic"


def find(evidence: Evidence, claims: Claims) -> Iterator[Claim]:
    """Yield one claim for all typographic segments, and for changed segments that hold nothing that can be seen."""
    owned = {*evidence.old.owners, *evidence.new.owners}
    found = frozenset(
        index
        for index, segment in enumerate(evidence.segments)
        if segment.kind is SegmentKind.TYPOGRAPHIC or (segment.kind is not SegmentKind.SAME and index not in owned)
    )
    if found:
        yield Claim(RULE, Weight.TYPOGRAPHIC, RULE, segments=found)
    yield from _heading_number(evidence)


def _heading_number(evidence: Evidence) -> Iterator[Claim]:
    """The number before a heading's words: headings are numbered anew when a section comes or goes."""
    if ParagraphKind.HEADING not in (evidence.old.kind, evidence.new.kind):
        return
    for hunk in evidence.hunks[:1]:
        old, new = range(hunk.old_start, hunk.old_end), range(hunk.new_start, hunk.new_end)
        if hunk.old_start == hunk.new_start == 0 and _is_number(evidence.old, old) and _is_number(evidence.new, new):
            yield Claim(RULE, Weight.TYPOGRAPHIC, "typographic.heading", (), frozenset(old), frozenset(new))


def _is_number(side: Side, units: range) -> bool:
    return not units or (units.stop < len(side.keys) and bool(parse_number(side.said(0, units.stop))))
