"""`draftdiff init [DIR]`: a repository of resolutions."""

from __future__ import annotations

import os

import click

from draftdiff.cli.messages import print_notice
from draftdiff.errors import ExitCode
from draftdiff.git import create_repository, find_place

_NEXT = "`draftdiff install` lets git compare and merge by clause there"


@click.command("init")
@click.argument("folder", metavar="[DIR]", default=os.curdir)
def init(folder: str) -> int:
    """Make DIR, or the current folder, a repository of resolutions, which is a git repository.

    What is one already stays as it is. Inside another repository a new one is made, as git does.
    """
    place = find_place(folder)
    if place is not None and place.root == os.path.realpath(folder):
        print_notice(f"{place.root} is a repository already; {_NEXT}")
        return ExitCode.SAME
    create_repository(folder)
    print_notice(f"{os.path.abspath(folder)} is a repository; {_NEXT}")
    return ExitCode.SAME
