"""`draftdiff add SOURCE…`: documents into the repository, one commit each."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

import click
from msgspec import Struct
from msgspec.structs import replace

from draftdiff.cli.failures import Failure, failure_of, print_failure
from draftdiff.cli.jobs import results_of
from draftdiff.cli.messages import print_notice
from draftdiff.cli.options import reading_options
from draftdiff.cli.sources import ReadOptions, files_of, import_in_its_language
from draftdiff.errors import DraftdiffError, ExitCode
from draftdiff.repository import Repository, find_repository
from draftdiff.repository.adding import Result, Step, add_documents
from draftdiff.repository.incoming import Incoming, incoming_of
from draftdiff.repository.places import folder_of, known_symbol
from draftdiff.store import STANDARD_STREAM, counted, parse_source_name, read_source_file
from draftdiff.symbols import parse_symbol

BATCH = 64
"""So many documents are given to git at once; a stop loses no more."""

_TOLD = 20
"""Of more sources than this only what needs a look is told one by one."""


class Addition(Struct, frozen=True, kw_only=True):
    """One source to be read, how, and the symbol that its document is given, if the user says one."""

    source: str
    options: ReadOptions
    symbol: str


@click.command("add")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@reading_options
@click.option("--symbol", help="The symbol of the one document that is added.")
@click.option("--one-commit", is_flag=True, help="Put all documents into one commit.")
def add(sources: Sequence[str], reading: ReadOptions, symbol: str | None, one_commit: bool) -> int:
    """Read each SOURCE, a file or a folder of files, and commit it to the repository of the current folder.

    Each document is a commit of its own. The same source twice changes nothing; a new revision of a draft
    continues the stored one. Work of yours that is not committed is left alone. After a stop, the same command
    does the rest.
    """
    repository = find_repository()
    files = [path for source in sources for path, _ in files_of(source)]
    if symbol and len(files) > 1:
        hint = "add the documents one by one"
        raise DraftdiffError("--symbol names one document, and there are several", hint=hint, slug="several-parts")
    name = known_symbol(symbol).text if symbol else ""
    jobs = [Addition(source=path, options=reading, symbol=name) for path in files]
    return _store(repository, jobs, one_commit=one_commit)


def _store(repository: Repository, jobs: Sequence[Addition], *, one_commit: bool) -> int:
    codes: list[int] = []
    counts: Counter[Result] = Counter()
    for batch in _batches(_in_order(results_of(read_incoming, jobs, "adding"), codes, counts), one_commit=one_commit):
        for step in add_documents(repository, batch, one_commit=one_commit):
            counts[step.result] += 1
            codes.append(tell(step, quiet=len(jobs) > _TOLD))
    told = ", ".join(f"{counts[result]} {result.value}" for result in Result if counts[result])
    if told and sum(counts.values()) > 1:
        print_notice(told)
    if (counts[Result.ADDED] or counts[Result.REVISED]) and repository.is_detached:
        print_notice("no branch has this yet: `git switch -c NAME` makes one that keeps it")
    return max(codes, default=ExitCode.SAME)


def read_incoming(job: Addition) -> tuple[Incoming, ...]:
    """Read one source into what can be stored."""
    path = parse_source_name(job.source).path
    documents = import_in_its_language(job.source, job.options)
    if path == STANDARD_STREAM:  # it has been read, and cannot be read again
        sha256 = documents[0].source.sha256
    else:
        sha256 = hashlib.sha256(read_source_file(path, job.options.settings)).hexdigest()
    return tuple(
        incoming_of(replace(document, symbol=job.symbol) if job.symbol else document, sha256, job.source)
        for document in documents
    )


def _in_order(
    results: Iterator[tuple[Incoming, ...] | Failure], codes: list[int], counts: Counter[Result]
) -> Iterator[Incoming]:
    """Yield resolutions as they come, and drafts at the end: their revisions are stored in their order.

    What could not be read is told, and counted.
    """
    drafts = []
    for result in results:
        if isinstance(result, Failure):
            print_failure(result)
            codes.append(int(result.code))
            counts[Result.REFUSED] += 1
            continue
        for item in result:
            symbol = parse_symbol(item.symbol)
            if symbol is None or symbol.is_adopted:
                yield item
            else:
                drafts.append((counted(folder_of(symbol)), item.language.value, symbol.revision, item))
    yield from (item for *_, item in sorted(drafts, key=lambda draft: draft[:3]))


def _batches(items: Iterator[Incoming], *, one_commit: bool) -> Iterator[list[Incoming]]:
    while batch := list(items if one_commit else islice(items, BATCH)):
        yield batch


def tell(step: Step, *, quiet: bool) -> int:
    """Say what became of a document, and return the exit code for it.

    Even if `quiet`, doubts of the import are told, and another reading of an adopted text: it takes the place of the
    one that was stored.
    """
    name = f"{step.item.symbol or step.item.source_name} ({step.item.language.value})"
    if step.error is not None:
        failure = failure_of(step.error)
        print_failure(replace(failure, message=f"{name}: {failure.message}"))
        return int(failure.code)
    symbol = parse_symbol(step.item.symbol)
    said = step.result.value
    if step.result is Result.REVISED and symbol is not None and symbol.is_adopted:
        said += f", its text is now that of {step.item.source_name}"
    doubts = 0 if step.item.is_record or step.result is Result.UNCHANGED else step.item.doubts
    if doubts:
        said += f"; {doubts} {'place' if doubts == 1 else 'places'} in doubt, see `draftdiff import --explain`"
    if said != step.result.value or not quiet:
        print_notice(f"{name}: {said}")
    return ExitCode.SAME
