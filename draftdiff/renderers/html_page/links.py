"""Labels of clauses inside sentences as links to the clauses, each in one line."""

from __future__ import annotations

import re
from collections.abc import Mapping, Set

from markupsafe import Markup
from msgspec import Struct

from draftdiff.comparison import Row
from draftdiff.renderers.excerpt import whole_words
from draftdiff.renderers.html_page.anchors import Anchors
from draftdiff.renderers.html_page.markup import said


class Links(Struct, frozen=True):
    """Turns labels of rows into links to them; into names where the page does not show the row."""

    anchors: Anchors
    shown: Set[str]
    """The anchors of the rows that the page has."""

    def _link(self, label: str, row: Row) -> Markup:
        anchor = self.anchors.of(row)
        is_shown = anchor in self.shown
        return Markup('<a href="#{}">{}</a>' if is_shown else '<span class="name">{1}</span>').format(
            anchor, said(label)
        )

    def linked(self, text: str, rows: Mapping[str, Row]) -> Markup:
        """Return a sentence in which every label of these rows is a link; of two, the longer is found first."""
        labels = sorted(filter(None, rows), key=lambda label: (-len(label), label))
        if not labels:
            return said(text)
        parts = re.split(whole_words(f"({'|'.join(map(re.escape, labels))})"), text)
        return Markup("").join(
            self._link(part, rows[part]) if place % 2 else said(part) for place, part in enumerate(parts)
        )
