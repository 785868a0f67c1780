"""Lines for the user on standard error. What a document or a file name holds cannot command the terminal."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TextIO

import click

from draftdiff.renderers.harmless import harmless


def print_error(message: str, hint: str, slug: str) -> None:
    """Print `error: …` and `hint: …` on a line each; the last ends with the name that the page of errors has."""
    name = f" [{slug}]" if slug else ""
    _print("error", "red", message if hint else f"{message}{name}")
    if hint:
        _print("hint", "cyan", f"{hint}{name}")


def print_notice(message: str) -> None:
    """Print something that the user should know and need not mend."""
    _print("notice", "yellow", message)


def print_if_shallow(is_shallow: bool) -> None:
    """Say that a clone lacks the older part of the history, so that its first commit tells of all before it."""
    if is_shallow:
        print_notice("this clone has the newest part of the history alone; `git fetch --unshallow` brings the rest")


def _print(kind: str, color: str, message: str) -> None:
    line = f"{click.style(f'{kind}:', fg=color, bold=True)} {harmless(message)}"
    try:
        click.echo(line, err=True, color=None if wants_color() else False)
    except OSError:  # nobody listens; the exit code still tells
        give_up(sys.stderr)


def wants_color() -> bool:
    """Say whether the environment lets terminals have colours: NO_COLOR and TERM=dumb do not."""
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def give_up(stream: TextIO) -> None:
    """Let what Python still holds for a stream that cannot be written go nowhere, in silence, at the end of the run."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
