"""What is found in a text: citations, and what finders of numbered texts share."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from enum import StrEnum
from operator import attrgetter

from msgspec import Struct

from draftdiff.citations.dates import FoundDate
from draftdiff.citations.grammar import Grammar

_start_of = attrgetter("start")


class CitationKind(StrEnum):
    """What is cited."""

    RESOLUTION = "resolution"
    DECISION = "decision"
    DOCUMENT = "document"
    TREATY = "treaty"
    IBID = "ibid"
    DATE = "date"
    YEAR = "year"
    SESSION = "session"
    MEETING = "meeting"
    PARAGRAPH = "paragraph"
    ARTICLE = "article"
    ANNEX = "annex"


class Citation(Struct, frozen=True):
    """One citation: `start` to `end` in code points, `text` between them (empty while its places are in a folded text).

    `value` is the same in all languages: `A/RES/75/16`, `A/75/345` (a symbol), `2020-11-23`, `2020-11` or
    `--11-23` (a date as far as it is stated, with the year that a range shares), `77` (a session, meeting or
    annex), `3 (b)` (a paragraph), `2515/44910` (volume and number of the Treaty Series). A resolution or
    decision of a body that the text does not make out has its bare number (`16/18`). `date` is the date that
    stands with a resolution.
    """

    start: int
    end: int
    kind: CitationKind
    value: str
    date: str = ""
    text: str = ""


def parts_of(match: re.Match[str], grammar: Grammar) -> Iterator[tuple[int, int, str]]:
    """Yield the citations that one number with several parts makes: `74/289 A and B` is two; of a range its ends."""
    if not match["parts"]:
        yield match.start(), match.end(), ""
        return
    found = list(grammar.part.finditer(match.string, match.start("parts"), match.end("parts")))
    for index, part in enumerate(found):
        start = match.start() if index == 0 else part.start()
        end = match.end() if index == len(found) - 1 else part.end()
        yield start, end, grammar.lexicon.part_names[part.group()]


def date_with(match: re.Match[str], grammar: Grammar, dates: list[FoundDate]) -> FoundDate | None:
    """Return the date that stands with a number, behind it or (Chinese) before it."""
    after = bisect_left(dates, match.end(), key=_start_of)
    if after < len(dates) and grammar.dated_after.fullmatch(match.string, match.end(), dates[after].start):
        return dates[after]
    before = bisect_left(dates, match.start(), key=_start_of) - 1
    if before >= 0 and grammar.dated_before.fullmatch(match.string, dates[before].end, match.start()):
        return dates[before]
    return None


def special_mark(match: re.Match[str], grammar: Grammar) -> str:
    """Return what symbols write before the number of a special session (`ES-`, `S-`), empty for a regular one."""
    return grammar.lexicon.session_marks.get(match["mark"] or "", "")
