"""Where an unnumbered paragraph begins.

It is weighed: an opening phrase, a capital, a gap, a last line that is short, a first line that is
indented. None of these alone is enough, and more of them are asked for where no clause ends before.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from itertools import pairwise

from msgspec import Struct

from draftdiff.importers.body.endings import ends_clause, ends_operative, ends_with_colon, ends_with_stop
from draftdiff.importers.plaintext.decoding.line_widths import FULL_SHARE, LONG_LINE, has_room, length_of, width_in
from draftdiff.importers.plaintext.layout import Layout
from draftdiff.importers.plaintext.paragraphs.headings import is_marked
from draftdiff.importers.plaintext.paragraphs.numbered_lines import Entry, is_counted, is_formula, opens, opens_misread
from draftdiff.model import Language

_GAP, _OPENING, _SHORT, _ROOMY, _STOP, _CASE, _INDENT, _PAGE, _SIGN = 3, 2, 2, 1, 1, 1, 1, 1, 1
"""What each sign of a beginning weighs; a stop counts on a short line, a page break and bold where none is wrapped."""
_SIGNS = ("[", "**", "*[", "\\*")
_ENOUGH, _PLENTY, _MORE = 3, 5, 6
"""What must be reached: at the end of a clause, anywhere else, and below a full line."""
_SHORT_SHARE = 0.75
"""A line shorter than this share of the width is the last of its paragraph."""
_FIRST_SLACK = 1.03
"""A first line may be so much wider than those that were measured."""
_FEWEST_PARTED, _PARTED = 6, 0.8
"""At so many beginnings, and at this share of them, blank lines must stand to part the paragraphs of a text."""
_FEWEST_FIRST = 4
"""Fewer first lines do not show theirs."""
_FIRST_LINES = 6
"""The first paragraph opens within so many lines of the formula."""
_BEFORE = '*_[“«"'
"""Signs that may stand before the first letter of a paragraph."""


class Case(StrEnum):
    """The case of a letter; none in scripts without case."""

    UPPER = "upper"
    LOWER = "lower"
    NONE = ""


class Measure(Struct, frozen=True, kw_only=True):
    """What paragraphs of a text look like.

    `width` is that of full lines, in code points, 0 where lines are not wrapped, `first` that of full first lines,
    which a PDF sets in; `indent` the usual one; `case` that of the first letter of the first paragraph: capitals open
    paragraphs in English, small letters in Russian; `marked` says that Markdown marks the headings, `parted` that
    blank lines part the paragraphs.
    """

    width: int = 0
    first: int = 0
    indent: int = 0
    case: Case = Case.NONE
    marked: bool = False
    parted: bool = False


def measure_of(entries: Sequence[Entry], layout: Layout) -> Measure:
    """Measure the lines of a text."""
    indents = sorted(entry.indent for entry in entries)
    start = next((index for index in range(len(entries)) if is_formula(entries, index, layout)), len(entries)) + 1
    after = entries[start : start + _FIRST_LINES]  # a heading may come before the first paragraph
    first = next((entry for entry in after if opens(entry.text.text, layout)), after[0] if after else None)
    width = width_in([entry.whole.text for entry in entries], sum(entry.gap for entry in entries))
    return Measure(
        width=width,
        first=_first_width(entries, width),
        indent=indents[len(indents) // 2] if indents else 0,
        case=_case(first) if first else Case.NONE,
        marked=any(is_marked(entry) for entry in entries),
        parted=_is_parted(entries, layout),
    )


def _is_parted(entries: Sequence[Entry], layout: Layout) -> bool:
    """Say whether blank lines stand before nearly all lines that open as paragraphs do, behind the end of a clause."""
    gaps = [
        entry.gap or entry.cut or entry.glued
        for before, entry in pairwise(entries)
        if ends_clause(before.whole.text) and opens(entry.text.text, layout)
    ]
    return len(gaps) >= _FEWEST_PARTED and sum(gaps) > _PARTED * len(gaps)


def _first_width(entries: Sequence[Entry], width: int) -> int:
    """Return the width of full first lines: those with the number of a paragraph, or after a short last line."""
    lengths = sorted(
        length_of(after.whole.text)
        for before, after in pairwise(entries)
        if is_counted(after.reading)
        or (ends_clause(before.whole.text) and length_of(before.whole.text) <= _SHORT_SHARE * width)
    )
    full = [length for length in lengths if _SHORT_SHARE * width < length <= width]
    return full[int(FULL_SHARE * (len(full) - 1))] if len(full) >= _FEWEST_FIRST else width


def _case(entry: Entry) -> Case:
    letter = entry.text.text.lstrip(_BEFORE)[:1]
    if letter.isupper():
        return Case.UPPER
    return Case.LOWER if letter.islower() else Case.NONE


def begins_unnumbered(entries: Sequence[Entry], index: int, measure: Measure, layout: Layout, *, second: bool) -> bool:
    """Say whether a paragraph begins at an entry, judged by it and its neighbours.

    `second`: the line before it is the first of its paragraph, so that it may be full and yet set in.
    """
    entry, before = entries[index], entries[index - 1]
    if entry.glued or is_formula(entries, index - 1, layout):
        return True
    apart = entry.gap or entry.cut
    room = room_after(before, entry, measure, second=second)
    if measure.parted and not (apart or _is_set_in(entry, measure)):
        if not measure.width:  # items of a list that a browser copies without their numbers and without blank lines
            return ends_operative(before.whole.text) and opens(entry.text.text, layout)
        ended = room == _SHORT and ends_clause(before.whole.text)
        return ended and _case(entry) is measure.case and opens(entry.text.text, layout)
    if measure.width and measure.case is Case.UPPER and _case(entry) is Case.LOWER and not apart:
        return False
    set_apart = not measure.width and entry.whole.text.startswith(_SIGNS)
    if set_apart and before.whole.text.endswith("]") and entry.whole.text.startswith("["):
        return True
    needed = _needed(entry, before, measure, room) - _SIGN * (set_apart and entry.gap)
    plain, opened = (_shown_by(entries, index, measure, opening=opening) for opening in (False, True))
    if plain >= needed or opened < needed:  # to look for a misread opening takes long
        return plain >= needed
    return _case(entry) is measure.case and _opens(entry, measure, layout)


def _needed(entry: Entry, before: Entry, measure: Measure, room: int) -> int:
    """Weigh what the line itself must show, after what the line before and the place of both show."""
    if ends_clause(before.whole.text) and not ends_with_colon(before.whole.text):
        needed = _ENOUGH
    else:
        needed = _PLENTY if room or not measure.width else _MORE
    shown = room + _GAP * (entry.gap and not entry.cut) + _PAGE * (entry.cut and not measure.width)
    return needed - shown - _STOP * (room == _SHORT and ends_with_stop(before.whole.text))


def _shown_by(entries: Sequence[Entry], index: int, measure: Measure, *, opening: bool) -> int:
    """Weigh what the line itself shows, if an opening phrase stands in it or not."""
    entry = entries[index]
    is_short = not measure.width or length_of(entry.whole.text) <= _FIRST_SLACK * measure.first
    first = _case(entry) is Case.UPPER or (opening and is_short)
    return _OPENING * opening + _CASE * first + _INDENT * _is_indented(entries, index, measure, opening)


def room_after(before: Entry, entry: Entry, measure: Measure, *, second: bool) -> int:
    """Weigh how much room the line before left: enough for the next word, or a good part of the width.

    `second`: the line before is the first of its paragraph.
    """
    length = length_of(before.whole.text)
    if not measure.width or length > LONG_LINE:
        return 0
    if length <= _SHORT_SHARE * measure.width:
        return _SHORT
    return _ROOMY if has_room(length, entry.whole.text, measure.first if second else measure.width) else 0


def _opens(entry: Entry, measure: Measure, layout: Layout) -> bool:
    """Say whether an opening phrase stands here, perhaps misread; inside wrapped Chinese too much looks like one."""
    text = entry.text.text
    if opens(text, layout):
        return True
    spaced = layout.lexicon.language is not Language.CHINESE
    return (spaced or not measure.width or entry.gap) and opens_misread(text, layout)


def _is_set_in(entry: Entry, measure: Measure) -> bool:
    return entry.indent >= measure.indent + 2


def _is_indented(entries: Sequence[Entry], index: int, measure: Measure, opening: bool) -> bool:
    """Say whether a line is set in: by spaces, or because it is not full though the paragraph goes on.

    A line that ends a clause may be short as the last of its paragraph; only with an opening does it count.
    """
    entry = entries[index]
    if _is_set_in(entry, measure):
        return True
    after = entries[index + 1] if index + 1 < len(entries) else None
    length = length_of(entry.whole.text)
    if after is None or not measure.width or length > LONG_LINE:
        return False
    return (opening or not ends_clause(entry.whole.text)) and has_room(length, after.whole.text, measure.width)
