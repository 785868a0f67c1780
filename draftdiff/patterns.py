"""Regular expressions that are compiled when they are first used: a run needs few of them, and each takes long."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, cast


def late_pattern(source: str) -> re.Pattern[str]:
    """Return a regular expression that is compiled when it is first used."""
    return cast("re.Pattern[str]", _LatePattern(source))


def any_of(words: Iterable[str]) -> str:
    """Return what matches one of some words, the longest that fits, whatever space parts them; of none: nothing."""
    sources = (re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))
    return f"(?:{'|'.join(sources) or '(?!)'})"


def any_form_of(words: Iterable[str], ending: str = r"\w*") -> str:
    """Return what matches one of some words, in which `*` stands for any ending."""
    return any_of(words).replace(r"\*", ending)


class _LatePattern:
    """Stands for a compiled pattern; each of its methods is looked up once, then kept."""

    def __init__(self, source: str) -> None:
        self._source = source

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(self._source), name)
        setattr(self, name, found)
        return found
