"""The same change in several languages: what is heavier in one than in the others is a matter of translation.

A resolution is renewed in six languages at once. A change that the others do not have corrects a translation, or is a
slip; one that all the others have and this text lacks was forgotten here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from draftdiff.comparison import Comparison, Flag, FlagKind, Row, Value, Weight
from draftdiff.gravity import HEAVINESS
from draftdiff.model import Key

Twins = Mapping[Key, Key]
"""The paragraphs of a document in another language, each with the one that it translates here."""
_Place = tuple[tuple[Key, ...], tuple[Key, ...]]
"""The old and the new paragraphs of a row, as they are called here."""


class Translation(NamedTuple):
    """The same two documents compared in another language."""

    comparison: Comparison
    old: Twins
    new: Twins


_TOLD = HEAVINESS[Weight.TECHNICAL]
"""What is lighter is each language's own affair: its typography, its house style."""


def flag_translations(comparison: Comparison, others: Sequence[Translation]) -> Comparison:
    """Flag the rows that weigh more, or less, than in each of `others`.

    A row counts where every language has it, between the same paragraphs; one of which a language lacks does not.
    """
    elsewhere = [dict(_rows_of(other)) for other in others]
    if not elsewhere:
        return comparison
    return replace(comparison, rows=tuple(_flagged(row, elsewhere) for row in comparison.rows))


def _flagged(row: Row, elsewhere: Sequence[dict[_Place, Row]]) -> Row:
    place = tuple(one.key for one in row.old), tuple(one.key for one in row.new)
    if not all(place in rows for rows in elsewhere):
        return row
    flag = _flag(row, [rows[place] for rows in elsewhere])
    return replace(row, flags=(*row.flags, flag)) if flag else row


def _flag(row: Row, others: Sequence[Row]) -> Flag | None:
    here, weights = _weight_of(row), sorted(map(_weight_of, others), key=HEAVINESS.__getitem__)
    lightest, heaviest = weights[0], weights[-1]
    if HEAVINESS[here] >= _TOLD and HEAVINESS[here] > HEAVINESS[heaviest]:
        return _told(FlagKind.THIS_LANGUAGE_ONLY, heaviest)
    if HEAVINESS[lightest] >= _TOLD and HEAVINESS[here] < HEAVINESS[lightest]:
        return _told(FlagKind.OTHER_LANGUAGES_ONLY, lightest)
    return None


def _told(kind: FlagKind, elsewhere: Weight) -> Flag:
    """Flag a row; of a change that the others have in part, say how heavy it is there."""
    if elsewhere is Weight.TYPOGRAPHIC:
        return Flag(kind=kind, message=kind.value)
    weight = Value(name="weight", old=elsewhere.value, new=elsewhere.value)
    return Flag(kind=kind, message=f"{kind.value}.weight", values=(weight,))


def _weight_of(row: Row) -> Weight:
    """Return the weight of a row; equal texts count as those that differ in typography."""
    return row.weight or Weight.TYPOGRAPHIC


def _rows_of(other: Translation) -> Iterator[tuple[_Place, Row]]:
    """Yield the rows of another language by what they are called here, where this one has all their paragraphs."""
    for row in other.comparison.rows:
        old, new = ([one.key for one in side] for side in (row.old, row.new))
        if all(key in other.old for key in old) and all(key in other.new for key in new):
            yield (tuple(other.old[key] for key in old), tuple(other.new[key] for key in new)), row
