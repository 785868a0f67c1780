"""Numbers that the source has inside the text of a line: `1 -`, `(a)`, `㈠`. They go to the line's own number."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from draftdiff.importers.akoma_ntoso.blocks import Block, Role
from draftdiff.importers.akoma_ntoso.inline import cut_start
from draftdiff.numbering import leading_number, readings_of

_NUMBERED = frozenset({Role.BODY, Role.PREAMBLE})


def with_numbers(blocks: Iterable[Block]) -> list[Block]:
    """Return the lines with the numbers that stood in their text set apart from it."""
    return [_with_number(block) if block.role in _NUMBERED and not block.number else block for block in blocks]


def _with_number(block: Block) -> Block:
    end = _number_end(block)
    if not end:
        return block
    return replace(block, number=block.inline.text[:end].rstrip(), inline=cut_start(block.inline, end))


def _number_end(block: Block) -> int:
    """Return where the text goes on after its number, 0 where it has none: before a tab, or in a form of its own."""
    inline = block.inline
    if inline.tab and readings_of(inline.text[: inline.tab]):
        return inline.tab
    found = leading_number(inline.text)
    if found is None or found[1] >= len(inline.text):
        return 0
    return 0 if block.role is Role.PREAMBLE and not found[0].level else found[1]
