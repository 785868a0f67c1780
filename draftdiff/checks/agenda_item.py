"""The item that a text puts on an agenda bears the title of the item that it is adopted under, to the letter.

A text may ask for another item, or a new one: told is only a title that is nearly that one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from draftdiff.checks.draft import Draft
from draftdiff.checks.past_session import sessions_of_agendas
from draftdiff.checks.quotation_marks import quoted_in
from draftdiff.checks.remarks import Remark
from draftdiff.lexicon import Lexicon
from draftdiff.problems import Severity
from draftdiff.tokens import words_of

_PARTS = re.compile(r"\s*[:：؛;]\s*")
"""What stands between the title of an item and that of its sub-item."""
_NO_WORD = re.compile(r"\W+")
_BRACKETED = re.compile(r"[(（][^()（）]*[)）]")
_NEAR = 0.7
"""Share of its words that a title has in common with another one of which it is nearly a copy, at least."""


def find(draft: Draft) -> Iterator[Remark]:
    """Yield a problem for each title quoted beside a provisional agenda that is nearly that of the text's own item."""
    titles = [title for item in draft.document.agenda for title in (item.title, *_PARTS.split(item.title))]
    known = {key for item in draft.document.agenda for key in _keys(item.title)}
    for clause in draft.clauses:
        if titles and any(sessions_of_agendas(clause)):
            for match in quoted_in(clause.lexicon).finditer(clause.paragraph.text):
                said = match[match.lastindex or 0].strip()
                due = max(titles, key=partial(_share, said))
                if known.isdisjoint(_keys(said)) and _is_nearly(said, due, clause.lexicon):
                    yield clause.remark(
                        Severity.WARNING, "other", offset=match.start(), text=said, hint="due", due=f"`{due}`"
                    )


def _is_nearly(said: str, title: str, lexicon: Lexicon) -> bool:
    """Say whether a title is nearly another one; with another ordinal it is that of another conference."""
    others = {*words_of(said)} ^ {*words_of(title)}
    return _share(said, title) >= _NEAR and others.isdisjoint(lexicon.ordinals)


def _keys(title: str) -> Iterator[str]:
    """Yield the letters of a title, of its parts, and of those that follow each other.

    Hyphens, spaces and an abbreviation in brackets make no other title.
    """
    parts = [_NO_WORD.sub("", "".join(words_of(part))) for part in _PARTS.split(_BRACKETED.sub("", title))]
    yield from ("".join(parts[start:end]) for start in range(len(parts)) for end in range(start + 1, len(parts) + 1))


def _share(said: str, title: str) -> float:
    here, there = {*words_of(said)}, {*words_of(title)}
    return len(here & there) / max(1, len(here | there))
