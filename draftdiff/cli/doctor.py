"""`draftdiff doctor`: are the drivers and hooks active, in which version, and how is it mended?"""

from __future__ import annotations

import os

import click

from draftdiff.errors import ExitCode
from draftdiff.git import find_place
from draftdiff.install import examine
from draftdiff.renderers.harmless import harmless


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
