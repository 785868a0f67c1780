"""Roman numbers: of headings and lists, of sub-paragraphs, of the sessions of old resolutions."""

from __future__ import annotations

_VALUES = (
    (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LAST = 399


def from_roman(printed: str) -> int:
    """Return the value of a roman number in lower case; 0 if it is not one in its usual form."""
    rest, value = printed, 0
    for worth, sign in _VALUES:
        while rest.startswith(sign):
            rest, value = rest[len(sign) :], value + worth
    return value if to_roman(value) == printed else 0


def to_roman(value: int) -> str:
    """Write a roman number in lower case; what is beyond all roman numbers, in figures."""
    if value > _LAST:
        return str(value)
    printed = ""
    for worth, sign in _VALUES:
        printed += sign * (value // worth)
        value %= worth
    return printed
