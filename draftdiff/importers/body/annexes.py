"""Where annexes begin. The source has an `attachment` for each, or one for several, or none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import takewhile

from msgspec.structs import replace

from draftdiff.importers.body.blocks import Block, Role
from draftdiff.importers.body.endings import ends_with_full_stop, is_sentence
from draftdiff.importers.body.numbers import counted
from draftdiff.lexicon import Lexicon
from draftdiff.model import ParagraphKind
from draftdiff.phrases import find_opening

_MOST_LINES, _LONGEST = 6, 80
"""A signature, with the name, the office and the date, has no more lines, and none with more signs."""
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
    if block.role not in _TITLED or block.number:
        return None
    return next((match for pattern in patterns if (match := pattern.fullmatch(block.inline.text))), None)


def with_unnamed_annex(blocks: list[Block], lexicon: Lexicon) -> list[Block]:
    """Return the lines of a draft with the annex that no heading names: behind the last clause stands its title.

    A few short lines without a sentence are none: there stands who signed the draft, and when.
    """
    body = [*takewhile(lambda block: not block.annex, blocks)]
    headings = [index for index, block in enumerate(body) if block.role is Role.HEADING and index]
    for index in headings:
        last, rest = body[index - 1], body[index + 1 :]
        ended = last.role is Role.BODY and ends_with_full_stop(last.inline.text)
        if ended and _is_signature(body[index:]):
            return [*blocks[:index], *(replace(block, role=Role.CLOSING) for block in blocks[index:])]
        before = next(filter(None, map(counted, reversed(body[:index]))), 0)
        counts_on = next(filter(None, map(counted, rest)), 1) == before + 1 > 1
        begins = not (counted(last) or counts_on) or _counts_anew(rest, lexicon)
        is_table = bool(rest) and rest[0].role is Role.ROW and not any(map(counted, rest))
        if ended and (is_table or (index == headings[0] and begins)):
            return [*blocks[:index], *(replace(block, annex=block.annex + 1) for block in blocks[index:])]
    return blocks


def _is_signature(blocks: Sequence[Block]) -> bool:
    texts = [block.inline.text for block in blocks]
    return len(texts) <= _MOST_LINES and not any(
        block.number or block.role is Role.ROW or is_sentence(text) or len(text) > _LONGEST
        for block, text in zip(blocks, texts, strict=True)
    )


def _counts_anew(blocks: Sequence[Block], lexicon: Lexicon) -> bool:
    """Say whether lines do not count on, and mostly open otherwise than clauses do: they are no section of the body."""
    lines = [block for block in blocks if block.role is Role.BODY]
    led = [find_opening(block.inline.text, lexicon, ParagraphKind.OPERATIVE) for block in lines]
    return next(filter(None, map(counted, lines)), 1) == 1 and 2 * sum(map(bool, led)) <= len(led)
