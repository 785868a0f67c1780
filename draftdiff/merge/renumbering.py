"""Printed numbers of a merged document: where both sides counted on and the result does not, it is counted anew."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import count, pairwise

from msgspec.structs import replace

from draftdiff.merge.places import parents_of
from draftdiff.model import Key, Note, NoteKind, Paragraph, ParagraphKind
from draftdiff.numbering import Number, parse_number, readings_of

_COUNT = re.compile(r"\d+")
CORE = re.compile(r"[^\W_]+")
"""What counts in a printed number: `a` of `(a)`."""
_Run = tuple[int, ParagraphKind]
"""An annex, or 0 for the body, and the kind of the paragraphs that are counted there."""
_NEAR = 48
"""So far from a letter the others of its alphabet stand, by code points."""


def renumbered(
    paragraphs: Sequence[Paragraph], ours: Sequence[Paragraph], theirs: Sequence[Paragraph]
) -> tuple[Paragraph, ...]:
    """Number anew what both sides counted through: paragraphs of the body and of annexes, headings, lists, notes.

    Where one side forgot to count paragraphs on, they are numbered anew if the merged numbers fall oftener than its.
    """
    numbers = dict(_due_items(paragraphs, ours, theirs))
    for run in dict.fromkeys(filter(None, map(_run_of, paragraphs))):
        falls, *sides_fall = (_falls(side, run) for side in (paragraphs, ours, theirs))
        is_enough = any if falls > max(sides_fall) else all
        if is_enough(_counts_on(side, run) for side in (ours, theirs)):
            numbers |= dict(_due(paragraphs, run))
    numbered = [replace(p, number=numbers.get(p.key, p.number)) for p in paragraphs]
    has_counted_notes = all(_with_counted_notes(side) == [*side] for side in (ours, theirs))
    return tuple(_with_counted_notes(numbered) if has_counted_notes else numbered)


def _run_of(paragraph: Paragraph) -> _Run | None:
    """Return with which others a paragraph is counted: with those of its kind, in the body or in one annex."""
    is_counted = paragraph.kind in (ParagraphKind.OPERATIVE, ParagraphKind.TEXT) and not paragraph.level
    return (paragraph.annex, paragraph.kind) if is_counted else None


def _falls(paragraphs: Iterable[Paragraph], run: _Run) -> int:
    """Return how many numbers of a run are not above the one before."""
    counted = (one.number for one in paragraphs if _run_of(one) == run and not suffix_of(one))
    return sum(int(one[0]) >= int(other[0]) for one, other in pairwise(filter(None, map(_COUNT.search, counted))))


def suffix_of(paragraph: Paragraph) -> str:
    """Return `bis` of `2 bis.`: such a paragraph has the number of the one before it, and is not counted."""
    number = parse_number(paragraph.number)
    return number.suffix if number else ""


def _counts_on(paragraphs: Sequence[Paragraph], run: _Run) -> bool:
    numbers = {paragraph.key: paragraph.number for paragraph in paragraphs}
    return all(numbers[key] == number for key, number in _due(paragraphs, run))


def _due(paragraphs: Sequence[Paragraph], run: _Run) -> Iterator[tuple[Key, str]]:
    """Yield the number that is due at each paragraph of a run; below a heading a section may begin with 1."""
    number = 0
    may_restart = False
    for paragraph in paragraphs:
        if paragraph.kind is ParagraphKind.HEADING:
            may_restart = True
        printed = _COUNT.search(paragraph.number)
        if printed and _run_of(paragraph) == run:
            if not suffix_of(paragraph):
                number = 1 if may_restart and int(printed.group()) == 1 else number + 1
                may_restart = False
            yield paragraph.key, _COUNT.sub(str(number), paragraph.number, count=1)


def _with_counted_notes(paragraphs: Iterable[Paragraph]) -> list[Paragraph]:
    """Return paragraphs with their footnotes counted through; one with a star is not counted."""
    due = count(1)

    def counted(note: Note) -> Note:
        is_counted = note.kind is NoteKind.FOOTNOTE and note.marker.isdecimal()
        return replace(note, marker=str(next(due))) if is_counted else note

    return [replace(paragraph, notes=tuple(map(counted, paragraph.notes))) for paragraph in paragraphs]


def _due_items(
    paragraphs: Sequence[Paragraph], ours: Sequence[Paragraph], theirs: Sequence[Paragraph]
) -> Iterator[tuple[Key, str]]:
    """Yield the numbers that are due in lists, `(a)` and below, which both sides counted on and the result does not."""
    sides = [lists_of(side) for side in (ours, theirs)]
    for parent, items in lists_of(paragraphs).items():
        if _are_in_order(items) or not all(parent in side and _are_in_order(side[parent]) for side in sides):
            continue
        first, printed, value = parse_number(items[0].number), "", 0
        for item in items:
            if first is not None:
                suffix = suffix_of(item)
                value += not suffix
                printed = _printed(item.number, replace(first, value=value, suffix=suffix), printed)
                yield item.key, printed


def lists_of(paragraphs: Sequence[Paragraph]) -> dict[tuple[Key, int], list[Paragraph]]:
    """Return the numbered items of each list, by the paragraph above it and their level; headings are lists too."""
    found: dict[tuple[Key, int], list[Paragraph]] = {}
    parents = parents_of(paragraphs)
    for paragraph in paragraphs:
        if paragraph.number and paragraph.kind is ParagraphKind.HEADING:
            found.setdefault((f"annex {paragraph.annex}", paragraph.level), []).append(paragraph)
        elif paragraph.number and paragraph.level and paragraph.key in parents:
            found.setdefault((parents[paragraph.key].key, paragraph.level), []).append(paragraph)
    return found


def _are_in_order(items: Sequence[Paragraph]) -> bool:
    if len({item.number for item in items}) < len(items):  # a letter that looks like another alphabet's has two places
        return False
    before: Number | None = None
    for item in items:
        number = parse_number(item.number, before)
        if number is None or not number.continues(before):
            return False
        before = number
    return True


def _printed(model: str, due: Number, before: str) -> str:
    """Print a number in the way of another one, behind that of the item before; if no sign does it, that one stays."""
    core, last = CORE.search(model), CORE.search(before)
    if core is None or (model != before and due in readings_of(model)):
        return model
    end = ord((last or core)[0][0]) + 1
    near = (*range(end, end + _NEAR), *range(max(0, end - _NEAR), end))
    for sign in (replace(due, suffix="").short.strip("()"), str(due.value)) if core[0].isascii() else map(chr, near):
        printed = model[: core.start()] + sign + model[core.end() :]
        if printed != before and due in readings_of(printed):
            return printed
    return model
