"""Words that a merge, or a side taken at its conflicts, would lose, bring back or double in silence.

A side took them out or left them alone, and the other put them elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from draftdiff.comparison import SegmentKind
from draftdiff.merge.brackets import SideNames
from draftdiff.merge.order import ORDER
from draftdiff.merge.places import Descent, Sides
from draftdiff.merge.resolving import taken
from draftdiff.model import Conflict, Document, Paragraph
from draftdiff.redline import redline
from draftdiff.sequences import equal_runs
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
        here = {run for run in found for text in either if _spaced_words(text).count(run) > before.count(run)}
        if here:
            of_base = [text for text in in_base.values() if any(run in _spaced_words(text) for run in here)]
            yield Conflict(key=paragraph.key, field=ORDER, base=" / ".join(of_base) or None)


def _edits(base: Document, side: Document, descent: Descent) -> _Edits:
    """Return what a side put in and took out, read off the redline of each clause with the one that it goes on from."""
    old, new = ({paragraph.key: paragraph.text for paragraph in one.paragraphs} for one in (base, side))
    pairs = [(old.pop(key, ""), new.pop(own, "")) for key, own in descent.partners.items()]
    alone = [*((text, "") for text in old.values()), *(("", text) for text in new.values())]
    segments = [segment for before, now in (*pairs, *alone) for segment in redline(before, now)]
    return _Edits(
        put_in=[words_of(one.new) for one in segments if one.kind is SegmentKind.INSERTED],
        taken_out=[words_of(one.old) for one in segments if one.kind is SegmentKind.DELETED],
    )


def _suspects(edits: Sequence[_Edits], base: str) -> set[str]:
    """Return runs of words that a side put elsewhere, and phrases that both sides put in."""
    ours, theirs = edits
    moved = {run for side in edits for run in _common(side.put_in, side.taken_out, base)}
    return moved | set(_common(ours.put_in, theirs.put_in, base, _PHRASE))


def _common(some: Iterable[_Words], others: Iterable[_Words], base: str, least: int = 1) -> Iterator[str]:
    """Yield runs of words, `least` or more, that one passage and another have in common, and not by chance.

    They are most of a passage, and two of these are true: they are most of the other one as well; they are several
    words; the base has them once at most.
    """
    for one, other in product(some, others):
        shared = [one[start : start + length] for start, _, length in equal_runs(one, other) if length >= least]
        count = sum(map(len, shared))
        most = sum(count * 2 > len(passage) for passage in (one, other))
        for words in shared if most else ():
            signs = (most == 2) + (len(words) > 1)
            yield from (run for run in _phrases(words) if signs + (base.count(run) < 2) > 1)


def _phrases(words: _Words) -> list[str]:
    """Return the phrases of a run of words: so it is known where a side changed a word of it."""
    size = min(len(words), _PHRASE)
    return [_spaced(words[start : start + size]) for start in range(len(words) - size + 1)]


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
