"""The parts A, B, C … of one resolution: each has a letter on a line of its own, and its own enacting formula."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from draftdiff.importers.body.endings import SEMICOLONS
from draftdiff.importers.plaintext.decoding.lines import Line
from draftdiff.importers.plaintext.layout import Layout, plain
from draftdiff.importers.plaintext.traced_text import Traced, join
from draftdiff.importers.plaintext.zones.identity import MOST_TITLE_LINES, Identity
from draftdiff.numbering import Style, readings_of
from draftdiff.symbols import parse_symbol

_MARKS = "*# "
_LONGEST_LETTER = 6
"""The letter of a part, with its signs, is no longer: `**A.**`."""
_END = (*SEMICOLONS, ".", "。")


class PartText(Struct, frozen=True, kw_only=True):
    """The lines of one part, with those of the cover, and what it is.

    `since` to `until` is its stretch of the source; to the first part belongs all that stands before it.
    """

    lines: tuple[Line, ...]
    identity: Identity
    since: int
    until: int


class _Start(Struct, frozen=True, kw_only=True):
    """Where a part begins: the line of its letter and that of its formula."""

    letter: str
    index: int
    enacting: int


def take_parts(lines: Sequence[Line], identity: Identity, layout: Layout, length: int) -> tuple[PartText, ...]:
    """Return the parts of a resolution, or the whole of it. `length` is that of the source."""
    starts = _starts(lines, identity, layout)
    if not starts:
        return (PartText(lines=tuple(lines), identity=identity, since=0, until=length),)
    cover, rest = lines[: starts[0].index], starts[1:]
    title = identity.title
    common = title[: bisect_left(title.places, lines[starts[0].index].text.start)].stripped()
    parts: list[PartText] = []
    for place, (start, after) in enumerate(zip(starts, (*rest, None), strict=True)):
        end = after.index if after else len(lines)
        parts.append(
            PartText(
                lines=(*cover, *lines[start.index : end]),
                identity=_identity(lines, identity, start, len(cover), common),
                since=lines[start.index].text.start if place else 0,
                until=lines[end].text.start if after else length,
            )
        )
    return tuple(parts)


def _starts(lines: Sequence[Line], identity: Identity, layout: Layout) -> list[_Start]:
    """Find the letters, A, B, C in order; a single part may have any letter."""
    symbol = parse_symbol(identity.symbol)
    if identity.heading < 0 or identity.enacting < 0 or (symbol and symbol.part):
        return []
    stop = identity.end if identity.end >= 0 else len(lines)
    found: list[_Start] = []
    for index in range(identity.heading + 1, stop):
        letter = _letter(lines[index].text.text, found[-1].letter if found else "")
        enacting = _formula_after(lines, index, layout) if letter else -1
        if enacting >= 0:
            found.append(_Start(letter=letter, index=index, enacting=enacting))
    whole = bool(found) and found[0].enacting == identity.enacting and (len(found) == 1 or found[0].letter == "A")
    return found if whole else []


def _letter(text: str, last: str) -> str:
    """Return the letter of a part that stands alone on a line, in Latin script; empty if there is none.

    It is the one after `last`; where there is none as yet, it must not be a number in Roman figures.
    """
    bare = plain(text).strip(_MARKS)
    readings = readings_of(bare) if len(bare) <= _LONGEST_LETTER else ()
    value = next((one.value for one in readings if one.style is Style.UPPER_LETTER), 0)
    if last:
        return chr(ord(last) + 1) if value == ord(last) - ord("A") + 2 else ""
    is_roman = any(one.style is Style.UPPER_ROMAN for one in readings)
    return chr(ord("A") + value - 1) if 0 < value <= 26 and not is_roman else ""


def _formula_after(lines: Sequence[Line], index: int, layout: Layout) -> int:
    """Return the line of the enacting formula that follows soon, with nothing but a title between; -1 if none does."""
    for place in range(index + 1, min(index + 1 + MOST_TITLE_LINES, len(lines))):
        text = plain(lines[place].text.text)
        if layout.full("enacting", text):
            return place
        if text.endswith(_END):
            return -1
    return -1


def _identity(lines: Sequence[Line], whole: Identity, start: _Start, cover: int, common: Traced) -> Identity:
    """Say what a part is: it has a title of its own, or that of the whole resolution."""
    symbol = parse_symbol(f"{whole.symbol} {start.letter}") if whole.symbol else None
    own = join(line.text for line in lines[start.index + 1 : start.enacting])
    part = replace(
        whole, symbol=symbol.text if symbol else whole.symbol, running=common, end=-1,
        enacting=cover + start.enacting - start.index,
    )  # fmt: skip
    if own:
        return replace(part, title=own, numbering=Traced(), heading=cover + 1, title_end=part.enacting)
    return replace(part, title=common, title_end=cover)
