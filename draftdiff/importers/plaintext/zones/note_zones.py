"""Finds the lines that belong to notes: below a rule, at the foot of a page, in blocks between paragraphs."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from draftdiff.importers.body.endings import SEMICOLONS, ends_clause, ends_with_full_stop
from draftdiff.importers.plaintext.decoding.line_widths import length_of
from draftdiff.importers.plaintext.layout import Layout, plain
from draftdiff.importers.plaintext.zones.cover_notes import STARRED, notes_to_cover
from draftdiff.importers.plaintext.zones.furniture import Role, Sorted
from draftdiff.importers.plaintext.zones.list_items import PARAGRAPH_NUMBER, list_items
from draftdiff.importers.plaintext.zones.parts import is_end_in_one
from draftdiff.importers.raised import LOWERED, RAISED, RAISED_FIGURES, forms_of
from draftdiff.model import ParagraphKind
from draftdiff.numbering import leading_number, readings_of
from draftdiff.patterns import late_pattern
from draftdiff.phrases import find_opening
from draftdiff.tokens import WIDE

_NUMBER_ALONE = re.compile(rf"[(⁽]?(?P<number>\d{{1,3}}|[{RAISED_FIGURES}]{{1,3}})[)⁾]?/?")
_NUMBER_BEFORE = late_pattern(
    rf"(?:[(⁽](?P<bracketed>\d{{1,3}}|[{RAISED_FIGURES}]{{1,3}})[)⁾]|\[\^(?P<anchor>\w{{1,8}})\]:|\[(?P<squared>\d{{1,3}})\]"
    rf"|(?P<raised>[{RAISED_FIGURES}]{{1,3}})|(?P<slashed>\d{{1,3}})\s?/(?=\s)|(?P<plain>\d{{1,3}})(?=\s|[{WIDE}])(?!\s\d{{3}}(?!\d)))\s*(?=\S)"
)
_DOTTED = late_pattern(rf"(\d{{1,3}})\.(?:\s+(?=\S)|(?=[{WIDE}]))")
_SIGN_BEFORE = re.compile(r"[’‘'”?!°®]\s(?=[^\W\d_])")
"""What an OCR makes of the raised number of a note, before its text."""
_SYMBOL = re.compile(r"[A-Z]{1,5}\d*/[\w.\-/]*\d")
_CALL = re.compile(
    rf"([{RAISED_FIGURES}]{{1,3}})|(?:[^\W\d_]|[,;:.،؛，；。、》”)\"’»\]]) ?[(\[]?(\d{{1,3}})(?![\d/]|\.\s)"
    r"|(?:19|20)\d\d[ \u00a0]?[(⁽\[]?(\d{1,2})(?!\d)"
)
"""Figures that may call a note: raised, or behind a word, a sign or a year."""
_OPENS_BRACKET = re.compile(r"\([^\W\d_]+\.$")
"""An abbreviation behind a bracket (`(Sect.`) ends a line, but no note."""
_MOST_FOOT_LINES = 14
"""Notes at the foot of a page take no more lines, nor does one note amid a text without running heads."""
_FEWEST_NOTES, _MOST_NOTE_LINES = 2, 9
"""Where no gap shows the list, so many notes do; a note of a list takes no more lines."""
_SHORT_SHARE = 0.75
"""A line shorter than this share of the width of the notes is the last of its note."""
_LEAST_CALLED = 0.6
"""Of a list of notes the text calls more than this share; some calls may be lost."""
_MOST_LOST = 2
"""An OCR loses no more numbers of notes in a row."""
_NAMED = "[^"
_INSIDE = 2
"""Markdown sets in what belongs to a note by so many spaces, at least."""


class Zone(Struct, frozen=True, kw_only=True):
    """The lines of the notes of one page: indices from `start` to before `end`."""

    start: int
    end: int


def number_alone(text: str) -> str:
    """Return the number of a note that stands alone on a line; empty if there is none."""
    match = _NUMBER_ALONE.fullmatch(text)
    return match["number"].translate(LOWERED) if match else ""


def number_before(text: str, *, dotted: bool = False) -> tuple[str, int] | None:
    """Return the number before the text of a note, and where that text begins; `dotted` if it may have a full stop."""
    point = _DOTTED.match(text) if dotted else None
    if point is not None:
        return point[1], point.end()
    match = _NUMBER_BEFORE.match(text)
    if match is None or PARAGRAPH_NUMBER.match(text):
        return None
    number = next(group for group in match.groups() if group is not None)
    return number.translate(LOWERED), match.end()


def starts_misread_number(text: str) -> bool:
    """Say whether a text begins with a sign that an OCR took the number of a note for."""
    return _SIGN_BEFORE.match(text) is not None


def find_zones(lines: Sequence[Sorted], start: int, layout: Layout) -> tuple[Zone, ...]:
    """Find the note zones among the lines from `start` on, in order."""
    zones: list[Zone] = []
    calls, items = _calls_of(lines), list_items(lines, start)
    loose = not any(one.role is Role.HEAD or one.line.page for one in lines)
    below_text, index, expected = notes_to_cover(lines, start, layout), start, 1
    while index < len(lines):
        end = len(lines) if index == below_text else None
        if end is None and index not in items:
            end = _zone_end(lines, index, expected, calls, layout, loose=loose)
        if end is None:
            index += 1
            continue
        begun = zones.pop().start if zones and zones[-1].end == index else index
        zones.append(Zone(start=begun, end=end))
        expected = _number_behind(lines[index:end], expected)
        index = end
    return tuple(zones)


def mark_notes(lines: Sequence[Sorted], zones: Sequence[Zone]) -> tuple[Sorted, ...]:
    """Return the lines with those of notes marked as such."""
    inside = {index for zone in zones for index in range(zone.start, zone.end)}
    return tuple(
        replace(one, role=Role.NOTE) if index in inside and one.role is Role.TEXT else one
        for index, one in enumerate(lines)
    )


def _zone_end(
    lines: Sequence[Sorted], index: int, expected: int, calls: Mapping[str, int], layout: Layout, *, loose: bool
) -> int | None:
    """Return where the zone that begins at a line ends; None: no zone begins there."""
    one = lines[index]
    if one.line.note:
        return next((end for end in range(index, len(lines)) if not lines[end].line.note), len(lines))
    if one.role is Role.RULE:
        return _notes_end(lines, index + 1, layout, loose=loose) or index + 1
    if one.role is not Role.TEXT or one.line.joined or _numbers_clause(one.line.shown, layout):
        return None
    text, after = one.line.shown, lines[index + 1 : index + 2]
    is_parted_number = number_alone(text) and after and after[0].line.shown.startswith("-")
    if is_parted_number:  # that of a clause, from its dash
        return None
    due = _number_of(text) == str(expected) or _is_misread(lines, index, expected, layout)
    if due and _reaches_page_end(lines, index, layout):
        return _notes_end(lines, index, layout)
    end = _list_end(lines, index, expected, calls, layout)
    if end is not None:
        return end
    if loose and due and calls.get(str(expected), index) < index and not _is_of_sentence(text, layout):
        end = _notes_end(lines, index, layout, loose=True)
        if end is not None:
            return end
    if _begins_foot(lines, index, layout):
        near = lines[index + 1 : index + 1 + _MOST_FOOT_LINES]
        loose = not any(one.role is Role.HEAD or one.line.page for one in near)
        return _notes_end(lines, index, layout, loose=loose)
    found = number_before(text)
    called = found and one.line.gap and _is_set_apart(text) and _is_called(lines[:index], found[0])
    return _block_end(lines, index) if called or text.startswith(_NAMED) else None


def _numbers_clause(text: str, layout: Layout) -> bool:
    """Say whether a number in brackets or before a stroke, `(1)`, `1/`, is that of a paragraph: a phrase follows it."""
    match = _NUMBER_BEFORE.match(text)
    if match is None or not (match["bracketed"] or match["slashed"]):
        return False
    return find_opening(text[match.end() :], layout.lexicon) is not None


def _is_misread(lines: Sequence[Sorted], index: int, expected: int, layout: Layout) -> bool:
    """Say whether a line begins with the misread number of the note that is due.

    Behind it stands what only a note says, or one of the next notes stands below.
    """
    if not starts_misread_number(lines[index].line.shown):
        return False
    below = [one.line.shown for one in lines[index + 1 : index + _MOST_NOTE_LINES] if one.role is Role.TEXT]
    signs = 1 + sum(map(starts_misread_number, below))
    return _is_note_like(lines[index].line.shown[2:], layout) or any(
        _number_of(text) in map(str, range(expected + 1, expected + signs + 1)) for text in below
    )


def _list_end(
    lines: Sequence[Sorted], index: int, expected: int, calls: Mapping[str, int], layout: Layout
) -> int | None:
    """Return the end of the text, or of a page, if nothing but notes is left to it from a line on. Else None.

    Their numbers count on, the text before calls most of them, and the last does not end as an item of a list does.
    """
    before, line = lines[index - 1] if index else None, lines[index].line
    first = _number_of(line.shown)
    if not first or before is None or _is_in_list(lines, index, int(first), layout):
        return None
    behind = _is_end_line(before, layout)
    end, count = _count_notes(lines, index, int(first), layout, behind=behind)
    apart = behind or line.gap or before.role is not Role.TEXT or ends_clause(before.line.shown)
    apart = apart or (int(first) == expected and _fills_foot(lines, index, end, layout))
    texts = [one.line.shown for one in lines[index:end] if one.role is Role.TEXT]
    if count < (1 if apart else _FEWEST_NOTES) or texts[-1].endswith(SEMICOLONS):
        return None
    called = sum(calls.get(str(int(first) + at), index) < index for at in range(count))
    return end if called > _LEAST_CALLED * count else None


def _fills_foot(lines: Sequence[Sorted], start: int, end: int, layout: Layout) -> bool:
    """Say whether one note fills the foot of a page, straight below a sentence that goes on overleaf."""
    texts = [one.line.shown for one in lines[start:end] if one.role is Role.TEXT]
    if not texts or end == len(lines):
        return False
    return ends_with_full_stop(texts[-1]) and layout.at("date", texts[0]) is None


def _is_in_list(lines: Sequence[Sorted], index: int, number: int, layout: Layout) -> bool:
    """Say whether the note before that of a line stands near above it on its page: the list would have begun there."""
    for at in range(index - 1, max(index - 1 - _MOST_NOTE_LINES, -1), -1):
        if lines[at + 1].line.page or lines[at].role is Role.HEAD:
            return False
        text = lines[at].line.shown
        if lines[at].role is Role.TEXT and _number_of(text) == str(number - 1) and not layout.at("date", text):
            return True
    return False


def _calls_of(lines: Sequence[Sorted]) -> dict[str, int]:
    """Return the line at which each figure that may call a note stands first."""
    calls: dict[str, int] = {}
    for index, one in enumerate(lines):
        for match in _CALL.finditer(one.line.shown if one.role is Role.TEXT else ""):
            for number in filter(None, match.groups()):
                calls.setdefault(number.translate(LOWERED), index)
    return calls


def _count_notes(lines: Sequence[Sorted], start: int, first: int, layout: Layout, *, behind: bool) -> tuple[int, int]:
    """Count the notes from a line on, to the end of the text, or to that of the page if other text follows there.

    Return that end, and the number of notes: 0 if something else stands among them, unless it does `behind` the whole
    resolution, where what follows is the foot of a web page.
    """
    at_page = (start, 0)
    count = lines_of_note = 0
    last, turned = "", False
    for index in range(start, len(lines)):
        one, text = lines[index], lines[index].line.shown
        if count and (one.line.page or one.role is Role.HEAD):
            at_page, turned = at_page if at_page[1] else (index, count), True
        if one.role is not Role.TEXT:
            continue
        numbered = _number_of(text) == str(first + count)
        count, lines_of_note = (count + 1, 1) if numbered else (count, lines_of_note + 1)
        begins = text[0].isdigit() and leading_number(text) is not None
        set_apart = one.line.gap and not (numbered or number_alone(last)) and (not last or ends_clause(last))
        begins = begins or set_apart or _is_end_line(one, layout)
        resumed = turned and not numbered and ends_with_full_stop(last)  # overleaf no note begins, and none goes on
        if begins or resumed or lines_of_note > _MOST_NOTE_LINES:
            return (index, count) if behind and index > start else at_page
        last, turned = text, False
    return len(lines), count


def _is_end_line(one: Sorted, layout: Layout) -> bool:
    """Say whether a line is the meeting, its date, or both."""
    text = plain(one.line.shown)
    return any(layout.full(name, text) for name in ("meeting", "date")) or is_end_in_one(text, layout)


def _number_of(text: str) -> str:
    """Return the number of the note that a line is or begins with; empty if there is none."""
    found = number_before(text)
    return number_alone(text) or (found[0] if found else "")


def _begins_foot(lines: Sequence[Sorted], index: int, layout: Layout) -> bool:
    """Say whether notes begin without a rule: a number, then what only a note begins with, a symbol or `See`."""
    line = lines[index].line
    apart = line.gap or (index > 0 and ends_clause(lines[index - 1].line.shown))
    found = number_before(line.shown)
    if found:
        return apart and _is_note_like(line.shown[found[1] :], layout)
    if not number_alone(line.shown) or index + 1 == len(lines):
        return False
    after = lines[index + 1].line
    return (apart or after.gap) and _is_note_like(after.shown, layout)


def _is_note_like(text: str, layout: Layout) -> bool:
    """Say whether a text begins as notes do."""
    lowered = text.casefold()
    words = layout.lexicon.words
    openings = (*words.get("see", ()), *words.get("ibid", ()))
    return _SYMBOL.match(text) is not None or lowered.startswith(tuple(word.casefold() for word in openings))


def _is_set_apart(text: str) -> bool:
    """Say whether a line's number looks like that of a note and of nothing else."""
    match = _NUMBER_BEFORE.match(text)
    return match is not None and match["plain"] is None


def _is_called(before: Sequence[Sorted], number: str) -> bool:
    """Say whether the text before holds the raised or bracketed call of a note."""
    raised = number.translate(RAISED)
    written = (call for form in forms_of(number) for call in (f"({form})", f"[{form}]", f"{form}/"))
    calls = (raised, f"[^{number}]", *written)
    return any(call in one.line.shown for one in before if one.role is Role.TEXT for call in calls)


def _reaches_page_end(lines: Sequence[Sorted], index: int, layout: Layout) -> bool:
    """Say whether a running head or a new page follows soon, with the text of a note before it, but no paragraph."""
    if not lines[index].line.gap and not (index and ends_clause(lines[index - 1].line.shown)):
        return False
    texts = 0 if number_alone(lines[index].line.shown) else 1
    for at in range(index + 1, min(index + 1 + _MOST_FOOT_LINES, len(lines))):
        one = lines[at]
        if one.role is Role.HEAD or one.line.page:
            return texts > 0
        if _begins_again(lines, at, ".", layout):
            return False
        texts += one.role is Role.TEXT
    return False


def _is_of_sentence(text: str, layout: Layout) -> bool:
    """Say whether a line begins with a number of its sentence, that of a date or what it counts, or of a clause."""
    return any(layout.at(name, text) for name in ("date", "counted")) or _is_clause(text, layout)


def _is_clause(text: str, layout: Layout) -> bool:
    """Say whether a text begins with a number and an opening phrase behind it."""
    numbered = leading_number(text)
    opening = numbered and find_opening(text[numbered[1] :], layout.lexicon, ParagraphKind.OPERATIVE)
    return opening is not None


def _notes_end(lines: Sequence[Sorted], start: int, layout: Layout, *, loose: bool = False) -> int | None:
    """Return the end of the notes that begin at a line: at a running head, a new page, or where the text begins again.

    Notes end with full stops, and lines of clauses hardly ever do: where no head shows the end of a page (`loose`), the
    notes end with the last such line above the next paragraph, or with the first one that leaves much room, or behind
    which a blank line or small letters stand. None: no line ends so.
    """
    number = int(_number_of(lines[start].line.shown) or 0) if start < len(lines) else 0
    last, ended, begun = "", False, start
    width = max(length_of(one.line.shown) for one in lines[max(start - _MOST_FOOT_LINES, 0) : start + 1])
    end: int | None = None  # behind the last line that ends with a full stop
    for index in range(start, len(lines)):
        one, text = lines[index], lines[index].line.shown
        if one.role is Role.HEAD or (one.line.page and index > start):
            return index
        if one.role is not Role.TEXT:
            continue
        if index > start:
            if ended and STARRED.match(text):
                begun = index
            elif _number_due(text, loose=loose) == str(number + 1) and (ended or number_alone(text)):
                number, begun = number + 1, index
            elif _begins_again(lines, index, last, layout):
                return end if end is None or end > begun else index
            elif loose and ended and (one.line.gap or text[0].islower() or length_of(last) < _SHORT_SHARE * width):
                return index
            elif loose and index - begun > _MOST_FOOT_LINES:
                break
        ended = ends_with_full_stop(text) and not _OPENS_BRACKET.search(text)
        if ended:
            end = index + 1
        last, width = text, max(width, length_of(text))
    return end if loose else len(lines)


def _number_due(text: str, *, loose: bool) -> str:
    """Return the number with which a line may go on from a note; with a dot only where a head shows the page's end."""
    dotted = None if loose else _DOTTED.match(text)
    return _number_of(text) or (dotted[1] if dotted else "")


def _begins_again(lines: Sequence[Sorted], index: int, last: str, layout: Layout) -> bool:
    """Say whether a line below notes, behind the line `last`, begins a paragraph, a heading or the end of the text."""
    one, text = lines[index], lines[index].line.shown
    if _is_clause(" ".join(line.line.shown for line in lines[index : index + 2]), layout):
        return True
    if not ends_clause(last):
        return False
    numbered = leading_number(text)
    if numbered:
        return ends_with_full_stop(last) and numbered[1] < len(text)
    bare = bool(readings_of(text)) and not (number_alone(text) or text.endswith("."))
    return bare or _is_end_line(one, layout) or find_opening(text, layout.lexicon) is not None


def _block_end(lines: Sequence[Sorted], index: int) -> int:
    """Return the end of a block of notes between paragraphs: up to a gap that no note or line set in follows."""
    end = index + 1
    while end < len(lines):
        one = lines[end]
        inside = one.line.indent >= _INSIDE or _is_set_apart(one.line.shown)
        if one.role is not Role.TEXT or (one.line.gap and not inside):
            break
        end += 1
    return end


def _number_behind(lines: Sequence[Sorted], expected: int) -> int:
    """Return the number of the note that is due behind a zone: its first one counts, and those that go on from it."""
    begun = False
    for text in (one.line.shown for one in lines if one.role is Role.TEXT):
        number = _number_of(text)
        if number.isdecimal() and not (begun and not expected <= int(number) <= expected + _MOST_LOST):
            expected, begun = int(number) + 1, True
        elif not number and starts_misread_number(text):
            expected += 1
    return expected
