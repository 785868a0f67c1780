"""What two texts have in common at their ends, found without splitting it into tokens."""

from __future__ import annotations

_CONTEXT = 60
"""Characters of equal text around the changes that the rules of tidiness may look at."""

_BOUNDARIES = (" ", "，")
"""Characters before which a text may always be cut: none stands inside a word."""


def common_start(old: str, new: str) -> int:
    """Return how many characters two texts share at their start."""
    low, high = 0, min(len(old), len(new))
    while low < high:
        middle = (low + high + 1) // 2
        if old[low:middle] == new[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _common_end(old: str, new: str, most: int) -> int:
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if old[len(old) - middle : len(old) - low] == new[len(new) - middle : len(new) - low]:
            low = middle
        else:
            high = middle - 1
    return low


def trim_texts(old: str, new: str) -> tuple[str, str, str, str]:
    """Return the equal start of two texts, what stands between in each, and their equal end.

    Both ends are cut between words, and far enough from the first and the last change.
    """
    start = common_start(old, new) if old[:_CONTEXT] == new[:_CONTEXT] else 0
    most = min(len(old), len(new)) - start
    end = _common_end(old, new, most) if old[-_CONTEXT:] == new[-_CONTEXT:] else 0
    first = max(0, *(old.rfind(mark, 0, max(0, start - _CONTEXT)) for mark in _BOUNDARIES))
    places = [old.find(mark, len(old) - end + _CONTEXT) for mark in _BOUNDARIES] if end > _CONTEXT else []
    kept = len(old) - min((place for place in places if place >= 0), default=len(old))
    return old[:first], old[first : len(old) - kept], new[first : len(new) - kept], old[len(old) - kept :]
