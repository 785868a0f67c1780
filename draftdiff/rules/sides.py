"""One of two texts, by unit: what changed in it, and what stands in it.

A *unit* is a token that can be seen: a word, a number, a symbol, a punctuation mark. What costs time is found when
a rule first asks for it, and once.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate, compress

from msgspec import Struct
from msgspec.structs import replace

from draftdiff.citations import Citation, CitationKind, find_citations
from draftdiff.comparison import Segment, SegmentKind
from draftdiff.lexicon import Lexicon
from draftdiff.model import ParagraphKind
from draftdiff.phrases import Opening, find_chain, opening_at
from draftdiff.rules.memory import Memory
from draftdiff.rules.terms import (
    EQUAL_TERMS,
    ORDINALS,
    WORDS_OF_CLASSES,
    Term,
    chosen,
    ordinals_in,
    terms_tree,
    unit_key,
)
from draftdiff.rules.word_signs import CITED, SMALL_WORDS, word_signs
from draftdiff.tokens import compare_key, split_tokens

WORDS = (
    "negation", "negation-fixed", "modal", "modal-fixed", "scope", "scope-fixed", "qualifier", "limit",
    "time-word", "time-word-fixed", "quantity", "quantity-fixed", "cardinal", "period", "widened",
)  # fmt: skip
"""Classes of `Lexicon.words` whose change is a kind of its own; a `-fixed` class only shields what it holds."""

CHANGED = frozenset({SegmentKind.DELETED, SegmentKind.INSERTED})
_LASTING = frozenset({"cited", "slots", "slotted", "verbs", "hosts", "_found", "_chosen", "kinds", "held"})
"""What is found in a text whatever changed in it."""


class Slot(Struct, frozen=True):
    """A citation, date, session … of a text: units `start` to `end`."""

    start: int
    end: int
    citation: Citation


class Verb(Struct, frozen=True):
    """An opening phrase or a later verb of the chain: units `start` to `end`."""

    start: int
    end: int
    phrase: Opening


class Side(Memory, frozen=True, eq=False):
    """One of the two texts. Unit `i` is `text[starts[i]:ends[i]]`, looked up by `keys[i]`.

    `owners[i]` is the index of the segment that it stands in, `changed[i]` says whether that one is deleted or
    inserted.
    """

    text: str
    keys: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    owners: tuple[int, ...]
    changed: tuple[bool, ...]
    lexicon: Lexicon
    kind: ParagraphKind | None
    is_citing: bool = True
    """Whether a change, on this side or the other, can be part of a citation, a date or a session."""

    def said(self, start: int, end: int) -> str:
        """Return the text of units `start` to `end` as it stands."""
        return self.text[self.starts[start] : self.ends[end - 1]] if start < end else ""

    def exact(self, start: int, end: int) -> list[str]:
        """Return the comparison keys of units, with their case."""
        return [compare_key(self.text[self.starts[unit] : self.ends[unit]]) for unit in range(start, end)]

    def without(self, kept: set[int]) -> Side:
        """Return the side with some units taken for unchanged; what stands in it is not looked for again."""
        changed = [*self.changed]
        for unit in kept:
            changed[unit] = False
        side = replace(self, changed=tuple(changed))
        side.__dict__.update({name: found for name, found in self.__dict__.items() if name in _LASTING})
        return side

    def is_changed(self, start: int, end: int) -> bool:
        """Say whether one of the units changed."""
        return True in self.changed[start:end]

    def changed_in(self, start: int, end: int) -> frozenset[int]:
        """Return the units from `start` to `end` that changed."""
        found = self._changed_in.get((start, end))
        if found is None:
            units = compress(range(start, end), self.changed[start:end])
            found = self._changed_in[start, end] = frozenset(units)
        return found

    @cached_property
    def _changed_in(self) -> dict[tuple[int, int], frozenset[int]]:
        return {}

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the units that a stretch of the text, in code points, touches."""
        return bisect_left(self.ends, start + 1), bisect_left(self.starts, end)

    def is_in(self, unit: int, *classes: str) -> bool:
        """Say whether a unit is a word of one of the classes, or part of an entry of several small words."""
        return not self.kinds[unit].isdisjoint(classes)

    @cached_property
    def kinds(self) -> list[frozenset[str]]:
        """The classes of each unit: its own, and those of the entries of several small words that it is part of."""
        found = [*map(terms_tree(self.lexicon).classes.__getitem__, self.keys)]
        for term in self._entries:
            if term.end - term.start > 1 and not term.classes.isdisjoint(SMALL_WORDS):
                for unit in range(term.start, term.end):
                    found[unit] |= term.classes & SMALL_WORDS
        return found

    @cached_property
    def slots(self) -> tuple[Slot, ...]:
        """The citations, dates and sessions of the text, and its other ordinals; none where nothing cited changed."""
        if not self.is_citing:
            return ()
        cited = [*self.cited]
        taken = {unit for slot in cited for unit in range(slot.start, slot.end)}
        found = ordinals_in(self.keys, self._found[ORDINALS], self.lexicon)
        ordinals = (self._ordinal(term) for term in found)
        cited += [slot for slot in ordinals if taken.isdisjoint(range(slot.start, slot.end))]
        return tuple(sorted(cited, key=lambda slot: slot.start))

    @cached_property
    def cited(self) -> tuple[Slot, ...]:
        """The citations, dates and sessions of the text."""
        return tuple(Slot(*self.span(c.start, c.end), c) for c in find_citations(self.text, self.lexicon))

    def _ordinal(self, term: Term) -> Slot:
        """An ordinal of something else than a session is treated as that of a meeting."""
        start, end = self.starts[term.start], self.ends[term.end - 1]
        number = str(min(int(name) for name in term.classes))
        text = self.text[start:end]
        citation = Citation(start=start, end=end, kind=CitationKind.MEETING, value=number, text=text)
        return Slot(term.start, term.end, citation)

    @cached_property
    def slotted(self) -> frozenset[int]:
        """The units that stand in a slot."""
        return frozenset(unit for slot in self.slots for unit in range(slot.start, slot.end))

    @cached_property
    def words(self) -> tuple[Term, ...]:
        """The words of the classes in `WORDS` that a change touches, without those that are part of a slot."""
        if self.touched.isdisjoint(WORDS):
            return ()
        found = (term for term in chosen(self._entries, WORDS) if self.is_changed(term.start, term.end))
        taken = self.slotted
        return tuple(term for term in found if not taken.intersection(range(term.start, term.end)))

    @cached_property
    def touched(self) -> frozenset[str]:
        """The classes of all entries that a change touches."""
        changed = self.changed
        near = [term.classes for term in self._entries if True in changed[term.start : term.end]]
        return frozenset().union(*near)

    @cached_property
    def held(self) -> frozenset[str]:
        """The classes of all entries that stand in the text."""
        return frozenset().union(*[term.classes for term in self._entries])

    def windows(self, reach: int) -> list[tuple[int, int]]:
        """Return the stretches of the text that lie so near a change, none overlapping another."""
        windows: list[tuple[int, int]] = []
        for unit in self.changed_units:
            start, end = max(unit - reach, 0), min(unit + reach + 1, len(self.keys))
            if windows and start <= windows[-1][1]:
                windows[-1] = (windows[-1][0], end)
            else:
                windows.append((start, end))
        return windows

    @cached_property
    def changed_units(self) -> tuple[int, ...]:
        """The units that changed, in order."""
        return tuple(compress(range(len(self.changed)), self.changed))

    @cached_property
    def changed_keys(self) -> frozenset[str]:
        """What the units that changed are looked up by."""
        return frozenset(compress(self.keys, self.changed))

    @cached_property
    def word_signs(self) -> frozenset[str]:
        """The signs of the words that changed."""
        return frozenset().union(*map(word_signs(self.lexicon).__getitem__, self.changed_keys))

    def terms(self, *classes: str) -> tuple[Term, ...]:
        """Return the entries of some classes that stand in the text."""
        found = self._chosen.get(classes)
        if found is None:
            found = () if self.held.isdisjoint(classes) else chosen(self._entries, classes)
            self._chosen[classes] = found
        return found

    @cached_property
    def hosts(self) -> tuple[Term, ...]:
        """Return *hosted by*, *financed by* and the like; a verb that governs (`acoge con beneplácito`) is none."""
        found = self.terms("host", "payer")
        govern = [(verb.start, verb.end) for verb in self.verbs] if found else []
        return tuple(term for term in found if not any(s < term.end and term.start < e for s, e in govern))

    @property
    def equal_terms(self) -> Sequence[Term]:
        """The terms that stand in the text of which others name the same; the classes of each are its groups."""
        return self._found[EQUAL_TERMS]

    @property
    def _entries(self) -> Sequence[Term]:
        return self._found[WORDS_OF_CLASSES]

    @cached_property
    def _found(self) -> tuple[Sequence[Term], ...]:
        return terms_tree(self.lexicon).find_all(self.keys)

    @cached_property
    def _chosen(self) -> dict[tuple[str, ...], tuple[Term, ...]]:
        return {}

    @cached_property
    def verbs(self) -> tuple[Verb, ...]:
        """The opening phrase, if one is known, and the later verbs of the chain."""
        found = find_chain(self.text, self.lexicon, self.kind)
        return tuple(Verb(*self.span(verb.start, verb.end), verb) for verb in found)

    def verb_at(self, unit: int) -> Verb | None:
        """Return the phrase of this text's kind that begins at a unit, whatever stands before it."""
        kinds = self.verbs[0].phrase.kinds if self.verbs else ()
        found = opening_at(self.text, self.starts[unit], self.lexicon, kinds[0] if len(kinds) == 1 else self.kind)
        return Verb(*self.span(found.start, found.end), found) if found else None

    def verb_before(self, unit: int) -> Verb | None:
        """Return the verb that governs a unit: the last of the chain that begins at or before it."""
        return next((verb for verb in reversed(self.verbs) if verb.start <= unit), None)

    def limb(self, verb: Verb) -> range:
        """Return the units from a verb to the next one of the chain."""
        later = [other.start for other in self.verbs if other.start > verb.start]
        return range(verb.start, min(later, default=len(self.keys)))


def read_sides(
    segments: Sequence[Segment], lexicon: Lexicon, old_kind: ParagraphKind | None, new_kind: ParagraphKind | None
) -> tuple[Side, Side]:
    """Read the old and the new text of some segments."""
    changes = [segment.kind in CHANGED for segment in segments]
    old = _read_side([segment.old for segment in segments], changes, lexicon, old_kind)
    new = _read_side([segment.new for segment in segments], changes, lexicon, new_kind)
    if CITED in old.word_signs or CITED in new.word_signs:
        return old, new
    return replace(old, is_citing=False), replace(new, is_citing=False)


def _read_side(pieces: Sequence[str], changes: Sequence[bool], lexicon: Lexicon, kind: ParagraphKind | None) -> Side:
    text = "".join(pieces)
    tokens = split_tokens(text)
    keys, ends = [*map(unit_key, tokens)], [*accumulate(map(len, tokens))]
    starts = tuple(compress((0, *ends), keys))
    owners: list[int] = []
    end = 0
    for owner, piece in enumerate(pieces):
        end += len(piece)
        owners += [owner] * (bisect_left(starts, end, len(owners)) - len(owners))
    return Side(
        text=text,
        keys=tuple(filter(None, keys)),
        starts=starts,
        ends=tuple(compress(ends, keys)),
        owners=tuple(owners),
        changed=tuple(map(changes.__getitem__, owners)),
        lexicon=lexicon,
        kind=kind,
    )
