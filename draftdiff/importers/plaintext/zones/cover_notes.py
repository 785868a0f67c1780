"""Notes to the sponsors on the cover, `* State not a member`, below the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from draftdiff.importers.body.endings import ends_with_full_stop
from draftdiff.importers.plaintext.layout import Layout
from draftdiff.importers.plaintext.zones.furniture import Role, Sorted
from draftdiff.numbering import leading_number
from draftdiff.phrases import find_opening

STARRED = re.compile(r"[*†‡]{1,4}\s")
"""What calls a note to the cover, before its text."""
_MOST_LINES = 9
"""Such notes take no more."""


def notes_to_cover(lines: Sequence[Sorted], start: int, layout: Layout) -> int | None:
    """Return where notes to the sponsors begin if no rule parts them from the text above."""
    cover = [one.line.shown for one in lines[:start]]
    if not any("*" in line for line in cover) or not any(layout.at("announced", line) for line in cover):
        return None
    texts = [(index, one.line.shown) for index, one in enumerate(lines) if index >= start and one.role is Role.TEXT]
    for (_, above), (index, text) in pairwise(texts[-_MOST_LINES:]):
        if STARRED.match(text) and ends_with_full_stop(above):
            below = [other for at, other in texts if at > index]
            goes_on = any(leading_number(other) or find_opening(other, layout.lexicon) for other in below)
            return None if goes_on else index
    return None
