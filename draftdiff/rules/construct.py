"""The full name and the short form of one thing, where its noun loses its article before its owner (Arabic).

Why it matters: *the Initiative* and *the Initiative of the Central Lagoon* are one body, but no letter of the noun
stands in the same place. Limits: noun and owner, word for word, stand in another paragraph of both documents.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from draftdiff.changes.claims import Claim, Claims
from draftdiff.changes.evidence import Evidence, Hunk
from draftdiff.changes.terms import CLITIC
from draftdiff.rules.full_name import LONGEST, is_name_end, stands_elsewhere
from draftdiff.rules.little_words import restyled

_SHORTEST = 2
"""Letters that a noun has more than, at least."""


def find(evidence: Evidence, claims: Claims) -> Iterator[Claim]:
    """Yield a claim for each such name that was spelled out or shortened."""
    if evidence.note is None:
        for hunk in evidence.hunks:
            yield from _of_hunk(evidence, claims, hunk)


def _of_hunk(evidence: Evidence, claims: Claims, hunk: Hunk) -> Iterator[Claim]:
    ends = (evidence.old, hunk.old_start, hunk.old_end), (evidence.new, hunk.new_start, hunk.new_end)
    (short, at, last), (full, start, end) = sorted(ends, key=lambda each: each[2] - each[1])
    clitics = short.lexicon.words.get(CLITIC, ())
    if last - at != 1 or not 1 < end - start <= LONGEST or hunk.new_start in claims.new:
        return
    nouns = (short.keys[at].removeprefix(clitic) for clitic in clitics if short.keys[at].startswith(clitic))
    noun = next((noun for noun in nouns if len(noun) > _SHORTEST and full.keys[start].endswith(noun)), None)
    if noun is None or full.has_verb(start, end):
        return
    if not is_name_end(full, end) or not stands_elsewhere(evidence, re.escape(f"{noun} {full.said(start + 1, end)}")):
        return
    yield restyled(evidence, "short-form", hunk.old_units, hunk.new_units)
