"""Drafts that stand in a table: a column for numbers, one for the text, one for what delegations say of it.

The column that holds the enacting formula is the draft: its cells are read like any other paragraphs. Where two columns
hold a formula there are two texts, and the table is read by row.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from lxml import etree
from msgspec.structs import replace

from draftdiff.importers.docx.package import w
from draftdiff.importers.docx.story import StoryLine
from draftdiff.importers.notices import notice
from draftdiff.importers.plaintext.layout import Layout, layout_of, plain
from draftdiff.lexicons import detect_language
from draftdiff.model import Language
from draftdiff.numbering import readings_of
from draftdiff.problems import Problem


def unframed(lines: Sequence[StoryLine], said: Language | None) -> tuple[tuple[StoryLine, ...], tuple[Problem, ...]]:
    """Take a draft out of the table that it stands in, and tell of that. `said` is the language that the user names."""
    if not any(line.is_row for line in lines):
        return tuple(lines), ()
    language = said or detect_language(" ".join(line.inline.text for line in lines))
    found: list[StoryLine] = []
    problems: list[Problem] = []
    for table, group in groupby(lines, key=_table_of):
        rows = list(group)
        columns = _columns_with_formula(rows, layout_of(language)) if table is not None else set()
        if len(columns) == 1:
            (column,) = columns
            found += (line for row in rows for line in _lines_of(row, column))
            beside = (" ".join(text for text in _texts_beside(row, column) if not readings_of(text)) for row in rows)
            problems += (notice("beside-draft", text=" ".join(text.split())) for text in beside if text)
        else:
            found += rows
            problems += [notice("several-drafts")] if columns else []
    return tuple(found), tuple(problems)


def _table_of(line: StoryLine) -> etree._Element | None:
    return next(line.element.iterancestors(w("tbl")), None) if line.is_row else None


def _columns_with_formula(rows: Sequence[StoryLine], layout: Layout) -> set[int]:
    return {
        column
        for row in rows
        for column, cell in enumerate(row.cells)
        if any(layout.full("enacting", plain(line.inline.text)) for line in cell)
    }


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
