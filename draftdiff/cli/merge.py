"""`draftdiff merge BASE OURS THEIRS`: what the merge driver does, by hand."""

from __future__ import annotations

import click

from draftdiff.cli.messages import print_notice
from draftdiff.cli.options import output_option, reading_options
from draftdiff.cli.output import expect_json, write_result
from draftdiff.cli.sources import ReadOptions, import_one, lexicon_for
from draftdiff.codec import encode
from draftdiff.errors import ExitCode
from draftdiff.merge import SIDES
from draftdiff.merge import merge as merge_documents
from draftdiff.store import STANDARD_STREAM


@click.command("merge")
@click.argument("base")
@click.argument("ours")
@click.argument("theirs")
@reading_options
@click.option("--names", nargs=2, default=tuple(SIDES), metavar="OURS THEIRS", help="What the two sides are called.")
@output_option
def merge(base: str, ours: str, theirs: str, reading: ReadOptions, names: tuple[str, str], output: str) -> int:
    """Merge OURS and THEIRS, which both come from BASE, into one JSON document.

    Edits of different clauses, and of different words of one clause, are both taken. What both changed differently
    stands as alternatives in brackets. Exits with 1 if there are such conflicts.
    """
    expect_json(output)
    before, first, second = (import_one(one, reading) for one in (base, ours, theirs))
    lexicon = lexicon_for(before, first, reading.language, None)
    merged = merge_documents(before, first, second, lexicon, names)
    write_result(output, encode(merged).decode())
    count = len(merged.conflicts)
    if count:
        what = "FILE" if output == STANDARD_STREAM else output
        said, them = ("conflict", "it") if count == 1 else ("conflicts", "them")
        print_notice(f"{count} {said}; `draftdiff conflicts {what}` lists {them}")
    return ExitCode.DIFFERENT if count else ExitCode.SAME
