"""Whose resolution or session it is, where its number says so already.

Why it matters: an editor writes *resolution 175/16*, *its resolution 175/16* or *the seventy-fifth session*, and the
number names one text and one session. Example: *recalling resolution 175/16* becomes *recalling its resolution
175/16*. Limits: the Assembly's own resolutions and decisions, and sessions with their ordinals; a pronoun that became
another pronoun is another owner.
"""

from __future__ import annotations

from collections.abc import Iterator

from draftdiff.changes.claims import Claim, Claims
from draftdiff.changes.clusters import is_glue
from draftdiff.changes.evidence import Evidence, Side, Slot
from draftdiff.citations import CitationKind
from draftdiff.rules.little_words import restyled
from draftdiff.symbols import parse_symbol


def find(evidence: Evidence, claims: Claims) -> Iterator[Claim]:
    """Yield a claim for each pronoun that came, went or was exchanged for an article before such a number."""
    for hunk, old, new in evidence.unexplained(claims):
        before, after = _owners(evidence.old, old), _owners(evidence.new, new)
        if before is None or after is None or (before > 0) == (after > 0):
            continue
        if _is_numbered(evidence.old, hunk.old_end) and _is_numbered(evidence.new, hunk.new_end):
            yield restyled(evidence, "small", old, new)


def _owners(side: Side, units: frozenset[int]) -> int | None:
    """Count the pronouns among some units; None if something else than pronouns and articles stands there."""
    if not all(side.is_in(unit, "pronoun", "article") for unit in units):
        return None
    return sum(side.is_in(unit, "pronoun") for unit in units)


def _is_numbered(side: Side, start: int) -> bool:
    """Say whether the words from a unit lead to a resolution of the Assembly, or to a session with its ordinal."""
    ahead = [slot for slot in side.cited if slot.start >= start]
    slot = next((slot for slot in ahead if _names(slot)), None)
    if slot is None:
        return False
    slotted = {unit for each in ahead for unit in range(each.start, each.end)}
    return all(unit in slotted or is_glue(side, unit) for unit in range(start, slot.start))


def _names(slot: Slot) -> bool:
    kind = slot.citation.kind
    if kind in (CitationKind.RESOLUTION, CitationKind.DECISION):
        symbol = parse_symbol(slot.citation.value)
        return symbol is not None and symbol.body == "A"
    return kind is CitationKind.SESSION
