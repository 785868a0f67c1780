"""Permanent links: what stands behind the `#` for each clause, the same in every language of the reader."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from draftdiff.comparison import Comparison, Row
from draftdiff.model import Key
from draftdiff.numbering import Label
from draftdiff.renderers.wording import Names

_NOT_PLAIN = re.compile(r"[^A-Za-z0-9]+")


def anchor_of(text: str) -> str:
    """Return a label or symbol as the name of a place in a page: `OP12 (a)` gives `OP12-a`."""
    return _NOT_PLAIN.sub("-", text).strip("-")


class Anchors:
    """The anchors of all paragraphs of a comparison: `OP5` of the new text, `old-OP5` of what is gone."""

    def __init__(self, names: Names, prefix: str = "") -> None:
        self._new = _distinct(names.new, prefix)
        self._old = _distinct(names.old, f"{prefix}old-")

    def of(self, row: Row) -> str:
        """Return the anchor of a row: that of its first new paragraph, else of its first old one."""
        return self.all_of(row)[0]

    def all_of(self, row: Row) -> list[str]:
        """Return the anchors of all paragraphs of the side that a row is shown by."""
        if row.new:
            return [self._new[paragraph.key] for paragraph in row.new]
        return [self._old[paragraph.key] for paragraph in row.old]


def _distinct(labels: Mapping[Key, Label], prefix: str) -> dict[Key, str]:
    """Name each paragraph; labels that differ in their signs alone (`OP[2]`, `OP2`) are told apart."""
    anchors: dict[Key, str] = {}
    taken: set[str] = set()
    for key, label in labels.items():
        anchor = free_anchor(prefix + anchor_of(str(label)), taken)
        taken.add(anchor)
        anchors[key] = anchor
    return anchors


def free_anchor(anchor: str, taken: set[str]) -> str:
    """Return the anchor, or the first of `anchor.2`, `anchor.3` … that is free."""
    return next(name for name in _candidates(anchor) if name not in taken)


def _candidates(anchor: str) -> Iterator[str]:
    yield anchor
    number = 2
    while True:
        yield f"{anchor}.{number}"
        number += 1


def prefixes_of(comparisons: Sequence[Comparison]) -> list[str]:
    """Return what the anchors of each comparison begin with: nothing for one alone, else its new symbol."""
    if len(comparisons) == 1:
        return [""]
    return [f"{name}-" for name in _all_distinct(anchor_of(one.new.symbol) or "new" for one in comparisons)]


def _all_distinct(names: Iterable[str]) -> list[str]:
    taken: set[str] = set()
    found = []
    for name in names:
        found.append(free_anchor(name, taken))
        taken.add(found[-1])
    return found
