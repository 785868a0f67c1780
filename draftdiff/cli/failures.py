"""What a user is told when something went wrong: one line `error: …`, then `hint: …`, and the exit code."""

from __future__ import annotations

import errno
import os
import platform
import sys
import tempfile
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from msgspec import Struct

from draftdiff import __version__
from draftdiff.cli.messages import give_up, print_error
from draftdiff.errors import DraftdiffError, ExitCode

_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO})
"""What the operating system says of a stream or a disk that takes no more: no bug."""


class Failure(Struct, frozen=True, kw_only=True):
    """How a run failed, in words; no message: there is nothing to say."""

    code: ExitCode
    message: str = ""
    hint: str = ""
    slug: str = ""


def print_failure(failure: Failure) -> None:
    """Tell the user."""
    if failure.message:
        print_error(failure.message, failure.hint, failure.slug)


@contextmanager
def going_on(failed: list[str], name: str) -> Iterator[None]:
    """Tell an error in one of several sources and keep the name of the source, so that the others are read."""
    try:
        yield
    except DraftdiffError as error:
        print_error(error.message, error.hint, error.slug)
        failed.append(name)


def failure_of(error: Exception) -> Failure:
    """Put an error into words. Whatever no user can mend is a bug, and gets a log."""
    if isinstance(error, DraftdiffError):
        return Failure(code=ExitCode.FAILED, message=error.message, hint=error.hint, slug=error.slug)
    if isinstance(error, click.Abort):
        return Failure(code=ExitCode.INTERRUPTED)
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        error.show()
        return Failure(code=ExitCode.FAILED)
    if isinstance(error, click.ClickException):
        message = error.format_message().rstrip(".")
        return Failure(code=ExitCode.FAILED, message=message, hint=_usage_hint(error))
    if isinstance(error, OSError) and error.errno in _NO_ROOM:
        give_up(sys.stdout)
        message = f"the output cannot be written: {(error.strerror or 'unknown reason').lower()}"
        return Failure(code=ExitCode.FAILED, message=message, hint="is the disk full?", slug="no-access")
    if isinstance(error, FileNotFoundError) and _is_folder_gone():
        message, hint = "the folder in which you are is not there any more", "go to another one with `cd`"
        return Failure(code=ExitCode.FAILED, message=message, hint=hint, slug="no-such-file")
    return _bug(error)


def _is_folder_gone() -> bool:
    """Say whether the current folder was taken away or put anew under the user's feet."""
    try:
        os.getcwd()
    except FileNotFoundError:
        return True
    return False


def _usage_hint(error: click.ClickException) -> str:
    context = getattr(error, "ctx", None)
    if context is None:
        return "`--help` behind the command shows what it takes"
    if context.parent is None:
        return "`draftdiff diff OLD NEW` compares two texts; `draftdiff --help` lists all commands"
    if context.info_name == "diff" and "extra argument" in error.message:
        return "`draftdiff report` and `draftdiff series` take more than two documents"
    return f"`{context.command_path} --help` shows what it takes"


def _bug(error: Exception) -> Failure:
    """Write a log for the developers, readable by its owner alone.

    The log has the path through the program alone: messages of exceptions may quote a document, and stay out.
    """
    path = _write_log(error)
    frames = traceback.extract_tb(error.__traceback__)
    where = f" in {_inside_package(frames[-1].filename)}:{frames[-1].lineno}" if frames else ""
    return Failure(
        code=ExitCode.BUG,
        message=f"a bug of draftdiff: {type(error).__name__}{where}",
        hint=f"please report it with {path}, which holds no word of any document" if path else "please report it",
        slug="bug",
    )


def _write_log(error: Exception) -> str:
    """Write the log and return its path; empty where no folder takes it."""
    try:
        handle, path = tempfile.mkstemp(prefix="draftdiff-bug-", suffix=".log")
        with open(handle, "w", encoding="utf-8") as log:
            log.writelines(f"{line}\n" for line in _log_lines(error))
    except OSError:
        return ""
    return path


def _log_lines(error: BaseException) -> Iterator[str]:
    yield f"draftdiff {__version__}, Python {platform.python_version()}, {platform.system()}"
    seen: BaseException | None = error
    while seen is not None:
        yield ""
        yield f"{type(seen).__module__}.{type(seen).__qualname__}"
        for frame in traceback.extract_tb(seen.__traceback__):
            yield f"  {_inside_package(frame.filename)}:{frame.lineno} in {frame.name}"
            yield f"    {frame.line}"
        seen = seen.__cause__ or seen.__context__


def _inside_package(path: str) -> str:
    """Shorten the path of a module so that it tells nothing of the user's folders."""
    for folder in (Path(__file__).parents[2], *map(Path, sys.path)):
        if folder.is_absolute() and Path(path).is_relative_to(folder):
            return os.path.relpath(path, folder)
    return Path(path).name
