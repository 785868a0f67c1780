"""Headings: those that the source does not call so, and numbers and titles that belong together.

The source has them in six ways: as `subheading`, `heading` or `title`, number and title in one element or in two,
as bold paragraphs, or as a number of a section.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from draftdiff.importers.akoma_ntoso.blocks import Block, Role
from draftdiff.importers.akoma_ntoso.endings import ends_with_colon, is_sentence
from draftdiff.importers.akoma_ntoso.inline import Inline, lead_end
from draftdiff.numbering import Style, readings_of

_LONGEST = 300
_NUMBERED_WORD = re.compile(r"\D{1,12}\d{1,3}\D?")
_UPPER = frozenset({Style.UPPER_LETTER, Style.UPPER_ROMAN})


def with_headings(blocks: Sequence[Block]) -> list[Block]:
    """Return the lines with every heading marked as one, number and title joined."""
    marked = [
        replace(block, role=Role.HEADING)
        if _is_heading(block, blocks[index - 1] if index else None)
        else block
        for index, block in enumerate(blocks)
    ]
    return _joined(marked)


def _is_heading(block: Block, before: Block | None) -> bool:
    """Say whether a line of the body is a heading that the source does not call one: it ends like none but those."""
    text = block.inline.text
    if block.role is not Role.BODY or block.depth or len(text) > _LONGEST or is_sentence(text):
        return False
    if not any(sign.isalnum() for sign in text):
        return not text and bool(block.number)
    if block.number and not _is_upper(block.number):
        return False
    if _is_emphasised(block.inline) or readings_of(text):
        return True
    return not block.annex and not (
        before and (ends_with_colon(before.inline.text) or before.role is Role.ROW)
    )


def _is_upper(number: str) -> bool:
    return any(reading.style in _UPPER for reading in readings_of(number))


def _is_emphasised(inline: Inline) -> bool:
    """Say whether all of a text is set apart, as a heading is."""
    end = lead_end(inline)
    return bool(end) and not inline.text[end:].strip()


def _joined(blocks: Sequence[Block]) -> list[Block]:
    joined: list[Block] = []
    for block in blocks:
        if joined and _belong_together(joined[-1], block):
            number = joined.pop()
            omissions = (*number.omissions, *block.omissions)
            block = replace(block, number=number.inline.text, line=number.line, omissions=omissions)
        joined.append(block)
    return joined


def _belong_together(number: Block, title: Block) -> bool:
    """Say whether the first of two headings is the number of the second: `II`, `Section 11`."""
    if number.role is not Role.HEADING or title.role is not Role.HEADING or number.annex != title.annex:
        return False
    if number.number or title.number or number.inline.calls:
        return False
    return _is_number(number.inline.text) and not _is_number(title.inline.text)


def _is_number(text: str) -> bool:
    return bool(_NUMBERED_WORD.fullmatch(text) or readings_of(text))
