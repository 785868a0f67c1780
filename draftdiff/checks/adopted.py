"""On which day a resolution of the General Assembly was adopted, as far as official texts say.

Numbers are given in the order of adoption, so one that no text cites was adopted between its neighbours. The facts
stand in `adopted.json`; `python -m benchmarks.adoptions` counts them.
"""

from __future__ import annotations

from typing import NamedTuple

from draftdiff.checks.remarks import Said
from draftdiff.package_data import load_package_data
from draftdiff.symbols import parse_symbol

_FIRST_PARTS = ("", "A")
"""Parts that were adopted in the order of their numbers; B and C came months later."""


class Days(NamedTuple):
    """The first and the last day on which a resolution may have been adopted."""

    first: str
    last: str


class Run(NamedTuple):
    """Numbers of one session that follow each other and were adopted on one day."""

    first: int
    last: int
    day: str


def adopted_on(symbol: str) -> Days | None:
    """Return when a resolution was adopted; None where that is not known."""
    read = parse_symbol(symbol)
    if read is None or read.body != "A" or read.kind != "RES" or read.part not in _FIRST_PARTS:
        return None
    number, sessions = int(read.number), load_package_data(dict[str, tuple[Run, ...]], "checks", "adopted.json")
    runs = sessions.get(read.session, ())
    begun = [run.day for run in runs if run.first <= number]
    left = [run.day for run in runs if run.last >= number]
    return Days(begun[-1], left[0]) if begun and left and begun[-1] <= left[0] else None


def hint_of(days: Days) -> tuple[str, dict[str, Said]]:
    """Return the hint that says when something was adopted: its name and values."""
    return "adopted" if days.first == days.last else "adopted-between", {"first": days.first, "last": days.last}
