"""Permanent links: what stands behind the `#` for each clause, in every language the same; and labels as links."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from itertools import chain, count

from markupsafe import Markup
from msgspec import Struct

from draftdiff.comparison import Comparison, Row
from draftdiff.model import Key
from draftdiff.numbering import Label
from draftdiff.renderers.excerpt import whole_words
from draftdiff.renderers.harmless import width_of
from draftdiff.renderers.html_page.markup import said
from draftdiff.renderers.wording import Names

_LONG = 30
"""Letters of a label that may be broken: it is wider than a narrow column. Chinese signs count twice."""
_NOT_PLAIN = re.compile(r"[^A-Za-z0-9]+")


def anchor_of(text: str) -> str:
    """Return a label or symbol as the name of a place in a page: `OP12 (a)` gives `OP12-a`."""
    return _NOT_PLAIN.sub("-", text).strip("-")


class Anchors:
    """The anchors of all paragraphs of a comparison: `OP5` of the new text, `old-OP5` of what is gone."""

    def __init__(self, names: Names, prefix: str = "") -> None:
        self._new = _by_key(names.new, prefix)
        self._old = _by_key(names.old, f"{prefix}old-")

    def of(self, row: Row) -> str:
        """Return the anchor of a row: that of its first new paragraph, else of its first old one."""
        return self.all_of(row)[0]

    def all_of(self, row: Row) -> list[str]:
        """Return the anchors of all paragraphs of the side that a row is shown by."""
        if row.new:
            return [self._new[paragraph.key] for paragraph in row.new]
        return [self._old[paragraph.key] for paragraph in row.old]


def _by_key(labels: Mapping[Key, Label], prefix: str) -> dict[Key, str]:
    """Name each paragraph; labels that differ in their signs alone (`OP[2]`, `OP2`) are told apart."""
    return dict(zip(labels, distinct(prefix + anchor_of(str(label)) for label in labels.values()), strict=True))


def distinct(anchors: Iterable[str]) -> list[str]:
    """Return anchors no two of which are equal: the second `OP2` becomes `OP2.2`, the third `OP2.3`."""
    found: dict[str, None] = {}
    for anchor in anchors:
        names = chain([anchor], (f"{anchor}.{number}" for number in count(2)))
        found[next(name for name in names if name not in found)] = None
    return list(found)


def prefixes_of(comparisons: Sequence[Comparison]) -> list[str]:
    """Return what the anchors of each comparison begin with: nothing for one alone, else its new symbol."""
    if len(comparisons) == 1:
        return [""]
    return [f"{name}-" for name in distinct(anchor_of(one.new.symbol) or "new" for one in comparisons)]


class Links(Struct, frozen=True):
    """Turns labels of rows into links to them; into names where the page does not show the row."""

    anchors: Anchors
    shown: Set[str]
    """The anchors of the rows that the page has."""

    def _link(self, label: str, row: Row) -> Markup:
        anchor = self.anchors.of(row)
        is_long = width_of(label) > _LONG
        if anchor not in self.shown:
            return Markup('<span class="name{}">{}</span>').format(" long" if is_long else "", said(label))
        start = Markup('<a class="long" href="#{}">' if is_long else '<a href="#{}">').format(anchor)
        return Markup("{}{}</a>").format(start, said(label))

    def linked(self, text: str, rows: Mapping[str, Row]) -> Markup:
        """Return a sentence in which every label of these rows is a link; of two, the longer is found first."""
        labels = sorted(filter(None, rows), key=lambda label: (-len(label), label))
        if not labels:
            return said(text)
        parts = re.split(whole_words(f"({'|'.join(map(re.escape, labels))})", text), text)
        return Markup("").join(
            self._link(part, rows[part]) if place % 2 else said(part) for place, part in enumerate(parts)
        )
