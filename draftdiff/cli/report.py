"""`draftdiff report OLD NEW [NEW2 …]`: each document against the one before it, in one report."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import click

from draftdiff.cli.options import (
    from_option,
    language_option,
    lexicon_option,
    presentation_of,
    presentation_options,
    show,
)
from draftdiff.cli.output import keep_sources
from draftdiff.cli.pairs import compare_all, read_series, read_with_previous
from draftdiff.cli.sources import ReadOptions
from draftdiff.comparison import is_same
from draftdiff.errors import ExitCode
from draftdiff.model import Language
from draftdiff.store import load_settings


@click.command("report")
@click.argument("documents", nargs=-1, required=True, metavar="OLD NEW...")
@from_option
@language_option
@click.option("--previous", is_flag=True, help="Compare each with the stored document that it continues.")
@lexicon_option
@presentation_options
def report(
    documents: Sequence[str],
    from_format: str,
    language: Language | None,
    previous: bool,
    lexicon: str | None,
    **presentation: Any,
) -> int:
    """Compare OLD with NEW, NEW with the next, and so on, in one report.

    Use it for all drafts of one text, or for the resolutions of one item from session to session. Each document is
    whatever `draftdiff diff` takes. One document alone stands for the series of the repository that it belongs to,
    earlier and later documents included; SYMBOL@A..B stands for the versions of a stored document between two
    revisions. With --previous the documents need not belong together: each draft of a committee is compared with last
    year's resolution. Exits with 0 if no clause differs anywhere, with 1 if one does.
    """
    settings = load_settings()
    keep_sources(presentation["output"], documents)
    shown = presentation_of(settings, **presentation)
    options = ReadOptions(settings=settings, from_format=from_format, language=language)
    pairs = read_with_previous(documents, options) if previous else list(pairwise(read_series(documents, options)))
    comparisons = compare_all(pairs, options, lexicon)
    show(comparisons, shown)
    return ExitCode.SAME if all(map(is_same, comparisons)) else ExitCode.DIFFERENT
