"""Wires the stages of the import of plain text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from draftdiff.importers.body.kinds import is_of_resolution
from draftdiff.importers.plaintext.assemble import (
    Assembled,
    Known,
    Repaired,
    assemble,
    misread_opening,
    problems_of,
    repaired,
    signs_before,
)
from draftdiff.importers.plaintext.decoding.arabic_lines import in_reading_order, is_embedded, with_signs_in_place
from draftdiff.importers.plaintext.decoding.line_widths import (
    has_loose_words,
    joined_at_calls,
    joined_spread,
    parted_lines,
    width_of,
)
from draftdiff.importers.plaintext.decoding.lines import Line, Omission, decode, refuse_garbled, split_lines
from draftdiff.importers.plaintext.decoding.markdown import first_change_mark
from draftdiff.importers.plaintext.decoding.page_order import (
    in_page_order,
    is_out_of_order,
    with_lam_before_alef,
    with_plain_letters,
    with_stops_last,
)
from draftdiff.importers.plaintext.header import read_header
from draftdiff.importers.plaintext.layout import Layout, layout_of
from draftdiff.importers.plaintext.paragraphs.framed import unframed
from draftdiff.importers.plaintext.paragraphs.glued_lines import split_glued, split_heads, with_remarks_apart
from draftdiff.importers.plaintext.paragraphs.misread_formula import misread_formula
from draftdiff.importers.plaintext.paragraphs.rough import RoughParagraph, rough_paragraphs
from draftdiff.importers.plaintext.printed import Printed
from draftdiff.importers.plaintext.repairs.call_chains import Span
from draftdiff.importers.plaintext.repairs.hyphens import divides_words
from draftdiff.importers.plaintext.repairs.note_calls import Calls, calls_of
from draftdiff.importers.plaintext.repairs.reversed_numbers import direction_of, straight_symbol
from draftdiff.importers.plaintext.traced_text import SourceText, Traced
from draftdiff.importers.plaintext.vocabulary import Vocabulary
from draftdiff.importers.plaintext.wishes import with_wishes
from draftdiff.importers.plaintext.zones.footnotes import Footnote, footnotes_of, with_calls_in_place
from draftdiff.importers.plaintext.zones.furniture import Role, Sorted, sort_lines
from draftdiff.importers.plaintext.zones.identity import Identity, find_identity
from draftdiff.importers.plaintext.zones.multipart import PartText, take_parts
from draftdiff.importers.plaintext.zones.note_zones import Zone, find_zones, mark_notes
from draftdiff.importers.plaintext.zones.parts import Parts, omissions_of, take_apart
from draftdiff.importers.plaintext.zones.scripts import first_of_another
from draftdiff.keys import with_keys
from draftdiff.lexicons import detect_language
from draftdiff.model import Document, Header, Imported, Language, Note, ParagraphKind, with_paragraphs
from draftdiff.numbering import readings_of
from draftdiff.problems import Problem

_FEWEST_SIGNS = 2
"""So much misread shows that an OCR read a text: a typist errs once."""


class _Sheet(Struct, frozen=True, kw_only=True):
    """The lines and what they are."""

    identity: Identity
    since: int
    until: int
    lines: tuple[Sorted, ...]
    zones: tuple[Zone, ...]
    parts: Parts
    notes: tuple[Footnote, ...]
    rough: tuple[RoughParagraph, ...]


class _Made(Struct, frozen=True, kw_only=True):
    """The paragraphs, notes and title that were made of a sheet."""

    paragraphs: tuple[Assembled, ...]
    notes: tuple[Repaired, ...]
    calls: Calls
    title: Repaired


def read_text(data: bytes, name: str, language: Language | None) -> Imported:
    """Import the text of a file. Raises UnreadableFile where it is none, InvalidRecord if its language is unknown."""
    reading = decode(data)
    embedded = is_embedded(reading.text)
    plain = with_plain_letters(reading.text)
    text = with_stops_last(with_lam_before_alef(in_reading_order(plain) if embedded else in_page_order(plain)))
    if language is None:
        language = detect_language(text)
        refuse_garbled(text, layout_of(language))  # where none is known, it ends here, not after the work on the lines
    source, split, left_out = split_lines(text)
    written = joined_at_calls(split)
    lines = tuple(with_signs_in_place(written)) if embedded else joined_spread(written)
    spread = not embedded and (len(lines) < len(written) or has_loose_words(lines))
    lines = parted_lines(lines)
    told = {
        "guessed-encoding": reading.is_guessed,
        "moved-signs": embedded or text != plain,
        "broken-order": is_out_of_order(text),
        "spread-lines": spread,
    }
    doubts = [Omission(code=code, text=Traced()) for code, doubted in told.items() if doubted]
    if change := first_change_mark(source.text):
        doubts.append(Omission(code="change-marks", text=change))
    printed = Printed(name=name, source=source, lines=lines, left_out=left_out, doubts=tuple(doubts))
    return read_printed(printed, language)


def read_printed(printed: Printed, language: Language | None) -> Imported:
    """Import lines, wherever they were read. Raises InvalidRecord where their language is not recognised."""
    layout = layout_of(language or detect_language(printed.source.text))
    other = first_of_another([line.text.text for line in printed.lines], layout.lexicon.language)
    if other is not None:
        told = Omission(code="other-language", text=printed.lines[other].text)
        printed = replace(printed, doubts=(*printed.doubts, told))
    if not printed.exact:
        framed = unframed(printed.lines, layout)
        printed = replace(printed, lines=framed.lines, left_out=(*printed.left_out, *framed.beside))
    lines = printed.lines if printed.exact else split_glued(printed.lines, layout)
    if found := misread_formula(lines, layout):
        misread = lines[found[0]].text
        layout = layout.with_misread(misread.text, found[1])
        printed = replace(printed, doubts=(*printed.doubts, Omission(code="misread-opening", text=misread)))
    identity = find_identity(lines, printed.name, layout)
    parts = take_parts(lines, identity, layout, len(printed.source.text) + 1)
    documents = tuple(_read_part(part, printed, layout) for part in parts)
    return Imported(documents=documents)


def _read_part(part: PartText, printed: Printed, layout: Layout) -> Document:
    sheet = _sheet(part, layout)
    enacting = next((one.text.text for one in sheet.rough if one.kind is ParagraphKind.ENACTING), "")
    header = read_header(sheet.identity, sheet.parts.cover, sheet.parts.end, enacting, layout)
    known = _known(sheet, header, layout, printed)
    made = _made(sheet, known)
    header = replace(header, symbol=straight_symbol(header.symbol, known.direction), title=made.title.text)
    return _document(sheet, made, header, layout, printed)


def _sheet(part: PartText, layout: Layout) -> _Sheet:
    identity = part.identity
    start = identity.below
    lines = with_remarks_apart(split_heads(part.lines, identity), start, layout)
    ordered = sort_lines(lines, identity, layout)
    zones = find_zones(ordered, start, layout)
    ordered = mark_notes(ordered, zones)
    notes = footnotes_of(ordered, zones)
    parts = take_apart(ordered, identity, layout)
    return _Sheet(
        identity=identity, since=part.since, until=part.until, lines=ordered, zones=zones, parts=parts, notes=notes,
        rough=rough_paragraphs(with_calls_in_place(parts.body, notes), parts.after, layout),
    )  # fmt: skip


def _known(sheet: _Sheet, header: Header, layout: Layout, printed: Printed) -> Known:
    """Gather what the document knows for the repair of its parts."""
    texts = [paragraph.text.text for paragraph in sheet.rough]
    notes = [note.text.text for note in sheet.notes]
    words = Vocabulary(layout.lexicon.language, [*texts, *notes, sheet.identity.title.text])
    return Known(
        words=words,
        layout=layout,
        width=width_of([one.line for one in sheet.parts.body]),
        direction=direction_of([*texts, *notes], sheet.identity.number.text, header.session, layout),
        divides=not printed.exact and divides_words([*texts, *notes], words),
        exact=printed.exact,
        looks=printed.looks,
    )


def _made(sheet: _Sheet, known: Known) -> _Made:
    # Notes are in smaller print; their longest line may be joined from two, the next to it is as wide as its page.
    lengths = sorted(len(one.line.text.text) for one in sheet.lines if one.role is Role.NOTE)
    small = replace(known, width=max(known.width, *lengths[-2:-1], 0) if known.width else 0)
    notes = tuple(repaired(note.text, small) for note in sheet.notes)
    uncalled = [
        Note(anchor=0, marker=note.marker, text=one.text, marks=one.marks)
        for note, one in zip(sheet.notes, notes, strict=True)
    ]
    texts = [paragraph.text for paragraph in sheet.rough]
    neighbours = [line.text for line in sheet.parts.neighbours]
    calls = calls_of(texts, sheet.notes, _spans(sheet), neighbours, known.layout, exact=known.exact)
    paragraphs = tuple(
        assemble(paragraph, calls.edits.get(index, ()), uncalled, known) for index, paragraph in enumerate(sheet.rough)
    )
    title = repaired(sheet.identity.title, known)
    return _Made(paragraphs=paragraphs, notes=notes, calls=calls, title=title)


def _spans(sheet: _Sheet) -> list[Span]:
    """Return the stretch of the source above each zone of notes: that of its page."""
    spans: list[Span] = []
    start = 0
    for zone in sheet.zones:
        end = sheet.lines[zone.start].line.text.start
        spans.append(Span(start=start, end=end))
        start = end
    return spans


def _document(sheet: _Sheet, made: _Made, header: Header, layout: Layout, printed: Printed) -> Document:
    source = printed.source
    plain = [one.paragraph for one in made.paragraphs]
    paragraphs = with_keys(with_wishes(plain, sheet.rough, sheet.parts.wishes, source, layout))
    keys = [one.key for one in paragraphs]
    own = [one for one in printed.left_out if sheet.since <= (one.text.start if one.text else 0) < sheet.until]
    left_out = (*own, *omissions_of(sheet.lines, sheet.identity, sheet.parts, sheet.since))
    title_edits = made.title.edits if made.title.raw and made.title.raw.start >= sheet.since else ()
    problems = [
        *(source.notice(one.code, one.text) for one in left_out),
        *problems_of(made.title.raw, title_edits, source, in_text=False),
        *_paragraph_problems(made.paragraphs, sheet.rough, keys, layout, source),
        *_note_problems(sheet.notes, made, source),
        *_date_problems(header, (*sheet.parts.cover, *sheet.parts.end), source),
        *_doubts(printed, sheet, made.paragraphs, keys),
        *_second_texts(made.paragraphs, keys, source),
    ]
    if _is_of_ocr(problems):
        problems.append(source.notice("ocr-text", Traced()))
    if not any(is_of_resolution(one, layout.lexicon) for one in paragraphs):
        problems.append(source.notice("no-paragraphs", sheet.identity.title))
    problems.sort(key=lambda problem: (problem.location.line, problem.location.column))
    return with_paragraphs(replace(header, problems=tuple(problems)), paragraphs)


def _doubts(printed: Printed, sheet: _Sheet, made: Sequence[Assembled], keys: Sequence[str]) -> Iterator[Problem]:
    """Tell what the reader of the file doubts, with the paragraph that it stands in."""
    for doubt in printed.doubts:
        start = doubt.text.start if doubt.text else 0
        if not sheet.since <= start < sheet.until:
            continue
        owner = (key for one, key in zip(made, keys, strict=True) if start in one.raw.places)
        yield printed.source.notice(doubt.code, doubt.text, next(owner, ""))


def _is_of_ocr(problems: Sequence[Problem]) -> bool:
    """Say whether what was repaired in a text shows that an OCR read it; the reader of a PDF tells it himself."""
    figures = sum(one.code in ("misread-call", "misread-number") for one in problems)
    openings = {one.text for one in problems if one.code == "misread-opening"}  # one that comes again is meant so
    return figures + len(openings) >= _FEWEST_SIGNS and all(one.code != "ocr-text" for one in problems)


def _second_texts(made: Sequence[Assembled], keys: Sequence[str], source: SourceText) -> Iterator[Problem]:
    """Tell of formulas that begin another text: those of sections stand below a number."""
    formulas = [index for index, one in enumerate(made) if one.paragraph.kind is ParagraphKind.ENACTING]
    for index in formulas[1:]:
        above = made[index - 1].paragraph
        is_heading = above.kind is ParagraphKind.HEADING
        if not (is_heading and above.number) and not readings_of(above.text):
            yield source.notice("second-text", made[index].raw, keys[index])


def _paragraph_problems(
    made: Sequence[Assembled],
    rough: Sequence[RoughParagraph],
    keys: Sequence[str],
    layout: Layout,
    source: SourceText,
) -> Iterator[Problem]:
    # Where many speak, `Reaffirm` is no misread `Reaffirms`.
    is_declaration = any(layout.at("we", one.paragraph.text) and not one.paragraph.annex for one in made)
    for one, paragraph, key in zip(made, rough, keys, strict=True):
        if paragraph.displaced:
            yield source.notice("displaced-number", paragraph.number, key)
        if paragraph.misread:
            yield source.notice("misread-number", paragraph.number, key)
        yield from problems_of(one.raw, one.edits, source, key, before=signs_before(paragraph))
        opening = None if is_declaration else misread_opening(one, layout.lexicon)
        if opening:
            yield source.notice("misread-opening", opening, key, 0)


def _date_problems(header: Header, lines: Sequence[Line], source: SourceText) -> Iterator[Problem]:
    """Tell of dates that are printed and cannot be read as they stand."""
    for event in header.events:
        line = next((line for line in lines if event.text and event.text in line.text.text), None)
        if line is not None and not (event.date and event.date[:4] in event.text):
            start = line.text.text.index(event.text)
            yield source.notice("unreadable-date", line.text[start : start + len(event.text)])


def _note_problems(notes: Sequence[Footnote], made: _Made, source: SourceText) -> Iterator[Problem]:
    """Tell of the notes: of those that are in no paragraph, and of the repairs of the others."""
    for index, (note, one) in enumerate(zip(notes, made.notes, strict=True)):
        if index in made.calls.elsewhere:
            yield source.notice("neighbouring-text", note.whole)
        elif not note.marker:
            yield source.notice("note-without-number", note.text)
        elif not note.text:
            yield source.notice("note-without-text", note.number)
        elif index in made.calls.lost:
            yield source.notice("note-without-call", note.whole)
        else:
            yield from problems_of(one.raw, one.edits, source, in_text=False)
            if note.apart:
                yield source.notice("note-number-apart", note.number)
            if index in made.calls.guessed:
                yield source.notice("note-guessed", note.text)
