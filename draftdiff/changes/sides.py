"""One of two texts, by unit: what changed in it, and what stands in it.

A *unit* is a token that can be seen: a word, a number, a symbol, a punctuation mark. What costs time is found when
a rule first asks for it, and once.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from itertools import accumulate, compress, count
from operator import not_

from msgspec import Struct
from msgspec.structs import replace

from draftdiff.changes.forms import forms_of
from draftdiff.changes.memory import Memory, once
from draftdiff.changes.term_tree import Term, Unit, alone_in, merged, unit_key
from draftdiff.changes.terms import EQUAL_TERMS, ORDINALS, WORDS_OF_CLASSES, chosen, figures_in, ordinals_in, terms_tree
from draftdiff.changes.word_signs import CITED, GLUE, QUOTE, word_signs
from draftdiff.citations import Citation, CitationKind, find_citations
from draftdiff.comparison import Segment
from draftdiff.lexicon import Lexicon
from draftdiff.model import ParagraphKind
from draftdiff.phrases import Opening, find_chain, opening_at
from draftdiff.tokens import APOSTROPHES, compare_key, split_tokens

WORDS = (
    "negation", "negation-fixed", "modal", "modal-fixed", "scope", "scope-fixed", "qualifier", "limit",
    "time-word", "time-word-fixed", "quantity", "quantity-fixed", "cardinal", "period", "widened",
)  # fmt: skip
"""Classes of `Lexicon.words` whose change is a kind of its own; a `-fixed` class only shields what it holds."""

_NO_SMALL_WORD = "small-fixed"
_SINGLE = APOSTROPHES + "‘‚‛"
"""Quotation marks that are no double ones."""
_LASTING = frozenset(
    {
        "cited", "slots", "slotted", "quoted", "verbs", "hosts", "equal_terms", "kinds", "held",
        "_units", "_alone", "_longer", "_chosen",
    }
)  # fmt: skip
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

    def said_across(self, units: Collection[int]) -> str:
        """Return the text from the first of some units to the last, with all that stands between them."""
        return self.said(min(units), max(units) + 1) if units else ""

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
        return frozenset(compress(range(start, end), self.changed[start:end]))

    def changed_of(self, found: Iterable[Term | Slot]) -> frozenset[int]:
        """Return the units of some words or citations that changed."""
        return frozenset().union(*(self.changed_in(one.start, one.end) for one in found))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the units that a stretch of the text, in code points, touches."""
        return bisect_left(self.ends, start + 1), bisect_left(self.starts, end)

    def is_in(self, unit: int, *classes: str) -> bool:
        """Say whether a unit is a word of one of the classes, or part of an entry of several small words."""
        return not self.kinds[unit].isdisjoint(classes)

    def stands_in(self, unit: int, *classes: str) -> bool:
        """Say whether a unit stands in an entry of some classes, of one word or more."""
        return any(term.start <= unit < term.end for term in self.terms(*classes))

    @once
    def kinds(self) -> list[frozenset[str]]:
        """The classes of each unit: its own, and those of the entries of several small words that it is part of.

        A Chinese character that is part of a longer word has none of its own.
        """
        found = [*self._alone]
        for term in self._longer[WORDS_OF_CLASSES]:
            if _NO_SMALL_WORD in term.classes:
                found[term.start : term.end] = [frozenset()] * (term.end - term.start)
        for term in self._longer[WORDS_OF_CLASSES]:
            if not term.classes.isdisjoint(GLUE):
                for unit in range(term.start, term.end):
                    found[unit] |= term.classes & GLUE
        return found

    @once
    def slots(self) -> tuple[Slot, ...]:
        """The citations, dates and sessions of the text, and its other ordinals; none where nothing cited changed."""
        if not self.is_citing:
            return ()
        cited = [*self.cited]
        taken = {unit for slot in cited for unit in range(slot.start, slot.end)}
        words = ordinals_in(self.keys, self._entries(ORDINALS), self.lexicon)
        ordinals = [self._ordinal(term) for term in (*words, *figures_in(self.keys, self.lexicon))]
        cited += [slot for slot in ordinals if taken.isdisjoint(range(slot.start, slot.end))]
        return tuple(sorted(cited, key=lambda slot: slot.start))

    @once
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

    @once
    def slotted(self) -> frozenset[int]:
        """The units that stand in a slot."""
        return frozenset(unit for slot in self.slots for unit in range(slot.start, slot.end))

    @once
    def words(self) -> tuple[Term, ...]:
        """The words of the classes in `WORDS` that a change touches, without those that are part of a slot."""
        if self.touched.isdisjoint(WORDS):
            return ()
        found = (term for term in self._of_classes(WORDS) if self.is_changed(term.start, term.end))
        taken = self.slotted
        return tuple(term for term in found if not taken.intersection(range(term.start, term.end)))

    @once
    def touched(self) -> frozenset[str]:
        """The classes of all entries that a change touches."""
        longer = (t.classes for t in self._longer[WORDS_OF_CLASSES] if self.is_changed(t.start, t.end))
        return frozenset().union(*compress(self._alone, self.changed), *longer)

    @once
    def held(self) -> frozenset[str]:
        """The classes of all entries that stand in the text."""
        return frozenset().union(*self._alone, *(term.classes for term in self._longer[WORDS_OF_CLASSES]))

    @once
    def quoted(self) -> tuple[range, ...]:
        """What stands in quotation marks, with other such marks inside it or not; the one in *States’* is none."""
        found, opened = [], -1
        for unit in (unit for unit, key in enumerate(self.keys) if key == QUOTE):
            sign, start = self.text[self.starts[unit]], self.starts[unit]
            is_owning = sign in APOSTROPHES and self.text[start - 1 : start].isalpha()
            if opened < 0:
                opened = -1 if is_owning else unit
            elif (sign in _SINGLE) == (self.text[self.starts[opened]] in _SINGLE):
                found.append(range(opened + 1, unit))
                opened = -1
        return tuple(found)

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

    @once
    def changed_units(self) -> tuple[int, ...]:
        """The units that changed, in order."""
        return tuple(compress(range(len(self.changed)), self.changed))

    @once
    def word_signs(self) -> frozenset[str]:
        """The signs of the words that changed."""
        changed = {*compress(self.keys, self.changed)}
        return frozenset().union(*map(word_signs(self.lexicon).__getitem__, changed))

    def terms(self, *classes: str) -> tuple[Term, ...]:
        """Return the entries of some classes that stand in the text, but for those inside a fixed phrase."""
        found = self._chosen.get(classes)
        if found is None:
            found = () if self.held.isdisjoint(classes) else self._of_classes(classes)
            self._chosen[classes] = found
        return found

    @once
    def hosts(self) -> tuple[Term, ...]:
        """Return *hosted by*, *financed by* and the like; a verb that governs (`acoge con beneplácito`) is none."""
        found = self.terms("host", "payer")
        govern = [(verb.start, verb.end) for verb in self.verbs] if found else []
        return tuple(term for term in found if not any(s < term.end and term.start < e for s, e in govern))

    @once
    def equal_terms(self) -> Sequence[Term]:
        """The terms that stand in the text of which others name the same; the classes of each are its groups."""
        return self._entries(EQUAL_TERMS)

    def _entries(self, table: int) -> Sequence[Term]:
        """Return the entries of a table, by where they start."""
        return merged(alone_in(self._units, table), self._longer[table])

    def _of_classes(self, classes: Iterable[str]) -> tuple[Term, ...]:
        """Return the entries of some classes, none inside another, nor inside one of the classes that shield these."""
        asked = frozenset(classes)
        wanted = asked.union(name + "-fixed" for name in asked)
        places = compress(count(), map(not_, map(wanted.isdisjoint, self._alone)))
        alone = alone_in(self._units, WORDS_OF_CLASSES, places)
        found = chosen(merged(alone, self._longer[WORDS_OF_CLASSES]), wanted)
        return tuple(term for term in found if not asked.isdisjoint(term.classes))

    @once
    def _units(self) -> list[Unit]:
        return [*map(terms_tree(self.lexicon).units.__getitem__, self.keys)]

    @once
    def _alone(self) -> list[frozenset[str]]:
        """The classes that each unit has alone."""
        return [unit.classes for unit in self._units]

    @once
    def _longer(self) -> tuple[list[Term], ...]:
        """The entries of several units, by table."""
        return terms_tree(self.lexicon).find_longer(self._units)

    @once
    def _chosen(self) -> dict[tuple[str, ...], tuple[Term, ...]]:
        return {}

    @once
    def verbs(self) -> tuple[Verb, ...]:
        """The opening phrase, if one is known, and the later verbs of the chain, of each paragraph of a row."""
        found, start = [], 0
        for text in self.text.splitlines(keepends=True):
            for verb in find_chain(text, self.lexicon, self.kind):
                found.append(Verb(*self.span(start + verb.start, start + verb.end), verb))
            start += len(text)
        return tuple(found)

    def is_capital(self, unit: int) -> bool:
        """Say whether a unit begins with a capital letter; what lies behind the text does not."""
        return unit < len(self.keys) and self.text[self.starts[unit]].isupper()

    def whole_name(self, start: int, stop: int) -> range:
        """Return the proper name of which a stretch is a part: *the Disarmament [Commission]*, *[Chair of] the Union*.

        Words with a capital before it are part of it; those behind it, up to another name and with *of the* and the
        like between them, are where the stretch is one word, or ends in such: more of them are a name in themselves.
        """
        is_part = stop - start == 1 or self.is_in(stop - 1, "preposition")
        start = self._name_start(start)
        has_articles = "article" in self.lexicon.words  # elsewhere the first word of a name has the only capital
        others = {term.start for term in self.terms("addressee")}
        for unit in range(stop, len(self.keys) if is_part and has_articles and self.is_capital(start) else 0):
            is_joined = self.is_in(unit, "conjunction") and unit + 1 not in others and self._is_of_name(unit + 1)
            if self._is_of_name(unit):
                stop = unit + 1
            elif not (is_joined or self.is_in(unit, "preposition", "article")):
                break
        return range(start, stop - 1 if self.is_in(stop - 1, "preposition") else stop)

    def _name_start(self, start: int) -> int:
        """Return where a name begins; in a language with cases nothing but adjectives stands before a small letter.

        There *and* joins adjectives of one name: *Экономического и Социального [Совета]*.
        """
        forms = forms_of(self.lexicon)
        while start > 0:
            is_joint = forms is not None and self.is_in(start - 1, "conjunction")
            before = start - 2 if is_joint else start - 1
            if before < 0 or not self._is_of_name(before):
                break
            is_adjective = forms is None or forms.agree(self.keys[before], self.keys[start if is_joint else before])
            if not is_adjective and (is_joint or not self.is_capital(start)):
                break
            start = before
        return start

    def _is_of_name(self, unit: int) -> bool:
        is_governing = any(verb.start <= unit < verb.end for verb in self.verbs)
        return self.is_capital(unit) and unit not in self.slotted and not is_governing

    def has_verb(self, start: int, end: int) -> bool:
        """Say whether a verb of the chain begins in a stretch."""
        return any(start <= verb.start < end for verb in self.verbs)

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
    changes = [segment.is_change for segment in segments]
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
