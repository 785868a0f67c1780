"""A new revision of a draft: paragraphs that go on keep their keys, so that a diff of the stored files stays small."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from draftdiff.align import align
from draftdiff.keys import free_key
from draftdiff.lexicon import Lexicon
from draftdiff.model import Document, Key, Paragraph
from draftdiff.problems import Location


def revise(previous: Document, revision: Document, lexicon: Lexicon) -> Document:
    """Return the revision with the keys of the paragraphs of `previous` that it continues.

    Of a paragraph that was split the longest part goes on, of merged paragraphs the longest one. Nothing else
    changes: texts, their order, and what the header says stay.
    """
    lengths = {p.key: len(p.text) for p in previous.paragraphs}
    new_lengths = {p.key: len(p.text) for p in revision.paragraphs}
    carried = {
        _longest(link.new, new_lengths): _longest(link.old, lengths)
        for link in align(previous, revision, lexicon).links
        if link.old and link.new
    }
    keys = _unique_keys(revision.paragraphs, carried)

    def moved(place: Location) -> Location:
        return replace(place, paragraph=keys.get(place.paragraph, place.paragraph))

    return replace(
        revision,
        paragraphs=tuple(replace(p, key=keys[p.key]) for p in revision.paragraphs),
        problems=tuple(replace(problem, location=moved(problem.location)) for problem in revision.problems),
    )


def _longest(keys: tuple[Key, ...], lengths: Mapping[Key, int]) -> Key:
    return max(keys, key=lambda key: lengths[key])


def _unique_keys(paragraphs: Iterable[Paragraph], carried: Mapping[Key, Key]) -> dict[Key, Key]:
    """Return the key that each paragraph gets: the carried one, or its own, counted on where that is taken."""
    taken = set(carried.values())
    keys = dict(carried)
    for paragraph in paragraphs:
        if paragraph.key in keys:
            continue
        key = keys[paragraph.key] = free_key(paragraph.key, taken)
        taken.add(key)
    return keys
