"""`draftdiff series FILE…`: what became of each paragraph through three or more documents."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import click

from draftdiff.cli.options import (
    color_option,
    format_option,
    lexicon_option,
    output_option,
    reader_option,
    reading_options,
)
from draftdiff.cli.output import format_for, has_color, keep_sources, width_for, write_result
from draftdiff.cli.pairs import compare_all, read_series
from draftdiff.cli.sources import ReadOptions, lexicon_for
from draftdiff.errors import ExitCode
from draftdiff.model import Language
from draftdiff.renderers.options import RenderOptions
from draftdiff.renderers.series import SERIES_RENDERERS, render_series
from draftdiff.series import trace


@click.command("series")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@reading_options
@lexicon_option
@format_option(SERIES_RENDERERS)
@output_option
@reader_option
@color_option
@click.option("--brief", is_flag=True, help="Show only the documents, without the paragraphs.")
def series(
    files: Sequence[str],
    reading: ReadOptions,
    lexicon: str | None,
    format_name: str | None,
    output: str,
    reader: Language | None,
    color: str,
    brief: bool,
) -> int:
    """Follow the paragraphs of several FILEs, oldest first, from document to document.

    Each paragraph has one line and each document one column, which says whether the paragraph is new there, keeps
    its words, is amended, is gone, or returns. FILE is whatever `draftdiff diff` takes. One FILE alone stands for the
    series of the repository that it belongs to, earlier and later documents included.

    For a spreadsheet: draftdiff series FILE... -o table.csv
    """
    keep_sources(output, files)
    chosen = format_name or format_for(output, SERIES_RENDERERS)
    documents = read_series(files, reading)
    comparisons = compare_all(list(pairwise(documents)), reading, lexicon)
    links = [[row.link for row in comparison.rows] for comparison in comparisons]
    options = RenderOptions(
        reader=reader or reading.settings.reader, color=has_color(output, color), width=width_for(output), brief=brief
    )
    traced = trace(documents, lexicon_for(documents[0], documents[-1], reading.language, lexicon), links)
    write_result(output, render_series(traced, comparisons, chosen, options))
    return ExitCode.SAME
