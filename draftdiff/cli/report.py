"""`draftdiff report OLD NEW [NEW2 …]`: each document against the one before it, in one report."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cache, partial
from itertools import pairwise
from typing import Any

import click
from msgspec.structs import replace

from draftdiff.cli.failures import going_on
from draftdiff.cli.options import lexicon_option, presentation_of, presentation_options, reading_options, show
from draftdiff.cli.output import keep_sources
from draftdiff.cli.pairs import compare_all, read_series, read_with_previous
from draftdiff.cli.sources import ReadOptions, files_of, find_stored_name
from draftdiff.comparison import Comparison, Weight, is_same
from draftdiff.errors import ExitCode
from draftdiff.model import Document
from draftdiff.renderers import Order


@click.command("report")
@click.argument("documents", nargs=-1, required=True, metavar="OLD NEW...")
@reading_options
@click.option("--previous", is_flag=True, help="Compare each with the stored document that it continues.")
@lexicon_option
@presentation_options
def report(
    documents: Sequence[str],
    reading: ReadOptions,
    previous: bool,
    lexicon: str | None,
    **presentation: Any,
) -> int:
    """Compare OLD with NEW, NEW with the next, and so on, in one report.

    Use it for all drafts of one text, or for the resolutions of one item from session to session. Each document is
    whatever `draftdiff diff` takes. One document alone stands for the series of the repository that it belongs to,
    earlier and later documents included; SYMBOL@A..B stands for the versions of a stored document between two
    revisions.

    With --previous the documents need not belong together: each draft of a committee, or of a folder, is compared
    with last year's resolution, and --sort weight puts first the drafts with most changes of substance. One that
    cannot be compared is told and does not stop the others.

    Exits with 0 if no clause differs anywhere, with 1 if one does, with 2 if a document could not be compared.
    """
    keep_sources(presentation["output"], documents)
    shown = presentation_of(reading.settings, **presentation)
    left_out: list[str] = []
    if previous:
        pairs = _each_with_previous(documents, reading, left_out)
    else:
        pairs = list(pairwise(read_series(documents, reading)))
    comparisons = compare_all(pairs, reading, lexicon)
    if previous and shown.options.sort is Order.WEIGHT:
        comparisons.sort(key=_heavy_changes, reverse=True)
    if comparisons:
        show(comparisons, replace(shown, options=replace(shown.options, left_out=tuple(left_out))))
    if left_out:
        return ExitCode.FAILED
    return ExitCode.SAME if all(map(is_same, comparisons)) else ExitCode.DIFFERENT


def _each_with_previous(
    sources: Sequence[str], options: ReadOptions, left_out: list[str]
) -> list[tuple[Document, Document]]:
    """Read each document, and the stored one that it continues; tell and name those with which this cannot be done."""
    from draftdiff.repository import find_repository
    from draftdiff.repository.listed import titles_of

    titles_in = cache(partial(titles_of, find_repository()))
    pairs = []
    for source in sources:
        with going_on(left_out, source):
            for file, _ in files_of(source):
                with going_on(left_out, file if find_stored_name(file) else os.path.basename(file)):
                    pairs += read_with_previous(file, options, titles_in)
    return pairs


def _heavy_changes(comparison: Comparison) -> int:
    weights = [row.weight for row in comparison.rows] + [field.weight for field in comparison.fields]
    return weights.count(Weight.SUBSTANTIVE)
