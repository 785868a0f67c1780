"""What each line is: a preambular or an operative paragraph, text beside them, or text that goes on after a list.

The source mostly says so, by `preamble` and `mainBody`; where conversion mixed the two up, numbers and final commas
decide: an operative paragraph is numbered unless it is the only one, a preambular one ends with a comma.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from draftdiff.importers.akoma_ntoso.blocks import Block, Role
from draftdiff.importers.akoma_ntoso.endings import ends_with_colon, ends_with_comma, is_sentence
from draftdiff.importers.akoma_ntoso.inline import lead_end
from draftdiff.lexicon import Lexicon
from draftdiff.model import ParagraphKind
from draftdiff.phrases import Opening, find_opening

_PLAIN = {
    Role.FORMULA: ParagraphKind.ENACTING,
    Role.HEADING: ParagraphKind.HEADING,
    Role.ROW: ParagraphKind.TABLE_ROW,
    Role.CLOSING: ParagraphKind.CLOSING,
}
_BY_ROLE = {Role.PREAMBLE: ParagraphKind.PREAMBULAR, Role.BODY: ParagraphKind.OPERATIVE}
_WHOLE = frozenset(_BY_ROLE.values())

Kinds = list[tuple[ParagraphKind, int]]
"""The kind and the level of each line."""


def kinds_of(blocks: Sequence[Block], levels: Sequence[int], lexicon: Lexicon | None) -> Kinds:
    """Return kind and level of each line of a statement. `lexicon` is that of its language, if that is known."""
    kinds: Kinds = []
    for stretch in _stretches(blocks):
        reader = _Stretch([blocks[index] for index in stretch], [levels[index] for index in stretch], lexicon)
        kinds += reader.kinds()
    return kinds


def _stretches(blocks: Sequence[Block]) -> Iterator[range]:
    """Cut the lines where paragraphs may begin anew: at headings, enacting formulas and annexes."""
    start = 0
    for index, block in enumerate(blocks):
        if index > start and (
            block.role in (Role.HEADING, Role.FORMULA) or block.annex != blocks[start].annex
        ):
            yield range(start, index)
            start = index
    yield range(start, len(blocks))


class _Stretch:
    """Decides line by line, with the lines before and after in view."""

    def __init__(self, blocks: Sequence[Block], levels: Sequence[int], lexicon: Lexicon | None) -> None:
        self._blocks = blocks
        self._levels = levels
        self._lexicon = lexicon
        self._kinds: Kinds = []
        self._whole: ParagraphKind | None = None
        self._announced: tuple[ParagraphKind, int] | None = None
        whole = [i for i, one in enumerate(blocks) if one.number and not levels[i] and one.role not in _PLAIN]
        preambles = [i for i, one in enumerate(blocks) if one.role is Role.PREAMBLE]
        self._first_number = whole[0] if whole else len(blocks)
        self._preamble_ends = preambles[-1] if preambles else -1

    def kinds(self) -> Kinds:
        """Return kind and level of each line."""
        for index, block in enumerate(self._blocks):
            kind, level = self._kind(index, block)
            self._kinds.append((kind, level))
            if not level and kind in _WHOLE:
                self._whole = kind
            if block.number or ends_with_colon(block.inline.text) or kind is not self._announced_kind():
                self._announced = (kind, level) if ends_with_colon(block.inline.text) else None
        return self._kinds

    def _announced_kind(self) -> ParagraphKind | None:
        return self._announced[0] if self._announced else None

    def _kind(self, index: int, block: Block) -> tuple[ParagraphKind, int]:
        level = self._levels[index]
        if block.role in _PLAIN:
            return _PLAIN[block.role], 0
        if block.annex:
            return self._annex_kind(index, block)
        if block.number and not level:
            return ParagraphKind.OPERATIVE, 0
        if level and (block.number or not self._follows_numbered_list(index)):
            return self._whole or _BY_ROLE[block.role], level
        if level or self._goes_on(index, block):
            return ParagraphKind.CONTINUATION, 0
        if not any(sign.isalnum() for sign in block.inline.text) or block.inline.text.startswith("*"):
            return ParagraphKind.TEXT, 0
        return self._whole_kind(index, block)

    def _annex_kind(self, index: int, block: Block) -> tuple[ParagraphKind, int]:
        goes_on = self._goes_on(index, block) and block.inline.text[:1].islower()
        return (ParagraphKind.CONTINUATION, 0) if goes_on else (ParagraphKind.TEXT, self._levels[index])

    def _follows_numbered_list(self, index: int) -> bool:
        return bool(
            index and self._levels[index - 1] == self._levels[index] and self._blocks[index - 1].number
        )

    def _goes_on(self, index: int, block: Block) -> bool:
        """Say whether a line without number or opening phrase goes on with the paragraph before it."""
        if not index or block.number or self._is_led(block) or self._announced:
            return False
        return bool(self._kinds[-1][1] or self._kinds[-1][0] is ParagraphKind.CONTINUATION or not block.opens)

    def _whole_kind(self, index: int, block: Block) -> tuple[ParagraphKind, int]:
        """Decide about a line without a number that stands in no list."""
        led = self._is_led(block)
        if self._announced and not led:
            kind, level = self._announced
            return kind, level + 1
        if block.role is Role.PREAMBLE:
            return self._preamble_kind(index, block), 0
        if index < self._first_number and (ends_with_comma(block.inline.text) or index < self._preamble_ends):
            return ParagraphKind.PREAMBULAR, 0
        if not led or (self._follows_table(index) and not self._opens_operative(block)):
            return ParagraphKind.TEXT, 0
        return ParagraphKind.OPERATIVE, 0

    def _preamble_kind(self, index: int, block: Block) -> ParagraphKind:
        """A preamble that nothing follows, and whose end is no comma, ends with the only operative paragraph."""
        last = index == len(self._blocks) - 1 and self._whole is ParagraphKind.PREAMBULAR
        return (
            ParagraphKind.OPERATIVE
            if last and is_sentence(block.inline.text) and not ends_with_comma(block.inline.text)
            else ParagraphKind.PREAMBULAR
        )

    def _follows_table(self, index: int) -> bool:
        before = [kind for kind, _ in self._kinds[:index] if kind is not ParagraphKind.TEXT]
        return bool(before) and before[-1] is ParagraphKind.TABLE_ROW

    def _is_led(self, block: Block) -> bool:
        return bool(lead_end(block.inline)) or self._opening(block) is not None

    def _opens_operative(self, block: Block) -> bool:
        opening = self._opening(block)
        return opening is not None and ParagraphKind.OPERATIVE in opening.kinds

    def _opening(self, block: Block) -> Opening | None:
        return find_opening(block.inline.text, self._lexicon) if self._lexicon else None
