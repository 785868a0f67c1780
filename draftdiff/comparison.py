"""The records of a difference between two documents, and what is derived from them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct

from draftdiff.model import (
    UNCOUNTED,
    Count,
    Document,
    Header,
    Key,
    LineText,
    Note,
    NoteKind,
    Paragraph,
    Text,
    notes_in,
    with_paragraphs,
)
from draftdiff.problems import Problem

ALIGNMENT_FORMAT = "draftdiff.alignment/1"
COMPARISON_FORMAT = "draftdiff.comparison/1"

NOT_COMPARED = "note-not-compared"
"""The code of the problem that tells of a note which has no counterpart to be compared with."""

Score = Annotated[float, Meta(ge=0, le=1)]
"""How well two paragraphs fit, 0..1, rounded to 3 decimals."""


class Basis(StrEnum):
    """Why two paragraphs were linked."""

    IDENTICAL = "identical text"
    SIMILAR = "similar"
    SPLIT = "split"
    MERGED = "merged"
    MANUAL = "manual"
    NONE = "none"
    """No link: the paragraph was removed or added."""


class Change(StrEnum):
    """What happened to the paragraphs of a row."""

    UNCHANGED = "unchanged"
    AMENDED = "amended"
    ADDED = "added"
    REMOVED = "removed"
    SPLIT = "split"
    MERGED = "merged"


class SegmentKind(StrEnum):
    """What happened to a stretch of text. Typographic: a difference that no reader would call a change."""

    SAME = "same"
    TYPOGRAPHIC = "typographic"
    DELETED = "deleted"
    INSERTED = "inserted"


class Weight(StrEnum):
    """How heavy a change is, lightest first."""

    TYPOGRAPHIC = "typographic"
    EDITORIAL = "editorial"
    TECHNICAL = "technical"
    SUBSTANTIVE = "substantive"


class Aspect(StrEnum):
    """What else than the text differs between the paragraphs of a row."""

    KIND = "kind"
    LEVEL = "level"
    MARKS = "marks"
    NOTES = "notes"


class Pair(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One old and one new paragraph, by key."""

    old: Key
    new: Key


class RunnerUp(Pair, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The best link that was not made: its keys and its score."""

    score: Score


class Link(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Old paragraphs (0..n keys) and the new paragraphs that continue them (0..n keys).

    `score` and `runner_up.score` lie in 0..1, rounded to 3 decimals. `moved` is for 1-1 links only. `pairs` lists
    the exact pairs of an m-n group. `sure` is false where a person should decide. `about` is for the eyes of a
    person who edits an alignment file; nothing reads it.
    """

    old: tuple[Key, ...]
    new: tuple[Key, ...]
    score: Score = 0.0
    runner_up: RunnerUp | None = None
    basis: Basis = Basis.MANUAL
    moved: bool = False
    sure: bool = True
    pairs: tuple[Pair, ...] = ()
    about: Text = ""


class Alignment(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All links of two documents: each paragraph of both stands in exactly one."""

    format: str = ALIGNMENT_FORMAT
    old: Text = ""
    """Symbol of the old document."""
    new: Text = ""
    """Symbol of the new document."""
    links: tuple[Link, ...]


class Segment(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A stretch of two texts. All `old` joined give the old text, all `new` joined the new text.

    `same`: `old == new`; `typographic`: both may be non-empty and differ; `deleted`: `new` is empty;
    `inserted`: `old` is empty.
    """

    kind: SegmentKind
    old: str
    new: str

    @property
    def is_change(self) -> bool:
        """Say whether a reader would call it a change: deleted or inserted."""
        return self.kind is SegmentKind.DELETED or self.kind is SegmentKind.INSERTED


def has_change(segments: Iterable[Segment]) -> bool:
    """Say whether segments hold more than typographic differences."""
    return any(segment.is_change for segment in segments)


class Value(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A named fact of a finding or flag, on both sides (`verb`: requests, invites)."""

    name: str
    old: str = ""
    new: str = ""


class Finding(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What one rule says of a row.

    `rule` is the rule's name; `message` the name of a message in `renderers/labels/`, filled with `values`;
    `segments` are the indices of the row's segments (or of its note change's, see `note`) that the finding explains.
    """

    rule: str
    weight: Weight
    message: str
    values: tuple[Value, ...] = ()
    segments: tuple[Count, ...] = ()
    note: Count | None = None
    """Index into `Row.notes` if the finding is about a note; then `segments` are indices into its segments."""


class FlagKind(StrEnum):
    """What a reader should look at, whatever the weight."""

    HIDDEN_SIGN = "hidden-sign"
    STRUCK = "struck"
    OFF_CYCLE = "off-cycle"
    REFERENT_CHANGED = "referent-changed"
    TIME_BOUND = "time-bound"
    THIS_LANGUAGE_ONLY = "this-language-only"
    OTHER_LANGUAGES_ONLY = "other-languages-only"
    LAPSED = "lapsed"
    PROGRESS = "progress"
    BUDGET = "budget"
    PART = "part"
    TASK = "task"
    WATCHED = "watched"


class Flag(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A flag on a row, with the facts that a reader needs to judge it."""

    kind: FlagKind
    message: str
    values: tuple[Value, ...] = ()


class NoteChange(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Two notes of a row that belong together, matched by text; an index is null where the note is new or gone.

    Indices count the notes of the row's old (new) paragraphs, one after the other.
    """

    old: Count | None
    new: Count | None
    segments: tuple[Segment, ...] = ()


class Row(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One link with the paragraphs it is about, their redline, and what the rules found.

    `segments` is empty when the texts are equal; texts of several paragraphs are joined by one newline. `weight` is
    null until rules have run, and for a row without any segment or other difference.
    """

    link: Link
    change: Change
    moved: bool = False
    renumbered: bool = False
    changed: tuple[Aspect, ...] = ()
    old: tuple[Paragraph, ...] = ()
    new: tuple[Paragraph, ...] = ()
    segments: tuple[Segment, ...] = ()
    notes: tuple[NoteChange, ...] = ()
    findings: tuple[Finding, ...] = ()
    flags: tuple[Flag, ...] = ()
    weight: Weight | None = None

    @property
    def shown(self) -> tuple[Paragraph, ...]:
        """The paragraphs that it is called after: the new ones, or the old ones where there are none."""
        return self.new or self.old

    def flagged(self, *kinds: FlagKind) -> tuple[Flag, ...]:
        """Return its flags of some kinds."""
        return tuple(flag for flag in self.flags if flag.kind in kinds)


BETWEEN = "; "
"""What stands between the parts of a field that lists several: titles of agenda items, sponsors."""


class FieldChange(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A field of the headers that both sides state and that differs: title, agenda title, sponsors."""

    name: str
    old: LineText
    new: LineText
    segments: tuple[Segment, ...] = ()
    findings: tuple[Finding, ...] = ()
    weight: Weight | None = None


class Tool(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What made a comparison."""

    name: str = "draftdiff"
    version: str = ""


class Comparison(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All that is to be said of two documents; holds both whole.

    `rows` stand in reading order of the new text, a removed paragraph after the row of the old one before it;
    `old_order` and `new_order` are the keys in the order of each document.
    """

    format: str = COMPARISON_FORMAT
    old: Header
    new: Header
    old_order: tuple[Key, ...]
    new_order: tuple[Key, ...]
    fields: tuple[FieldChange, ...] = ()
    rows: tuple[Row, ...] = ()
    problems: tuple[Problem, ...] = ()
    """What the comparison itself has to tell: a paragraph too long to be compared by the word."""
    tool: Tool = Tool()


def old_document(comparison: Comparison) -> Document:
    """Return the old document, byte for byte as it was compared (conflicts apart)."""
    found = {paragraph.key: paragraph for row in comparison.rows for paragraph in row.old}
    return with_paragraphs(comparison.old, tuple(found[key] for key in comparison.old_order))


def new_document(comparison: Comparison) -> Document:
    """Return the new document, byte for byte as it was compared (conflicts apart)."""
    found = {paragraph.key: paragraph for row in comparison.rows for paragraph in row.new}
    return with_paragraphs(comparison.new, tuple(found[key] for key in comparison.new_order))


class Counts(Struct, frozen=True, kw_only=True):
    """The summary line: rows by change; moved rows are also amended or unchanged. Enacting and closing left out."""

    added: int = 0
    removed: int = 0
    amended: int = 0
    unchanged: int = 0
    split: int = 0
    merged: int = 0
    moved: int = 0
    old_paragraphs: int = 0
    new_paragraphs: int = 0


def note_of(change: NoteChange, old: Sequence[Paragraph], new: Sequence[Paragraph]) -> Note:
    """Return the note that a change of a row is about: the new one, or the one that is gone."""
    return notes_in(old)[change.old or 0] if change.new is None else notes_in(new)[change.new]


def is_of_text(change: NoteChange, old: Sequence[Paragraph], new: Sequence[Paragraph]) -> bool:
    """Say whether a change of notes is one of the text: comments are not."""
    return note_of(change, old, new).kind is NoteKind.FOOTNOTE and has_change(change.segments)


def is_counted(row: Row) -> bool:
    """Say whether a row is about a paragraph that counts include."""
    return any(paragraph.kind not in UNCOUNTED for paragraph in (*row.old, *row.new))


def counts_of(comparison: Comparison) -> Counts:
    """Count the rows of a comparison by change, and its paragraphs."""
    rows = [row for row in comparison.rows if is_counted(row)]
    by_change = Counter(row.change for row in rows)
    return Counts(
        **{change.value: by_change[change] for change in Change},
        moved=sum(row.moved for row in rows),
        old_paragraphs=sum(p.kind not in UNCOUNTED for row in rows for p in row.old),
        new_paragraphs=sum(p.kind not in UNCOUNTED for row in rows for p in row.new),
    )


def is_same(comparison: Comparison) -> bool:
    """Say whether nothing but typography, numbers or marks differs (exit code 0 of `diff`)."""
    return not comparison.fields and all(row.change is Change.UNCHANGED and not row.moved for row in comparison.rows)


class Verdict(StrEnum):
    """What can be said of a comparison in one sentence."""

    SAME = "same"
    UNWEIGHED = "unweighed"
    """No rules have run: nothing may be said of weights."""
    ROLLOVER = "rollover"
    """Nothing added, removed, split, merged or moved, and no substantive change found."""
    LIGHT = "light"
    """No substantive change found, but clauses came, went or moved."""
    SUBSTANTIVE = "substantive"


def verdict_of(comparison: Comparison) -> Verdict:
    """Sum a comparison up. Never says that there is no substantive change, only that none was found."""
    if is_same(comparison):
        return Verdict.SAME
    weights = {row.weight for row in comparison.rows if row.change is not Change.UNCHANGED}
    weights |= {field.weight for field in comparison.fields}
    if weights == {None}:
        return Verdict.UNWEIGHED
    if Weight.SUBSTANTIVE in weights:
        return Verdict.SUBSTANTIVE
    counts = counts_of(comparison)
    is_level = not (counts.added or counts.removed or counts.split or counts.merged or counts.moved)
    return Verdict.ROLLOVER if is_level else Verdict.LIGHT


class Series(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Several documents in order, and the threads of paragraphs that run through them.

    A thread has one key, or null, for each document.
    """

    headers: tuple[Header, ...]
    threads: tuple[tuple[Key | None, ...], ...]
