"""An alignment that a person has edited: checked, completed, obeyed."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from draftdiff.align.order import moved_of
from draftdiff.comparison import Alignment, Basis, Link
from draftdiff.errors import DraftdiffError
from draftdiff.model import Document


def obeyed(alignment: Alignment, old: Document, new: Document) -> tuple[Link, ...]:
    """Return the links of an alignment; paragraphs not named are removed or added, moves are found anew.

    Raises DraftdiffError for a key that no paragraph has, a key in two links, and a pair of keys that do not
    stand in its link.
    """
    old_places = {paragraph.key: place for place, paragraph in enumerate(old.paragraphs)}
    new_places = {paragraph.key: place for place, paragraph in enumerate(new.paragraphs)}
    _check_keys([key for link in alignment.links for key in link.old], old_places, "old")
    _check_keys([key for link in alignment.links for key in link.new], new_places, "new")
    for link in alignment.links:
        _check_pairs(link)
    links = [_in_order(link, old_places, new_places) for link in alignment.links if link.old and link.new]
    links.sort(key=lambda link: old_places[link.old[0]])
    linked_old = {key for link in links for key in link.old}
    linked_new = {key for link in links for key in link.new}
    return (
        *_with_moves(links, old, new),
        *(Link(old=(key,), new=(), basis=Basis.NONE) for key in old_places if key not in linked_old),
        *(Link(old=(), new=(key,), basis=Basis.NONE) for key in new_places if key not in linked_new),
    )


def _check_keys(keys: Sequence[str], places: dict[str, int], side: str) -> None:
    seen = set()
    for key in keys:
        if key not in places:
            raise DraftdiffError(
                f"the alignment names {key}, and no paragraph of the {side} document has this key",
                hint="compare the documents that it was made of, or make it anew: --format alignment",
                slug="alignment",
            )
        if key in seen:
            raise DraftdiffError(
                f"the alignment names the paragraph {key} of the {side} document twice",
                hint="keep it in one link; a split or merged paragraph stands in one link with all its parts",
                slug="alignment",
            )
        seen.add(key)


def _check_pairs(link: Link) -> None:
    for pair in link.pairs:
        if pair.old not in link.old or pair.new not in link.new:
            raise DraftdiffError(
                f"the alignment pairs {pair.old} with {pair.new} in a link that does not hold both",
                hint="list in `pairs` only keys of the same link, or leave `pairs` empty",
                slug="alignment",
            )


def _in_order(link: Link, old_places: dict[str, int], new_places: dict[str, int]) -> Link:
    return replace(
        link,
        old=tuple(sorted(link.old, key=old_places.__getitem__)),
        new=tuple(sorted(link.new, key=new_places.__getitem__)),
    )


def _with_moves(links: Sequence[Link], old: Document, new: Document) -> list[Link]:
    """Say anew which one-to-one links are out of order."""
    old_places, new_places = ({p.key: place for place, p in enumerate(side.paragraphs)} for side in (old, new))
    single = [link for link in links if len(link.old) == len(link.new) == 1]
    cells = [(old_places[link.old[0]], new_places[link.new[0]]) for link in single]
    weights = [len(old.paragraphs[i].text) + len(new.paragraphs[j].text) for i, j in cells]
    moved = {single[place].old for place in moved_of(cells, weights)}
    return [replace(link, moved=link.old in moved) for link in links]
