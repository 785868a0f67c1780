"""Rough paragraphs, notes and edits become the paragraphs of the document, and all that is told of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, takewhile

from msgspec import Struct
from msgspec.structs import replace

from draftdiff.importers.body.inline import Inline
from draftdiff.importers.body.lines import led_marks
from draftdiff.importers.plaintext.decoding.markdown import CODE as MARKDOWN
from draftdiff.importers.plaintext.decoding.markdown import Emphasis, markup_of
from draftdiff.importers.plaintext.layout import Layout
from draftdiff.importers.plaintext.paragraphs.rough import RoughParagraph
from draftdiff.importers.plaintext.printed import Look, looks_in
from draftdiff.importers.plaintext.repairs.hyphens import divided_words, hyphen_edits
from draftdiff.importers.plaintext.repairs.rejoined_words import line_edits, split_words
from draftdiff.importers.plaintext.repairs.reversed_numbers import Direction, reversed_edits
from draftdiff.importers.plaintext.traced_text import (
    Edit,
    Moves,
    SourceText,
    Traced,
    edited,
    join,
    traced,
    without_overlaps,
)
from draftdiff.importers.plaintext.vocabulary import Vocabulary
from draftdiff.keys import UNKEYED
from draftdiff.lexicon import Lexicon
from draftdiff.model import LED, Mark, MarkKind, Note, Paragraph, ParagraphKind
from draftdiff.phrases import find_opening
from draftdiff.phrases.misread import find_misread_opening
from draftdiff.problems import Problem

_BEFORE = "[(“«\"' \u200e\u200f"
"""Signs that may stand before an opening."""
_SIGNS = re.compile(r"\*\*|#{1,6}")


class Assembled(Struct, frozen=True, kw_only=True):
    """A paragraph, without its key as yet, and the edits that made its text; `raw` is the text before them."""

    paragraph: Paragraph
    raw: Traced
    edits: tuple[Edit, ...]


def assemble(rough: RoughParagraph, extra: Sequence[Edit], notes: Sequence[Note], known: Known) -> Assembled:
    """Repair the text of a paragraph and set its marks and notes. `notes` are all notes of the document."""
    raw = rough.text
    signs, emphasis = _emphasis_of(raw, known)
    edits = without_overlaps([*extra, *signs, *repair_edits(raw.text, known)])
    is_row = rough.kind is ParagraphKind.TABLE_ROW
    edits = _trimmed(raw, edits, kept="\t" if is_row else "")
    text = edited(raw, edits).text
    text = text if is_row else text.replace("\t", " ")
    marks = (*_cells(text), *_marks(emphasis, edits)) if is_row else _marks(emphasis, edits)
    if known.looks and rough.kind in LED and not rough.level:
        marks = led_marks(Inline(text=text, marks=marks), known.layout.lexicon)
    moves = Moves(edits)
    called = tuple(replace(notes[edit.call], anchor=moves.of(edit.start)) for edit in edits if edit.call is not None)
    return Assembled(
        paragraph=Paragraph(
            key=UNKEYED, kind=rough.kind, annex=rough.annex, level=rough.level,
            number=f"{rough.misread}." if rough.misread else plain_number(rough.number.text),
            text=text, marks=marks, notes=called,
        ),
        raw=raw,
        edits=edits,
    )  # fmt: skip


def _cells(text: str) -> Iterator[Mark]:
    """Mark the cells of a row, which tabs part."""
    start = 0
    for cell in text.split("\t"):
        yield Mark(kind=MarkKind.CELL, start=start, end=start + len(cell))
        start += len(cell) + 1


def _emphasis_of(raw: Traced, known: Known) -> tuple[tuple[Edit, ...], tuple[Emphasis, ...]]:
    """Find what is set apart in a text: by signs, which are to be taken out, or by the looks that its reader saw."""
    return ((), looks_in(raw, known.looks)) if known.exact else markup_of(raw.text)


def plain_number(printed: str) -> str:
    """Return a number without the signs of Markdown round it."""
    return " ".join(_SIGNS.sub("", printed).split())


def signs_before(rough: RoughParagraph) -> tuple[Traced, ...]:
    """Return the signs of Markdown before the text of a paragraph: a mark of a list, and those round the number."""
    number = rough.number
    signs = [number[match.start() : match.end()] for match in _SIGNS.finditer(number.text)]
    return tuple(sign for sign in (rough.marker.stripped(), *signs) if sign)


def _trimmed(raw: Traced, edits: tuple[Edit, ...], kept: str = "") -> tuple[Edit, ...]:
    """Add edits that take away white space left at the ends; what is `kept` ends an empty cell."""
    text = edited(raw, edits).text
    return edits if text == text.strip() else _without_outer_space(raw, edits, kept)


def _without_outer_space(raw: Traced, edits: tuple[Edit, ...], kept: str) -> tuple[Edit, ...]:
    taken = {place for edit in edits for place in range(edit.start, edit.end)}
    left = [place for place in range(len(raw.text)) if place not in taken]
    outer = (takewhile(lambda at: raw.text[at].isspace() and raw.text[at] != kept, one) for one in (left, left[::-1]))
    return without_overlaps([*edits, *(Edit(start=at, end=at + 1) for at in chain(*outer))])


def _marks(emphasis: Sequence[Emphasis], edits: Sequence[Edit]) -> tuple[Mark, ...]:
    moves = Moves(edits)
    return tuple(
        Mark(kind=one.kind, start=moves.of(one.start), end=moves.of(one.end), value=one.value)
        for one in sorted(emphasis, key=lambda one: (one.start, one.end))
    )


class Repaired(Struct, frozen=True, kw_only=True):
    """A title or note with repaired text, and the edits that made it."""

    raw: Traced
    text: str
    marks: tuple[Mark, ...]
    edits: tuple[Edit, ...]


def repaired(raw: Traced, known: Known) -> Repaired:
    """Repair a text that is no paragraph."""
    signs, emphasis = _emphasis_of(raw, known)
    edits = _trimmed(raw, without_overlaps([*signs, *repair_edits(raw.text, known)]))
    text = edited(raw, edits).text.replace("\t", " ")
    return Repaired(raw=raw, text=text, marks=_marks(emphasis, edits), edits=edits)


def problems_of(
    raw: Traced,
    edits: Sequence[Edit],
    source: SourceText,
    paragraph: str = "",
    *,
    in_text: bool = True,
    before: Sequence[Traced] = (),
) -> tuple[Problem, ...]:
    """Tell of the edits that have a code; of all signs of Markdown at once, with those that stand `before` the text."""
    told = [edit for edit in edits if edit.code and edit.code != MARKDOWN]
    signs = [*before, *(raw[edit.start : edit.end].stripped() for edit in edits if edit.code == MARKDOWN)]
    moves = Moves(edits)
    problems = [
        source.notice(edit.code, _source_text(raw, edit), paragraph, moves.of(edit.start) if in_text else None)
        for edit in told
    ]
    if signs:
        problems.append(source.notice(MARKDOWN, join(signs, " "), paragraph))
    return tuple(problems)


def _source_text(raw: Traced, edit: Edit) -> Traced:
    """Return what stood in the source, on one line."""
    text = raw[edit.start : edit.end]
    if text.text.startswith("\n"):  # it has the place of the sign before it
        text = text[1:]
    return Traced(text.text.replace("\n", " "), text.places) if text else traced("", 0)


def misread_opening(made: Assembled, lexicon: Lexicon) -> Traced | None:
    """Return the opening of a paragraph, as the source has it, if it is none but near to one; else None."""
    one = made.paragraph
    if one.kind not in LED or one.level or one.annex:
        return None
    text = edited(made.raw, made.edits)
    start = len(text.text) - len(text.text.lstrip(_BEFORE))
    bare = text.text[start:]
    if find_opening(bare, lexicon) is not None:
        return None
    found = find_misread_opening(bare, lexicon, one.kind)
    return text[start + found.start : start + found.end] if found else None


class Known(Struct, frozen=True, kw_only=True):
    """What a document knows for the repair of its parts.

    `width` is that of full lines (0: not wrapped), `direction` that of its numbers;
    `divides`: its lines end within words; `exact` and `looks` are those of what was printed.
    """

    words: Vocabulary
    layout: Layout
    width: int
    direction: Direction
    divides: bool = False
    exact: bool = False
    looks: tuple[Look, ...] = ()


def repair_edits(text: str, known: Known) -> Iterator[Edit]:
    """Give the edits that repair a text; where two overlap, the earlier one counts."""
    yield from reversed_edits(text, known.direction, known.layout)
    if known.exact:
        yield from divided_words(text, known.words)
        yield from line_edits(text)
        return
    if known.words.has_list:
        yield from hyphen_edits(text, known.words, known.width, divides=known.divides)
        yield from split_words(text, known.words)
    yield from line_edits(text)
