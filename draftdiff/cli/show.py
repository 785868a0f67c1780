"""`draftdiff show SYMBOL`: a stored document as text, or as the JSON that is stored."""

from __future__ import annotations

import click

from draftdiff.cli.options import output_option, reading_options
from draftdiff.cli.output import write_result
from draftdiff.cli.sources import ReadOptions, import_file
from draftdiff.codec import encode
from draftdiff.errors import ExitCode
from draftdiff.readable import readable_lines


@click.command("show")
@click.argument("symbol")
@reading_options
@click.option("--format", "format_name", type=click.Choice(["text", "json"]), default="text", help="The output format.")
@output_option
def show(symbol: str, reading: ReadOptions, format_name: str, output: str) -> int:
    """Show the document SYMBOL, or what it was at a revision: SYMBOL@REV. A file is shown as well.

    The text is for reading; what other commands read again is the output of --format json.
    """
    documents = import_file(symbol, reading).documents
    if format_name == "json":
        write_result(output, b"".join(encode(document) for document in documents).decode())
    else:
        write_result(output, "".join(f"{line}\n" for document in documents for line in readable_lines(document)))
    return ExitCode.SAME
