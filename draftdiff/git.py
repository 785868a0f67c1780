"""Git: the only module that starts it, and never so that a repository can run a program of its own.

What a repository configures (hooks, file-system monitors, filters, signatures, transports) and what its files are
called is taken for hostile: options are fixed, revisions are resolved to object names first, paths are literal.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Container, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

from draftdiff.errors import DraftdiffError
from draftdiff.systems import wait_for_lock

if TYPE_CHECKING:
    from git.cmd import Git as GitCommand

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

_OBJECT = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_SHA1 = 40
"""Length of an object's name in most repositories; those with SHA-256 have 64."""
_TIME_LIMIT = 600.0
"""Seconds after which a git that does not answer is ended."""
_PATIENCE = 10.0
"""Seconds for which a lock of another git is waited for."""


class GitPlace(NamedTuple):
    """Where a work tree and its git folder are; `common` is the folder that linked work trees share."""

    root: str
    folder: str
    common: str


class Entry(NamedTuple):
    """A file in a commit or in the index: its mode, the name of its content, its size in bytes (-1: not known)."""

    mode: str
    blob: str
    size: int = -1

    @property
    def is_file(self) -> bool:
        """Say whether it is a file, not a link, a folder or a submodule."""
        return self.mode in ("100644", "100755")


def find_place(folder: str) -> GitPlace | None:
    """Return the work tree that holds a folder, None if there is none.

    Raises DraftdiffError for a `.git` file that points to the git folder of another work tree.
    """
    above = os.path.realpath(folder)
    while True:
        found = os.path.join(above, ".git")
        if os.path.islink(found):
            raise _linked(found)
        if os.path.isdir(found):
            return GitPlace(above, found, _common_folder(found))
        if os.path.isfile(found):
            linked = _linked_folder(found)
            return GitPlace(above, linked, _common_folder(linked))
        if os.path.dirname(above) == above:
            return None
        above = os.path.dirname(above)


def is_bare(folder: str) -> bool:
    """Say whether a folder is a git folder itself, without a work tree."""
    return all(os.path.exists(os.path.join(folder, name)) for name in ("HEAD", "objects", "refs"))


def _linked_folder(file: str) -> str:
    """Follow the `.git` file of a linked work tree or a submodule, if the git folder agrees that it belongs there."""
    root = os.path.dirname(file)
    folder = os.path.realpath(os.path.join(root, _first_line(file).removeprefix("gitdir:").strip()))
    back = _first_line(os.path.join(folder, "gitdir"))
    tree = re.search(r"^\s*worktree\s*=\s*(.+?)\s*$", _content(os.path.join(folder, "config")), re.MULTILINE)
    known = [os.path.dirname(os.path.join(folder, back))] if back else []
    known += [os.path.join(folder, tree[1])] if tree else []
    if root not in map(os.path.realpath, known):
        hint = "its `.git` file points to a git folder that knows nothing of it"
        raise DraftdiffError(f"{root} belongs to another repository", hint=hint, slug="foreign-repository")
    return folder


def _common_folder(folder: str) -> str:
    shared = _first_line(os.path.join(folder, "commondir"))
    return os.path.realpath(os.path.join(folder, shared)) if shared else folder


def _first_line(path: str) -> str:
    return _content(path).partition("\n")[0].strip()


def _content(path: str) -> str:
    """Return the beginning of a small file of git's own, empty if there is none."""
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            return file.read(65536)
    except OSError:
        return ""


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


def refuse_links(place: GitPlace) -> None:
    """Raise DraftdiffError if a git folder holds symbolic links: through them git would write elsewhere."""
    for folder in {place.folder, place.common}:
        for name in _names_in(folder):
            if os.path.islink(name):
                raise _linked(name)


def _linked(name: str) -> DraftdiffError:
    hint = "look where the repository comes from before you trust it"
    return DraftdiffError(f"{name} is a symbolic link", hint=hint, slug="symbolic-link")


def _names_in(folder: str) -> Iterator[str]:
    """Yield what stands in the folders that git writes into."""
    for one in ("", "objects", "objects/pack", "objects/info", "info", "hooks", "draftdiff", "draftdiff/downloads"):
        inner = os.path.join(folder, one)
        if os.path.isdir(inner):
            yield from (os.path.join(inner, name) for name in os.listdir(inner))
    for tree in ("refs", "logs"):
        for parent, folders, names in os.walk(os.path.join(folder, tree)):
            yield from (os.path.join(parent, name) for name in (*folders, *names))


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
            safe_command(arguments), input=data, capture_output=True, check=False, timeout=_TIME_LIMIT,
            cwd=place.root if place else None, env={**os.environ, **environment_of(place)},
        )  # fmt: skip
    except FileNotFoundError as error:
        raise _no_git() from error
    except subprocess.TimeoutExpired as error:
        raise DraftdiffError("git does not come to an end", hint="is the disk busy?", slug="git") from error
    return Answer(done.returncode, done.stdout, done.stderr.decode("utf-8", "replace"))


class Git:
    """Git in one work tree. Object names are hexadecimal; paths are relative to the root, with `/`."""

    def __init__(self, place: GitPlace) -> None:
        refuse_links(place)
        self.place = place
        self._command = _command_in(place)

    def ask(self, *arguments: str, data: bytes = b"") -> Answer:
        """Run git and return its answer, whatever it is."""
        return _execute(self._command, safe_command(arguments), data)

    def run(self, *arguments: str, data: bytes = b"") -> bytes:
        """Run git and return its output. Raises DraftdiffError with what it complains of."""
        answer = self.ask(*arguments, data=data)
        if answer.code:
            raise complaint_of(answer)
        return answer.output

    def find_commit(self, revision: str) -> str | None:
        """Return the name of the commit that a revision means, None if it means none."""
        answer = self.ask("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        name = answer.output.decode("ascii", "replace").strip()
        return name if answer.code == 0 and _OBJECT.fullmatch(name) else None

    def entries(self, commit: str, paths: Sequence[str] = (), *, recursive: bool = False) -> dict[str, Entry]:
        """Return the files of a commit by path: those that are named, or all below the named folders."""
        how = ["-r"] if recursive else []
        listed = self.run("ls-tree", "-z", "-l", "--full-tree", *how, "--end-of-options", commit, "--", *paths)
        return dict(_tree_entry(line) for line in listed.decode("utf-8", "surrogateescape").split("\0") if line)

    def staged(self, paths: Sequence[str]) -> dict[str, Entry]:
        """Return what the index holds at these paths; of a file in conflict, our side."""
        listed = self.run("ls-files", "-s", "-z", "--", *paths).decode("utf-8", "surrogateescape")
        found = (line.partition("\t") for line in listed.split("\0") if line)
        return {path: Entry(facts.split()[0], facts.split()[1]) for facts, _, path in found}

    def read(self, blob: str, limit: int) -> bytes:
        """Return the content of a blob. Raises DraftdiffError if it is larger than `limit` bytes, or missing."""
        if not _OBJECT.fullmatch(blob):
            raise ValueError(blob)
        kind, size = self._header(blob)
        if kind != "blob" or size > limit:
            hint = "`max_megabytes` in draftdiff.toml sets the limit"
            raise DraftdiffError(f"larger than {limit // 1048576} MB", hint=hint, slug="too-large")
        if len(blob) > _SHA1:
            return self.run("cat-file", "blob", blob)
        return bytes(self._command.get_object_data(blob)[3])

    def _header(self, blob: str) -> tuple[str, int]:
        """Return the kind and the size of an object. GitPython's standing `cat-file` knows names of SHA-1 alone."""
        try:
            if len(blob) > _SHA1:
                return self.run("cat-file", "-t", blob).decode().strip(), int(self.run("cat-file", "-s", blob))
            header: Any = self._command.get_object_header(blob)
        except (ValueError, DraftdiffError) as error:
            hint = "`git fsck` tells what is missing"
            raise DraftdiffError(f"git has no content {blob[:12]}", hint=hint, slug="git") from error
        kind = header[1]
        return (kind.decode() if isinstance(kind, bytes) else kind), int(header[2])

    def identity(self, role: str) -> str:
        """Return who commits (`COMMITTER`, `AUTHOR`), and when, as git finds it and as fast-import takes it."""
        answer = self.ask("var", f"GIT_{role}_IDENT")
        if answer.code:
            hint = 'git config --global user.name "Your Name"; the same for user.email'
            raise DraftdiffError("git does not know who you are", hint=hint, slug="no-identity")
        return answer.output.decode("utf-8", "replace").strip()

    def import_commits(self, stream: bytes, reference: str) -> str:
        """Give a stream to fast-import; return the commit that the reference, which it writes, then means.

        The reference is one of draftdiff's own, and is taken away again: the commits hang in the air until
        `move_head`.
        """
        self.run("fast-import", "--quiet", "--force", "--done", data=stream)
        commit = self.find_commit(reference)
        if commit is None:
            raise DraftdiffError("git did not write the commit", hint="`git fsck` may tell why", slug="git")
        self.run("update-ref", "-d", reference)
        return commit

    def move_head(self, commit: str, expected: str | None, reason: str) -> bool:
        """Move the current branch to a commit, if it still is where it was expected; say whether it was."""
        return self._patiently("update-ref", "-m", reason, "HEAD", commit, expected or "").code == 0

    def stage(self, entries: Mapping[str, Entry]) -> None:
        """Put contents into the index; nothing else in it changes."""
        lines = (f"{entry.mode} {entry.blob} 0\t{path}\0" for path, entry in entries.items())
        answer = self._patiently("update-index", "-z", "--index-info", data="".join(lines).encode())
        if answer.code:
            raise complaint_of(answer)

    def _patiently(self, *arguments: str, data: bytes = b"") -> Answer:
        """Run git; while another git holds a lock, wait a little and try again."""
        deadline = time.monotonic() + _PATIENCE
        while True:
            answer = self.ask(*arguments, data=data)
            if answer.code == 0 or ".lock': File exists" not in answer.complaint or time.monotonic() > deadline:
                return answer
            time.sleep(0.05)

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Let one draftdiff at a time write to this repository; the lock ends with the process that holds it."""
        handle = os.open(os.path.join(self.place.common, "draftdiff.lock"), os.O_RDWR | os.O_CREAT, 0o666)
        try:
            wait_for_lock(handle)
            yield
        finally:
            os.close(handle)


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


def _no_git() -> DraftdiffError:
    return DraftdiffError("git was not found", hint="install git, or put it on the path", slug="no-git")


def _tree_entry(line: str) -> tuple[str, Entry]:
    facts, _, path = line.partition("\t")
    mode, _, name, size = facts.split()
    return path, Entry(mode, name, int(size) if size.isdecimal() else -1)


def _command_in(place: GitPlace) -> GitCommand:
    try:
        from git.cmd import Git as GitCommand
    except ImportError as error:
        raise _no_git() from error
    command = GitCommand(place.root)
    command.set_persistent_git_options(c=[f"{name}={value}" for name, value in OPTIONS.items()])
    command.update_environment(**environment_of(place), GIT_INDEX_FILE=os.path.join(place.folder, "index"))
    return command


def _execute(command: GitCommand, line: Sequence[str], data: bytes) -> Answer:
    """Start git in a session of its own, so that what stops draftdiff does not stop git in the middle of a write."""
    with tempfile.TemporaryFile() as given:
        given.write(data)
        given.seek(0)
        running = frozenset(threading.enumerate())
        limit = None if sys.platform == "win32" else _TIME_LIMIT  # there GitPython knows none
        try:
            answered: Any = command.execute(
                line, istream=given, with_extended_output=True, with_exceptions=False, stdout_as_string=False,
                strip_newline_in_stdout=False, kill_after_timeout=limit, start_new_session=True,
            )  # fmt: skip
        except BaseException:
            _cancel_timers(running)
            raise
    code, output, complaint = answered
    return Answer(code, output, complaint if isinstance(complaint, str) else complaint.decode("utf-8", "replace"))


def _cancel_timers(running: Container[threading.Thread]) -> None:
    """Cancel the timer that GitPython leaves behind when it is interrupted, for the interpreter waits for it to end."""
    for thread in threading.enumerate():
        if isinstance(thread, threading.Timer) and thread not in running:
            thread.cancel()
