"""The item that a text puts on an agenda bears the title of the item that it is adopted under, to the letter.

A text may ask for another item, or a new one: told is only a title that is nearly that one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from draftdiff.checks.draft import Draft
from draftdiff.checks.past_session import sessions_of_agendas
from draftdiff.checks.quotation_marks import quotation_pairs
from draftdiff.lexicon import Lexicon
from draftdiff.model import ParagraphKind
from draftdiff.problems import Problem, Severity
from draftdiff.tokens import words_of

CODE = "agenda-item"

_PARTS = re.compile(r"\s*[:：؛;]\s*")
"""What stands between the title of an item and that of its sub-item."""
_NO_WORD = re.compile(r"\W+")
_NEAR = 0.7
"""Share of its words that a title has in common with another one of which it is nearly a copy, at least."""


def find(draft: Draft) -> Iterator[Problem]:
    """Yield a problem for each title quoted beside a provisional agenda that is nearly that of the text's own item."""
    titles = [title for item in draft.document.agenda for title in (item.title, *_PARTS.split(item.title)) if title]
    known = {key for item in draft.document.agenda for key in _keys(item.title)}
    for clause in draft.clauses:
        if titles and clause.paragraph.kind is ParagraphKind.OPERATIVE and any(sessions_of_agendas(clause)):
            for match in _quoted(clause.lexicon).finditer(clause.paragraph.text):
                said = match[match.lastindex or 0].strip()
                if known.isdisjoint(_keys(said)) and (due := _nearest(said, titles)):
                    yield clause.problem(
                        CODE, Severity.WARNING, "other",
                        offset=match.start(), text=said, hint="due", due=f"`{due}`",
                    )  # fmt: skip


def _nearest(said: str, titles: list[str]) -> str:
    shares = {title: _share(words_of(said), words_of(title)) for title in titles}
    best = max(shares, key=shares.__getitem__)
    return best if shares[best] >= _NEAR else ""


def _keys(title: str) -> Iterator[str]:
    """Yield the letters of a title, of its parts, and of those that follow each other, without hyphens and spaces."""
    parts = [_NO_WORD.sub("", "".join(words_of(part))) for part in _PARTS.split(title)]
    yield from ("".join(parts[start:end]) for start in range(len(parts)) for end in range(start + 1, len(parts) + 1))


def _share(here: list[str], there: list[str]) -> float:
    return len(set(here) & set(there)) / max(1, len(set(here) | set(there)))


@lru_cache(maxsize=16)
def _quoted(lexicon: Lexicon) -> re.Pattern[str]:
    pairs = quotation_pairs(lexicon).items()
    quoted = (f"{re.escape(a)}([^{re.escape(a + b)}]+){re.escape(b)}" for a, b in pairs)
    return re.compile("|".join(quoted) or "(?!)")
