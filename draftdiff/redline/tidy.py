"""The rules of tidiness: what a drafter would not want to see in pieces."""

from __future__ import annotations

from collections.abc import Container, Sequence
from itertools import pairwise

from draftdiff.patterns import late_pattern
from draftdiff.redline.clean import clean_up, without_common_end
from draftdiff.redline.groups import Weights, groups_of
from draftdiff.redline.hunks import Hunk, append_hunk, find_hunks
from draftdiff.redline.units import ANCHOR, CELL, CLAUSE_MARKS, is_cjk, is_small_word, says_much, weight_of

_LITTLE_KEPT = 0.3
"""Where less of the words is kept, whole stands against whole."""

_LONG = 2 * ANCHOR
"""So many letters in one run, some ten words, are kept wherever they stand in the other text."""

_LONGEST_DATE = 6
"""Units of a date at most: in Arabic a month may have two names, one of them of two words."""

_DAY = late_pattern(r"\d{1,2}[^\W\d]{0,2}")
_YEAR = late_pattern(r"[12]\d{3}")
_SENTENCE_MARKS = frozenset(";.؛；。")
_OPENING = frozenset("([{（【「《〈")
_CLOSING = frozenset(")]}）】」》〉")


def tidy(hunks: list[Hunk], old: list[str], new: list[str], words: Container[str]) -> list[Hunk]:
    """Return tidier hunks of the same two sequences of keys; `words` of two Chinese characters stay whole."""
    if len(hunks) > 1:
        hunks = _without_confetti(hunks, old, new, Weights(old, new))
    whole: list[Hunk] = []
    for hunk in hunks:
        changed = without_common_end(hunk, old, new)
        append_hunk(whole, with_chinese_words(changed, old, new, words))
    return slide(whole, old, new, words)


def _without_confetti(hunks: list[Hunk], old: list[str], new: list[str], weights: Weights) -> list[Hunk]:
    """Make one hunk of many small ones, and keep what is long and the same on both sides of it.

    Where halves are exchanged, a shortest difference may keep small words of both and neither half.
    """
    tidied: list[Hunk] = []
    for hunk in replace_where_little_is_kept(join_pieces(clean_up(hunks, old, new, weights), old, new), weights):
        parts = _around_long_run(hunk, old, new) if min(weights.deleted(hunk), weights.inserted(hunk)) > _LONG else ()
        for part in parts:
            tidied += _without_confetti(find_hunks(old, new, part), old, new, weights)
        if not parts:
            tidied.append(hunk)
    return tidied


def _around_long_run(hunk: Hunk, old: Sequence[str], new: Sequence[str]) -> list[Hunk]:
    """Return what lies before and behind the longest run that both sides of a hunk have; nothing if it is not long."""
    places: dict[str, list[int]] = {}
    for place in range(hunk.new_start, hunk.new_end):
        places.setdefault(new[place], []).append(place)
    lengths: dict[int, int] = {}
    best = old_end = new_end = 0
    for old_place in range(hunk.old_start, hunk.old_end):
        lengths = {place: lengths.get(place - 1, 0) + 1 for place in places.get(old[old_place], ())}
        for place, length in lengths.items():
            if length > best:
                best, old_end, new_end = length, old_place + 1, place + 1
    if sum(map(weight_of, old[old_end - best : old_end])) < _LONG:
        return []
    before = Hunk(hunk.old_start, old_end - best, hunk.new_start, new_end - best)
    return [before, Hunk(old_end, hunk.old_end, new_end, hunk.new_end)]


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


def with_chinese_words(hunk: Hunk, old: Sequence[str], new: Sequence[str], words: Container[str]) -> Hunk:
    """Replace a Chinese word by another whole, though its first or its last character is the same in both."""
    if hunk.only_side(old, new) or not is_cjk(old[hunk.old_end - 1]):
        return hunk
    hunk = with_last_character(hunk, old, new)
    old_start, old_end, new_start, new_end = hunk.old_start, hunk.old_end, hunk.new_start, hunk.new_end
    if _part_words((old, old_start, old_end), (new, new_start, new_end), words):
        old_start, new_start = old_start - 1, new_start - 1
    if _parts_word(old, old_end, old_start, words) and _parts_word(new, new_end, new_start, words):
        old_end, new_end = old_end + 1, new_end + 1
    return Hunk(old_start, old_end, new_start, new_end)


_Stretch = tuple[Sequence[str], int, int]
"""Keys, and where a stretch of them begins and ends."""


def _part_words(old: _Stretch, new: _Stretch, words: Container[str]) -> bool:
    """Say whether both stretches begin within a word, of which one at least is known.

    At the end of a stretch both must be known: a last character that stays is read with what stands before it.
    """
    if _parts_word(*old, words):
        return _parts_word(*new, words) or _begins_half(*new, words)
    return _parts_word(*new, words) and _begins_half(*old, words)


def _begins_half(keys: Sequence[str], start: int, end: int, words: Container[str]) -> bool:
    """Say whether a stretch is a single character, beside one that makes no word with what stands before it."""
    pair = keys[start - 1 : start + 1]
    is_single = end == start + 1 and len(pair) == 2 and all(map(is_cjk, pair))
    return is_single and "".join(keys[start - 2 : start]) not in words


def _parts_word(keys: Sequence[str], cut: int, other: int, words: Container[str]) -> bool:
    """Say whether one end of a stretch, of which the other is given, parts a word, and sets off none within."""
    inner = cut + (1 if cut < other else -1)
    is_within = "".join(keys[cut - 1 : cut + 1]) in words
    return is_within and (inner == other or "".join(keys[inner - 1 : inner + 1]) not in words)


def with_last_character(hunk: Hunk, old: Sequence[str], new: Sequence[str]) -> Hunk:
    """Leave no single Chinese character between a replaced word and a punctuation mark or the end."""
    stranded, after = old[hunk.old_end : hunk.old_end + 1], old[hunk.old_end + 1 : hunk.old_end + 2]
    if not (is_cjk(new[hunk.new_end - 1]) and stranded and is_cjk(stranded[0])) or (after and after[0][0].isalnum()):
        return hunk
    return Hunk(hunk.old_start, hunk.old_end + 1, hunk.new_start, hunk.new_end + 1)


def slide(hunks: list[Hunk], old: Sequence[str], new: Sequence[str], words: Container[str]) -> list[Hunk]:
    """Move each pure insertion or deletion, as far as its words allow, to where it reads best."""
    slid: list[Hunk] = []
    for place, hunk in enumerate(hunks):
        left = hunk.old_start - (slid[-1].old_end + 1 if slid else 0)
        right = (hunks[place + 1].old_start - 1 if place + 1 < len(hunks) else len(old)) - hunk.old_end
        stretch = hunk.only_side(old, new)
        slid.append(hunk.moved(_best_step(*stretch, left, right, words)) if stretch else hunk)
    return slid


def _best_step(keys: Sequence[str], start: int, end: int, left: int, right: int, words: Container[str]) -> int:
    """Return by how many units a stretch is best moved; `left` and `right` are the most it may."""
    first = last = 0
    while -first < left and keys[start + first - 1] == keys[end + first - 1]:
        first -= 1
    while last < right and keys[start + last] == keys[end + last]:
        last += 1
    if first == last:
        return first
    return max(range(first, last + 1), key=lambda step: (_phrase_score(keys, start + step, end + step, words), -step))


def _phrase_score(keys: Sequence[str], start: int, end: int, words: Container[str]) -> int:
    """Say how well a stretch stands for itself: a list member with its comma, a phrase, a bracket, a Chinese word."""
    first, last = keys[start], keys[end - 1]
    before = keys[start - 1] if start else ""
    after = keys[end] if end < len(keys) else ""
    score = 0
    if last in CLAUSE_MARKS and before in CLAUSE_MARKS:
        score += 6 if last in _SENTENCE_MARKS else 3
    elif first in CLAUSE_MARKS and after in CLAUSE_MARKS:
        score += 4
    if first in _CLOSING or last in _OPENING:
        score -= 8
    if _is_counted(before, first) or _is_counted(last, after):
        score -= 6
    score -= 2 * ((is_cjk(first) and before + first in words) + (is_cjk(last) and last + after in words))
    score += says_much(last) or last in CLAUSE_MARKS
    return score + is_small_word(first) + (first in CLAUSE_MARKS - _SENTENCE_MARKS)


def _is_counted(number: str, after: str) -> bool:
    """Say whether two units are a number and what belongs to it: a Chinese measure word, the letter of a part."""
    if not number or not number[0].isnumeric():
        return False
    return is_cjk(after) or ("/" in number and len(after) == 1 and after.isupper())
