"""Same words, another thing: *the report* after the note of an earlier paragraph got a new symbol.

Why it matters: the Assembly takes note of another report, and no word shows it. Example: a recital's note rolled
from one symbol to the next, and operative paragraph 1 still *takes note of the report of the Secretary-General*.
Limits: the words are the lexicon's class `referent`; they must be those of the paragraph whose note rolled, or
refer back (*his report*). What its own section names counts before what another one does.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from draftdiff.changes.context import Context
from draftdiff.changes.phrasing import find_class, may_hold
from draftdiff.citations import first_document
from draftdiff.comparison import Flag, FlagKind, NoteChange, Row, Value
from draftdiff.model import Key
from draftdiff.numbering import Label
from draftdiff.tokens import first_words

_AUTHOR = 3
"""Words after *the report* that say whose it is, at most; where the sentence ends with them, fewer do."""
_SHORTEST_AUTHOR = 2
"""Words in which two authors must agree at least: one alone (*of the*) says nobody."""


class Rolled(Struct, frozen=True):
    """A note whose document is another one now: where it stands in the new text, and what its paragraph says."""

    place: int
    key: Key
    old: str
    new: str
    authors: frozenset[tuple[str, ...]]


def find(context: Context, row: Row) -> Iterator[Flag]:
    """Yield a flag where a row without a note of its own speaks of a document that is another one now."""
    if not row.old or not row.new or row.notes or not context.remembered("rolled notes", rolled_notes):
        return
    names = ("referent", "referring-back")
    held = context.remembered("referring", lambda one: may_hold(one.new_paragraphs, one.lexicon, *names))
    if held.isdisjoint(paragraph.key for paragraph in row.new):
        return
    said = " ".join(paragraph.text for paragraph in row.new)
    if said != " ".join(paragraph.text for paragraph in row.old):
        return
    meant = _meant(context, row.new[0].key, said)
    if meant is not None:
        values = Value(name="document", old=meant.old, new=meant.new), Value(name="paragraph", new=meant.key)
        yield Flag(kind=FlagKind.REFERENT_CHANGED, message="referent-changed", values=values)


def _meant(context: Context, key: Key, said: str) -> Rolled | None:
    """Return the rolled note of which a paragraph speaks: one of its own section, or one where that names no other."""
    authors, place = authors_of(said, context), context.place_of_new[key]
    is_back = bool(find_class(said, context.lexicon, "referring-back"))
    before = (rolled for rolled in context.remembered("rolled notes", rolled_notes) if rolled.place < place)
    meant = [rolled for rolled in before if is_back or _is_shared(authors, rolled.authors)]
    if not meant:
        return None
    labels = context.new_labels
    near = [each for each in context.new_paragraphs[:place] if _section(labels[each.key]) == _section(labels[key])]
    keys = {paragraph.key for paragraph in near}
    own = (authors_of(paragraph.text, context) for paragraph in near if paragraph.notes)
    has_own = any(is_back or _is_shared(authors, theirs) for theirs in own)
    return next((rolled for rolled in meant if rolled.key in keys), None if has_own else meant[0])


def _section(label: Label) -> tuple[int, str]:
    return label.annex, label.section


def authors_of(text: str, context: Context) -> frozenset[tuple[str, ...]]:
    """Return the words that follow each *report* of a text: *of the Secretary-General*."""
    found = find_class(text, context.lexicon, "referent")
    return frozenset(tuple(first_words(text[match.end() :], _AUTHOR)) for match in found)


def _is_shared(some: frozenset[tuple[str, ...]], others: frozenset[tuple[str, ...]]) -> bool:
    return any(_is_one_author(one, other) for one in some for other in others)


def _is_one_author(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Say whether two authors are one; behind a short one (*of the Secretary-General*) the other sentence goes on."""
    length = min(len(one), len(other))
    return one == other or (length >= _SHORTEST_AUTHOR and one[:length] == other[:length])


def rolled_notes(context: Context) -> tuple[Rolled, ...]:
    """Return the notes whose document rolled, of paragraphs that speak of one."""
    found = []
    for row in context.comparison.rows:
        for change in row.notes if row.new else ():
            symbols = _symbols(change)
            if symbols is not None:
                text = " ".join(paragraph.text for paragraph in row.new)
                key = row.new[0].key
                found.append(Rolled(context.place_of_new[key], key, *symbols, authors_of(text, context)))
    return tuple(rolled for rolled in found if rolled.authors)


def _symbols(change: NoteChange) -> tuple[str, str] | None:
    if change.old is None or change.new is None or len(change.segments) < 2:
        return None
    old = first_document("".join(segment.old for segment in change.segments))
    new = first_document("".join(segment.new for segment in change.segments))
    return (old.text, new.text) if old and new and old.value != new.value else None
