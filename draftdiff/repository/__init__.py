"""A repository of resolutions: documents in a git work tree, with their history.

A document is a file below `resolutions/` or `drafts/`, one for each language. What a repository holds is taken for
hostile: links are not followed, names are not trusted, and only regular files of a sensible size are read.
"""

from __future__ import annotations

import os
import stat
from functools import cached_property

from draftdiff.errors import DraftdiffError
from draftdiff.git import Git, GitPlace, find_place, is_bare
from draftdiff.store import Settings, load_settings, make_folder, read_source_file, remove_leftovers, write_atomically

__all__ = ["Repository", "find_repository"]


class Repository:
    """A work tree: its files, its git, its settings. Paths are relative to the root, with `/`."""

    def __init__(self, place: GitPlace) -> None:
        self.place = place
        self.settings: Settings = load_settings(place.root)

    @cached_property
    def git(self) -> Git:
        """Git in this work tree; started only by what needs it."""
        return Git(self.place)

    @property
    def limit(self) -> int:
        """The largest document that is read, in bytes."""
        return self.settings.limit

    @property
    def is_shallow(self) -> bool:
        """Say whether the clone was made without the older part of the history."""
        return os.path.isfile(os.path.join(self.place.common, "shallow"))

    @property
    def is_detached(self) -> bool:
        """Say whether no branch gets what is committed now."""
        return self.git.ask("symbolic-ref", "--quiet", "HEAD").code != 0

    def find_file(self, path: str) -> str | None:
        """Return the full name of a regular file of the work tree, None if there is none.

        Raises DraftdiffError if it, or a folder above it, is a symbolic link.
        """
        name = self._inside(path)
        try:
            return name if stat.S_ISREG(os.lstat(name).st_mode) else None
        except (FileNotFoundError, NotADirectoryError):
            return None

    def read_file(self, path: str) -> bytes | None:
        """Return the content of a file of the work tree, None if there is none. Raises DraftdiffError."""
        name = self.find_file(path)
        return None if name is None else read_source_file(name, self.settings)

    def write_file(self, path: str, data: bytes) -> None:
        """Write a file of the work tree, whole or not at all; the caller holds the lock. Raises DraftdiffError."""
        name = self._inside(path)
        make_folder(os.path.dirname(name))
        remove_leftovers(name)
        write_atomically(name, data)

    def _inside(self, path: str) -> str:
        """Return the full name of a path, if no link leads out of the work tree."""
        name = self.place.root
        for part in path.split("/"):
            name = os.path.join(name, part)
            if os.path.islink(name):
                hint = "draftdiff does not follow links in a repository: put a folder or a file in its place"
                raise DraftdiffError(f"{name} is a symbolic link", hint=hint, slug="symbolic-link")
        return name


def find_repository(folder: str = os.curdir) -> Repository:
    """Return the repository that holds a folder. Raises DraftdiffError if none does."""
    place = find_place(folder)
    if place is None:
        bare = "a bare repository of git has no files: clone it, and work in the clone"
        hint = bare if is_bare(folder) else "`draftdiff init` makes one"
        raise DraftdiffError("this is not a repository of resolutions", hint=hint, slug="no-repository")
    return Repository(place)
