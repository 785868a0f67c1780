"""Amendments as Markdown: a numbered list, the text that an instruction quotes as a quotation under it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from draftdiff.comparison import Comparison
from draftdiff.renderers.amendments.said import Sheet, Told, sheets_of
from draftdiff.renderers.labels import load_labels
from draftdiff.renderers.markdown import document_of, escaped
from draftdiff.renderers.options import RenderOptions


def render(comparisons: Sequence[Comparison], options: RenderOptions) -> str:
    """Return the amendments as a Markdown document."""
    labels = load_labels(options.reader)
    return "\n".join(document_of(_blocks(one), labels) for one in sheets_of(comparisons, labels, options))


def _blocks(sheet: Sheet) -> Iterator[str]:
    yield f"# {escaped(sheet.title)}"
    yield escaped(sheet.text_title)
    yield f"*{escaped(sheet.about)}*"
    yield "\n\n".join(_told(number, told) for number, told in enumerate(sheet.told, 1))
    yield "\n\n".join(map(escaped, sheet.notes))


def _told(number: int, told: Told) -> str:
    """Return one item of the list; what stands under it is set in as far as its text."""
    mark = f"{number}. "
    indent = " " * len(mark)
    lines = [mark + escaped(told.said)]
    lines += [f"{indent}- {escaped(part)}" for part in told.parts]
    for place, text in enumerate(told.quoted):
        lines += [f"{indent}>" if place else "", f"{indent}> {escaped(text)}"]
    return "\n".join(lines)
