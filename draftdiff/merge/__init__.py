"""Base, ours, theirs to one document: a merge by paragraph and, inside a paragraph, by word.

What both sides changed in the same place stays in the text as bracketed alternatives that name the sides, each with
an `alternative` mark, and in `Document.conflicts`. Exchanging ours and theirs exchanges the names alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from draftdiff.keys import free_key
from draftdiff.lexicon import Lexicon
from draftdiff.merge.brackets import (
    NOTHING,
    SIDES,
    Names,
    alternatives_in,
    has_alternatives,
    side_names,
    words_of_alternative,
)
from draftdiff.merge.header import merge_header
from draftdiff.merge.joins import Join, find_joins, joined, joined_partners, merge_join
from draftdiff.merge.order import ORDER, in_merged_order
from draftdiff.merge.paragraphs import MergedParagraph, merge_paragraph
from draftdiff.merge.places import Descent, Place, descent_of, origins_of, places_of
from draftdiff.merge.renumbering import renumbered
from draftdiff.merge.resolving import resolve, reword
from draftdiff.merge.scalars import merged_members
from draftdiff.merge.untold import untold
from draftdiff.model import Conflict, Document, Key, Paragraph, with_paragraphs

__all__ = [
    "NOTHING",
    "ORDER",
    "SIDES",
    "Names",
    "alternatives_in",
    "merge",
    "resolve",
    "reword",
    "side_names",
    "words_of_alternative",
]


def merge(base: Document, ours: Document, theirs: Document, lexicon: Lexicon, names: Names = SIDES) -> Document:
    """Merge two descendants of a base; `names` are what the sides are called in the brackets.

    Every token that one side inserted is in the result or in a conflict, every token that one side deleted is gone
    or in a conflict. If one side did not change anything, the other is returned as it is.
    """
    for unchanged, other in ((ours, theirs), (theirs, ours)):
        if unchanged == base:
            return other
    if ours == theirs:
        return ours
    header, field_conflicts = merge_header(base, ours, theirs)
    descents = (descent_of(base, ours, lexicon), descent_of(base, theirs, lexicon))
    joins = find_joins(base, (ours, theirs), descents)
    sides = (base, ours, theirs)
    merged, disputed = _merged_paragraphs(sides, descents, joins, lexicon, names)
    paragraphs = renumbered(
        _with_unique_keys(result.paragraph for result in merged if result.paragraph),
        ours.paragraphs,
        theirs.paragraphs,
    )
    conflicts = [*field_conflicts, *(conflict for result in merged for conflict in result.conflicts)]
    disputed |= untold(*sides, paragraphs, conflicts)
    if disputed:
        texts = [paragraph.text for paragraph in base.paragraphs if paragraph.key in disputed]
        conflicts.insert(len(field_conflicts), Conflict(field=ORDER, base=" / ".join(texts)))
    conflicts += _still_open(merged_members(base.conflicts, ours.conflicts, theirs.conflicts), paragraphs, conflicts)
    return replace(with_paragraphs(header, paragraphs), conflicts=tuple(conflicts))


def _merged_paragraphs(
    sides: tuple[Document, Document, Document],
    descents: Sequence[Descent],
    joins: Sequence[Join],
    lexicon: Lexicon,
    names: Names,
) -> tuple[list[MergedParagraph], set[Key]]:
    """Merge the paragraphs, and return the keys of those in the base that each side put elsewhere.

    What a side split or merged is merged as one, where it can be parted again.
    """
    whole = [joined(side, ((join.key, join[n]) for join in joins)) for n, side in enumerate(sides)]
    partners = [joined_partners(descent.partners, joins) for descent in descents]
    places, disputed = in_merged_order(places_of(whole[0], whole[1], whole[2], partners, lexicon), whole)
    by_key = {join.key: join for join in joins}
    origins = origins_of(sides[0], descents)
    merged: list[MergedParagraph] = []
    for place in places:
        join = by_key.get(place.base.key) if place.base else None
        parts = merge_join(place, join, names) if join else [merge_paragraph(_with_origin(place, origins), names)]
        if parts is None:
            return _merged_paragraphs(sides, descents, [one for one in joins if one != join], lexicon, names)
        merged += parts
    return merged, {place.base.key for place in disputed if place.base}


def _with_origin(place: Place, origins: Mapping[Key, Paragraph]) -> Place:
    """Put beside a paragraph that one side alone has what it was cut out of: so it is no addition."""
    added = None if place.is_shared else place.ours or place.theirs
    return place._replace(base=origins.get(added.key)) if added else place


def _still_open(
    earlier: Iterable[Conflict], paragraphs: Iterable[Paragraph], new: Iterable[Conflict]
) -> list[Conflict]:
    """Return the conflicts that a side brought with it, and that nothing has settled or replaced."""
    by_key = {paragraph.key: paragraph for paragraph in paragraphs}
    replaced = {(conflict.key, conflict.field) for conflict in new}
    left = [c for c in earlier if _is_open(c, by_key.get(c.key)) and (c.key, c.field) not in replaced]
    return sorted(left, key=lambda conflict: (conflict.key, conflict.field))


def _is_open(conflict: Conflict, paragraph: Paragraph | None) -> bool:
    if paragraph is None:
        return not conflict.key
    return bool(conflict.field) or has_alternatives(paragraph)


def _with_unique_keys(paragraphs: Iterable[Paragraph]) -> tuple[Paragraph, ...]:
    """Give a second paragraph of one key another: both sides may have added the same words twice."""
    taken: set[str] = set()
    unique = []
    for paragraph in paragraphs:
        key = free_key(paragraph.key, taken)
        taken.add(key)
        unique.append(replace(paragraph, key=key))
    return tuple(unique)
