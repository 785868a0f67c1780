"""`draftdiff diff OLD NEW`: which clauses were added, removed, amended, moved, split or merged."""

from __future__ import annotations

from typing import Any

import click

from draftdiff.cli.options import Presentation, from_option, language_option, presentation_options, show
from draftdiff.cli.sources import import_file, lexicon_for, naming, pair_by_letter
from draftdiff.codec import decode_alignment
from draftdiff.compare import compare
from draftdiff.comparison import Alignment, is_same
from draftdiff.errors import DraftdiffError, ExitCode
from draftdiff.model import Language
from draftdiff.store import Settings, load_settings, read_source_file


@click.command("diff", short_help="Compare two resolutions or drafts.")
@click.argument("old")
@click.argument("new")
@from_option
@language_option
@click.option("--alignment", metavar="FILE", help="Obey this alignment, corrected by hand.")
@click.option("--lexicon", metavar="FILE", help="Use this lexicon instead of the built-in one.")
@presentation_options
def diff(
    old: str,
    new: str,
    from_format: str,
    language: str | None,
    alignment: str | None,
    lexicon: str | None,
    **presentation: Any,
) -> int:
    """Compare OLD and NEW clause by clause.

    Each may be official XML, text, or JSON written by `draftdiff import`. FILE#B is part B of a resolution,
    - is standard input. Exits with 0 if no clause differs, 1 if one does.
    """
    settings = load_settings()
    spoken = Language(language) if language else None
    sides = [import_file(argument, settings, from_format, spoken).documents for argument in (old, new)]
    links = _read_alignment(alignment, settings)
    pairs = pair_by_letter(*sides)
    if links and len(pairs) > 1:
        hint = "name the part that it was made of: OLD#A NEW#A"
        raise DraftdiffError("an alignment is for one pair of documents", hint=hint, slug="several-parts")
    comparisons = [
        compare(before, after, lexicon_for(before, after, spoken, lexicon), links, settings.watch)
        for before, after in pairs
    ]
    show(comparisons, Presentation(**presentation), settings)
    return ExitCode.SAME if all(map(is_same, comparisons)) else ExitCode.DIFFERENT


def _read_alignment(path: str | None, settings: Settings) -> Alignment | None:
    if path is None:
        return None
    with naming(path):
        return decode_alignment(read_source_file(path, settings))
