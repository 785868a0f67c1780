"""Labels of clauses inside sentences as links to the clauses, each in one line."""

from __future__ import annotations

import re
from collections.abc import Mapping

from markupsafe import Markup

from draftdiff.renderers.html_page.markup import said


class Links:
    """Finds the labels of rows in what is said of them."""

    def __init__(self, anchors: Mapping[str, str]) -> None:
        """Take the anchor of each label, empty where the page does not show the row; longer labels are found first."""
        self._anchors = anchors
        labels = sorted(filter(None, anchors), key=lambda label: (-len(label), label))
        self._labels = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, labels))})(?!\w)") if labels else None

    def link(self, label: str) -> Markup:
        """Return one label as a link; as a name if the page does not show its row, as it is if no row is called so."""
        anchor = self._anchors.get(label)
        if anchor is None:
            return said(label)
        return Markup('<a href="#{}">{}</a>' if anchor else '<span class="name">{1}</span>').format(anchor, said(label))

    def linked(self, text: str) -> Markup:
        """Return a sentence in which every label is a link."""
        if self._labels is None:
            return said(text)
        parts = self._labels.split(text)
        return Markup("").join(self.link(part) if place % 2 else said(part) for place, part in enumerate(parts))
