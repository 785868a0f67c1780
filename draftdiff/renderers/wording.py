"""Facts of a comparison put into the reader's words: labels of paragraphs, messages of findings and flags."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise, starmap
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from draftdiff.comparison import Comparison, Finding, Flag, Row, RunnerUp, Value, new_document, old_document
from draftdiff.model import Key, Paragraph, ParagraphKind
from draftdiff.numbering import Label, Number, Style, labels_of
from draftdiff.patterns import late_pattern
from draftdiff.renderers.excerpt import abridged
from draftdiff.renderers.harmless import harmless, isolated
from draftdiff.renderers.labels import Labels, fill
from draftdiff.tokens import HAN, is_beyond_latin

Named = TypeVar("Named", bound=str)

_JOINED = late_pattern(f"(?<=[{HAN}\u0600-\u06ff]), (?=[{HAN}\u0600-\u06ff])")
"""What rules put between words that stand apart in a text, where the words are Chinese or Arabic."""
_STEP = late_pattern(r"\(([a-z]+)\)(.*)")
_OWN = {
    ParagraphKind.PREAMBULAR: "label.preambular",
    ParagraphKind.OPERATIVE: "label.operative",
    ParagraphKind.HEADING: "label.heading",
    ParagraphKind.TABLE_ROW: "label.table-row",
    ParagraphKind.ENACTING: "label.enacting",
    ParagraphKind.CLOSING: "label.closing",
}
_NOTE, _STOPS = "note", " .。,،，"
"""A value that is the text of a note, and what it ends with: within a message it would end the message."""


class Names(Struct, frozen=True):
    """The labels of all paragraphs of a comparison, by key."""

    old: dict[Key, Label]
    new: dict[Key, Label]

    def of(self, row: Row) -> Label:
        """Return the label of the first paragraph that a row is shown by."""
        return self.new[row.new[0].key] if row.new else self.old[row.old[0].key]

    def has_annexes(self) -> bool:
        """Say whether one of the documents has several annexes."""
        return any(label.annex > 1 for side in (self.old, self.new) for label in side.values())

    def knows(self, pair: RunnerUp) -> bool:
        """Say whether both paragraphs exist; a comparison that was edited by hand may name others."""
        return pair.old in self.old and pair.new in self.new


class _Spoken(Struct, frozen=True):
    """A value in the reader's words: `{verb.old}`, `{verb.new}`, and `{verb}` for what happened to it."""

    old: str
    new: str
    both: str
    """The way from old to new; of one side alone, that it came or went; of equal sides, that side."""

    def __str__(self) -> str:
        return self.both


class Wording(Struct, frozen=True):
    """The reader's language together with the names of the paragraphs it is to speak of."""

    labels: Labels
    names: Names
    old: dict[Key, str]
    """What each paragraph of the old document is called."""
    new: dict[Key, str]
    """What each paragraph of the new document is called."""
    quoted: int = 10
    """Words that a message quotes of a long text."""

    def say(self, phrase: str, **values: object) -> str:
        """Return a phrase of the reader's language."""
        return self.labels.say(phrase, **values)

    def term(self, name: str, value: str) -> str:
        """Return the word for a language-neutral value; one that no label file knows is quoted."""
        worded = self.labels.term(name, value)
        return worded if worded != value else self.quote(value)

    def quote(self, text: str) -> str:
        """Return text of a document, harmless, and isolated from the line it will stand in."""
        return isolated(harmless(text), direction=self.labels.direction)

    def old_labels(self, row: Row) -> str:
        """Return the labels of the old paragraphs of a row."""
        return self.listed([self.old[paragraph.key] for paragraph in row.old])

    def new_labels(self, row: Row) -> str:
        """Return the labels of the new paragraphs of a row."""
        return self.listed([self.new[paragraph.key] for paragraph in row.new])

    def listed(self, names: Sequence[str]) -> str:
        """Join labels; never to a range, for other paragraphs may stand between them."""
        return self.say("list").join((*names[:1], *starmap(self.labels.after, pairwise(names))))

    def joined(self, told: Sequence[str], most: int, between: str = "list", more: int = 0) -> str:
        """Join the first of what is told by a phrase, and say how many more there are: those left out, and `more`."""
        said = self.say(between).join(told[:most])
        more += max(len(told) - most, 0)
        return self.say("and-more", said=said, count=more) if more else said

    def tallied(self, counts: Mapping[Named, int], name: str, values: Iterable[Named]) -> list[str]:
        """Say how many there are of each value of a term that occurs, in the order of the values."""
        counted = ((counts[value], self.term(name, value)) for value in values if counts.get(value))
        return [self.say("weighed", count=count, weight=term) for count, term in counted]

    def range(self, first: Label, last: Label) -> str:
        """Say two paragraphs and all between them: `Sect. II, OP3–OP7`; of a clause and what ends it, the clause."""
        start, last = word_label(first, self.labels), replace(last, continued=0)
        if last == replace(first, continued=0):
            return start
        is_together = (first.annex, first.section) == (last.annex, last.section)
        begun, end = (
            inner_label(one, self.labels) if is_together else word_label(one, self.labels) for one in (first, last)
        )
        return self.say("range", first=start, last=self.labels.after(begun, end))

    def from_to(self, old: Sequence[str], new: Sequence[str]) -> str:
        """Say what old labels have become: `OP7 → OP8`. What the last one begins with is not said again."""
        return self.say("from-to", old=self.listed(old), new=self.labels.after(old[-1], self.listed(new)))

    def label(self, row: Row) -> str:
        """Return the label of a row: one where both sides agree, else `OP7 → OP8`."""
        old, new = [self.old[one.key] for one in row.old], [self.new[one.key] for one in row.new]
        return self.from_to(old, new) if old and new and old != new else self.listed(new or old)

    def message(self, finding: Finding | Flag) -> str:
        """Say the facts of a finding or a flag without its kind, empty if there are none to say.

        A message that no label file knows, or that has other values than ours (a comparison of another version),
        is said by its bare values.
        """
        values = {value.name: self._spoken(value) for value in finding.values}
        bare = self.say("list").join(value.both for value in values.values())
        nth = {value.name: self.labels.ordinal(value.new) for value in finding.values}
        template = self.labels.messages.get(finding.message)
        if template is None:
            return bare
        told = {**values, "values": bare, "nth": nth}
        try:
            count = next((int(value.new or value.old) for value in finding.values if value.name == "count"), 0)
            return fill(template, told, count, self.labels.plurals)
        except (KeyError, AttributeError, ValueError):
            return bare

    def lead(self, finding: Finding) -> str:
        """Return what the message of a finding begins with, before the one value that it ends with."""
        template = self.labels.messages.get(finding.message, "")
        said, _, value = template.partition("{") if isinstance(template, str) else ("", "", "")
        return said if value.find("}") == len(value) - 1 else ""

    def spoken(self, old: str, new: str) -> str:
        """Say what happened to words: the way from old to new; of one side alone, that it came or went."""
        if old and new:
            return old if old == new else self.say("from-to", old=old, new=new)
        if old:
            return self.say("gone", words=old)
        return self.say("come", words=new) if new else ""

    def _spoken(self, value: Value) -> _Spoken:
        old = self._spoken_side(value.name, value.old, self.old)
        new = self._spoken_side(value.name, value.new, self.new)
        return _Spoken(old, new, self.spoken(old, new))

    def _spoken_side(self, name: str, text: str, names: dict[Key, str]) -> str:
        if not text:
            return ""
        if text in names:
            return names[text]
        worded = self.labels.term(name, text)
        if worded != text:
            return worded
        text = text.rstrip(_STOPS) if name == _NOTE else text
        text = _JOINED.sub(self.say("list"), text) if is_beyond_latin(text) else text
        said = self.quote(abridged(self.labels.worded_date(text), self.quoted))
        return said if any(map(str.isalnum, text)) else self.say("mark", sign=said)


def wording_of(comparison: Comparison, labels: Labels) -> Wording:
    """Name the paragraphs of a comparison and bind the names to the reader's language."""
    old, new = old_document(comparison).paragraphs, new_document(comparison).paragraphs
    names = Names(labels_of(old), labels_of(new))
    sides = [{key: word_label(label, labels) for key, label in side.items()} for side in (names.old, names.new)]
    return Wording(labels, names, sides[0], sides[1])


def word_labels(paragraphs: Iterable[Paragraph], labels: Labels) -> dict[Key, str]:
    """Say the labels of the paragraphs of a document in the reader's language."""
    return {key: word_label(label, labels) for key, label in labels_of([*paragraphs]).items()}


def word_label(label: Label, labels: Labels) -> str:
    """Say the label of a paragraph in the reader's language: `Annex, Sect. II, OP12 (a)`."""
    worded = labels.say("label.join").join(filter(None, (*_outer_parts(label, labels), inner_label(label, labels))))
    if label.continued:
        worded = labels.say("label.continued", label=worded, count=label.continued)
    if label.occurrence > 1:
        worded = labels.say("label.occurrence", label=worded, count=label.occurrence)
    return worded


def annex_number(annex: int, labels: Labels) -> str:
    """Write the number of an annex as the reader's language does."""
    roman = Number(style=Style.UPPER_ROMAN, value=annex).short
    return labels.divisions.get(roman, roman)


def annex_label(label: Label, labels: Labels) -> str:
    """Name the annex that a paragraph stands in."""
    if label.sole_annex:
        return labels.say("label.annex")
    return labels.say("label.annexes", number=annex_number(label.annex, labels))


def _outer_parts(label: Label, labels: Labels) -> list[str]:
    """Name the annex and the section that a paragraph stands in."""
    outer = [annex_label(label, labels)] if label.annex else []
    if label.section:
        number = ".".join(labels.divisions.get(part, part) for part in label.section.split("."))
        outer.append(labels.say("label.article" if label.is_article else "label.section", number=number))
    return outer


def inner_label(label: Label, labels: Labels) -> str:
    """Say what a paragraph is called within its annex and section; the heading of an article is the article."""
    if label.names_article:
        return ""
    own = _OWN.get(label.kind, "label.paragraph")
    if label.kind is ParagraphKind.OPERATIVE and label.annex:
        own = "label.paragraph"
    number = labels.divisions.get(label.number, label.number) if label.kind is ParagraphKind.HEADING else label.number
    return " ".join((labels.say(own, number=harmless(number)).rstrip(), *steps_of(label, labels)))


def steps_of(label: Label, labels: Labels) -> list[str]:
    """Write the numbers of a sub-paragraph within its paragraph: `(a)`, `(i)`."""
    return [_step(step, labels, is_letter=depth == 0) for depth, step in enumerate(label.path)]


def _step(step: str, labels: Labels, *, is_letter: bool) -> str:
    """Write the number of a sub-paragraph as the reader's language does; anything else stays as it is."""
    found = _STEP.fullmatch(step)
    if not found:
        return harmless(step)
    number, suffix = found.groups()
    if is_letter and len(number) == 1 and labels.letters:
        number = labels.letters[ord(number) - ord("a")]
    return labels.say("label.step", number=number) + suffix
