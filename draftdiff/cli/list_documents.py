"""`draftdiff list`: the documents of the repository."""

from __future__ import annotations

import click

from draftdiff.cli.messages import print_notice
from draftdiff.cli.options import language_option
from draftdiff.cli.output import print_lines
from draftdiff.errors import ExitCode
from draftdiff.model import Language
from draftdiff.renderers.harmless import harmless, isolated
from draftdiff.repository import find_repository
from draftdiff.repository.listed import Title, list_titles


@click.command("list")
@click.argument("beginning", default="", metavar="[BEGINNING]")
@language_option
def list_documents(beginning: str, language: Language | None) -> int:
    """List symbol, languages and title of each stored document, or of those whose symbols start with BEGINNING."""
    grouped: dict[str, list[Title]] = {}
    known, unread = list_titles(find_repository(), language)
    for title in known:
        if any(title.symbol.removeprefix(prefix).startswith(beginning) for prefix in ("", "A/", "A/RES/")):
            grouped.setdefault(title.symbol, []).append(title)
    lines = [_line(symbol, titles) for symbol, titles in grouped.items()]
    print_lines(lines)
    for path in unread:
        print_notice(f"{path} is no document; `draftdiff check` says why")
    if not lines and not unread:
        is_chosen = beginning or language
        print_notice(
            "nothing that is stored is like that" if is_chosen else "nothing is stored yet: see `draftdiff add`"
        )
    return ExitCode.SAME


def _line(symbol: str, titles: list[Title]) -> str:
    languages = " ".join(sorted({title.language.value for title in titles}))
    title = next((title.title for title in titles if title.language == "en"), titles[0].title)
    return f"{harmless(symbol)}\t{languages}\t{isolated(harmless(title), direction='ltr')}".rstrip()
