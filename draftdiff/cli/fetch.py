"""`draftdiff fetch SYMBOL…`: official documents into the repository; the only command that opens a connection."""

from __future__ import annotations

from collections.abc import Sequence

import click
from msgspec.structs import replace

from draftdiff.cli.add import tell
from draftdiff.cli.failures import Failure, print_failure
from draftdiff.cli.main import attempt
from draftdiff.cli.messages import print_notice
from draftdiff.cli.options import LANGUAGE
from draftdiff.errors import ExitCode
from draftdiff.model import Language
from draftdiff.network import host_of
from draftdiff.repository import Repository, find_repository
from draftdiff.repository.adding import add_documents
from draftdiff.repository.downloads import Downloads
from draftdiff.repository.places import known_symbol
from draftdiff.symbols import Symbol


@click.command("fetch")
@click.argument("symbols", nargs=-1, required=True, metavar="SYMBOL...")
@click.option(
    "--language",
    "languages",
    multiple=True,
    type=LANGUAGE,
    help="The language to download; may be given several times.",
)
def fetch(symbols: Sequence[str], languages: Sequence[Language]) -> int:
    """Download each SYMBOL from the site of the United Nations and commit it to the repository.

    This is the only command that opens a connection. What is there already is not downloaded again; after a stop,
    the same command goes on.
    """
    repository = find_repository()
    wanted = [known_symbol(symbol) for symbol in symbols]
    hosts = {host_of(address) for address in repository.settings.addresses}
    print_notice(f"connecting to {', '.join(sorted(hosts))}")
    downloads = Downloads(repository)
    chosen = languages or [repository.settings.reader]
    return max(_fetch(repository, downloads, symbol, language) for symbol in wanted for language in chosen)


def _fetch(repository: Repository, downloads: Downloads, symbol: Symbol, language: Language) -> int:
    steps = attempt(lambda: add_documents(repository, downloads.fetch(symbol, language)))
    if isinstance(steps, Failure):
        name = f"{symbol} ({language.value})"
        print_failure(replace(steps, message=f"{name}: {steps.message}"))
        return int(steps.code)
    return max((tell(step, quiet=False) for step in steps), default=ExitCode.SAME)
