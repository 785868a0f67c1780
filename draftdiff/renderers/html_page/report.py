"""What a page shows of one comparison: the verdict, the table of changes, the whole text, how far to trust it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from markupsafe import Markup
from msgspec import Struct
from msgspec.structs import replace

from draftdiff.comparison import Comparison, Row, Weight, is_counted, row_order
from draftdiff.renderers.account import account_of
from draftdiff.renderers.entries import field_pieces
from draftdiff.renderers.head import (
    Side,
    direction_of_field,
    direction_of_texts,
    head_fields,
    heading_of,
    sides_of,
    title_of,
)
from draftdiff.renderers.highlights import Line, highlights_of
from draftdiff.renderers.html_page.anchors import Anchors
from draftdiff.renderers.html_page.links import Links
from draftdiff.renderers.html_page.markup import redlined, said
from draftdiff.renderers.html_page.rows import RowWriter, TableRow, TextRow, kinds_of
from draftdiff.renderers.html_page.strip import Strip, strip_of
from draftdiff.renderers.labels import page_labels
from draftdiff.renderers.options import Layout, Order, RenderOptions
from draftdiff.renderers.outline import divided, is_changed, is_shown
from draftdiff.renderers.sentences import section_title
from draftdiff.renderers.verdict import tallies_of, verdict_names, verdict_sentence
from draftdiff.renderers.wording import Wording, wording_of


class ShownSide(Struct, frozen=True):
    """One document in the head of a report."""

    name: Markup
    symbol: Markup
    facts: tuple[Markup, ...]


class ShownField(Struct, frozen=True):
    """A changed field of the headers, with its redline."""

    name: Markup
    text: Markup
    direction: str


class ShownHighlight(Struct, frozen=True):
    """A topic to look at, and its lines: the label of a row, perhaps empty, and what is said."""

    topic: Markup
    lines: tuple[tuple[Markup, Markup], ...]
    is_quoted: bool
    """Whether what is said of a row is in the words of the documents."""


class Part(Struct, frozen=True):
    """The preamble, the operative part or an annex."""

    title: Markup
    rows: tuple[TextRow, ...]


class ShownSource(Struct, frozen=True):
    """A source file: its side, name and digest."""

    side: Markup
    name: Markup
    sha256: str


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
    sides: tuple[ShownSide, ShownSide]
    fields: tuple[ShownField, ...]
    verdict: Markup
    highlights: tuple[ShownHighlight, ...]
    counts: tuple[tuple[Markup, ...], ...]
    strip: Strip
    table: tuple[TableRow, ...]
    parts: tuple[Part, ...]
    account: tuple[tuple[Markup, Markup], ...]
    sources: tuple[ShownSource, ...]
    layout: Layout
    kinds: tuple[tuple[str, Markup], ...]
    """What the table and the text can be filtered by: name and word."""
    weights: tuple[str, ...]


def report_of(comparison: Comparison, prefix: str, options: RenderOptions) -> Report:
    """Put a comparison into words and markup."""
    wording = wording_of(comparison, page_labels(options.reader))
    anchors = Anchors(wording.names, prefix)
    writer = RowWriter(wording, anchors)
    old, new = sides_of(comparison, wording)
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
        sides=(_side(old), _side(new)),
        fields=tuple(_fields(comparison, wording)),
        verdict=links.linked(verdict_sentence(comparison, wording), verdict_names(comparison, wording)),
        highlights=tuple(_highlights(comparison, wording, links)),
        counts=_counts(comparison, wording),
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
    wanted = replace(options, show_all=True) if options.layout is Layout.TABLE else options
    shown = [row for row in rows if is_shown(row, wanted) and (is_counted(row) or is_changed(row))]
    return sorted(shown, key=row_order) if options.sort is Order.WEIGHT else shown


def _side(side: Side) -> ShownSide:
    return ShownSide(said(side.name), said(side.symbol), tuple(said(fact) for fact in side.facts if fact))


def _fields(comparison: Comparison, wording: Wording) -> Iterator[ShownField]:
    for field in head_fields(comparison):
        name = said(wording.term("field", field.name))
        yield ShownField(name, redlined(field_pieces(field)), direction_of_field(field))


def _highlights(comparison: Comparison, wording: Wording, links: Links) -> Iterator[ShownHighlight]:
    for highlight in highlights_of(comparison, wording):
        lines = tuple(_line(line, links) for line in highlight.lines)
        yield ShownHighlight(said(highlight.topic), lines, highlight.is_quoted)


def _line(line: Line, links: Links) -> tuple[Markup, Markup]:
    if line.label:
        return links.linked(line.label, line.rows), said(line.said)
    return Markup(""), links.linked(line.said, line.rows)


def _counts(comparison: Comparison, wording: Wording) -> tuple[tuple[Markup, ...], ...]:
    return tuple(tuple(map(said, line)) for line in tallies_of(comparison, wording))


def _parts(rows: Sequence[Row], writer: RowWriter, wording: Wording, options: RenderOptions) -> Iterator[Part]:
    both_sides = options.layout is Layout.SIDE_BY_SIDE
    for (annex, kind), part in divided(rows):
        title = section_title(kind, annex, wording)
        yield Part(said(title), tuple(writer.text_row(row, both_sides=both_sides) for row in part))


def _account(comparison: Comparison, wording: Wording, links: Links) -> Iterator[tuple[Markup, Markup]]:
    """Yield what a reader must know to trust the comparison: a name, perhaps empty, and what is said."""
    account = account_of(comparison, wording)
    for name, told in account.sources:
        yield said(name), said(wording.say("dot").join(told))
    rows = {wording.label(row): row for row in comparison.rows}
    for line in (account.links, account.unexplained):
        if line:
            yield Markup(""), said(line)
    for doubt in account.doubts:
        yield said(wording.say("doubt")), links.linked(doubt, rows)


def _sources(comparison: Comparison, wording: Wording) -> Iterator[ShownSource]:
    for side, header in (("side.old", comparison.old), ("side.new", comparison.new)):
        name = wording.quote(header.source.name or header.symbol)
        yield ShownSource(said(wording.say(side)), said(name), header.source.sha256)


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
