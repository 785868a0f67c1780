"""What a repository holds: commits, trees, the index, and contents, which a standing process of GitPython reads."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from draftdiff.errors import DraftdiffError
from draftdiff.git.places import GitPlace, refuse_links
from draftdiff.git.running import OPTIONS, Answer, complaint_of, environment_of, no_git, run_plainly

if TYPE_CHECKING:
    from git.cmd import Git as GitCommand

_OBJECT = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_SHA1 = 40
"""Length of an object's name in most repositories; those with SHA-256 have 64."""


class Entry(NamedTuple):
    """A file in a commit or in the index: its mode, and the name of its content."""

    mode: str
    blob: str

    @property
    def is_file(self) -> bool:
        """Say whether it is a file, not a link, a folder or a submodule."""
        return self.mode in ("100644", "100755")


class GitReader:
    """Git in one work tree. Object names are hexadecimal; paths are relative to the root, with `/`."""

    def __init__(self, place: GitPlace) -> None:
        refuse_links(place)
        self.place = place

    def ask(self, *arguments: str, data: bytes = b"") -> Answer:
        """Run git and return its answer, whatever it is."""
        return run_plainly(arguments, self.place, data, GIT_INDEX_FILE=os.path.join(self.place.folder, "index"))

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

    def entries(self, commit: str, paths: Sequence[str]) -> dict[str, Entry]:
        """Return those files of a commit that are named, by path."""
        return self._listed(2, "ls-tree", "-z", "--full-tree", "--end-of-options", commit, "--", *paths)

    def staged(self, paths: Sequence[str]) -> dict[str, Entry]:
        """Return what the index holds at these paths; of a file in conflict, our side."""
        return self._listed(1, "ls-files", "-s", "-z", "--", *paths)

    def _listed(self, place: int, *arguments: str) -> dict[str, Entry]:
        """Return what git lists, by path; the name of the content stands so many words behind the mode."""
        lines = self.run(*arguments).decode("utf-8", "surrogateescape").split("\0")
        found = (line.partition("\t") for line in lines if line)
        return {path: Entry(facts.split()[0], facts.split()[place]) for facts, _, path in found}

    def read(self, blob: str, limit: int) -> bytes:
        """Return the content of a blob. Raises DraftdiffError if it is over `limit` bytes, missing or damaged."""
        if not _OBJECT.fullmatch(blob):
            raise ValueError(blob)
        kind, size = self._header(blob)
        if kind and (kind != "blob" or size > limit):
            hint = "`max_megabytes` in draftdiff.toml sets the limit"
            raise DraftdiffError(f"larger than {limit // 1048576} MB", hint=hint, slug="too-large")
        data = self._content(blob) if kind else b""
        if not kind or len(data) != size:
            self.__dict__.pop("_command", None)  # the standing process may have ended at it
            hint = "`git log --patch` brings what a partial clone left out, else `git fsck` tells what is missing"
            raise DraftdiffError(f"git has no content {blob[:12]}", hint=hint, slug="missing-content")
        return data

    def _content(self, blob: str) -> bytes:
        """Return the content of a blob as far as git gets: at a damaged one it stops in the middle."""
        if len(blob) > _SHA1:
            return self.ask("cat-file", "blob", blob).output
        try:
            return bytes(self._command.get_object_data(blob)[3])
        except (ValueError, OSError):
            return b""

    @cached_property
    def _command(self) -> GitCommand:
        try:
            from git.cmd import Git as GitCommand
        except ImportError as error:
            raise no_git() from error
        command = GitCommand(self.place.root)
        command.set_persistent_git_options(c=[f"{name}={value}" for name, value in OPTIONS.items()])
        command.update_environment(**environment_of(self.place))
        return command

    def _header(self, blob: str) -> tuple[str, int]:
        """Return the kind and the size of an object, no kind if git has none.

        GitPython's standing `cat-file` knows names of SHA-1 alone.
        """
        try:
            if len(blob) > _SHA1:
                return self.run("cat-file", "-t", blob).decode().strip(), int(self.run("cat-file", "-s", blob))
            header: Any = self._command.get_object_header(blob)
        except (ValueError, OSError, DraftdiffError):
            return "", 0
        kind = header[1]
        return (kind.decode() if isinstance(kind, bytes) else kind), int(header[2])
