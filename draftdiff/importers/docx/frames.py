"""Drafts that stand in a table: a column for numbers, one for the text, one for what delegations say of it.

The column that holds the enacting formula is the draft, where there is none the one whose cells open as clauses
do beside the labels PP1, OP2: its cells are read like any other paragraphs. Where two columns are so there are two
texts, and the table is read by row.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from lxml import etree
from msgspec.structs import replace

from draftdiff.importers.docx.package import w
from draftdiff.importers.docx.story import StoryLine
from draftdiff.importers.notices import notice
from draftdiff.importers.plaintext.layout import Layout, layout_of, plain
from draftdiff.importers.plaintext.paragraphs.numbered_lines import opens
from draftdiff.lexicons import detect_language
from draftdiff.model import Language
from draftdiff.numbering import readings_of
from draftdiff.problems import Problem

_FEWEST = 3
"""So many labels at least show that a table is a draft."""
_NONE = -1


def unframed(lines: Sequence[StoryLine], said: Language | None) -> tuple[tuple[StoryLine, ...], tuple[Problem, ...]]:
    """Take a draft out of the table that it stands in, and tell of that. `said` is the language that the user names."""
    if not any(line.is_row for line in lines):
        return tuple(lines), ()
    language = said or detect_language(" ".join(line.inline.text for line in lines))
    layout = layout_of(language)
    has_formula = any(_is_formula(one, layout) for line in lines for one in (line, *_in_cells(line)))
    found: list[StoryLine] = []
    problems: list[Problem] = []
    for table, group in groupby(lines, key=_table_of):
        rows = list(group)
        columns = _columns_of_draft(rows, layout, has_formula=has_formula) if table is not None else set()
        if len(columns) == 1:
            (column,) = columns
            if found and _is_head(rows[0], layout):
                problems.append(notice("beside-draft", text=" ".join(_texts_beside(rows.pop(0), _NONE))))
            found += (line for row in rows for line in _lines_of(row, column))
            problems += _told_of_other_columns(rows, column)
        else:
            found += rows
            problems += [notice("several-drafts")] if columns else []
    return tuple(found), tuple(problems)


def _columns_of_draft(rows: Sequence[StoryLine], layout: Layout, *, has_formula: bool) -> set[int]:
    """Return the columns of a table that are a draft; `has_formula`: an enacting formula stands somewhere."""
    if not has_formula and _are_labelled(rows):
        return _columns_with_clauses(rows, layout)
    return _columns_with_formula(rows, layout)


def _told_of_other_columns(rows: Iterable[StoryLine], column: int) -> Iterator[Problem]:
    """Tell for each row what stands beside the draft, but for the numbers of its paragraphs."""
    for row in rows:
        texts = " ".join(text for text in _texts_beside(row, column) if not readings_of(text)).split()
        if texts:
            yield notice("beside-draft", text=" ".join(texts))


def _table_of(line: StoryLine) -> etree._Element | None:
    return next(line.element.iterancestors(w("tbl")), None) if line.is_row else None


def _columns_with_formula(rows: Sequence[StoryLine], layout: Layout) -> set[int]:
    return {
        column
        for row in rows
        for column, cell in enumerate(row.cells)
        if any(_is_formula(line, layout) for line in cell)
    }


def _columns_with_clauses(rows: Sequence[StoryLine], layout: Layout) -> set[int]:
    """Return the columns of which half the cells open as clauses do; in others stands what is said of them."""
    cells = [(column, cell) for row in rows for column, cell in enumerate(row.cells)]
    opened = Counter(column for column, cell in cells if any(opens(line.inline.text, layout) for line in cell))
    return {column for column, count in opened.items() if 2 * count >= len(rows)}


def _in_cells(row: StoryLine) -> Iterator[StoryLine]:
    return (line for cell in row.cells for line in cell)


def _is_formula(line: StoryLine, layout: Layout) -> bool:
    return not line.is_row and layout.full("enacting", plain(line.inline.text)) is not None


def _are_labelled(rows: Sequence[StoryLine]) -> bool:
    """Say whether most rows begin with a label: `PP1`, `OP2`."""
    labels = [reading for row in rows if row.pieces for reading in readings_of(row.pieces[0])[:1] if reading.prefix]
    return len(labels) >= _FEWEST and 2 * len(labels) > len(rows)


def _is_head(row: StoryLine, layout: Layout) -> bool:
    """Say whether a row names the columns below it: it has several cells, none of which is a number or the formula."""
    return len(row.pieces) > 1 and not any(
        readings_of(one.inline.text) or _is_formula(one, layout) for one in _in_cells(row)
    )


def _lines_of(row: StoryLine, column: int) -> Iterator[StoryLine]:
    """Give the lines of the draft in a row, the first with the number that stands in a cell of its own."""
    number = next((text for text in _texts_beside(row, column) if readings_of(text)), "")
    for line in row.cells[_place(row, column)]:
        if line.inline.text and number and not line.number:
            line, number = replace(line, number=number), ""
        yield line


def _texts_beside(row: StoryLine, column: int) -> Iterator[str]:
    """Give what stands in each of the other cells of a row, with its notes."""
    for index, cell in enumerate(row.cells):
        if index == _place(row, column):
            continue
        texts = (text for one in cell for text in (one.inline.text, *(call.note.text for call in one.inline.calls)))
        if text := " ".join(filter(None, texts)):
            yield text


def _place(row: StoryLine, column: int) -> int:
    """Return the cell of a row that is the draft's: that of its column, or the only one, which spans all."""
    full = [index for index, cell in enumerate(row.cells) if any(one.inline.text for one in cell)]
    return full[0] if len(full) == 1 and full[0] == 0 else min(column, len(row.cells) - 1)
