"""Pairs to links: one-to-one pairs, groups of a split or a merge, what is removed and what is added."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from draftdiff.align.evidence import Cell
from draftdiff.align.parameters import FAR_LIKELIER, SURE
from draftdiff.align.units import Unit
from draftdiff.comparison import Basis, Link, Pair, RunnerUp
from draftdiff.sequences import moved_of

_LEAST_DOUBT = 0.0005
"""What is left of a score of 1, which is rounded to three decimals."""

Group = tuple[tuple[int, ...], tuple[int, ...], tuple[Cell, ...]]
"""Old indices, new indices, and the pairs that join them."""

_Seconds = Mapping[tuple[str, int], tuple[float, Cell]]
"""The best pair that was not made for a paragraph of either side, with its score."""


def groups_of(pairs: Iterable[Cell]) -> list[Group]:
    """Return the connected groups of pairs, in order of their first old paragraph."""
    ordered = sorted(set(pairs))
    olds, news = Counter([i for i, _ in ordered]), Counter([j for _, j in ordered])
    single = [(i, j) for i, j in ordered if olds[i] == news[j] == 1]
    groups = _joined([(i, j) for i, j in ordered if olds[i] > 1 or news[j] > 1])
    groups += [((i,), (j,), ((i, j),)) for i, j in single]
    return sorted(groups, key=lambda group: group[2])


def _joined(ordered: Sequence[Cell]) -> list[Group]:
    groups: list[list[Cell]] = []
    for i, j in ordered:
        touched = [group for group in groups if any(i == old or j == new for old, new in group)]
        groups = [group for group in groups if group not in touched]
        groups.append(sorted([(i, j), *chain.from_iterable(touched)]))
    return [
        (tuple(sorted({i for i, _ in cells})), tuple(sorted({j for _, j in cells})), tuple(cells)) for cells in groups
    ]


def links_of(
    scores: Mapping[Cell, float], others: Mapping[Cell, float], old: Sequence[Unit], new: Sequence[Unit]
) -> list[Link]:
    """Return the links of scored pairs, in order of the old text; what stands in no pair is removed or added.

    `others` are the scores of pairs that were looked at too: the best of them is a link's runner-up.
    """
    groups = groups_of(scores)
    seconds = _seconds({cell: score for cell, score in others.items() if cell not in scores})
    single = [group[2][0] for group in groups if len(group[2]) == 1]
    moved = {(one.index, other.index) for one, other in moved_pairs([(old[i], new[j]) for i, j in single])}
    links = [_link(group, scores, seconds, moved, old, new) for group in groups]
    used_old = {i for i, _ in scores}
    used_new = {j for _, j in scores}
    links += [Link(old=(unit.key,), new=(), basis=Basis.NONE) for unit in old if unit.index not in used_old]
    links += [Link(old=(), new=(unit.key,), basis=Basis.NONE) for unit in new if unit.index not in used_new]
    return links


def moved_pairs(pairs: Sequence[tuple[Unit, Unit]]) -> list[tuple[Unit, Unit]]:
    """Return which pairs of paragraphs, given in the order of the one text, are out of order in the other."""
    cells = [(one.index, other.index) for one, other in pairs]
    return [pairs[place] for place in moved_of(cells, [min(len(one.text), len(other.text)) for one, other in pairs])]


def _seconds(others: Mapping[Cell, float]) -> _Seconds:
    best: dict[tuple[str, int], tuple[float, Cell]] = {}
    for (i, j), score in sorted(others.items()):
        for place in (("old", i), ("new", j)):
            if score > best.get(place, (0.0, ()))[0]:
                best[place] = (score, (i, j))
    return best


def _link(
    group: Group, scores: Mapping[Cell, float], seconds: _Seconds, moved: set[Cell], old: Sequence[Unit],
    new: Sequence[Unit],
) -> Link:  # fmt: skip
    olds, news, cells = group
    full = len(cells) == len(olds) * len(news)
    score = min(scores[cell] for cell in cells)
    second = _runner_up(group, seconds, old, new)
    return Link(
        old=tuple(old[i].key for i in olds),
        new=tuple(new[j].key for j in news),
        score=score,
        runner_up=second,
        sure=_is_sure(score, second.score if second else 0.0),
        basis=_basis(group, old, new),
        moved=cells[0] in moved,
        pairs=() if full else tuple(Pair(old=old[i].key, new=new[j].key) for i, j in cells),
    )


def _runner_up(group: Group, seconds: _Seconds, old: Sequence[Unit], new: Sequence[Unit]) -> RunnerUp | None:
    """Return the runner-up of a group of paragraphs, or None where nothing else was like them."""
    olds, news, _ = group
    places = [*(("old", i) for i in olds), *(("new", j) for j in news)]
    found = [seconds[place] for place in places if place in seconds]
    if not found:
        return None
    score, (i, j) = max(found, key=lambda entry: (entry[0], -entry[1][0], -entry[1][1]))
    return RunnerUp(old=old[i].key, new=new[j].key, score=score)


def _is_sure(score: float, rival: float) -> bool:
    """Say whether a link is likely, and far likelier than what else its paragraphs could have continued."""
    return score >= SURE and score * (1 - rival) >= FAR_LIKELIER * rival * max(1 - score, _LEAST_DOUBT)


def _basis(group: Group, old: Sequence[Unit], new: Sequence[Unit]) -> Basis:
    olds, news, _ = group
    if len(olds) > len(news):
        return Basis.MERGED
    if len(news) > 1:
        return Basis.SPLIT
    return Basis.IDENTICAL if old[olds[0]].text == new[news[0]].text else Basis.SIMILAR
