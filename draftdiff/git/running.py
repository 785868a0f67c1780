"""Git as a process: fixed options and variables, so that no repository can run a program of its own."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from typing import NamedTuple

from draftdiff.errors import DraftdiffError
from draftdiff.git.places import GitPlace

OPTIONS = {
    "core.fsmonitor": "false",
    "core.hooksPath": "/dev/null",  # git's own name for it on Windows too
    "core.quotePath": "false",
    "gc.auto": "0",
    "maintenance.auto": "false",
    "log.showSignature": "false",
}
"""Settings of git that no repository may change while draftdiff calls it."""

ENVIRONMENT = {
    "GIT_ALLOW_PROTOCOL": "",  # no transport at all, whatever the configuration says
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}
CONFLICTS = 2
"""What `draftdiff-git merge` ends with if there are conflicts: not 1, with which a program ends that cannot start."""
TIME_LIMIT = 600.0
"""Seconds after which a git that does not answer is ended."""


def environment_of(place: GitPlace | None) -> dict[str, str]:
    """Return the variables that keep git safe, and in this place whatever the user's environment says."""
    if place is None:
        return ENVIRONMENT
    return {
        **ENVIRONMENT,
        "GIT_DIR": place.folder,
        "GIT_WORK_TREE": place.root,
        "GIT_COMMON_DIR": place.common,
        "GIT_OBJECT_DIRECTORY": os.path.join(place.common, "objects"),
        "GIT_NAMESPACE": "",
    }


def safe_command(arguments: Sequence[str]) -> list[str]:
    """Return the command line that runs git with the options that make it safe."""
    options = [part for name, value in OPTIONS.items() for part in ("-c", f"{name}={value}")]
    return ["git", *options, "--no-pager", "--literal-pathspecs", *arguments]


class Answer(NamedTuple):
    """What git said: its exit code, its output, and what it complained of."""

    code: int
    output: bytes
    complaint: str


def run_plainly(arguments: Sequence[str], place: GitPlace | None = None, data: bytes = b"") -> Answer:
    """Run git as a plain process, for what git itself calls: start-up counts there, and git says which index counts.

    Returns the answer, whatever it is. Raises DraftdiffError if there is no git.
    """
    try:
        done = subprocess.run(
            safe_command(arguments), input=data, capture_output=True, check=False, timeout=TIME_LIMIT,
            cwd=place.root if place else None, env={**os.environ, **environment_of(place)},
        )  # fmt: skip
    except FileNotFoundError as error:
        raise no_git() from error
    except subprocess.TimeoutExpired as error:
        raise DraftdiffError("git does not come to an end", hint="is the disk busy?", slug="git") from error
    return Answer(done.returncode, done.stdout, done.stderr.decode("utf-8", "replace"))


def create_repository(folder: str) -> None:
    """Make a folder a git work tree."""
    answer = run_plainly(["init", "--quiet", "--", folder])
    if answer.code:
        raise complaint_of(answer)


def complaint_of(answer: Answer) -> DraftdiffError:
    """Put what git complains of into an error."""
    lines = [line for line in answer.complaint.splitlines() if line.strip()]
    said = next((line for line in lines if line.startswith(("fatal:", "error:"))), lines[0] if lines else "")
    message = said.partition(":")[2].strip() if said.startswith(("fatal:", "error:")) else said
    if "dubious ownership" in message:
        hint = "if you trust it: git config --global --add safe.directory FOLDER"
        return DraftdiffError("the repository belongs to another user", hint=hint, slug="foreign-repository")
    hint = "another git is at work, or was stopped: then remove the .lock file" if ".lock'" in message else ""
    return DraftdiffError(f"git: {message or f'it ended with code {answer.code}'}", hint=hint, slug="git")


def no_git() -> DraftdiffError:
    """Say that there is no git."""
    return DraftdiffError("git was not found", hint="install git, or put it on the path", slug="no-git")
