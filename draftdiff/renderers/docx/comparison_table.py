"""The comparison table, for printing and filling in: old, new, what changed, and an empty column for the position."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import pairwise

from draftdiff.comparison import Comparison, Row, SegmentKind
from draftdiff.model import Paragraph, joined_text
from draftdiff.renderers.account import limits_of
from draftdiff.renderers.docx.pieces import SAME
from draftdiff.renderers.docx.runs import cuts, joined_looks, looks_at, spoken_runs, text_runs
from draftdiff.renderers.docx.shapes import CELL, HEAD, TITLE, Shape, is_right_to_left, look_of
from draftdiff.renderers.docx.tables import bordered, celled, framed
from draftdiff.renderers.entries import flags_of, notes_of, reasons_of, status_of
from draftdiff.renderers.excerpt import Piece, PieceKind, changed_spans
from draftdiff.renderers.head import heading_of, title_of
from draftdiff.renderers.highlights import LINES_OF_PAGE, Highlight, highlights_of
from draftdiff.renderers.labels import page_labels
from draftdiff.renderers.options import RenderOptions
from draftdiff.renderers.outline import Context, Entry, outline_of, tabled
from draftdiff.renderers.sentences import between_sentence, section_title
from draftdiff.renderers.verdict import tallies_of, verdict_sentence
from draftdiff.renderers.wording import wording_of

_WIDTHS = (1500, 4500, 4500, 2700, 1938)
"""Of the label, the old text, the new one, what changed, and the position, in twentieths of a point."""
_BESIDE = (2600, 12538)
"""Of a topic to look at, and of what is said of it."""
_HEADS = ("report.paragraph", "report.old", "report.new", "report.change", "report.position")
_WHOLE = "<w:cantSplit/>"
"""No page ends inside a row, unless it is long: kept whole, it would leave half a page blank."""
_LONG = 700
"""Signs of a text that take half a page in its column."""
_GONE = '<w:strike/><w:color w:val="C00000"/>'
_COME = '<w:color w:val="0033A0"/><w:u w:val="single"/>'
_QUIET = "<w:i/><w:iCs/>"
STRONG = "<w:b/><w:bCs/>"
LOOKS = {PieceKind.DELETED: _GONE, PieceKind.INSERTED: _COME}
_MARGINS = '<w:tblCellMar><w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar>'
FIXED = f'<w:tblLayout w:type="fixed"/>{_MARGINS}'


class TableWriter:
    """Writes the table. The reader's words run as the reader's language does, the texts as theirs do."""

    def __init__(self, comparison: Comparison, options: RenderOptions) -> None:
        self._comparison = comparison
        self._options = tabled(options)
        self._wording = wording_of(comparison, page_labels(options.reader))
        self._own_rtl = self._wording.labels.direction == "rtl"
        self._said = partial(said_text, rtl=self._own_rtl)
        self._rtl = is_right_to_left(comparison.new.language)

    def blocks(self) -> Iterator[str]:
        """Give the title, the verdict and the table as XML, and the paragraph that follows a table."""
        yield self._said(heading_of(self._comparison, self._wording), TITLE)
        if title := title_of(self._comparison):
            yield cell_text(text_runs(title, SAME, rtl=self._rtl, looks=STRONG), TITLE, rtl=self._rtl)
        yield self._said(verdict_sentence(self._comparison, self._wording), CELL, STRONG)
        yield from self._look_at()
        for counts in tallies_of(self._comparison, self._wording):
            yield self._said(self._wording.say("dot").join(counts), CELL)
        for told in limits_of(self._comparison, self._wording):
            yield self._said(told, CELL)
        yield framed(self._rows(), _WIDTHS, bordered("808080") + FIXED, rtl=self._rtl)
        yield "<w:p/>"

    def _look_at(self) -> Iterator[str]:
        """Give what to look at as a table without lines: topics, and what is said of each."""
        told = [
            (self._said(one.topic, CELL, _QUIET), self._lines(one))
            for one in highlights_of(self._comparison, self._wording, LINES_OF_PAGE)
        ]
        if told:
            yield self._said(self._wording.say("look-at"), HEAD)
            yield framed((table_row(cells, _BESIDE, _WHOLE) for cells in told), _BESIDE, FIXED, rtl=self._own_rtl)

    def _lines(self, highlight: Highlight) -> str:
        """Write the lines of a topic, the label of each row first."""
        written = ""
        for line in highlight.lines:
            label = spoken_runs(f"{line.label}  ", rtl=self._own_rtl, looks=STRONG) if line.label else ""
            written += cell_text(label + spoken_runs(line.said, rtl=self._own_rtl), CELL, rtl=self._own_rtl)
        return written

    def _rows(self) -> Iterator[str]:
        heads = [self._said(self._wording.say(name), HEAD) for name in _HEADS]
        yield table_row(heads, _WIDTHS, f"{_WHOLE}<w:tblHeader/>")
        for section in outline_of(self._comparison, self._wording.names, self._options):
            yield self._across(section_title(section.kind, section.annex, self._wording), HEAD)
            for item in section.items:
                if isinstance(item, Entry | Context):
                    yield self._entry(item.row)
                else:
                    yield self._across(between_sentence(item, self._wording), CELL)

    def _across(self, said: str, shape: Shape) -> str:
        """A row of one cell that is as wide as the table."""
        return table_row([self._said(said, shape)], [sum(_WIDTHS)], _WHOLE, columns=len(_WIDTHS))

    def _entry(self, row: Row) -> str:
        parted = self._wording.label(row).replace("\u00a0", " ")  # else a narrow column parts its words
        label = self._said(parted, CELL, STRONG)
        old = self._text(row, row.old, SegmentKind.DELETED)
        new = self._text(row, row.new, SegmentKind.INSERTED)
        is_long = max(len(joined_text(row.old)), len(joined_text(row.new))) > _LONG
        cells = [label, old, new, self._changes(row), self._said("", CELL)]
        return table_row(cells, _WIDTHS, "" if is_long else _WHOLE)

    def _changes(self, row: Row) -> str:
        """Say what happened to a row, why it weighs what it weighs, what to look at, and its changed notes."""
        said = self._said(status_of(row, self._wording), CELL, STRONG)
        for reason in (*reasons_of(row, self._wording), *flags_of(row, self._wording)):
            said += self._said(reason, CELL)
        for note in notes_of(row, self._wording):
            label = spoken_runs(f"{note.label}  ", rtl=self._own_rtl, looks=_QUIET)
            said += cell_text(label + self._pieces(note.pieces), CELL, rtl=self._rtl)
        return said

    def _pieces(self, pieces: Iterable[Piece]) -> str:
        return "".join(
            text_runs(piece.text or " … ", SAME, rtl=self._rtl, looks=LOOKS.get(piece.kind, "")) for piece in pieces
        )

    def _text(self, row: Row, paragraphs: Sequence[Paragraph], changed: SegmentKind) -> str:
        """Write the paragraphs of one side whole, each with its number, the changed words marked."""
        whole = not (row.old and row.new)
        spans = [] if whole else changed_spans(row.segments, changed)
        written, at = "", 0
        for paragraph in paragraphs:
            end = at + len(paragraph.text)
            own = [(max(start, at) - at, min(stop, end) - at) for start, stop in spans if start < end and stop > at]
            own = [(0, len(paragraph.text))] if whole else own
            written += self._paragraph(paragraph, own, _GONE if changed is SegmentKind.DELETED else _COME)
            at = end + 1
        return written or self._said("", CELL)

    def _paragraph(self, paragraph: Paragraph, changed: Sequence[tuple[int, int]], look: str) -> str:
        number = f"{paragraph.number} " if paragraph.number else ""
        runs = text_runs(number, SAME, rtl=self._rtl)
        stops = sorted({0, len(paragraph.text), *(place for span in changed for place in span)})
        for start, end in pairwise(stops):
            marked = look if any(first <= start < last for first, last in changed) else ""
            for first, last in cuts(paragraph.marks, start, end):
                own = looks_at(paragraph.marks, first)
                text = paragraph.text[first:last].replace("\t", " │ ")
                runs += text_runs(text, SAME, rtl=self._rtl, looks=joined_looks((own, marked)))
        return cell_text(runs, CELL, rtl=self._rtl)


def said_text(said: str, shape: Shape, looks: str = "", *, rtl: bool) -> str:
    """Return words of the reader's language as a paragraph of a cell."""
    return cell_text(spoken_runs(said, rtl=rtl, looks=looks), shape, rtl=rtl)


def cell_text(runs: str, shape: Shape, *, rtl: bool) -> str:
    """Return runs as a paragraph of a cell."""
    return f"<w:p>{look_of(shape, '', rtl=rtl)}{runs}</w:p>"


def table_row(cells: Sequence[str], widths: Sequence[int], properties: str, columns: int = 0) -> str:
    """Return cells as a row of a table; one cell that is as wide as the table spans its `columns`."""
    span = f'<w:gridSpan w:val="{columns}"/><w:shd w:val="clear" w:color="auto" w:fill="E7E6E6"/>' if columns else ""
    written = "".join(celled(cell, width, span) for cell, width in zip(cells, widths, strict=True))
    about = f"<w:trPr>{properties}</w:trPr>" if properties else ""
    return f"<w:tr>{about}{written}</w:tr>"
