"""The same change in several languages: what is heavier in one than in the others is a matter of translation.

A resolution is renewed in six languages at once. A change that the others do not have corrects a translation, or is a
slip; one that all the others have and this text lacks was forgotten here. Paragraphs correspond by their labels (`PP3`,
`OP12 (a)`), never by words, so the documents must be built alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from msgspec import Struct
from msgspec.structs import replace

from draftdiff.comparison import HEAVINESS, Comparison, Flag, FlagKind, Row, Value, Weight, new_document, old_document
from draftdiff.errors import DraftdiffError
from draftdiff.model import Document, Key
from draftdiff.numbering import Label, labels_of

_Labels = tuple[Label, ...]
_Place = tuple[_Labels, _Labels]
"""The labels of a row's old and new paragraphs: what it is called in every language."""

_TOLD = HEAVINESS[Weight.TECHNICAL]
"""What is lighter is each language's own affair: its typography, its house style."""


def flag_translations(comparison: Comparison, others: Sequence[Comparison]) -> Comparison:
    """Flag the rows that weigh more, or less, than in each of `others`: the same two documents in other languages.

    A row counts where every language has it, between the same paragraphs. Raises DraftdiffError (`not-built-alike`)
    where the paragraphs of two languages do not correspond.
    """
    elsewhere = [_rows_by_place(comparison, other) for other in others]
    if not elsewhere:
        return comparison
    return replace(comparison, rows=tuple(_flagged(row, place, elsewhere) for place, row in _rows_of(comparison)))


def _flagged(row: Row, place: _Place, elsewhere: Sequence[dict[_Place, Row]]) -> Row:
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


def _rows_by_place(here: Comparison, other: Comparison) -> dict[_Place, Row]:
    check_built_alike(here, other)
    return dict(_rows_of(other))


def _rows_of(comparison: Comparison) -> Iterator[tuple[_Place, Row]]:
    old = labels_of(old_document(comparison).paragraphs)
    new = labels_of(new_document(comparison).paragraphs)
    for row in comparison.rows:
        yield (_named(old, (p.key for p in row.old)), _named(new, (p.key for p in row.new))), row


def _named(labels: dict[Key, Label], keys: Iterable[Key]) -> _Labels:
    return tuple(labels[key] for key in keys)


class Unlike(Struct, frozen=True):
    """The first paragraph that two languages of a document do not share."""

    place: int
    """How many paragraphs before it they share."""
    label: Label
    """What it is called here, or in the other language where this one has ended."""


def first_unlike(here: Document, other: Document) -> Unlike | None:
    """Return where two languages of a document part; None: their paragraphs are called alike to the end."""
    sides = zip_longest(*(labels_of(one.paragraphs).values() for one in (here, other)))
    return next((Unlike(place, one or two) for place, (one, two) in enumerate(sides) if str(one) != str(two)), None)


def check_built_alike(here: Comparison, other: Comparison) -> None:
    """Raise DraftdiffError (`not-built-alike`) where the paragraphs of two languages do not correspond."""
    for document_of in (old_document, new_document):
        _compare_labels(document_of(here), document_of(other))


def _compare_labels(here: Document, other: Document) -> None:
    unlike = first_unlike(here, other)
    if unlike:
        message = (
            f"{here.symbol or 'the document'} is built otherwise in `{other.language.value}` than in "
            f"`{here.language.value}`: {len(other.paragraphs)} paragraphs against {len(here.paragraphs)}, "
            f"different from {unlike.label} on"
        )
        raise DraftdiffError(message, hint="draftdiff show FILE lists the paragraphs of each", slug="not-built-alike")
