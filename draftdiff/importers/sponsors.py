"""Lists of sponsors: `Egypt, Fiji (on behalf of …) and Peru`, as official files and covers of drafts print them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate

import msgspec

from draftdiff.model import Language
from draftdiff.package_data import load_package_data

_COMMAS = ",،、"
_BRACKETS = {"(": 1, ")": -1, "（": 1, "）": -1}
_OF_CALLS = " *†⁰¹²³⁴⁵⁶⁷⁸⁹0123456789"
"""What calls a note at a name: `Egypt*`."""


class _Names(msgspec.Struct, frozen=True):
    """What `sponsors.json` holds of a language.

    The words before the last sponsor, names that hold one or begin with it, and what tells of an officer or a body
    that submitted a draft.
    """

    conjunctions: tuple[str, ...]
    names: tuple[str, ...]
    submitters: tuple[str, ...] = ()


def _names_of(language: Language) -> _Names:
    return load_package_data(dict[Language, _Names], "importers", "sponsors.json")[language]


def names_no_state(printed: str) -> bool:
    """Say whether what stands for sponsors in an official file is `submitted by the Chair …`: no State is one."""
    return any(phrase in printed for phrase in _names_of(Language.ENGLISH).submitters)


def split_sponsors(printed: str, language: Language = Language.ENGLISH) -> tuple[str, ...]:
    """Return the sponsors of a printed list, in its order; official files print it in English in all languages."""
    known = _names_of(language)
    *pieces, last = _pieces(printed)
    names = [name.strip(_OF_CALLS) for name in (*pieces, *_split(last, known))]
    return tuple(_bare(name, known) if place else name for place, name in enumerate(filter(None, names)))


def _pieces(printed: str) -> Iterator[str]:
    """Split at the commas that stand in no brackets."""
    depth = start = 0
    for position, sign in enumerate(printed):
        depth += _BRACKETS.get(sign, 0)
        if sign in _COMMAS and depth <= 0:
            yield printed[start:position]
            start = position + 1
    yield printed[start:]


def _split(piece: str, known: _Names) -> Iterator[str]:
    """Split `Fiji and Peru`; not `Antigua and Barbuda`, nor within brackets."""
    depths = [*accumulate((_BRACKETS.get(sign, 0) for sign in piece), initial=0)]
    spans = (one.span() for name in known.names for one in re.finditer(re.escape(name), piece))
    inside = {place for span in spans for place in range(*span)}
    start = 0
    for found in re.finditer("|".join(known.conjunctions), piece):
        if depths[found.start()] <= 0 and found.start() not in inside:
            yield piece[start : found.start()]
            start = found.end()
    yield piece[start:]


def _bare(name: str, known: _Names) -> str:
    """Return a name without the conjunction before it: Arabic may repeat it at each."""
    if name.startswith(known.names):
        return name
    return next((name.removeprefix(one.lstrip()) for one in known.conjunctions if name.startswith(one.lstrip())), name)
