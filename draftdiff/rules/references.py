"""Another paragraph, section, article or annex is referred to, or one more, or one less.

Why it matters: what stands there is another mandate. Example: *section 11 of the Agreement* becomes *sections 11 and
13*; *takes note of paragraph I.15* becomes *I.7*. Limits: a paragraph of the same document that only has another
number now is the rule `house_style`'s; outside citations a number is a reference where a word such as *section*
stands before it.
"""

from __future__ import annotations

from collections.abc import Iterator

from draftdiff.citations import CitationKind
from draftdiff.comparison import Value, Weight
from draftdiff.patterns import late_pattern
from draftdiff.rules.claims import Claim, Claims
from draftdiff.rules.clusters import clusters_of
from draftdiff.rules.evidence import Evidence, Side
from draftdiff.rules.little_words import is_little, said

RULE = "citation-replaced"
_NAMED_BY_NUMBER = frozenset({CitationKind.PARAGRAPH, CitationKind.ARTICLE})
_NUMBER = late_pattern(r"[ivxlc]+|\d{1,3}")


def find(evidence: Evidence, claims: Claims) -> Iterator[Claim]:
    """Yield claims for numbers of paragraphs, articles and sections that are named."""
    for cluster in clusters_of(evidence, claims):
        changed = (*cluster.added, *cluster.dropped, *(after for _, after in cluster.pairs))
        if cluster.is_pure and all(slot.citation.kind in _NAMED_BY_NUMBER for slot in changed):
            yield _claim(evidence, cluster.old_units - claims.old, cluster.new_units - claims.new)
    for hunk in evidence.hunks if evidence.note is None else ():
        old = evidence.old.changed_in(hunk.old_start, hunk.old_end) - claims.old
        new = evidence.new.changed_in(hunk.new_start, hunk.new_end) - claims.new
        if _are_numbers(evidence.old, old) and _are_numbers(evidence.new, new):
            yield _claim(evidence, old, new)


def _claim(evidence: Evidence, old: frozenset[int], new: frozenset[int]) -> Claim:
    value = Value(name="number", old=_said(evidence.old, old), new=_said(evidence.new, new))
    return Claim(RULE, Weight.SUBSTANTIVE, "citation-replaced.paragraph", (value,), old, new)


def _said(side: Side, units: frozenset[int]) -> str:
    """Return numbers as they stand in the text, the first of them whole: *I.15*."""
    first = min(units, default=0)
    while units and first and side.ends[first - 1] == side.starts[first] and _is_of_reference(side, first - 1):
        first -= 1
    return said(side, units.union(range(first, min(units, default=0))))


def _are_numbers(side: Side, units: frozenset[int]) -> bool:
    """Say whether some units are numbers of a place in a text, with the words and marks between them."""
    if not any(_NUMBER.fullmatch(side.keys[unit]) for unit in units):
        return False
    if not all(_is_of_reference(side, unit) for unit in units):
        return False
    return any(side.is_in(unit, "locator") for unit in units) or _is_placed(side, min(units))


def _is_placed(side: Side, unit: int) -> bool:
    """Say whether a word such as *section* stands before a unit, with nothing but other numbers between."""
    while unit > 0 and _is_of_reference(side, unit - 1):
        unit -= 1
        if side.is_in(unit, "locator"):
            return True
    return False


def _is_of_reference(side: Side, unit: int) -> bool:
    if unit in side.slotted:
        return False
    return side.is_in(unit, "locator") or is_little(side, unit) or bool(_NUMBER.fullmatch(side.keys[unit]))
