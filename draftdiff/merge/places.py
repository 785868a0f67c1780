"""Which paragraphs of base, ours and theirs are one and the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from draftdiff.align import align
from draftdiff.comparison import Link
from draftdiff.lexicon import Lexicon
from draftdiff.model import Document, Key, Paragraph, ParagraphKind
from draftdiff.sequences import likeness
from draftdiff.tokens import words_of

LEAST_LIKE = 0.4
"""Share of common words below which two paragraphs without a common key are not one."""


Sides = tuple[Document, Document, Document]
"""Base, ours and theirs."""


class Place(NamedTuple):
    """A paragraph on the three sides; null where it does not exist."""

    base: Paragraph | None
    ours: Paragraph | None
    theirs: Paragraph | None

    def __hash__(self) -> int:
        """Know a place by itself: to hash its paragraphs takes longer than all else in their order."""
        return id(self)

    @property
    def is_shared(self) -> bool:
        """Say whether more than one of the three texts has the paragraph."""
        return self.base is not None or (self.ours is not None and self.theirs is not None)


class Descent(NamedTuple):
    """What a side made of the paragraphs of the base."""

    partners: dict[Key, Key]
    """The one paragraph of the side that continues one of the base, by the keys of both."""
    uneven: tuple[Link, ...] = ()
    """What the side split or merged."""

    def lacks(self, keys: Sequence[Key]) -> bool:
        """Say whether nothing on the side comes from these paragraphs of the base."""
        known = {*self.partners, *(key for link in self.uneven for key in link.old)}
        return known.isdisjoint(keys)

    def first_parts(self) -> dict[Key, Key]:
        """Return which clause of the base goes on in the first part of a split one, or in what several became.

        The other parts are clauses of their own, even one that has the key of the clause.
        """
        known: dict[Key, Key] = {}
        for link in self.uneven:
            if min(len(link.old), len(link.new)) == 1:
                known |= {key: f"{key}/part" for key in link.new[1:]}
                known[link.new[0]] = link.old[0]
        return known


def descent_of(base: Document, side: Document, lexicon: Lexicon) -> Descent:
    """Say which paragraph of a side continues which: equal keys are one, since revisions carry them.

    The rest is aligned by text. Of a group that was split or merged, the pair with most in common counts. A paragraph
    that merely stands alone beside another is not its continuation.
    """
    old, new = ({p.key: (place, p.text) for place, p in enumerate(one.paragraphs)} for one in (base, side))
    partners = {key: key for key in old if key in new}
    if len(partners) == len(old) == len(new):
        return Descent(partners)
    links = align(base, side, lexicon).links
    for link in links:
        free = [(old[i], new[j], i, j) for i in link.old if i not in new for j in link.new if j not in old]
        ranked = (
            (likeness(words_of(a[1]), words_of(b[1])), -max(a[0], b[0]), -min(a[0], b[0]), i, j) for a, b, i, j in free
        )
        most, _, _, first, second = max(ranked, default=(0.0, 0, 0, "", ""))
        if most >= LEAST_LIKE:
            partners[first] = second
    return Descent(partners, tuple(link for link in links if link.old and link.new and len(link.old) != len(link.new)))


def origins_of(base: Document, descents: Sequence[Descent]) -> dict[Key, Paragraph]:
    """Return what a side split or merged and the other deleted, by the keys of what became of it."""
    in_base = {paragraph.key: paragraph for paragraph in base.paragraphs}
    return {
        key: in_base[link.old[0]]
        for side, other in (descents, descents[::-1])
        for link in side.uneven
        if other.lacks(link.old)
        for key in link.new
    }


def places_of(
    base: Document, ours: Document, theirs: Document, partners: Sequence[Mapping[Key, Key]], lexicon: Lexicon
) -> tuple[Place, ...]:
    """Bring the paragraphs of the three sides together, one of each at most.

    `partners` are those of the base in ours and in theirs. What both sides added alike is one place too.
    """
    in_ours, in_theirs = partners
    ours_new, theirs_new = _without(ours, in_ours.values()), _without(theirs, in_theirs.values())
    alike = _alike((ours, theirs), (ours_new, theirs_new), lexicon)
    both = set(alike.values())
    keys: list[tuple[Key | None, Key | None, Key | None]] = [
        *((p.key, in_ours.get(p.key), in_theirs.get(p.key)) for p in base.paragraphs),
        *((None, p.key, alike.get(p.key)) for p in ours_new.paragraphs),
        *((None, None, p.key) for p in theirs_new.paragraphs if p.key not in both),
    ]
    known = [{p.key: p for p in side.paragraphs} for side in (base, ours, theirs)]
    return tuple(Place(*(by_key.get(key or "") for by_key, key in zip(known, of, strict=True))) for of in keys)


def _alike(sides: Sequence[Document], new: Sequence[Document], lexicon: Lexicon) -> dict[Key, Key]:
    """Return which of the paragraphs that are new in ours and in theirs are one, each annex for itself."""
    partners: dict[Key, Key] = {}
    for annex in sorted({paragraph.annex for paragraph in new[0].paragraphs}):
        parts = ([p for p in one.paragraphs if p.annex == annex] for one in new)
        in_ours, in_theirs = (replace(one, paragraphs=tuple(part)) for one, part in zip(new, parts, strict=True))
        partners |= descent_of(in_ours, in_theirs, lexicon).partners
    known, known_in_theirs = ({p.key for p in one.paragraphs} for one in new)
    pairs = with_headings(Descent(partners), *sides).partners.items()
    return {one: other for one, other in pairs if one in known and other in known_in_theirs}


def with_headings(descent: Descent, base: Document, side: Document) -> Descent:
    """Let the heading of an annex continue that of the same one, not one that has its words."""
    before, now = ({a: p.key for a, p in headings_of(one.paragraphs).items()} for one in (base, side))
    left = {old: new for old, new in descent.partners.items() if new not in now.values()}
    return descent._replace(partners=left | {before[annex]: now[annex] for annex in before if annex in now})


def headings_of(paragraphs: Iterable[Paragraph]) -> dict[int, Paragraph]:
    """Return the heading with which each annex begins."""
    first: dict[int, Paragraph] = {}
    for paragraph in paragraphs:
        if paragraph.annex:
            first.setdefault(paragraph.annex, paragraph)
    return {annex: one for annex, one in first.items() if one.kind is ParagraphKind.HEADING}


def parents_of(paragraphs: Iterable[Paragraph]) -> dict[Key, Paragraph]:
    """Return what each item of a list, or text behind one, belongs to: the clause or item before it that stands out."""
    parents: dict[Key, Paragraph] = {}
    above: list[Paragraph] = []
    for paragraph in paragraphs:
        goes_on = paragraph.kind is ParagraphKind.CONTINUATION
        above = [one for one in above if one.level < paragraph.level + goes_on]
        if above:
            parents[paragraph.key] = above[-1]
        if not goes_on:
            above.append(paragraph)
    return parents


def _without(document: Document, keys: Iterable[Key]) -> Document:
    known = set(keys)
    left = tuple(paragraph for paragraph in document.paragraphs if paragraph.key not in known)
    return replace(document, paragraphs=left)
