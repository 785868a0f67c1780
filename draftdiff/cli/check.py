"""`draftdiff check FILE…`: faults of JSON files, and what an editor of resolutions would mark in any file."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import click
from msgspec import Struct
from msgspec.structs import replace

from draftdiff.checks import find_drafting_problems
from draftdiff.cli.beside import Beside, documents_beside, read_beside
from draftdiff.cli.failures import going_on
from draftdiff.cli.json_faults import find_json_faults
from draftdiff.cli.messages import print_notice
from draftdiff.cli.options import LANGUAGE, reader_option, reading_options
from draftdiff.cli.problems import PROBLEM_FORMATS, Found, written
from draftdiff.cli.sources import ReadOptions, files_of, find_stored_name, import_file, import_one, lexicon_for, naming
from draftdiff.comparison import Comparison
from draftdiff.errors import ExitCode
from draftdiff.importers import AUTOMATIC, recognise
from draftdiff.lexicons import load_lexicon
from draftdiff.model import DOCUMENT_FORMAT, Document, Key, Language, Paragraph
from draftdiff.problems import DOUBTS, Severity
from draftdiff.renderers.labels import load_labels
from draftdiff.renderers.wording import word_labels
from draftdiff.store import parse_source_name, read_source_file
from draftdiff.tokens import HAN, is_han

_WITH_LINES = frozenset({"json", "akoma-ntoso", "html", "text"})
_WORDS, _SIGNS = 5, 12
"""Words, or signs of Chinese, by which the beginning of a paragraph is known."""
_BETWEEN = r"(?:[^\w<>&]|_|<[^<>]{0,300}>|&[#\w]{1,10};){0,40}"
_WORD = re.compile(rf"[{HAN}]|[^\W_{HAN}]+")
_WINDOW = 200_000
"""Characters of the source, behind the last paragraph found, in which the next one is looked for."""


class _Request(Struct, frozen=True, kw_only=True):
    """What the command line asks for, beside the files."""

    reading: ReadOptions
    previous: str | None
    beside: tuple[Beside, ...]
    beside_languages: tuple[Language, ...]
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    reader: Language


@click.command("check")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--previous", metavar="FILE", help="Last time's resolution: find what this one forgot to change.")
@click.option(
    "--beside", multiple=True, metavar="FILE", help="The same document in another language: find contradictions."
)
@click.option(
    "--beside-language",
    multiple=True,
    type=LANGUAGE,
    help="A language in which the repository holds the same document.",
)
@click.option("--select", multiple=True, metavar="CODE", help="Run only these checks; put commas between several.")
@click.option("--ignore", multiple=True, metavar="CODE", help="Do not run these checks.")
@click.option("--format", "format_name", type=click.Choice(PROBLEM_FORMATS), default="text", help="The output format.")
@reading_options
@reader_option
def check(
    files: Sequence[str],
    reading: ReadOptions,
    previous: str | None,
    beside: Sequence[str],
    beside_language: Sequence[Language],
    select: Sequence[str],
    ignore: Sequence[str],
    format_name: str,
    reader: Language | None,
) -> int:
    """Find in each FILE what an editor of resolutions would mark; validate a JSON file against its schema first.

    FILE may be a folder of files. A name that is no file and looks like a symbol (75/16) is a document of the
    repository. Exits with 0 if nothing or only hints were found, 1 for errors and warnings, 2 if a file cannot be read.
    """
    settings = reading.settings
    request = _Request(
        reading=reading,
        previous=previous,
        beside=read_beside(beside, settings),
        beside_languages=tuple(beside_language),
        select=_codes(select) or settings.check.select,
        ignore=_codes(ignore) or settings.check.ignore,
        reader=reader or settings.reader,
    )
    failed: list[str] = []
    by_file = [*_check_all(files, request, failed)]
    found, count = [one for of_file in by_file for one in of_file], len(by_file)
    for line in written(found, format_name, request.reader):
        click.echo(line)
    if count > 1 or (count and not found):
        print_notice(f"{count} file{'s' * (count > 1)} checked: {_tally(found) or 'nothing found'}")
    if failed:
        return ExitCode.FAILED
    return ExitCode.DIFFERENT if any(one.problem.severity in DOUBTS for one in found) else ExitCode.SAME


def _check_all(sources: Iterable[str], request: _Request, failed: list[str]) -> Iterator[list[Found]]:
    """Yield what is found in each file of some files and folders; add those that cannot be read to `failed`."""
    for source in sources:
        with going_on(failed, source):
            for file, _ in files_of(source):
                with going_on(failed, file):
                    yield _check_file(file, request)


def _tally(found: Iterable[Found]) -> str:
    """Say how many problems of each severity were found: `3 errors, 1 warning`."""
    counts = Counter(one.problem.severity for one in found)
    names = {one: "remark" if one is Severity.INFO else one.value for one in Severity}
    said = (f"{counts[one]} {name}{'s' * (counts[one] > 1)}" for one, name in names.items() if counts[one])
    return ", ".join(said)


def _codes(values: Sequence[str]) -> tuple[str, ...]:
    return tuple(code.strip() for value in values for code in value.split(",") if code.strip())


def _check_file(file: str, request: _Request) -> list[Found]:
    """Return what is wrong with one file; drafting is looked at only in a document that can be read."""
    if find_stored_name(file):
        documents = import_file(file, request.reading).documents
        return [found for document in documents for found in _check_document(file, document, "", request)]
    path = parse_source_name(file).path
    with naming(path):
        data = read_source_file(path, request.reading.settings)
        kind = recognise(data, path) if request.reading.from_format == AUTOMATIC else request.reading.from_format
        if kind == "json":
            format_name, faults = find_json_faults(data, request.reader)
            if faults or format_name != DOCUMENT_FORMAT:
                return [Found(file=file, label=label, problem=problem) for problem, label in faults]
    documents = import_file(file, request.reading, data=data).documents
    source = data.decode("utf-8", "replace") if kind in _WITH_LINES else ""
    return [found for document in documents for found in _check_document(file, document, source, request)]


def _check_document(file: str, document: Document, source: str, request: _Request) -> list[Found]:
    lexicon = load_lexicon(request.reading.language or document.language)
    previous = _compared(file, document, request) if request.previous is not None else None
    others = documents_beside(document, request.beside, request.beside_languages, request.reading.settings)
    problems = find_drafting_problems(
        document,
        lexicon,
        previous=previous,
        beside=[(other, load_lexicon(other.language)) for other in others],
        select=request.select,
        ignore=request.ignore,
        reader=request.reader,
    )
    labels = word_labels(document.paragraphs, load_labels(request.reader))
    lines = find_lines(document.paragraphs, source) if source and problems else {}
    found = []
    for problem in problems:
        key = problem.location.paragraph
        location = replace(problem.location, line=lines.get(key, 0))
        found.append(Found(file=file, label=labels.get(key, ""), problem=replace(problem, location=location)))
    return found


def _compared(file: str, document: Document, request: _Request) -> Comparison:
    from draftdiff.compare import compare

    before = import_one(request.previous or "", replace(request.reading, from_format=AUTOMATIC))
    with naming(file):
        return compare(before, document, lexicon_for(before, document, request.reading.language, None))


def find_lines(paragraphs: Iterable[Paragraph], source: str) -> dict[Key, int]:
    """Return the line, counted from 1, of each paragraph that is found in the text of its source."""
    starts = [match.end() for match in re.finditer("\n", source)]
    lines: dict[Key, int] = {}
    place = 0
    for paragraph in paragraphs:
        pattern = _beginning_of(paragraph.text)
        match = pattern.search(source, place, place + _WINDOW) if pattern else None
        if match:
            lines[paragraph.key] = bisect_right(starts, match.start()) + 1
            place = match.end()
    return lines


def _beginning_of(text: str) -> re.Pattern[str] | None:
    """Return a pattern of the first words of a text, of its first signs in Chinese; None: it has no words."""
    words = _WORD.findall(text[:200])[: _SIGNS if is_han(text[:1]) else _WORDS]
    return re.compile(_BETWEEN.join(map(re.escape, words))) if words else None
