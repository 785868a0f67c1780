"""A symbol printed the wrong way round, *16/75 of 23 November 2020*, as converters of texts from right to left do.

Read the other way, its session fits the date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from draftdiff.checks.draft import Draft
from draftdiff.checks.remarks import Remark
from draftdiff.checks.sitting import dated_resolutions, dates_beside
from draftdiff.citations import Citation
from draftdiff.problems import Severity
from draftdiff.sessions import can_adopt

_NUMBER = re.compile(r"(?:A/(?:HRC/)?(?:RES|DEC)/)?(?P<first>\d{1,3})/(?P<second>\d{1,3})")
_LOW = re.compile(r"(?<![\d/A-Za-z.-])(?P<first>\d)/(?P<second>\d{2,3})(?![\d/])")
"""Numbers such as 1/70, which are read as a resolution of no body."""


def find(draft: Draft) -> Iterator[Remark]:
    """Yield a problem for each number that fits its date only when it is read the other way."""
    for clause in draft.clauses:
        for citation, note in dated_resolutions(clause):
            if is_reversed(citation):
                due = _turned_round(citation.text)
                yield clause.remark_at(citation, note, Severity.ERROR, "reversed", "due", date=citation.date, due=due)
        for match in _LOW.finditer(clause.paragraph.text):
            dates = dates_beside(*match.span(), clause.citations)
            date = next((one for one in dates if _fits_reversed(match, one)), "")
            if date:
                place, said, due = match.start(), match[0], _turned_round(match[0])
                yield clause.remark(Severity.ERROR, "reversed", offset=place, text=said, hint="due", date=date, due=due)


def is_reversed(citation: Citation) -> bool:
    """Say whether a number of a resolution fits its date only when it is read the other way."""
    match = _NUMBER.fullmatch(citation.value)
    return match is not None and _fits_reversed(match, citation.date)


def _turned_round(number: str) -> str:
    return f"`{'/'.join(reversed(re.findall('[0-9]+', number)))}`"


def _fits_reversed(match: re.Match[str], date: str) -> bool:
    first, second = int(match["first"]), int(match["second"])
    is_far_off = not any(can_adopt(session, date) for session in (first - 1, first, first + 1))
    return is_far_off and can_adopt(second, date)
