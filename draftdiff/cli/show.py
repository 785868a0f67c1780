"""`draftdiff show SYMBOL`: a stored document as text, or as the JSON that is stored."""

from __future__ import annotations

import click

from draftdiff.cli.options import from_option, language_option, output_option
from draftdiff.cli.output import write_result
from draftdiff.cli.sources import ReadOptions, import_file
from draftdiff.codec import encode
from draftdiff.errors import ExitCode
from draftdiff.model import Language
from draftdiff.readable import readable_lines
from draftdiff.store import load_settings


@click.command("show")
@click.argument("symbol")
@from_option
@language_option
@click.option("--format", "format_name", type=click.Choice(["text", "json"]), default="text", help="The output format.")
@output_option
def show(symbol: str, from_format: str, language: Language | None, format_name: str, output: str) -> int:
    """Show the document SYMBOL, or what it was at a revision: SYMBOL@REV. A file is shown as well.

    The text is for reading; what other commands read again is the output of --format json.
    """
    options = ReadOptions(settings=load_settings(), from_format=from_format, language=language)
    documents = import_file(symbol, options).documents
    if format_name == "json":
        write_result(output, b"".join(encode(document) for document in documents).decode())
    else:
        write_result(output, "".join(f"{line}\n" for document in documents for line in readable_lines(document)))
    return ExitCode.SAME
