"""What no reader would call a change: spaces, hyphens, quotation marks, signs that cannot be seen.

Why it matters: a redline shows them, and none of them may look like news. Example: a no-break space for a space.
Limits: the redline has told them apart already; this rule only accounts for them.
"""

from __future__ import annotations

from collections.abc import Iterator

from draftdiff.changes.claims import Claim, Claims
from draftdiff.changes.evidence import Evidence
from draftdiff.comparison import SegmentKind, Weight

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
