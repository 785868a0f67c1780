"""`draftdiff import SOURCE…`: files and folders to JSON documents, on all cores."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence

import click
from msgspec import Struct

from draftdiff.cli.failures import Failure, print_failure
from draftdiff.cli.jobs import results_of
from draftdiff.cli.messages import print_notice
from draftdiff.cli.options import reading_options, revisions_option
from draftdiff.cli.output import expect_json, write_result
from draftdiff.cli.problems import Found, problem_lines
from draftdiff.cli.sources import ReadOptions, files_of, import_file, naming, parts_of
from draftdiff.codec import encode
from draftdiff.errors import DraftdiffError, ExitCode
from draftdiff.importers import IMPORTERS
from draftdiff.importers.options import Revisions
from draftdiff.model import Document
from draftdiff.numbering import labels_of
from draftdiff.problems import DOUBTS
from draftdiff.store import STANDARD_STREAM, make_folder
from draftdiff.systems import file_key

FORMATS = "\b\nFormats:\n" + "\n".join(f"  {name:12} {entry.help}" for name, entry in IMPORTERS.items())
"""What `--help` says of the formats; to click, the first sign says that the lines are to stay as they are."""


class Import(Struct, frozen=True, kw_only=True):
    """One source to be read, and the file that its document goes to."""

    source: str
    target: str
    makes_folder: bool
    options: ReadOptions
    revisions: Revisions


class Outcome(Struct, frozen=True, kw_only=True):
    """What became of a source: the lines that `--explain` prints, and how many of them are doubts."""

    lines: tuple[str, ...]
    problems: int
    doubts: int


@click.command("import", epilog=FORMATS)
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option("-o", "--output", metavar="FILE|FOLDER", help="Write to this file or folder; - is standard output.")
@reading_options
@revisions_option
@click.option("--explain", is_flag=True, help="Print everything that was repaired, guessed, doubted or left out.")
@click.option("--strict", is_flag=True, help="Exit with 1 if anything is in doubt.")
def import_sources(
    sources: Sequence[str],
    reading: ReadOptions,
    output: str | None,
    revisions: Revisions | None,
    explain: bool,
    strict: bool,
) -> int:
    """Read each SOURCE, a file or a folder of files, and write it as JSON.

    A source with several parts gives NAME.A.json, NAME.B.json and so on; a Word file read both ways NAME.1.json
    before its tracked changes, NAME.2.json after. Several sources, or a folder, need a folder for their output. A
    source that cannot be read does not stop the others.
    """
    plan = _plan(sources, output)
    jobs = [
        Import(
            source=source,
            target=target,
            makes_folder=target not in (output, STANDARD_STREAM),
            options=reading,
            revisions=revisions or Revisions.ACCEPT,
        )
        for source, target in plan
    ]
    return _report(list(results_of(_import, jobs, "importing")), explain=explain, strict=strict)


def _plan(sources: Sequence[str], output: str | None) -> list[tuple[str, str]]:
    """Say which source goes to which file. Raises DraftdiffError if two would go to one."""
    alone = len(sources) == 1 and not os.path.isdir(sources[0])
    if alone and output in (None, STANDARD_STREAM):
        return [(sources[0], STANDARD_STREAM)]
    if output in (None, STANDARD_STREAM) or (not alone and _names_file(output)):
        message = "several documents need a folder for their output"
        raise DraftdiffError(message, hint="say where: -o FOLDER", slug="needs-folder")
    if alone and not output.endswith(("/", os.sep)) and not os.path.isdir(output):
        expect_json(output)
        return [(sources[0], output)]
    plan = [
        (path, os.path.join(output, f"{os.path.splitext(name)[0]}.json"))
        for source in sources
        for path, name in files_of(source)
    ]
    _refuse_equal_targets([target for _, target in plan])
    return plan


def _names_file(output: str) -> bool:
    return output.lower().endswith(".json") and not os.path.isdir(output)


def _refuse_equal_targets(targets: Sequence[str]) -> None:
    counts = Counter(map(file_key, targets))
    for target in targets:
        count = counts[file_key(target)]
        if count > 1:
            hint = "import them apart, or give them different names"
            raise DraftdiffError(f"{count} sources would be written to {target}", hint=hint, slug="same-output")


def _import(job: Import) -> Outcome:
    imported = import_file(job.source, job.options, job.revisions)
    if len(imported.documents) > 1 and job.target == STANDARD_STREAM:
        hint = "write them to files: -o FILE; or name one: FILE#A"
        message = f"{job.source}: it has {len(imported.documents)} parts"
        raise DraftdiffError(message, hint=hint, slug="several-parts")
    if job.makes_folder:
        folder = os.path.dirname(job.target)
        with naming(folder):
            make_folder(folder)
    for letter, document in parts_of(imported.documents).items():
        stem, suffix = os.path.splitext(job.target)
        target = f"{stem}.{letter}{suffix}" if len(imported.documents) > 1 else job.target
        write_result(target, encode(document))
    return Outcome(
        lines=tuple(_lines(job.source, imported.documents)),
        problems=len(imported.problems),
        doubts=sum(problem.severity in DOUBTS for problem in imported.problems),
    )


def _lines(name: str, documents: Sequence[Document]) -> Iterator[str]:
    for document in documents:
        labels = labels_of(document.paragraphs)
        yield from problem_lines(
            Found(file=name, label=str(labels.get(problem.location.paragraph, "")), problem=problem)
            for problem in document.problems
        )


def _report(results: Sequence[Outcome | Failure], *, explain: bool, strict: bool) -> int:
    """Tell what was noted and what failed; return the exit code."""
    for result in results:
        if isinstance(result, Failure):
            print_failure(result)
        elif explain:
            for line in result.lines:
                click.echo(line, err=True)
    done = [result for result in results if isinstance(result, Outcome)]
    noted = sum(outcome.problems for outcome in done)
    if noted and not explain:
        print_notice(f"{noted} {'problem' if noted == 1 else 'problems'} noted in the import; --explain prints all")
    if len(results) > 1:
        print_notice(f"{len(done)} of {len(results)} sources imported")
    in_doubt = strict and any(outcome.doubts for outcome in done)
    failed = [int(result.code) for result in results if isinstance(result, Failure)]
    return max([ExitCode.DIFFERENT if in_doubt else ExitCode.SAME, *failed])
