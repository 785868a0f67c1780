"""What is shown of a comparison, and in which order: the same plan for every renderer that people read.

Rows in reading order become entries (shown in full), folds (runs of unchanged or hidden rows) and shifts
(runs of paragraphs that are all renumbered by the same step), under the sections of the new document.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import takewhile
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from draftdiff.comparison import Aspect, Change, Comparison, FlagKind, Row, Weight, has_change, is_counted
from draftdiff.gravity import HEAVINESS, row_order
from draftdiff.model import Key, Paragraph, ParagraphKind
from draftdiff.numbering import Label
from draftdiff.renderers.options import Order, RenderOptions
from draftdiff.renderers.wording import Names
from draftdiff.sequences import grouped


class SectionKind(StrEnum):
    """The parts of a resolution, in order, and the one list that `--sort weight` makes."""

    PREAMBLE = "preamble"
    OPERATIVE = "operative"
    ANNEX = "annex"
    BY_WEIGHT = "by-weight"


class Entry(Struct, frozen=True):
    """A row that is shown."""

    row: Row


class Fold(Struct, frozen=True):
    """A run of rows that are named but not shown: unchanged, or lighter than the reader asked for."""

    rows: tuple[Row, ...]
    is_unchanged: bool


class Context(Struct, frozen=True):
    """An unchanged heading or chapeau, named by its opening words because something under it is shown."""

    row: Row


class Shift(Struct, frozen=True):
    """A run of paragraphs whose numbers all changed by the same step: its first and its last row."""

    first: Row
    last: Row


class _Step(NamedTuple):
    """A row, in which sequence it counts, by how much its number changed, and what it was."""

    row: Row
    sequence: tuple[int, str, ParagraphKind]
    by: int
    number: int

    def follows(self, before: _Step) -> bool:
        """Say whether nothing was numbered between two rows, and both were renumbered alike."""
        return (self.sequence, self.by, self.number) == (before.sequence, before.by, before.number + 1)


Item = Entry | Fold | Context | Shift


class Section(Struct, frozen=True):
    """One part of the document with what is shown of it. `annex` is 0 outside annexes."""

    kind: SectionKind
    annex: int
    items: tuple[Item, ...]


def outline_of(comparison: Comparison, names: Names, options: RenderOptions) -> tuple[Section, ...]:
    """Plan what is shown. Sections without any item are left out."""
    if options.sort is Order.WEIGHT:
        return tuple(_by_weight(comparison.rows, options))
    shifts = _shifts(comparison.rows, names)
    places = {key: place for place, key in enumerate(comparison.new_order)}
    sections = []
    for (annex, kind), rows in divided(comparison.rows):
        items = tuple(_items(rows, shifts, places, options))
        if items:
            sections.append(Section(kind, annex, items))
    return tuple(sections)


def _by_weight(rows: Iterable[Row], options: RenderOptions) -> Iterator[Section]:
    """Give one section with all changes, the heaviest first, and one line for those that are hidden."""
    changed = sorted((row for row in rows if is_changed(row)), key=row_order)
    shown = tuple(Entry(row) for row in changed if is_shown(row, options))
    hidden = tuple(row for row in changed if not is_shown(row, options))
    if changed:
        folds = (Fold(hidden, is_unchanged=False),) if hidden else ()
        yield Section(SectionKind.BY_WEIGHT, 0, (*shown, *folds))


def tabled(options: RenderOptions) -> RenderOptions:
    """Return the options of a table of the whole text: it shows what stayed too, unless light changes are hidden."""
    return replace(options, show_all=options.show_all or options.min_weight is None)


def is_changed(row: Row) -> bool:
    """Say whether a row has something to show by itself: a change, a move, another kind or level, a flag, a comment."""
    moved_in_kind = Aspect.KIND in row.changed or Aspect.LEVEL in row.changed
    commented = any(note.new is not None and has_change(note.segments) for note in row.notes)
    return row.change is not Change.UNCHANGED or row.moved or bool(row.flags) or moved_in_kind or commented


def is_shown(row: Row, options: RenderOptions) -> bool:
    """Say whether a row is shown in full under these options."""
    if not is_changed(row):
        return options.show_all and is_counted(row)
    if any(flag.kind is not FlagKind.TASK for flag in row.flags):
        return True
    return is_heavy_enough(row.weight, options)


def is_heavy_enough(weight: Weight | None, options: RenderOptions) -> bool:
    """Say whether a change of a weight is shown under these options."""
    return not (weight and options.min_weight) or HEAVINESS[weight] >= HEAVINESS[Weight(options.min_weight)]


def divided(rows: Sequence[Row]) -> list[tuple[tuple[int, SectionKind], list[Row]]]:
    """Divide rows into preamble, operative part and annexes; a section once left is not entered again."""
    parts: list[tuple[tuple[int, SectionKind], list[Row]]] = []
    place = (0, SectionKind.PREAMBLE)
    for row in rows:
        if row.new:  # a removed paragraph stays beside the one that it followed
            place = max(place, section_of(row.new[0], place), key=lambda one: (one[0], one[1] is SectionKind.OPERATIVE))
        if not parts or parts[-1][0] != place:
            parts.append((place, []))
        parts[-1][1].append(row)
    return parts


def section_of(paragraph: Paragraph, place: tuple[int, SectionKind]) -> tuple[int, SectionKind]:
    """Return where a paragraph stands: which annex and part; one that says nothing of it stands where the last did."""
    if paragraph.annex:
        return paragraph.annex, SectionKind.ANNEX
    if paragraph.kind in (ParagraphKind.PREAMBULAR, ParagraphKind.ENACTING):
        return 0, SectionKind.PREAMBLE
    return (0, SectionKind.OPERATIVE) if paragraph.kind is ParagraphKind.OPERATIVE else place


def _items(
    rows: Sequence[Row], shifts: dict[Key, Shift], places: dict[Key, int], options: RenderOptions
) -> Iterator[Item]:
    """Turn the rows of one section into items. `places` are those of the new paragraphs in their document."""
    waiting: list[Row] = []
    for place, row in enumerate(rows):
        shift = next((shifts[paragraph.key] for paragraph in row.new if paragraph.key in shifts), None)
        shown = is_shown(row, options)
        opens = not is_changed(row) and _has_entry_under(row, rows[place + 1 :], options)
        if waiting and (shown or opens or shift or not _goes_on(waiting[-1], row, places)):
            yield from _folded(waiting)
            waiting = []
        if shift:
            yield shift
        if shown or opens:
            yield Entry(row) if shown else Context(row)
        else:
            waiting.append(row)
    yield from _folded(waiting)


def _goes_on(before: Row, row: Row, places: dict[Key, int]) -> bool:
    """Say whether a row is changed or not as that before it, and no part of a split row stands between them."""
    if before.new and row.new and places[row.new[0].key] != places[before.new[-1].key] + 1:
        return False
    return is_changed(before) == is_changed(row)


def _folded(rows: Sequence[Row]) -> Iterator[Fold]:
    named = tuple(row for row in rows if is_counted(row) and _depth(row) >= 0)
    if named:
        yield Fold(named, is_unchanged=not is_changed(named[0]))


def _depth(row: Row) -> int:
    """Return how deep a row stands: a heading -1, a whole paragraph 0, what goes on after a list deeper."""
    paragraph = row.shown[0]
    if paragraph.kind is ParagraphKind.HEADING:
        return -1
    return paragraph.level + (paragraph.kind is ParagraphKind.CONTINUATION)


def _has_entry_under(row: Row, below: Iterable[Row], options: RenderOptions) -> bool:
    """Say whether anything is shown before the next row that stands as high as this one."""
    depth = _depth(row)
    return any(is_shown(lower, options) for lower in takewhile(lambda lower: _depth(lower) > depth, below))


def _shifts(rows: Iterable[Row], names: Names) -> dict[Key, Shift]:
    """Find the runs of neighbours that are renumbered by one step; give each by the key of its first new paragraph."""
    steps = filter(None, (_step_of(row, names) for row in rows))
    runs = grouped(steps, lambda run, step: step.follows(run[-1]))
    return {run[0].row.new[0].key: Shift(run[0].row, run[-1].row) for run in runs if run[0].by and len(run) > 1}


def _step_of(row: Row, names: Names) -> _Step | None:
    """Return the step of a paragraph's number; None: it counts in no sequence."""
    if row.moved or len(row.old) != 1 or len(row.new) != 1:
        return None
    old, new = names.old[row.old[0].key], names.new[row.new[0].key]
    if not (_is_numbered(old) and _is_numbered(new)) or old.kind is not new.kind:
        return None
    return _Step(row, (new.annex, new.section, new.kind), int(new.number) - int(old.number), int(old.number))


def _is_numbered(label: Label) -> bool:
    return label.number.isdecimal() and not label.path and not label.continued
