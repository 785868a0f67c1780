"""Paragraphs, sections, articles or annexes that are referred to: others, one more, or one less.

Why it matters: what stands there is another mandate. Example: *section 11 of the Agreement* becomes *sections 11 and
13*; *takes note of paragraph I.15* becomes *I.7*. Paragraphs of the same document that only have other numbers now
are house style, and so is one more that is new itself: its own row says so. Limits: a paragraph is one of the same
document where the text says so (*above*, *of the present resolution*), in Spanish also where it names no other;
outside citations a number is a reference where a word such as *section* stands before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from draftdiff.changes.claims import Claim, Claims
from draftdiff.changes.clusters import Cluster, clusters_of, may_number
from draftdiff.changes.context import Context
from draftdiff.changes.evidence import Evidence, Side, Slot
from draftdiff.changes.little import is_little, said
from draftdiff.citations import CitationKind
from draftdiff.comparison import Change, Row, Value, Weight
from draftdiff.model import Key, Paragraph, ParagraphKind
from draftdiff.numbering import labels_of

RULE = "citation-replaced"
HOUSE_STYLE = "house-style"
_ALONE = frozenset({Change.ADDED, Change.REMOVED})
_NAMED_BY_NUMBER = frozenset({CitationKind.PARAGRAPH, CitationKind.ARTICLE})
_PRESENT = "present-text"
_BARE = "present-text-bare"
"""Class of words before a paragraph that is one of the same document where no other is said to hold it."""
_JOINT = 3
"""Units between two paragraphs of one list, or between a list and *above*, at most."""


def find_aligned(evidence: Evidence, claims: Claims) -> Iterator[Claim]:
    """Yield claims for numbers of paragraphs of the same document, where these are the aligned ones or new as well."""
    for cluster in clusters_of(evidence, claims):
        is_list = bool(cluster.added or cluster.dropped)
        is_same = cluster.is_pure and _follows(evidence, cluster) if is_list else _are_aligned(evidence, cluster)
        if is_same and _are_own(evidence, cluster):
            kept = cluster.kept if is_list else ()
            old, new = _all_said((*kept, *cluster.gone)), _all_said((*kept, *cluster.come))
            value = Value(name="number", old=old, new=new)
            units = cluster.claimed(evidence, cluster.gone, cluster.come)
            yield Claim(HOUSE_STYLE, Weight.EDITORIAL, "house-style.reference", (value,), *units)


def _are_aligned(evidence: Evidence, cluster: Cluster) -> bool:
    """Say whether each number that changed is that of a paragraph, and now that of the paragraph that continues it."""
    if not cluster.pairs or any(after.citation.kind is not CitationKind.PARAGRAPH for _, after in cluster.pairs):
        return False
    numbers = {(before.citation.value, after.citation.value) for before, after in cluster.pairs}
    return numbers <= evidence.context.references


def _are_own(evidence: Evidence, cluster: Cluster) -> bool:
    """Say whether all changed references are to paragraphs of the same document."""
    sides = (evidence.old, cluster.gone), (evidence.new, cluster.come)
    return all(_is_own(side, slot) for side, slots in sides for slot in slots)


def _all_said(slots: Iterable[Slot]) -> str:
    """Return the numbers of some references, the lowest first."""
    return ", ".join(sorted((slot.citation.text for slot in slots), key=lambda text: (len(text), text)))


def _is_own(side: Side, slot: Slot) -> bool:
    """Say whether *above*, or the like, stands behind the list that names a paragraph, or before it."""
    start, end = slot.start, slot.end
    named = [each for each in side.cited if each.citation.kind is CitationKind.PARAGRAPH]
    for each in named:
        end = max(end, each.end) if 0 <= each.start - end <= _JOINT else end
    for each in reversed(named):
        start = min(start, each.start) if 0 <= start - each.end <= _JOINT else start
    terms = side.terms(_PRESENT)
    if any(0 <= term.start - end <= _JOINT or 0 <= start - term.end <= _JOINT for term in terms):
        return True
    is_of_other = end < len(side.keys) and side.is_in(end, "preposition")
    return not is_of_other and any(0 <= start - term.end <= _JOINT for term in side.terms(_BARE))


def _follows(evidence: Evidence, cluster: Cluster) -> bool:
    """Say whether a list names the aligned paragraphs, and beside them those alone that came or went themselves."""
    old, new = (*cluster.kept, *cluster.gone), (*cluster.kept, *cluster.come)
    if any(slot.citation.kind is not CitationKind.PARAGRAPH for slot in (*old, *new)):
        return False
    before, after = ({slot.citation.value for slot in slots} for slots in (old, new))
    pairs = [pair for pair in evidence.context.references if pair[0] in before and pair[1] in after]
    gone, come = evidence.context.remembered("numbers of clauses alone", _alone)
    return before - gone <= {old for old, _ in pairs} and after - come <= {new for _, new in pairs}


def _alone(context: Context) -> tuple[frozenset[str], frozenset[str]]:
    """Return the numbers of operative paragraphs that went, and of those that came."""
    return (
        _numbers_of(context.old_paragraphs, context.row_of_old),
        _numbers_of(context.new_paragraphs, context.row_of_new),
    )


def _numbers_of(paragraphs: Sequence[Paragraph], rows: Mapping[Key, Row]) -> frozenset[str]:
    labels = labels_of(paragraphs)
    alone = (key for key, row in rows.items() if row.change in _ALONE)
    return frozenset(labels[key].number for key in alone if labels[key].kind is ParagraphKind.OPERATIVE)


def find(evidence: Evidence, claims: Claims) -> Iterator[Claim]:
    """Yield claims for numbers of paragraphs, articles and sections that are named."""
    for cluster in clusters_of(evidence, claims):
        changed = (*cluster.dropped, *cluster.come)
        if cluster.is_pure and all(slot.citation.kind in _NAMED_BY_NUMBER for slot in changed):
            yield _claim(evidence, cluster.old_units - claims.old, cluster.new_units - claims.new)
    for _, old, new in evidence.unexplained(claims) if evidence.note is None else ():
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
    if not any(may_number(side, unit) for unit in units):
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
    return side.is_in(unit, "locator") or is_little(side, unit) or may_number(side, unit)
