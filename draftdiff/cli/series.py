"""`draftdiff series FILE…`: what became of each paragraph through three or more documents."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import click

from draftdiff.cli.options import lexicon_option, presentation_in, reading_options, table_options
from draftdiff.cli.output import keep_sources, write_result
from draftdiff.cli.pairs import compare_all, read_series
from draftdiff.cli.sources import ReadOptions, lexicon_for
from draftdiff.errors import ExitCode
from draftdiff.renderers.series import SERIES_RENDERERS, render_series
from draftdiff.series import trace


@click.command("series")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@reading_options
@lexicon_option
@table_options(SERIES_RENDERERS)
@click.option("--brief", is_flag=True, help="Show only the documents, without the paragraphs.")
def series(
    files: Sequence[str],
    reading: ReadOptions,
    lexicon: str | None,
    **presentation: Any,
) -> int:
    """Follow the paragraphs of several FILEs, oldest first, from document to document.

    Each paragraph has one line and each document one column, which says whether the paragraph is new there, keeps
    its words, is amended, is gone, or returns. FILE is whatever `draftdiff diff` takes. One FILE alone stands for the
    series of the repository that it belongs to, earlier and later documents included.

    For a spreadsheet: draftdiff series FILE... -o table.csv
    """
    keep_sources(presentation["output"], files)
    shown = presentation_in(SERIES_RENDERERS, reading.settings, **presentation)
    documents = read_series(files, reading)
    comparisons = compare_all(list(pairwise(documents)), reading, lexicon)
    links = [[row.link for row in comparison.rows] for comparison in comparisons]
    traced = trace(documents, lexicon_for(documents[0], documents[-1], reading.language, lexicon), links)
    write_result(shown.output, render_series(traced, comparisons, shown.format_name, shown.options))
    return ExitCode.SAME
