"""A quotation that opens must close: in its paragraph, or in the sub-paragraphs that it goes through.

Single marks are left alone: one of them is the apostrophe.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from draftdiff.checks.draft import Clause, Draft
from draftdiff.checks.remarks import Remark
from draftdiff.lexicon import Lexicon
from draftdiff.problems import Severity

_APOSTROPHES = "‘’"
_STRAIGHT = '"'
_OF_SOME_LANGUAGE = re.compile("[«»“”]")
_DEEPEST = 50
"""Quotations inside one another, at most."""
_INNER = {"„": "“"}
"""Marks of a quotation inside another, in Russian."""


def find(draft: Draft) -> Iterator[Remark]:
    """Yield a problem for each quotation mark without a partner."""
    closing = quotation_pairs(draft.lexicon) | _INNER
    signs = re.compile("|".join(map(re.escape, {*closing, *closing.values()})))
    for clauses in _with_parts(draft):
        found = [_Sign(clause, one) for clause in clauses for one in signs.finditer(clause.paragraph.text)]
        yield from _unpaired(found, closing)
    pair = next((f"`{opens} {closes}`" for opens, closes in closing.items()), "")
    yield from _straight(draft, pair)
    for clause in draft.clauses:
        marks = _OF_SOME_LANGUAGE.finditer(clause.paragraph.text)
        first = next((mark for mark in marks if not signs.fullmatch(mark[0])), None)
        if first:
            yield _unusual(clause, first.start(), Severity.WARNING, pair)


def quotation_pairs(lexicon: Lexicon) -> dict[str, str]:
    """Return the marks that open a quotation in a language, each with the one that closes it; no single ones."""
    marks = lexicon.punctuation
    pairs = zip(marks.get("open-quote", ()), marks.get("close-quote", ()), strict=False)
    return {opens: closes for opens, closes in pairs if opens not in _APOSTROPHES}


@lru_cache(maxsize=16)
def quoted_in(lexicon: Lexicon) -> re.Pattern[str]:
    """Return what matches a quotation with its marks; what stands between them is the group of its pair."""
    pairs = quotation_pairs(lexicon).items()
    quoted = (f"{re.escape(a)}([^{re.escape(a + b)}]+){re.escape(b)}" for a, b in pairs)
    return re.compile("|".join(quoted) or "(?!)")


class _Sign(NamedTuple):
    """A quotation mark in its paragraph."""

    clause: Clause
    match: re.Match[str]

    def problem(self, message: str) -> Remark:
        return self.clause.alone(self.match.start(), message)


def _with_parts(draft: Draft) -> Iterator[list[Clause]]:
    """Yield each paragraph with its sub-paragraphs and what else belongs to it, which one quotation may go through."""
    group: list[Clause] = []
    for clause in draft.clauses:
        if group and (clause.is_whole or clause.paragraph.annex):
            yield group
            group = []
        group.append(clause)
    yield group


def _unpaired(signs: Sequence[_Sign], closing: dict[str, str]) -> Iterator[Remark]:
    open_marks: list[_Sign] = []
    for sign in signs:
        printed = sign.match[0]
        if depth := _depth_of(printed, open_marks, closing):
            for inner in open_marks[len(open_marks) - depth + 1 :]:
                yield inner.problem("opens")
            del open_marks[len(open_marks) - depth :]
        elif printed in closing:
            open_marks.append(sign)
        else:
            yield sign.problem("closes")
    for sign in open_marks:
        yield sign.problem("opens")


def _depth_of(sign: str, open_marks: Sequence[_Sign], closing: dict[str, str]) -> int:
    """Return how many quotations a mark closes, what opened inside and was left open with them; 0: none."""
    innermost = islice(reversed(open_marks), _DEEPEST)
    return next((depth for depth, one in enumerate(innermost, start=1) if closing[one.match[0]] == sign), 0)


def _straight(draft: Draft, pair: str) -> Iterator[Remark]:
    """Yield a warning for each straight mark that is left over, and one hint at the first: keyboards have no other."""
    is_told = False
    for clause in draft.clauses:
        text = clause.paragraph.text
        if text.count(_STRAIGHT) % 2:
            yield clause.alone(text.rindex(_STRAIGHT), "straight")
        elif _STRAIGHT in text and not is_told:
            is_told = True
            yield _unusual(clause, text.index(_STRAIGHT), Severity.HINT, pair)


def _unusual(clause: Clause, place: int, severity: Severity, pair: str) -> Remark:
    shown = clause.sign(place, opens=True)
    return clause.remark(severity, "unusual", offset=place, text=shown, hint="due", due=pair)
