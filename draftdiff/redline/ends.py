"""What two texts have in common at their ends, found without splitting it into tokens."""

from __future__ import annotations

from draftdiff.tokens import is_chinese_word, may_hold_chinese

_CONTEXT = 60
"""Characters of equal text around the changes that the rules of tidiness may look at."""

_CHINESE_CONTEXT = 24
"""The same in Chinese, where a character says more."""


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


def trim_texts(old: str, new: str) -> tuple[str, str, str, str]:
    """Return the equal start of two texts, what stands between in each, and their equal end.

    Both ends are cut between words, and far enough from the first and the last change.
    """
    context = _CHINESE_CONTEXT if may_hold_chinese(old) and may_hold_chinese(new) else _CONTEXT
    start = common_start(old, new) if old[:context] == new[:context] else 0
    end = common_start(old[start:][::-1], new[start:][::-1]) if old[-context:] == new[-context:] else 0
    first = max(0, start - context)
    while first and not _may_be_cut_before(old[first]):
        first -= 1
    last = len(old) - max(0, end - context)
    while last < len(old) and not _may_be_cut_before(old[last]):
        last += 1
    return old[:first], old[first:last], new[first : len(new) - len(old) + last], old[last:]


def _may_be_cut_before(mark: str) -> bool:
    """Say whether a character never stands inside a word, but may begin one."""
    return mark in " ，" or is_chinese_word(mark)
