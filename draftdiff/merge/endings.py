"""The ends of what both sides put behind the last clause or item: only one of these is the last in a merged text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from draftdiff.merge.edits import Edit, exchanged
from draftdiff.merge.renumbering import lists_of
from draftdiff.model import Key, Paragraph, ParagraphKind

_STOP = re.compile(r"\s*[^\w\s]$")
"""The sign with which a clause ends, and the space that French has before it."""
_LINK = re.compile(r"(?<=[^\w\s])\s\w+$")
"""The word that leads to the last item of a list: `; and`."""


def with_one_stop(
    paragraphs: Sequence[Paragraph], ours: Sequence[Paragraph], theirs: Sequence[Paragraph]
) -> tuple[Paragraph, ...]:
    """Let a clause end as the one before it if a side has a stop there that no other of its clauses has."""
    clauses = _clauses(paragraphs)
    stop = _stop_of(clauses[-1]) if clauses else ""
    last = [side[-1].key for side in map(_clauses, (ours, theirs)) if side and _has_one_stop(side)]
    ended = {
        clause.key: exchanged(clause, [Edit(len(clause.text) - len(stop), len(clause.text), _stop_of(before))])
        for before, clause in pairwise(clauses[:-1])
        if stop and clause.key in last and clause.level == before.level and _stop_of(clause) == stop
    }
    return tuple(ended.get(paragraph.key, paragraph) for paragraph in paragraphs)


def with_one_link(
    paragraphs: Sequence[Paragraph], ours: Sequence[Paragraph], theirs: Sequence[Paragraph]
) -> tuple[Paragraph, ...]:
    """Let the last item but one of a list lead to the last, and not the one that does so in ours and in theirs."""
    leading = [{items[-2].key for items in lists_of(side).values() if len(items) > 1} for side in (ours, theirs)]
    changed: dict[Key, Paragraph] = {}
    for items in lists_of(paragraphs).values():
        linked = [(one, link) for one in items[:-1] if (link := _LINK.search(one.text))]
        if len(linked) == 1 and linked[0][0].key in leading[0] & leading[1] - {items[-2].key}:
            ((leads, link),), last = linked, items[-2]
            changed[leads.key] = exchanged(leads, [Edit(*link.span(), "")])
            changed[last.key] = exchanged(last, [Edit(len(last.text), len(last.text), link[0])])
    return tuple(changed.get(paragraph.key, paragraph) for paragraph in paragraphs)


def _has_one_stop(clauses: Sequence[Paragraph]) -> bool:
    return all(_stop_of(clause) != _stop_of(clauses[-1]) for clause in clauses[:-1])


def _stop_of(clause: Paragraph) -> str:
    found = _STOP.search(clause.text, len(clause.text[:-1].rstrip()))
    return found[0] if found else ""


def _clauses(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    return [one for one in paragraphs if one.kind is ParagraphKind.OPERATIVE and not one.annex]
