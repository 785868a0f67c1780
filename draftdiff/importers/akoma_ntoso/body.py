"""What each line of a resolution is: its kind, its level, its marks and notes."""

from __future__ import annotations

from lxml import etree

from draftdiff.importers.akoma_ntoso.blocks import Block, Role, read_blocks
from draftdiff.importers.akoma_ntoso.inline import Inline
from draftdiff.importers.akoma_ntoso.numbers import with_numbers
from draftdiff.keys import UNKEYED
from draftdiff.model import Mark, MarkKind, Note, Paragraph, ParagraphKind
from draftdiff.numbering import readings_of

_KINDS = {
    Role.FORMULA: ParagraphKind.ENACTING,
    Role.PREAMBLE: ParagraphKind.PREAMBULAR,
    Role.BODY: ParagraphKind.OPERATIVE,
    Role.HEADING: ParagraphKind.HEADING,
    Role.ROW: ParagraphKind.TABLE_ROW,
    Role.CLOSING: ParagraphKind.CLOSING,
}
_LED = frozenset({ParagraphKind.PREAMBULAR, ParagraphKind.OPERATIVE})
_EMPHASIS = frozenset({MarkKind.ITALIC, MarkKind.BOLD, MarkKind.UNDERLINE})


def read_paragraphs(statement: etree._Element) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a statement, not yet keyed."""
    return tuple(_paragraph(block) for block in with_numbers(read_blocks(statement)))


def _paragraph(block: Block) -> Paragraph:
    kind = _KINDS[block.role]
    if kind is ParagraphKind.OPERATIVE and block.annex:
        kind = ParagraphKind.TEXT
    return Paragraph(
        key=UNKEYED, kind=kind, annex=block.annex, level=_level(block), number=block.number, text=block.inline.text,
        marks=_marks(block.inline, led=kind in _LED), notes=_notes(block.inline),
    )  # fmt: skip


def _level(block: Block) -> int:
    if block.depth or not block.number or block.role is Role.HEADING:
        return block.depth
    readings = readings_of(block.number)
    return readings[0].level if readings else 0


def _marks(inline: Inline, *, led: bool) -> tuple[Mark, ...]:
    end = _lead_end(inline) if led else 0
    if not end:
        return inline.marks
    lead = Mark(kind=MarkKind.LEAD, start=0, end=end)
    return (lead, *(mark for mark in inline.marks if mark.kind not in _EMPHASIS or mark.end > end))


def _lead_end(inline: Inline) -> int:
    """Return where the emphasis ends that the text begins with; runs with nothing but white space between are one."""
    end = 0
    for mark in inline.marks:
        if mark.kind in _EMPHASIS and not inline.text[end : mark.start].strip():
            end = max(end, mark.end)
    return end


def _notes(inline: Inline) -> tuple[Note, ...]:
    return tuple(
        Note(anchor=call.anchor, marker=_marker(call.marker, call.brackets[0]), text=call.note.text, marks=call.note.marks)
        for call in inline.calls
    )


def _marker(marker: str, bracket: str) -> str:
    return f"({marker})" if bracket else marker
