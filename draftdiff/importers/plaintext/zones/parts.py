"""Takes the sorted lines apart: neighbours, cover, title, body, end, what follows; and tells what is left out."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from draftdiff.importers.body.endings import ends_with_full_stop
from draftdiff.importers.plaintext.decoding.lines import Line, Omission
from draftdiff.importers.plaintext.layout import Layout, plain
from draftdiff.importers.plaintext.traced_text import Traced, join
from draftdiff.importers.plaintext.zones.cover import is_cover
from draftdiff.importers.plaintext.zones.furniture import Role, Sorted
from draftdiff.importers.plaintext.zones.identity import Identity

_OF_CALLS = " ()[]0123456789⁰¹²³⁴⁵⁶⁷⁸⁹"
_NUMBER_FIRST = re.compile(r"^\w*\d\w*")
_FIGURES = str.maketrans("AIlOoSBZ", "41100582")
_PAGE = "page-break"
CODES = {
    Role.HEAD: _PAGE,
    Role.PAGE: "page-mark",
    Role.RULE: "note-rule",
    Role.ORNAMENT: "ornament",
    Role.NOISE: "noise",
    Role.STATUS: "status-mark",
    Role.WISH: "status-mark",
}


class BodyLine(Struct, frozen=True, kw_only=True):
    """A line of the body; `cut`: furniture, notes or a new page stood before it, so a gap there says nothing."""

    line: Line
    cut: bool = False


class Parts(Struct, frozen=True, kw_only=True):
    """The lines of each part, in the order of the source; `end` is the meeting and its date.

    `wishes` are what delegations want of the paragraphs of the body.
    """

    neighbours: tuple[Line, ...] = ()
    cover: tuple[Line, ...] = ()
    body: tuple[BodyLine, ...] = ()
    end: tuple[Line, ...] = ()
    after: tuple[BodyLine, ...] = ()
    wishes: tuple[Line, ...] = ()


def take_apart(lines: Sequence[Sorted], identity: Identity, layout: Layout) -> Parts:
    """Take the lines apart; those of the title and all that is not text are in no part."""
    cover_end = identity.heading if identity.heading >= 0 else max(identity.enacting, 0)
    start = _neighbours_end(lines[:cover_end], layout)
    stop = identity.end if identity.end >= 0 else len(lines)
    body = _body_lines(lines[identity.below if identity.enacting < 0 else identity.enacting : stop])
    if identity.enacting < 0 <= identity.title_end:
        cover = tuple(one.line for one in lines[start:cover_end])
    elif identity.enacting < 0:
        body, cover = _without_formula(body, layout)
    else:
        rest = lines[identity.title_end : identity.enacting] if identity.title_end >= 0 else ()
        cover = tuple(one.line for one in (*lines[start:cover_end], *rest))
    begin, end = _end_of(body, layout)
    return Parts(
        neighbours=tuple(one.line for one in (*lines[:start], *lines[stop:]) if one.role is Role.TEXT),
        cover=cover,
        body=body[:begin],
        end=tuple(one.line for one in body[begin:end]),
        after=body[end:],
        wishes=tuple(one.line for one in lines[max(identity.enacting, 0) : stop] if body and one.role is Role.WISH),
    )


def _neighbours_end(lines: Sequence[Sorted], layout: Layout) -> int:
    """Return where the text of another resolution before this one ends: behind its meeting and date."""
    for index in reversed(range(len(lines))):
        if layout.full("meeting", plain(lines[index].line.text.text)):
            return index + 2
    return 0


def _body_lines(lines: Sequence[Sorted]) -> tuple[BodyLine, ...]:
    """Return the lines of text; one below a remark is as far apart from the line before as the remark is."""
    body: list[BodyLine] = []
    cut = gap = False
    for one in lines:
        if one.role is Role.TEXT:
            body.append(BodyLine(line=replace(one.line, gap=gap or one.line.gap), cut=cut or one.line.page))
        cut = one.role not in (Role.TEXT, Role.ORNAMENT, Role.STATUS, Role.WISH)
        gap = one.role in (Role.STATUS, Role.WISH) and (gap or one.line.gap)
    return tuple(body)


def _without_formula(body: tuple[BodyLine, ...], layout: Layout) -> tuple[tuple[BodyLine, ...], tuple[Line, ...]]:
    """Without an enacting formula the cover is what looks like one at the top."""
    index = 0
    while index < len(body) and is_cover(body[index].line.text.text, layout):
        index += 1
    return body[index:], tuple(one.line for one in body[:index])


def _end_of(body: Sequence[BodyLine], layout: Layout) -> tuple[int, int]:
    """Find the lines of meeting and date: where they begin and end; both the length of the body if there are none."""
    for index, one in enumerate(body):
        text = plain(one.line.text.text)
        misread = index + 2 == len(body) and _is_date(body[-1], layout) and layout.full("meeting", _with_figures(text))
        if not layout.full("meeting", text) and not is_end_in_one(text, layout) and not misread:
            continue
        dated = index > 1 and _is_date(body[index - 1], layout) and _is_finished(body[index - 2])
        begin = index - 1 if dated else index
        end = index + 1
        while end < len(body) and _is_date(body[end], layout):
            end += 1
        return begin, _behind_vote(body, end, layout)
    dated = len(body) > 2 and _is_date(body[-1], layout) and _is_finished(body[-2])
    return len(body) - dated, len(body)


def _behind_vote(body: Sequence[BodyLine], start: int, layout: Layout) -> int:
    """Return where what a council prints of the vote ends, in brackets below the date; `start` if it prints none."""
    if start == len(body) or layout.at("vote", plain(body[start].line.text.text)) is None:
        return start
    closed = (at + 1 for at in range(start, len(body)) if body[at].line.text.text.rstrip().endswith("]"))
    return next(closed, start)


def _with_figures(text: str) -> str:
    """Return a text with the figures that an OCR took for letters in its first number: `A9th`."""
    return _NUMBER_FIRST.sub(lambda match: match[0].translate(_FIGURES), text)


def _is_finished(one: BodyLine) -> bool:
    return ends_with_full_stop(one.line.text.text.rstrip(_OF_CALLS))


def is_end_in_one(text: str, layout: Layout) -> bool:
    """Say whether a text is the meeting with its date behind it."""
    found = layout.at("meeting", text)
    return found is not None and layout.full("date", text[found.end() :].strip(" ,،，")) is not None


def _is_date(one: BodyLine, layout: Layout) -> bool:
    return layout.full("date", plain(one.line.text.text)) is not None


def omissions_of(lines: Sequence[Sorted], identity: Identity, parts: Parts, since: int) -> tuple[Omission, ...]:
    """Give all that is left out from a place of the source on, in order; what stands together has one entry."""
    left = [
        *(Omission(code="neighbouring-text", text=line.text) for line in parts.neighbours),
        *(Omission(code="cover-line", text=line.text) for line in parts.cover),
        *(Omission(code="end-line", text=line.text) for line in parts.end),
        *(Omission(code=CODES[one.role], text=one.line.text) for one in lines if is_left_out(one, parts)),
    ]
    ordered = sorted((one for one in left if one.text.start >= since), key=lambda one: one.text.start)
    joined = tuple(_joined(ordered, sorted(one.line.text.start for one in lines)))
    number = identity.numbering  # it is read into the symbol
    return (*joined, Omission(code="cover-line", text=number)) if number and number.start >= since else joined


def is_left_out(one: Sorted, parts: Parts) -> bool:
    """Say whether a line is none of the text; what is wanted of another text, as behind the end, is none either."""
    return one.role in CODES and one.line not in parts.wishes


def _joined(left: Sequence[Omission], starts: Sequence[int]) -> Iterator[Omission]:
    """Join neighbours of one code between which no other line stands."""
    run: list[Omission] = []
    for one in left:
        if run and (_family(one.code) != _family(run[-1].code) or not _are_neighbours(run[-1].text, one.text, starts)):
            yield _omission(run)
            run = []
        run.append(one)
    if run:
        yield _omission(run)


def _family(code: str) -> str:
    """Say what a code may be joined with: all furniture of one page is one break."""
    return _PAGE if code == "page-mark" else code


def _are_neighbours(first: Traced, second: Traced, starts: Sequence[int]) -> bool:
    return bisect_right(starts, first.start) == bisect_right(starts, second.start) - 1


def _omission(run: Sequence[Omission]) -> Omission:
    code = _PAGE if any(one.code == _PAGE for one in run) else run[0].code
    return Omission(code=code, text=join([one.text for one in run], " "))
