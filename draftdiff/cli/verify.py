"""`draftdiff verify DRAFT --base OFFICIAL`: are all changes of a Word draft tracked?"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

import click
from msgspec.structs import replace

from draftdiff.checks import find_drafting_problems
from draftdiff.cli.messages import print_notice
from draftdiff.cli.options import color_option, reader_option, reading_options
from draftdiff.cli.output import format_for, has_color, keep_sources, print_lines, width_for, write_result
from draftdiff.cli.sources import ReadOptions, import_file, import_one, lexicon_for, naming
from draftdiff.comparison import Change, Comparison, Row
from draftdiff.errors import DraftdiffError, ExitCode
from draftdiff.importers import recognise
from draftdiff.importers.docx.authors import Author, authors_in
from draftdiff.importers.options import Revisions
from draftdiff.model import Language
from draftdiff.problems import Problem
from draftdiff.renderers import RENDERERS, RenderOptions, render
from draftdiff.renderers.entries import status_of, tracked_by
from draftdiff.renderers.highlights import opening_words
from draftdiff.renderers.labels import Labels, direction_of, load_labels
from draftdiff.renderers.outline import Entry, Section, SectionKind
from draftdiff.renderers.terminal.changes import changes
from draftdiff.renderers.terminal.paper import GAP, Paper, Span
from draftdiff.renderers.verdict import said_kind
from draftdiff.renderers.wording import Wording, wording_of
from draftdiff.store import STANDARD_STREAM, Settings, parse_source_name, read_source_file
from draftdiff.verify import Part, Standing, Verification, renumbered_rows, silent_rows, tracked_rows, verify

_WORD = "docx"
_WITH_WORDS = (Standing.SILENT, Standing.TRACKED, Standing.ASIDE)
_NAMED = 5
"""Silent changes that the verdict names."""


@click.command("verify")
@click.argument("draft")
@click.option("--base", required=True, metavar="FILE", help="The official text, in any format that can be imported.")
@reading_options
@click.option("-o", "--output", metavar="FILE", help="Write the silent changes to this file, as a comparison.")
@reader_option
@color_option
def verify_draft(
    draft: str,
    base: str,
    reading: ReadOptions,
    output: str | None,
    reader: Language | None,
    color: str,
) -> int:
    """Say whether DRAFT, a Word file, changes the official text by tracked changes alone.

    With all tracked changes rejected the draft must be the official text. What differs then is a silent change:
    each is listed with its label and its words. Exits with 0 if there is none, 1 if there are some.
    """
    keep_sources(output or STANDARD_STREAM, (draft, base))
    data = _read_word(draft, reading.settings)
    authors = authors_in(data, os.path.basename(draft))
    as_word = replace(reading, from_format=_WORD)
    before, after = (
        import_file(draft, as_word, view, data=data).documents[0] for view in (Revisions.REJECT, Revisions.ACCEPT)
    )
    official = import_one(base, reading)
    if any(problem.code == "tracked-accepted" for problem in official.problems):
        print_notice(f"{base} has tracked changes itself; they count as accepted")
    lexicon = lexicon_for(official, before, reading.language, None)
    verification = verify(official, before, after, lexicon)
    labels = load_labels(reader or reading.settings.reader)
    problems = find_drafting_problems(after, lexicon, previous=verification.tracked, reader=labels.language)
    if output is not None:
        options = RenderOptions(reader=labels.language, width=width_for(output))
        write_result(output, render(verification.silent, format_for(output, RENDERERS), options))
    width, colored = width_for(STANDARD_STREAM), has_color(STANDARD_STREAM, color)
    paper = Paper(width=width, direction=labels.direction, color=colored)
    print_lines(_report_lines(verification, authors, problems, labels, paper))
    return ExitCode.SAME if verification.is_clean else ExitCode.DIFFERENT


def _read_word(draft: str, settings: Settings) -> bytes:
    """Return what the draft holds. Raises DraftdiffError where it is no file of Word."""
    path = parse_source_name(draft).path
    with naming(path):
        data = read_source_file(path, settings)
        if recognise(data, os.path.basename(path)) != _WORD:
            hint = "give the Word file that was submitted; --base takes any format"
            raise DraftdiffError("only a Word file has tracked changes", hint=hint, slug="not-word")
        return data


def _report_lines(
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
        about = said_kind(row, wording) if is_kind else opening_words(row, wording)
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
        message = wording.quote(problem.message)
        told = wording.say("reason", kind=message, said=wording.quote(problem.text)) if problem.text else message
        said = wording.say("reason", kind=wording.term("check", problem.code), said=told)
        yield from paper.block([Span(label + GAP if label else GAP, "label")], [Span(said)])
