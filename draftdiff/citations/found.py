"""What finders of numbered texts share: a number found, its parts, the date that stands with it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from operator import attrgetter

from msgspec import Struct

from draftdiff.citations.dates import FoundDate
from draftdiff.citations.grammar import Grammar
from draftdiff.citations.records import CitationKind

_start_of = attrgetter("start")


class Found(Struct, frozen=True):
    """Something cited in a folded text; a resolution or decision may have its date."""

    start: int
    end: int
    kind: CitationKind
    value: str
    date: str = ""


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
