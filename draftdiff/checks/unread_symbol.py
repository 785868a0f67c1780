"""What looks like the symbol of a resolution or document and is none: *A/RES/75-16*, *75 /16*, *75/1616*, *07/1*.

Or what is still to be filled in: *75/XX*, *A/75/L.__*, *__ December*.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from draftdiff.checks.draft import Clause, Draft
from draftdiff.checks.remarks import Remark
from draftdiff.checks.sitting import dates_beside, has_day
from draftdiff.lexicon import Lexicon
from draftdiff.patterns import any_of
from draftdiff.problems import Severity
from draftdiff.sessions import can_adopt
from draftdiff.symbols import parse_symbol

_LOOKS_LIKE = re.compile(
    r"(?<![A-Za-z0-9/.])(?:[ASE]/[A-Z0-9][A-Za-z0-9./\-]*|\d{1,4}/{2,}\d{1,4}|0\d/\d{1,3}|\d{2,3}/(?!(?:19|2[01])\d\d(?!\d))\d{3,6})(?![A-Za-z0-9/])"
)
"""A bare number may be that of a law, with its year: *Law No. 42/2118*."""
_BLANK = r"(?:[Xx]+|_+|…|\.{2,}|\[[^\]\d]*\])"
_LEFT_OPEN = re.compile(r"[_…\[]|\.\.|[/.][Xx]|XX|xx|TB[CD]")
"""What each blank holds; few texts have any."""
_JOINED = re.compile(
    r"(?<![A-Za-z\d/.-])(?P<session>\d{2,3})(?:/ | / ?|\\|(?P<dash>[-\u2011\u2013]))\d{1,3}(?![A-Za-z\d/-])"
)
"""Two numbers with something else than a stroke between them, or a space beside it; a range has a hyphen too."""
_PUBLISHED = re.compile(
    r"[ASE]/(?:CONF|INF|HRC|C|CN|AC|ES|S|PV|SPC|BUR|ICEF|RES|DEC|CONST)\b.*|[ASE]/\d{1,4}/.*|S/[A-Z0-9].*"
)
"""Beginnings of symbols that are freer than the grammar of `symbols`."""
_COMPLETE = re.compile(r"[ASE]/(?:RES|DEC)/.*")
_BY_SESSION = re.compile(r"(?P<kind>A/RES/)?\d{2,3}/(?P<number>\d+)")
_LAST, _LAST_DECISION = 400, 700
"""No regular session has adopted more resolutions, or numbered its decisions higher: they begin with 401."""


def find(draft: Draft) -> Iterator[Remark]:
    """Yield a problem for each stretch that begins like a symbol and cannot be one, and for each blank."""
    for clause in draft.clauses:
        text = clause.paragraph.text
        blanks = [*_blanks(draft.lexicon).finditer(text)] if _LEFT_OPEN.search(text) else []
        for match in blanks:
            yield clause.remark(Severity.WARNING, "blank", offset=match.start(), text=match[0])
        left_open = {blank.start() for blank in blanks}
        for match in _LOOKS_LIKE.finditer(text):
            printed = match.group().rstrip(".-")
            if _is_beyond_all_sessions(printed):
                yield _problem(clause, printed, match.start(), "number")
            elif not _is_read(printed) and match.start() not in left_open:
                yield _problem(clause, printed, match.start(), "unread")
        for match in _JOINED.finditer(text):
            if not match["dash"] or _has_date(clause, match):
                yield _problem(clause, match[0], match.start(), "unread")


@lru_cache(maxsize=16)
def _blanks(lexicon: Lexicon) -> re.Pattern[str]:
    """Return what matches a symbol, or a day before a month, that is still to be filled in."""
    return re.compile(
        rf"(?:[ASE]/(?:[\w.]+/)*)?(?<![\w.])(?:(?:\d{{2,3}}|XX|xx)/|L\.){_BLANK}(?![A-Za-z\d])|(?<!\w)(?:_{{2,8}}|TB[CD])(?!\w)"
        rf"|(?<!\w){_BLANK}(?=[ \u00a0](?:\w{{1,2}} )?{any_of(lexicon.months)}(?!\w))"
    )


def _is_beyond_all_sessions(printed: str) -> bool:
    """Say whether no session has come to so high a number; a bare one may be that of a decision."""
    plain = _BY_SESSION.fullmatch(printed)
    return plain is not None and int(plain["number"]) > (_LAST if plain["kind"] else _LAST_DECISION)


def _has_date(clause: Clause, numbers: re.Match[str]) -> bool:
    """Say whether the day of a resolution of the session that stands first is beside two numbers."""
    days = filter(has_day, dates_beside(*numbers.span(), clause.citations))
    return any(can_adopt(int(numbers["session"]), day) for day in days)


def _is_read(printed: str) -> bool:
    if parse_symbol(printed) and not printed.startswith("0"):
        return True
    return not _COMPLETE.fullmatch(printed) and bool(_PUBLISHED.fullmatch(printed))


def _problem(clause: Clause, printed: str, place: int, message: str) -> Remark:
    return clause.remark(Severity.WARNING, message, offset=place, text=printed, hint="source")
