"""Which words are forms of one."""

from __future__ import annotations

from collections.abc import Sequence

_STEM = 3
"""Letters in which two forms of a word may differ at their ends, and must agree at their beginnings."""


def is_one_stem(old: str, new: str, clitics: Sequence[str] = (), ending: int = _STEM) -> bool:
    """Say whether two words are forms of one: they begin alike and differ in a short ending, or in a clitic."""
    if any(old == clitic + new or new == clitic + old for clitic in clitics):
        return True
    if not (old.isalpha() and new.isalpha()):
        return False
    alike = 0
    for a, b in zip(old, new, strict=False):
        if a != b:
            break
        alike += 1
    return alike >= _STEM and max(len(old), len(new)) - alike <= ending
