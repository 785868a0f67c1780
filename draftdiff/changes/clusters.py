"""Changed citations, dates and sessions, old beside new: what rolled, what was added to a list, what was dropped.

Hunks with nothing but slots and the little words around them (*of*, *from … to*, *and*) between them are one
cluster: `74/32 of 12 December 2019` to `75/35 of 7 December 2020` is one roll, not three changes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec import Struct

from draftdiff.changes.claims import NOTHING, Claims
from draftdiff.changes.evidence import Evidence, Hunk, Side, Slot
from draftdiff.changes.steps import expected_step, step_of
from draftdiff.changes.terms import CHINESE
from draftdiff.changes.word_signs import GLUE, is_numeral
from draftdiff.citations import CitationKind
from draftdiff.model import ParagraphKind
from draftdiff.patterns import late_pattern
from draftdiff.sequences import equal_runs

CITED = frozenset({CitationKind.RESOLUTION, CitationKind.DECISION, CitationKind.TREATY})
"""Kinds of citations that name an instrument."""

TIMES = frozenset({CitationKind.DATE, CitationKind.YEAR})

_TIME = "time"
_YEAR = late_pattern(r"\d{4}")
_HEAVY = frozenset({"negation", "modal", "scope", "qualifier", "quantity", "period"})
_NOTE_GLUE = GLUE | {"locator", "see", "ibid"}
_JOINT = 3
"""Units between two days of one stretch, at most: *3 June and from 4 July*."""
_BRACKETS = ("(", "（")
_BRACKET, _SIGNS = 2, 3
"""Units from a number to the symbol in brackets behind it, and how many more may stand between (Chinese *号》*)."""
_FIGURES = late_pattern(r"\d+")
_OWNER = "pronoun"
_BOUND = "bound"
"""Class of words that open or close a period: *from* and *until*, where no deadline says it."""

_Stretch = tuple[bool, Sequence[Slot], Sequence[Slot]]
"""Slots of both texts that stand beside each other, and whether they say the same."""


class Cluster(Struct, frozen=True):
    """Hunks that are about the same citations. `pairs` rolled, in order; `kept` stand on both sides.

    `is_pure`: nothing but citations and the words around them changed.
    """

    hunks: tuple[Hunk, ...]
    pairs: tuple[tuple[Slot, Slot], ...]
    added: tuple[Slot, ...]
    dropped: tuple[Slot, ...]
    kept: tuple[Slot, ...]
    is_pure: bool
    old_units: frozenset[int]
    """All changed units of the old side."""
    new_units: frozenset[int]
    """All changed units of the new side."""

    @property
    def gone(self) -> tuple[Slot, ...]:
        """What the old text cites and the new one does not: it was dropped, or rolled."""
        return (*self.dropped, *(old for old, _ in self.pairs))

    @property
    def come(self) -> tuple[Slot, ...]:
        """What the new text cites and the old one does not: it was added, or rolled."""
        return (*self.added, *(new for _, new in self.pairs))

    @property
    def is_cited(self) -> bool:
        """Say whether an instrument came, went or was replaced."""
        return any(slot.citation.kind in CITED for slot in (*self.dropped, *self.come))

    def claimed(
        self, evidence: Evidence, old: Iterable[Slot], new: Iterable[Slot]
    ) -> tuple[frozenset[int], frozenset[int]]:
        """Return the units that a claim about some slots explains: all of a pure cluster, else those of the slots."""
        if self.is_pure:
            return self.old_units, self.new_units
        return evidence.old.changed_of(old), evidence.new.changed_of(new)


def clusters_of(evidence: Evidence, claims: Claims) -> Iterator[Cluster]:
    """Yield the clusters of a text, in order, of which something is not explained yet."""
    for cluster in evidence.remembered("clusters", _found):
        if not (cluster.old_units <= claims.old and cluster.new_units <= claims.new):
            yield cluster


def _found(evidence: Evidence) -> tuple[Cluster, ...]:
    if not evidence.new.is_citing:
        return ()
    found: list[Cluster] = []
    for hunks, is_pure in _groups(evidence):
        old, new = _reach(evidence, hunks, is_pure)
        before, after = _slots_in(evidence.old, old), _slots_in(evidence.new, new)
        has_slid = is_pure and _has_slid(evidence, before, after)
        blocks = _blocks(before, after, lambda slot: f"{slot.citation.kind} {slot.citation.value}")
        cluster = _matched(hunks, [(False, before, after)] if has_slid else blocks, is_pure)
        if cluster.pairs or cluster.added or cluster.dropped:
            found.append(cluster)
    return tuple(found)


def _reach(evidence: Evidence, hunks: tuple[Hunk, ...], is_pure: bool) -> tuple[range, range]:
    """Return the units from the first hunk to the last, on both sides, with the list or the date they stand in."""
    first, last = hunks[0], hunks[-1]
    before, after = _list_around(evidence, first, last) if is_pure else _slot_around(evidence, first, last)
    return (
        range(first.old_start - before, last.old_end + after),
        range(first.new_start - before, last.new_end + after),
    )


def _slot_around(evidence: Evidence, first: Hunk, last: Hunk) -> tuple[int, int]:
    """Return how many unchanged units belong to slots that begin or end in the hunks."""
    before = after = 0
    for side, start, end in (
        (evidence.old, first.old_start, last.old_end),
        (evidence.new, first.new_start, last.new_end),
    ):
        for slot in side.slots if start < end else ():
            if slot.start < end and slot.end > start:
                before, after = max(before, start - slot.start), max(after, slot.end - end)
    return before, after


def _list_around(evidence: Evidence, first: Hunk, last: Hunk) -> tuple[int, int]:
    """Return how many unchanged units of slots and glue stand before and after the hunks."""
    in_note, side = evidence.note is not None, evidence.new
    start, end = first.new_start, last.new_end
    while start > 0 and _is_part(side, start - 1, in_note) and not side.changed[start - 1]:
        start -= 1
    while end < len(side.keys) and _is_part(side, end, in_note) and not side.changed[end]:
        end += 1
    return first.new_start - start, end - last.new_end


def _groups(evidence: Evidence) -> Iterator[tuple[tuple[Hunk, ...], bool]]:
    """Join pure hunks with nothing but slots and glue between them; an impure hunk stands alone."""
    group: list[Hunk] = []
    for hunk in evidence.hunks:
        is_pure = _is_glued(evidence, hunk)
        if group and not (is_pure and _are_near(evidence, group[-1], hunk)):
            yield tuple(group), True
            group = []
        if is_pure:
            group.append(hunk)
        else:
            yield (hunk,), False
    if group:
        yield tuple(group), True


def _is_glued(evidence: Evidence, hunk: Hunk) -> bool:
    """Say whether a hunk is made of citations and the words around them, and none of these says another thing."""
    old, new = range(hunk.old_start, hunk.old_end), range(hunk.new_start, hunk.new_end)
    if not _is_made_of_parts(evidence, old, new):
        return False
    if either_matters(evidence, old, new) or is_misnumbered(evidence, new):
        return False
    return not (_turns(evidence, old, new) or _owns_otherwise(evidence, hunk))


def is_misnumbered(evidence: Evidence, new: Iterable[int]) -> bool:
    """Say whether a supplement or its symbol changed, and its number is no more that of both: *No. 24 (A/178/23)*."""
    if evidence.note is None or not all(is_of_symbol for _, is_of_symbol in _numbered(evidence.old)):
        return False
    return not all(is_of_symbol for units, is_of_symbol in _numbered(evidence.new) if not units.isdisjoint(new))


def _numbered(side: Side) -> Iterator[tuple[frozenset[int], bool]]:
    """Yield each symbol in brackets with the number before it, and whether the symbol has this number, too."""
    documents = (slot for slot in side.slots if slot.citation.kind is CitationKind.DOCUMENT)
    for slot in (slot for slot in documents if side.keys[slot.start - 1] in _BRACKETS):
        before = range(slot.start - _BRACKET, max(slot.start - _BRACKET - _SIGNS, -1), -1)
        number = next((unit for unit in before if side.keys[unit].isdecimal()), None)
        if number is not None:
            units = frozenset((number, *range(slot.start, slot.end)))
            yield units, side.keys[number] in _FIGURES.findall(slot.citation.value)


def _is_made_of_parts(evidence: Evidence, old: range, new: range) -> bool:
    in_note = evidence.note is not None
    if _all_glue(evidence.old, old.start, old.stop, in_note) and _all_glue(evidence.new, new.start, new.stop, in_note):
        return True
    side, units = (evidence.new, new) if not old else (evidence.old, old)
    return bool(old) != bool(new) and all(
        _is_part(side, u, in_note) or _counts_sessions(side, u) or _is_place(side, u, units) for u in units
    )


def _is_place(side: Side, unit: int, units: range) -> bool:
    """Say whether a unit names the place in an instrument that a recital cites now: *and section XII of its …*."""
    is_recital = side.kind is ParagraphKind.PREAMBULAR
    if not (is_recital and (side.is_in(unit, "locator") or may_number(side, unit))):
        return False
    return any(slot.citation.kind in CITED and unit < slot.start < units.stop for slot in side.slots)


def _turns(evidence: Evidence, old: range, new: range) -> bool:
    """Say whether little words became others that say another thing of a date: *from 1 July*, *to 1 July*."""
    if not old or not new:
        return False
    if _turns_bound(evidence, old, new):
        return True
    if not (evidence.old.slotted.isdisjoint(old) and evidence.new.slotted.isdisjoint(new)):
        return False
    return _words_of(evidence.old, old, "preposition") != _words_of(evidence.new, new, "preposition")


def _owns_otherwise(evidence: Evidence, hunk: Hunk) -> bool:
    """Say whether a pronoun came or went that no date or citation follows: *its map*, *the map*."""
    old, new = range(hunk.old_start, hunk.old_end), range(hunk.new_start, hunk.new_end)
    return len(_owners(evidence.old, old)) != len(_owners(evidence.new, new))


def _owners(side: Side, units: range) -> list[str]:
    """Return the pronouns of a stretch behind its last citation."""
    cited = (unit + 1 for unit in units if unit in side.slotted)
    return _words_of(side, range(max(cited, default=units.start), units.stop), _OWNER)


def _turns_bound(evidence: Evidence, old: Iterable[int], new: Iterable[int]) -> bool:
    """Say whether the beginning of a period became its end, or the reverse; or a day one of them: *in*, *from 2124*."""
    before, after = _words_of(evidence.old, old, _BOUND), _words_of(evidence.new, new, _BOUND)
    is_opened = _opens_alone(evidence.old, old, before) or _opens_alone(evidence.new, new, after)
    return before != after and (is_opened or bool(before and after))


def _opens_alone(side: Side, units: Iterable[int], bounds: Sequence[str]) -> bool:
    """Say whether a stretch opens with the only bound that it has, before a date."""
    first = min(units, default=-1)
    if len(bounds) != 1 or side.keys[first] != bounds[0]:
        return False
    return first + 1 in side.slotted and first - 1 not in side.slotted


def _words_of(side: Side, units: Iterable[int], name: str) -> list[str]:
    return [side.keys[unit] for unit in sorted(units) if side.is_in(unit, name)]


def _are_near(evidence: Evidence, before: Hunk, after: Hunk) -> bool:
    in_note = evidence.note is not None
    return _all_glue(evidence.old, before.old_end, after.old_start, in_note) and _all_glue(
        evidence.new, before.new_end, after.new_start, in_note
    )


def _all_glue(side: Side, start: int, end: int, in_note: bool) -> bool:
    return all(_is_part(side, unit, in_note) for unit in range(start, end))


def _is_part(side: Side, unit: int, in_note: bool) -> bool:
    """Say whether a unit is part of a citation, or one of the words around it and of no verb (Chinese *decides*)."""
    if unit in side.slotted:
        return True
    is_verb = side.keys[unit][0] >= CHINESE and any(verb.start <= unit < verb.end for verb in side.verbs)
    return not is_verb and is_glue(side, unit, in_note)


def _counts_sessions(side: Side, unit: int) -> bool:
    """Say whether a unit is the word *session* beside an ordinal."""
    return side.is_in(unit, "session-noun") and not side.slotted.isdisjoint((unit - 1, unit + 1, unit - 2))


def is_glue(side: Side, unit: int, in_note: bool = False) -> bool:
    """Say whether a unit is one of the little words and marks that stand around citations."""
    if not side.kinds[unit].isdisjoint(_NOTE_GLUE if in_note else GLUE):
        return True
    key = side.keys[unit]
    if not key[0].isalnum():
        return True
    return in_note and ((len(key) == 1 and key.isascii()) or may_number(side, unit))


def may_number(side: Side, unit: int) -> bool:
    """Say whether a unit may be the number of a place in a text."""
    return is_numeral(side.keys[unit]) or numbers_place(side, unit)


def numbers_place(side: Side, unit: int) -> bool:
    """Say whether a Chinese character is of a number right before *chapter* or the like."""
    behind = unit
    while behind < len(side.keys) and side.keys[behind] >= CHINESE and side.keys[behind] in side.lexicon.cardinals:
        behind += 1
    return unit < behind < len(side.keys) and side.is_in(behind, "locator")


def is_small(side: Side, unit: int) -> bool:
    """Say whether a unit is glue, a preposition or a relative pronoun: it says nothing without the words behind it."""
    return is_glue(side, unit) or side.is_in(unit, "preposition", "relative")


def matters(side: Side, units: Iterable[int]) -> bool:
    """Say whether one of some changed units is part of a word that matters wherever it stands, be it a little one."""
    heavy = [range(term.start, term.end) for term in side.words if not term.classes.isdisjoint(_HEAVY)]
    return any(unit in stretch for unit in units for stretch in heavy)


def either_matters(evidence: Evidence, old: Iterable[int], new: Iterable[int]) -> bool:
    """Say the same of some changed units of either side."""
    return matters(evidence.old, old) or matters(evidence.new, new)


def _slots_in(side: Side, units: range) -> list[Slot]:
    return [slot for slot in side.slots if slot.start < units.stop and slot.end > units.start]


def _has_slid(evidence: Evidence, old: Sequence[Slot], new: Sequence[Slot]) -> bool:
    """Say whether all of some dates went on by the expected step: *2118 and 2119* became *2119 and 2120*."""
    if len(old) != len(new) or {kind_of(slot) for slot in (*old, *new)} != {_TIME}:
        return False
    step = expected_step(evidence)
    return bool(step) and all(step_of(*pair) == step for pair in zip(old, new, strict=True))


def _matched(hunks: tuple[Hunk, ...], stretches: Iterable[_Stretch], is_pure: bool) -> Cluster:
    """Keep the slots of stretches that say the same; of others pair those of one kind, and the rest came or went."""
    pairs: list[tuple[Slot, Slot]] = []
    kept: list[Slot] = []
    added: list[Slot] = []
    dropped: list[Slot] = []
    for is_equal, before, after in stretches:
        if is_equal:
            kept += after
            continue
        for is_alike, left, right in _blocks(before, after, kind_of):
            if is_alike:
                pairs += zip(left, right, strict=True)
            else:
                dropped += left
                added += right
    old_units = NOTHING.union(*(range(hunk.old_start, hunk.old_end) for hunk in hunks))
    new_units = NOTHING.union(*(range(hunk.new_start, hunk.new_end) for hunk in hunks))
    return Cluster(hunks, tuple(pairs), tuple(added), tuple(dropped), tuple(kept), is_pure, old_units, new_units)


def _blocks(old: Sequence[Slot], new: Sequence[Slot], said: Callable[[Slot], str]) -> Iterator[_Stretch]:
    """Cut two lists of slots into stretches that say the same and stretches that do not."""
    i = j = 0
    for old_start, new_start, length in equal_runs([*map(said, old)], [*map(said, new)]):
        if (i, j) != (old_start, new_start):
            yield False, old[i:old_start], new[j:new_start]
        i, j = old_start + length, new_start + length
        yield True, old[old_start:i], new[new_start:j]
    if i < len(old) or j < len(new):
        yield False, old[i:], new[j:]


def said_whole(side: Side, slot: Slot) -> str:
    """Return what a slot says; a day without a year with the rest of its range: *3 to 5 May 2021*."""
    end = slot
    for other in side.slots:
        if _YEAR.search(end.citation.text) is None and is_one_stretch(end, other):
            end = other
    return side.said(slot.start, end.end)


def is_one_stretch(before: Slot, after: Slot) -> bool:
    """Say whether a day and the one behind it are ends of one stretch, or members of one list."""
    is_day = before.citation.kind is after.citation.kind is CitationKind.DATE
    return is_day and 0 <= after.start - before.end <= _JOINT


def kind_of(slot: Slot) -> str:
    """Return what may be paired: a date may take the place of a year."""
    return _TIME if slot.citation.kind in TIMES else slot.citation.kind.value
