"""Whether what was proposed for a text stands in the text that came of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from msgspec import Struct

from draftdiff.comparison import Aspect, Change, Comparison, FieldChange, Row, SegmentKind, new_document, old_document
from draftdiff.model import Document, Key, Paragraph, joined_text
from draftdiff.tokens import compared_text

_TURNING = frozenset(("negation", "modal", "qualifier"))
"""Rules whose findings say that a clause means less than it did, or the contrary, whatever else stands in it."""
_PART = 1 / 3
"""Share of the letters of a proposal that no text keeps by chance: *urgently scale up* that came as *scale up*."""
_LONG = 20
"""Signs of a phrase that no text has by chance: found anywhere in the outcome, it was taken up at another place."""


class Uptake(StrEnum):
    """What became of a proposal."""

    TAKEN = "taken"
    PARTLY = "partly"
    NOT_TAKEN = "not-taken"


class Outcome(Struct, frozen=True):
    """The text that came of proposals, compared with the text on which they were made, and with each draft by name."""

    name: str
    since_text: Comparison
    since_drafts: Mapping[str, Comparison]


class Uptakes:
    """What an outcome made of the proposals of one draft."""

    def __init__(self, since_text: Comparison, since_draft: Comparison) -> None:
        """`since_text` compares the text with the outcome, `since_draft` the draft with it."""
        self._draft = since_draft
        self._rows_of_text, self._rows_of_draft = _rows_by_key(since_text), _rows_by_key(since_draft)
        self._text_signs, self._draft_signs = _signs(since_text), _signs(since_draft)
        self._words_before, self._words_after = _words(old_document(since_text)), _words(new_document(since_text))

    def of(self, row: Row) -> Uptake | None:
        """Say what became of a row of the comparison of the text with the draft; null if it proposes nothing.

        Comments, notes and punctuation alone are nothing that could be taken up. In a clause that the outcome turns
        round or hedges, all words may stand: that takes them up in part.
        """
        stretches = [stretch for stretch in self._stretches(row) if stretch.letters]
        whole = [*(stretch.is_whole for stretch in stretches), *self._form(row)]
        if not whole:
            return None
        if all(whole):
            return Uptake.PARTLY if any(map(_is_turned, self._later(row))) else Uptake.TAKEN
        letters = sum(stretch.letters for stretch in stretches)
        taken = sum(stretch.taken for stretch in stretches)
        is_part = bool(letters) and taken >= _PART * letters
        return Uptake.PARTLY if any(whole) or is_part else Uptake.NOT_TAKEN

    def of_field(self, field: FieldChange) -> Uptake:
        """Say what became of a title, or another field, that the draft would change."""
        differs = any(other.name == field.name for other in self._draft.fields)
        return Uptake.NOT_TAKEN if differs else Uptake.TAKEN

    def _stretches(self, row: Row) -> Iterator[_Stretch]:
        """Yield what became of each stretch of changes.

        Words that are put in were taken up if they stand, words that are put out and not replaced if they are gone;
        whole only if the outcome puts nothing between or beside them: a *not* would turn them round. Where it drops a
        clause, that takes up no amendment of it.
        """
        old_signs, new_signs = _joined(self._text_signs, row.old), _joined(self._draft_signs, row.new)
        is_dropped = bool(row.new) and not any(later.new for later in self._later(row))
        old_at = new_at = 0
        for is_change, run in groupby(row.segments, attrgetter("is_change")):
            segments = list(run)
            old, new = ("".join(map(attrgetter(side), segments)) for side in ("old", "new"))
            old_end, new_end = old_at + len(old), new_at + len(new)
            if is_change:
                put_out, put_in = old_signs[old_at : old_end + 1], new_signs[new_at : new_end + 1]
                yield self._put_in(new, put_in, put_out) if _letters(new) else _put_out(put_out, is_dropped=is_dropped)
            old_at, new_at = old_end, new_end

    def _put_in(self, words: str, signs: Sequence[_Sign], replaced: Sequence[_Sign]) -> _Stretch:
        """Return what became of words that were put in, in place of others or of none."""
        letters, standing = _letters(words), sum(sign.stands for sign in signs[:-1] if sign.is_letter)
        is_gone = not any(sign.stands for sign in replaced[:-1] if sign.is_letter)
        taken = letters if self._is_elsewhere(words) else standing
        return _Stretch(letters, taken, standing == letters and is_gone and _is_free(signs))

    def _is_elsewhere(self, inserted: str) -> bool:
        """Say whether the outcome has a phrase, wherever it is, that the text did not have."""
        phrase = compared_text(inserted).strip()
        return len(phrase) >= _LONG and phrase in self._words_after and phrase not in self._words_before

    def _later(self, row: Row) -> list[Row]:
        """Return what the outcome makes of the paragraphs of the draft."""
        return [self._rows_of_draft[paragraph.key] for paragraph in row.new]

    def _form(self, row: Row) -> Iterator[bool]:
        """Yield, for what a row changes besides words, whether it was taken up: place, part of the text, division."""
        if row.moved:
            yield self._rows_of_text[row.old[0].key].moved
        later = self._later(row)
        if row.change in (Change.SPLIT, Change.MERGED):
            yield all(len(one.old) == len(one.new) == 1 for one in later)
        elif Aspect.KIND in row.changed:
            yield all(one.new and Aspect.KIND not in one.changed for one in later)


def _is_turned(row: Row) -> bool:
    """Say whether a clause is denied or hedged now, begins with a weaker verb, or is of another kind: preambular."""
    return Aspect.KIND in row.changed or any(
        finding.rule in _TURNING or any(value.new == "weaker" for value in finding.values) for finding in row.findings
    )


def _rows_by_key(comparison: Comparison) -> dict[Key, Row]:
    return {paragraph.key: row for row in comparison.rows for paragraph in row.old}


class _Stretch(NamedTuple):
    """A stretch of proposed changes: its letters and digits, how many of them were taken up, whether it was whole."""

    letters: int
    taken: int
    is_whole: bool


class _Sign(NamedTuple):
    """A sign of an old text: whether it still stands in the new one, and whether words were put in right before it."""

    is_letter: bool
    stands: bool
    is_entered: bool


def _put_out(signs: Sequence[_Sign], *, is_dropped: bool) -> _Stretch:
    """Return what became of words that were put out and not replaced. `is_dropped`: the outcome has no such clause."""
    stand = [sign.stands for sign in signs[:-1] if sign.is_letter]
    gone = 0 if is_dropped else stand.count(False)
    return _Stretch(len(stand), gone, gone == len(stand) and _is_free(signs))


def _is_free(signs: Iterable[_Sign]) -> bool:
    """Say whether the outcome puts nothing between signs, or right before them or behind."""
    return not any(sign.is_entered for sign in signs)


def _signs(comparison: Comparison) -> dict[Key, list[_Sign]]:
    """Return the signs of each old paragraph, and one for its end."""
    signs: dict[Key, list[_Sign]] = {}
    for row in comparison.rows:
        of_row = _signs_of(row)
        start = 0
        for paragraph in row.old:
            end = start + len(paragraph.text) + 1
            signs[paragraph.key] = of_row[start:end]
            start = end
    return signs


def _signs_of(row: Row) -> list[_Sign]:
    """Return the signs of the old text of a row, and one for its end."""
    if not row.segments:
        return [_Sign(sign.isalnum(), bool(row.new), False) for sign in f"{joined_text(row.old)}\n"]
    signs = []
    is_entered = False
    for segment in row.segments:
        is_entered |= segment.kind is SegmentKind.INSERTED and bool(_letters(segment.new))
        for sign in segment.old:
            signs.append(_Sign(sign.isalnum(), segment.kind is not SegmentKind.DELETED, is_entered))
            is_entered = False
    return [*signs, _Sign(False, False, is_entered)]


def _joined(signs: Mapping[Key, Sequence[_Sign]], paragraphs: Sequence[Paragraph]) -> list[_Sign]:
    """Return the signs of the joined text of paragraphs, and one for its end."""
    return [sign for paragraph in paragraphs for sign in signs[paragraph.key]]


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))


def _words(document: Document) -> str:
    return compared_text(joined_text(document.paragraphs))
