"""`draftdiff install`, `uninstall`, `doctor`: let git compare, merge and check by clause, and see whether it does."""

from __future__ import annotations

import os

import click

from draftdiff.cli.options import Decorated
from draftdiff.errors import ExitCode
from draftdiff.git import GitPlace, find_place
from draftdiff.install import examine
from draftdiff.install import install as put_in_place
from draftdiff.install import uninstall as take_away
from draftdiff.renderers.harmless import harmless
from draftdiff.repository import find_repository


def _scope_option(command: Decorated) -> Decorated:
    text = "For this repository (if nothing is said), or for all of yours."
    return click.option("--local/--global", "is_local", default=True, help=text)(command)


@click.command("install")
@_scope_option
def install(is_local: bool) -> int:
    """Tell git of the drivers and hooks of draftdiff, and say what was done. What others put there stays."""
    _tell(put_in_place(_place(is_local)))
    return ExitCode.SAME


@click.command("uninstall")
@_scope_option
def uninstall(is_local: bool) -> int:
    """Take away drivers, attributes and hooks of draftdiff, and nothing else; hooks of others are put back."""
    _tell(take_away(_place(is_local)))
    return ExitCode.SAME


def _place(is_local: bool) -> GitPlace | None:
    return find_repository().place if is_local else None


def _tell(done: list[str]) -> None:
    for line in done:
        click.echo(harmless(line))


@click.command("doctor")
def doctor() -> int:
    """Look at git, at draftdiff-git, at git's settings, attributes and hooks.

    Exits with 0 if all is active, with 1 if not.
    """
    checks = list(examine(find_place(os.curdir)))
    for check in checks:
        click.echo(harmless(f"{'ok     ' if check.is_fine else 'missing'}  {check.said}"))
    for hint in dict.fromkeys(check.hint for check in checks if check.hint):
        click.echo(harmless(f"hint: {hint}"))
    return ExitCode.SAME if all(check.is_fine for check in checks) else ExitCode.DIFFERENT
