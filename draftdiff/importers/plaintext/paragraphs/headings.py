"""Headings inside a resolution or an annex: what stands between two paragraphs and ends no clause."""

from __future__ import annotations

import re
from collections.abc import Sequence

from draftdiff.importers.body.endings import ends_clause, ends_operative
from draftdiff.importers.plaintext.decoding.line_widths import has_room, length_of
from draftdiff.importers.plaintext.layout import Layout
from draftdiff.importers.plaintext.paragraphs.numbered_lines import Entry, is_counted, opens, opens_misread
from draftdiff.model import ParagraphKind
from draftdiff.numbering import Style, readings_in_title, readings_of

_MARK = re.compile(r"#{1,6}\s+")
_BOLD = re.compile(r"\*\*[^*]+\*\*[.:]?")
_TITLE = r"[.:]?(?:\s[-–—])?\s+(?=[*_]*[^\s(\[*_])"
_BEFORE_TITLE = (
    re.compile(rf"((?P<word>[^\W\d_]{{2,20}})\s\S{{1,8}}\s\S{{1,8}}?){_TITLE}"),
    re.compile(rf"((?P<word>[^\W\d_]{{2,20}})\s\S{{1,8}}?){_TITLE}"),
    re.compile(rf"((?P<word>)\S{{1,12}}?){_TITLE}"),
)
_NUMBERED_WORD = re.compile(r"(?:[^\W\d_]\S{0,22}\s)?[^\W\d_][^\s\d.,;:]{0,22}\s?\d{1,3}[.:：]?\s+(?=[^\W\d_])")
_UPPER = (Style.UPPER_LETTER, Style.UPPER_ROMAN)
_ONE_LETTER_WORDS = frozenset(map(chr, (*range(ord("A"), ord("Z") + 1), *range(0x410, 0x430)))) - {"I", "V", "X"}
_MOST_LINES = 4
"""A heading has no more lines."""
_MOST_LETTERS = 150
"""More letters than a line of a heading has."""
_MOST_TITLE_LETTERS = 400
"""More letters than the title of an annex has, where a block is a whole paragraph."""
_SHORT = 60
"""A line of no more signs is short."""
_TITLE_SHARE = 0.75
"""A line of a title fills no more of the width; others are text."""


def heading_end(
    entries: Sequence[Entry], index: int, last: int, layout: Layout, *, after_heading: bool, width: int | None
) -> int:
    """Return where a heading that begins at an entry ends; `index` if none begins there.

    `last` is the number of the last whole paragraph; `after_heading`: another heading stands directly before;
    `width` is that of the lines of an annex, whose paragraphs are free of opening phrases (0: not wrapped), else None.
    """
    if is_marked(entries[index]):
        return index + 1
    before = entries[index - 1] if index else None
    if before is None or not (after_heading or ends_clause(before.whole.text)):
        return index
    free = width is not None
    most = _MOST_TITLE_LETTERS if free and (after_heading or _is_numbered(entries[index])) else _MOST_LETTERS
    for end in range(index + 1, min(index + 1 + _MOST_LINES, len(entries))):
        if len(entries[end - 1].whole.text) > most or not _may_be_line(entries, index, end - 1, layout, free=free):
            return index
        if _begins_paragraph(entries[end], last, layout, free=free) or _begins_section(entries, index, end, layout):
            return end
        if _ends_title(entries, index, end, width):
            return end
        if _stands_apart(entries[index], entries[end], layout):
            if end > index + 1 or not is_bare_number(entries[index]):
                return end
            return heading_end(entries, end, last, layout, after_heading=True, width=width)  # of the title below it
    return index


def article_end(entries: Sequence[Entry], index: int, width: int) -> int:
    """Return where the heading of an article ends, `Article 2` with its title; `index` if none begins there.

    What stands above the first paragraph is title, else so much of it as is short.
    """
    text = entries[index].whole.text.strip()
    if not is_bare_number(entries[index]) or " " not in text or text[0].islower():
        return index
    end = index + 1
    for at in range(end, min(end + _MOST_LINES, len(entries))):
        entry = entries[at]
        if is_counted(entry.reading) and entry.reading.value == 1:
            return at
        if entry.printed or ends_operative(entry.whole.text) or is_bare_number(entry):
            break
        end += end == at and len(entry.whole.text) <= (_TITLE_SHARE * width or _SHORT)
    return end if end < len(entries) else index + 1


def titles_recitals(entries: Sequence[Entry], index: int, width: int, layout: Layout) -> bool:
    """Say whether a short line behind a whole clause and before a recital is a title: neither of them has it."""
    text = entries[index].whole.text
    if not 0 < index < len(entries) - 1 or entries[index].printed or text[0].islower() or ends_clause(text):
        return False
    if length_of(text) > _TITLE_SHARE * width or opens(text, layout) or not ends_clause(entries[index - 1].whole.text):
        return False
    if is_bare_number(entries[index]) or not any(map(str.isalpha, text)):
        return False
    return opens(entries[index + 1].whole.text, layout, ParagraphKind.PREAMBULAR)


def is_marked(entry: Entry) -> bool:
    """Say whether Markdown marks a line as a heading."""
    return _MARK.match(entry.whole.text) is not None


def is_bold(entry: Entry) -> bool:
    """Say whether Markdown sets a whole short line in bold."""
    text = entry.whole.text
    return len(text) <= _SHORT and _BOLD.fullmatch(text) is not None


def is_bare_number(entry: Entry) -> bool:
    """Say whether a line is the number of a heading and nothing else: `I`, `A`, `Section II`."""
    return bool(readings_of(entry.whole.text))


def number_in(text: str) -> tuple[int, int]:
    """Return where the number before the title of a heading begins and ends: `II. Tides`, `Article 2 Tides`; 0 if none.

    A single letter without a full stop may be a word.
    """
    start = match.end() if (match := _MARK.match(text)) else 0
    if readings_of(text[start:]) or any(one.suffix for one in readings_in_title(text[start:])):
        return 0, 0
    for pattern in _BEFORE_TITLE:
        found = pattern.match(text, start)
        if found is None or found[1] in _ONE_LETTER_WORDS:
            continue
        readings = readings_of(found[1])
        if readings and (found["word"] or any(one.style in _UPPER for one in readings)):
            return start, found.end()
    return 0, 0


def _may_be_line(entries: Sequence[Entry], index: int, at: int, layout: Layout, *, free: bool) -> bool:
    """Say whether a line may be one of a heading that begins at `index`: without a number or the end of a clause.

    A comma may end a line of a heading that has a number. Only a `free` heading may open as clauses do.
    """
    entry, text = entries[at], entries[at].whole.text
    if entry.row or is_counted(entry.reading) or (at == index and text[0].islower()):
        return False
    first = entries[index].whole.text
    ends = ends_operative if readings_of(first) or number_in(first)[1] else ends_clause
    return (not ends(text) or is_bare_number(entry)) and (free or not _opens(entries, index, at, layout))


def _opens(entries: Sequence[Entry], index: int, at: int, layout: Layout) -> bool:
    """Say whether a line opens as clauses do; below the number of a heading what is near to an opening is none."""
    text = entries[at].whole.text
    return opens(text, layout) or (not is_bare_number(entries[index]) and opens_misread(text, layout))


def _begins_paragraph(entry: Entry, last: int, layout: Layout, *, free: bool) -> bool:
    """Say whether the next numbered paragraph begins at a line."""
    due = is_counted(entry.reading) and entry.reading.value in (1, last + 1)
    return due and (free or opens(entry.text.text, layout, ParagraphKind.OPERATIVE))


def _ends_title(entries: Sequence[Entry], index: int, end: int, width: int | None) -> bool:
    """Say whether a heading ends before a line: at the number of another, in an annex also at a text."""
    after = entries[end]
    numbered = is_bare_number(entries[index])
    if end == index + 1 and numbered:
        return False
    if width is None:
        return is_bare_number(after) and " " in after.whole.text.strip()
    if width and not has_room(length_of(entries[end - 1].whole.text), after.whole.text, width):
        return False
    titled = numbered or _is_numbered(entries[index])
    return _is_numbered(after) or (titled and not after.whole.text[0].islower())


def _is_numbered(entry: Entry) -> bool:
    """Say whether a line begins with the number of a heading and its word, `Guideline 2 Scope`, or is that alone."""
    return is_bare_number(entry) or (not entry.printed and _NUMBERED_WORD.match(entry.whole.text) is not None)


def _begins_section(entries: Sequence[Entry], index: int, end: int, layout: Layout) -> bool:
    """Say whether a number, its title and the first recital of a section follow one another."""
    titled = is_bare_number(entries[index]) and end > index + 1
    text = entries[end].text.text
    return titled and (opens(text, layout, ParagraphKind.PREAMBULAR) or opens_misread(text, layout))


def _stands_apart(first: Entry, after: Entry, layout: Layout) -> bool:
    """Say whether blank lines stand before a heading and behind it, and the next line begins something.

    On a new page a gap says nothing; there a number must begin the heading.
    """
    if not (is_bare_number(first) if first.cut else first.gap) or not after.gap or after.cut:
        return False
    begins = bool(after.number) or opens(after.text.text, layout) or is_bare_number(after)
    return begins or after.row or after.whole.text[0].isupper() or len(first.whole.text) <= _SHORT
