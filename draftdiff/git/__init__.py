"""Git: the only package that starts it, and never so that a repository can run a program of its own.

What a repository configures (hooks, file-system monitors, filters, signatures, transports) and what its files are
called is taken for hostile: options are fixed, revisions are resolved to object names first, paths are literal.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from draftdiff.errors import DraftdiffError
from draftdiff.git.places import GitPlace, find_place, is_bare, refuse_links
from draftdiff.git.reading import Entry, GitReader
from draftdiff.git.running import CONFLICTS, Answer, complaint_of, create_repository, run_plainly
from draftdiff.systems import wait_for_lock

__all__ = [
    "CONFLICTS",
    "Answer",
    "Entry",
    "Git",
    "GitPlace",
    "complaint_of",
    "create_repository",
    "find_place",
    "is_bare",
    "refuse_links",
    "run_plainly",
]

_PATIENCE = 10.0
"""Seconds for which a lock of another git is waited for."""


class Git(GitReader):
    """Git in one work tree that is written to: commits, the branch, the index."""

    def identity(self, role: str) -> str:
        """Return who commits (`COMMITTER`, `AUTHOR`), and when, as git finds it and as fast-import takes it."""
        answer = self.ask("var", f"GIT_{role}_IDENT")
        if "invalid date" in answer.complaint:
            raise complaint_of(answer)
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
        name = os.path.join(self.place.common, "draftdiff.lock")
        try:
            handle = os.open(name, os.O_RDWR | os.O_CREAT, 0o666)
        except OSError as error:
            reason = (error.strerror or "unknown reason").lower()
            hint = "may you write to this repository?"
            raise DraftdiffError(f"{name} cannot be written: {reason}", hint=hint, slug="no-access") from error
        try:
            wait_for_lock(handle)
            yield
        finally:
            os.close(handle)
