"""`draftdiff agreed DRAFT`: which words of a draft stand in adopted texts already, and where."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

import click
from msgspec import Struct

from draftdiff.agreed import Hit, Wanted, agreed_of, clauses_of, find_hits, new_clauses_of, precedes, wanted_in
from draftdiff.cli.failures import Failure, print_failure
from draftdiff.cli.jobs import results_of
from draftdiff.cli.messages import print_notice
from draftdiff.cli.options import lexicon_option, presentation_in, reading_options, table_options
from draftdiff.cli.output import keep_sources, write_result
from draftdiff.cli.pairs import compare_all, read_with_previous
from draftdiff.cli.sources import ReadOptions, files_of, import_file, import_one
from draftdiff.errors import DraftdiffError, ExitCode
from draftdiff.model import Document, Header, Language
from draftdiff.passages import Clause
from draftdiff.renderers.agreed import AGREED_RENDERERS, render_agreed


class _Found(Struct, frozen=True):
    """What files share with the clauses, how many of their documents were searched, and how it went."""

    hits: tuple[Hit, ...] = ()
    searched: int = 0
    code: int = ExitCode.SAME


@click.command("agreed")
@click.argument("files", nargs=-1, required=True, metavar="[OLD] DRAFT")
@click.option("--previous", is_flag=True, help="Compare DRAFT with the stored document that it continues.")
@click.option(
    "--among", multiple=True, metavar="PATH", help="Search this file or folder instead of the repository; repeatable."
)
@reading_options
@lexicon_option
@table_options(AGREED_RENDERERS)
@click.option("--brief", is_flag=True, help="Leave out the clauses of which nothing was found.")
def find_agreed_language(
    files: Sequence[str],
    previous: bool,
    among: Sequence[str],
    reading: ReadOptions,
    lexicon: str | None,
    **presentation: Any,
) -> int:
    """Find which words of DRAFT are agreed language: where they stand already, and since when.

    Each clause is looked for in the adopted texts of the repository, or in the files of --among, in its language:
    it stands there word for word, nearly (its changes are marked), in part, or nowhere. With OLD, last year's text,
    only what is new since then is looked for. Later texts are not searched.

    draftdiff agreed last-year.xml draft.docx --among resolutions/
    """
    keep_sources(presentation["output"], files)
    shown = presentation_in(AGREED_RENDERERS, reading.settings, **presentation)
    document, since, clauses = _clauses(files, reading, lexicon, previous=previous)
    wanted = wanted_in(clauses, document)
    found = _search(wanted, among, reading)
    if not found.searched:
        print_notice(
            f"there is no earlier text in `{document.language}` to search: `draftdiff add` some, or use --among"
        )
    agreed = agreed_of(document, since, clauses, found.hits, found.searched)
    write_result(shown.output, render_agreed(agreed, shown.format_name, shown.options))
    return found.code


def _clauses(
    files: Sequence[str], reading: ReadOptions, lexicon: str | None, *, previous: bool
) -> tuple[Document, Header | None, tuple[Clause, ...]]:
    """Return the draft, what it is compared with, and the clauses to look for."""
    if len(files) > 2 - previous:
        named = "--previous DRAFT" if previous else "OLD DRAFT"
        hint = f"draftdiff agreed {named}; where to search stands behind --among"
        raise DraftdiffError(f"there are {len(files)} documents", hint=hint, slug="one-document")
    if previous:
        pairs = read_with_previous(files[0], reading)
    elif len(files) == 1:
        document = import_one(files[0], reading)
        return document, None, clauses_of(document)
    else:
        pairs = [(import_one(files[0], reading), import_one(files[1], reading))]
    old, document = pairs[0]
    (comparison,) = compare_all([(old, document)], reading, lexicon)
    return document, comparison.old, new_clauses_of(comparison)


def _search(wanted: Wanted, among: Sequence[str], reading: ReadOptions) -> _Found:
    """Search all files; one that cannot be read is told."""
    paths = [path for source in among for path, _ in files_of(source)] if among else _stored(wanted.document.language)
    options = ReadOptions(settings=reading.settings)
    hits: list[Hit] = []
    searched, code = 0, int(ExitCode.SAME)
    for result in results_of(partial(_search_file, wanted=wanted, options=options), paths, "searching"):
        if isinstance(result, Failure):
            print_failure(result)
            code = max(code, result.code)
        else:
            hits += result.hits
            searched += result.searched
    return _Found(tuple(hits), searched, code)


def _stored(language: Language) -> list[str]:
    from draftdiff.repository import find_repository
    from draftdiff.repository.listed import adopted_files

    try:
        return adopted_files(find_repository(), language)
    except DraftdiffError as error:
        raise DraftdiffError(error.message, hint="say where to search: --among FOLDER", slug=error.slug) from error


def _search_file(path: str, *, wanted: Wanted, options: ReadOptions) -> _Found:
    documents = [one for one in import_file(path, options).documents if precedes(one, wanted.document)]
    return _Found(tuple(hit for one in documents for hit in find_hits(wanted, one)), len(documents))
