"""Values of automatic numbers as Word prints them: `3`, `c`, `iii`, `ج`, `三`; what the signs are stands in JSON."""

from __future__ import annotations

from msgspec import Struct

from draftdiff.package_data import load_package_data
from draftdiff.roman import to_roman

_MOST = 32767
"""The largest value that Word counts to."""


class _Formats(Struct, frozen=True):
    letters: dict[str, str]
    digits: dict[str, str]
    counting: dict[str, str]


def printed(value: int, number_format: str) -> str:
    """Return a value in a number format of Word; one that is not known counts in digits, `none` prints nothing."""
    formats = load_package_data(_Formats, "importers", "docx", "formats.json")
    value = min(max(value, 0), _MOST)
    if number_format == "none":
        return ""
    if number_format in ("lowerRoman", "upperRoman"):
        return to_roman(value).upper() if number_format == "upperRoman" else to_roman(value)
    if number_format == "decimalZero":
        return f"{value:02}"
    if number_format in formats.letters and value:
        times, place = divmod(value - 1, len(formats.letters[number_format]))
        return formats.letters[number_format][place] * (times + 1)
    if number_format in formats.digits:
        return "".join(formats.digits[number_format][int(digit)] for digit in str(value))
    if number_format in formats.counting and 0 < value < 100:
        return _counted(value, formats.counting[number_format])
    return str(value)


def _counted(value: int, signs: str) -> str:
    tens, units = divmod(value, 10)
    ten = signs[9] if tens else ""
    return (signs[tens - 1] if tens > 1 else "") + ten + (signs[units - 1] if units else "")
