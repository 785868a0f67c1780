"""The group of commands, and the one place where an error of any kind becomes an exit code.

This module and click are all that `draftdiff --help` loads; a command is imported when it is called.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeVar

import click

from draftdiff import __version__

if TYPE_CHECKING:
    from draftdiff.cli.failures import Failure

Result = TypeVar("Result")

COMMANDS: dict[str, tuple[str, str]] = {
    "diff": ("draftdiff.cli.diff:diff", "Compare two resolutions or drafts, clause by clause."),
    "import": ("draftdiff.cli.import_sources:import_sources", "Read resolutions from files of any kind into JSON."),
    "check": ("draftdiff.cli.check:check", "Find faults of form, citations and drafting."),
    "verify": ("draftdiff.cli.verify:verify_draft", "Find changes in a Word draft that are not tracked."),
    "render": ("draftdiff.cli.render:render", "Show a saved comparison in any format."),
    "report": ("draftdiff.cli.report:report", "Compare several documents, each with the one before it."),
    "proposals": ("draftdiff.cli.proposals:proposals", "Put what several drafts change in one text side by side."),
    "series": ("draftdiff.cli.series:series", "Follow paragraphs through several documents."),
    "agreed": ("draftdiff.cli.agreed:find_agreed_language", "Find where the words of a draft stand already."),
    "init": ("draftdiff.cli.init:init", "Make a repository of resolutions."),
    "add": ("draftdiff.cli.add:add", "Store documents in the repository."),
    "list": ("draftdiff.cli.list_documents:list_documents", "List the documents of the repository."),
    "show": ("draftdiff.cli.show:show", "Show a stored document as text."),
    "log": ("draftdiff.cli.log:log", "Show the history of a document."),
    "blame": ("draftdiff.cli.blame:blame", "Tell since when each clause stands, and by whose commit."),
    "fetch": ("draftdiff.cli.fetch:fetch", "Download official documents into the repository."),
    "merge": ("draftdiff.cli.merge:merge", "Merge two descendants of a document by clause."),
    "conflicts": ("draftdiff.cli.conflicts:conflicts", "List what a merge could not decide."),
    "resolve": ("draftdiff.cli.resolve:resolve", "Settle what a merge could not decide."),
    "install": ("draftdiff.cli.install:install", "Let git compare, merge and check documents by clause."),
    "uninstall": ("draftdiff.cli.install:uninstall", "Take away what `draftdiff install` put in place."),
    "doctor": ("draftdiff.cli.install:doctor", "Tell whether git's drivers and hooks are active."),
}
"""Name of the command: `module:function`, and its help of one line."""


class Commands(click.Group):
    """A group that imports a command only when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands in the order of their table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return a command."""
        if cmd_name not in COMMANDS:
            return None
        module, function = COMMANDS[cmd_name][0].split(":")
        command: click.Command = getattr(import_module(module), function)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command of a call; a name that is none is told with the nearest that is one."""
        if args[0] not in COMMANDS:
            from difflib import get_close_matches

            for nearest in get_close_matches(args[0], COMMANDS, n=1):
                ctx.fail(f"No such command '{args[0]}'. Did you mean '{nearest}'?")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the table of commands without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, help_text) for name, (_, help_text) in COMMANDS.items()])


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="draftdiff", message="%(prog)s %(version)s")
def draftdiff() -> None:
    """Compare United Nations resolutions clause by clause, in six languages.

    Begin with `draftdiff diff OLD NEW`. Nothing leaves your computer; only `fetch` opens a connection.

    Exit codes: 0 the same or fine, 1 different or problems, 2 it could not be done, 3 a bug of draftdiff,
    130 interrupted.
    """


def run(arguments: Sequence[str] | None) -> int:
    """Run the command line and return the exit code; whatever went wrong is told on standard error.

    None stands for the arguments of the process, in which click fills in `*.docx` where no shell has: on Windows.
    """
    command: Callable[..., Any] = partial(draftdiff.main, prog_name="draftdiff", standalone_mode=False)
    result = attempt(partial(command, None if arguments is None else list(arguments)))
    if result is None or isinstance(result, int):
        return result or 0
    from draftdiff.cli.failures import print_failure

    print_failure(result)
    return int(result.code)


def attempt(action: Callable[[], Result]) -> Result | Failure:
    """Return what an action returns, or how it failed."""
    try:
        return action()
    except Exception as error:
        from draftdiff.cli.failures import failure_of

        return failure_of(error)
