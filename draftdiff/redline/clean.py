"""The semantic clean-up of a difference: equalities that are smaller than the changes around them go.

The rule is that of diff-match-patch, and so is the code: it is loaded where a difference is untidy, which most are not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from draftdiff.redline.groups import Weights, groups_of
from draftdiff.redline.hunks import Hunk, append_hunk
from draftdiff.redline.units import weight_of

_FIRST_CODE = 0xF0000
"""From here on there are 65,534 private characters: more than two texts that are compared by the word have units."""

_WORD = 5
"""So many letters are more than a small word or one Chinese character."""

Diff = tuple[int, str]
"""A diff of diff-match-patch: -1 deleted, 0 equal, 1 inserted, and the coded units."""


def clean_up(hunks: list[Hunk], old: list[str], new: list[str], weights: Weights) -> list[Hunk]:
    """Let diff-match-patch drop equalities that are smaller than the changes on both sides of them.

    `old` and `new` are sequences of keys. Each unit is coded as one character of a private area, repeated as
    often as it has letters: so the rule compares letters and cannot cut a unit.
    """
    cleaned: list[Hunk] = []
    for group in groups_of(hunks, weights):
        for part in _parts(group, old, new, weights):
            is_untidy = any(
                weights.kept(before, after) <= min(weights.changed(before), weights.changed(after))
                for before, after in pairwise(part)
            )
            cleaned += _cleaned(part, old, new, weights) if is_untidy else part
    return cleaned


def _parts(group: list[Hunk], old: list[str], new: list[str], weights: Weights) -> Iterator[list[Hunk]]:
    """Divide a group in which text only came, or only went, at the words that stayed: joined, they would be replaced.

    A group that is one insertion or deletion as a whole is not divided.
    """
    start, whole = 0, without_common_end(group[0].to(group[-1]), old, new)
    is_replaced = any(map(weights.deleted, group)) and any(map(weights.inserted, group))
    if not is_replaced and not whole.only_side(old, new):
        for place, (before, after) in enumerate(pairwise(group), 1):
            if weights.kept(before, after) >= _WORD and not weights.have_island(before, after):
                yield group[start:place]
                start = place
    yield group[start:]


def without_common_end(hunk: Hunk, old: Sequence[str], new: Sequence[str]) -> Hunk:
    """Leave out the last units of a hunk that both sides have; the first ones always differ, as matches come early."""
    old_end, new_end = hunk.old_end, hunk.new_end
    while hunk.old_start < old_end and hunk.new_start < new_end and old[old_end - 1] == new[new_end - 1]:
        old_end, new_end = old_end - 1, new_end - 1
    return Hunk(hunk.old_start, old_end, hunk.new_start, new_end)


def _cleaned(group: list[Hunk], old: list[str], new: list[str], weights: Weights) -> list[Hunk]:
    from diff_match_patch import diff_match_patch

    whole = group[0].to(group[-1])
    old_keys, new_keys = old[whole.old_start : whole.old_end], new[whole.new_start : whole.new_end]
    codes = {
        key: chr(_FIRST_CODE + place) * weight_of(key)
        for place, key in enumerate(dict.fromkeys((*old_keys, *new_keys)))
    }
    diffs: list[Diff] = []
    kept = whole.old_start
    for hunk in group:
        _add(diffs, 0, old[kept : hunk.old_start], codes)
        _add(diffs, -1, old[hunk.old_start : hunk.old_end], codes)
        _add(diffs, 1, new[hunk.new_start : hunk.new_end], codes)
        kept = hunk.old_end
    diff_match_patch().diff_cleanupSemantic(diffs)
    return _hunks_of(diffs, whole, weights)


def _add(diffs: list[Diff], kind: int, keys: list[str], codes: dict[str, str]) -> None:
    if keys:
        diffs.append((kind, "".join([codes[key] for key in keys])))


def _hunks_of(diffs: list[Diff], whole: Hunk, weights: Weights) -> list[Hunk]:
    """Read the hunks of a stretch from its coded texts, which are as long as their units are heavy."""
    hunks: list[Hunk] = []
    old, new = weights.before(whole)
    for kind, coded in diffs:
        old_start, new_start = old, new
        old += len(coded) * (kind <= 0)
        new += len(coded) * (kind >= 0)
        if kind:
            append_hunk(hunks, weights.hunk_between(old_start, old, new_start, new))
    return hunks
