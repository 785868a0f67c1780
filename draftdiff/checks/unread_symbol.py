"""What looks like the symbol of a resolution or document and is none: *A/RES/75-16*, *75//16*, *75/1616*, *07/1*."""

from __future__ import annotations

import re
from collections.abc import Iterator

from draftdiff.checks.draft import Clause, Draft
from draftdiff.checks.remarks import Remark
from draftdiff.problems import Severity
from draftdiff.sessions import FIRST_NUMBERED
from draftdiff.symbols import parse_symbol

_LOOKS_LIKE = re.compile(
    r"(?<![A-Za-z0-9/.])(?:[ASE]/[A-Z0-9][A-Za-z0-9./\-]*|\d{1,4}/{2,}\d{1,4}|0\d/\d{1,3}|\d{2,3}/(?!(?:19|2[01])\d\d(?!\d))\d{3,6})(?![A-Za-z0-9/])"
)
"""A bare number may be that of a law, with its year: *Law No. 42/2118*."""
_PUBLISHED = re.compile(
    r"[ASE]/(?:CONF|INF|HRC|C|CN|AC|ES|S|PV|SPC|BUR|ICEF|RES|DEC|CONST)\b.*|[ASE]/\d{1,4}/.*|S/[A-Z0-9].*"
)
"""Beginnings of symbols that are freer than the grammar of `symbols`."""
_COMPLETE = re.compile(r"[ASE]/(?:RES|DEC)/.*")
_BY_SESSION = re.compile(r"(?P<kind>A/RES/|A/DEC/)?(?P<session>\d{2,3})/(?P<number>\d+)")
_LAST, _LAST_DECISION = 400, 700
"""No regular session has adopted more resolutions, or numbered its decisions higher: they begin with 401."""


def find(draft: Draft) -> Iterator[Remark]:
    """Yield a problem for each stretch that begins like a symbol and cannot be one."""
    for clause in draft.clauses:
        for match in _LOOKS_LIKE.finditer(clause.paragraph.text):
            printed = match.group().rstrip(".-")
            if _is_too_high(printed):
                yield _problem(clause, printed, match.start(), "number")
            elif not _is_read(printed):
                yield _problem(clause, printed, match.start(), "unread")


def _is_too_high(printed: str) -> bool:
    """Say whether no session has come to such a number; a bare one may be that of a decision."""
    match = _BY_SESSION.fullmatch(printed)
    if match is None or int(match["session"]) < FIRST_NUMBERED:
        return False
    return int(match["number"]) > (_LAST if match["kind"] == "A/RES/" else _LAST_DECISION)


def _is_read(printed: str) -> bool:
    if parse_symbol(printed) and not printed.startswith("0"):
        return True
    return not _COMPLETE.fullmatch(printed) and bool(_PUBLISHED.fullmatch(printed))


def _problem(clause: Clause, printed: str, place: int, message: str) -> Remark:
    return clause.remark(Severity.WARNING, message, offset=place, text=printed, hint="source")
