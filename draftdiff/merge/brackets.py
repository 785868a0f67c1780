"""Bracketed alternatives, the way negotiators write them: `[norland: Requests][meridia: Invites]`, each with a mark."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from draftdiff.model import Document, Mark, MarkKind, Note, Paragraph


class Names(NamedTuple):
    """What the two sides are called in bracketed alternatives."""

    ours: str
    theirs: str


SIDES = Names("ours", "theirs")

NOTHING = "—"
"""Stands in a bracket for a side that has no text there."""


def alternatives(ours: str, theirs: str, names: Names) -> list[tuple[str, str]]:
    """Return the two bracketed texts, each with the name of its side, in an order that does not depend on the side."""
    sides = sorted(((ours, names.ours), (theirs, names.theirs)))
    return [(bracketed(text, name), name) for text, name in sides]


def bracketed(text: str, name: str) -> str:
    """Write the words of a side."""
    return f"[{name}: {text or NOTHING}]"


def inside(start: int, end: int, name: str) -> tuple[int, int]:
    """Return where the words of a bracket begin and end that goes from start to end."""
    return start + len(name) + 3, end - 1


def alternatives_in(holder: Paragraph | Note) -> list[Mark]:
    """Return the alternatives of a text, in order; of those that stand in one another the outer ones."""
    found = [mark for mark in holder.marks if mark.kind is MarkKind.ALTERNATIVE]
    outer: list[Mark] = []
    for mark in sorted(found, key=lambda mark: (mark.start, -mark.end)):
        if not outer or mark.start >= outer[-1].end:
            outer.append(mark)
    return outer


def words_of_alternative(text: str, mark: Mark) -> str:
    """Return what stands in the bracket of an alternative, behind the name of its side."""
    start, end = inside(mark.start, mark.end, mark.value)
    return text[start:end]


def has_alternatives(paragraph: Paragraph) -> bool:
    """Say whether words of a paragraph or of its notes are open."""
    return any(map(alternatives_in, texts_of(paragraph)))


def texts_of(paragraph: Paragraph) -> tuple[Paragraph | Note, ...]:
    """Return what holds text in a paragraph: itself, and its notes."""
    return (paragraph, *paragraph.notes)


def open_places(holder: Paragraph | Note) -> list[tuple[int, int]]:
    """Return the stretches of a text that are open: alternatives side by side are one."""
    places: list[tuple[int, int]] = []
    for mark in alternatives_in(holder):
        if places and places[-1][1] == mark.start:
            places[-1] = (places[-1][0], mark.end)
        else:
            places.append((mark.start, mark.end))
    return places


def side_names(document: Document) -> Names:
    """Return what the two sides are called: as in the brackets of open words, ours and theirs where there are none."""
    paragraphs = {paragraph.key: paragraph for paragraph in document.paragraphs}
    for conflict in document.conflicts:
        paragraph = paragraphs.get(conflict.key)
        if paragraph is None:
            continue
        for pair in pairwise(alternatives_in(paragraph)):
            for one, other in (pair, pair[::-1]):
                words = words_of_alternative(paragraph.text, one)
                in_ours, in_theirs = words in (conflict.ours or ""), words in (conflict.theirs or "")
                if words != NOTHING and in_ours != in_theirs and one.value != other.value:
                    return Names(one.value, other.value) if in_ours else Names(other.value, one.value)
    return SIDES
