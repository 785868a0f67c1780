"""Lines to paragraphs: where each begins, and what it is."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from draftdiff.importers.body.endings import (
    SEMICOLONS,
    ends_clause,
    ends_with_colon,
    ends_with_comma,
    ends_with_full_stop,
)
from draftdiff.importers.plaintext.layout import Layout, plain
from draftdiff.importers.plaintext.paragraphs.beginnings import Measure, begins_unnumbered, measure_of, room_after
from draftdiff.importers.plaintext.paragraphs.headings import (
    article_end,
    heading_end,
    is_bare_number,
    is_bold,
    is_marked,
    number_in,
    titles_recitals,
)
from draftdiff.importers.plaintext.paragraphs.numbered_lines import (
    Entry,
    entries_of,
    is_counted,
    is_formula,
    level_inside,
    looks_like,
    opens,
    opens_misread,
    sub_level,
)
from draftdiff.importers.plaintext.traced_text import Traced, join
from draftdiff.importers.plaintext.zones.parts import BodyLine
from draftdiff.model import LED, ParagraphKind
from draftdiff.numbering import Number, Style, parse_number

_MOST_SKIPPED = 9
"""A printed number that leaps further than this is not that of a paragraph."""


class RoughParagraph(Struct, frozen=True, kw_only=True):
    """A paragraph before its text is repaired; its lines are joined by newlines.

    `displaced`: its number stood after its first line; `marker`: a mark of Markdown before it; `misread`:
    the number that was due where letters were read for figures, else 0.
    """

    kind: ParagraphKind
    text: Traced
    number: Traced = Traced()
    level: int = 0
    annex: int = 0
    marker: Traced = Traced()
    displaced: bool = False
    misread: int = 0


class _Region(StrEnum):
    PREAMBLE = "preamble"
    OPERATIVE = "operative"
    ARTICLES = "articles"
    ANNEX = "annex"
    CLOSING = "closing"


_KINDS = {
    _Region.PREAMBLE: ParagraphKind.PREAMBULAR,
    _Region.OPERATIVE: ParagraphKind.OPERATIVE,
    _Region.CLOSING: ParagraphKind.CLOSING,
}
_FREE = (_Region.ARTICLES, _Region.ANNEX)
"""Where paragraphs need no opening phrase and count anew below each heading."""


class _Begin(Struct, frozen=True, kw_only=True):
    """What begins at an entry, with how many `lines` at least, and the region that it opens or goes on in."""

    kind: ParagraphKind
    region: _Region
    level: int = 0
    lines: int = 1
    numbered: bool = False
    misread: int = 0
    annex: bool = False
    outlined: bool = False


class _State(Struct, kw_only=True):
    """Where the reading stands: the last number of a whole paragraph and the open sub-paragraphs.

    `numbered`: the operative paragraphs of the text have numbers; `unnumbered`: one without was found. `opened` is
    the line at which the last paragraph began, `listed` the level of the open list of items without numbers, 0 if none.
    `headed`: a heading stood in the text. `indents` are how far the open numbered paragraphs of articles are set in,
    outermost first.
    """

    region: _Region
    last: int = 0
    path: list[Number | None] = []
    annex: int = 0
    numbered: bool = False
    unnumbered: bool = False
    after_heading: bool = False
    headed: bool = False
    opened: int = 0
    listed: int = 0
    indents: list[int] = []


def rough_paragraphs(body: Sequence[BodyLine], after: Sequence[BodyLine], layout: Layout) -> tuple[RoughParagraph, ...]:
    """Return the paragraphs of the body, from the enacting formula on, and what follows the meeting and its date."""
    state = _State(region=_Region.PREAMBLE)
    first = _parted(entries_of(body, layout), state, layout)
    state.region, state.path = _Region.CLOSING, []
    return (*first, *_parted(entries_of(after, layout), state, layout))


def _parted(entries: Sequence[Entry], state: _State, layout: Layout) -> list[RoughParagraph]:
    measure = measure_of(entries, layout)
    first = (one.text.text for one in entries if is_counted(one.reading) and one.reading.value == 1)
    state.numbered = any(opens(text, layout, ParagraphKind.OPERATIVE) for text in first)
    paragraphs: list[RoughParagraph] = []
    others: list[list[Traced]] = []  # the lines of each, behind those with which it begins
    index = 0
    while index < len(entries):
        begin = _begin_at(entries, index, state, measure, layout)
        if begin is None and paragraphs and paragraphs[-1].kind is ParagraphKind.TABLE_ROW:
            kind = ParagraphKind.TEXT if state.region in _FREE else ParagraphKind.CONTINUATION
            begin = _Begin(kind=kind, region=state.region)  # text behind a table is none of its last row
        if begin is None:
            others[-1].append(entries[index].line)
            index += 1
            continue
        _advance(state, begin, entries[index])
        state.opened = index
        paragraphs.append(_paragraph(begin, state.annex, entries[index : index + begin.lines]))
        others.append([])
        index += begin.lines
    return [
        replace(paragraph, text=join([paragraph.text, *lines])) if lines else paragraph
        for paragraph, lines in zip(paragraphs, others, strict=True)
    ]


def _paragraph(begin: _Begin, annex: int, group: Sequence[Entry]) -> RoughParagraph:
    first, marker = group[0], group[0].marker
    if begin.kind is ParagraphKind.HEADING and len(group) > 1 and is_bare_number(first):
        number, lines = first.whole, [entry.line for entry in group[1:]]
    elif begin.kind is ParagraphKind.HEADING and (cut := number_in(first.whole.text))[1]:
        number, marker = first.whole[cut[0] : cut[1]].stripped(), marker or first.whole[: cut[0]]
        lines = [first.whole[cut[1] :], *(entry.line for entry in group[1:])]
    else:
        bullet = first.number and first.reading is None and begin.kind in LED and not begin.level
        marker = marker or first.number if bullet else marker
        number = first.number if begin.numbered else Traced()
        text = first.text if begin.numbered or bullet else first.whole
        lines = [text, *(entry.line for entry in group[1:])]
    return RoughParagraph(
        kind=begin.kind, text=join(lines), number=number, level=begin.level, annex=annex, marker=marker,
        displaced=first.displaced, misread=begin.misread,
    )  # fmt: skip


def _begin_at(entries: Sequence[Entry], index: int, state: _State, measure: Measure, layout: Layout) -> _Begin | None:
    """Say what begins at an entry; None: it goes on with the paragraph before it."""
    entry = entries[index]
    before = entries[index - 1] if index else None
    if entry.row:
        return _Begin(kind=ParagraphKind.TABLE_ROW, region=state.region)
    if entry.joined and before is not None:
        follows = ends_clause(before.whole.text) and opens(entry.text.text, layout, ParagraphKind.OPERATIVE)
        return _numbered(entries, index, state, layout) if follows else None
    text = plain(entry.whole.text)
    if is_formula(entries, index, layout):
        return _Begin(kind=ParagraphKind.ENACTING, region=_Region.PREAMBLE)
    if layout.full("agreement", text):
        return _Begin(kind=ParagraphKind.TEXT, region=_Region.ARTICLES)
    if layout.full("annex", text.strip("*# ")) and _may_have_annex(before, state):
        return _Begin(kind=ParagraphKind.HEADING, region=_Region.ANNEX, annex=True)
    return (
        _outlined(entry, state, measure)
        or _numbered(entries, index, state, layout)
        or _sub_numbered(entries, index, state, measure, layout)
        or _listed(entries, index, state, measure, layout)
        or _heading(entries, index, state, measure, layout)
        or _unnumbered(entries, index, state, measure, layout)
    )


def _may_have_annex(before: Entry | None, state: _State) -> bool:
    """Say whether an annex may begin at a line: a draft has it straight behind its last paragraph."""
    if state.region not in (_Region.PREAMBLE, _Region.OPERATIVE):
        return state.region is not _Region.ARTICLES
    return before is not None and ends_with_full_stop(before.whole.text)


def _outlined(entry: Entry, state: _State, measure: Measure) -> _Begin | None:
    """In articles whose lines are not wrapped every number or bullet begins a paragraph.

    How far it is set in is its level; a bullet has one at least.
    """
    is_bullet = bool(entry.number) and entry.reading is None
    if measure.width or state.region not in _FREE or not (is_bullet or is_counted(entry.reading)):
        return None
    level = max(len(_outer(state, entry)), int(is_bullet))
    return _Begin(kind=ParagraphKind.TEXT, region=state.region, level=level, numbered=True, outlined=True)


def _outer(state: _State, entry: Entry) -> list[int]:
    """Return the indents of the open paragraphs that a line stands inside."""
    return [indent for indent in state.indents if indent < entry.indent - 1]


def _numbered(entries: Sequence[Entry], index: int, state: _State, layout: Layout) -> _Begin | None:
    """A whole paragraph with its number: one that is due, or another before an opening."""
    entry = entries[index]
    misread = _misread(entry, state, layout)
    reading = Number(style=Style.DIGIT, value=misread) if misread else entry.reading
    if not is_counted(reading) or (entry.misread and not misread):
        return None
    fresh = state.after_heading or not index or (entry.gap and not entry.cut)
    fresh = fresh or ends_clause(entries[index - 1].whole.text)
    counts_on = reading.value == state.last + 1 or (reading.value == state.last and bool(reading.suffix))
    leaps = reading.value == 1 or state.last <= reading.value <= state.last + _MOST_SKIPPED
    opened = opens(entry.text.text, layout, ParagraphKind.OPERATIVE)
    due = counts_on and (fresh or opened)
    leaps = fresh and leaps and (opened or state.region in _FREE)
    if not (entry.displaced or reading.prefix or due or leaps):
        return None
    preambular = reading.is_preambular or (state.region is _Region.PREAMBLE and _is_recital(entries, index, layout))
    region = _Region.OPERATIVE if state.region is _Region.PREAMBLE and not preambular else state.region
    kind = ParagraphKind.PREAMBULAR if preambular else _KINDS.get(region, ParagraphKind.TEXT)
    return _Begin(kind=kind, region=region, numbered=True, misread=misread)


def _misread(entry: Entry, state: _State, layout: Layout) -> int:
    """Return the number that is due where the one before an operative paragraph looks like it, `l2.`; else 0."""
    if state.region in _FREE or entry.reading is None or (is_counted(entry.reading) and not entry.misread):
        return 0
    due = state.last + 1
    same = looks_like(entry.number.text) == due or (entry.misread and entry.reading.value == due)
    return due if same and opens(entry.text.text, layout, ParagraphKind.OPERATIVE) else 0


def _is_recital(entries: Sequence[Entry], index: int, layout: Layout) -> bool:
    """Say whether a numbered paragraph opens as recitals do and has their comma, or no end if only recitals open so."""
    text = entries[index].text.text
    if not opens(text, layout, ParagraphKind.PREAMBULAR):
        return False
    end = next((at for at in range(index + 1, len(entries)) if entries[at].printed), len(entries))
    last = entries[end - 1].whole.text
    return ends_with_comma(last) if ends_clause(last) else not opens(text, layout, ParagraphKind.OPERATIVE)


def _sub_numbered(
    entries: Sequence[Entry], index: int, state: _State, measure: Measure, layout: Layout
) -> _Begin | None:
    """A sub-paragraph, (a), (i) or a bullet: the first of a list, or the one after its sibling."""
    entry, before = entries[index], entries[index - 1]
    if not index or not entry.printed or is_counted(entry.reading):
        return None
    fresh = ends_clause(before.whole.text) or (entry.gap and not entry.cut)
    fresh = fresh or room_after(before, entry, measure, second=state.opened == index - 1) > 0
    level = sub_level(entry, before, state.path)
    clause = state.unnumbered and entry.reading is None and opens(entry.text.text, layout, ParagraphKind.OPERATIVE)
    last = entries[state.opened]  # behind the items of a list, a clause has another bullet or is set in less
    clause = clause and not (state.path and entry.number.text == last.number.text and entry.indent >= last.indent)
    if not fresh or level is None or (clause and not ends_with_colon(before.whole.text)):
        return None
    return _Begin(kind=_KINDS.get(state.region, ParagraphKind.TEXT), region=state.region, level=level, numbered=True)


def _listed(entries: Sequence[Entry], index: int, state: _State, measure: Measure, layout: Layout) -> _Begin | None:
    """An item without a number: the first after a colon that ends its line, or the next of such a list."""
    entry, before = entries[index], entries[index - 1]
    if not index or entry.printed or state.region not in (_Region.PREAMBLE, _Region.OPERATIVE):
        return None
    apart = (entry.gap and not entry.cut) or room_after(before, entry, measure, second=state.opened == index - 1) > 0
    announced = ends_with_colon(before.whole.text)
    if not (announced or before.whole.text.endswith(SEMICOLONS)) or opens(entry.text.text, layout):
        return None
    level = level_inside(state.path) if announced else state.listed
    if not level or (announced and not apart):
        return None
    return _Begin(kind=_KINDS.get(state.region, ParagraphKind.TEXT), region=state.region, level=level)


def _heading(entries: Sequence[Entry], index: int, state: _State, measure: Measure, layout: Layout) -> _Begin | None:
    if state.region is _Region.CLOSING:
        return None
    if state.region in _FREE and measure.marked:
        titled = is_marked(entries[index]) or is_bold(entries[index])
        return _Begin(kind=ParagraphKind.HEADING, region=state.region) if titled else None
    if state.region in _FREE and (end := article_end(entries, index, measure.width)) > index:
        return _Begin(kind=ParagraphKind.HEADING, region=state.region, lines=end - index)
    width = measure.width if state.region in _FREE else None
    end = heading_end(entries, index, state.last, layout, after_heading=state.after_heading, width=width)
    if end == index and width is None and titles_recitals(entries, index, measure.width, layout):
        end = index + 1
    if end == index:
        return None
    is_first = state.region is _Region.OPERATIVE and not state.headed
    annex = is_first and _titles_annex(entries, index, end, layout)
    region = _Region.ANNEX if annex else state.region
    return _Begin(kind=ParagraphKind.HEADING, region=region, lines=end - index, annex=annex)


def _titles_annex(entries: Sequence[Entry], index: int, end: int, layout: Layout) -> bool:
    """Say whether the first heading of a text is the title of its annex, which no heading names.

    Behind a full stop its numbers begin anew, before what mostly opens otherwise than clauses do.
    """
    numbered = [entry for entry in entries[end:] if is_counted(entry.reading)]
    first = numbered[0].reading if numbered else None
    if first is None or first.value != 1 or not ends_with_full_stop(entries[index - 1].whole.text):
        return False
    clauses = sum(opens(entry.text.text, layout, ParagraphKind.OPERATIVE) for entry in numbered)
    return 2 * clauses <= len(numbered)


def _unnumbered(entries: Sequence[Entry], index: int, state: _State, measure: Measure, layout: Layout) -> _Begin | None:
    entry = entries[index]
    if (
        index
        and not state.after_heading
        and not begins_unnumbered(entries, index, measure, layout, second=state.opened == index - 1)
    ):
        return None
    if state.region is _Region.PREAMBLE:
        sole = not state.numbered or state.last > 0  # in a section, perhaps the only one
        operative = sole and opens(entry.text.text, layout, ParagraphKind.OPERATIVE)
        if operative and not opens(entry.text.text, layout, ParagraphKind.PREAMBULAR):
            return _Begin(kind=ParagraphKind.OPERATIVE, region=_Region.OPERATIVE)
        return _Begin(kind=ParagraphKind.PREAMBULAR, region=_Region.PREAMBLE)
    if state.region is _Region.OPERATIVE:
        recital = opens(entry.text.text, layout, ParagraphKind.PREAMBULAR) or opens_misread(entry.text.text, layout)
        if state.after_heading and state.numbered and recital:
            return _Begin(kind=ParagraphKind.PREAMBULAR, region=_Region.PREAMBLE)
        return _unnumbered_operative(entries, index, state, layout)
    if state.region is _Region.CLOSING:
        return _Begin(kind=ParagraphKind.CLOSING, region=state.region)
    inside = bool(_outer(state, entry))
    return _Begin(kind=ParagraphKind.CONTINUATION if inside else ParagraphKind.TEXT, region=state.region)


def _unnumbered_operative(entries: Sequence[Entry], index: int, state: _State, layout: Layout) -> _Begin | None:
    """After the first operative paragraph: another without number, or text that goes on after a list."""
    entry = entries[index]
    opened = opens(entry.text.text, layout, ParagraphKind.OPERATIVE)
    if opened and (state.unnumbered or _is_put_in(entries, index)):
        return _Begin(kind=ParagraphKind.OPERATIVE, region=state.region)
    if not entry.gap or entry.cut:
        return None
    return _Begin(kind=ParagraphKind.CONTINUATION, region=state.region)


def _is_put_in(entries: Sequence[Entry], index: int) -> bool:
    """Say whether somebody put a clause without number between two others.

    It is set apart, behind one that is finished, and finished itself.
    """
    entry, before = entries[index], entries[index - 1].whole.text
    if not entry.gap or entry.cut or ends_with_colon(before) or not ends_clause(before):
        return False
    end = next((at for at in range(index + 1, len(entries)) if entries[at].gap or entries[at].printed), len(entries))
    return ends_clause(entries[end - 1].whole.text)


def _advance(state: _State, begin: _Begin, entry: Entry) -> None:
    """Move the reading on past what begins here."""
    if begin.annex:
        state.annex, state.last = state.annex + 1, 0
    state.region = begin.region
    state.headed = state.headed or begin.kind is ParagraphKind.HEADING
    state.after_heading = begin.kind in (ParagraphKind.HEADING, ParagraphKind.ENACTING)
    if begin.outlined:
        state.indents = [*_outer(state, entry), entry.indent]
    elif begin.kind is ParagraphKind.HEADING:
        state.indents = []
    state.listed = begin.level if begin.level and not begin.numbered else 0
    if begin.level:
        sibling = state.path[begin.level - 1] if len(state.path) >= begin.level else None
        reading = parse_number(entry.printed, sibling) if entry.reading is not None else None
        state.path = [*state.path[: begin.level - 1], reading]
    elif begin.kind is not ParagraphKind.CONTINUATION:
        state.path = []
        if begin.kind is ParagraphKind.OPERATIVE and not begin.numbered and not state.last:
            state.unnumbered = True
        if begin.numbered and entry.reading is not None and not entry.reading.is_preambular:
            state.last = begin.misread or entry.reading.value
