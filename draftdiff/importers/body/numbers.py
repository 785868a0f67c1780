"""Numbers that the source has elsewhere than in a line's own number: inside its text, or on a line alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from msgspec.structs import replace

from draftdiff.importers.body.blocks import Block, Omission, Role
from draftdiff.importers.body.endings import INVISIBLE, ends_with_colon, is_sentence
from draftdiff.importers.body.inline import cut_start
from draftdiff.numbering import Number, Style, behind_bracket, leading_number, readings_of

BULLETS = "—–•●·▪■➢➣➤►▶▸‣→⇒◦○◉◆◇❖✓✔★☐☑□⁃∙⦁\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf0e0"
"""Signs that begin the paragraphs of a list, the last as a font of signs has them; `-`, `*` and `+` need a space."""
_NUMBERED = frozenset({Role.BODY, Role.PREAMBLE, Role.HEADING})
_UPPER = frozenset({Style.UPPER_LETTER, Style.UPPER_ROMAN})
_SIGNS = frozenset(".)-–")
_DASHES = frozenset("-–—")
_SPACES = " \u00a0\u2002\u2003\u2009\u3000"
_BEFORE = "_[~ \u200e\u200f"
_LONGEST_OPENING = 200
"""An opening phrase, with all its modifiers, ends within so many signs."""
_FEWEST_CLAUSES = 2
"""So many clauses at least show how they are numbered."""
_BARE = re.compile(r"(\d{1,3})[\s,،，]+")


def with_numbers(blocks: Iterable[Block]) -> list[Block]:
    """Return the lines with their numbers set apart: `1 -`, `(a)`, `㈠`, and `43` where 43 is due."""
    numbered: list[Block] = []
    last = 0
    for block in blocks:
        if block.role in _NUMBERED:
            block = _with_own_number(block) if block.number else _with_number(block, due=last + 1)
        if numbered and _is_number_of(numbered[-1], block):
            block = replace(block, number=numbered.pop().number)
        last = counted(block) or last
        numbered.append(block)
    return numbered


def _is_number_of(number: Block, block: Block) -> bool:
    """Say whether a number that stands on a line alone is that of the next line: `II` of a heading, `2.` of a text."""
    if number.inline.text or number.inline.calls or block.number or number.annex != block.annex:
        return False
    if is_heading_number(number.number):
        return block.role in (Role.BODY, Role.HEADING)
    return block.role is Role.BODY and is_sentence(block.inline.text)


def is_heading_number(printed: str) -> bool:
    """Say whether headings are numbered so: `II`, `B.`; not `2.`."""
    return any(reading.style in _UPPER for reading in readings_of(printed))


def counted(block: Block) -> int:
    """Return the number of a whole paragraph, `2.`; 0 if the line has none."""
    readings = readings_of(block.number) if block.number else ()
    return readings[0].value if readings and readings[0].style is Style.DIGIT and not readings[0].level else 0


def count_in_brackets(lines: Sequence[tuple[Number | None, str, bool]]) -> bool:
    """Say whether whole paragraphs count as (1), (2): mostly those that open as such have them, and none has another.

    Each line is given with whether it opens with a phrase. One without a number that announces (1) has a list.
    """
    digits = [(one.level, led) for one, _, led in lines if one is not None and one.style is Style.DIGIT]
    lists = any(
        before is None and led and ends_with_colon(text) and after is not None and after.style is Style.DIGIT
        for (before, text, led), (after, _, _) in pairwise(lines)
    )
    if lists or any(led and not level for level, led in digits):
        return False
    bracketed = [led for level, led in digits if level == 1]
    return sum(bracketed) >= _FEWEST_CLAUSES and 2 * sum(bracketed) > len(bracketed)


def behind_number(text: str) -> str:
    """Return the beginning of a text without emphasis, brackets, who speaks in them and the number behind them."""
    bare = text[behind_bracket(text) :][:_LONGEST_OPENING].replace("*", "").lstrip(_BEFORE)
    found = leading_number(bare.replace("]", " ", 1)) if text.startswith("[") else None
    return bare[found[1] :].lstrip(_BEFORE) if found else bare


def _with_number(block: Block, due: int) -> Block:
    text = block.inline.text
    skipped = len(text) - len(text.lstrip(INVISIBLE + _SPACES))
    visible = replace(block, inline=cut_start(block.inline, skipped)) if skipped else block
    end = _number_end(visible, due)
    if not end:
        return block
    number = visible.inline.text[:end].strip(INVISIBLE + _SPACES)
    return replace(block, number=number, inline=cut_start(visible.inline, end))


def _number_end(block: Block, due: int) -> int:
    """Return where the text goes on after its number, 0 where it has none.

    In a preamble, 4. counts only where 4 is due: paragraphs there have no numbers. -4 does anywhere, and `- 4` nowhere:
    it may be an item of a list.
    """
    inline = block.inline
    if inline.tab and readings_of(inline.text[: inline.tab]):
        return inline.tab
    found = leading_number(inline.text)
    if found is not None and found[1] < len(inline.text):
        dashed = inline.text[0] in _DASHES
        free = block.role is not Role.PREAMBLE and not dashed
        expected = free or found[0].level or (found[0].value == due and not (dashed and inline.text[1].isspace()))
        return found[1] if expected else 0
    bare = _BARE.match(inline.text)
    is_due = bare and int(bare[1]) == due and any(mark.start == bare.end() for mark in inline.marks)
    return bare.end() if bare and is_due else 0


def _with_own_number(block: Block) -> Block:
    """Leave out of the text the number that the source has beside it too, and give the number its own full stop."""
    text = block.inline.text
    typed = leading_number(text)
    end = block.inline.tab or (typed[1] if typed else 0)
    printed = text[:end].rstrip()
    if end and "".join(printed.split()) == "".join(block.number.split()):
        return _without_repetition(block, end)
    if text[:1] not in _SIGNS or not text[1:2].isspace():
        return block
    if block.number.endswith(text[0]):
        return _without_repetition(block, 1)
    return replace(block, number=block.number + text[0], inline=cut_start(block.inline, 1))


def _without_repetition(block: Block, end: int) -> Block:
    omission = Omission(code="repeated-number", text=block.inline.text[:end].rstrip(), offset=0)
    return replace(block, inline=cut_start(block.inline, end), omissions=(*block.omissions, omission))
