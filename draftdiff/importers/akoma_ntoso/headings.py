"""Headings: those that the source does not call so, and numbers and titles that belong together.

The source has them in six ways: as `subheading`, `heading` or `title`, number and title in one element or in
two, as bold paragraphs, or as a number of a section.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from draftdiff.importers.akoma_ntoso.blocks import Block, Role
from draftdiff.importers.akoma_ntoso.endings import ends_with_colon, is_sentence
from draftdiff.importers.akoma_ntoso.inline import Inline, lead_end
from draftdiff.numbering import Style, readings_of

_LONGEST = 600
_LONGEST_PLAIN = 150
_NUMBERED_WORD = re.compile(r"\D{1,12}\d{1,3}\D?")
_UPPER = frozenset({Style.UPPER_LETTER, Style.UPPER_ROMAN})


def with_headings(blocks: Sequence[Block]) -> list[Block]:
    """Return the lines with every heading marked as one, number and title joined."""
    marked: list[Block] = []
    announced = False
    for index, block in enumerate(blocks):
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        if _is_heading(block, marked, following, announced=announced):
            block = replace(block, role=Role.HEADING)
        announced = ends_with_colon(block.inline.text) or (announced and _may_be_announced(block))
        marked.append(block)
    return _joined(marked)


def _may_be_announced(block: Block) -> bool:
    """Say whether a line after `as follows:` and lines like it may be one more of them."""
    return block.role is Role.BODY and not block.number and not lead_end(block.inline)


def _is_heading(block: Block, before: Sequence[Block], following: Block | None, *, announced: bool) -> bool:
    """Say whether a line is a heading that the source does not call one: headings end as no sentence does."""
    text = block.inline.text
    if block.depth or len(text) > _LONGEST or is_sentence(text):
        return False
    if block.role is Role.PREAMBLE:
        return not block.number and not lead_end(block.inline) and _has_letters(text)
    if block.role is not Role.BODY:
        return False
    if block.number:
        return any(reading.style in _UPPER for reading in readings_of(block.number))
    if _is_emphasised(block.inline) or readings_of(text):
        return True
    if announced or lead_end(block.inline) or not _has_letters(text):
        return False
    return _is_plain_heading(block, before, following)


def _is_plain_heading(block: Block, before: Sequence[Block], following: Block | None) -> bool:
    """Judge a line that nothing sets apart by its neighbours: in annexes, lists too have lines without an end."""
    last = before[-1] if before and before[-1].annex == block.annex else None
    if last is None or last.role is Role.ROW:
        return last is None
    if not block.annex or _opens_annex(block, before):
        return True
    if len(block.inline.text) > _LONGEST_PLAIN or following is None or following.annex != block.annex:
        return False
    ended = last.role is Role.HEADING or is_sentence(last.inline.text)
    return ended and (
        bool(following.number) or following.role is Role.HEADING or is_sentence(following.inline.text)
    )


def _opens_annex(block: Block, before: Sequence[Block]) -> bool:
    """Say whether nothing but headings stands before the line in its annex."""
    for one in reversed(before):
        if one.annex != block.annex:
            return True
        if one.role is not Role.HEADING:
            return False
    return True


def _has_letters(text: str) -> bool:
    return any(sign.isalpha() for sign in text)


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
