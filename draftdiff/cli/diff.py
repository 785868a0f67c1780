"""`draftdiff diff OLD NEW`: which clauses were added, removed, amended, moved, split or merged."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import Any

import click

from draftdiff.cli.messages import print_notice
from draftdiff.cli.options import (
    LANGUAGE,
    lexicon_option,
    presentation_of,
    presentation_options,
    reading_options,
    revisions_option,
    show,
)
from draftdiff.cli.output import keep_sources
from draftdiff.cli.pairs import compare_all, read_with_previous
from draftdiff.cli.sources import ReadOptions, before_and_after, import_file, naming, pair_by_letter
from draftdiff.codec import decode_alignment
from draftdiff.comparison import Alignment, is_same
from draftdiff.errors import DraftdiffError, ExitCode
from draftdiff.importers.options import Revisions
from draftdiff.model import Document, Language
from draftdiff.store import Settings, read_source_file


@click.command("diff")
@click.argument("old")
@click.argument("new", required=False)
@reading_options
@revisions_option
@click.option("--previous", is_flag=True, help="Compare one document with the stored document that it continues.")
@click.option("--beside", nargs=2, multiple=True, metavar="OLD NEW", help="The same two documents in another language.")
@click.option(
    "--beside-language", multiple=True, type=LANGUAGE, help="A language in which the repository holds the same two."
)
@click.option("--alignment", metavar="FILE", help="Pair the paragraphs as this file says; you may have corrected it.")
@lexicon_option
@click.option("--base", metavar="FILE", help="Write the changes into this official Word file; needs -o FILE.docx.")
@presentation_options
def diff(
    old: str,
    new: str | None,
    reading: ReadOptions,
    revisions: Revisions | None,
    previous: bool,
    beside: Sequence[tuple[str, str]],
    beside_language: Sequence[Language],
    alignment: str | None,
    lexicon: str | None,
    base: str | None,
    **presentation: Any,
) -> int:
    """Compare OLD and NEW clause by clause.

    Each may be official XML, Word, PDF, a web page, plain text, or JSON written by `draftdiff import`; - is standard
    input. FILE#B is part B of a resolution. 75/16 is a document of the repository, 75/16@REV that document at a
    revision of git.

    A Word file alone is compared before and after its own tracked changes, a stored document alone with the last
    commit. With --beside, the report also says which changes one language has and the others do not have.

    \b
    draftdiff diff last-year.xml draft.docx                         on the screen
    draftdiff diff last-year.xml draft.docx --brief -o report.pdf   one page to send
    draftdiff diff last-year.xml draft.docx -o changes.docx         tracked changes
    draftdiff diff last-year.xml draft.docx --layout amendments     a list to read out

    Exits with 0 if no clause differs, with 1 if one does.
    """
    sources = (old, new, alignment, lexicon, base, *chain(*beside))
    keep_sources(presentation["output"], [path for path in sources if path])
    shown = presentation_of(reading.settings, **presentation)
    if previous and new is not None:
        hint = "draftdiff diff --previous NEW"
        raise DraftdiffError("--previous finds the old document by itself", hint=hint, slug="one-document")
    pairs = read_with_previous(old, reading) if previous else pair_by_letter(*_sides(old, new, revisions, reading))
    comparisons = compare_all(pairs, reading, lexicon, _read_alignment(alignment, pairs, reading.settings))
    if beside or beside_language:
        from draftdiff.cli.beside import flag_beside

        comparisons = flag_beside(comparisons, beside, beside_language, reading.settings)
    if base is not None:
        from draftdiff.cli.onto_base import write_onto_base

        write_onto_base(base, pairs, shown, reading, lexicon)
    else:
        show(comparisons, shown)
    return ExitCode.SAME if all(map(is_same, comparisons)) else ExitCode.DIFFERENT


def _sides(
    old: str, new: str | None, revisions: Revisions | None, options: ReadOptions
) -> tuple[Sequence[Document], Sequence[Document]]:
    """Read two files, or one before and after its own tracked changes."""
    if new is None and revisions in (None, Revisions.BOTH):
        before, after = before_and_after(old, options)
        return (before,), (after,)
    if new is None or revisions is Revisions.BOTH:
        message = "`--revisions both` takes one file alone" if new else "there is nothing to compare it with"
        hint = "draftdiff diff DRAFT.docx, or draftdiff diff OLD NEW --revisions accept"
        raise DraftdiffError(message, hint=hint, slug="both-ways")
    if old == new:
        print_notice(f"OLD and NEW are the same: {old}")
    read = revisions or Revisions.ACCEPT
    first, second = (import_file(one, options, read).documents for one in (old, new))
    return first, second


def _read_alignment(
    path: str | None, pairs: Sequence[tuple[Document, Document]], settings: Settings
) -> Alignment | None:
    if path is None:
        return None
    if len(pairs) > 1:
        hint = "name the part that it was made of: OLD#A NEW#A"
        raise DraftdiffError("an alignment is for one pair of documents", hint=hint, slug="several-parts")
    with naming(path):
        return decode_alignment(read_source_file(path, settings))
