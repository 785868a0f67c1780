"""What rules read of a row: both texts by unit, what changed in them, and what stands in them.

A *unit* is a token that can be seen: a word, a number, a symbol, a punctuation mark. What costs time is
found when a rule first asks for it, and once.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Any, NamedTuple, TypeVar

from draftdiff.citations import Citation, CitationKind, find_citations
from draftdiff.comparison import Row, Segment, SegmentKind
from draftdiff.lexicon import Lexicon
from draftdiff.model import ParagraphKind
from draftdiff.phrases import Opening, find_opening, find_verbs
from draftdiff.rules.context import Context
from draftdiff.rules.terms import Term, is_word_of, ordinals_in, tree_of, unit_key
from draftdiff.tokens import split_tokens

T = TypeVar("T")

WORDS = (
    "negation", "negation-fixed", "modal", "modal-fixed", "scope", "scope-fixed", "qualifier", "limit",
    "time-word", "time-word-fixed", "quantity", "quantity-fixed", "cardinal", "period",
)  # fmt: skip
"""Classes of `Lexicon.words` whose change is a kind of its own; a `-fixed` class only shields what it holds."""

_CHANGED = frozenset({SegmentKind.DELETED, SegmentKind.INSERTED})


class Slot(NamedTuple):
    """A citation, date, session … of a text: units `start` to `end`."""

    start: int
    end: int
    citation: Citation


class Verb(NamedTuple):
    """An opening phrase or a later verb of the chain: units `start` to `end`."""

    start: int
    end: int
    phrase: Opening


class Hunk(NamedTuple):
    """Changed units with no unchanged unit between them, on both sides; one side may be empty."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int


@dataclass(frozen=True, eq=False)
class Side:
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

    def said(self, start: int, end: int) -> str:
        """Return the text of units `start` to `end` as it stands."""
        return self.text[self.starts[start] : self.ends[end - 1]] if start < end else ""

    def is_changed(self, start: int, end: int) -> bool:
        """Say whether one of the units changed."""
        return any(self.changed[start:end])

    def changed_in(self, start: int, end: int) -> frozenset[int]:
        """Return the units from `start` to `end` that changed."""
        return frozenset(unit for unit in range(start, end) if self.changed[unit])

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the units that a stretch of the text, in code points, touches."""
        return bisect_left(self.ends, start + 1), bisect_left(self.starts, end)

    def is_in(self, unit: int, *classes: str) -> bool:
        """Say whether a unit is a single word of one of the classes."""
        return any(is_word_of(self.lexicon, name, self.keys[unit]) for name in classes)

    @cached_property
    def slots(self) -> tuple[Slot, ...]:
        """The citations, dates and sessions of the text, and its other ordinals."""
        cited = [Slot(*self.span(c.start, c.end), c) for c in find_citations(self.text, self.lexicon)]
        taken = {unit for slot in cited for unit in range(slot.start, slot.end)}
        ordinals = (self._ordinal(term) for term in ordinals_in(self.keys, self.lexicon))
        cited += [slot for slot in ordinals if taken.isdisjoint(range(slot.start, slot.end))]
        return tuple(sorted(cited, key=lambda slot: slot.start))

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
        """The words of the classes in `WORDS`, without those that are part of a slot."""
        found = tree_of(self.lexicon, WORDS).find(self.keys)
        return tuple(term for term in found if not self.slotted.intersection(range(term.start, term.end)))

    def terms(self, *classes: str) -> tuple[Term, ...]:
        """Return the entries of some classes that stand in the text."""
        return tree_of(self.lexicon, classes).find(self.keys)

    @cached_property
    def verbs(self) -> tuple[Verb, ...]:
        """The opening phrase, if one is known, and the later verbs of the chain."""
        opening = find_opening(self.text, self.lexicon, self.kind)
        found = [opening] if opening else []
        found += [
            verb for verb in find_verbs(self.text, self.lexicon) if not opening or verb.start >= opening.end
        ]
        return tuple(Verb(*self.span(verb.start, verb.end), verb) for verb in found)

    def verb_before(self, unit: int) -> Verb | None:
        """Return the verb that governs a unit: the last of the chain that begins at or before it."""
        return next((verb for verb in reversed(self.verbs) if verb.start <= unit), None)

    def limb(self, verb: Verb) -> range:
        """Return the units from a verb to the next one of the chain."""
        later = [other.start for other in self.verbs if other.start > verb.start]
        return range(verb.start, min(later, default=len(self.keys)))


@dataclass(frozen=True, eq=False)
class Evidence:
    """A row, one of its notes or a field of the headers, as rules read it."""

    context: Context
    row: Row | None
    segments: tuple[Segment, ...]
    old: Side
    new: Side
    hunks: tuple[Hunk, ...]
    note: int | None = None
    """Index into `Row.notes` where the evidence is a note's."""

    @cached_property
    def _memory(self) -> dict[str, Any]:
        return {}

    def remembered(self, name: str, find: Callable[[Evidence], T]) -> T:
        """Return what a function finds in this evidence; it is asked once, whichever rules need it."""
        if name not in self._memory:
            self._memory[name] = find(self)
        found: T = self._memory[name]
        return found

    def is_directive(self, verb: Verb) -> bool:
        """Say whether a verb, as it is likeliest read, asks somebody to do something."""
        return self.scale_of(verb) == "directive"

    def scale_of(self, verb: Verb) -> str:
        """Return the scale of the likeliest act of a verb."""
        return self.context.lexicon.acts[verb.phrase.acts[0]].scale


def evidence_of(
    context: Context, row: Row | None, segments: Sequence[Segment], note: int | None = None
) -> Evidence:
    """Read the segments of a row's text or note, or of a field."""
    kind = row.new[0].kind if row and row.new and note is None else None
    old_kind = row.old[0].kind if row and row.old and note is None else None
    old_text, new_text = "".join(s.old for s in segments), "".join(s.new for s in segments)
    old = _read_side(old_text, segments, _places(segments, old=True), context.lexicon, old_kind)
    new = _read_side(new_text, segments, _places(segments, old=False), context.lexicon, kind)
    return Evidence(context, row, tuple(segments), old, new, _hunks(segments, old, new), note)


def _places(segments: Iterable[Segment], *, old: bool) -> list[int]:
    """Return where each segment ends in the old or the new text."""
    return [*accumulate(len(segment.old if old else segment.new) for segment in segments)]


def _read_side(
    text: str,
    segments: Sequence[Segment],
    places: Sequence[int],
    lexicon: Lexicon,
    kind: ParagraphKind | None,
) -> Side:
    keys, starts, ends, owners = [], [], [], []
    start = owner = 0
    for token in split_tokens(text):
        key = unit_key(token)
        if key and key != " ":
            while places[owner] <= start:
                owner += 1
            keys.append(key)
            starts.append(start)
            ends.append(start + len(token))
            owners.append(owner)
        start += len(token)
    changed = [segments[owner].kind in _CHANGED for owner in owners]
    return Side(text, tuple(keys), tuple(starts), tuple(ends), tuple(owners), tuple(changed), lexicon, kind)


def _hunks(segments: Sequence[Segment], old: Side, new: Side) -> tuple[Hunk, ...]:
    """Cut the changed units into hunks: unchanged units divide them."""
    hunks: list[Hunk] = []
    i = j = i_start = j_start = 0
    for index, segment in enumerate(segments):
        i_end, j_end = bisect_right(old.owners, index, i), bisect_right(new.owners, index, j)
        if segment.kind not in _CHANGED and (i_end, j_end) != (i, j):
            if (i_start, j_start) != (i, j):
                hunks.append(Hunk(i_start, i, j_start, j))
            i_start, j_start = i_end, j_end
        i, j = i_end, j_end
    if (i_start, j_start) != (i, j):
        hunks.append(Hunk(i_start, i, j_start, j))
    return tuple(hunks)
