"""Paragraphs that a side split or merged: the three texts of them are merged as one, and parted again afterwards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from draftdiff.merge.brackets import SideNames, alternatives_in, has_alternatives
from draftdiff.merge.edits import restated
from draftdiff.merge.paragraphs import MergedParagraph, merge_paragraph
from draftdiff.merge.places import Descent, Place
from draftdiff.model import Document, Key, Paragraph
from draftdiff.sequences import likeness
from draftdiff.tokens import words_of

SEAM = "\n"
"""Stands between the paragraphs of a joined text; no paragraph holds it."""

Paragraphs = tuple[Paragraph, ...]
_Keys = frozenset[Key]


class Join(NamedTuple):
    """The paragraphs of base, ours and theirs that hold one text."""

    base: Paragraphs
    ours: Paragraphs
    theirs: Paragraphs

    @property
    def key(self) -> str:
        """Return the key of the joined paragraph, on all sides."""
        return self.base[0].key

    @property
    def whole(self) -> Paragraph:
        """Return the paragraphs of the base as one."""
        return replace(self.base[0], text=" ".join(paragraph.text for paragraph in self.base), marks=(), notes=())


def find_joins(base: Document, sides: Sequence[Document], descents: Sequence[Descent]) -> list[Join]:
    """Return what a side split or merged, where each side has it together; no paragraph stands in two joins.

    Two paragraphs that a side merged count as together wherever they stand. A part that both sides have by one key,
    as after a split that both took over, belongs to both.
    """
    numbers, *in_sides = ({p.key: n for n, p in enumerate(one.paragraphs)} for one in (base, *sides))
    joins = []
    for group in _united(frozenset(link.old) for descent in descents for link in descent.uneven):
        members = [_members(group, descent) for descent in descents]
        added = frozenset.union(*members).difference(numbers)
        members = [found | added.intersection(side) for found, side in zip(members, in_sides, strict=True)]
        runs = _pair(base, sides, group, descents)
        if not runs and _are_neighbours(group, numbers) and all(map(_are_neighbours, members, in_sides)):
            runs = [_run(base, group), *map(_run, sides, members)]
        if runs:
            joins.append(Join(*runs))
    return sorted(joins, key=lambda join: numbers[join.key])


def _run(document: Document, keys: _Keys) -> Paragraphs:
    return tuple(paragraph for paragraph in document.paragraphs if paragraph.key in keys)


def _pair(base: Document, sides: Sequence[Document], group: _Keys, descents: Sequence[Descent]) -> list[Paragraphs]:
    """Return two paragraphs that a side merged, in the order in which it has their words, and what each side has.

    Nothing for other groups: their parts would have to stand in several places.
    """
    wholes = [_whole_of(group, side, descent) for side, descent in zip(sides, descents, strict=True)]
    if len(group) != 2 or not any(wholes):
        return []
    said = words_of(min(filter(None, wholes)))
    run = _run(base, group)
    order = max((run, run[::-1]), key=lambda paragraphs: likeness(_words(paragraphs), said))
    continued = ((_members(frozenset({p.key}), descent) for p in order) for descent in descents)
    found = ((p for keys in runs for p in _run(side, keys)) for side, runs in zip(sides, continued, strict=True))
    return [order, *(tuple(dict.fromkeys(each)) for each in found)]


def _whole_of(group: _Keys, side: Document, descent: Descent) -> str:
    """Return the text of what a side made of a group, if that is one paragraph."""
    keys = {link.new[0] for link in descent.uneven if len(link.new) == 1 and group == {*link.old}}
    return next((paragraph.text for paragraph in side.paragraphs if paragraph.key in keys), "")


def _words(paragraphs: Paragraphs) -> list[str]:
    return [word for paragraph in paragraphs for word in words_of(paragraph.text)]


def _united(groups: Iterable[_Keys]) -> list[_Keys]:
    """Unite groups that have a member in common."""
    united: list[_Keys] = []
    for group in groups:
        touched = [one for one in united if one & group]
        united = [one for one in united if not one & group] + [group.union(*touched)]
    return united


def _members(group: _Keys, descent: Descent) -> _Keys:
    """Return what the paragraphs of a group are on a side."""
    alone = frozenset(descent.partners[key] for key in group if key in descent.partners)
    return alone.union(*(link.new for link in descent.uneven if not group.isdisjoint(link.old)))


def _are_neighbours(keys: _Keys, numbers: Mapping[Key, int]) -> bool:
    found = [numbers[key] for key in keys]
    return not found or max(found) - min(found) == len(found) - 1


def joined(document: Document, runs: Iterable[tuple[str, Paragraphs]]) -> Document:
    """Return a document with one paragraph, of the key that is given, for each run of neighbours."""
    first = {run[0].key: (key, run) for key, run in runs if run}
    inner = {paragraph.key for _, run in first.values() for paragraph in run[1:]}
    paragraphs = (
        _joined(*first[paragraph.key]) if paragraph.key in first else paragraph
        for paragraph in document.paragraphs
        if paragraph.key not in inner
    )
    return replace(document, paragraphs=tuple(paragraphs))


def _joined(key: str, run: Paragraphs) -> Paragraph:
    text = ""
    marks, notes = [], []
    for number, paragraph in enumerate(run):
        text += SEAM if number else ""
        marks += [replace(mark, start=mark.start + len(text), end=mark.end + len(text)) for mark in paragraph.marks]
        notes += [replace(note, anchor=note.anchor + len(text)) for note in paragraph.notes]
        text += paragraph.text
    return replace(run[0], key=key, text=text, marks=tuple(marks), notes=tuple(notes))


def merge_join(place: Place, join: Join, names: SideNames) -> list[MergedParagraph] | None:
    """Merge a joined paragraph and part it again; of one that a side deleted each part is open.

    None where a bracket goes over a seam.
    """
    if join.ours and join.theirs:
        return _parted(merge_paragraph(place, names), join)
    ours = (Place(join.whole, part, None) for part in join.ours)
    places = [*ours, *(Place(join.whole, None, part) for part in join.theirs)]
    return [merge_paragraph(one, names) for one in places]


def _parted(merged: MergedParagraph, join: Join) -> list[MergedParagraph] | None:
    whole = merged.paragraph
    if whole is None:
        return [merged]
    texts = whole.text.split(SEAM)
    if any(SEAM in whole.text[mark.start : mark.end] for mark in alternatives_in(whole)):
        return None
    conflicts = [restated(one, lambda text: text.replace(SEAM, " ")) for one in merged.conflicts]
    return [
        MergedParagraph(
            part, tuple(replace(one, key=part.key) for one in conflicts if one.field or has_alternatives(part))
        )
        for part in _parts(whole, texts, _models(join, texts))
    ]


def _models(join: Join, texts: Sequence[str]) -> Paragraphs:
    """Return for each part of a text what it is to be like: a side's paragraphs, where that has so many.

    Else each is like the one with most words in common: both sides split one clause, or merged one, each otherwise.
    """
    whole = [side for side in (join.ours, join.theirs) if len(side) == len(texts)]
    if whole:
        return min(whole, key=lambda side: [_picked_by(paragraph) for paragraph in side])
    known = sorted((*join.ours, *join.theirs), key=_picked_by)
    return tuple(max(known, key=lambda one: likeness(words_of(text), words_of(one.text))) for text in texts)


def _picked_by(paragraph: Paragraph) -> tuple[str, Key, str, int, int]:
    """Return by what one of two is picked: not by whose it is, so that exchanging the sides changes nothing."""
    return paragraph.number, paragraph.key, paragraph.kind, paragraph.annex, paragraph.level


def _parts(whole: Paragraph, texts: Sequence[str], model: Paragraphs) -> Iterator[Paragraph]:
    """Yield the parts of a joined paragraph, each of the kind and with the number that it has in a side."""
    start = 0
    for text, paragraph in zip(texts, model, strict=True):
        end = start + len(text)
        marks = (
            replace(mark, start=max(mark.start, start) - start, end=min(mark.end, end) - start)
            for mark in whole.marks
            if mark.start < end and start < mark.end
        )
        notes = (replace(note, anchor=note.anchor - start) for note in whole.notes if start <= note.anchor <= end)
        yield replace(paragraph, text=text, marks=tuple(marks), notes=tuple(notes))
        start = end + len(SEAM)
