"""What shares or parts paragraphs of Word: lines of a page, remarks of negotiators, a recital behind the formula."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from draftdiff.importers.body.inline import Inline, join_inlines, line_end, parted
from draftdiff.importers.docx.documents import pieces_of, sorted_pieces
from draftdiff.importers.docx.story import StoryLine
from draftdiff.importers.plaintext.decoding.lines import are_lines_of_page
from draftdiff.importers.plaintext.layout import Layout, layout_of
from draftdiff.importers.plaintext.paragraphs.glued_lines import formula_end, remark_cuts
from draftdiff.importers.plaintext.paragraphs.rough import rough_paragraphs
from draftdiff.importers.plaintext.traced_text import Traced, join
from draftdiff.importers.plaintext.zones.footnotes import footnotes_of
from draftdiff.importers.plaintext.zones.identity import find_identity
from draftdiff.importers.plaintext.zones.note_zones import find_zones, mark_notes
from draftdiff.importers.plaintext.zones.parts import take_apart
from draftdiff.lexicons import detect_language
from draftdiff.model import Language


def as_written(lines: Sequence[StoryLine], said: Language | None) -> tuple[StoryLine, ...]:
    """Join the lines of a page to paragraphs, and set apart what shares one: the formula, remarks."""
    language = said or detect_language(" ".join(line.inline.text for line in lines))
    layout = layout_of(language)
    texts = [line.inline.text for line in lines if line.inline.text and not line.is_row]
    whole = tuple(_joined(lines, layout)) if are_lines_of_page(texts) else lines
    return tuple(part for line in _without_formula(whole, layout) for part in _without_remarks(line, layout))


def _without_formula(lines: Sequence[StoryLine], layout: Layout) -> Iterator[StoryLine]:
    """Give the lines, the enacting formula apart from the recital behind it."""
    first = next((line for line in lines if not line.is_row and layout.at("enacting", line.inline.text)), None)
    for line in lines:
        end = formula_end(line.inline.text, layout) if line is first else 0
        if end:
            formula, recital = parted(line.inline, end)
            yield replace(line, inline=formula)
            line = replace(line, inline=recital, hidden="")
        yield line


def _joined(lines: Sequence[StoryLine], layout: Layout) -> Iterator[StoryLine]:
    """Join lines as those of plain text are joined; notes between them go to the end, where they are looked for.

    A row stays whole where it is.
    """
    pieces, owners = pieces_of([replace(line, cells=()) for line in lines], gaps=False)
    identity = find_identity(pieces, "", layout)
    ordered = sorted_pieces(pieces, identity, layout)
    zones = find_zones(ordered, identity.enacting + 1, layout)
    ordered = list(mark_notes(ordered, zones))
    parts = take_apart(ordered, identity, layout)
    rough = rough_paragraphs(parts.body, parts.after, layout)
    texts = [identity.title, *(join([one.marker, one.number, one.text]) for one in rough)]
    paragraphs = [_lines_of(text, owners) for text in texts if text]
    notes = [_lines_of(note.whole, owners) for note in footnotes_of(ordered, zones)]
    inside = {index for group in (*paragraphs, *notes) for index in group}
    others = [[index] for index in range(len(lines)) if index not in inside]
    for group in (*sorted(paragraphs + others), *notes):
        yield _one([lines[index] for index in group])


def _lines_of(text: Traced, owners: Mapping[int, int]) -> list[int]:
    """Return the lines of the file that a text is made of."""
    return sorted({owners[place] for place in text.places if place in owners})


def _one(lines: Sequence[StoryLine]) -> StoryLine:
    """Return several lines as the one of a paragraph; behind a hyphen that ends one, a word goes on."""
    inline = lines[0].inline
    for line in lines[1:]:
        inline = join_inlines([inline, line.inline], line_end(inline.text, line.inline.text))
    return replace(lines[0], inline=inline, hidden="".join(line.hidden for line in lines))


def _without_remarks(line: StoryLine, layout: Layout) -> Iterator[StoryLine]:
    """Give a line and the remarks in it one after the other."""
    start, end, *last = remark_cuts(line.inline.text, layout, last=True) or (0, 0)
    if line.is_row or not (end or last):
        yield line
        return
    clause, *behind = parted(line.inline, last[0]) if last else (line.inline,)
    if end:
        before, clause = parted(clause, end)
        number, remark = parted(before, start) if start else (Inline(), before)
        yield replace(line, inline=remark, number="", hidden="")
        clause = join_inlines([number, clause], " ") if start else clause
    yield replace(line, inline=clause)
    yield from (replace(line, inline=remark, number="", hidden="") for remark in behind)
