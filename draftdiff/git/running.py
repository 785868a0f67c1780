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
    "i18n.logOutputEncoding": "UTF-8",
}
"""Settings of git that no repository may change while draftdiff calls it."""

ENVIRONMENT = {
    "GIT_ALLOW_PROTOCOL": "",  # no transport at all, whatever the configuration says
    "GIT_GRAFT_FILE": "/dev/null",  # as with replaced objects: the history is what its commits say
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}
CONFLICTS = 2
"""What `draftdiff-git merge` ends with if there are conflicts: not 1, with which a program ends that cannot start."""
_FULL = ("No space left", "Out of diskspace", "Disk quota exceeded")
"""What git and the system say of a disk that is full."""
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


class Answer(NamedTuple):
    """What git said: its exit code, its output, and what it complained of."""

    code: int
    output: bytes
    complaint: str


def run_plainly(arguments: Sequence[str], place: GitPlace | None = None, data: bytes = b"", **variables: str) -> Answer:
    """Run git with the options and variables that make it safe, and some more; return its answer, whatever it is.

    It has a session of its own, so that what stops draftdiff does not stop git in the middle of a write. Raises
    DraftdiffError if there is no git, or if it does not end.
    """
    options = [part for name, value in OPTIONS.items() for part in ("-c", f"{name}={value}")]
    try:
        process = subprocess.Popen(
            ["git", *options, "--no-pager", "--literal-pathspecs", *arguments],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True,
            cwd=place.root if place else None, env={**os.environ, **environment_of(place), **variables},
        )  # fmt: skip
    except FileNotFoundError as error:
        raise no_git() from error
    with process:
        try:
            output, complaint = process.communicate(data, timeout=TIME_LIMIT)
        except subprocess.TimeoutExpired as error:
            process.kill()
            raise DraftdiffError("git does not come to an end", hint="is the disk busy?", slug="git") from error
    return Answer(process.returncode, output, complaint.decode("utf-8", "replace"))


def create_repository(folder: str) -> None:
    """Make a folder a git work tree, whole or not at all; a `.git` that git began and did not end is completed."""
    from tempfile import TemporaryDirectory

    if os.path.isdir(os.path.join(folder, ".git")):
        _init(folder)
        return
    try:
        os.makedirs(folder, exist_ok=True)
        with TemporaryDirectory(prefix=".git-", dir=folder) as beside:
            _init(beside)
            os.rename(os.path.join(beside, ".git"), os.path.join(folder, ".git"))
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        hint = "may you write there?" if isinstance(error, PermissionError) else "name a folder"
        message = f"{folder}: it cannot be made a repository: {reason}"
        raise DraftdiffError(message, hint=hint, slug="no-access") from error


def _init(folder: str) -> None:
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
    if any(said in answer.complaint for said in _FULL):
        hint = "make room, and give the same command again"
        return DraftdiffError("git: no space is left on the disk", hint=hint, slug="git")
    hint = "another git is at work, or was stopped: then remove the .lock file" if ".lock'" in message else ""
    return DraftdiffError(f"git: {message or f'it ended with code {answer.code}'}", hint=hint, slug="git")


def no_git() -> DraftdiffError:
    """Say that there is no git."""
    return DraftdiffError("git was not found", hint="install git, or put it on the path", slug="no-git")
