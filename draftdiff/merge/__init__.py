"""Base, ours, theirs to one document: a merge by paragraph and, inside a paragraph, by word.

What both sides changed in the same place stays in the text as bracketed alternatives that name the sides, each with
an `alternative` mark, and in `Document.conflicts`. Exchanging ours and theirs exchanges the names alone.

Who reads this package begins with `merge` below and goes on with

- `places`: which paragraphs of the three texts are one (`joins`: those that a side split or merged);
- `order`: where each stands in the merged text;
- `paragraphs`, `texts`, `regions`, `brackets`: what becomes of one, of its words, and how open words are written;
- `annexes`, `references`, `renumbering`, `endings`: what the texts say of their own order, the same in all while they
  are merged and counted anew afterwards;
- `untold`, `misplaced`: words that would be lost or doubled, and paragraphs that would stand where no side wants them,
  without a bracket that tells of it;
- `resolving`: how a conflict is settled.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec
from msgspec.structs import replace

from draftdiff.keys import free_key
from draftdiff.lexicon import Lexicon
from draftdiff.merge.annexes import with_counted_annexes, with_shared_annexes
from draftdiff.merge.brackets import (
    NOTHING,
    SIDES,
    SideNames,
    alternatives_in,
    has_alternatives,
    named_sides,
    side_names,
    words_of_alternative,
)
from draftdiff.merge.endings import with_one_link, with_one_stop
from draftdiff.merge.joins import SEAM, Join, find_joins, joined, merge_join
from draftdiff.merge.misplaced import misplaced
from draftdiff.merge.order import ORDER, in_merged_order
from draftdiff.merge.paragraphs import MergedParagraph, merge_paragraph
from draftdiff.merge.places import Descent, Place, Sides, descent_of, origins_of, places_of
from draftdiff.merge.references import REFERENCES, with_numbers, with_signs
from draftdiff.merge.renumbering import renumbered
from draftdiff.merge.resolving import first_to_settle, resolve, reword
from draftdiff.merge.untold import untold
from draftdiff.merge.values import merge_header, merged_members
from draftdiff.model import Conflict, Document, Key, Paragraph, with_paragraphs

__all__ = [
    "NOTHING",
    "ORDER",
    "REFERENCES",
    "SIDES",
    "SideNames",
    "alternatives_in",
    "first_to_settle",
    "merge",
    "recounted",
    "resolve",
    "reword",
    "side_names",
    "words_of_alternative",
]


def merge(
    base: Document, ours: Document, theirs: Document, lexicon: Lexicon, names: tuple[str, str] = SIDES
) -> Document:
    """Merge two descendants of a base; `names` are what ours and theirs are called in the brackets.

    Every token that one side inserted is in the result or in a conflict, every token that one side deleted is gone
    or in a conflict. If one side did not change anything, the other is returned as it is. The result lists its
    `conflicts`; the words that are open stand in the text as `[ours: …][theirs: …]`.

    Raises DraftdiffError for names that would break the brackets, and for texts of another language than the lexicon's.
    """
    called = named_sides(names)
    for unchanged, other in ((ours, theirs), (theirs, ours)):
        if unchanged == base:
            return other
    if ours == theirs:
        return ours
    header, field_conflicts = merge_header(base, ours, theirs)
    sides, descents = with_shared_annexes(
        (base, ours, theirs), [descent_of(base, side, lexicon) for side in (ours, theirs)]
    )
    origins = {new: old for descent in descents for old, new in descent.partners.items()}
    sides, signs = with_signs(sides, descents, lexicon)
    joins = find_joins(sides[0], sides[1:], descents)
    merged = _with_unique_keys(_merged_paragraphs(sides, descents, joins, lexicon, called))
    in_ours, in_theirs = (side.paragraphs for side in sides[1:])
    paragraphs = with_one_stop([one.paragraph for one in merged if one.paragraph], in_ours, in_theirs)
    paragraphs = renumbered(with_one_link(paragraphs, in_ours, in_theirs), in_ours, in_theirs)
    conflicts = [*field_conflicts, *(conflict for one in merged for conflict in one.conflicts)]
    is_lost = untold(sides, descents, paragraphs, conflicts, called)
    conflicts = [*conflicts, *misplaced(sides, paragraphs, origins), *is_lost]
    paragraphs, conflicts = with_numbers(paragraphs, conflicts, signs)
    paragraphs, conflicts = with_counted_annexes(paragraphs, conflicts, sides)
    conflicts += _still_open(merged_members(base.conflicts, ours.conflicts, theirs.conflicts), paragraphs)
    return replace(with_paragraphs(header, paragraphs), conflicts=_in_order(conflicts, paragraphs))


def recounted(document: Document, settled: Document, lexicon: Lexicon) -> Document:
    """Return what was settled of a document, counted anew if a paragraph or note went, and with references that follow.

    A conflict tells of references to the paragraph that went.
    """
    if _sizes(settled) == _sizes(document):
        return settled
    (_, signed, _), signs = with_signs((document, settled, settled), [Descent({}), Descent({})], lexicon)
    paragraphs = renumbered(signed.paragraphs, document.paragraphs, document.paragraphs)
    paragraphs, conflicts = with_numbers(paragraphs, settled.conflicts, signs)
    return replace(settled, paragraphs=paragraphs, conflicts=tuple(conflicts))


def _sizes(document: Document) -> list[int]:
    """Return how many notes each paragraph has."""
    return [len(paragraph.notes) for paragraph in document.paragraphs]


def _merged_paragraphs(
    sides: Sides,
    descents: Sequence[Descent],
    joins: Sequence[Join],
    lexicon: Lexicon,
    names: SideNames,
    unjoined: Sequence[Join] = (),
) -> list[MergedParagraph]:
    """Merge the paragraphs; those that each side put elsewhere have a conflict of order.

    What a side split or merged is merged as one, where it can be parted again. Of what cannot, `unjoined`, each part
    that one side alone has is open: without it, or with it, the text of the other side would not be whole.
    """
    whole = [joined(side, ((join.key, join[n]) for join in joins)) for n, side in enumerate(sides)]
    partners = [descent.partners | {join.key: join.key for join in joins} for descent in descents]
    places, disputed = in_merged_order(places_of(whole[0], whole[1], whole[2], partners, lexicon), whole)
    by_key = {join.key: join for join in joins}
    origins = origins_of(sides[0], descents)
    wholes = {paragraph.key: join.whole for join in unjoined for paragraph in (*join.ours, *join.theirs)}
    merged: list[MergedParagraph] = []
    for place in places:
        join = by_key.get(place.base.key) if place.base else None
        if join is None:
            parts = [merge_paragraph(_with_origin(place, origins, wholes), names)]
        elif (parted := merge_join(place, join, names)) is not None:
            parts = parted
        else:
            left = [one for one in joins if one != join]
            return _merged_paragraphs(sides, descents, left, lexicon, names, [*unjoined, join])
        merged += [_disputed(parts[0], place), *parts[1:]] if place in disputed else parts
    return merged


def _disputed(merged: MergedParagraph, place: Place) -> MergedParagraph:
    if merged.paragraph is None or place.base is None:
        return merged
    conflict = Conflict(key=merged.paragraph.key, field=ORDER, base=place.base.text.replace(SEAM, " "))
    return merged._replace(conflicts=(*merged.conflicts, conflict))


def _with_origin(place: Place, origins: Mapping[Key, Paragraph], wholes: Mapping[Key, Paragraph]) -> Place:
    """Put beside a paragraph that one side alone has what it was cut out of: so it is no addition."""
    alone = None if place.ours and place.theirs else place.ours or place.theirs
    if alone is None:
        return place
    return place._replace(base=wholes.get(alone.key) or place.base or origins.get(alone.key))


def _still_open(earlier: Iterable[Conflict], paragraphs: Iterable[Paragraph]) -> list[Conflict]:
    """Return the conflicts that a side brought with it, and that nothing has settled."""
    by_key = {paragraph.key: paragraph for paragraph in paragraphs}
    return sorted((c for c in earlier if _is_open(c, by_key.get(c.key))), key=msgspec.json.encode)


def _is_open(conflict: Conflict, paragraph: Paragraph | None) -> bool:
    if paragraph is None:
        return not conflict.key
    return bool(conflict.field) or has_alternatives(paragraph)


def _in_order(conflicts: Iterable[Conflict], paragraphs: Sequence[Paragraph]) -> tuple[Conflict, ...]:
    """Return the first conflict about each thing that is open, in the order of the text."""
    first: dict[tuple[Key, str], Conflict] = {}
    for conflict in conflicts:
        first.setdefault((conflict.key, conflict.field), conflict)
    places = {paragraph.key: place for place, paragraph in enumerate(paragraphs)}
    return tuple(sorted(first.values(), key=lambda conflict: places.get(conflict.key, -1)))


def _with_unique_keys(merged: Iterable[MergedParagraph]) -> list[MergedParagraph]:
    """Give a second paragraph of one key another: both sides may have added the same words twice."""
    taken: set[str] = set()
    unique = []
    for one in merged:
        if one.paragraph:
            key = free_key(one.paragraph.key, taken)
            taken.add(key)
            conflicts = tuple(replace(conflict, key=key) for conflict in one.conflicts)
            one = MergedParagraph(replace(one.paragraph, key=key), conflicts)
        unique.append(one)
    return unique
