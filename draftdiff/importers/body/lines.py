"""The paragraphs of a statement: its lines, with kind, level, marks and notes decided."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import takewhile

from msgspec import Struct
from msgspec.structs import replace

from draftdiff.importers.body.blocks import Block, Role
from draftdiff.importers.body.endings import ends_with_full_stop, is_sentence
from draftdiff.importers.body.headings import with_headings
from draftdiff.importers.body.inline import EMPHASIS, Inline, lead_end
from draftdiff.importers.body.kinds import kinds_of
from draftdiff.importers.body.numbers import count_in_brackets, counted, with_numbers
from draftdiff.keys import UNKEYED
from draftdiff.lexicon import Lexicon
from draftdiff.model import LED, Mark, MarkKind, Note, Paragraph, ParagraphKind
from draftdiff.numbering import Number, Style, readings_of
from draftdiff.phrases import find_opening

_WHOLE = frozenset({Style.DIGIT, Style.UPPER_LETTER, Style.UPPER_ROMAN})
_MOST_LINES, _LONGEST = 6, 80
"""A signature, with the name, the office and the date, has no more lines, and none with more signs."""
_TITLED = frozenset({Role.BODY, Role.HEADING})


class Line(Struct, frozen=True, kw_only=True):
    """A paragraph, not yet keyed, and the line of the source that it came from."""

    paragraph: Paragraph
    block: Block


def read_lines(blocks: Iterable[Block], lexicon: Lexicon | None, *, is_draft: bool = False) -> tuple[Line, ...]:
    """Return the paragraphs of a statement's lines, or of a draft's. `lexicon` is that of its language, if known."""
    blocks = with_headings(_with_annexes(with_numbers(blocks), lexicon))
    blocks = _with_unnamed_annex(blocks, lexicon) if is_draft and lexicon else blocks
    kinds = kinds_of(blocks, _levels_of(blocks, lexicon), lexicon, is_draft=is_draft)
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


def _readings_of(blocks: Sequence[Block], lexicon: Lexicon | None) -> list[tuple[Number, ...]]:
    """Return the readings of the number of each line; (1) is that of a whole paragraph where clauses count so."""
    readings = [readings_of(block.number) if block.number else () for block in blocks]
    if lexicon is None:
        return readings
    lines = [
        (found[0] if found else None, block.inline.text, find_opening(block.inline.text, lexicon) is not None)
        for block, found in zip(blocks, readings, strict=True)
        if not block.annex
    ]
    return [tuple(one.of_whole for one in found) for found in readings] if count_in_brackets(lines) else readings


def _levels_of(blocks: Sequence[Block], lexicon: Lexicon | None) -> list[int]:
    """Return the level of each line; lines without a number have that of their nesting in the source."""
    readings = _readings_of(blocks, lexicon)
    outline = _Outline()
    levels = []
    for index, block in enumerate(blocks):
        if block.role in (Role.HEADING, Role.ROW, Role.FORMULA, Role.CLOSING):
            outline.close()
            levels.append(0)
        elif not readings[index]:
            levels.append(block.depth)
        else:
            following = readings[index + 1] if index + 1 < len(blocks) else ()
            levels.append(outline.place(readings[index], following, block.depth))
    return levels


class _Outline:
    """The numbers that are open, one for each level from 1 down, and the last whole paragraph's."""

    def __init__(self) -> None:
        self._open: list[Number] = []
        self._whole: Number | None = None

    def close(self) -> None:
        self._open = []

    def place(self, readings: Sequence[Number], following: Sequence[Number], depth: int) -> int:
        """Open the number and return its level."""
        first = readings[0]
        if first.style in _WHOLE and not first.level and not (depth and not first.continues(self._whole)):
            self._open, self._whole = [], first
            return 0
        found = self._choose(readings, following, depth)
        # The number of a whole paragraph may be missing before the next one: `l.` then stands for `1.`
        due = (self._whole.value if self._whole else 0) + 2
        is_due = any(one.style is Style.DIGIT and not one.level and one.value == due for one in following)
        if found is None and is_due:
            return 0
        if found is None:  # it neither goes on with a list nor starts one: it stands beside those that count like it
            alike = ((level, one) for level, one in self._levels(readings) if one.style is self._open[level - 1].style)
            found = next(alike, (len(self._open) + 1, readings[0]))
        level, number = found
        self._open[level - 1 :] = [number]
        return level

    def _choose(self, readings: Sequence[Number], following: Sequence[Number], depth: int) -> tuple[int, Number] | None:
        """Choose the reading that goes on with a list, and with which the list goes on; None: none is expected."""
        continuing = [(level, one) for level, one in self._levels(readings) if one.continues(self._open[level - 1])]
        styles = {one.style for one in self._open}
        starting = [(len(self._open) + 1, one) for one in readings if one.value == 1 and one.style not in styles]
        candidates = continuing + starting
        for level, number in candidates:
            if any(after.continues(number) for after in following):
                return level, number
        return next((one for one in candidates if one[0] == depth), candidates[0] if candidates else None)

    def _levels(self, readings: Iterable[Number]) -> list[tuple[int, Number]]:
        return [(level, one) for level in range(len(self._open), 0, -1) for one in readings]


def _with_annexes(blocks: Iterable[Block], lexicon: Lexicon | None) -> list[Block]:
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


def _with_unnamed_annex(blocks: list[Block], lexicon: Lexicon) -> list[Block]:
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
