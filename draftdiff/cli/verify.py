"""`draftdiff verify DRAFT --base OFFICIAL`: are all changes of a Word draft tracked?"""

from __future__ import annotations

import os

import click
from msgspec.structs import replace

from draftdiff.checks import find_drafting_problems
from draftdiff.cli.messages import print_notice
from draftdiff.cli.options import color_option, reader_option, reading_options
from draftdiff.cli.output import format_for, has_color, keep_sources, print_lines, width_for, write_result
from draftdiff.cli.sources import ReadOptions, import_file, import_one, lexicon_for, naming
from draftdiff.cli.verification import report_lines
from draftdiff.errors import DraftdiffError, ExitCode
from draftdiff.importers import recognise
from draftdiff.importers.docx.authors import authors_in
from draftdiff.importers.options import Revisions
from draftdiff.model import Language
from draftdiff.renderers import RENDERERS, RenderOptions, render
from draftdiff.renderers.labels import load_labels
from draftdiff.renderers.terminal.paper import Paper
from draftdiff.store import STANDARD_STREAM, Settings, parse_source_name, read_source_file
from draftdiff.verify import verify

_WORD = "docx"


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
    print_lines(report_lines(verification, authors, problems, labels, paper))
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
