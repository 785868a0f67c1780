"""Words that a merge, or a side taken at its conflicts, would lose, bring back or double in silence.

A side took them out or left them alone, and the other put them elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, product
from typing import NamedTuple

from draftdiff.comparison import SegmentKind
from draftdiff.merge.brackets import SideNames
from draftdiff.merge.order import ORDER
from draftdiff.merge.places import Descent, Sides
from draftdiff.merge.resolving import taken
from draftdiff.model import Conflict, Document, Paragraph
from draftdiff.redline import redline
from draftdiff.tokens import words_of

_PHRASE = 3
"""So many words are a phrase: fewer that both sides put in are the same by chance."""

_Words = Sequence[str]


class _Edits(NamedTuple):
    """The words that a side put in, and those that it took out, in each place."""

    put_in: list[_Words]
    taken_out: list[_Words]


def untold(
    sides: Sides,
    descents: Sequence[Descent],
    merged: Sequence[Paragraph],
    told: Iterable[Conflict],
    names: SideNames,
) -> Iterator[Conflict]:
    """Yield a conflict of order for each merged paragraph whose words tell that something is lost or stands twice.

    What tells it are words that a side put elsewhere, and what both sides put in: in what is left of the merged text
    when a side is taken. `sides` are base, ours and theirs, `descents` those of ours and of theirs, `told` the
    conflicts that are known.
    """
    edits = [_edits(sides[0], side, descent) for side, descent in zip(sides[1:], descents, strict=True)]
    texts = [_said(paragraph.text for paragraph in side.paragraphs) for side in sides]
    outcomes = [[taken(paragraph, name) for paragraph in merged] for name in names]
    afters = [_said(outcome) for outcome in outcomes]
    known = _said(text for one in told for text in (one.base, one.ours, one.theirs) if text)
    found = {run for run in _suspects(edits, texts[0]) if _is_miscounted(run, texts, afters, is_told=run in known)}
    in_base = {paragraph.key: paragraph.text for paragraph in sides[0].paragraphs}
    origins = {new: old for descent in descents for old, new in descent.partners.items()}
    for paragraph, *either in zip(merged, *outcomes, strict=True) if found else ():
        before = _spaced_words(in_base.get(origins.get(paragraph.key, paragraph.key), ""))
        said = ((run, _spaced_words(text)) for text in either for run in found & _phrases_in(text))
        here = {run for run, text in said if text.count(run) > before.count(run)}
        if here:
            of_base = [text for text in in_base.values() if here & _phrases_in(text)]
            yield Conflict(key=paragraph.key, field=ORDER, base=" / ".join(of_base) or None)


def _edits(base: Document, side: Document, descent: Descent) -> _Edits:
    """Return what a side put in and took out, read off the redline of each clause with the one that it goes on from."""
    old, new = ({paragraph.key: paragraph.text for paragraph in one.paragraphs} for one in (base, side))
    pairs = [(old.pop(key, ""), new.pop(own, "")) for key, own in descent.partners.items()]
    alone = [*((text, "") for text in old.values()), *(("", text) for text in new.values())]
    segments = [segment for before, now in (*pairs, *alone) for segment in redline(before, now)]
    return _Edits(
        put_in=[words for one in segments if one.kind is SegmentKind.INSERTED and (words := words_of(one.new))],
        taken_out=[words for one in segments if one.kind is SegmentKind.DELETED and (words := words_of(one.old))],
    )


def _suspects(edits: Sequence[_Edits], base: str) -> set[str]:
    """Return phrases that a side put elsewhere, and that both sides put in, but those that are the same by chance.

    They are most of one passage, and two of these are true: they are most of the other one as well; they are several
    words; the base has them once at most.
    """
    ours, theirs = edits
    moved = [_common(side.put_in, side.taken_out) for side in edits]
    signs: dict[str, int] = {}
    for run, count in chain(*moved, _common(ours.put_in, theirs.put_in, _PHRASE)):
        signs[run] = max(signs.get(run, 0), count)
    return {run for run, count in signs.items() if count > 1 or (count and base.count(run) < 2)}


def _common(some: Iterable[_Words], others: Iterable[_Words], least: int = 1) -> Iterator[tuple[str, int]]:
    """Yield phrases, of `least` words or more, that are most of one of two passages and stand in the other.

    With each is said how many of two signs tell that this is no chance: it is most of both, it is several words.
    """
    for pair in product(map(_phrases, some), map(_phrases, others)):
        size = min(map(len, pair))
        one, other = (phrases[size - 1] for phrases in pair)
        if size >= least and not one.isdisjoint(other):
            shared = one & other
            most = sum((len(shared) + size - 1) * 2 > len(phrases) + size - 1 for phrases in (one, other))
            yield from ((run, (most > 1) + (size > 1)) for run in shared if most)


def _phrases(words: _Words) -> list[set[str]]:
    """Return the single words of a passage, its pairs of words, and its phrases: as far as it has so many words."""
    return [
        {_spaced(words[start : start + size]) for start in range(len(words) - size + 1)}
        for size in range(1, min(len(words), _PHRASE) + 1)
    ]


@lru_cache(maxsize=4096)
def _phrases_in(text: str) -> set[str]:
    return set[str]().union(*_phrases(words_of(text)))


def _is_miscounted(run: str, texts: Sequence[str], afters: Iterable[str], *, is_told: bool) -> bool:
    """Say whether words are lost or stand oftener than they may, in what is left when the one or the other is taken.

    `texts` are base, ours and theirs. Where no side has the words oftener than the base, a side that took them out
    means it; a side may bring them back where a known conflict tells of them. What both sides put in is the same.
    """
    base, ours, theirs = (text.count(run) for text in texts)
    least, most = sorted((ours, theirs))
    may = most if most > base else base if is_told else least
    must = base if least >= base else 0
    return not all(must <= after.count(run) <= may for after in afters)


def _said(texts: Iterable[str]) -> str:
    return "\n".join(map(_spaced_words, texts))


@lru_cache(maxsize=4096)
def _spaced_words(text: str) -> str:
    """Return the words of a text as runs of them are looked for; the three sides have most of their texts in common."""
    return _spaced(words_of(text))


def _spaced(words: _Words) -> str:
    return "".join(f" {word} " for word in words)
