"""What looks like the symbol of a resolution or document and is none: *A/RES/75-16*, *resolution 75//16*."""

from __future__ import annotations

import re
from collections.abc import Iterator

from draftdiff.checks.draft import Clause, Draft
from draftdiff.problems import Problem, Severity
from draftdiff.symbols import parse_symbol

CODE = "unread-symbol"

_LOOKS_LIKE = re.compile(r"(?<![A-Za-z0-9/.])(?:[ASE]/[A-Z0-9][A-Za-z0-9./\-]*|\d{1,4}/{2,}\d{1,4})(?![A-Za-z0-9/])")
_PUBLISHED = re.compile(
    r"[ASE]/(?:CONF|INF|HRC|C|CN|AC|ES|S|PV|SPC|BUR|ICEF|RES|DEC|CONST)\b.*|[ASE]/\d{1,4}/.*|S/[A-Z0-9].*"
)
"""Beginnings of symbols that are freer than the grammar of `symbols`."""
_COMPLETE = re.compile(r"[ASE]/(?:RES|DEC)/.*")


def find(draft: Draft) -> Iterator[Problem]:
    """Yield a problem for each stretch that begins like a symbol and cannot be read."""
    for clause in draft.clauses:
        for match in _LOOKS_LIKE.finditer(clause.paragraph.text):
            printed = match.group().rstrip(".-")
            if not _is_read(printed):
                yield _problem(clause, printed, match.start())


def _is_read(printed: str) -> bool:
    if parse_symbol(printed):
        return True
    return not _COMPLETE.fullmatch(printed) and bool(_PUBLISHED.fullmatch(printed))


def _problem(clause: Clause, printed: str, place: int) -> Problem:
    return clause.problem(CODE, Severity.WARNING, "unread", offset=place, text=printed, hint="source")
