"""Where annexes begin. The source has an `attachment` for each, or one for several, or none."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec.structs import replace

from draftdiff.importers.body.blocks import Block, Role
from draftdiff.lexicon import Lexicon

_TITLED = frozenset({Role.BODY, Role.HEADING})


def with_annexes(blocks: Iterable[Block], lexicon: Lexicon | None) -> list[Block]:
    """Return the lines with their annexes counted by the headings that name them, `Annex II`.

    A heading counts if the annex before it has a number too: an annex of an annex starts none.
    """
    patterns = [re.compile(pattern) for pattern in lexicon.layout.get("annex", ())] if lexicon else []
    placed: list[Block] = []
    attachment = further = 0
    numbered = False
    for block in blocks:
        title = _annex_title(block, patterns)
        opens, attachment = block.annex != attachment, block.annex
        if title:
            has_number = bool(title.groupdict().get("number"))
            if not opens and (numbered and has_number if block.annex + further else placed):
                further, opens = further + 1, True
            numbered = has_number if opens else numbered
            block = replace(block, role=Role.HEADING)
        if block.role is not Role.CLOSING:
            block = replace(block, annex=block.annex + further)
        placed.append(block)
    return placed


def _annex_title(block: Block, patterns: Iterable[re.Pattern[str]]) -> re.Match[str] | None:
    if block.role not in _TITLED or block.number or block.depth:
        return None
    return next((match for pattern in patterns if (match := pattern.fullmatch(block.inline.text))), None)
