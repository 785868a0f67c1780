"""What each line is: a preambular or an operative paragraph, text beside them, or text that goes on after a list.

The source mostly says so, by `preamble` and `mainBody`; where conversion mixed the two up, numbers and final
punctuation decide: operative paragraphs are numbered one after the other, unless there is only one; preambular
paragraphs end with a comma.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from draftdiff.importers.body.blocks import Block, Role
from draftdiff.importers.body.endings import ends_with_colon, ends_with_comma, ends_with_stop, is_sentence
from draftdiff.importers.body.inline import lead_end
from draftdiff.importers.body.numbers import behind_number
from draftdiff.lexicon import Lexicon
from draftdiff.model import Paragraph, ParagraphKind
from draftdiff.numbering import Style, readings_of
from draftdiff.phrases import find_opening

_PLAIN = {
    Role.FORMULA: ParagraphKind.ENACTING,
    Role.HEADING: ParagraphKind.HEADING,
    Role.ROW: ParagraphKind.TABLE_ROW,
    Role.CLOSING: ParagraphKind.CLOSING,
}
KIND_BY_ROLE = {Role.PREAMBLE: ParagraphKind.PREAMBULAR, Role.BODY: ParagraphKind.OPERATIVE}
"""What the source takes a paragraph for, by where it stands."""
_WHOLE = frozenset(KIND_BY_ROLE.values())
_PARENTS = _WHOLE | {ParagraphKind.TEXT}

Kind = tuple[ParagraphKind, int]
"""Kind and level of a line."""


def kinds_of(
    blocks: Sequence[Block], levels: Sequence[int], lexicon: Lexicon | None, *, is_draft: bool = False
) -> list[Kind]:
    """Return kind and level of each line of a statement. `lexicon` is that of its language, if it is known.

    In a draft a paragraph may be put in without number or look of its own.
    """
    is_led = any(map(_is_led, blocks))
    kinds: list[Kind] = []
    adopted = False
    for stretch in _stretches(blocks):
        within = [blocks[i] for i in stretch], [levels[i] for i in stretch]
        lines = _Stretch(*within, lexicon, is_led=is_led, is_text=adopted, is_draft=is_draft)
        kinds += lines.kinds()
        adopted = adopted or _announces_text(blocks[stretch[-1]], kinds[-1]) if stretch else adopted
    return kinds


def _announces_text(block: Block, kind: Kind) -> bool:
    """Say whether a stretch ends with `Adopts the following declaration:`; what follows is that text."""
    return kind == (ParagraphKind.OPERATIVE, 0) and not block.number and ends_with_colon(block.inline.text)


def _is_led(block: Block) -> bool:
    return block.role in KIND_BY_ROLE and not block.annex and bool(lead_end(block.inline))


def _stretches(blocks: Sequence[Block]) -> Iterator[range]:
    """Cut the lines where paragraphs may begin anew: at headings, enacting formulas and annexes."""
    start = 0
    for index, block in enumerate(blocks):
        if block.role in (Role.HEADING, Role.FORMULA) or block.annex != blocks[start].annex:
            yield range(start, index)
            start = index
    yield range(start, len(blocks))


def _next_values(values: Sequence[int]) -> list[int]:
    """Return for each line the number of the next whole paragraph after it, 0 if none has one."""
    following: list[int] = []
    value = 0
    for one in reversed(values):
        following.append(value)
        value = one if one > 0 else value
    return following[::-1]


class _Stretch:
    """Decides line by line, with the lines before and after in view."""

    def __init__(
        self,
        blocks: Sequence[Block],
        levels: Sequence[int],
        lexicon: Lexicon | None,
        *,
        is_led: bool,
        is_text: bool,
        is_draft: bool,
    ) -> None:
        self._blocks = blocks
        self._levels = levels
        self._lexicon = lexicon
        self._is_led = is_led
        self._is_text = is_text
        self._is_draft = is_draft
        self._kinds: list[Kind] = []
        self._values = [self._value(index) for index in range(len(blocks))]
        self._next_values = _next_values(self._values)
        self._last = 0
        self._whole: ParagraphKind | None = None
        self._announced: Kind | None = None
        self._noted = False
        preambles = [index for index, block in enumerate(blocks) if block.role is Role.PREAMBLE]
        self._preamble_ends = preambles[-1] if preambles else -1
        self._only_operative = self._find_only_operative(preambles)

    def _value(self, index: int) -> int:
        """Return the number of a whole paragraph, 0 if it has none or is no whole paragraph."""
        block = self._blocks[index]
        if not block.number or self._levels[index] or block.role not in KIND_BY_ROLE:
            return 0
        readings = readings_of(block.number)
        if readings and readings[0].is_preambular:
            return 0
        return readings[0].value if readings and readings[0].style is Style.DIGIT else -1

    def _find_only_operative(self, preambles: Sequence[int]) -> int:
        """Find the operative paragraph of a stretch that the source has in the preamble alone, -1 if there is none."""
        lines = [block for block in self._blocks if block.role in KIND_BY_ROLE]
        whole = [block for block, level in zip(self._blocks, self._levels, strict=True) if not level]
        if not lines or any(block.role is Role.BODY for block in whole):
            return -1
        end = lines[-1].inline.text
        if not is_sentence(end) or ends_with_comma(end) or ends_with_colon(end):
            return -1
        return next((index for index in reversed(preambles) if not self._levels[index]), -1)

    def kinds(self) -> list[Kind]:
        """Return kind and level of each line."""
        for index, block in enumerate(self._blocks):
            kind, level = self._kind(index, block)
            self._kinds.append((kind, level))
            if not level and kind in _PARENTS:
                self._whole = kind
                self._last = max(self._values[index], 0) or self._last
            if ends_with_colon(block.inline.text):
                self._announced = (kind, level)
            elif self._announced != (kind, level - 1) or self._levels[index]:
                self._announced = None
        return self._kinds

    def _kind(self, index: int, block: Block) -> Kind:
        level = self._levels[index]
        if block.role in _PLAIN:
            return _PLAIN[block.role], 0
        if self._is_note_to_table(index, block):
            return ParagraphKind.TEXT, 0
        if block.annex or self._is_text:
            return ParagraphKind.TEXT, level
        if block.number:
            return self._numbered_kind(index, block)
        # What has no number goes on after a numbered line of the same list.
        goes_on = index and self._levels[index - 1] == level and self._blocks[index - 1].number
        if level and not goes_on:
            return self._whole or KIND_BY_ROLE[block.role], level
        return self._unnumbered_kind(index, block)

    def _is_note_to_table(self, index: int, block: Block) -> bool:
        """Say whether a line below a table belongs to it: `a`, `(a)`, or a text without number."""
        before = self._kinds[-1][0] if self._kinds else None
        if before is ParagraphKind.TEXT and self._noted:
            return not self._values[index] and not lead_end(block.inline)
        self._noted = before is ParagraphKind.TABLE_ROW and not self._values[index]
        return self._noted

    def _numbered_kind(self, index: int, block: Block) -> Kind:
        level = self._levels[index]
        if level:
            return self._whole or KIND_BY_ROLE[block.role], level
        if any(reading.is_preambular for reading in readings_of(block.number)):
            return ParagraphKind.PREAMBULAR, 0
        out_of_turn = self._values[index] != self._last + 1
        if self._announced and out_of_turn:
            return self._announced[0], self._announced[1] + 1
        return ParagraphKind.OPERATIVE, 0

    def _unnumbered_kind(self, index: int, block: Block) -> Kind:
        text = block.inline.text
        led = self._opens_paragraph(block)
        if not any(sign.isalnum() for sign in text) or text.startswith("*"):
            return ParagraphKind.TEXT, 0
        due = self._next_values[index]
        if self._announced and (not led or due == self._last + 1):
            return self._announced[0], self._announced[1] + 1
        if self._last and due:
            lost = due == self._last + 2 and is_sentence(text)
            return (ParagraphKind.OPERATIVE if lost else self._beside(block, led=led)), 0
        if not led and self._goes_on(block):
            return ParagraphKind.CONTINUATION, 0
        if block.role is Role.PREAMBLE:
            return self._preamble_kind(index, block), 0
        return self._whole_kind(index, block, led=led), 0

    def _beside(self, block: Block, *, led: bool) -> ParagraphKind:
        """Say what stands without number between two paragraphs whose numbers follow one another.

        What somebody put in between two finished paragraphs, and opens as they do, is a paragraph of its own.
        """
        if (led or self._is_draft) and self._is_put_in(block):
            return ParagraphKind.OPERATIVE
        return ParagraphKind.CONTINUATION if led or self._goes_on(block) else ParagraphKind.TEXT

    def _is_put_in(self, block: Block) -> bool:
        before = self._blocks[len(self._kinds) - 1].inline.text
        if self._lexicon is None or not (ends_with_stop(before) and ends_with_stop(block.inline.text)):
            return False
        return find_opening(behind_number(block.inline.text), self._lexicon, ParagraphKind.OPERATIVE) is not None

    def _goes_on(self, block: Block) -> bool:
        """Say whether a line without number goes on with the paragraph before it."""
        if not self._kinds or self._announced:
            return False
        kind, level = self._kinds[-1]
        broken = kind in _WHOLE and not is_sentence(self._blocks[len(self._kinds) - 1].inline.text)
        return bool(level) or kind is ParagraphKind.CONTINUATION or broken or (not block.opens and kind in _WHOLE)

    def _preamble_kind(self, index: int, block: Block) -> ParagraphKind:
        """Tell the operative paragraphs that the source has in the preamble from preambular ones."""
        introduces = ends_with_colon(block.inline.text) and self._values[index + 1 : index + 2] == [1]
        operative = introduces or index == self._only_operative
        return ParagraphKind.OPERATIVE if operative else ParagraphKind.PREAMBULAR

    def _whole_kind(self, index: int, block: Block, *, led: bool) -> ParagraphKind:
        """Decide about a line of the body without a number, where no number before or after it helps."""
        last = index == len(self._blocks) - 1
        if not self._last and (index < self._preamble_ends or (ends_with_comma(block.inline.text) and not last)):
            return ParagraphKind.PREAMBULAR
        return ParagraphKind.OPERATIVE if led else ParagraphKind.TEXT

    def _opens_paragraph(self, block: Block) -> bool:
        """Say whether a line begins as paragraphs do: set apart, or, where nothing is, with a phrase."""
        if self._is_led or self._lexicon is None:
            return bool(lead_end(block.inline))
        return find_opening(behind_number(block.inline.text), self._lexicon) is not None


def is_of_resolution(paragraph: Paragraph, lexicon: Lexicon) -> bool:
    """Say whether a paragraph looks as one of a resolution does: a formula, a number, an opening phrase."""
    return (
        paragraph.kind is ParagraphKind.ENACTING
        or bool(paragraph.number)
        or find_opening(paragraph.text, lexicon) is not None
    )
