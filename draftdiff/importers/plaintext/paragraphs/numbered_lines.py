"""Puts printed numbers beside the lines that they number, and tells how deep a sub-paragraph stands.

A PDF may give a number on a line of its own, before the text, after its first line, or at the end of that line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest
from typing import TypeGuard

from msgspec import Struct
from msgspec.structs import replace

from draftdiff.importers.body.endings import SEMICOLONS, ends_clause, ends_operative, ends_with_colon, ends_with_comma
from draftdiff.importers.body.numbers import BULLETS, behind_number, count_in_brackets
from draftdiff.importers.plaintext.layout import Layout, plain
from draftdiff.importers.plaintext.traced_text import Traced, join
from draftdiff.importers.plaintext.vocabulary import WORD, folded, known_words
from draftdiff.importers.plaintext.zones.parts import BodyLine
from draftdiff.model import Language, ParagraphKind
from draftdiff.numbering import Number, Style, behind_bracket, leading_number, parse_number
from draftdiff.phrases import find_opening
from draftdiff.phrases.misread import find_misread_opening

_LIST_MARKER = re.compile(r"[-*+]\s+(?=(?:\*\*)?(?:(?:[PO]P\s?)?\d{1,3}(?:\s?[-.–:]|\s|\*\*)|[(]?\w{1,2}[)]))")
_BOLD_NUMBER = re.compile(r"\*\*(?=(?:[PO]P\s?)?\d{1,3}\b[^*]{0,12}(?:\*\*|\s))")
_ENCLOSED_LABEL = re.compile(
    r"(?:(?P<label>[PO]P\s?\d{1,3}[^*\n]{0,8})\*\*|[\[(（](?P<square>[PO]P\s?\d{1,3}[^\[\]()\n]{0,8})[\])）])\s*(?=\S)"
)
_BULLET = re.compile(rf"(?:[{BULLETS}]|[-*+](?=\s))\s*(?=\S)")
_PLAIN = re.compile(
    r"(?P<label>\d{1,3})\s+(?=\*{0,2}[^\W\d_])"
    r"|(?P<named>[^\W\d]{1,10}\.?\s?\d{1,3}[^\s\d.:：/]{0,4}\s?[.:：)/–—-]?|\d{1,3}\s?/)\s*(?=\S)"
)
"""What may be a number without its stop, `43`, with the word for a paragraph, `Para 7.`, or with a stroke, `7/`."""
_MISREAD = re.compile(
    r"(?P<figures>[\dlIi|!Oo\u041e\u043eSs\u0417\u0437\u0431B\u0412]{1,3})[.,]\s+(?=\S)"
    r"|(?P<whole>\d{1,3})[.,:;]{0,2}\s*(?=[^\W\d_]{3})"
)
_LOOKALIKES = str.maketrans("lIi|!Oo\u041e\u043eSs\u0417\u0437\u0431B\u0412", "1111100005533688")
"""Letters and signs that an OCR reads for figures, in Latin and in Cyrillic."""
_INNER = frozenset("(0123456789")
"""What a number behind a bracket begins with; a letter begins a word."""
_MOST_LINES_BEFORE = 60
"""A number that follows its paragraph is looked for so many lines further up."""
_GLUED_NUMBER = re.compile(r"(?<=[^\W\d])\d{1,3}\.$")
_DEEPEST = 9
"""No list goes deeper."""
_MOST_LOST = 3
"""An OCR loses no more items of a list in a row."""


class Entry(Struct, frozen=True, kw_only=True):
    """A line, and the number printed before it if there is one; `reading` is None for a bullet or no number.

    `line` is all of it, `whole` the line with its number, without `marker`, a list mark of Markdown. `inner` is a
    number behind an opening bracket, `[3. Decides`: it stays in the text. `displaced`: the number stood after the
    first line of its paragraph; `misread`: letters stand for its figures, or a comma for its dot, and it counts only
    where such a number is due. `gap`, `cut`, `glued`, `indent`, `row`, `joined` as of the line.
    """

    line: Traced
    whole: Traced
    text: Traced
    number: Traced = Traced()
    inner: Traced = Traced()
    reading: Number | None = None
    marker: Traced = Traced()
    gap: bool = False
    cut: bool = False
    glued: bool = False
    indent: int = 0
    row: bool = False
    joined: bool = False
    displaced: bool = False
    misread: bool = False

    @property
    def printed(self) -> str:
        """The number as printed, before the text or behind a bracket; empty if there is none."""
        return (self.number or self.inner).text


def is_formula(entries: Sequence[Entry], index: int, layout: Layout) -> bool:
    """Say whether a line is the enacting formula; a body that begins with the organ's bare name begins with it."""
    text = plain(entries[index].whole.text)
    return layout.full("enacting", text) is not None or (index == 0 and layout.full("organ", text) is not None)


def opens(text: str, layout: Layout, kind: ParagraphKind | None = None) -> bool:
    """Say whether a text begins with a known opening phrase, perhaps in emphasis or behind a bracket."""
    return find_opening(behind_number(text), layout.lexicon, kind) is not None


def opens_misread(text: str, layout: Layout) -> bool:
    """Say whether a text begins with what may be a misread opening phrase of a preambular paragraph.

    What is misread is no word, or another one only in Arabic, whose words are short: `Committee` is not `Committed`.
    """
    found = find_misread_opening(behind_number(text), layout.lexicon, ParagraphKind.PREAMBULAR)
    language = layout.lexicon.language
    if found is None or language is Language.ARABIC:
        return found is not None
    return not all(folded(word) in known_words(language) for word in WORD.findall(found.phrase))


def entries_of(lines: Sequence[BodyLine], layout: Layout) -> tuple[Entry, ...]:
    """Give each line its number; a number alone on a line goes to the line that it numbers.

    One behind a blank line numbers the line straight below it.
    Where blank lines set such a number apart from its text, the next blank line may be of the same kind: it says
    nothing inside a sentence.
    """
    entries: list[Entry] = []
    waiting: Entry | None = None
    loose = False
    for one, after in zip_longest(lines, lines[1:]):
        entry = _entry(one, layout)
        if loose and not ends_operative(entries[-1].whole.text):
            entry = replace(entry, cut=True)
        loose = False
        if waiting is not None and entry.number:
            entries.append(_as_text(waiting))
        elif waiting is not None:
            loose = entry.gap
            entry = _numbered_by(waiting, entry)
        waiting = None
        if not entry.number or entry.text:
            entries.append(entry)
            continue
        start = _start_without_number(entries, entry.reading, layout)
        if start is None or _numbers_below(entry, after, entries, layout):
            waiting = entry
        else:
            entries[start] = _numbered_late(entries[start], entry.number, entry.reading)
            loose = True
    if waiting is not None:
        entries.append(_as_text(waiting))
    whole = _with_numbers_in_brackets(_with_glued_numbers(entries, layout), layout)
    return _with_due_numbers(whole, layout)


def _with_numbers_in_brackets(entries: Sequence[Entry], layout: Layout) -> tuple[Entry, ...]:
    """Take (1), (2) for the numbers of whole paragraphs where clauses count so."""
    telling = [one.reading is not None or ends_with_colon(one.text.text) for one in entries]
    lines = [
        (one.reading, one.text.text, tells and opens(one.text.text, layout))
        for one, tells in zip(entries, telling, strict=True)
    ]
    if not count_in_brackets(lines):
        return tuple(entries)
    return tuple(replace(one, reading=one.reading.of_whole) if one.reading else one for one in entries)


def _numbers_below(alone: Entry, after: BodyLine | None, entries: Sequence[Entry], layout: Layout) -> bool:
    """Say whether a number alone on its line, behind what is read so far, numbers the line below it for certain."""
    if after is None:
        return False
    if alone.gap and not after.line.gap:
        return True
    # The first number stands between the last recital and the clause that it numbers.
    is_first = alone.reading is not None and alone.reading.value == 1
    is_recital = bool(entries) and ends_with_comma(entries[-1].whole.text)
    return is_first and is_recital and opens(after.line.text.text, layout, ParagraphKind.OPERATIVE)


def _with_due_numbers(entries: Sequence[Entry], layout: Layout) -> tuple[Entry, ...]:
    """Take a number of which one figure does not fit between its neighbours, 24, 29, 26, for the one that is due."""
    result = list(entries)
    counted = [(index, one.reading) for index, one in enumerate(entries) if is_counted(one.reading)]
    for (_, before), (index, found), (_, after) in zip(counted, counted[1:], counted[2:], strict=False):
        due, entry = before.value + 1, entries[index]
        plain = not (found.prefix or found.suffix)
        is_misread = plain and after.value == due + 1 and _differ_in_one(str(found.value), str(due))
        if is_misread and opens(entry.text.text, layout, ParagraphKind.OPERATIVE):
            result[index] = replace(entry, reading=Number(style=Style.DIGIT, value=due), misread=True)
    return tuple(result)


def _differ_in_one(read: str, due: str) -> bool:
    """Say whether two numbers differ in one figure, or the one that was read lacks some: 29 and 25, 1 and 11."""
    if len(read) == len(due):
        return sum(a != b for a, b in zip(read, due, strict=True)) == 1
    return read in due


def _entry(one: BodyLine, layout: Layout) -> Entry:
    line = one.line
    marker = _LIST_MARKER.match(line.text.text)
    whole = line.text[marker.end() :] if marker else line.text
    bold = _BOLD_NUMBER.match(whole.text)
    rest = whole.text[bold.end() :] if bold else whole.text
    found = _plain_number(rest, layout) or leading_number(rest) or _enclosed_label(rest)
    misread = None if found else _misread_number(rest, layout)
    found = found or misread
    number, text, reading, inner = Traced(), whole, None, Traced()
    if found:
        end = found[1] + (bold.end() if bold else 0)
        number, text, reading = whole[:end].stripped(), whole[end:], found[0]
    elif bullet := _BULLET.match(whole.text):
        number, text = whole[: bullet.end()].stripped(), whole[bullet.end() :]
    elif (start := behind_bracket(whole.text)) and whole.text[start : start + 1] in _INNER:
        inside = leading_number(whole.text[start:])
        if inside:
            reading, inner = inside[0], whole[start : start + inside[1]].stripped()
    return Entry(
        line=line.text, whole=whole, text=text, number=number, inner=inner, reading=reading,
        marker=line.text[: marker.end()] if marker else Traced(),
        gap=line.gap, cut=one.cut, glued=line.glued, indent=line.indent, row=line.row,
        joined=line.joined, misread=misread is not None,
    )  # fmt: skip


def _enclosed_label(text: str) -> tuple[Number, int] | None:
    """Find a label in bold that ends before the text, `PP1.**`, or in brackets by itself, `[PP1]`, `(PP1)`."""
    match = _ENCLOSED_LABEL.match(text)
    found = leading_number(f"{match['label'] or match['square']} ") if match else None
    return (found[0], match.end()) if match and found else None


def number_at_opening(text: str, layout: Layout) -> tuple[Number, int] | None:
    """Find what may be a number, `43` or `l2.`, before an opening phrase, and where that begins."""
    return _plain_number(text, layout) or _misread_number(text, layout)


def _plain_number(text: str, layout: Layout) -> tuple[Number, int] | None:
    match = _PLAIN.match(text)
    if match is None or not opens(text[match.end() :], layout, ParagraphKind.OPERATIVE):
        return None
    reading = Number(style=Style.DIGIT, value=int(match["label"])) if match["label"] else parse_number(match["named"])
    return (reading, match.end()) if is_counted(reading) else None


def _misread_number(text: str, layout: Layout) -> tuple[Number, int] | None:
    match = _MISREAD.match(text)
    if match is None or not opens(text[match.end() :], layout, ParagraphKind.OPERATIVE):
        return None
    return Number(style=Style.DIGIT, value=looks_like(match[match.lastgroup or 0])), match.end()


def looks_like(printed: str) -> int:
    """Return the number that letters and figures look like: 12 for `l2.`, 1 for `I`; 0 if they look like none."""
    figures = printed.rstrip(" .,").translate(_LOOKALIKES)
    return int(figures) if figures.isdecimal() else 0


def _as_text(entry: Entry) -> Entry:
    """Take a number that numbers nothing for a text."""
    return replace(entry, text=entry.whole, number=Traced(), reading=None, misread=False)


def _numbered_by(waiting: Entry, entry: Entry) -> Entry:
    """Join a number alone on its line and the line after it."""
    return replace(
        entry, line=join([waiting.line, entry.line], " "), whole=join([waiting.whole, entry.whole], " "),
        number=waiting.number, reading=waiting.reading, marker=waiting.marker,
        gap=waiting.gap, cut=waiting.cut, glued=waiting.glued,
    )  # fmt: skip


def _is_unnumbered_start(entries: Sequence[Entry], layout: Layout) -> bool:
    """Say whether the last line begins an operative paragraph that lacks its number."""
    if len(entries) < 2 or entries[-1].number or not opens(entries[-1].text.text, layout, ParagraphKind.OPERATIVE):
        return False
    return ends_clause(entries[-2].text.text)


def _start_without_number(entries: Sequence[Entry], reading: Number | None, layout: Layout) -> int | None:
    """Return the line that begins the paragraph whose number follows alone on a line: after it, or after its first.

    Further down it must count on from the number of the paragraph before.
    """
    found = None
    for index in range(len(entries) - 1, max(len(entries) - _MOST_LINES_BEFORE, 0), -1):
        entry = entries[index]
        if _counts_on(reading, entry.reading):
            return found
        if is_counted(entry.reading):
            break
        fresh = not entry.printed and ends_operative(entries[index - 1].whole.text)
        if fresh and opens(entry.text.text, layout, ParagraphKind.OPERATIVE):
            found = index
    return len(entries) - 1 if _is_unnumbered_start(entries, layout) else None


def _counts_on(reading: Number | None, before: Number | None) -> bool:
    return before is not None and is_counted(reading) and reading.value == before.value + 1


def _numbered_late(entry: Entry, number: Traced, reading: Number | None) -> Entry:
    return replace(entry, number=number, reading=reading, displaced=True)


def _with_glued_numbers(entries: Sequence[Entry], layout: Layout) -> tuple[Entry, ...]:
    """Cut a number off the end of the first line of its paragraph: `between the Secretary7.`"""
    result: list[Entry] = []
    for entry in entries:
        match = _GLUED_NUMBER.search(entry.text.text)
        if match and _is_unnumbered_start([*result, entry], layout):
            found = leading_number(match[0])
            number, rest = entry.text[match.start() :], entry.text[: match.start()]
            entry = _numbered_late(replace(entry, text=rest, whole=rest, line=rest), number, found and found[0])
        result.append(entry)
    return tuple(result)


def is_counted(reading: Number | None) -> TypeGuard[Number]:
    """Say whether a number is that of a whole paragraph: 3., 3 -, 2 bis., OP7."""
    return reading is not None and reading.style is Style.DIGIT and reading.level == 0


def sub_level(entry: Entry, before: Entry, path: Sequence[Number | None]) -> int | None:
    """Return the level of a line with the number of a sub-paragraph or a bullet; None: it goes on with the one before.

    `path` are the numbers of the open sub-paragraphs, outermost first; None for a bullet.
    """
    if entry.reading is None:
        if None in path:
            return path.index(None) + 1
        return (
            level_inside(path) if ends_with_colon(before.whole.text) or before.whole.text.endswith(SEMICOLONS) else None
        )
    for level in reversed(range(1, len(path) + 1)):
        sibling = path[level - 1]
        again = parse_number(entry.printed, sibling) if sibling is not None else None
        if again is None or sibling is None:
            continue
        if again.continues(sibling) or (entry.gap and not entry.cut and _skips(again, sibling)):
            return level
    first = parse_number(entry.printed)
    if first is None or first.level not in (1, 2):
        return None
    # Amendments of rules quote the items alone that they change: a list may begin with (b).
    ended = entry.gap and not entry.cut and ends_clause(before.whole.text)
    return level_inside(path) if first.value == 1 or ended or ends_with_colon(before.whole.text) else None


def level_inside(path: Sequence[Number | None]) -> int:
    """Return the level inside the open paragraphs; a list that goes deeper than any does goes on beside the last."""
    return min(len(path) + 1, _DEEPEST)


def _skips(number: Number, sibling: Number) -> bool:
    """Say whether a few items between two of one list are missing: an OCR loses lines."""
    alike = (number.style, number.level) == (sibling.style, sibling.level)
    return alike and 1 < number.value - sibling.value <= _MOST_LOST
