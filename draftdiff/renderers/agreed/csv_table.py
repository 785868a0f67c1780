"""Agreed language for a spreadsheet: one line for each passage, and for each clause of which nothing was found."""

from __future__ import annotations

from collections.abc import Iterator

from draftdiff.passages import Clause
from draftdiff.renderers.agreed.told import Told
from draftdiff.renderers.options import RenderOptions
from draftdiff.renderers.spreadsheet import table_of
from draftdiff.renderers.wording import word_label

_COLUMNS = ("paragraph", "standing", "words", "document", "there", "documents", "first", "text")


def render(told: Told, _options: RenderOptions) -> str:
    """Return the passages as comma-separated values, with the columns named in the reader's words."""
    head = [told.wording.term("agreed-column", column) for column in _COLUMNS]
    return table_of([head, *(line for clause in told.agreed.clauses for line in _lines(clause, told))])


def _lines(clause: Clause, told: Told) -> Iterator[list[str]]:
    labels = told.wording.labels
    begun = [word_label(clause.label, labels), told.wording.term("agreed", clause.standing.value)]
    for passage in clause.passages:
        place = passage.place
        words = clause.paragraph.text[passage.start : passage.end]
        found = [place.symbol, word_label(place.label, labels), str(passage.documents), passage.first, place.text]
        yield [*begun, words, *found]
    if not clause.passages:
        yield [*begun, clause.words, "", "", "", "", ""]
