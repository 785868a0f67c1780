"""The overview: one bar for the whole text, a mark where a change stands, as high as it is heavy."""

from __future__ import annotations

from collections.abc import Sequence, Set

from msgspec import Struct

from draftdiff.comparison import Row, is_counted
from draftdiff.renderers.html_page.anchors import Anchors
from draftdiff.renderers.outline import divided, is_changed
from draftdiff.renderers.wording import Wording

WIDTH = 1000
"""Of the bar, in its own units."""
_BASE = 40
"""What each paragraph counts besides its characters, so that a short one is seen too."""
_NARROWEST = 2.5
"""A mark of at least three pixels on a common screen, to be seen and clicked."""
_BETWEEN = 1.0
"""Left free between two marks, so that neighbours are told apart."""


class Place(Struct, frozen=True):
    """One changed row on the bar: where it begins and how wide it is, in units of the bar."""

    anchor: str
    """Empty where the page does not show the row."""
    label: str
    weight: str
    start: str
    width: str


class Strip(Struct, frozen=True):
    """The bar: its changed rows, and where the preamble, the operative part and each annex begin but the first."""

    places: tuple[Place, ...]
    borders: tuple[str, ...]


def strip_of(rows: Sequence[Row], linked: Set[str], anchors: Anchors, wording: Wording) -> Strip:
    """Lay the counted rows of a comparison out on a bar, in reading order, each as wide as its text is long.

    `linked` are the anchors of the rows that the page shows.
    """
    counted = [row for row in rows if is_counted(row)]
    scale = WIDTH / max(sum(map(_size, counted)), 1)
    places: list[Place] = []
    borders: list[str] = []
    start = 0.0
    for _, part in divided(counted):
        borders.append(_unit(start))
        for row in part:
            width = _size(row) * scale
            if is_changed(row):
                anchor = anchors.of(row)
                places.append(_place(row, anchor if anchor in linked else "", wording, start, width))
            start += width
    return Strip(tuple(places), tuple(borders[1:]))


def _place(row: Row, anchor: str, wording: Wording, start: float, width: float) -> Place:
    """Return the place of a row on the bar, wide enough to be hit and apart from the next."""
    return Place(
        anchor=anchor,
        label=wording.label(row),
        weight=row.weight.value if row.weight else "",
        start=_unit(min(start, WIDTH - _NARROWEST)),
        width=_unit(max(width - _BETWEEN, _NARROWEST)),
    )


def _size(row: Row) -> int:
    return _BASE + sum(len(paragraph.text) for paragraph in row.shown)


def _unit(number: float) -> str:
    return f"{number:.1f}"
