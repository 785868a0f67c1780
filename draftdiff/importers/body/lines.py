"""The paragraphs of a statement: its lines, with kind, level, marks and notes decided."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from draftdiff.importers.body.annexes import with_annexes, with_unnamed_annex
from draftdiff.importers.body.blocks import Block
from draftdiff.importers.body.headings import with_headings
from draftdiff.importers.body.inline import EMPHASIS, Inline, lead_end
from draftdiff.importers.body.kinds import kinds_of
from draftdiff.importers.body.levels import levels_of
from draftdiff.importers.body.numbers import with_numbers
from draftdiff.keys import UNKEYED
from draftdiff.lexicon import Lexicon
from draftdiff.model import LED, Mark, MarkKind, Note, Paragraph, ParagraphKind
from draftdiff.phrases import find_opening


class Line(Struct, frozen=True, kw_only=True):
    """A paragraph, not yet keyed, and the line of the source that it came from."""

    paragraph: Paragraph
    block: Block


def read_lines(blocks: Iterable[Block], lexicon: Lexicon | None, *, is_draft: bool = False) -> tuple[Line, ...]:
    """Return the paragraphs of a statement's lines, or of a draft's. `lexicon` is that of its language, if known."""
    blocks = with_headings(with_annexes(with_numbers(blocks), lexicon))
    blocks = with_unnamed_annex(blocks, lexicon) if is_draft and lexicon else blocks
    kinds = kinds_of(blocks, levels_of(blocks), lexicon, is_draft=is_draft)
    return tuple(
        Line(paragraph=_paragraph(block, kind, level, lexicon), block=block)
        for block, (kind, level) in zip(blocks, kinds, strict=True)
    )


def _paragraph(block: Block, kind: ParagraphKind, level: int, lexicon: Lexicon | None) -> Paragraph:
    led = kind in LED and not level
    return Paragraph(
        key=UNKEYED, kind=kind, annex=block.annex, level=level, number=block.number, text=block.inline.text,
        marks=led_marks(block.inline, lexicon) if led else block.inline.marks, notes=_notes(block.inline),
    )  # fmt: skip


def led_marks(inline: Inline, lexicon: Lexicon | None) -> tuple[Mark, ...]:
    """Mark the opening phrase: what is set apart at the start, or the phrase itself where the whole text is."""
    end = lead_end(inline)
    if end == len(inline.text) and lexicon:
        opening = find_opening(inline.text, lexicon)
        end = opening.end if opening else 0
    if not end:
        return inline.marks
    lead = Mark(kind=MarkKind.LEAD, start=0, end=end)
    return (lead, *(mark for mark in inline.marks if mark.kind not in EMPHASIS or mark.end > end))


def _notes(inline: Inline) -> tuple[Note, ...]:
    return tuple(
        Note(
            anchor=call.anchor, marker=f"({call.marker})" if any(call.brackets) else call.marker,
            text=call.note.text, marks=call.note.marks, kind=call.kind, by=call.by,
        )
        for call in inline.calls
    )  # fmt: skip
