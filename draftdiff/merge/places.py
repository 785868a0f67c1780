"""Which paragraphs of base, ours and theirs are one and the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import msgspec

from draftdiff.align import align
from draftdiff.lexicon import Lexicon
from draftdiff.model import Document, Paragraph
from draftdiff.sequences import likeness
from draftdiff.tokens import words_of

LEAST_LIKE = 0.4
"""Share of common words below which two paragraphs without a common key are not one."""


class Place(NamedTuple):
    """A paragraph on the three sides; null where it does not exist. Numbers count the paragraphs of each side."""

    base: Paragraph | None
    ours: Paragraph | None
    theirs: Paragraph | None
    base_index: int | None = None
    ours_index: int | None = None
    theirs_index: int | None = None

    @property
    def is_shared(self) -> bool:
        """Say whether more than one of the three texts has the paragraph."""
        return self.base is not None or (self.ours is not None and self.theirs is not None)


def places_of(base: Document, ours: Document, theirs: Document, lexicon: Lexicon) -> tuple[Place, ...]:
    """Bring the paragraphs of the three sides together, one of each at most.

    Equal keys are one paragraph, since revisions carry them; the rest is aligned by text. What both sides added
    alike is one place too.
    """
    in_ours = partners_of(base, ours, lexicon)
    in_theirs = partners_of(base, theirs, lexicon)
    places = [_place(base, ours, theirs, i, in_ours.get(i), in_theirs.get(i)) for i in range(len(base.paragraphs))]
    ours_new = _missing(len(ours.paragraphs), in_ours.values())
    theirs_new = _missing(len(theirs.paragraphs), in_theirs.values())
    alike = partners_of(_only(ours, ours_new), _only(theirs, theirs_new), lexicon)
    places += [
        _place(base, ours, theirs, None, i, theirs_new[alike[n]] if n in alike else None)
        for n, i in enumerate(ours_new)
    ]
    both = {theirs_new[n] for n in alike.values()}
    places += [_place(base, ours, theirs, None, None, i) for i in theirs_new if i not in both]
    return tuple(places)


def _place(
    base: Document, ours: Document, theirs: Document, base_index: int | None, ours_index: int | None,
    theirs_index: int | None,
) -> Place:  # fmt: skip
    return Place(
        _at(base, base_index), _at(ours, ours_index), _at(theirs, theirs_index),
        base_index, ours_index, theirs_index,
    )  # fmt: skip


def _at(document: Document, index: int | None) -> Paragraph | None:
    return None if index is None else document.paragraphs[index]


def _missing(count: int, indices: Iterable[int]) -> list[int]:
    found = set(indices)
    return [index for index in range(count) if index not in found]


def _only(document: Document, indices: Sequence[int]) -> Document:
    return msgspec.structs.replace(document, paragraphs=tuple(document.paragraphs[index] for index in indices))


def partners_of(old: Document, new: Document, lexicon: Lexicon) -> dict[int, int]:
    """Return for paragraphs of `old`, by index, the one paragraph of `new` that continues each, if one does."""
    new_keys = {paragraph.key: index for index, paragraph in enumerate(new.paragraphs)}
    partners = {
        index: new_keys[paragraph.key] for index, paragraph in enumerate(old.paragraphs) if paragraph.key in new_keys
    }
    old_rest = _missing(len(old.paragraphs), partners)
    new_rest = _missing(len(new.paragraphs), partners.values())
    aligned = _aligned(_only(old, old_rest), _only(new, new_rest), lexicon)
    return partners | {old_rest[i]: new_rest[j] for i, j in aligned}


def _aligned(old: Document, new: Document, lexicon: Lexicon) -> list[tuple[int, int]]:
    """Align by text; of a group that was split or merged, the pair with most in common counts.

    A paragraph that merely stands alone beside another is not its continuation here: the rest of both texts, which
    would say so, is not looked at.
    """
    old_index = {paragraph.key: index for index, paragraph in enumerate(old.paragraphs)}
    new_index = {paragraph.key: index for index, paragraph in enumerate(new.paragraphs)}
    pairs = []
    for link in align(old, new, lexicon).links:
        candidates = [(old_index[i], new_index[j]) for i in link.old for j in link.new]
        most, _, best = max(
            ((_likeness(old, new, pair), (-max(pair), -min(pair)), pair) for pair in candidates),
            default=(0.0, (0, 0), (0, 0)),
        )
        if most >= LEAST_LIKE:
            pairs.append(best)
    return pairs


def _likeness(old: Document, new: Document, pair: tuple[int, int]) -> float:
    return likeness(words_of(old.paragraphs[pair[0]].text), words_of(new.paragraphs[pair[1]].text))
