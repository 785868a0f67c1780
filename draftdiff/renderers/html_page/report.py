"""What a page shows of one comparison: the verdict, the table of changes, the whole text, how far to trust it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from markupsafe import Markup
from msgspec import Struct

from draftdiff.comparison import Comparison, Row, Weight, is_counted
from draftdiff.gravity import row_order
from draftdiff.model import name_of
from draftdiff.renderers.account import account_of
from draftdiff.renderers.excerpt import excerpt_of
from draftdiff.renderers.head import (
    Side,
    direction_of_field,
    direction_of_texts,
    head_fields,
    heading_of,
    sides_of,
    title_of,
)
from draftdiff.renderers.highlights import LINES_OF_PAGE, Highlight, Line, highlights_of
from draftdiff.renderers.html_page.anchors import Anchors, Links
from draftdiff.renderers.html_page.markup import redlined, said
from draftdiff.renderers.html_page.rows import RowWriter, ShownRow, kinds_of
from draftdiff.renderers.html_page.strip import Strip, strip_of
from draftdiff.renderers.labels import page_labels
from draftdiff.renderers.options import Layout, Order, RenderOptions
from draftdiff.renderers.outline import divided, is_changed, is_shown, tabled
from draftdiff.renderers.sentences import section_title
from draftdiff.renderers.verdict import tallies_of, verdict_names, verdict_sentence
from draftdiff.renderers.wording import Wording, wording_of


class Report(Struct, frozen=True, kw_only=True):
    """All that a page shows of one comparison."""

    prefix: str
    """What its anchors begin with."""
    heading: Markup
    title: str
    """Of the document, as plain text."""
    language: str
    direction: str
    """Of the documents."""
    sides: tuple[Side, Side]
    fields: tuple[tuple[str, Markup, str], ...]
    """Of each changed field of the headers its name, its redline and its direction."""
    verdict: Markup
    highlights: tuple[tuple[Highlight, list[tuple[Markup, Markup]]], ...]
    """Each topic with its lines: the label of a row, perhaps empty, and what is said."""
    counts: list[list[str]]
    strip: Strip
    table: tuple[ShownRow, ...]
    parts: tuple[tuple[str, list[ShownRow]], ...]
    """The preamble, the operative part and the annexes: title and rows."""
    account: tuple[tuple[str, Markup], ...]
    sources: tuple[tuple[str, str, str], ...]
    """Of each source file its side, its name and its digest."""
    layout: str
    kinds: tuple[tuple[str, Markup], ...]
    """What the table and the text can be filtered by: name and word."""
    weights: tuple[str, ...]


def report_of(comparison: Comparison, prefix: str, options: RenderOptions) -> Report:
    """Put a comparison into words and markup."""
    wording = wording_of(comparison, page_labels(options.reader))
    anchors = Anchors(wording.names, prefix)
    writer = RowWriter(wording, anchors)
    table = [] if options.brief else _table(comparison.rows, options)
    linked = table if _is_table_alone(options) else comparison.rows
    shown = {anchors.of(row) for row in linked}
    links = Links(anchors, shown)
    return Report(
        prefix=prefix,
        heading=said(heading_of(comparison, wording)),
        title=title_of(comparison),
        language=comparison.new.language.value,
        direction=direction_of_texts(comparison),
        sides=sides_of(comparison, wording),
        fields=tuple(
            (field.name, redlined(excerpt_of(field.segments)), direction_of_field(field))
            for field in head_fields(comparison)
        ),
        verdict=links.linked(verdict_sentence(comparison, wording), verdict_names(comparison, wording)),
        highlights=tuple(
            (topic, [_line(line, links) for line in topic.lines])
            for topic in highlights_of(comparison, wording, LINES_OF_PAGE)
        ),
        counts=tallies_of(comparison, wording),
        strip=strip_of(comparison.rows, shown, anchors, wording),
        table=tuple(writer.table_row(row, whole=options.layout is Layout.TABLE) for row in table),
        parts=() if _is_table_alone(options) else tuple(_parts(comparison.rows, writer, wording, options)),
        account=tuple(_account(comparison, wording, links)),
        sources=tuple(_sources(comparison, wording)),
        layout=options.layout,
        kinds=tuple(_kinds(table, wording)),
        weights=tuple(weight.value for weight in reversed(Weight) if any(row.weight is weight for row in table)),
    )


def _is_table_alone(options: RenderOptions) -> bool:
    return options.brief or options.layout is Layout.TABLE


def _table(rows: Iterable[Row], options: RenderOptions) -> list[Row]:
    """Return the rows of the table of changes; where it stands alone, unchanged paragraphs too."""
    wanted = tabled(options) if options.layout is Layout.TABLE else options
    shown = [row for row in rows if is_shown(row, wanted) and (is_counted(row) or is_changed(row))]
    return sorted(shown, key=row_order) if options.sort is Order.WEIGHT else shown


def _line(line: Line, links: Links) -> tuple[Markup, Markup]:
    if line.label:
        return links.linked(line.label, line.rows), said(line.said)
    return Markup(""), links.linked(line.said, line.rows)


def _parts(
    rows: Sequence[Row], writer: RowWriter, wording: Wording, options: RenderOptions
) -> Iterator[tuple[str, list[ShownRow]]]:
    both_sides = options.layout is Layout.SIDE_BY_SIDE
    for (annex, kind), part in divided(rows):
        yield section_title(kind, annex, wording), [writer.text_row(row, both_sides=both_sides) for row in part]


def _sources(comparison: Comparison, wording: Wording) -> Iterator[tuple[str, str, str]]:
    for side, header in (("side.old", comparison.old), ("side.new", comparison.new)):
        yield wording.say(side), wording.quote(name_of(header, wording.say("unnamed"))), header.source.sha256


def _account(comparison: Comparison, wording: Wording, links: Links) -> Iterator[tuple[str, Markup]]:
    """Yield what a reader must know to trust the comparison: a name, perhaps empty, and what is said."""
    account = account_of(comparison, wording)
    rows = {wording.label(row): row for row in comparison.rows}
    yield from ((name, said(told)) for name, told in account.sources)
    yield from (("", said(line)) for line in account.sums)
    yield from ((name, links.linked(doubt, rows)) for name, doubt in account.doubts)


def _kinds(rows: Iterable[Row], wording: Wording) -> Iterator[tuple[str, Markup]]:
    """Yield the kinds that occur, each with its word, in alphabetical order of the words."""
    words: dict[str, str] = {}
    for row in rows:
        for name in kinds_of(row):
            if is_changed(row):
                flag = name.removeprefix("flag-")
                words[name] = wording.term("kind", name) if flag == name else wording.term("flag", flag)
    for name, word in sorted(words.items(), key=lambda pair: pair[1]):
        yield name, said(word)
