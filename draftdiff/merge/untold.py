"""Words that a merge, or a side taken at its conflicts, would lose, bring back or double in silence.

A side took them out or left them alone, and the other put them elsewhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain, groupby, pairwise

from draftdiff.merge.brackets import SideNames, has_alternatives
from draftdiff.merge.order import ORDER
from draftdiff.merge.places import Sides, parents_of
from draftdiff.merge.renumbering import suffix_of
from draftdiff.merge.resolving import taken
from draftdiff.model import Conflict, Key, Paragraph, ParagraphKind
from draftdiff.sequences import grouped
from draftdiff.tokens import words_of

_SEVERAL = 3
"""So many words are a phrase; and so many that both sides added do not stand twice near each other by chance."""
_LONG = 6
"""So many words in a row that both sides added are known again, in whatever paragraphs they stand."""

_words = lru_cache(maxsize=4096)(words_of)
"""The words of a paragraph, which are asked for again and again."""


def untold(sides: Sides, merged: Sequence[Paragraph], told: Iterable[Conflict], names: SideNames) -> Iterator[Conflict]:
    """Yield a conflict of order for each merged paragraph whose words tell that something is lost or stands twice.

    What tells it are words that the base has once, phrases of it, and what both sides added: in what is left of the
    merged text when a side is taken. `sides` are base, ours and theirs, `told` the conflicts that are known.
    """
    texts = [[paragraph.text for paragraph in side.paragraphs] for side in sides]
    outcomes = [[taken(paragraph, name) for paragraph in merged] for name in names]
    known = [text or "" for one in told for text in (one.base, one.ours, one.theirs)]
    in_base = {*texts[0]}
    untouched = in_base.intersection(*texts[1:])
    touched = [[text for text in one if text not in untouched] for one in (*texts, *outcomes)]
    found = (_moved(touched, known, 1) | _doubled_words(touched[:3], outcomes)).difference(*map(_words, untouched))
    found |= _moved(touched, known, _SEVERAL)
    found |= _doubled_clauses([[text for text in one if text not in in_base] for one in (*texts[1:], *outcomes)])
    for paragraph, *either in zip(merged, *outcomes, strict=True) if found else ():
        here = set[str]() if paragraph.text in untouched else found.intersection(_said_in(*either))
        if here:
            of_base = [text for text in texts[0] if text not in untouched and not here.isdisjoint(_said_in(text))]
            yield Conflict(key=paragraph.key, field=ORDER, base=" / ".join(of_base) or None)


def strays(sides: Sides, merged: Sequence[Paragraph], origins: Mapping[Key, Key]) -> Iterator[Conflict]:
    """Yield a conflict of order for each item that would belong to another clause than on the sides that have it.

    A side took out the clause, or its whole list, to which the other added it. `origins` are the keys that paragraphs
    of ours and theirs have in the base.
    """

    def known(paragraph: Paragraph) -> Key:
        return origins.get(paragraph.key, paragraph.key)

    parents = [parents_of(side.paragraphs) for side in sides]
    lists = [
        {known(of[one.key]) for one in side.paragraphs if one.level and one.key in of}
        for side, of in zip(sides, parents, strict=True)
    ]
    now = parents_of(merged)
    for key, parent in now.items():
        before = [of[key] for of in parents[1:] if key in of]
        owner = known(parent)
        is_taken_out = len(before) == 1 and owner in lists[0] and not (owner in lists[1] and owner in lists[2])
        if before and (is_taken_out or owner not in map(known, before)):
            yield Conflict(key=key, field=ORDER, base=min(one.text for one in before))


def left_over(sides: Sides, merged: Sequence[Paragraph], origins: Mapping[Key, Key]) -> Iterator[Conflict]:
    """Yield a conflict of order for each paragraph that one side put into a section or annex that the other took out.

    It is new or from elsewhere, and stands in the section before, or in an annex without a heading. `origins` are as
    those of `strays`.
    """
    in_base = {heading.key: {one.key for one in section} for heading, *section in _sections(sides[0].paragraphs)}
    left = {origins.get(one.key, one.key) for one in merged}
    for heading, *section in chain.from_iterable(_sections(side.paragraphs) for side in sides[1:]):
        own = in_base.get(origins.get(heading.key, heading.key), set())
        known = {origins.get(one.key, one.key): one for one in section}
        if not own.isdisjoint(known) and left.isdisjoint(own.intersection(known)):
            put_in = (one for key, one in known.items() if key not in own and key in left)
            yield from (Conflict(key=one.key, field=ORDER, base=one.text) for one in put_in)


def _sections(paragraphs: Iterable[Paragraph]) -> list[list[Paragraph]]:
    """Return the paragraphs below each heading, with it."""
    groups = grouped(paragraphs, lambda _, paragraph: paragraph.kind is not ParagraphKind.HEADING)
    return [group for group in groups if group[0].kind is ParagraphKind.HEADING]


def ragged(sides: Sides, merged: Sequence[Paragraph], origins: Mapping[Key, Key]) -> Iterator[Conflict]:
    """Yield a conflict of order for each row that one side put into a table of which the other changed the columns.

    It is shorter or longer than the others since the merge. `origins` are as those of `strays`.
    """
    base, *in_sides = (dict(chain.from_iterable(_tables(one.paragraphs, origins))) for one in sides)
    for table in _tables(merged, origins):
        for side in in_sides:
            if any(side.get(key, width) != width for key, width in table):
                yield from (Conflict(key=key, field=ORDER) for key, _ in table if key in side and key not in base)


def twice_counted(sides: Sides, merged: Sequence[Paragraph], _: Mapping[Key, Key]) -> Iterator[Conflict]:
    """Yield a conflict of order for each clause or item whose number stands twice: both sides put a `2 bis` in."""
    counts = [Counter(_suffixed(one).values()) for one in (merged, *(side.paragraphs for side in sides[1:]))]
    for key, number in _suffixed(merged).items():
        if counts[0][number] > max(1, counts[1][number], counts[2][number]):
            yield Conflict(key=key, field=ORDER)


def _suffixed(paragraphs: Sequence[Paragraph]) -> dict[Key, tuple[Key, str]]:
    """Return the numbers such as `2 bis`, those of items with the clause to which they belong."""
    parents = parents_of(paragraphs)
    return {
        one.key: (parents[one.key].key if one.key in parents else f"annex {one.annex}", one.number)
        for one in paragraphs
        if suffix_of(one)
    }


def _tables(paragraphs: Iterable[Paragraph], origins: Mapping[Key, Key]) -> list[list[tuple[Key, int]]]:
    """Return the rows of each table, with how many cells each has, but those in which words are open."""
    runs = groupby(paragraphs, lambda one: one.kind is ParagraphKind.TABLE_ROW)
    return [
        [(origins.get(row.key, row.key), row.text.count("\t")) for row in run if not has_alternatives(row)]
        for is_table, run in runs
        if is_table
    ]


def _moved(texts: Sequence[Sequence[str]], known: Iterable[str], length: int) -> set[str]:
    """Return words that the base has once, or phrases of it, that then are lost or stand oftener than they may.

    Neither side has them oftener than the base: both moved them, or one did and the other took them out. `texts` are
    those of base, ours and theirs, and of what is left when the one or the other is taken. Where a known conflict tells
    of the words, they may come back with a side.
    """
    before, ours, theirs, *afters = (_counted(one, length) for one in texts)
    told = _counted(known, length)

    def is_untold(run: str, count: int) -> bool:
        least, most = sorted((ours[run], theirs[run]))
        may = count if run in told else least
        must = count if least == count else 0
        return most <= count and not all(must <= after[run] <= may for after in afters)

    return {run for run, count in before.items() if (count == 1 or length > 1) and is_untold(run, count)}


def _doubled_words(texts: Sequence[Sequence[str]], outcomes: Iterable[Sequence[str]]) -> set[str]:
    """Return words that both sides added once, where several of them then stand twice in a paragraph and the next."""
    before, ours, theirs = (_counted(one, 1) for one in texts)
    added = {word for word in ours if not before[word] and ours[word] == theirs[word] == 1}
    pairs = (pair for outcome in outcomes for pair in pairwise(["", *outcome])) if len(added) >= _SEVERAL else ()
    near = (_counted(pair, 1) for pair in pairs)
    doubled = ({word for word, times in count.items() if times > 1 and word in added} for count in near)
    return set[str]().union(*(words for words in doubled if len(words) >= _SEVERAL))


def _doubled_clauses(texts: Sequence[Sequence[str]]) -> set[str]:
    """Return long runs of words that ours and theirs both have, and that then stand more often than in either.

    They are most of a paragraph: more than a long name. `texts` are those of ours, of theirs, and of what is left when
    the one or the other is taken.
    """
    ours, theirs, *afters = (_counted(one, _LONG) for one in texts)
    shared = ours.keys() & theirs.keys()
    doubled = {run for run in shared for after in afters if after[run] > max(ours[run], theirs[run])}
    clauses = (_runs(text, _LONG) for text in chain.from_iterable(texts))
    most = (runs for runs in clauses if sum(run in doubled for run in runs) * 2 > len(runs))
    return doubled.intersection(chain.from_iterable(most))


def _said_in(*texts: str) -> set[str]:
    """Return the words, the phrases and the long runs of words of texts."""
    return {run for text in texts for length in (1, _SEVERAL, _LONG) for run in _runs(text, length)}


def _counted(texts: Iterable[str], length: int) -> Counter[str]:
    return Counter(chain.from_iterable(_runs(text, length) for text in texts))


def _runs(text: str, length: int) -> list[str]:
    """Return each run of so many words."""
    words = _words(text)
    return (
        words if length == 1 else [" ".join(words[start : start + length]) for start in range(len(words) - length + 1)]
    )
