"""Sorts lines: text of the resolution, and what a page prints round it (heads, page and job numbers, notes)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from itertools import pairwise, takewhile, zip_longest

from msgspec import Struct

from draftdiff.importers.body.endings import ends_clause, ends_with_colon, ends_with_comma
from draftdiff.importers.body.numbers import BULLETS, behind_number
from draftdiff.importers.plaintext.decoding.lines import Line
from draftdiff.importers.plaintext.layout import Layout, is_said, plain
from draftdiff.importers.plaintext.vocabulary import WORD, folded, known_words
from draftdiff.importers.plaintext.zones.identity import Identity
from draftdiff.importers.plaintext.zones.remarks import is_part, is_remark, is_status
from draftdiff.importers.plaintext.zones.wishes import wishes_of
from draftdiff.model import ParagraphKind
from draftdiff.numbering import leading_number, parse_number
from draftdiff.phrases import find_opening
from draftdiff.symbols import parse_symbol
from draftdiff.tokens import compared_text

_OWN_NUMBER = re.compile(r"\d{1,3}/\d{1,3}$")
_NEARLY = 90.0
"""So much of a hundred a running head that an OCR misread has in common with the title."""
_LETTERS_TO_ONE = 10
"""Of so many letters of a title, one may be misread in a running head."""
_RULE = re.compile(r"_{5,}|[\u2014\u2500-]{8,}")
_ORNAMENT = re.compile(r"\*(?:\s?\*){2,}|[\u2022\u00b7](?:\s?[\u2022\u00b7]){2,}|[-\u2013\u2014=~]{3,}")
_PAGE_NUMBER = re.compile(r"\d{1,3}\s?[/|]\s?\d{1,3}(?!\d)|[-–—]\s?\d{1,3}\s?[-–—]|/\.\.\.|\.{3}/")
_JOB_NUMBER = re.compile(r"\d{2}[- ]\d{5}(?!\d)(?:\s*\([A-Z]\)?)?|\*\s?\d{5,9}\s?\*|\d{6}(?!\d)")
_SPOTTED_NUMBER = r"\d{2}-\d{5}[.,:;'’‘](?=\s?\d{1,3}/\d{1,3}$)"
"""A job number behind which an OCR saw a spot, before the number of the page."""
_PAGE_MARKS = re.compile(rf"(?:(?:{_PAGE_NUMBER.pattern}|{_SPOTTED_NUMBER}|{_JOB_NUMBER.pattern})\s?)+")
"""Numbers of page and job, one after the other; each ends in one way, so that they are told apart in one."""
_BAR_CODE = re.compile(r"\d{2}-\d{5}(?!\d).{0,20}?\D\d{6}(?!\d)")
"""The numbers of job and date round the bar code of a first page, and what an OCR made of it."""
_BARE_NUMBER = re.compile(r"\d{1,3}")
_BULLETS = f"{BULLETS}-*+ \t"
_WORD = re.compile(r"[^\W\d_]{4,}")
_MOST_HEAD_LINES = 4
"""A running head has no more lines."""
_MOST_NOISE = 3
"""A bar code is read as no more lines."""
_SHORTEST_PAGE, _LONGEST_PAGE = 15, 90
"""So many lines a page may have."""
_FIRST_PAGE_NUMBER, _FEWEST_PAGES = 2, 2
"""The first page may have no number."""
_NAMES = ("page", "notice", "distribution", "organization", "organ")


class Role(StrEnum):
    """What a line is: text, a head, other furniture, the rule above notes, a note, an ornament, a remark, a wish."""

    TEXT = "text"
    HEAD = "head"
    PAGE = "page"
    RULE = "rule"
    NOTE = "note"
    ORNAMENT = "ornament"
    STATUS = "status"
    WISH = "wish"
    NOISE = "noise"


class Sorted(Struct, frozen=True, kw_only=True):
    """A line and what it is."""

    line: Line
    role: Role


def sort_lines(lines: Sequence[Line], identity: Identity, layout: Layout) -> tuple[Sorted, ...]:
    """Sort the lines; those up to the enacting formula are all called text, and so are the notes as yet."""
    roles = [_role_alone(line, identity, layout) for line in lines]
    body = identity.below
    roles[:body] = [Role.TEXT] * body
    roles = _with_remarks_in_sentences(lines, roles, layout)
    roles = _with_names_of_parts(lines, roles, body, layout)
    roles = _with_long_heads(lines, roles, identity)
    roles = _with_misread_heads(lines, roles, identity, layout)
    roles = _with_lines_of_sentences(lines, roles, identity)
    roles = _with_page_numbers(lines, roles, layout)
    roles = _with_ends_of_pages(lines, roles)
    roles = _with_noise(lines, roles)
    roles = _with_titles_of_annexes(lines, roles, identity, layout)
    roles = [_told_wish(line, role, layout) for line, role in zip(lines, roles, strict=True)]
    return tuple(Sorted(line=line, role=role) for line, role in zip(lines, roles, strict=True))


def _role_alone(line: Line, identity: Identity, layout: Layout) -> Role:
    """Say what a line is by itself."""
    text = plain(line.text.text)
    if _RULE.fullmatch(text):
        return Role.RULE
    if _ORNAMENT.fullmatch(text):
        return Role.ORNAMENT
    if is_remark(text, layout):
        return Role.STATUS
    if _is_head(text, identity):
        return Role.HEAD
    marks = _PAGE_MARKS.match(text)
    rest = text[marks.end() :].strip() if marks else text
    furniture = (marks and not rest) or _BAR_CODE.match(text) or any(layout.full(name, rest) for name in _NAMES)
    furniture = furniture or is_said("page", rest, layout)
    return Role.PAGE if furniture else Role.TEXT


def _told_wish(line: Line, role: Role, layout: Layout) -> Role:
    text = line.text.text
    is_wish = role is Role.STATUS and not is_status(text, layout) and wishes_of(text, layout)
    return Role.WISH if is_wish else role


def _is_head(text: str, identity: Identity) -> bool:
    """Say whether a line is a running head: the document's own symbol, its title, or both."""
    rest = text
    if identity.symbol:
        rest = rest.replace(identity.symbol, "", 1).strip()
    if not rest or (rest != text and _PAGE_MARKS.fullmatch(rest)):
        return True
    if _names_same(text, identity.symbol):
        return True
    title = identity.title_in_heads
    return bool(title) and head_key(rest) == head_key(title.text)


def _names_same(text: str, symbol: str) -> bool:
    """Say whether a line is the symbol of the document, perhaps of another of its parts."""
    printed, own = parse_symbol(text), parse_symbol(symbol) if symbol else None
    if printed is None or own is None:
        return False
    names = [(one.body, one.kind, one.session, one.number, one.suffix) for one in (printed, own)]
    return names[0] == names[1]


def head_key(text: str) -> str:
    """Return a title as running heads are compared with it: lines and words may be cut elsewhere."""
    return compared_text(text).casefold().replace(" ", "").strip("*#.-")


def _with_long_heads(lines: Sequence[Line], roles: list[Role], identity: Identity) -> list[Role]:
    """Find running heads of several lines, and those that an OCR read: nearly the title, by the document's number."""
    title = head_key(identity.title_in_heads.text)
    number = _OWN_NUMBER.search(identity.symbol)
    misread = rf"(?<!\S)\S{{1,9}}/{number[0]}(?!\S)" if number else ""
    symbol = re.compile("|".join(filter(None, (re.escape(identity.symbol), misread))) or "(?!)")
    result = list(roles)
    for index in range(identity.below, len(lines) if title else 0):
        if roles[index] is Role.TEXT:
            end = _head_end(lines, index, title, symbol)
            result[index:end] = [Role.HEAD] * (end - index)
    return result


def _head_end(lines: Sequence[Line], start: int, title: str, symbol: re.Pattern[str]) -> int:
    """Return the end of a running head that is the title, or by its symbol nearly; `start` where there is none.

    A program may give the last line first.
    """
    from rapidfuzz.fuzz import ratio

    texts = [plain(line.text.text) for line in lines[start : start + _MOST_HEAD_LINES]]
    keys = [head_key(symbol.sub("", text, count=1)) for text in texts]
    has_symbol = symbol.search(texts[0]) is not None
    if not (has_symbol or title.startswith(keys[0]) or title.endswith(keys[0])):
        return start
    best, found = _NEARLY if has_symbol else 100.0, start
    for count in range(1, len(keys) + 1):
        rest = "".join(keys[1:count])
        likeness = max(ratio(keys[0] + rest, title), ratio(rest + keys[0], title))
        if likeness >= best:
            best, found = likeness, start + count
    return found


def _with_misread_heads(lines: Sequence[Line], roles: list[Role], identity: Identity, layout: Layout) -> list[Role]:
    """Find running heads that an OCR misread: nearly the symbol, or the title set apart at the end of a page."""
    title = plain(identity.title_in_heads.text)
    result = list(roles)
    for index in range(identity.below, len(lines)):
        if result[index] is Role.TEXT and _is_nearly_symbol(plain(lines[index].text.text), identity.symbol):
            result[index] = Role.HEAD
    space = " " if " " in title else ""
    for index in range(identity.below, len(lines) if title else 0):
        for end in range(index + 1, min(index + _MOST_HEAD_LINES, len(lines)) + 1):
            if result[end - 1] is not Role.TEXT:
                break
            if not _is_at_break(lines, result, range(index, end)):
                continue
            text = space.join(plain(line.text.text) for line in lines[index:end])
            if _is_nearly_title(text, title, layout):
                result[index:end] = [Role.HEAD] * (end - index)
    return result


def _is_nearly_symbol(text: str, symbol: str) -> bool:
    from rapidfuzz.distance.Levenshtein import distance

    number = _OWN_NUMBER.search(symbol)
    is_own = number is not None and text.endswith(f"/{number[0]}")
    return is_own and parse_symbol(text) is None and distance(text, symbol, score_cutoff=2) <= 2


def _is_nearly_title(read: str, title: str, layout: Layout) -> bool:
    """Say whether a text is the title with a letter misread here and there: not another word, number or name of a part.

    In Chinese, of which no words are listed, any sign but a figure may be misread.
    """
    from rapidfuzz.distance.Levenshtein import distance

    most = max(1, len(title) // _LETTERS_TO_ONE)
    if len(title) < _LETTERS_TO_ONE or distance(read, title, score_cutoff=most) > most:
        return False
    words = zip_longest(read.split(), title.split(), fillvalue="")
    wrong = [(found, due) for found, due in words if found != due]
    known = known_words(layout.lexicon.language)
    return all(found and not due.isupper() and _figures(found) == _figures(due) for found, due in wrong) and not any(
        folded(word) in known for found, _ in wrong for word in WORD.findall(found)
    )


def _figures(text: str) -> list[str]:
    return list(filter(str.isnumeric, text))


def _is_at_break(lines: Sequence[Line], roles: Sequence[Role], run: range) -> bool:
    """Say whether lines stand beside other furniture of a page and are set apart on their other side."""
    before, after = roles[run.start - 1], roles[run.stop] if run.stop < len(lines) else Role.PAGE
    beside = [before in (Role.HEAD, Role.PAGE) or lines[run.start].page, after in (Role.HEAD, Role.PAGE)]
    return any(beside) and (beside[0] or lines[run.start].gap) and (beside[1] or lines[run.stop].gap)


def _with_names_of_parts(lines: Sequence[Line], roles: list[Role], body: int, layout: Layout) -> list[Role]:
    """Typists name the two parts of a draft, `PREAMBLE`: below the formula, and between a recital and a clause."""
    result = list(roles)
    texts = [index for index, role in enumerate(roles) if role is Role.TEXT]
    for before, index, after in zip((-1, *texts), texts, texts[1:], strict=False):
        if index < body or not is_part(lines[index].text.text, layout):
            continue
        clause = _opens(lines[after], layout, ParagraphKind.OPERATIVE)
        if before < body or (ends_with_comma(lines[before].shown) and clause):
            result[index] = Role.STATUS
    return result


def _with_remarks_in_sentences(lines: Sequence[Line], roles: list[Role], layout: Layout) -> list[Role]:
    """A line that names a source within a sentence is text: one that goes on from the line before, or in the next."""
    result = list(roles)
    for index, line in enumerate(lines[1:], start=1):
        before, after = lines[index - 1].text.text, lines[index + 1 : index + 2]
        if roles[index] is Role.STATUS and parse_number(before) is None and not is_status(line.text.text, layout):
            goes_on = any(_begins_low(one.text.text) for one in after) or ends_with_colon(line.text.text)
            goes_on = goes_on and not any(_opens(one, layout) for one in after)
            finished = ends_clause(before) or before.endswith("]")
            continues = roles[index - 1] is Role.TEXT and not (line.gap or line.page or finished)
            result[index] = Role.TEXT if goes_on or continues else Role.STATUS
    return result


def _begins_low(text: str) -> bool:
    return text[:1].islower() and leading_number(text) is None


def _opens(line: Line, layout: Layout, kind: ParagraphKind | None = None) -> bool:
    """Say whether a line begins with the number of a whole paragraph or an opening phrase."""
    text = behind_number(line.text.text.lstrip(_BULLETS))
    number = leading_number(text)
    is_whole = number is not None and not number[0].of_whole.level
    return is_whole or find_opening(text, layout.lexicon, kind) is not None


def _with_lines_of_sentences(lines: Sequence[Line], roles: list[Role], identity: Identity) -> list[Role]:
    """A line of a sentence may hold the words of the title: it is no head where no page ends, unless another is."""
    heads = {index for index, role in enumerate(roles) if role is Role.HEAD}
    starts = [index for index in sorted(heads) if index - 1 not in heads]
    runs = [range(start, next(end for end in range(start, len(roles) + 1) if end not in heads)) for start in starts]
    loose = [run for run in runs if not _ends_page(lines, roles, run, identity)]
    result = list(roles)
    if len(loose) == 1:
        result[loose[0].start : loose[0].stop] = [Role.TEXT] * len(loose[0])
    return result


def _ends_page(lines: Sequence[Line], roles: Sequence[Role], run: range, identity: Identity) -> bool:
    """Say whether a head shows that a page ends: by the symbol, by a blank line, by other furniture beside it."""
    beside = [index for index in (run.start - 1, run.stop) if index < len(lines)]
    return (
        any(identity.symbol in lines[index].text.text for index in run if identity.symbol)
        or any(lines[index].gap or lines[index].page for index in (run.start, run.stop) if index < len(lines))
        or any(roles[index] is not Role.TEXT or _BARE_NUMBER.fullmatch(lines[index].text.text) for index in beside)
        or run.stop == len(lines)
    )


def _with_page_numbers(lines: Sequence[Line], roles: list[Role], layout: Layout) -> list[Role]:
    """A number alone on its line is a page number before a running head, at the end, or between paragraphs."""
    result = list(roles)
    for index, line in enumerate(lines):
        if roles[index] is not Role.TEXT or not _BARE_NUMBER.fullmatch(line.text.text):
            continue
        after = lines[index + 1] if index + 1 < len(lines) else None
        if after is None or roles[index + 1] is Role.HEAD:
            ends_page = True
        else:
            ends_page = line.gap and after.gap and find_opening(after.text.text, layout.lexicon) is not None
        if ends_page:
            result[index] = Role.PAGE
    return result


def _with_ends_of_pages(lines: Sequence[Line], roles: list[Role]) -> list[Role]:
    """Where no running head shows where pages end, their numbers do, even if nothing sets them apart."""
    if Role.HEAD in roles:
        return roles
    numbers = [
        (index, int(line.text.text)) for index, line in enumerate(lines) if _BARE_NUMBER.fullmatch(line.text.text)
    ]
    counted = _counted_pages(numbers, len(lines) - 1)
    ends = {index for index, role in enumerate(roles) if role is Role.PAGE or index in counted}
    if len(ends) < _FEWEST_PAGES:
        return roles
    return [Role.HEAD if index in ends else role for index, role in enumerate(roles)]


def _counted_pages(numbers: Sequence[tuple[int, int]], last: int) -> frozenset[int]:
    """Return the lines of the numbers that count the pages: one after the other, a page apart.

    The page that the `last` line of the text ends may be shorter.
    """
    longest: list[tuple[int, int]] = []
    chains: list[list[tuple[int, int]]] = []
    for index, number in numbers:
        chains = [one for one in chains if index - one[-1][0] < _LONGEST_PAGE]
        shortest = 1 if index == last else _SHORTEST_PAGE
        before = [one for one in chains if one[-1][1] == number - 1 and index - one[-1][0] >= shortest]
        if before or number <= _FIRST_PAGE_NUMBER:
            chains.append([*max(before, key=len, default=[]), (index, number)])
            longest = max(chains[-1], longest, key=len)
    return frozenset(index for index, _ in longest) if len(longest) >= _FEWEST_PAGES else frozenset()


def _with_noise(lines: Sequence[Line], roles: list[Role]) -> list[Role]:
    """Between the furniture of one page, a few lines without a word are what an OCR made of a bar code."""
    result = list(roles)
    furniture = [index for index, role in enumerate(roles) if role in (Role.HEAD, Role.PAGE)]
    for code in [index for index in furniture if _BAR_CODE.match(lines[index].text.text)]:
        for index in takewhile(lambda one: _is_noise(lines[one], roles[one]), range(code + 1, len(lines))):
            result[index] = Role.NOISE
    for before, after in pairwise(furniture):
        between = range(before + 1, after)
        if 0 < len(between) <= _MOST_NOISE and all(_is_noise(lines[index], roles[index]) for index in between):
            result[before + 1 : after] = [Role.NOISE] * len(between)
    return result


def _with_titles_of_annexes(lines: Sequence[Line], roles: list[Role], identity: Identity, layout: Layout) -> list[Role]:
    """An annex may have the title of its resolution: straight below the word it is a heading, not a running head."""
    result = list(roles)
    for index, (line, after) in enumerate(pairwise(lines), 1):
        if not after.gap or roles[index] is not Role.HEAD or not layout.full("annex", plain(line.text.text)):
            continue
        for place in range(index, len(lines)):
            if roles[place] is not Role.HEAD or _names_same(plain(lines[place].text.text), identity.symbol):
                break
            result[place] = Role.TEXT
    return result


def _is_noise(line: Line, role: Role) -> bool:
    text = line.text.text
    return role is Role.TEXT and not _WORD.search(text) and not _BARE_NUMBER.search(text)
