"""What attributes of the elements of a file say."""

from __future__ import annotations

_LONGEST_NUMBER = 9
"""Word counts to twice a number of so many figures."""


def whole(text: str | None, default: int = 0) -> int:
    """Return a whole number of the file; the default where it states none, or one that only a program made up."""
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) <= _LONGEST_NUMBER else default
