"""Paragraphs that a side split or merged: the three texts of them are merged as one, and parted again afterwards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import msgspec

from draftdiff.align import align
from draftdiff.lexicon import Lexicon
from draftdiff.merge.paragraphs import MergedParagraph, merge_paragraph
from draftdiff.merge.places import Place, partners_of
from draftdiff.merge.resolving import alternatives_in, has_alternatives
from draftdiff.merge.scalars import Names
from draftdiff.model import Conflict, Document, Paragraph

_SEAM = "\n"
"""Stands between the paragraphs of a joined text; no paragraph holds it."""

Paragraphs = tuple[Paragraph, ...]
_Indices = frozenset[int]


class Join(NamedTuple):
    """The neighbouring paragraphs of base, ours and theirs that hold one text."""

    base: Paragraphs
    ours: Paragraphs
    theirs: Paragraphs

    @property
    def key(self) -> str:
        """Return the key of the joined paragraph, on all sides."""
        return self.base[0].key


def find_joins(base: Document, ours: Document, theirs: Document, lexicon: Lexicon) -> list[Join]:
    """Return what a side split or merged, where it stands together on each side; no paragraph stands in two joins."""
    sides = (ours, theirs)
    links = [_uneven_links(base, side, lexicon) for side in sides]
    if not any(links):
        return []
    partners = [partners_of(base, side, lexicon) for side in sides]
    joins = []
    for group in _united(old for of_side in links for old, _ in of_side):
        members = [_members(group, of_side, found) for of_side, found in zip(links, partners, strict=True)]
        is_whole = all(map(_are_neighbours, (group, *members)))
        is_shared = any(_are_shared(run, found, group) for run, found in zip(members, partners, strict=True))
        if is_whole and not is_shared:
            joins.append(Join(_run(base, group), _run(ours, members[0]), _run(theirs, members[1])))
    return joins


def _run(document: Document, indices: _Indices) -> Paragraphs:
    return tuple(document.paragraphs[index] for index in sorted(indices))


def _uneven_links(base: Document, side: Document, lexicon: Lexicon) -> list[tuple[_Indices, _Indices]]:
    """Return the indices of the paragraphs that a side split or merged, and of what they became."""
    old = {paragraph.key: index for index, paragraph in enumerate(base.paragraphs)}
    new = {paragraph.key: index for index, paragraph in enumerate(side.paragraphs)}
    if old.keys() == new.keys():
        return []
    return [
        (frozenset(old[key] for key in link.old), frozenset(new[key] for key in link.new))
        for link in align(base, side, lexicon).links
        if link.old and link.new and len(link.old) != len(link.new)
    ]


def _united(groups: Iterable[_Indices]) -> list[_Indices]:
    """Unite groups that have a member in common."""
    united: list[_Indices] = []
    for group in groups:
        touched = [one for one in united if one & group]
        united = [one for one in united if not one & group] + [group.union(*touched)]
    return sorted(united, key=min)


def _members(group: _Indices, links: Sequence[tuple[_Indices, _Indices]], partners: dict[int, int]) -> _Indices:
    """Return what the paragraphs of a group are on a side."""
    alone = frozenset(partners[index] for index in group if index in partners)
    return alone.union(*(new for old, new in links if old & group))


def _are_neighbours(indices: _Indices) -> bool:
    return not indices or max(indices) - min(indices) == len(indices) - 1


def _are_shared(members: _Indices, partners: dict[int, int], group: _Indices) -> bool:
    """Say whether some of a side's paragraphs are also what another paragraph of the base became."""
    return any(new in members and old not in group for old, new in partners.items())


def joined(document: Document, runs: Iterable[tuple[str, Paragraphs]]) -> Document:
    """Return a document with one paragraph, of the key that is given, for each run of neighbours."""
    first = {run[0].key: (key, run) for key, run in runs if run}
    inner = {paragraph.key for _, run in first.values() for paragraph in run[1:]}
    paragraphs = (
        _joined(*first[paragraph.key]) if paragraph.key in first else paragraph
        for paragraph in document.paragraphs
        if paragraph.key not in inner
    )
    return msgspec.structs.replace(document, paragraphs=tuple(paragraphs))


def _joined(key: str, run: Paragraphs) -> Paragraph:
    text = ""
    marks, notes = [], []
    for number, paragraph in enumerate(run):
        text += _SEAM if number else ""
        marks += [
            msgspec.structs.replace(mark, start=mark.start + len(text), end=mark.end + len(text))
            for mark in paragraph.marks
        ]
        notes += [msgspec.structs.replace(note, anchor=note.anchor + len(text)) for note in paragraph.notes]
        text += paragraph.text
    return msgspec.structs.replace(run[0], key=key, text=text, marks=tuple(marks), notes=tuple(notes))


def merge_join(place: Place, join: Join, names: Names) -> list[MergedParagraph] | None:
    """Merge a joined paragraph and part it again; of one that a side deleted each part is open.

    None where a bracket goes over a seam, or neither side has so many paragraphs.
    """
    if not join.theirs:
        return [merge_paragraph(Place(place.base, part, None), names) for part in join.ours]
    if not join.ours:
        return [merge_paragraph(Place(place.base, None, part), names) for part in join.theirs]
    return _parted(merge_paragraph(place, names), join)


def _parted(merged: MergedParagraph, join: Join) -> list[MergedParagraph] | None:
    whole = merged.paragraph
    if whole is None:
        return [merged]
    texts = whole.text.split(_SEAM)
    models = [side[: len(texts)] for side in (join.ours, join.theirs) if _is_model(join, side, texts)]
    if not models or any(_SEAM in whole.text[mark.start : mark.end] for mark in alternatives_in(whole)):
        return None
    model = min(models, key=lambda side: [(paragraph.number, paragraph.key) for paragraph in side])
    parts = list(_parts(whole, texts, model))
    conflict = merged.conflict
    if conflict is None:
        return [MergedParagraph(part) for part in parts]
    is_open = [has_alternatives(part) for part in parts]
    return [
        MergedParagraph(part, _conflict_at(part, conflict) if open_here or not any(is_open) else None)
        for part, open_here in zip(parts, is_open, strict=True)
    ]


def _is_model(join: Join, side: Paragraphs, texts: Sequence[str]) -> bool:
    """Say whether the parts of a text may be like a side's paragraphs.

    Fewer are left than each side has where both merged one clause, each with another neighbour.
    """
    fewest = min(len(join.ours), len(join.theirs))
    return len(side) == len(texts) or len(texts) < fewest


def _parts(whole: Paragraph, texts: Sequence[str], model: Paragraphs) -> Iterator[Paragraph]:
    """Yield the parts of a joined paragraph, each of the kind and with the number that it has in a side."""
    start = 0
    for text, paragraph in zip(texts, model, strict=True):
        end = start + len(text)
        marks = (
            msgspec.structs.replace(mark, start=max(mark.start, start) - start, end=min(mark.end, end) - start)
            for mark in whole.marks
            if mark.start < end and start < mark.end
        )
        notes = (
            msgspec.structs.replace(note, anchor=note.anchor - start)
            for note in whole.notes
            if start <= note.anchor <= end
        )
        yield msgspec.structs.replace(paragraph, text=text, marks=tuple(marks), notes=tuple(notes))
        start = end + len(_SEAM)


def _conflict_at(part: Paragraph, conflict: Conflict) -> Conflict:
    said = (conflict.base, conflict.ours, conflict.theirs)
    base, ours, theirs = (text.replace(_SEAM, " ") if text is not None else None for text in said)
    return msgspec.structs.replace(conflict, key=part.key, base=base, ours=ours, theirs=theirs)
