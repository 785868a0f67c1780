"""Numbers of resolutions that a PDF or an OCR of Arabic text gives in reverse: 16/75 for 75/16.

The page shows 75/16 within right-to-left text; what reads it from left to right turns it round. That happens to a
whole document or not at all, so it is decided per document: by its own session, by the dates beside numbers, by what
can be a session.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct

from draftdiff.importers.plaintext.layout import Layout
from draftdiff.importers.plaintext.traced_text import Edit
from draftdiff.sessions import FIRST_NUMBERED, YEAR_ZERO
from draftdiff.symbols import parse_symbol

_PAIR = re.compile(r"(?<![\w/.\-])(?P<first>\d{1,3})\s?/\s?(?P<second>\d{1,3})(?![\w/]|[.\-]\d)")
_DATE_WITHIN = 30
"""The date of a resolution begins within so many signs of its number."""


class Direction(Struct, frozen=True, kw_only=True):
    """How the numbers of a document stand: `turned` votes against `straight` ones; `session` is its own, 0 unknown."""

    turned: int = 0
    straight: int = 0
    session: int = 0

    @property
    def is_reversed(self) -> bool:
        """Whether the numbers are to be turned round."""
        return self.turned > self.straight


def direction_of(texts: Sequence[str], number: str, session: str, layout: Layout) -> Direction:
    """Let the numbers of a document vote; only in right-to-left text can they stand in reverse."""
    if layout.lexicon.direction != "rtl":
        return Direction()
    own = int(session) if session.isdigit() else 0
    votes = [_vote(match, text, own, layout) for text in texts for match in _PAIR.finditer(text)]
    title = _PAIR.search(number)
    if title and own:
        vote = (int(title["first"]) == own) - (int(title["second"]) == own)
        votes += [vote] * (len(votes) + 1)
    return Direction(turned=votes.count(-1), straight=votes.count(1), session=own)


def reversed_edits(text: str, direction: Direction, layout: Layout) -> Iterator[Edit]:
    """Turn the numbers of a text round; one that its own date keeps as it stands is only told of."""
    if not direction.is_reversed:
        return
    for match in _PAIR.finditer(text):
        if _dated_vote(match, text, layout) == 1:
            yield Edit(start=match.start(), end=match.end(), new=match[0], code="doubtful-symbol")
        else:
            new = f"{match['second']}/{match['first']}"
            yield Edit(start=match.start(), end=match.end(), new=new, code="reversed-symbol")


def straight_symbol(symbol: str, direction: Direction) -> str:
    """Return the symbol of a document whose numbers stand in reverse, the right way round."""
    found = parse_symbol(symbol) if symbol else None
    if found is None or not direction.is_reversed or found.session == str(direction.session):
        return symbol
    turned = parse_symbol(f"{found.body}/{found.kind}/{found.number}/{found.session}")
    return turned.text if turned and turned.session == str(direction.session) else symbol


def _vote(match: re.Match[str], text: str, session: int, layout: Layout) -> int:
    """Return 1 for a number that stands as it should, -1 for one in reverse, 0 if that cannot be told."""
    dated = _dated_vote(match, text, layout)
    if dated:
        return dated
    latest = session or date.max.year
    first, second = (FIRST_NUMBERED <= int(match[name]) <= latest for name in ("first", "second"))
    return first - second


def _dated_vote(match: re.Match[str], text: str, layout: Layout) -> int:
    """Judge by the date that follows a number: the session began in that year or the one before."""
    found = layout.search("date", text[match.end() : match.end() + _DATE_WITHIN + _DATE_WITHIN])
    if found is None or found.start() > _DATE_WITHIN or _PAIR.search(text[match.end() : match.end() + found.start()]):
        return 0
    year = int(found["year"]) - YEAR_ZERO
    first, second = (int(match[name]) in (year, year - 1) for name in ("first", "second"))
    return first - second
