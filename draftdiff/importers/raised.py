"""Figures of notes: raised ones, by which calls are told from other figures of a text, and those of other scripts."""

from __future__ import annotations

RAISED_FIGURES = "⁰¹²³⁴-⁹"
"""As the inside of a character class."""

_PLAIN, _RAISED = "0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"
_OTHER_SCRIPTS = ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "０１２３４５６７８９")
"""Figures on the line as Arabic, Persian and Chinese typists set them."""

RAISED = str.maketrans(_PLAIN, _RAISED)
"""For `str.translate`: figures to raised ones."""

LOWERED = str.maketrans("".join((_RAISED, *_OTHER_SCRIPTS)), _PLAIN * (1 + len(_OTHER_SCRIPTS)))
"""For `str.translate`: raised figures and those of other scripts to `0` to `9`."""

_FORMS = tuple(str.maketrans(_PLAIN, figures) for figures in (_PLAIN, *_OTHER_SCRIPTS))


def forms_of(number: str) -> tuple[str, ...]:
    """Return a number as each script writes it on the line."""
    return tuple(number.translate(figures) for figures in _FORMS)


def is_raised(number: str) -> bool:
    """Say whether a figure of a number is raised."""
    return not set(_RAISED).isdisjoint(number)
