"""What became of each paragraph in each document of a series: the plan for every renderer of a series."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import groupby
from typing import NamedTuple

from msgspec import Struct

from draftdiff.comparison import Change, Comparison, Row, Series, Tool, Weight
from draftdiff.model import UNCOUNTED, Header, Key, Paragraph
from draftdiff.numbering import Label
from draftdiff.renderers.head import short_name_of
from draftdiff.renderers.labels import Labels
from draftdiff.renderers.outline import SectionKind, section_of
from draftdiff.renderers.wording import Wording, wording_of
from draftdiff.tokens import compared_text


class Step(StrEnum):
    """What happened to a thread with a document."""

    START = "start"
    """It stands in the first document: since when, the series does not tell."""
    FIRST = "first"
    SPLIT = "split"
    """It was a part of another paragraph in the document before."""
    SAME = "same"
    LIGHT = "light"
    """Amended, but not in substance."""
    HEAVY = "heavy"
    """Amended in substance, split or merged."""
    DOUBT = "doubt"
    """Amended, if it is the same paragraph at all: the comparison is in doubt."""
    RETURNS = "returns"
    MERGED = "merged"
    """It is a part of another paragraph from this document on."""
    GONE = "gone"
    """It stood in the document before, and stands in this one no more."""
    ABSENT = "absent"


SIGNS = {
    Step.START: "o",
    Step.FIRST: "+",
    Step.SPLIT: "/",
    Step.SAME: "=",
    Step.LIGHT: "~",
    Step.HEAVY: "#",
    Step.DOUBT: "?",
    Step.RETURNS: "*",
    Step.MERGED: "&",
    Step.GONE: "-",
    Step.ABSENT: ".",
}
"""One sign of ASCII each, so that a matrix keeps its columns in every terminal."""


class Cell(Struct, frozen=True):
    """One thread in one document; without paragraph where it does not stand there."""

    step: Step
    label: str = ""
    """Its own there, or that of the paragraph into which it was merged."""
    paragraph: Paragraph | None = None
    row: Row | None = None
    """How it was compared with the document before; none for a first appearance or a return."""


class Thread(Struct, frozen=True):
    """One paragraph through all documents."""

    part: tuple[int, SectionKind]
    """Where it stands in the last document that has it: number of the annex, and preamble or operative part."""
    label: str
    """In that document, in the reader's language; in parentheses if that is not the newest one."""
    english: str
    """The same in English, for links that are the same to every reader."""
    paragraph: Paragraph
    """As that document has it."""
    cells: tuple[Cell, ...]


class Matrix(Struct, frozen=True):
    """The threads of a series in reading order, and what each document brought."""

    wording: Wording
    """The reader's words."""
    names: tuple[str, ...]
    """Short symbols of the documents, or what else they are called."""
    headers: tuple[Header, ...]
    threads: tuple[Thread, ...]
    tool: Tool
    """What compared the documents."""

    @property
    def title(self) -> str:
        """That of the newest document."""
        return self.wording.quote(self.headers[-1].title)

    def brought(self, place: int) -> str:
        """Say what a document brought, `9 new · 4 amended in substance · 2 gone`, and its title if that is another."""
        counts = Counter(thread.cells[place].step for thread in self.threads)
        said = self.wording.tallied(counts, "step", (step for step in Step if step is not Step.ABSENT))
        title = self.headers[place].title
        if compared_text(title) != compared_text(self.headers[-1].title):
            said.append(self.wording.quote(title))
        return self.wording.say("dot").join(filter(None, said))


def matrix_of(series: Series, comparisons: Sequence[Comparison], words: Labels) -> Matrix:
    """Lay a series out in the reader's language; enacting and closing are left out."""
    wordings = [wording_of(comparison, words) for comparison in comparisons]
    first = {p.key: p for row in comparisons[0].rows for p in row.old}
    columns = [_Column(first, wordings[0].old, wordings[0].names.old, {}, {}), *map(_column, comparisons, wordings)]
    threads = []
    part = (0, SectionKind.PREAMBLE)
    for keys in series.threads:
        cells = _cells(columns, keys)
        last, paragraph = [(place, cell.paragraph) for place, cell in enumerate(cells) if cell.paragraph][-1]
        if paragraph.kind in UNCOUNTED:
            continue
        part = section_of(paragraph, part)
        label, english = cells[last].label, str(columns[last].english[paragraph.key])
        if last < len(columns) - 1:
            label = wordings[0].say("label.former", label=label)
        threads.append(Thread(part, label, english, paragraph, cells))
    # A preambular paragraph that is gone may stand between operative ones.
    parts = [SectionKind.PREAMBLE, SectionKind.OPERATIVE, SectionKind.ANNEX]
    threads.sort(key=lambda thread: (thread.part[0], parts.index(thread.part[1])))
    names = tuple(short_name_of(header, wordings[-1]) for header in series.headers)
    return Matrix(wordings[0], names, series.headers, tuple(threads), comparisons[0].tool)


class _Column(NamedTuple):
    """A document of a series: its paragraphs, what they are called, and how they came about, by key."""

    paragraphs: dict[Key, Paragraph]
    labels: dict[Key, str]
    english: dict[Key, Label]
    rows: dict[Key, Row]
    """How each paragraph was compared with the document before; none in the first document."""
    fates: dict[Key, Row]
    """The same by the paragraphs of the document before."""


def _column(comparison: Comparison, wording: Wording) -> _Column:
    paragraphs = {p.key: p for row in comparison.rows for p in row.new}
    rows = {p.key: row for row in comparison.rows for p in row.new}
    fates = {p.key: row for row in comparison.rows for p in row.old}
    return _Column(paragraphs, wording.new, wording.names.new, rows, fates)


def parts_of(matrix: Matrix) -> Iterator[tuple[tuple[int, SectionKind], list[Thread]]]:
    """Yield the threads of the preamble, the operative part and each annex."""
    for part, threads in groupby(matrix.threads, key=lambda thread: thread.part):
        yield part, list(threads)


def _cells(columns: Sequence[_Column], keys: Sequence[Key | None]) -> tuple[Cell, ...]:
    """Say what became of one thread in each document."""
    cells: list[Cell] = []
    before: Paragraph | None = None
    for column, key in zip(columns, keys, strict=True):
        paragraph = column.paragraphs.get(key or "")
        if paragraph is None:
            cells.append(_absent(column, before))
        else:
            row = column.rows.get(paragraph.key)
            step = _step_of(row, before, has_stood=any(cell.paragraph for cell in cells))
            cells.append(Cell(step, column.labels[paragraph.key], paragraph, row if before else None))
        before = paragraph
    return tuple(cells)


def _absent(column: _Column, before: Paragraph | None) -> Cell:
    """Say why a thread does not stand in a document."""
    if before is None:
        return Cell(Step.ABSENT)
    heirs = column.fates[before.key].new
    return Cell(Step.MERGED, column.labels[heirs[0].key]) if heirs else Cell(Step.GONE)


def _step_of(row: Row | None, before: Paragraph | None, *, has_stood: bool) -> Step:
    """Say how a thread came to stand in a document; in the first one no row tells."""
    if row is None:
        return Step.START
    if before is None:
        return Step.RETURNS if has_stood else Step.SPLIT if row.old else Step.FIRST
    if row.change is Change.UNCHANGED:
        return Step.SAME
    if not row.link.sure:
        return Step.DOUBT
    return Step.HEAVY if row.weight in (None, Weight.SUBSTANTIVE) else Step.LIGHT
