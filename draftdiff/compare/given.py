"""An alignment that a person has edited: checked, completed, obeyed."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence

from msgspec.structs import replace

from draftdiff.align import is_turned
from draftdiff.align.groups import moved_pairs
from draftdiff.align.units import Unit, units_of
from draftdiff.comparison import Alignment, Basis, Link
from draftdiff.errors import DraftdiffError
from draftdiff.model import Document, Key


def obeyed(alignment: Alignment, old: Document, new: Document) -> tuple[Link, ...]:
    """Return the links of an alignment; paragraphs not named are removed or added, moves are found anew.

    Raises DraftdiffError for a key that no paragraph has, a key in two links, and a pair of keys that do not
    stand in its link.
    """
    old_units, new_units = ({unit.key: unit for unit in units_of(side)} for side in (old, new))
    _check_keys([key for link in alignment.links for key in link.old], old_units, "old")
    _check_keys([key for link in alignment.links for key in link.new], new_units, "new")
    for link in alignment.links:
        _check_pairs(link)
    links = [_in_order(link, old_units, new_units) for link in alignment.links if link.old and link.new]
    links.sort(key=lambda link: old_units[link.old[0]].index)
    linked_old = {key for link in links for key in link.old}
    linked_new = {key for link in links for key in link.new}
    return (
        *_with_moves(links, old_units, new_units, turned=is_turned(old, new)),
        *(Link(old=(key,), new=(), basis=Basis.NONE) for key in old_units if key not in linked_old),
        *(Link(old=(), new=(key,), basis=Basis.NONE) for key in new_units if key not in linked_new),
    )


def _check_keys(keys: Sequence[Key], known: Container[Key], side: str) -> None:
    seen = set()
    for key in keys:
        if key not in known:
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


def _in_order(link: Link, old: Mapping[Key, Unit], new: Mapping[Key, Unit]) -> Link:
    return replace(
        link,
        old=tuple(sorted(link.old, key=lambda key: old[key].index)),
        new=tuple(sorted(link.new, key=lambda key: new[key].index)),
    )


def _with_moves(links: Sequence[Link], old: Mapping[Key, Unit], new: Mapping[Key, Unit], *, turned: bool) -> list[Link]:
    """Say anew which one-to-one links are out of order, as the aligner does, and seen from the same side."""
    pairs = [(old[link.old[0]], new[link.new[0]]) for link in links if len(link.old) == len(link.new) == 1]
    if turned:
        pairs = sorted(((after, before) for before, after in pairs), key=lambda pair: pair[0].index)
    old_side = 1 if turned else 0
    moved = {(pair[old_side].key,) for pair in moved_pairs(pairs)}
    return [replace(link, moved=link.old in moved) for link in links]
