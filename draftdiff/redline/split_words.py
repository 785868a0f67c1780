"""Words that are split on one side and whole on the other: no change, but a fault of a source."""

from __future__ import annotations

from collections.abc import Container

from draftdiff.redline.units import Side

_WINDOWS = ((-1, 1), (-1, 1), (-2, 1), (0, 2), (0, 2), (0, 3))
"""Where the pieces of each of `_wholes` stand, counted from the stray piece."""


def join_split_words(old: Side, new: Side, words: Container[str]) -> tuple[Side, Side]:
    """Make one unit of what a PDF or a line end has split on one side and the other side has whole.

    `conflic t` is `conflict`, `2 4` is `24`, `Nations Organization` is `Nations-Organization`. What was split
    shows by a piece that the other text does not know; two words that it knows were not split. Nor does a whole
    begin with one of `words`: *in formal* is no *informal*, *not able* no *notable*, *two yearly* no *two-yearly*.
    """
    old_keys, new_keys = set(old.keys), set(new.keys)
    return _joined(old, old_keys - new_keys, new_keys, words), _joined(new, new_keys - old_keys, old_keys, words)


def _joined(side: Side, strays: set[str], others: set[str], words: Container[str]) -> Side:
    """Join what is a word of the other side; a stray that is inside none of its words is no piece of one."""
    text = " ".join(others)
    pieces = {key for key in strays if key in text}
    keys = ["", "", *side.keys, "", ""]
    joins: dict[int, tuple[int, str]] = {}
    for place in [place for place, key in enumerate(side.keys) if key in pieces]:
        wholes = _wholes(*keys[place : place + 5])
        for (first, last), whole in zip(_WINDOWS, wholes, strict=True):
            start, end = place + first, place + last
            if (
                0 <= start < end <= len(side.keys)
                and whole in others
                and not _are_apart(side.keys[start:end], whole, words)
            ):
                joins[start] = (end, whole)
    return _with_joins(side, joins) if joins else side


def _wholes(first: str, before: str, piece: str, after: str, last: str) -> tuple[str, ...]:
    """Return the words that the middle one of five units may make with its neighbours."""
    return (
        before + piece,
        f"{before}-{piece}",
        first + before + piece,
        piece + after,
        f"{piece}-{after}",
        piece + after + last,
    )


def _are_apart(pieces: list[str], whole: str, words: Container[str]) -> bool:
    """Say whether pieces begin with a word, or with a number that is not cut but counts: `1, 250`, `12 week`."""
    is_plain = "".join(pieces) == whole
    if pieces[0].isdigit():
        return not (is_plain and (whole.isdigit() or not pieces[1][0].isdigit())) or pieces[1] in {",", "."}
    return all(map(str.isalpha, pieces)) and any(piece.lower() in words for piece in pieces[:-1])


def _with_joins(side: Side, joins: dict[int, tuple[int, str]]) -> Side:
    joined = Side(side.text, [], [], [])
    index = 0
    while index < len(side.keys):
        last, key = joins.get(index, (index + 1, side.keys[index]))
        joined.keys.append(key)
        joined.starts.append(side.starts[index])
        joined.ends.append(side.ends[last - 1])
        index = last
    return joined
