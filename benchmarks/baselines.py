"""Two aligners that anybody would write first, to stand beside the product in the same run.

`difflib` keeps the order: equal texts, then within each block that differs the most alike first (as
`difflib.Differ` looks for lines that are alike). `assignment` knows no order: the one-to-one pairs whose
token similarities have the greatest sum.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from rapidfuzz.distance import Indel

from draftdiff.align.assignment import assign
from draftdiff.model import Language
from draftdiff.sequences import moved_of
from draftdiff.tokens import compared_text, words_of

Prediction = dict[str, Any]
Predictor = Callable[[Mapping[str, Any], Language], Prediction]
Cell = tuple[int, int]

_FINAL = " ;,.:؛،；。，："
_ALIKE = 0.4
"""Token similarity from which two texts are a pair: the best of .3, .4, .5, .6 on the English pairs."""


def by_difflib(pair: Mapping[str, Any], language: Language) -> Prediction:
    """Align as a tool for source code does, paragraphs for lines."""
    old, new = _texts(pair["old_paras"]), _texts(pair["new_paras"])
    words = [words_of(text) for text in old], [words_of(text) for text in new]
    cells: list[Cell] = []
    for tag, i, i_end, j, j_end in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            cells += zip(range(i, i_end), range(j, j_end), strict=True)
        elif tag == "replace":
            cells += _in_order(*words, range(i, i_end), range(j, j_end))
    return _prediction(pair, old, new, cells)


def _in_order(old: Sequence[Sequence[str]], new: Sequence[Sequence[str]], rows: range, columns: range) -> list[Cell]:
    """Pair the two most alike of a block, then what stands before and after them."""
    likeness = [(_alike(old[i], new[j]), -i, -j) for i in rows for j in columns]
    best, i, j = max(likeness, default=(0.0, 0, 0))
    if best < _ALIKE:
        return []
    before = _in_order(old, new, range(rows.start, -i), range(columns.start, -j))
    after = _in_order(old, new, range(1 - i, rows.stop), range(1 - j, columns.stop))
    return [*before, (-i, -j), *after]


def by_assignment(pair: Mapping[str, Any], language: Language) -> Prediction:
    """Align by the greatest sum of token similarities."""
    old, new = _texts(pair["old_paras"]), _texts(pair["new_paras"])
    words = [words_of(text) for text in old], [words_of(text) for text in new]
    likeness = {
        (i, j): round(1000 * _alike(before, after))
        for i, before in enumerate(words[0])
        for j, after in enumerate(words[1])
    }
    kept = {cell: alike for cell, alike in likeness.items() if alike >= 1000 * _ALIKE}
    return _prediction(pair, old, new, sorted(assign(kept).items()))


def _alike(old: Sequence[str], new: Sequence[str]) -> float:
    return Indel.normalized_similarity(old, new, score_cutoff=_ALIKE)


def _texts(entries: Sequence[Mapping[str, str]]) -> list[str]:
    return [compared_text(entry["text"]).rstrip(_FINAL) for entry in entries]


def _prediction(pair: Mapping[str, Any], old: Sequence[str], new: Sequence[str], cells: Sequence[Cell]) -> Prediction:
    """Write pairs as the benchmark names them."""
    moved = moved_of(cells, [min(len(old[i]), len(new[j])) for i, j in cells])
    olds, news = ([entry["id"] for entry in pair[side]] for side in ("old_paras", "new_paras"))
    links = [
        {"old": [olds[i]], "new": [news[j]], "kind": _kind(place in moved, old[i] != new[j])}
        for place, (i, j) in enumerate(cells)
    ]
    return {
        "links": links,
        "added": [key for j, key in enumerate(news) if j not in {j for _, j in cells}],
        "removed": [key for i, key in enumerate(olds) if i not in {i for i, _ in cells}],
    }


def _kind(moved: bool, amended: bool) -> str:
    if moved:
        return "moved+amended" if amended else "moved"
    return "amended" if amended else "same"
