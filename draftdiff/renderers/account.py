"""The end of a report, unasked: what was repaired, guessed or doubted, and what no rule explains."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from draftdiff.comparison import Change, Comparison, Link, Row, Segment, Verdict, is_counted, is_of_text, verdict_of
from draftdiff.gravity import UNEXPLAINED
from draftdiff.model import Header, Key, name_of
from draftdiff.problems import Problem, Severity
from draftdiff.renderers.labels import fill
from draftdiff.renderers.wording import Wording
from draftdiff.tokens import is_word, split_tokens

_PLACES = 6
"""Paragraphs that a kind of problem names; of more, the number tells."""
_NO_RIVAL = 0.2
"""A score below which another pair is no alternative that a reader need weigh."""
_CLEAR = 0.9
"""A score from which on a link stands; the question is whether a part of it went elsewhere as well."""


class Account(Struct, frozen=True):
    """The lines at the end: for each source what its import had to tell, for the links which are in doubt."""

    sources: tuple[tuple[str, str], ...]
    """The name of the side and of its file, or of both sides, and what was found; last what comparing them had to tell.

    Only those with something to tell.
    """
    sums: tuple[str, ...]
    """How many links are sure and, where rules have run, how many words no rule explains."""
    doubts: tuple[tuple[str, str], ...]
    """Each named as one."""


def account_of(comparison: Comparison, wording: Wording) -> Account:
    """Return what a reader must know to trust the comparison."""
    told = limits_of(comparison, wording)
    both = [(wording.say("side.both"), told)] if told else []
    links = [row.link for row in comparison.rows if row.old and row.new and is_counted(row)]
    doubtful = [link for link in links if not link.sure]
    sums = [wording.say("links", count=len(links), sure=len(links) - len(doubtful))]
    if verdict_of(comparison) is not Verdict.UNWEIGHED:
        sums.append(wording.say("unexplained", count=unexplained_words(comparison)))
    return Account(
        sources=tuple((name, wording.say("dot").join(said)) for name, said in (*_sources(comparison, wording), *both)),
        sums=tuple(sums),
        doubts=tuple(
            (wording.say("doubt"), said) for said in dict.fromkeys(_doubt(link, wording) for link in doubtful)
        ),
    )


def _sources(comparison: Comparison, wording: Wording) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Tell of each source what its import had to tell and what it does not state; of both at once what is the same."""
    old, new = (
        (*_problems(header.problems, labels, wording), *_not_stated(header, wording))
        for header, labels in ((comparison.old, wording.old), (comparison.new, wording.new))
    )
    sides = wording.say("side.old"), wording.say("side.new")
    if old == new:
        yield from [(wording.say("list").join(sides), old)] if old else []
        return
    for side, header, said in zip(sides, (comparison.old, comparison.new), (old, new), strict=True):
        if said:
            name = wording.quote(name_of(header, ""))
            yield wording.say("source", side=side, name=name) if name else side, said


def limits_of(comparison: Comparison, wording: Wording) -> tuple[str, ...]:
    """Say what a comparison could not do, such as compare notes that one text does not state."""
    return _problems(comparison.problems, {**wording.old, **wording.new}, wording)


def _problems(problems: Iterable[Problem], labels: Mapping[str, str], wording: Wording) -> tuple[str, ...]:
    """Count problems by code, the gravest first."""
    by_code: dict[str, list[Problem]] = {}
    for problem in sorted(problems, key=lambda problem: tuple(Severity).index(problem.severity)):
        by_code.setdefault(problem.code, []).append(problem)
    return tuple(_counted(alike, wording, labels) for alike in by_code.values())


def _counted(problems: Sequence[Problem], wording: Wording, labels: Mapping[str, str]) -> str:
    """Say one kind of problem, with its number; with its places unless it is a mere repair."""
    template = wording.labels.problems.get(problems[0].code)
    count = len(problems)
    if template is None:
        said = wording.say("problem.other", count=count, message=wording.quote(problems[0].message))
    else:
        said = fill(template, {"count": count}, count, wording.labels.plurals)
    keys = dict.fromkeys(problem.location.paragraph for problem in problems)
    places = [labels[key] for key in keys if key in labels]
    if not places or problems[0].severity is Severity.INFO:
        return said
    return wording.say("problem.where", said=said, labels=wording.say("list").join(places[:_PLACES]))


def _not_stated(header: Header, wording: Wording) -> list[str]:
    """Name the facts that a header does not state, in one sentence; nothing where it states all."""
    facts = {"vote": header.vote, "agenda": header.agenda, "date": header.events, "title": header.title}
    missing = [wording.term("field", name) for name, fact in facts.items() if not fact]
    return [wording.say("not-stated", fields=wording.say("list").join(missing))] if missing else []


def _doubt(link: Link, wording: Wording) -> str:
    rival = _rival(link, wording)
    if rival and link.score >= _CLEAR:
        return wording.say("doubt.also", link=rival)
    said = _scored(link.old, link.new, link.score, wording)
    return wording.say("doubt.rival", said=said, link=rival) if rival else said


def _rival(link: Link, wording: Wording) -> str:
    other = link.runner_up
    if other is None or other.score < _NO_RIVAL or not wording.names.knows(other):
        return ""
    return _scored((other.old,), (other.new,), other.score, wording)


def _scored(old: Sequence[Key], new: Sequence[Key], score: float, wording: Wording) -> str:
    link = wording.from_to([wording.old[key] for key in old], [wording.new[key] for key in new])
    return wording.say("doubt.link", link=link, score=round(100 * score))


def unexplained_words(comparison: Comparison) -> int:
    """Count the changed words of paired paragraphs that no rule explains."""
    return sum(_unclaimed(row) for row in comparison.rows if row.change not in (Change.ADDED, Change.REMOVED))


def _unclaimed(row: Row) -> int:
    explained = [finding for finding in row.findings if finding.rule != UNEXPLAINED]
    claimed = {(finding.note, index) for finding in explained for index in finding.segments}
    redlines: list[tuple[int | None, Iterable[Segment]]] = [(None, row.segments)]
    notes = ((place, note) for place, note in enumerate(row.notes) if is_of_text(note, row.old, row.new))
    redlines += [(place, note.segments) for place, note in notes]
    return sum(
        sum(map(is_word, split_tokens(segment.old + segment.new)))
        for place, segments in redlines
        for index, segment in enumerate(segments)
        if segment.is_change and (place, index) not in claimed
    )
