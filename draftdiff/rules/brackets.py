"""Square brackets put round words or lifted, with the name of those who asked for them.

Why it matters: what stands in brackets is not agreed; lifted brackets are an agreement, new ones a doubt. Example:
*requests [annually] a report* becomes *requests annually a report*; *[G77: and dunes]* loses its sponsor. Limits:
what changed inside the brackets is told by the other rules; brackets that translators or editors put (*[Editor's
note]*) read the same; in a note, brackets round the symbol of a document alone are none.
"""

from __future__ import annotations

from collections.abc import Iterator

from draftdiff.changes.claims import NOTHING, Claim, Claims
from draftdiff.changes.clusters import is_glue
from draftdiff.changes.evidence import Evidence, Side
from draftdiff.changes.little import is_little
from draftdiff.citations import CitationKind
from draftdiff.comparison import Value, Weight

RULE = "brackets"
OPEN, CLOSE = "[", "]"
_SPONSOR = 8
"""Units of those who asked for the words, at most, with their colon."""
_SAID = 12
"""Units that are said of what stands in brackets, at most."""
_ROUND = "(\uff08", ")\uff09"
_COLONS = frozenset(":：")


def find(evidence: Evidence, claims: Claims) -> Iterator[Claim]:
    """Yield a claim for each pair of brackets, or single one, of which a part came or went."""
    in_note = evidence.note is not None
    old, new = _same_words(evidence)
    for stretch, units in _changed(evidence.old, in_note):
        words, kept = _said(evidence.old, stretch, units | old)
        message = "brackets.lifted" if kept else "brackets.dropped"
        yield Claim(RULE, Weight.SUBSTANTIVE, message, (Value(name="words", old=words, new=kept),), units | old, new)
    for stretch, units in _changed(evidence.new, in_note):
        words, kept = _said(evidence.new, stretch, units | new)
        message = "brackets.put" if kept else "brackets.added"
        yield Claim(RULE, Weight.SUBSTANTIVE, message, (Value(name="words", old=kept, new=words),), old, units | new)


def _same_words(evidence: Evidence) -> tuple[frozenset[int], frozenset[int]]:
    """Return the units of changes that say the same but for brackets: *8 December 2103*, *8 [December] 2103*."""
    same = [h for h in evidence.hunks if len({_unbracketed(*stretch) for stretch in evidence.stretches(h)}) == 1]
    return NOTHING.union(*(h.old_units for h in same)), NOTHING.union(*(h.new_units for h in same))


def _unbracketed(side: Side, start: int, end: int) -> tuple[str, ...]:
    return tuple(key for key in side.exact(start, end) if key not in (OPEN, CLOSE))


def _said(side: Side, stretch: range, units: frozenset[int]) -> tuple[str, str]:
    """Return what stands in brackets, and the same if words of it stand on the other side too, else nothing."""
    words = side.said(stretch.start, min(stretch.stop, stretch.start + _SAID))
    inner = [unit for unit in stretch[1:-1] if unit not in units]
    return words, "" if inner and all(side.changed[unit] for unit in inner) else words


def _changed(side: Side, in_note: bool) -> Iterator[tuple[range, frozenset[int]]]:
    """Yield what stands in brackets that changed, and the changed units of the brackets and of their sponsor."""
    for stretch in _bracketed(side):
        if in_note and _holds_symbols(side, stretch):
            continue
        ends = {stretch.start, stretch.stop - 1}
        brackets = frozenset(unit for unit in ends if side.changed[unit] and side.keys[unit] in (OPEN, CLOSE))
        if stretch.start in brackets:
            brackets |= _sponsor(side, stretch.start)
        if brackets:
            yield stretch, brackets


def _holds_symbols(side: Side, stretch: range) -> bool:
    """Say whether brackets hold symbols of documents alone: in a note they name a source, and nobody negotiates it.

    What stands behind a symbol in round brackets says which part: *[A/175/12 (Parts I and II)]*, not *(not agreed)*.
    """
    named = [slot for slot in side.cited if slot.citation.kind is CitationKind.DOCUMENT and slot.start in stretch]
    inside = {unit for slot in named for unit in range(slot.start, slot.end)}
    depth = 0
    for unit in range(stretch.start + 1, stretch.stop - 1):
        depth += (side.keys[unit] in _ROUND[0]) - (side.keys[unit] in _ROUND[1])
        is_silent = unit in inside or is_glue(side, unit, in_note=True) if depth else unit in inside
        if not is_silent and not is_little(side, unit) and side.keys[unit][0].isalnum():
            return False
    return bool(named)


def _bracketed(side: Side) -> Iterator[range]:
    """Yield the stretches from an opening bracket to its closing one; a bracket without the other stands alone."""
    opened: list[int] = []
    for unit, key in enumerate(side.keys):
        if key == OPEN:
            opened.append(unit)
        elif key == CLOSE:
            yield range(opened.pop() if opened else unit, unit + 1)
    yield from (range(unit, unit + 1) for unit in opened)


def _sponsor(side: Side, opening: int) -> frozenset[int]:
    """Return the units of *G77:* after a bracket, if nothing of it stayed."""
    reach = range(opening + 1, min(opening + _SPONSOR, len(side.keys)))
    end = next((unit + 1 for unit in reach if side.keys[unit] in _COLONS), opening)
    return frozenset(range(opening + 1, end)) if all(side.changed[opening:end]) else NOTHING
