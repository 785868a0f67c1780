"""Headings: those that the source does not call so, and numbers and titles that belong together.

The source has them in six ways: as `subheading`, `heading` or `title`, number and title in one element or in
two, as bold paragraphs, or as a number of a section.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import replace

from draftdiff.importers.body.blocks import Block, Omission, Role
from draftdiff.importers.body.endings import ends_with_colon, is_sentence
from draftdiff.importers.body.inline import EMPHASIS, Inline, cut_start, lead_end
from draftdiff.importers.body.numbers import is_heading_number
from draftdiff.numbering import readings_of

_LONGEST = 600
"""Twice the longest heading of the official texts; what is longer is a text that lacks its end."""
_LONGEST_PLAIN = 150
"""Of a heading that nothing sets apart; a longer line is an item of a list rather."""
_FEW = 3
"""Whole paragraphs set apart by chance; where more are, emphasis makes no heading."""
_ONE_LETTER_WORDS = frozenset(map(chr, range(ord("A"), ord("Z") + 1))) - {"I", "V", "X"}
_NEARLY_ALL = 0.9
"""The share of a heading that is set apart: an apostrophe or a bracket often is not."""
_NUMBERED_WORD = re.compile(r"\D{1,24}\d{1,3}(?:\s?[^\W\d_]{1,3})?")


class _Surroundings(NamedTuple):
    """What stands round a line in the same annex.

    `announced`: after `as follows:` or a table, and lines like this one; `headings`: how many headings are before it,
    if nothing else is; `emphasis_tells`: whole paragraphs are not set apart, so that a line that is may be a heading.
    """

    last: Block | None
    following: Block | None
    announced: bool
    headings: int
    emphasis_tells: bool


def with_headings(blocks: Sequence[Block]) -> list[Block]:
    """Return the lines with every heading marked as one, number and title joined."""
    marked: list[Block] = []
    announced, headings, first = False, 0, True
    # Where whole paragraphs are set apart too, being set apart makes no heading.
    tells = sum(is_sentence(one.inline.text) and _is_emphasised(one.inline) for one in blocks) <= _FEW
    for index, block in enumerate(blocks):
        last = marked[-1] if marked and marked[-1].annex == block.annex else None
        following = blocks[index + 1] if index + 1 < len(blocks) and blocks[index + 1].annex == block.annex else None
        headings = headings + 1 if last and last.role is Role.HEADING and (headings or first) else 0
        first = last is None
        around = _Surroundings(last, following, announced, headings, tells)
        if _is_heading(block, around):
            block = replace(block, role=_role_of_heading(block, around))
        announces = block.role is Role.ROW or ends_with_colon(block.inline.text)
        announced = announces or (announced and block.role is Role.BODY and not block.number)
        marked.append(block)
    return _joined(marked)


def _role_of_heading(block: Block, around: _Surroundings) -> Role:
    """A heading has text below it; the last line of the body, after a whole text, tells of its adoption instead."""
    if around.following is not None and around.following.role is not Role.CLOSING:
        return Role.HEADING
    ends_text = around.last is not None and is_sentence(around.last.inline.text)
    return Role.CLOSING if ends_text and not block.annex else block.role


def _is_heading(block: Block, around: _Surroundings) -> bool:
    """Say whether a line is a heading that the source does not call one: headings end as no sentence does."""
    text = block.inline.text
    if len(text) > _LONGEST or is_sentence(text):
        return False
    if block.role is Role.PREAMBLE:
        led = bool(lead_end(block.inline)) and not _is_emphasised(block.inline)
        return not (block.depth or block.number or led) and _has_letters(text)
    if block.role is not Role.BODY:
        return False
    if block.number:
        return is_heading_number(block.number)
    if block.depth:
        return False
    if (around.emphasis_tells and _is_emphasised(block.inline)) or _is_number(text):
        return True
    if (around.emphasis_tells and lead_end(block.inline)) or not _has_letters(text):
        return False
    return around.last is None or _is_plain_heading(block, around.last, around)


def _is_plain_heading(block: Block, last: Block, around: _Surroundings) -> bool:
    """Judge a line that nothing sets apart by its neighbours: lists and tables too have lines without an end."""
    following = around.following
    ended = is_sentence(last.inline.text) or last.role is Role.HEADING
    if following is not None and following.role is Role.HEADING:
        return True
    if around.announced:
        return ended and following is not None and bool(following.number)
    numbered = last.role is Role.HEADING and not last.number and _is_number(last.inline.text)
    if not block.annex or around.headings == 1 or numbered:
        return True
    text = following.inline.text if following is not None else ""
    leads = following is not None and (bool(following.number) or is_sentence(text) or _is_number(text))
    return leads and (bool(around.headings) or (ended and len(block.inline.text) <= _LONGEST_PLAIN))


def _has_letters(text: str) -> bool:
    return any(sign.isalpha() for sign in text)


def _is_emphasised(inline: Inline) -> bool:
    """Say whether all of a text is set apart, as a heading is; an apostrophe or a bracket often is not."""
    covered = 0
    position = 0
    for mark in sorted((mark for mark in inline.marks if mark.kind in EMPHASIS), key=lambda mark: mark.start):
        covered += max(mark.end - max(mark.start, position), 0)
        position = max(position, mark.end)
    return covered >= _NEARLY_ALL * len(inline.text) > 0


def _joined(blocks: Sequence[Block]) -> list[Block]:
    joined: list[Block] = []
    for block in map(_with_leading_number, blocks):
        if joined and _is_repeated(joined[-1], block):
            joined.append(_with_repetition(joined.pop(), block))
            continue
        if joined and _belong_together(joined[-1], block):
            number = joined.pop()  # what was left out of its line stood before the title
            before = (replace(omission, offset=0) for omission in number.omissions)
            omissions = (*before, *block.omissions)
            block = replace(block, number=number.inline.text, line=number.line, omissions=omissions)
        joined.append(block)
    return joined


def _with_leading_number(block: Block) -> Block:
    """Set apart the number that a heading begins with: `II Oil`. A single letter may be a word."""
    if block.role is not Role.HEADING or block.number:
        return block
    tab = block.inline.tab
    if tab and _is_word_and_number(block.inline.text[:tab].rstrip()):
        return replace(block, number=block.inline.text[:tab].rstrip(), inline=cut_start(block.inline, tab))
    first, _, rest = block.inline.text.partition(" ")
    if not rest or not is_heading_number(first) or first in _ONE_LETTER_WORDS:
        return block
    return replace(block, number=first, inline=cut_start(block.inline, len(first)))


def _is_repeated(first: Block, second: Block) -> bool:
    """Say whether the source has the same heading twice in a row."""
    if first.role is not Role.HEADING or second.role is not Role.HEADING or second.inline.calls:
        return False
    return (first.number, first.inline.text) == (second.number, second.inline.text)


def _with_repetition(first: Block, second: Block) -> Block:
    text = f"{second.number} {second.inline.text}".strip()
    return replace(first, omissions=(*first.omissions, *second.omissions, Omission(code="repeated-heading", text=text)))


def _belong_together(number: Block, title: Block) -> bool:
    """Say whether the first of two headings is the number of the second: `II`, `Section 11`."""
    if number.role is not Role.HEADING or title.role is not Role.HEADING or number.annex != title.annex:
        return False
    own, following = number.inline, title.inline.text
    return _is_number(own.text) and not (number.number or own.calls or title.number or _is_number(following))


def _is_number(text: str) -> bool:
    return _is_word_and_number(text) or bool(readings_of(text))


def _is_word_and_number(text: str) -> bool:
    """Say whether a text is a word and a number: `Section 11`, `Guideline 2`."""
    return text[:1].isalpha() and _NUMBERED_WORD.fullmatch(text) is not None
