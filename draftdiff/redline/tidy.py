"""The rules of tidiness: what a drafter would not want to see in pieces."""

from __future__ import annotations

from collections.abc import Container, Sequence
from itertools import pairwise

from draftdiff.patterns import late_pattern
from draftdiff.redline.clean import clean_up, without_common_end
from draftdiff.redline.groups import Weights, groups_of
from draftdiff.redline.hunks import Hunk, append_hunk
from draftdiff.redline.slide import slide
from draftdiff.redline.units import CELL, is_cjk

_LITTLE_KEPT = 0.3
"""Where less of the words is kept, whole stands against whole."""

_LONGEST_DATE = 6
"""Units of a date at most: in Arabic a month may have two names, one of them of two words."""

_DAY = late_pattern(r"\d{1,2}[^\W\d]{0,2}")
_YEAR = late_pattern(r"[12]\d{3}")


def tidy(hunks: list[Hunk], old: list[str], new: list[str], words: Container[str]) -> list[Hunk]:
    """Return tidier hunks of the same two sequences of keys; `words` of two Chinese characters stay whole."""
    if len(hunks) > 1:
        weights = Weights(old, new)
        hunks = clean_up(hunks, old, new, weights)
        hunks = join_pieces(hunks, old, new)
        hunks = replace_where_little_is_kept(hunks, weights)
    whole: list[Hunk] = []
    for hunk in hunks:
        changed = without_common_end(hunk, old, new)
        append_hunk(whole, with_word(with_last_character(changed, old, new), old, new, words))
    return slide(whole, old, new)


def join_pieces(hunks: list[Hunk], old: list[str], new: list[str]) -> list[Hunk]:
    """Make one hunk of two that change one date, one range of numbers, or one Chinese word."""
    joined: list[Hunk] = []
    for hunk in hunks:
        if joined and (
            _is_one(old, joined[-1].old_end, hunk.old_start) or _is_one(new, joined[-1].new_end, hunk.new_start)
        ):
            hunk = joined.pop().to(hunk)
        joined.append(hunk)
    return joined


def _is_one(keys: Sequence[str], start: int, end: int) -> bool:
    """Say whether what stands before `start` and what stands at `end` are parts of one thing."""
    if start == 0 or end == len(keys) or end - start > _LONGEST_DATE or CELL in keys[start:end]:
        return False
    if end - start == 1 and is_cjk(keys[start]):
        return True
    if end - start == 1 and keys[start - 1][0].isnumeric():
        return keys[end][0].isnumeric()
    starts = range(max(0, end - _LONGEST_DATE), start)
    return any(_date_end(keys, first) > end for first in starts if keys[first][0].isdigit())


def _date_end(keys: Sequence[str], start: int) -> int:
    """Return where the date ends that begins with the unit `start`; `start` itself: no date begins there.

    A date goes from a day to the year soon after it; in Chinese, from a year to the day.
    """
    if _YEAR.fullmatch(keys[start]):
        return _chinese_date_end(keys, start)
    if not _DAY.fullmatch(keys[start]):
        return start
    for end in range(start + 2, min(start + _LONGEST_DATE, len(keys))):
        if _YEAR.fullmatch(keys[end]):
            return end + 1
    return start


def _chinese_date_end(keys: Sequence[str], start: int) -> int:
    end = start
    while end + 1 < len(keys) and keys[end].isdigit() and is_cjk(keys[end + 1]) and end < start + _LONGEST_DATE:
        end += 2
    return end


def replace_where_little_is_kept(hunks: list[Hunk], weights: Weights) -> list[Hunk]:
    """Make one hunk of neighbours if what is kept between them is little: no confetti.

    A small change at either end of them, with more kept beside it, stays by itself.
    """
    tidied: list[Hunk] = []
    for group in groups_of(hunks, weights):
        kept = sum(weights.kept(before, after) for before, after in pairwise(group))
        if len(group) > 2 and kept < _LITTLE_KEPT * weights.changed(group[0].to(group[-1])):
            first, end = _without_small_ends(group, weights)
            group[first:end] = [group[first].to(group[end - 1])]
        tidied += group
    return tidied


def _without_small_ends(group: list[Hunk], weights: Weights) -> tuple[int, int]:
    """Return where those hunks of a group begin and end that change no less than is kept beside them."""
    first, end = 0, len(group)
    while end - first > 1 and weights.kept(group[first], group[first + 1]) > weights.changed(group[first]):
        first += 1
    while end - first > 1 and weights.kept(group[end - 2], group[end - 1]) > weights.changed(group[end - 1]):
        end -= 1
    return first, end


def with_last_character(hunk: Hunk, old: Sequence[str], new: Sequence[str]) -> Hunk:
    """Leave no single Chinese character between a replaced word and a punctuation mark or the end."""
    if hunk.old_start == hunk.old_end or hunk.new_start == hunk.new_end:
        return hunk
    if not is_cjk(old[hunk.old_end - 1]) or not is_cjk(new[hunk.new_end - 1]):
        return hunk
    stranded, after = old[hunk.old_end : hunk.old_end + 1], old[hunk.old_end + 1 : hunk.old_end + 2]
    if not stranded or not is_cjk(stranded[0]) or (after and after[0][0].isalnum()):
        return hunk
    return Hunk(hunk.old_start, hunk.old_end + 1, hunk.new_start, hunk.new_end + 1)


def with_word(hunk: Hunk, old: Sequence[str], new: Sequence[str], words: Container[str]) -> Hunk:
    """Replace one word by another whole, though one character of both is the same."""
    if not hunk.old_end - hunk.old_start == hunk.new_end - hunk.new_start == 1:
        return hunk
    for step in (-1, 0):
        word = slice(hunk.old_start + step, hunk.old_end + step + 1)
        other = slice(hunk.new_start + step, hunk.new_end + step + 1)
        if "".join(old[word]) in words and "".join(new[other]) in words:
            return Hunk(word.start, word.stop, other.start, other.stop)
    return hunk
