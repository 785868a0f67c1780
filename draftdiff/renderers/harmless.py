"""Text of documents made safe to show: nothing in it can command a terminal or turn the text around it."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate

from draftdiff.patterns import late_pattern

FSI, RLI, LRI, PDI = "\u2068", "\u2067", "\u2066", "\u2069"
ISOLATES = str.maketrans("", "", FSI + RLI + LRI + PDI)
"""Table for `str.translate` that strips the isolates which renderers add."""

_BREAKS = {"\n": " ¶ ", "\t": " │ "}
_COMMANDS = late_pattern(
    "[\x00-\x1f\x7f-\x9f"  # control characters: a terminal would obey them
    "\u2028\u2029\u202a-\u202e\u2066-\u2069"  # line breaks, bidi embeddings, overrides and isolates
    "\ud800-\udfff]"  # lone surrogates: no encoding can write them
)
_RIGHT_TO_LEFT = late_pattern("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
"""Blocks whose letters are all written from right to left."""
_NARROW = late_pattern("[ -\u02ff\u0400-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e\u2190-\u22ff]*")
"""Text whose characters take one column each, found without looking at each of them."""


def harmless(text: str) -> str:
    """Return a text of a document with every character that commands spelled out (`<U+202E>`).

    The newline between joined paragraphs is shown as a pilcrow, the tab between cells as a bar.
    """
    if text.isprintable() or text.replace("\u00a0", " ").isprintable():
        return text
    return _COMMANDS.sub(lambda found: _BREAKS.get(found[0], f"<U+{ord(found[0]):04X}>"), text)


def has_right_to_left(text: str) -> bool:
    """Say whether a text holds letters that are written from right to left."""
    return not _is_narrow(text) and _RIGHT_TO_LEFT.search(text) is not None


def isolated(text: str, *, direction: str) -> str:
    """Return a harmless text that leaves the order of a line written in `direction` (`ltr`, `rtl`) alone.

    In a line from left to right only text that holds right-to-left letters needs isolates; in a line from
    right to left every piece does, for even a number takes on the direction of what stands beside it.
    """
    if not text or (direction == "ltr" and not has_right_to_left(text)):
        return text
    return f"{FSI}{text}{PDI}"


@lru_cache(maxsize=1024)
def width_of(text: str) -> int:
    """Return how many columns of a terminal a text takes: wide characters two, marks and isolates none."""
    return len(text) if _is_narrow(text) else sum(map(_columns, text))


def columns_of(text: str) -> Sequence[int]:
    """Return in which column of a terminal each character begins, and last the width of the text."""
    return range(len(text) + 1) if _is_narrow(text) else [0, *accumulate(map(_columns, text))]


def _is_narrow(text: str) -> bool:
    """Say whether all characters of a text take one column; of printable ASCII no pattern need say so."""
    return (text.isascii() and text.isprintable()) or _NARROW.fullmatch(text) is not None


@lru_cache(maxsize=8192)
def _columns(character: str) -> int:
    # The widths of wcwidth in the six scripts (a test compares them), without the 25 ms of importing it.
    category = unicodedata.category(character)
    if category in ("Mn", "Me", "Cf") and character != "\u00ad":
        return 0
    return 2 if category != "Cn" and unicodedata.east_asian_width(character) in "WF" else 1
