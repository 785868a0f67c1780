"""What `draftdiff verify` says: the verdict, the parts of the draft, its silent and its tracked changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from draftdiff.comparison import Change, Comparison, Row
from draftdiff.importers.docx.authors import Author
from draftdiff.problems import Problem
from draftdiff.renderers.entries import status_of, tracked_by
from draftdiff.renderers.highlights import opening_words
from draftdiff.renderers.labels import Labels, direction_of
from draftdiff.renderers.outline import Entry, Section, SectionKind
from draftdiff.renderers.terminal.changes import changes
from draftdiff.renderers.terminal.paper import GAP, Paper, Span
from draftdiff.renderers.verdict import kind_of
from draftdiff.renderers.wording import Wording, wording_of
from draftdiff.verify import Part, Standing, Verification, renumbered_rows, silent_rows, tracked_rows

_WITH_WORDS = (Standing.SILENT, Standing.TRACKED, Standing.ASIDE)
_NAMED = 5
"""Silent changes that the verdict names."""


def report_lines(
    verification: Verification, authors: Sequence[Author], problems: Sequence[Problem], labels: Labels, paper: Paper
) -> Iterator[str]:
    """Give the lines of the report, in the reader's language.

    `authors` made the tracked changes of the draft; `problems` are what drafting checks find once they are accepted.
    """
    silent, tracked = (wording_of(one, labels) for one in (verification.silent, verification.tracked))
    yield from paper.block([], [Span(_verdict(verification, silent), "verdict")])
    for part in verification.parts:
        yield from _part(part, silent, paper)
    rows = silent_rows(verification) or renumbered_rows(verification)
    yield from _silent(rows, verification.silent, silent, paper)
    yield from _tracked(verification, authors, tracked, paper)
    yield from _problems(problems, tracked, paper)


def _verdict(verification: Verification, wording: Wording) -> str:
    rows = silent_rows(verification) or renumbered_rows(verification)
    named = [wording.label(row) for row in rows]
    if silent_rows(verification) or not rows:
        parts = (part for part in verification.parts if part.standing is Standing.SILENT)
        named += [wording.term("field", part.name) for part in parts if part.name != "notes" or not rows]
    if not named:
        return wording.say("verify.clean")
    return wording.say("verify.silent", count=len(named), said=wording.joined(named, _NAMED))


def _part(part: Part, wording: Wording, paper: Paper) -> list[str]:
    """Say how a part stands to the official text, with its words where it was changed."""
    said = wording.term("standing", part.standing.value)
    if part.keys:
        labels = wording.say("list").join(wording.new[key] for key in part.keys)
        said = wording.say("problem.where", said=said, labels=labels)
    if part.standing in _WITH_WORDS and (part.base or part.draft):
        words = wording.spoken(wording.quote(part.base), wording.quote(part.draft))
        said = wording.say("reason", kind=said, said=words)
    name = Span(wording.term("field", part.name) + GAP, "label")
    return paper.block([Span(GAP), name], [Span(said, "flag" if part.standing is Standing.SILENT else "")])


def _silent(rows: Sequence[Row], comparison: Comparison, wording: Wording, paper: Paper) -> Iterator[str]:
    if not rows:
        return
    section = Section(SectionKind.BY_WEIGHT, 0, tuple(Entry(row) for row in rows))
    direction = direction_of(comparison.new.language)
    yield ""
    yield from paper.block([], [Span(wording.say("verify.silent-title"), "section")])
    yield from changes([section], wording, paper, direction, show_all=False)[2:]


def _tracked(verification: Verification, authors: Sequence[Author], wording: Wording, paper: Paper) -> Iterator[str]:
    yield ""
    yield from paper.block([], [Span(wording.say("verify.tracked-title"), "section")])
    if not authors:
        yield from paper.block([Span(GAP)], [Span(wording.say("verify.untracked"), "quiet")])
    for author in authors:
        yield from paper.block([Span(GAP)], [Span(_author(author, wording))])
    several = len(authors) > 1
    for row in tracked_rows(verification):
        is_kind = row.change is Change.AMENDED
        about = wording.term("kind", kind_of(row)) if is_kind else opening_words(row, wording)
        status = wording.say("reason", kind=status_of(row, wording), said=about)
        said = wording.say("reasons").join((status, *(tracked_by(row, wording) if several else ())))
        yield from paper.block([Span(wording.label(row) + GAP, "label")], [Span(said)])


def _author(author: Author, wording: Wording) -> str:
    said = wording.say(
        "verify.author",
        name=wording.quote(author.name) if author.name else wording.say("tracked.unnamed"),
        inserted=author.inserted,
        deleted=author.deleted,
        moved=author.moved,
        relooked=author.relooked,
    )
    days = list(dict.fromkeys(wording.labels.worded_date(moment[:10]) for moment in (author.first, author.last)))
    if not days[0]:
        return said
    if len(days) == 1:
        return wording.say("tracked.by", name=said, date=wording.quote(days[0]))
    return wording.say("verify.between", said=said, first=wording.quote(days[0]), last=wording.quote(days[1]))


def _problems(problems: Sequence[Problem], wording: Wording, paper: Paper) -> Iterator[str]:
    yield ""
    yield from paper.block([], [Span(wording.say("verify.checks-title"), "section")])
    if not problems:
        yield from paper.block([Span(GAP)], [Span(wording.say("verify.no-problems"), "quiet")])
    for problem in problems:
        label = wording.new.get(problem.location.paragraph, "")
        yield from paper.block([Span(label + GAP if label else GAP, "label")], [Span(_problem(problem, wording))])


def _problem(problem: Problem, wording: Wording) -> str:
    return wording.say("reason", kind=wording.term("check", problem.code), said=wording.quote(problem.message))
