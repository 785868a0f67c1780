"""How far something moved, and how far it was expected to move."""

from __future__ import annotations

from draftdiff.changes.evidence import Evidence, Slot
from draftdiff.citations import CitationKind
from draftdiff.patterns import late_pattern
from draftdiff.sessions import RIGHTS_COUNCIL_A_YEAR

PERIODS = ("step-one", "step-two", "step-three", "step-four", "step-five")
"""Classes of words that state a period: every year, every two years …"""

FIRST_YEAR = 1900
"""The number from which one in a symbol is a year, and no session."""
_YEAR = late_pattern(r"\d{4}")
_BEHIND_BODY = late_pattern(r"\d.*")
"""What stands behind *A/HRC/* in a symbol: the rest is the body."""
_SESSIONS_A_YEAR = {"A/HRC/": RIGHTS_COUNCIL_A_YEAR}
"""Bodies whose documents bear the number of a session of their own, and that meet more than once a year."""
_NUMBERED = late_pattern(r"[A-Z][\w.]*(?:/(?!RES|DEC)[A-Z][\w.]*)*/(?:RES/|DEC/)?(?:ES-|S-)?(\d{1,4})/|(\d{1,4})/")


def expected_step(evidence: Evidence) -> int | None:
    """Return the step that a period stated in the text gives, else the distance of the two documents.

    What comes every year moves by two in a text of every two years. Years or sessions; None where nothing states it.
    """
    apart = evidence.context.step
    for years, name in enumerate(PERIODS, start=1):
        if evidence.new.terms(name) and evidence.old.terms(name):
            return apart if apart and apart % years == 0 else years
    return apart


def expected_step_of(evidence: Evidence, slot: Slot) -> int | None:
    """Return the step expected of a citation: of a document, as many sessions of its body as lie in so many years."""
    expected = expected_step(evidence)
    return expected and expected * _SESSIONS_A_YEAR.get(_BEHIND_BODY.sub("", slot.citation.value), 1)


def step_of(before: Slot, after: Slot) -> int | None:
    """Return how many years, sessions or meetings lie between two citations of one kind; None if they have none.

    No step leads from a year to a session (*S/2117/904*, *A/175/871*), nor from one body's documents to another's.
    """
    old, new = place_in_time(before), place_in_time(after)
    if old is None or new is None or (old >= FIRST_YEAR) != (new >= FIRST_YEAR):
        return None
    are_documents = before.citation.kind is after.citation.kind is CitationKind.DOCUMENT
    bodies = {_BEHIND_BODY.sub("", slot.citation.value) for slot in (before, after)}
    return None if are_documents and len(bodies) > 1 else new - old


def place_in_time(slot: Slot) -> int | None:
    """Return the year of a date, the number of a session or meeting, the session or year in a symbol.

    The volume of a treaty is none.
    """
    kind, value = slot.citation.kind, slot.citation.value
    if kind is CitationKind.TREATY:
        return None
    if kind in (CitationKind.SESSION, CitationKind.MEETING):
        return int(value) if value.isdecimal() else None
    if kind in (CitationKind.DATE, CitationKind.YEAR):
        year = _YEAR.match(value)
        return int(year[0]) if year else None
    numbered = _NUMBERED.match(value)
    return int(numbered[1] or numbered[2]) if numbered else None
