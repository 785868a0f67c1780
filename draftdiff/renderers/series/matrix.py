"""What became of each paragraph in each document of a series: the plan for every renderer of a series."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import groupby
from typing import NamedTuple

from msgspec import Struct

from draftdiff.comparison import Change, Comparison, Row, Series, Weight
from draftdiff.model import UNCOUNTED, Header, Key, Paragraph
from draftdiff.renderers.labels import Labels
from draftdiff.renderers.outline import SectionKind, section_of
from draftdiff.renderers.wording import Wording, wording_of
from draftdiff.symbols import parse_symbol


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
    counts: tuple[dict[Step, int], ...]
    """For each document: how many threads made which step."""

    @property
    def title(self) -> str:
        """That of the newest document."""
        return self.wording.quote(self.headers[-1].title)

    def brought(self, place: int) -> str:
        """Say what a document brought, `9 new · 4 amended in substance · 2 gone`, and its title if that is another."""
        counts = self.counts[place]
        said = [
            self.wording.say("weighed", count=counts[step], weight=self.wording.term("step", step.value))
            for step in Step
            if step is not Step.ABSENT and step in counts
        ]
        title = self.headers[place].title
        if title != self.headers[-1].title:
            said.append(self.wording.quote(title))
        return self.wording.say("dot").join(filter(None, said))


def matrix_of(series: Series, comparisons: Sequence[Comparison], words: Labels) -> Matrix:
    """Lay a series out in the reader's language; enacting and closing are left out."""
    wordings = [wording_of(comparison, words) for comparison in comparisons]
    documents = _documents(comparisons)
    labels = [wordings[0].old, *(wording.new for wording in wordings)]
    names = [wordings[0].names.old, *(wording.names.new for wording in wordings)]
    rows = [_rows_of(comparison) for comparison in comparisons]
    threads = []
    part = (0, SectionKind.PREAMBLE)
    for keys in series.threads:
        paragraphs = [document.get(key or "") for document, key in zip(documents, keys, strict=True)]
        last = max(place for place, paragraph in enumerate(paragraphs) if paragraph)
        paragraph = paragraphs[last]
        if paragraph is None or paragraph.kind in UNCOUNTED:
            continue
        part = section_of(paragraph, part)
        cells = [_cell(place, paragraphs, labels, rows) for place in range(len(documents))]
        label, english = labels[last][paragraph.key], str(names[last][paragraph.key])
        if last < len(documents) - 1:
            label = wordings[0].say("label.former", label=label)
        threads.append(Thread(part, label, english, paragraph, tuple(cells)))
    counts = tuple(dict(Counter(thread.cells[place].step for thread in threads)) for place in range(len(documents)))
    columns = tuple(name_of(header) for header in series.headers)
    return Matrix(wordings[0], columns, series.headers, tuple(_by_part(threads)), counts)


class _Rows(NamedTuple):
    """The rows of a comparison by the keys of their paragraphs."""

    old: dict[Key, Row]
    new: dict[Key, Row]


def _rows_of(comparison: Comparison) -> _Rows:
    rows = comparison.rows
    return _Rows({p.key: row for row in rows for p in row.old}, {p.key: row for row in rows for p in row.new})


def name_of(header: Header) -> str:
    """Return what a document is called in a column: `75/16`, else its symbol or the name of its file."""
    symbol = parse_symbol(header.symbol)
    if symbol and symbol.body == "A" and symbol.kind == "RES" and symbol.session and "(" not in symbol.text:
        return symbol.text.removeprefix("A/RES/")
    return header.symbol or header.source.name


def parts_of(matrix: Matrix) -> Iterator[tuple[tuple[int, SectionKind], list[Thread]]]:
    """Yield the threads of the preamble, the operative part and each annex."""
    for part, threads in groupby(matrix.threads, key=lambda thread: thread.part):
        yield part, list(threads)


def _documents(comparisons: Sequence[Comparison]) -> list[dict[Key, Paragraph]]:
    """Return the paragraphs of each document by key."""
    first = {p.key: p for row in comparisons[0].rows for p in row.old}
    return [first, *({p.key: p for row in comparison.rows for p in row.new} for comparison in comparisons)]


def _by_part(threads: Sequence[Thread]) -> list[Thread]:
    """Keep the order within each part; a preambular paragraph that is gone may stand between operative ones."""
    parts = [SectionKind.PREAMBLE, SectionKind.OPERATIVE, SectionKind.ANNEX]
    return sorted(threads, key=lambda thread: (thread.part[0], parts.index(thread.part[1])))


def _cell(
    place: int,
    paragraphs: Sequence[Paragraph | None],
    labels: Sequence[dict[Key, str]],
    rows: Sequence[_Rows],
) -> Cell:
    before, paragraph = paragraphs[place - 1] if place else None, paragraphs[place]
    if paragraph is None:
        row = rows[place - 1].old[before.key] if before else None
        if row and row.new:
            return Cell(Step.MERGED, labels[place][row.new[0].key])
        return Cell(Step.GONE if before else Step.ABSENT)
    row = rows[place - 1].new[paragraph.key] if place else None
    if row is None:
        step = Step.START
    elif before:
        step = _step_of(row)
    elif any(paragraphs[:place]):
        step = Step.RETURNS
    else:
        step = Step.SPLIT if row.old else Step.FIRST
    return Cell(step, labels[place][paragraph.key], paragraph, row if before else None)


def _step_of(row: Row) -> Step:
    if row.change is Change.UNCHANGED:
        return Step.SAME
    if not row.link.sure:
        return Step.DOUBT
    return Step.HEAVY if row.weight in (None, Weight.SUBSTANTIVE) else Step.LIGHT
