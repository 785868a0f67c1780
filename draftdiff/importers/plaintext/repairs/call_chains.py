"""The call of a note, and the choice of those that stand in order and are plainest together."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct


class Call(Struct, frozen=True, kw_only=True):
    """The call of note `note` in `paragraph`, from `start` to `end`; `weight` says how plain it is.

    `misread`: a sign stands there that an OCR took the figure for.
    """

    note: int
    paragraph: int
    start: int
    end: int
    weight: int
    place: int
    misread: bool = False


class Span(Struct, frozen=True, kw_only=True):
    """The stretch of the source on which the notes of a zone may be called."""

    start: int
    end: int


def best_chain(options: Sequence[Sequence[Call]]) -> tuple[Call, ...]:
    """Choose a call for each note, or none, so that they stand in order and weigh most together."""
    best: list[tuple[int, int, tuple[Call, ...]]] = [(0, -1, ())]
    for calls in options:
        longer = [
            (weight + call.weight, call.place, (*chain, call))
            for weight, place, chain in best
            for call in calls
            if call.place > place
        ]
        best = _pareto([*best, *longer])
    return max(best, key=lambda one: one[0])[2]


def _pareto(chains: Sequence[tuple[int, int, tuple[Call, ...]]]) -> list[tuple[int, int, tuple[Call, ...]]]:
    """Keep the chains that no other beats in both weight and early end."""
    kept: list[tuple[int, int, tuple[Call, ...]]] = []
    for chain in sorted(chains, key=lambda one: (one[1], -one[0])):
        if not kept or chain[0] > kept[-1][0]:
            kept.append(chain)
    return kept
