"""`draftdiff log SYMBOL`: the versions of a document, and what each changed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

import click

from draftdiff.cli.messages import print_if_shallow
from draftdiff.cli.options import language_option
from draftdiff.cli.output import print_lines
from draftdiff.errors import DraftdiffError, ExitCode
from draftdiff.model import Language
from draftdiff.renderers.harmless import harmless
from draftdiff.repository import Repository, find_repository
from draftdiff.repository.places import known_symbol
from draftdiff.repository.stored import Version, find_version, paths_of, versions_of
from draftdiff.repository.summary import described


@click.command("log")
@click.argument("symbol")
@language_option
def log(symbol: str, language: Language | None) -> int:
    """Show each version of SYMBOL, of a draft all its revisions, newest first: when, who, and what it changed."""
    repository = find_repository()
    name = known_symbol(symbol)
    paths = paths_of(repository, name, repository.git.find_commit("HEAD") or None)
    wanted = [path for spoken, path in paths.items() if language in (None, spoken)]
    if not wanted:
        hint = "`draftdiff list` shows what is stored"
        raise DraftdiffError(f"{name} has no history in this repository", hint=hint, slug="not-stored")
    lines = [line for path in wanted for line in _lines(repository, versions_of(repository, path))]
    print_lines(lines)
    print_if_shallow(repository.is_shallow)
    return ExitCode.SAME


def _lines(repository: Repository, versions: list[Version]) -> Iterator[str]:
    """Yield what each version changed in the one that it came from; of a merge, what came in.

    Where git lacks the content of one of the two it is the subject of the commit.
    """
    documents = {}
    for version in versions:
        with suppress(DraftdiffError):
            documents[version.commit] = find_version(repository, version)
    for version in versions:
        parent = version.parents[0] if version.parents else None
        told = ""
        if documents.keys() >= {*filter(None, (parent, version.commit))}:
            told = described(documents[parent] if parent else None, documents[version.commit]).line
        yield harmless(f"{version.commit[:10]}  {version.date[:10]}  {version.author}")
        yield f"    {told or harmless(version.subject)}"
